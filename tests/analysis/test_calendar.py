"""Each day of the calendar says what it was, and nothing that is not known."""

from datetime import date

import pytest

from footlog.analysis.calendar import SHARES, SYMBOLS, DayMark, Step, day_marks, share_step
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
    assert [(mark.credited, mark.planned) for mark in found[:2]] == [(2, 2), (1, 2)]


def steps(found: list[DayMark]) -> list[tuple[int, Step]]:
    return [(mark.day.day, mark.step) for mark in found]


def test_today_is_open_and_tomorrow_is_not_there() -> None:
    found = day_marks(tally([item(sets=2)], []), on("2026-03-03"), WEEK)
    assert steps(found) == [(2, Step.NOT_RECORDED), (3, Step.OPEN)]


@pytest.mark.parametrize(
    ("done", "step"),
    [
        (0, Step.OPEN),
        (1, Step.THIRD),
        (7, Step.TWO_THIRDS),
        (19, Step.MOST),
        (20, Step.ALL),
        (21, Step.ALL),
    ],
)
def test_today_is_drawn_by_its_share_of_all_that_is_planned(done: int, step: Step) -> None:
    """1 of 20 sets is not all of it, although nothing more is due yet."""
    counted = tally([item(sets=20)], sets(done, "2026-03-02"))
    credited = min(done, 20)
    assert day_marks(counted, on("2026-03-02"), WEEK) == [
        DayMark(date(2026, 3, 2), step, credited, 20)
    ]


def test_a_day_is_open_while_its_sets_can_still_be_done() -> None:
    """Due on 2 and 5; on the 4th the first slot is open, on the 5th it is over."""
    counted = tally([item("every 3 days")], [pain(3, "2026-03-02")])
    nothing = [(3, Step.NOTHING_DUE), (4, Step.NOTHING_DUE)]
    assert steps(day_marks(counted, on("2026-03-04"), WEEK)) == [(2, Step.OPEN), *nothing]
    assert steps(day_marks(counted, on("2026-03-05"), WEEK)) == [
        (2, Step.NONE),
        *nothing,
        (5, Step.OPEN),
    ]


def test_what_is_caught_up_is_drawn_on_the_day_on_which_it_was_due() -> None:
    counted = tally(
        [item("every 3 days", sets=3)], [*sets(1, "2026-03-02"), *sets(1, "2026-03-04")]
    )
    found = day_marks(counted, on("2026-03-04"), WEEK)
    assert found[0] == DayMark(date(2026, 3, 2), Step.TWO_THIRDS, 2, 3)
    assert steps(found)[1:] == [(3, Step.NOTHING_DUE), (4, Step.NOTHING_DUE)]


def test_a_slot_that_opened_before_the_span_is_not_drawn_in_it() -> None:
    counted = tally([item("every 5 days", "2026-02-28")], [*sets(1, "2026-03-02")])
    found = day_marks(counted, TODAY, WEEK)
    assert steps(found)[:3] == [(2, Step.NOTHING_DUE), (3, Step.NOTHING_DUE), (4, Step.NOTHING_DUE)]


def test_exercises_due_a_number_of_times_a_week_are_not_drawn() -> None:
    counted = tally([item("7 per week")], [*sets(1, "2026-03-02")])
    assert {mark.step for mark in day_marks(counted, TODAY, WEEK)} == {Step.NOTHING_DUE}


def test_a_missed_day_on_which_something_was_done_is_drawn_by_its_share() -> None:
    entries: list[Entry] = [*sets(1, "2026-03-02"), day("2026-03-02", DayState.MISSED)]
    found = day_marks(tally([item(sets=2)], entries), TODAY, WEEK)
    assert found[0] == DayMark(date(2026, 3, 2), Step.TWO_THIRDS, 1, 2)


def test_a_pause_today_is_a_pause() -> None:
    found = day_marks(tally([item()], [day("2026-03-02")]), on("2026-03-02"), WEEK)
    assert found == [DayMark(date(2026, 3, 2), Step.PAUSED, 0, 0)]
