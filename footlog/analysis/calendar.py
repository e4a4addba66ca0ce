"""The calendar: how much of each day's plan was done, or why there is no share to show."""

from collections import defaultdict
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from footlog.analysis.adherence import AdherenceFacts, daily_slots
from footlog.analysis.spans import Span
from footlog.analysis.summary import Tally
from footlog.domain.weeks import DAY, WEEK, days, monday_of


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


SHARES = (Step.NONE, Step.THIRD, Step.TWO_THIRDS, Step.MOST, Step.ALL)
SYMBOLS = {
    Step.PAUSED: "P",
    Step.MISSED: "×",
    Step.NOTHING_DUE: "·",
    Step.NOT_RECORDED: "?",
}


class DayMark(NamedTuple):
    """One day of the calendar: sets credited and due on fixed days, and its step."""

    day: date
    step: Step
    credited: int
    due: int


def day_marks(tally: Tally, today: date, span: Span) -> list[DayMark]:
    """Return the days of the span; exercises due a number of times a week do not count here."""
    facts = AdherenceFacts(tally.items, tally.done, tally.paused, today)
    due: defaultdict[date, int] = defaultdict(int)
    credited: defaultdict[date, int] = defaultdict(int)
    for slot in daily_slots(facts, monday_of(span.first), monday_of(span.last) + WEEK):
        due[slot.first] += slot.due
        credited[slot.first] += slot.credited
    return [
        DayMark(day, _step(tally, day, credited[day], due[day]), credited[day], due[day])
        for day in days(span.first, min(span.last, today) + DAY)
    ]


def _step(tally: Tally, day: date, credited: int, due: int) -> Step:
    if day in tally.paused:
        return Step.PAUSED
    if credited:
        return share_step(credited, due)
    if day in tally.missed:
        return Step.MISSED
    if not due:
        return Step.NOTHING_DUE
    return Step.NONE if day in tally.recorded else Step.NOT_RECORDED


def share_step(credited: int, due: int) -> Step:
    """Return the step for a share of the sets due, in thirds; ALL only when all were done."""
    if credited >= due:
        return Step.ALL
    return SHARES[(3 * credited + due - 1) // due] if credited else Step.NONE
