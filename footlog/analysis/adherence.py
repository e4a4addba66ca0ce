"""Adherence: sets credited ÷ sets due, against the plan that was in force that day.

The rules are those of footlog.analysis.formulas: a scheduled day opens a slot, in which its sets
can be done until the exercise is due again; nothing is due on paused days, and a slot that is not
over is never counted as missed.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from footlog.domain.exercises import Side
from footlog.domain.plan import PlanItem
from footlog.domain.schedule import DAYS_A_WEEK, LONGEST_GAP_DAYS, DayBased, EveryDays, PerWeek
from footlog.domain.weeks import DAY, WEEK, by_week, days, monday_of

LONGEST_SLOT = timedelta(days=LONGEST_GAP_DAYS)

SetCounts = Mapping[tuple[str, Side], Mapping[date, int]]
"""Completed sets by day, of each exercise and logged side (left, right or both)."""


class Slot(NamedTuple):
    """The sets of one plan item on one side that can be done from `first` to before `until`.

    `first` is the scheduled day, or the Monday of a weekly slot. `planned` counts the sets of the
    whole slot, `due` those that count as due already, `credited` those done up to `planned`;
    `credited_on` says from which days these are.
    """

    item: PlanItem
    side: Side
    first: date
    until: date
    planned: int
    due: int
    credited: int
    credited_on: Mapping[date, int]


class AdherenceFacts(NamedTuple):
    """Everything adherence is computed from, as it stood on `today`; no set is later."""

    items: tuple[PlanItem, ...]
    done: SetCounts
    paused: AbstractSet[date]
    today: date


def slots(facts: AdherenceFacts, first: date, until: date) -> Iterator[Slot]:
    """Yield the slots that reach into the days from `first` to before `until`.

    `facts` has to hold the sets of the `LONGEST_SLOT` before `first`, when a slot began there.
    """
    yield from daily_slots(facts, first, until)
    yield from weekly_slots(facts, first, until)


def daily_slots(facts: AdherenceFacts, first: date, until: date) -> Iterator[Slot]:
    """Yield the `slots` of items that are due on certain days."""
    for item in facts.items:
        if not isinstance(item.schedule, PerWeek):
            known = min(until, facts.today + DAY)
            yield from _daily_slots(item, item.schedule, facts, first, known)


def weekly_slots(facts: AdherenceFacts, first: date, until: date) -> Iterator[Slot]:
    """Yield the `slots` of items that are due a number of times a week, on any day."""
    weeks = list(days(monday_of(first), min(until, facts.today + DAY), DAYS_A_WEEK))
    for item in facts.items:
        if isinstance(item.schedule, PerWeek):
            yield from _weekly_slots(item, item.schedule.count, facts, weeks)


def _daily_slots(
    item: PlanItem, schedule: DayBased, facts: AdherenceFacts, first: date, until: date
) -> Iterator[Slot]:
    planned, today, paused = item.dose.per_day, facts.today, facts.paused
    opened = [
        (day, end, (day,) if end - day == DAY else tuple(days(day, end)))
        for day, end in pairwise(_borders(item, schedule, first, until))
        if first < end and day not in paused
    ]
    for side in item.side.counted:
        done = _done_on_side(item, side, facts.done)
        for day, end, slot in opened:
            credited_on = _credited(done, slot, planned, paused)
            credited = sum(credited_on.values())
            due = credited if today < end else planned
            yield Slot(item, side, day, end, planned, due, credited, credited_on)


def _borders(item: PlanItem, schedule: DayBased, first: date, until: date) -> list[date]:
    """Return the item's scheduled days before `until`, and where the slot of the last one ends.

    They begin with the last one up to `first`.
    """
    last = until if item.ends_on is None else min(until, item.ends_on)
    found = list(_scheduled(schedule, item.starts_on, first, last))
    while len(found) > 1 and found[-2] >= last:
        found.pop()
    if item.ends_on is not None and found:
        found[-1] = min(found[-1], item.ends_on)
    return found


def _scheduled(schedule: DayBased, starts_on: date, first: date, until: date) -> Iterable[date]:
    """Return the schedule's days, from the last one up to `first` to beyond `until`."""
    if isinstance(schedule, EveryDays):
        gap = schedule.gap
        before = max(0, (first - starts_on).days // gap)
        return days(starts_on + before * gap * DAY, until + 2 * gap * DAY, gap)
    around = days(max(starts_on, first - WEEK), until + 2 * WEEK)
    return (day for day in around if schedule.falls_on(day, starts_on))


def _credited(
    done: Mapping[date, int], slot: Iterable[date], planned: int, paused: AbstractSet[date]
) -> dict[date, int]:
    """Return how many sets of each day of the slot are credited, the earliest first."""
    credited: dict[date, int] = {}
    for day in slot:
        if day in done and planned and day not in paused:
            credited[day] = sets = min(planned, done[day])
            planned -= sets
    return credited


def _weekly_slots(
    item: PlanItem, count: int, facts: AdherenceFacts, weeks: Iterable[date]
) -> Iterator[Slot]:
    done = {side: _done_on_side(item, side, facts.done) for side in item.side.counted}
    for monday in weeks:
        until = monday + WEEK
        counted = [
            day for day in days(monday, until) if item.in_force(day) and day not in facts.paused
        ]
        planned = round_half_up(count, len(counted)) * item.dose.per_day
        before_today = sum(day < facts.today for day in counted)
        so_far = count * before_today // DAYS_A_WEEK * item.dose.per_day
        for side in item.side.counted if counted else ():
            credited_on = _credited(done[side], counted, planned, facts.paused)
            credited = sum(credited_on.values())
            due = planned if until <= facts.today else max(credited, so_far)
            yield Slot(item, side, monday, until, planned, due, credited, credited_on)


def round_half_up(per_week: int, days_counted: int) -> int:
    """Return per_week × days_counted / 7, rounded half up, for a part of a week."""
    return (2 * per_week * days_counted + DAYS_A_WEEK) // (2 * DAYS_A_WEEK)


def _done_on_side(item: PlanItem, side: Side, done: SetCounts) -> Mapping[date, int]:
    """Return the sets that count for this side of the item, by day."""
    alone = done.get((item.exercise_id, side), {})
    both = done.get((item.exercise_id, Side.BOTH)) if item.side is Side.EACH else None
    return Counter(alone) + Counter(both) if both else alone


def sets_by_week(facts: AdherenceFacts) -> Counter[date]:
    """Return all sets by Monday; a `both` set counts twice while an `each` item is in force."""
    each: dict[str, list[PlanItem]] = {}
    for item in facts.items:
        if item.side is Side.EACH:
            each.setdefault(item.exercise_id, []).append(item)
    totals: Counter[date] = Counter()
    for (exercise, side), done in facts.done.items():
        totals.update(done)
        if side is Side.BOTH and exercise in each:
            items = each[exercise]
            twice = {day: n for day, n in done.items() if any(item.in_force(day) for item in items)}
            totals.update(twice)
    return by_week(totals)


def by_exercise(facts: AdherenceFacts, first: date, until: date) -> dict[str, tuple[int, int]]:
    """Return the sets credited and due of each exercise, by id in the plan's order.

    They are those of the slots that open from `first` to before `until`.
    """
    found: dict[str, tuple[int, int]] = {}
    for slot in slots(facts, first, until):
        if slot.first >= first:
            credited, due = found.get(slot.item.exercise_id, (0, 0))
            found[slot.item.exercise_id] = credited + slot.credited, due + slot.due
    order = dict.fromkeys(item.exercise_id for item in facts.items)
    return {exercise: found[exercise] for exercise in order if exercise in found}


def ratio(credited: int, due: int) -> float | None:
    """Return credited ÷ due, 0 to 1, or None when nothing was due."""
    return credited / due if due else None
