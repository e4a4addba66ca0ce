"""The summary: figures by week and over the span, change of pain and the pain rule."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, fields, replace
from datetime import date
from operator import attrgetter

from footlog.analysis.adherence import (
    AdherenceFacts,
    SetCounts,
    Slot,
    daily_slots,
    ratio,
    sets_by_week,
    weekly_slots,
)
from footlog.analysis.pain import (
    DayPain,
    PainChange,
    PainDays,
    PainStats,
    pain_by_moment,
    pain_change,
    pain_stats,
)
from footlog.analysis.pain_rule import Verdict, rule_day
from footlog.domain.logbook import Moment
from footlog.domain.plan import PlanItem
from footlog.domain.settings import PainRule
from footlog.domain.weeks import DAY, WEEK, by_week, monday_of, mondays


@dataclass(frozen=True)
class Tally:
    """The entries, counted by day so that ten years of them stay small, and the plan.

    `recorded` are the days with an entry of any kind, `paused` and `missed` those noted so.
    `begun` is the first day with an entry in the diary, also where this is only a part of it.
    """

    items: tuple[PlanItem, ...] = ()
    done: SetCounts = field(default_factory=dict)
    pain: PainDays = field(default_factory=dict)
    paused: AbstractSet[date] = frozenset()
    missed: AbstractSet[date] = frozenset()
    recorded: AbstractSet[date] = frozenset()
    begun: date | None = None

    @property
    def first_day(self) -> date | None:
        """The first day of the diary: of the first plan start or entry. None without either."""
        starts = [item.starts_on for item in self.items]
        entered = self.begun or min(self.recorded, default=None)
        return min([*starts, *([entered] if entered else [])], default=None)

    def facts(self, today: date) -> AdherenceFacts:
        """Return what adherence is computed from; the tally must not reach beyond `today`."""
        return AdherenceFacts(self.items, self.done, self.paused, today)

    @property
    def trained(self) -> AbstractSet[date]:
        """The days with a completed set."""
        return set().union(*self.done.values())

    def until(self, today: date) -> "Tally":
        """Return the tally without the days after `today`."""
        return self.between(date.min, today)

    def between(self, first: date, last: date) -> "Tally":
        """Return the tally of the days from `first` to `last`, both included, with the plan."""
        if all(first <= day <= last for day in self.recorded):
            return self
        return Tally(
            items=self.items,
            done={
                key: {day: n for day, n in done.items() if first <= day <= last}
                for key, done in self.done.items()
            },
            pain={key: day for key, day in self.pain.items() if first <= key[1] <= last},
            paused={day for day in self.paused if first <= day <= last},
            missed={day for day in self.missed if first <= day <= last},
            recorded={day for day in self.recorded if first <= day <= last},
            begun=self.begun if self.begun and self.begun <= last else None,
        )

    def of_exercise(self, exercise_id: str) -> "Tally":
        """Return the plan items and sets of one exercise alone, without any pain."""
        return replace(
            self,
            items=tuple(item for item in self.items if item.exercise_id == exercise_id),
            done={key: done for key, done in self.done.items() if key[0] == exercise_id},
            pain={},
        )


@dataclass(frozen=True)
class Figures:
    """The figures of one week, or of a span: days, sets and the pain of each moment.

    `days` counts all days, from the first of the diary to today. Of the days due, `days_all` are
    those on which all was done, `days_some` those on which something was.
    """

    days: int
    days_due: int
    days_all: int
    days_some: int
    days_trained: int
    days_recorded: int
    days_paused: int
    sets_due: int
    sets_credited: int
    sets_extra: int
    pain: Mapping[Moment, PainStats]

    @property
    def adherence(self) -> float | None:
        """Sets credited ÷ sets due, 0 to 1; None when nothing was due."""
        return ratio(self.sets_credited, self.sets_due)


@dataclass(frozen=True)
class Summary:
    """The figures by Monday, over the span, the change of pain and each training day's verdict."""

    today: date
    weeks: Mapping[date, Figures]
    total: Figures
    pain_change: Mapping[Moment, PainChange]
    pain_rule: Mapping[date, Verdict]


