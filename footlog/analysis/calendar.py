"""The calendar: how much of each day's plan was done, or why there is no share to show."""

from collections import Counter
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from footlog.analysis.adherence import daily_slots
from footlog.analysis.spans import Span
from footlog.analysis.summary import Tally
from footlog.domain.weeks import DAY, days


class Step(StrEnum):
    """How a day is drawn: one of five shares of the plan, or the reason why there is none."""

    NONE = "none of it"
    THIRD = "up to a third"
    TWO_THIRDS = "up to two thirds"
    MOST = "most of it"
    ALL = "all of it"
    PAUSED = "paused"
    MISSED = "missed"
    NOTHING_DUE = "nothing due"
    NOT_RECORDED = "not recorded"
    OPEN = "not over yet"


SHARES = (Step.NONE, Step.THIRD, Step.TWO_THIRDS, Step.MOST, Step.ALL)
SYMBOLS = {
    Step.PAUSED: "P",
    Step.MISSED: "×",
    Step.NOTHING_DUE: "·",
    Step.NOT_RECORDED: "?",
    Step.OPEN: "…",
}


class DayMark(NamedTuple):
    """One day of the calendar: sets of its slots credited and planned, and its step."""

    day: date
    step: Step
    credited: int
    planned: int


def day_marks(tally: Tally, today: date, span: Span) -> list[DayMark]:
    """Return the days of the span; exercises due a number of times a week do not count here."""
    planned: Counter[date] = Counter()
    credited: Counter[date] = Counter()
    open_days: set[date] = set()
    for slot in daily_slots(tally.facts(today), span.first, span.last + DAY):
        planned[slot.first] += slot.planned
        credited[slot.first] += slot.credited
        if today < slot.until:
            open_days.add(slot.first)
    return [
        DayMark(
            day,
            _step(tally, day, credited[day], planned[day], is_open=day in open_days),
            credited[day],
            planned[day],
        )
        for day in days(span.first, min(span.last, today) + DAY)
    ]


def _step(tally: Tally, day: date, credited: int, planned: int, *, is_open: bool) -> Step:
    if day in tally.paused:
        return Step.PAUSED
    if credited:
        return share_step(credited, planned)
    if day in tally.missed:
        return Step.MISSED
    if not planned:
        return Step.NOTHING_DUE
    if is_open:
        return Step.OPEN
    return Step.NONE if day in tally.recorded else Step.NOT_RECORDED


def share_step(credited: int, due: int) -> Step:
    """Return the step for a share of the sets due, in thirds; ALL only when all were done."""
    if credited >= due:
        return Step.ALL
    return SHARES[(3 * credited + due - 1) // due] if credited else Step.NONE
