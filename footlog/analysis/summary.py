"""The summary: figures by week and over the span, change of pain and the pain rule."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date

from footlog.analysis.adherence import (
    AdherenceFacts,
    SetCounts,
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
    Verdict,
    pain_by_moment,
    pain_change,
    pain_rule,
    pain_stats,
)
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
    """The figures of one week, or of a span: days, sets and the pain of each moment."""

    days_due: int
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
    weeks = _figures_by_week(inside, today, begin, until)
    by_moment = pain_by_moment(inside.pain)
    return Summary(
        today=today,
        weeks=weeks,
        total=_total(weeks.values(), by_moment),
        pain_change={moment: pain_change(by_moment[moment], last_day) for moment in Moment},
        pain_rule={
            day: pain_rule(day, known.pain, rule or PainRule()) for day in sorted(inside.trained)
        },
    )


def _span(tally: Tally, today: date, first: date | None, last: date | None) -> tuple[date, date]:
    starts = [item.starts_on for item in tally.items]
    entered = tally.begun or min(tally.recorded, default=None)
    known = min([*starts, *([entered] if entered else [])], default=today + WEEK)
    begin = monday_of(max(known, first) if first else known)
    return begin, max(begin, monday_of(min(today, last) if last else today) + WEEK)


def _figures_by_week(tally: Tally, today: date, begin: date, until: date) -> dict[date, Figures]:
    facts = AdherenceFacts(tally.items, tally.done, tally.paused, today)
    due: defaultdict[date, int] = defaultdict(int)
    credited: defaultdict[date, int] = defaultdict(int)
    for slot in daily_slots(facts, begin, until):
        due[slot.first] += slot.due
        credited[slot.first] += slot.credited
    due_on = [day for day, sets in due.items() if sets]
    for slot in weekly_slots(facts, begin, until):
        due[slot.first] += slot.due
        credited[slot.first] += slot.credited
    sets_due, sets_credited, sets_done = by_week(due), by_week(credited), sets_by_week(facts)
    days_due, trained, recorded, paused = (
        Counter(map(monday_of, days))
        for days in (due_on, tally.trained, tally.recorded, tally.paused)
    )
    pain = _pain_by_week(tally.pain)
    return {
        monday: Figures(
            days_due=days_due[monday],
            days_trained=trained[monday],
            days_recorded=recorded[monday],
            days_paused=paused[monday],
            sets_due=sets_due[monday],
            sets_credited=sets_credited[monday],
            sets_extra=sets_done[monday] - sets_credited[monday],
            pain={moment: pain_stats(pain[moment, monday]) for moment in Moment},
        )
        for monday in mondays(begin, until - DAY)
    }


def _pain_by_week(pain: PainDays) -> defaultdict[tuple[Moment, date], list[DayPain]]:
    found: defaultdict[tuple[Moment, date], list[DayPain]] = defaultdict(list)
    for (moment, day), scores in pain.items():
        found[moment, monday_of(day)].append(scores)
    return found


def _total(weeks: Iterable[Figures], by_moment: Mapping[Moment, Mapping[date, DayPain]]) -> Figures:
    figures = list(weeks)
    return Figures(
        days_due=sum(week.days_due for week in figures),
        days_trained=sum(week.days_trained for week in figures),
        days_recorded=sum(week.days_recorded for week in figures),
        days_paused=sum(week.days_paused for week in figures),
        sets_due=sum(week.sets_due for week in figures),
        sets_credited=sum(week.sets_credited for week in figures),
        sets_extra=sum(week.sets_extra for week in figures),
        pain={moment: pain_stats(by_moment[moment].values()) for moment in Moment},
    )