def summarise(
    tally: Tally,
    today: date,
    *,
    first: date | None = None,
    last: date | None = None,
    rule: PainRule | None = None,
) -> Summary:
    """Return the summary of the whole weeks that hold the days from `first` to `last`.

    Without them: from the week of the first plan start or entry to the week of `today`.
    """
    known = tally.until(today)
    begin, until = _span(known, today, first, last)
    last_day = min(until - DAY, today)
    inside = known.between(begin, last_day)
    by_moment = pain_by_moment(inside.pain)
    weeks = _figures_by_week(known, inside, today, begin, until)
    return Summary(
        today=today,
        weeks=weeks,
        total=_total(weeks.values(), by_moment),
        pain_change={moment: pain_change(by_moment[moment], last_day) for moment in Moment},
        pain_rule={
            day: rule_day(day, known.pain).verdict(rule or PainRule())
            for day in sorted(inside.trained)
        },
    )


def _span(tally: Tally, today: date, first: date | None, last: date | None) -> tuple[date, date]:
    known = tally.first_day or today + WEEK
    begin = monday_of(max(known, first) if first else known)
    return begin, max(begin, monday_of(min(today, last) if last else today) + WEEK)


@dataclass(slots=True)
class _Sets:
    """The sets of all slots that open on one day."""

    planned: int = 0
    due: int = 0
    credited: int = 0


def _sets_by_day(
    slots: Iterable[Slot], credited_on: defaultdict[date, int]
) -> defaultdict[date, _Sets]:
    """Return the sets by the day that opens their slot; add them to `credited_on` by their own."""
    by_day: defaultdict[date, _Sets] = defaultdict(_Sets)
    for slot in slots:
        sets = by_day[slot.first]
        sets.planned += slot.planned
        sets.due += slot.due
        sets.credited += slot.credited
        for day, done in slot.credited_on.items():
            credited_on[day] += done
    return by_day


def _figures_by_week(
    known: Tally, inside: Tally, today: date, begin: date, until: date
) -> dict[date, Figures]:
    facts = known.facts(today)
    credited_on: defaultdict[date, int] = defaultdict(int)
    daily = _sets_by_day(daily_slots(facts, begin, until), credited_on)
    weekly = _sets_by_day(weekly_slots(facts, begin, until), credited_on)
    sets_due = _sum_by_week((daily, weekly), attrgetter("due"))
    sets_credited = _sum_by_week((daily, weekly), attrgetter("credited"))
    credited_in, sets_done = by_week(credited_on), sets_by_week(facts)
    pain = _pain_by_week(inside.pain)
    days_due = [day for day, sets in daily.items() if sets.due]
    days_all = [day for day, sets in daily.items() if sets.due and sets.credited == sets.planned]
    days_some = [day for day, sets in daily.items() if sets.credited]
    due, all_done, some = (
        Counter(map(monday_of, found)) for found in (days_due, days_all, days_some)
    )
    trained, recorded, paused = (
        Counter(map(monday_of, found)) for found in (inside.trained, inside.recorded, inside.paused)
    )
    begun = known.first_day or today
    return {
        monday: Figures(
            days=max(0, (min(monday + WEEK, today + DAY) - max(monday, begun)).days),
            days_due=due[monday],
            days_all=all_done[monday],
            days_some=some[monday],
            days_trained=trained[monday],
            days_recorded=recorded[monday],
            days_paused=paused[monday],
            sets_due=sets_due[monday],
            sets_credited=sets_credited[monday],
            sets_extra=sets_done[monday] - credited_in[monday],
            pain={moment: pain_stats(pain[moment, monday]) for moment in Moment},
        )
        for monday in mondays(begin, until - DAY)
    }


def _sum_by_week(
    found: Iterable[Mapping[date, _Sets]], number: Callable[[_Sets], int]
) -> Counter[date]:
    sums: Counter[date] = Counter()
    for by_day in found:
        sums += by_week({day: number(sets) for day, sets in by_day.items()})
    return sums


def _pain_by_week(pain: PainDays) -> defaultdict[tuple[Moment, date], list[DayPain]]:
    found: defaultdict[tuple[Moment, date], list[DayPain]] = defaultdict(list)
    for (moment, day), scores in pain.items():
        found[moment, monday_of(day)].append(scores)
    return found


_COUNTS = tuple(one.name for one in fields(Figures) if one.name.startswith(("days", "sets_")))


def _total(weeks: Iterable[Figures], by_moment: Mapping[Moment, Mapping[date, DayPain]]) -> Figures:
    figures = list(weeks)
    return Figures(
        **{name: sum(getattr(week, name) for week in figures) for name in _COUNTS},
        pain={moment: pain_stats(by_moment[moment].values()) for moment in Moment},
    )
