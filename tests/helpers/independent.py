"""A second, naive calculation of `footlog summary --json`, from the exported files alone.

It follows product.md section 5 sentence by sentence, imports nothing from footlog, and counts day
by day, item by item and side by side. Where it has the choice it is clear rather than quick.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from tests.helpers.independent_diary import (
    DAY,
    MOMENTS,
    Diary,
    Item,
    days_from,
    monday_of,
    read,
    whole_week,
)
from tests.helpers.independent_pain import mean_of, pain_change, pain_verdict

SUMS = ("days_due", "days_trained", "days_recorded", "days_paused")
SET_SUMS = ("sets_due", "sets_credited", "sets_extra")

Figures = dict[str, Any]


@dataclass(frozen=True)
class Slot:
    """What was due by one item on one side from one of its days on, or in one week."""

    exercise: str
    first: date
    """The scheduled day that opens it; of `K per week` the week's Monday."""
    is_weekly: bool
    planned: int
    """What is due when the slot is over."""
    due: int
    credited_on: dict[date, int]
    """Its credited sets by the day they are dated."""

    @property
    def credited(self) -> int:
        """`min(done, due)`."""
        return sum(self.credited_on.values())

    @property
    def opens_a_day(self) -> bool:
        """Tell whether its first day is due by it; a weekly slot has no such day."""
        return self.due > 0 and not self.is_weekly


def summary(  # noqa: PLR0913, PLR0917 - the files, the settings and the span, as the command has them
    history_csv: bytes,
    plan_csv: bytes,
    today: date,
    pain_limit: int = 5,
    pain_tolerance: int = 1,
    first: date | None = None,
    last: date | None = None,
) -> Figures:
    """Return what `footlog summary --json --today TODAY [--from FIRST] [--to LAST]` prints.

    Readings taken where product.md is open:
    - Entries dated after today do not exist, not even a pause noted ahead.
    - An item that starts after today is a plan start like any other; the report runs from the week
      of the first start or entry to the week of today, and is empty when that lies ahead.
    - A span is made of the whole weeks that hold its days. A week's figures and a day's pain rule
      are the same whatever the span; the change of pain knows only the span's scores.
    """
    diary = read(history_csv, plan_csv, today)
    slots = all_slots(diary)
    weeks = [_week(diary, slots, monday) for monday in diary.mondays(first, last)]
    days = diary.days(first, last)
    return {
        "today": today.isoformat(),
        "weeks": weeks,
        "total": _total(diary, weeks, days),
        "pain_change": {moment: pain_change(diary, moment, first, last) for moment in MOMENTS},
        "pain_rule": [
            {
                "date": day.isoformat(),
                "verdict": pain_verdict(diary, day, pain_limit, pain_tolerance),
            }
            for day in days
            if diary.is_trained(day)
        ],
    }


def days_done(
    diary: Diary, first: date | None = None, last: date | None = None
) -> tuple[int, int, int]:
    """Return on how many days due all was done, on how many something, and how many were due.

    Reading: all is done when no slot of the day is open any more, also one that reaches today.
    """
    of_day: dict[date, list[Slot]] = {}
    for slot in _slots_of_span(diary, first, last):
        if not slot.is_weekly:
            of_day.setdefault(slot.first, []).append(slot)
    due = [slots for slots in of_day.values() if any(slot.opens_a_day for slot in slots)]
    everything = [all(slot.credited == slot.planned for slot in slots) for slots in due]
    something = [any(slot.credited > 0 for slot in slots) for slots in due]
    return sum(everything), sum(something), len(due)


def by_exercise(
    diary: Diary, first: date | None = None, last: date | None = None
) -> dict[str, tuple[int, int]]:
    """Return the sets due and credited of every exercise of which something was due."""
    due: Counter[str] = Counter()
    credited: Counter[str] = Counter()
    for slot in _slots_of_span(diary, first, last):
        due[slot.exercise] += slot.due
        credited[slot.exercise] += slot.credited
    return {exercise: (due[exercise], credited[exercise]) for exercise in due if due[exercise]}


def _slots_of_span(diary: Diary, first: date | None, last: date | None) -> list[Slot]:
    """Return the slots of the span's weeks: a slot belongs to the week of its first day."""
    mondays = diary.mondays(first, last)
    return [slot for slot in all_slots(diary) if monday_of(slot.first) in mondays]


def all_slots(diary: Diary) -> list[Slot]:
    """Return every slot of every item and side that begins up to today."""
    slots = []
    for item in diary.items:
        for side in item.sides:
            if item.times_a_week is None:
                slots += _slots_of_days(diary, item, side)
            else:
                slots += _slots_of_weeks(diary, item, side)
    return slots


def _slots_of_days(diary: Diary, item: Item, side: str) -> list[Slot]:
    """Each scheduled day in force that is not paused opens one."""
    return [
        _slot_of_day(diary, item, side, day)
        for day in days_from(item.starts_on, diary.today)
        if item.in_force(day) and item.scheduled(day) and day not in diary.paused
    ]


