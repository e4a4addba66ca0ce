"""The sets planned for a day as marks to tick, and those ticked already."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from footlog.analysis.adherence import AdherenceFacts, daily_slots
from footlog.domain.exercises import Side
from footlog.domain.logbook import SetLog
from footlog.domain.plan import PlanItem
from footlog.domain.schedule import PerWeek
from footlog.domain.weeks import DAY, monday_of

RECENT = timedelta(days=28)
"""How far back the app looks for the last time an exercise was done."""
FIRST_DAYS = 3
"""An exercise is new until it was done on so many days."""


@dataclass(frozen=True)
class Mark:
    """One set planned for a day, or an extra one; `log` is None until it is done."""

    exercise_id: str
    side: Side
    occasion: int
    number: int
    log: SetLog | None = None

    def token(self, day: date) -> str:
        """Return a text that is the same for two taps on this mark, so that only one is saved."""
        return f"{day}|{self.exercise_id}|{self.side}|{self.occasion}|{self.number}"


def marks(item: PlanItem, logs: Iterable[SetLog]) -> list[Mark]:
    """Return the item's marks by side, occasion and number, given the sets `logs` of one day.

    A set without a number, or one beyond the dose, takes the first free mark of its side; what is
    left over comes last. A dose without `sets` always has one more mark to tick.
    """
    done = list(logs)
    return [mark for side in item.side.counted for mark in _marks_of(item, side, done)]


def extra_mark(item: PlanItem, side: Side, logs: Iterable[SetLog]) -> Mark:
    """Return a mark for one extra set on `side`, after the day's other marks."""
    there = [(mark.occasion, mark.number) for mark in _marks_of(item, side, list(logs))]
    return Mark(item.exercise_id, side, *_next_place(item, there))


def offered(items: Iterable[PlanItem], day: date) -> list[PlanItem]:
    """Return the items that can be done on `day`: those of fixed days first, then K per week."""
    there = [item for item in items if item.offered(day)]
    return sorted(there, key=lambda item: isinstance(item.schedule, PerWeek))


def still_open(facts: AdherenceFacts, day: date) -> dict[str, date]:
    """Return since when items of earlier days are open on `day`, by the item's id.

    These are not due on `day`, but were not done in full before it and can still be done then.
    None are open on a paused day.
    """
    if day in facts.paused:
        return {}
    return {
        slot.item.id: slot.first
        for slot in daily_slots(facts, day, day + DAY)
        if slot.first < day
        and sum(n for on, n in slot.credited_on.items() if on < day) < slot.planned
    }


def days_done(done_on: Iterable[date], day: date) -> int:
    """Return how many days of the week up to `day` are among those that something was done on."""
    monday = monday_of(day)
    return sum(monday <= on <= day for on in set(done_on))


def last_day(done_on: Iterable[date], before: date) -> date | None:
    """Return the last day before `before` that something was done on, or None."""
    return max((on for on in done_on if on < before), default=None)


def is_new(done_on: Iterable[date], before: date) -> bool:
    """Tell whether an exercise was done on fewer than three days before `before`."""
    return len({on for on in done_on if on < before}) < FIRST_DAYS


def completed(mark: Mark, item: PlanItem, metadata: Mapping[str, Any]) -> SetLog:
    """Return the set that a tap on `mark` logs, done as the item's dose says."""
    return SetLog(
        **metadata,
        **item.dose.amounts,
        exercise_id=mark.exercise_id,
        side=mark.side,
        occasion=mark.occasion,
        set_number=mark.number,
        load=item.dose.load,
    )


def _marks_of(item: PlanItem, side: Side, logs: list[SetLog]) -> list[Mark]:
    mine = [log for log in logs if _counts(item, side, log)]
    taken: dict[tuple[int, int], SetLog] = {}
    for log in mine:
        place = (log.occasion, log.set_number or 0)
        if place[1] and place not in taken:
            taken[place] = log
    places = _places(item)
    free = (place for place in places if place not in taken)
    for log in mine:
        if log not in taken.values():
            taken[next(free, _next_place(item, taken))] = log
    for place in sorted(taken.keys() - set(places)):
        places.append(place)
    if item.dose.sets is None and all(place in taken for place in places):
        places.append(_next_place(item, taken))
    return [Mark(item.exercise_id, side, *place, taken.get(place)) for place in places]


def _counts(item: PlanItem, side: Side, log: SetLog) -> bool:
    if log.exercise_id != item.exercise_id:
        return False
    return log.side is side or (log.side is Side.BOTH and item.side is Side.EACH)


def _places(item: PlanItem) -> list[tuple[int, int]]:
    return [
        (occasion, number)
        for occasion in range(1, item.dose.times_per_day + 1)
        for number in range(1, (item.dose.sets or 1) + 1)
    ]


def _next_place(item: PlanItem, taken: Iterable[tuple[int, int]]) -> tuple[int, int]:
    occasion = item.dose.times_per_day
    return occasion, 1 + max((number for at, number in taken if at == occasion), default=0)
