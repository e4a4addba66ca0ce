"""The diary counted by day in SQL: what the figures are made of."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache

from footlog.analysis.pain import DayPain, PainDays
from footlog.analysis.summary import Tally
from footlog.domain.exercises import Side
from footlog.domain.logbook import DayState, Moment
from footlog.store import rows
from footlog.store.plans import PlanStore

_SIDES = {str(side): side for side in Side}
_MOMENTS = {str(moment): moment for moment in Moment}
_ENTRIES = ("set_logs", "pain_scores", "day_records", "marks")


class CountStore(PlanStore):
    """The counts of a diary."""

    def tally(self, first: date | None = None, last: date | None = None) -> Tally:
        """Return the diary from `first` to `last` counted by day, with the whole plan."""
        with self.reading() as connection:
            states = _states(connection, first, last)
            marked = _marked(connection, first, last)
            done = _done(connection, first, last)
            pain = _pain_days(connection, first, last)
            return Tally(
                items=self.using(connection).plan_items(),
                done=done,
                pain=pain,
                paused={day for day, state in states.items() if state is DayState.PAUSED},
                missed={day for day, state in states.items() if state is DayState.MISSED},
                recorded=set().union(*done.values(), (day for _, day in pain), states, marked),
                begun=_first_day(connection),
            )

    def first_day(self) -> date | None:
        """Return the first day with an entry, or None before there is one."""
        with self.reading() as connection:
            return _first_day(connection)

    def moments_scored(self) -> list[Moment]:
        """Return the moments that have a pain score on any day, in the order of a day."""
        with self.reading() as connection:
            found = connection.execute(
                """
                select distinct moment from pain_scores
                union
                select 'during' where exists (select 1 from set_logs where pain is not null)
                """
            )
            there = {row[0] for row in found}
        return [moment for moment in Moment if moment in there]

    def exercise_days(self) -> dict[tuple[str, date], tuple[int, tuple[int, ...]]]:
        """Return, by exercise and day, the number of sets and the pain noted with some of them."""
        with self.reading() as connection:
            found = rows.tuples(
                connection,
                """
                select exercise_id, local_date, count(*), group_concat(pain) from set_logs
                group by 2, 1
                """,
            )
            return {
                (key, rows.day(day)): (n, tuple(map(int, pain.split(","))) if pain else ())
                for key, day, n, pain in found
            }

    def training_days(self, first: date, last: date) -> defaultdict[str, set[date]]:
        """Return, by exercise id, the days from `first` to `last` with a set; none for others."""
        days: defaultdict[str, set[date]] = defaultdict(set)
        with self.reading() as connection:
            found = connection.execute(
                "select distinct exercise_id, local_date from set_logs "
                "where local_date between ? and ?",
                rows.bounds(first, last),
            )
            for exercise, day in found:
                days[exercise].add(rows.day(day))
        return days

    def pain_days(self, first: date | None = None, last: date | None = None) -> PainDays:
        """Return the pain by moment and day from `first` to `last`."""
        with self.reading() as connection:
            return _pain_days(connection, first, last)

    def pain_of_moment(
        self, moment: Moment, foot: Side | None, last: date
    ) -> Mapping[date, DayPain]:
        """Return one moment's pain by day up to `last`; of one foot, unless `foot` is None."""
        with self.reading() as connection:
            pain = _pain_days(connection, None, last, foot, moment)
            return {day: scores for (_, day), scores in pain.items()}

    def pain_of_foot(
        self, foot: Side, first: date | None = None, last: date | None = None
    ) -> PainDays:
        """Return the pain by moment and day of the scores that name this foot, by side or place."""
        with self.reading() as connection:
            return _pain_days(connection, first, last, foot)


def _first_day(connection: sqlite3.Connection) -> date | None:
    each = ", ".join(f"(select min(local_date) from {table})" for table in _ENTRIES)  # noqa: S608
    found = [day for day in connection.execute(f"select {each}").fetchone() if day]
    return rows.day(min(found)) if found else None


def _pain_days(
    connection: sqlite3.Connection,
    first: date | None = None,
    last: date | None = None,
    foot: Side | None = None,
    moment: Moment | None = None,
) -> dict[tuple[Moment, date], DayPain]:
    where = "local_date between :begin and :end"
    where += " and (side = :foot or site like '%' || :foot || ' %')" if foot else ""
    begin, end = rows.bounds(first, last)
    values = {"foot": foot, "begin": begin, "end": end, "moment": moment}
    scores = rows.tuples(
        connection,
        f"""
        select local_date, group_concat(moment || ' ' || pain) from pain_scores
        where {where} and (:moment is null or moment = :moment)
        group by local_date
        """,  # noqa: S608 - our own words
        values,
    )
    pain = {
        (at, rows.day(day)): found for day, text in scores for at, found in _scores_of_a_day(text)
    }
    with_sets = rows.tuples(
        connection,
        f"""
        select local_date, count(*), sum(pain), max(pain) from set_logs
        where {where} and pain is not null and (:moment is null or :moment = 'during')
        group by local_date
        """,  # noqa: S608 - our own words
        values,
    )
    for day, n, total, worst in with_sets:
        key, found = (Moment.DURING, rows.day(day)), DayPain(n, total, worst)
        pain[key] = found.joined(pain[key]) if key in pain else found
    return pain


@lru_cache(maxsize=1 << 12)  # most days are like others
def _scores_of_a_day(text: str) -> tuple[tuple[Moment, DayPain], ...]:
    """Return the pain of each moment of a text like `morning 3,evening 2`."""
    found: dict[Moment, DayPain] = {}
    for score in text.split(","):
        moment, _, pain = score.partition(" ")
        at, one = _MOMENTS[moment], DayPain(1, int(pain), int(pain))
        found[at] = one.joined(found[at]) if at in found else one
    return tuple(found.items())


def _done(
    connection: sqlite3.Connection, first: date | None, last: date | None
) -> dict[tuple[str, Side], dict[date, int]]:
    """Return the sets by day; a row for each day is read in less time than one for each set."""
    done: defaultdict[tuple[str, Side], dict[date, int]] = defaultdict(dict)

    @cache  # most days are like others
    def counted(exercises: str, sides: str) -> list[tuple[dict[date, int], int]]:
        sets = Counter(zip(exercises.split(","), sides.split(","), strict=True))
        return [(done[exercise, _SIDES[side]], n) for (exercise, side), n in sets.items()]

    found = rows.tuples(
        connection,
        """
        select local_date, group_concat(exercise_id), group_concat(side) from set_logs
        where local_date between ? and ? group by local_date
        """,
        rows.bounds(first, last),
    )
    for on, exercises, sides in found:
        day = rows.day(on)
        for by_day, n in counted(exercises, sides):
            by_day[day] = n
    return dict(done)


def _marked(connection: sqlite3.Connection, first: date | None, last: date | None) -> set[date]:
    found = connection.execute(
        "select distinct local_date from marks where local_date between ? and ?",
        rows.bounds(first, last),
    )
    return {rows.day(day) for (day,) in found}


def _states(
    connection: sqlite3.Connection, first: date | None, last: date | None
) -> dict[date, DayState]:
    found = connection.execute(
        "select local_date, state from day_records where local_date between ? and ?",
        rows.bounds(first, last),
    )
    return {rows.day(day): DayState(state) for day, state in found}
