"""Each day of the calendar says what it was, and nothing that is not known."""

from datetime import date

import pytest

from footlog.analysis.calendar import SHARES, SYMBOLS, Step, day_marks, share_step
from footlog.analysis.spans import Span
from footlog.domain.logbook import DayState, Entry
from tests.helpers.builders import day, item, on, pain, sets, tally

TODAY = date(2026, 3, 13)
WEEK = Span(date(2026, 3, 2), date(2026, 3, 8))


@pytest.mark.parametrize(
    ("credited", "due", "step"),
    [
        (0, 9, Step.NONE),
        (1, 9, Step.THIRD),
        (3, 9, Step.THIRD),
        (4, 9, Step.TWO_THIRDS),
        (6, 9, Step.TWO_THIRDS),
        (7, 9, Step.MOST),
        (8, 9, Step.MOST),
        (9, 9, Step.ALL),
        (1, 2, Step.TWO_THIRDS),
    ],
)
def test_five_steps(credited: int, due: int, step: Step) -> None:
    assert share_step(credited, due) is step


def test_every_state_looks_different_without_colour() -> None:
    assert len(set(SYMBOLS.values())) == len(SYMBOLS)
    assert set(SYMBOLS) | set(SHARES) == set(Step)


def test_a_week_with_one_of_each() -> None:
    plan = [item("mon,tue,wed,thu,fri,sat", sets=2)]
    entries: list[Entry] = [
        *sets(2, "2026-03-02"),
        *sets(1, "2026-03-03"),
        pain(3, "2026-03-04"),
        day("2026-03-05"),
        day("2026-03-06", DayState.MISSED),
    ]
    found = day_marks(tally(plan, entries), TODAY, WEEK)
    assert [mark.step for mark in found] == [
        Step.ALL,
        Step.TWO_THIRDS,
        Step.NONE,
        Step.PAUSED,
        Step.MISSED,
        Step.NOT_RECORDED,
        Step.NOTHING_DUE,
    ]
    assert [(mark.credited, mark.due) for mark in found[:2]] == [(2, 2), (1, 2)]


def test_today_is_not_missed_and_tomorrow_is_not_there() -> None:
    found = day_marks(tally([item(sets=2)], []), on("2026-03-03"), WEEK)
    assert [mark.day.day for mark in found] == [2, 3]
    assert found[-1].step is Step.NOTHING_DUE
