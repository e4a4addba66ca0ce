"""The history as it is searched, shown in parts and corrected; SQLite finds, counts and sorts."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from datetime import date
from heapq import merge
from itertools import accumulate
from typing import Any, NamedTuple

from footlog.domain.logbook import (
    DayRecord,
    Entry,
    FootMark,
    PainScore,
    SetLog,
    check_day,
    score_token,
)
from footlog.domain.search import EntryKind, Search, Word
from footlog.domain.validation import InvalidEntry
from footlog.store import entry_rows, rows
from footlog.store.database import DiaryFile


class HistoryPart(NamedTuple):
    """Whole days of what was found, newest first, and where the parts around it begin.

    `older` and `newer` are None where there is nothing more.
    """

    entries: list[Entry]
    older: date | None
    newer: date | None


class EntryChange(NamedTuple):
    """An entry as it is saved and as it shall be: None before is a new one, None after is removed.

    `token` is that of the tap which saved an entry that is put back.
    """

    before: Entry | None
    after: Entry | None
    token: str | None = None


class _Table(NamedTuple):
    """A table of entries: how each thing that can be looked for is called in it."""

    kind: EntryKind
    exercise: str = "null"
    moment: str = "null"
    state: str = "null"
    mark: str = "null"
    side: str = "null"
    site: str = "null"
    texts: tuple[str, ...] = ("note",)
    shown_as: str = "*"


_TABLES: dict[type[Any], _Table] = {
    SetLog: _Table(
        EntryKind.SET,
        exercise="exercise_id",
        moment="iif(pain is null, null, 'during')",
        side="side",
        site="site",
        texts=("load", "site", "note"),
        shown_as="distinct exercise_id",
    ),
    PainScore: _Table(
        EntryKind.PAIN,
        exercise="exercise_id",
        moment="moment",
        side="side",
        site="site",
        texts=("site", "note"),
    ),
    DayRecord: _Table(EntryKind.DAY, state="state", texts=("reason", "note")),
    FootMark: _Table(EntryKind.MARK, mark="reason", side="side", texts=("reason", "note")),
}


_NAMED = {
    "exercises": "exercise",
    "moments": "moment",
    "sides": "side",
    "states": "state",
    "marks": "mark",
}
"""What a word can stand for, each with the column it is in."""


class _Selection(NamedTuple):
    """What is selected of one kind of entry, and what of it is counted as one row of a day."""

    kind: type[Any]
    shown_as: str
    condition: str
    values: dict[str, object]


class HistoryStore(DiaryFile):
    """What the History page asks of a diary."""

    def count_found(self, search: Search) -> int:
        """Return how many entries are found."""
        with self.reading() as connection:
            return sum(
                connection.execute(
                    f"select count(*) from {entry_rows.TABLES[one.kind]} where {one.condition}",  # noqa: S608 - our own words
                    one.values,
                ).fetchone()[0]
                for one in _selections(connection, search)
            )

    def found(self, search: Search, until: date, most: int) -> HistoryPart:
        """Return what is found on days up to `until`: whole days, until they are `most` rows.

        The sets of one exercise and day are one row.
        """
        with self.reading() as connection:
            selections = _selections(connection, search)
            days = _days(connection, selections, until, most, newest_first=True)
            shown = _that_fit(days, most)
            later = _that_fit(_days(connection, selections, until, most, newest_first=False), most)
            return HistoryPart(
                _entries(connection, selections, shown[-1], until) if shown else [],
                older=days[len(shown)][0] if len(days) > len(shown) else None,
                newer=later[-1] if later else None,
            )

    def exercises_logged(self) -> list[str]:
        """Return the ids of the exercises that have a set."""
        with self.reading() as connection:
            found = connection.execute("select distinct exercise_id from set_logs order by 1")
            return [row[0] for row in found]

    def change_entries(self, changes: Iterable[EntryChange], today: date) -> list[EntryChange]:
        """Change, remove or put back entries, all or none, and return what undoes it.

        Raises InvalidEntry when one of them is no longer saved as it was, for a day too far ahead,
        and for a day that already has a record.
        """
        wanted = list(changes)
        for change in wanted:
            if change.after:
                check_day(change.after, today)
        with self.writing() as connection:
            undo = [_change(connection, change) for change in wanted]
        return undo[::-1]


def _selections(connection: sqlite3.Connection, search: Search) -> list[_Selection]:
    """Return each table that can hold what is looked for, with a condition in SQL."""
    for number, word in enumerate(search.words):
        connection.create_function(f"holds_{number}", 1, word.is_in, deterministic=True)
    values = _values(search)
    return [
        _Selection(kind, table.shown_as, " and ".join(_conditions(table, search)), values)
        for kind, table in _TABLES.items()
        if not search.kinds or table.kind in search.kinds
    ]


def _days(
    connection: sqlite3.Connection,
    selections: list[_Selection],
    until: date,
    most: int,
    *,
    newest_first: bool,
) -> list[tuple[date, int]]:
    """Return days with the number of their rows: those up to `until`, or those after it.

    These are the `most` + 1 nearest ones at least, if there are so many, from near to far.
    """
    side, order = ("<=", "desc") if newest_first else (">", "asc")
    counts: Counter[date] = Counter()
    for one in selections:
        found = connection.execute(
            f"select local_date, count({one.shown_as}) from {entry_rows.TABLES[one.kind]} "  # noqa: S608 - our own words
            f"where local_date {side} :until and {one.condition} "
            f"group by local_date order by local_date {order} limit :most",
            one.values | {"until": until, "most": most + 1},
        )
        counts.update({rows.day(day): n for day, n in found})
    return sorted(counts.items(), reverse=newest_first)


def _that_fit(days: list[tuple[date, int]], most: int) -> list[date]:
    """Return the first days, until they have `most` rows together."""
    before = accumulate((n for _, n in days), initial=0)
    return [day for (day, _), n in zip(days, before, strict=False) if n < most]


def _entries(
    connection: sqlite3.Connection, selections: list[_Selection], first: date, last: date
) -> list[Entry]:
    streams = (
        entry_rows.selected(
            connection,
            one.kind,
            f"local_date between :first and :last and {one.condition} {entry_rows.NEWEST_FIRST}",
            one.values | {"first": first, "last": last},
        )
        for one in selections
    )
    return list(merge(*streams, key=entry_rows.sort_key, reverse=True))


def _conditions(table: _Table, search: Search) -> list[str]:
    on_side = f"({table.side} in (:side, :beside) or {table.site} like '%' || :side || ' %')"
    asked = {
        f"{table.exercise} = :exercise": search.exercise,
        f"{table.moment} in ({_listed('moments')})": search.moments,
        on_side: search.side,
        "note is not null": search.noted,
        "edited_at is not null": search.edited,
        f"local_date in ({_listed('days')})": search.days is not None,
    }
    words = [_word_condition(table, number, word) for number, word in enumerate(search.words)]
    return ["true", *(condition for condition, is_asked in asked.items() if is_asked), *words]


def _word_condition(table: _Table, number: int, word: Word) -> str:
    ways = [f"({text} is not null and holds_{number}({text}))" for text in table.texts]
    ways += [
        f"{getattr(table, column)} in ({_listed(f'{names}_{number}')})"
        for names, column in _NAMED.items()
        if getattr(word, names)
    ]
    return f"({' or '.join(ways)})"


def _listed(name: str) -> str:
    return f"select value from json_each(:{name})"  # noqa: S608 - our own names


def _values(search: Search) -> dict[str, object]:
    values: dict[str, object] = {
        "exercise": search.exercise,
        "moments": _json(search.moments),
        "side": search.side,
        "beside": "each" if search.side == "both" else search.side,
        "days": _json(search.days or ()),
    }
    for number, word in enumerate(search.words):
        values |= {f"{names}_{number}": _json(getattr(word, names)) for names in _NAMED}
    return values


def _json(values: Iterable[object]) -> str:
    return json.dumps([str(value) for value in values])


def _change(connection: sqlite3.Connection, change: EntryChange) -> EntryChange:
    """Make one change and return the one that undoes it."""
    before, after, token = change
    if before and entry_rows.find(connection, before.id) != before:
        raise InvalidEntry(
            "The entry", "was changed in another window", "reload the page and try again"
        )
    _check_one_record(connection, after)
    had = entry_rows.token_of(connection, before) if before else None
    if before and after:
        kept = token or _token_after(before, after, had)
        entry_rows.replace(connection, after)
        entry_rows.set_token(connection, after, kept)
    elif before:
        entry_rows.delete(connection, before.id)
    elif after:
        entry_rows.add(connection, after)
        entry_rows.set_token(connection, after, token)
    return EntryChange(after, before, had)


def _check_one_record(connection: sqlite3.Connection, entry: Entry | None) -> None:
    if isinstance(entry, DayRecord):
        there = entry_rows.of_kind(connection, DayRecord, entry.on, entry.on)
        if any(other.id != entry.id for other in there):
            raise InvalidEntry("date", "already has a rest or missed day", "choose another day")


def _token_after(before: Entry, after: Entry, token: str | None) -> str | None:
    """Return the token of a corrected entry: none once it is no longer what was tapped.

    With its token, the same tap on its old day would be taken for one that was saved before.
    """
    if isinstance(before, PainScore) and isinstance(after, PainScore):
        same = (before.on, before.moment) == (after.on, after.moment)
        return token if same else score_token(after.on, after.moment)
    if isinstance(before, SetLog) and isinstance(after, SetLog):
        return token if (before.on, before.side) == (after.on, after.side) else None
    if isinstance(before, FootMark) and isinstance(after, FootMark):
        return token if (before.on, before.reason) == (after.on, after.reason) else None
    return None