def _slot_of_day(diary: Diary, item: Item, side: str, first: date) -> Slot:
    """Return the slot that reaches until before the next scheduled day or the item's end.

    Reading: a slot reaches today also when today is one of its days and paused.
    """
    days = [first]
    while item.in_force(days[-1] + DAY) and not item.scheduled(days[-1] + DAY):
        days.append(days[-1] + DAY)
    credited_on = _credited_on(diary, item, side, days, item.per_day)
    due = sum(credited_on.values()) if diary.today in days else item.per_day
    return Slot(item.exercise, first, False, item.per_day, due, credited_on)  # noqa: FBT003


def _slots_of_weeks(diary: Diary, item: Item, side: str) -> list[Slot]:
    """There is one slot a week on whose days the item is in force."""
    return [
        _slot_of_week(diary, item, side, monday)
        for monday in days_from(monday_of(item.starts_on), diary.today)
        if monday.weekday() == 0 and any(item.in_force(day) for day in whole_week(monday))
    ]


def _slot_of_week(diary: Diary, item: Item, side: str, monday: date) -> Slot:
    """Return the slot of `K per week`.

    Reading: in the week that holds today, `n` counts the days of the whole week (the plan is known
    ahead, a pause noted ahead is not) for what can be credited; `m` counts those before today.
    """
    times = item.times_a_week or 0
    week = whole_week(monday)
    its_days = [day for day in week if item.in_force(day) and day not in diary.paused]
    due = planned = _round_half_up(Fraction(times * len(its_days), 7)) * item.per_day
    credited_on = _credited_on(diary, item, side, its_days, due)
    if diary.today in week:
        before_today = [day for day in its_days if day < diary.today]
        so_far = times * len(before_today) // 7 * item.per_day
        due = max(sum(credited_on.values()), so_far)
    return Slot(item.exercise, monday, True, planned, due, credited_on)  # noqa: FBT003


def _credited_on(
    diary: Diary, item: Item, side: str, days: list[date], due: int
) -> dict[date, int]:
    """Credit the earliest sets of the slot's days that are in force and not paused, up to due."""
    credited_on: dict[date, int] = {}
    for day in days:
        if item.in_force(day) and day not in diary.paused:
            left = due - sum(credited_on.values())
            credited_on[day] = min(left, _done(diary, item, side, day))
    return credited_on


def _done(diary: Diary, item: Item, side: str, day: date) -> int:
    """Set logs of that exercise and side; `both` counts for left and right on an `each` item."""
    if not diary.is_trained(day):
        return 0
    sides = (side, "both") if item.side == "each" else (side,)
    return sum(diary.sets[day][item.exercise, logged] for logged in sides)


def _round_half_up(number: Fraction) -> int:
    return (2 * number.numerator + number.denominator) // (2 * number.denominator)


def _week(diary: Diary, slots: list[Slot], monday: date) -> Figures:
    """Return one week's figures; days after today do not exist."""
    days = diary.days_of_week(monday)
    its_slots = [slot for slot in slots if monday_of(slot.first) == monday]
    due = sum(slot.due for slot in its_slots)
    credited = sum(slot.credited for slot in its_slots)
    figures: Figures = {
        "week": monday.isoformat(),
        "days_due": len({slot.first for slot in its_slots if slot.opens_a_day}),
        "days_trained": sum(diary.is_trained(day) for day in days),
        "days_recorded": len(diary.recorded & set(days)),
        "days_paused": len(diary.paused & set(days)),
        "sets_due": due,
        "sets_credited": credited,
        "sets_extra": sum(_extra(diary, slots, day) for day in days),
        "adherence": _adherence(due, credited),
    }
    return figures | _pain_figures(diary, days)


def _extra(diary: Diary, slots: list[Slot], day: date) -> int:
    """Return the day's sets that no slot credits, whichever week the slots belong to."""
    return _all_sets(diary, day) - sum(slot.credited_on.get(day, 0) for slot in slots)


def _all_sets(diary: Diary, day: date) -> int:
    """Return the sets of a day; `both` is two when an `each` item of that exercise is in force."""
    count = 0
    if diary.is_trained(day):
        for (exercise, side), sets in diary.sets[day].items():
            is_two = side == "both" and any(
                item.exercise == exercise and item.side == "each" and item.in_force(day)
                for item in diary.items
            )
            count += 2 * sets if is_two else sets
    return count


def _adherence(due: int, credited: int) -> float | None:
    return None if due == 0 else float(Fraction(credited, due))


def _pain_figures(diary: Diary, days: list[date]) -> Figures:
    """Pain per moment: n, mean, worst of all scores of the days. No score, no point."""
    figures: Figures = {}
    for moment in MOMENTS:
        scores = [score for day in days for score in diary.of_day(moment, day)]
        mean = mean_of(scores)
        figures |= {
            f"pain_{moment}_n": len(scores),
            f"pain_{moment}_mean": None if mean is None else float(mean),
            f"pain_{moment}_worst": max(scores, default=None),
        }
    return figures


def _total(diary: Diary, weeks: list[Figures], days: list[date]) -> Figures:
    """Return the same sums over the span: means over all its scores, not over weekly means."""
    total: Figures = {name: sum(week[name] for week in weeks) for name in (*SUMS, *SET_SUMS)}
    total["adherence"] = _adherence(total["sets_due"], total["sets_credited"])
    return total | _pain_figures(diary, days)
