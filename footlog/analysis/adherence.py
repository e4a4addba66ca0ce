"""Adherence: sets credited ÷ sets due, against the plan that was in force that day.

The rules are those of "How we work this out": what is done is credited up to what is due,
paused days ask for nothing, and today is never counted as missed before it is over.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import NamedTuple

from footlog.domain.exercises import Side
from footlog.domain.plan import PlanItem
from footlog.domain.schedule import DAYS_A_WEEK, EveryDays, PerWeek
from footlog.domain.weeks import DAY, WEEK, by_week, days, mondays

SetCounts = Mapping[tuple[str, Side], Mapping[date, int]]
"""Completed sets by day, of each exercise and logged side (left, right or both)."""


class Slot(NamedTuple):
    """What one plan item asks of one side, on one day or in one week.

    `first` is the day, or the Monday of a weekly slot. `due` and `credited` count sets.
    """

    item: PlanItem
    side: Side
    first: date
    due: int
    credited: int


class Plan(NamedTuple):
    """Everything adherence is computed from, as it stood on `today`."""

    items: tuple[PlanItem, ...]
    done: SetCounts
    paused: AbstractSet[date]
    today: date


def slots(plan: Plan, first: date, until: date) -> Iterator[Slot]:
    """Yield the slots of the whole weeks from Monday `first` to before Monday `until`."""
    yield from daily_slots(plan, first, until)
    yield from weekly_slots(plan, first, until)


def daily_slots(plan: Plan, first: date, until: date) -> Iterator[Slot]:
    """Yield those of the `slots` that are a day's."""
    calendar = list(days(first, min(until, plan.today + DAY)))
    for item in plan.items:
        if not isinstance(item.schedule, PerWeek):
            yield from _daily_slots(item, plan, calendar)


def weekly_slots(plan: Plan, first: date, until: date) -> Iterator[Slot]:
    """Yield those of the `slots` that are a week's: any day of it will do."""
    weeks = list(mondays(first, min(until - DAY, plan.today)))
    for item in plan.items:
        if isinstance(item.schedule, PerWeek):
            yield from _weekly_slots(item, item.schedule.count, plan, weeks)


def _daily_slots(item: PlanItem, plan: Plan, calendar: Sequence[date]) -> Iterator[Slot]:
    asked, today = item.dose.per_day, plan.today
    scheduled = [day for day in _scheduled_days(item, calendar) if day not in plan.paused]
    for side in item.side.counted:
        done = _done_on_side(item, side, plan.done)
        for day in scheduled:
            credited = min(done.get(day, 0), asked)
            yield Slot(item, side, day, credited if day == today else asked, credited)


def _scheduled_days(item: PlanItem, calendar: Sequence[date]) -> Iterable[date]:
    begin = bisect_left(calendar, item.starts_on)
    end = len(calendar) if item.ends_on is None else bisect_left(calendar, item.ends_on)
    if isinstance(item.schedule, EveryDays) and begin < end:
        gap = item.schedule.gap
        begin += -(calendar[begin] - item.starts_on).days % gap
        return calendar[begin:end:gap]
    return (day for day in calendar[begin:end] if item.offered(day))


def _weekly_slots(item: PlanItem, count: int, plan: Plan, weeks: Iterable[date]) -> Iterator[Slot]:
    done = {side: by_week(_done_on_side(item, side, plan.done)) for side in item.side.counted}
    for monday in weeks:
        counted = [
            day
            for day in days(monday, monday + WEEK)
            if item.in_force(day) and day not in plan.paused
        ]
        asked = round_half_up(count, len(counted)) * item.dose.per_day
        before_today = sum(day < plan.today for day in counted)
        so_far = count * before_today // DAYS_A_WEEK * item.dose.per_day
        for side in item.side.counted if counted else ():
            credited = min(done[side][monday], asked)
            over = monday + WEEK <= plan.today
            yield Slot(item, side, monday, asked if over else max(credited, so_far), credited)


def round_half_up(per_week: int, days_counted: int) -> int:
    """Return per_week × days_counted / 7, rounded, a half upwards: what a part of a week asks."""
    return (2 * per_week * days_counted + DAYS_A_WEEK) // (2 * DAYS_A_WEEK)


def _done_on_side(item: PlanItem, side: Side, done: SetCounts) -> Mapping[date, int]:
    """Return the sets that count for this side of the item, by day."""
    alone = done.get((item.exercise_id, side), {})
    both = done.get((item.exercise_id, Side.BOTH)) if item.side is Side.EACH else None
    return Counter(alone) + Counter(both) if both else alone


def sets_by_week(plan: Plan) -> Counter[date]:
    """Return all sets by Monday; a `both` set counts twice while an `each` item is in force."""
    each: dict[str, list[PlanItem]] = {}
    for item in plan.items:
        if item.side is Side.EACH:
            each.setdefault(item.exercise_id, []).append(item)
    totals: Counter[date] = Counter()
    for (exercise, side), done in plan.done.items():
        totals.update(done)
        if side is Side.BOTH and exercise in each:
            items = each[exercise]
            twice = {day: n for day, n in done.items() if any(item.in_force(day) for item in items)}
            totals.update(twice)
    return by_week(totals)


def ratio(credited: int, due: int) -> float | None:
    """Return credited ÷ due, 0 to 1, or None when nothing was due."""
    return credited / due if due else None
