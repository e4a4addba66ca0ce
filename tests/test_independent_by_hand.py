"""The second calculation of slots and adherence, held against diaries calculated by hand.

Every expected figure was worked out by hand from product.md section 5.
"""

from typing import Any

import pytest

from tests.helpers.independent import by_exercise, days_done, summary
from tests.helpers.small_diaries import day, diary, figures, files, item, paused, sets


def slots(week: dict[str, Any]) -> tuple[int, int, int, int]:
    """Return the days due, and the sets due, credited and extra."""
    return week["days_due"], week["sets_due"], week["sets_credited"], week["sets_extra"]


def test_every_second_day_done_a_day_late_counts_in_full() -> None:
    # Scheduled on 1, 3, 5, 7 | 9, 11, 13 | 15, which is today.
    history = [row for number in (2, 4, 6, 8, 10, 12, 14) for row in sets(number, 1)]
    found = figures([item("every 2 days", 1)], history, today=15)
    assert [slots(week) for week in found["weeks"]] == [(4, 4, 4, 0), (3, 3, 3, 0), (0, 0, 0, 0)]
    assert [week["adherence"] for week in found["weeks"]] == [1.0, 1.0, None]
    assert [week["days_trained"] for week in found["weeks"]] == [3, 4, 0]
    assert found["total"]["adherence"] == 1.0


def test_what_was_due_on_monday_can_be_done_on_tuesday() -> None:
    plan, history = [item("mon,wed,fri", 2)], sets(2, 2) + sets(3, 1)
    total = figures(plan, history, today=8)["total"]
    assert slots(total) == (3, 6, 3, 0)
    assert total["adherence"] == 0.5
    assert days_done(diary(plan, history, today=8)) == (1, 2, 3)


def test_sets_beyond_what_the_slot_needs_are_extra() -> None:
    history = sets(1, 1) + sets(2, 2) + sets(3, 1)
    assert slots(figures([item("every 3 days", 2)], history, today=4)["total"]) == (1, 2, 2, 2)


def test_sets_on_a_paused_day_inside_a_slot_are_extra() -> None:
    history = paused(2) + sets(2, 1) + sets(3, 1)
    total = figures([item("every 3 days", 2)], history, today=4)["total"]
    assert slots(total) == (1, 2, 1, 1)
    assert total["days_paused"] == 1


def test_a_paused_day_opens_no_slot_and_ends_the_one_before() -> None:
    # Paused on day 4: the slot of day 1 ends on day 3, and nothing is due until day 7.
    history = paused(4) + sets(5, 2)
    assert slots(figures([item("every 3 days", 2)], history, today=7)["total"]) == (1, 2, 0, 2)


def test_a_slot_over_the_end_of_a_week_belongs_to_its_first_week() -> None:
    # Friday 5 to Tuesday 9; the next slot opens on Wednesday 10, which is today.
    plan, history = [item("every 5 days", 2, starts=5)], sets(5, 1) + sets(9, 2)
    first, second = figures(plan, history, today=10)["weeks"]
    assert slots(first) == (1, 2, 2, 0)
    assert slots(second) == (0, 0, 0, 1)
    history_csv, plan_csv = files(plan, history)
    alone = summary(history_csv, plan_csv, day(10), first=day(9), last=day(9))
    assert alone["weeks"] == [second]
    assert slots(alone["total"]) == (0, 0, 0, 1)
    assert by_exercise(diary(plan, history, today=10)) == {"towel": (2, 2)}
    assert by_exercise(diary(plan, history, today=10), first=day(8)) == {}


@pytest.mark.parametrize(
    ("today", "done", "expected", "on_days"),
    [
        (3, 0, (0, 0, 0, 0), (0, 0, 0)),
        (3, 1, (1, 1, 1, 0), (0, 1, 1)),
        (4, 1, (1, 1, 1, 0), (0, 1, 1)),
        (5, 1, (1, 3, 1, 0), (0, 1, 1)),
        (5, 4, (1, 3, 3, 1), (1, 1, 1)),
    ],
)
def test_a_slot_that_reaches_today_is_due_as_far_as_it_is_credited(
    today: int, done: int, expected: tuple[int, ...], on_days: tuple[int, ...]
) -> None:
    # The first slot holds days 1 to 4.
    plan, history = [item("every 4 days", 3)], sets(2, done)
    assert slots(figures(plan, history, today)["total"]) == expected
    assert days_done(diary(plan, history, today)) == on_days


def test_times_a_week_of_an_item_that_starts_on_thursday() -> None:
    # 3 × 4 days / 7 = 1.7, so two times two sets; Wednesday's sets came before the item.
    history = sets(3, 2) + sets(4, 2) + sets(6, 3)
    found = figures([item("3 per week", 2, starts=4)], history, today=8)
    assert [slots(week) for week in found["weeks"]] == [(0, 4, 4, 3), (0, 0, 0, 0)]


def test_times_a_week_leave_out_paused_days() -> None:
    # 5 × 5 days / 7 = 3.6, so four; the set on the paused day is extra.
    history = paused(2) + paused(3) + sets(2, 1) + sets(4, 1) + sets(7, 2)
    week = figures([item("5 per week", 1)], history, today=8)["weeks"][0]
    assert slots(week) == (0, 4, 3, 1)


@pytest.mark.parametrize(("done", "expected"), [(0, (0, 2, 0, 0)), (4, (0, 4, 4, 0))])
def test_times_a_week_in_the_week_of_today(done: int, expected: tuple[int, ...]) -> None:
    # On Thursday three days are over: 5 × 3 / 7 = 2.1, so two.
    found = figures([item("5 per week", 1)], sets(2, done), today=4)
    assert slots(found["total"]) == expected


def test_a_changed_dose_ends_the_slot() -> None:
    # The first item's slot is days 1 and 2; the second asks for two sets on day 3.
    plan = [item("every 4 days", 1, ends_on=str(day(3))), item("daily", 2, starts=3)]
    total = figures(plan, sets(3, 3), today=4)["total"]
    assert slots(total) == (2, 3, 2, 1)
    assert days_done(diary(plan, sets(3, 3), today=4)) == (1, 1, 2)


def test_both_feet_at_once_count_for_each_side() -> None:
    plan = [item("daily", 2, side="each")]
    history = sets(1, 3, side="both") + paused(2) + sets(2, 1, side="both")
    total = figures(plan, history, today=3)["total"]
    # Three logs are six sets, four of them credited; on the paused day one log is two extra.
    assert slots(total) == (1, 4, 4, 4)


def test_a_day_is_all_done_only_with_all_its_slots() -> None:
    plan = [item("daily", 1), item("daily", 1, exercise_id="marble")]
    history = sets(1, 1) + sets(1, 1, exercise="marble") + sets(2, 1) + sets(4, 1)
    found = diary(plan, history, today=4)
    # Today one of the two exercises is still open.
    assert days_done(found) == (1, 3, 4)
    assert by_exercise(found) == {"towel": (4, 3), "marble": (3, 1)}


def test_an_empty_diary_has_no_slots() -> None:
    found = diary([], [], today=20)
    assert days_done(found) == (0, 0, 0)
    assert by_exercise(found) == {}
    assert figures([], [], today=20)["weeks"] == []
