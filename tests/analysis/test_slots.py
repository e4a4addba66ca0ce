"""Slots over several days: what can be caught up, until when, and in which week it counts."""

from datetime import date

import pytest

from footlog.analysis.adherence import Slot, daily_slots, slots, weekly_slots
from footlog.analysis.summary import summarise
from footlog.domain.exercises import Side
from footlog.domain.logbook import DayState, Entry
from footlog.domain.plan import PlanItem
from tests.helpers.builders import MONDAY, day, item, on, set_log, sets, tally

Sets = tuple[int, int, int]
"""Sets due, credited and extra."""


def march(number: int) -> date:
    """Return a day of March 2026; the 2nd is a Monday."""
    return date(2026, 3, number)


def logged(*days: int, side: Side = Side.BOTH) -> list[Entry]:
    """Return one set on each of these days of March, as often as it is named."""
    return [set_log(str(march(number)), side=side) for number in days]


def paused(*days: int) -> list[Entry]:
    return [day(str(march(number))) for number in days]


def week_sets(plan: list[PlanItem], entries: list[Entry], today: int) -> list[Sets]:
    """Return the sets of each week up to this day of March."""
    weeks = summarise(tally(plan, entries), march(today)).weeks.values()
    return [(week.sets_due, week.sets_credited, week.sets_extra) for week in weeks]


def credited(plan: list[PlanItem], entries: list[Entry], today: int) -> list[dict[int, int]]:
    """Return how many sets of each day of March are credited, slot by slot."""
    found = slots(tally(plan, entries).facts(march(today)), MONDAY, march(31))
    return [{on.day: n for on, n in slot.credited_on.items()} for slot in found]


def test_slots_name_their_item_side_days_and_sets() -> None:
    daily = item("daily", ends_on="2026-03-03", side=Side.EACH, sets=2)
    weekly = item("2 per week", "2026-03-04", exercise="toe-curls")
    facts = tally((daily, weekly), logged(2, side=Side.LEFT)).facts(march(9))
    ends, next_monday = march(3), march(9)
    left = Slot(daily, Side.LEFT, MONDAY, ends, 2, 2, 1, {MONDAY: 1})
    right = Slot(daily, Side.RIGHT, MONDAY, ends, 2, 2, 0, {})
    of_week = Slot(weekly, Side.BOTH, MONDAY, next_monday, 1, 1, 0, {})
    assert list(daily_slots(facts, MONDAY, next_monday)) == [left, right]
    assert list(weekly_slots(facts, MONDAY, next_monday)) == [of_week]
    assert list(slots(facts, MONDAY, next_monday)) == [left, right, of_week]
    assert [slot.credited for slot in (left, right, of_week)] == [1, 0, 0]


@pytest.mark.parametrize(
    ("schedule", "starts_on", "ends_on", "borders"),
    [
        ("daily", "2026-03-02", None, [(2, 3), (3, 4), (4, 5), (5, 6), (6, 7), (7, 8), (8, 9)]),
        ("every 3 days", "2026-03-02", None, [(2, 5), (5, 8), (8, 11)]),
        ("every 3 days", "2026-03-03", "2026-03-08", [(3, 6), (6, 8)]),
        ("mon,wed,fri", "2026-03-02", None, [(2, 4), (4, 6), (6, 9)]),
        ("mon,wed,fri", "2026-03-03", "2026-03-05", [(4, 5)]),
        ("sun", "2026-03-02", None, [(8, 15)]),
    ],
)
def test_a_slot_reaches_to_the_next_scheduled_day_or_the_items_end(
    schedule: str, starts_on: str, ends_on: str | None, borders: list[tuple[int, int]]
) -> None:
    facts = tally([item(schedule, starts_on, ends_on)]).facts(march(31))
    found = slots(facts, MONDAY, march(9))
    assert [(slot.first.day, slot.until.day) for slot in found] == borders


def test_slots_that_reach_into_the_days_wanted_are_found_and_no_others() -> None:
    """From Monday 9 on: the slot of Friday 6 reaches to Wednesday 11."""
    facts = tally([item("every 5 days", "2026-03-01")]).facts(march(31))
    assert [slot.first.day for slot in slots(facts, march(9), march(16))] == [6, 11]
    assert [slot.first.day for slot in slots(facts, march(11), march(16))] == [11]
    daily = tally([item("daily")]).facts(march(31))
    assert [slot.first.day for slot in slots(daily, march(9), march(16))] == list(range(9, 16))
    weekdays = tally([item("mon,thu", "2026-03-02")]).facts(march(31))
    assert [slot.first.day for slot in slots(weekdays, march(8), march(13))] == [5, 9, 12]
    weekly = tally([item("2 per week")]).facts(march(31))
    assert [slot.first.day for slot in slots(weekly, march(9), march(23))] == [9, 16]


def test_every_second_day_done_a_day_late_is_done_in_full() -> None:
    """Due on 2, 4, 6, 8, 10, 12, 14 and today, 16; the set of the 8th is done on the 9th."""
    late = logged(3, 5, 7, 9, 11, 13, 15)
    assert week_sets([item("every 2 days")], late, 16) == [(4, 4, 0), (3, 3, 0), (0, 0, 0)]


def test_what_is_due_on_a_weekday_can_be_done_until_the_next_one() -> None:
    assert week_sets([item("mon,wed,fri")], logged(3, 8), 9) == [(3, 2, 0), (0, 0, 0)]


def test_a_set_is_credited_once_and_never_before_it_is_due() -> None:
    """Three sets on the first day do not make up for the next slots."""
    assert week_sets([item("every 3 days")], logged(2, 2, 2), 11) == [(3, 1, 2), (0, 0, 0)]


def test_the_earliest_sets_of_a_slot_are_credited() -> None:
    plan = [item("every 3 days", ends_on="2026-03-05", sets=3)]
    assert credited(plan, logged(4, 3, 3, 4), 9) == [{3: 2, 4: 1}]
    assert credited(plan, logged(2, 2, 2, 2, 3), 9) == [{2: 3}]
    assert week_sets(plan, logged(4, 3, 3, 4), 9)[0] == (3, 3, 1)


def test_each_foot_has_its_own_slot_to_catch_up() -> None:
    plan = [item("every 3 days", ends_on="2026-03-05", side=Side.EACH, sets=2)]
    done = logged(2, 2, 4, side=Side.LEFT) + logged(3, 4, 4, side=Side.RIGHT)
    assert credited(plan, done, 9) == [{2: 2}, {3: 1, 4: 1}]
    assert week_sets(plan, done, 9)[0] == (4, 4, 2)


def test_a_late_set_of_both_feet_catches_up_on_each() -> None:
    """Left has one set open and right two: of four sets on the 4th three are credited."""
    plan = [item("every 3 days", ends_on="2026-03-05", side=Side.EACH, sets=2)]
    done = logged(2, side=Side.LEFT) + logged(4, 4)
    assert credited(plan, done, 9) == [{2: 1, 4: 1}, {4: 2}]
    assert week_sets(plan, done, 9)[0] == (4, 4, 1)


def test_on_a_paused_day_inside_a_slot_nothing_is_credited() -> None:
    plan = [item("every 3 days", ends_on="2026-03-05", sets=2)]
    assert credited(plan, paused(3) + logged(3, 4), 9) == [{4: 1}]
    assert week_sets(plan, paused(3) + logged(3, 4), 9)[0] == (2, 1, 1)
    assert week_sets(plan, paused(3, 4), 9)[0] == (2, 0, 0)


def test_a_paused_scheduled_day_opens_no_slot_and_ends_the_one_before() -> None:
    """Due on 2, 5 (paused) and 8: a set on the 6th belongs to no slot."""
    plan = [item("every 3 days")]
    assert week_sets(plan, paused(5) + logged(6), 11) == [(2, 0, 1), (0, 0, 0)]
    assert credited(plan, paused(5) + logged(4, 8), 11) == [{4: 1}, {8: 1}, {}]


def test_a_missed_day_does_not_end_its_slot() -> None:
    entries = [day("2026-03-02", DayState.MISSED), *logged(3)]
    assert week_sets([item("every 2 days", ends_on="2026-03-04")], entries, 9)[0] == (1, 1, 0)


def test_an_items_end_inside_a_slot_ends_it() -> None:
    plan = [item("every 4 days", ends_on="2026-03-04")]
    assert week_sets(plan, logged(3), 9)[0] == (1, 1, 0)
    assert week_sets(plan, logged(4), 9)[0] == (1, 0, 1)


def test_a_changed_dose_ends_the_slot_and_opens_its_own() -> None:
    """One set of the 4th is due by the second item; its slot reaches to the 8th."""
    plan = [
        item("every 4 days", ends_on="2026-03-04", sets=2),
        item("every 4 days", "2026-03-04"),
    ]
    assert credited(plan, logged(2, 4, 4), 9) == [{2: 1}, {4: 1}, {}]
    assert week_sets(plan, logged(2, 4, 4), 12) == [(2 + 1 + 1, 2, 1), (0, 0, 0)]


def test_a_slot_over_the_end_of_a_week_belongs_to_its_first_week() -> None:
    """Friday 6 to Tuesday 10 needs two sets: one on Sunday, one of the two on Tuesday."""
    plan, done = [item("every 5 days", "2026-03-06", sets=2)], logged(8, 10, 10)
    assert week_sets(plan, done, 11) == [(2, 2, 0), (0, 0, 1)]
    second = summarise(tally(plan, done), march(11), first=march(9)).weeks
    assert [(one.sets_due, one.sets_credited, one.sets_extra) for one in second.values()] == [
        (0, 0, 1)
    ]


def test_a_slot_of_sixty_days_can_be_caught_up_on_its_last_day() -> None:
    plan = [item("every 60 days", "2026-03-02")]
    for done, sets_credited in (("2026-04-30", 1), ("2026-05-01", 0)):
        found = summarise(tally(plan, sets(1, done)), on("2026-05-01"))
        assert found.weeks[MONDAY].sets_credited == sets_credited
        last = found.weeks[on("2026-04-27")]
        assert (last.sets_credited, last.sets_extra) == (1 - sets_credited, 0)


@pytest.mark.parametrize(
    ("today", "done", "expected"),
    [
        (2, (), (0, 0, 0)),
        (4, (), (0, 0, 0)),
        (5, (), (0, 0, 0)),
        (6, (), (3, 0, 0)),
        (2, (2,), (1, 1, 0)),
        (5, (2, 4), (2, 2, 0)),
        (6, (2, 4), (3, 2, 0)),
        (5, (2, 2, 3, 5), (3, 3, 1)),
        (6, (2, 2, 3, 5), (3, 3, 1)),
    ],
)
def test_a_slot_that_reaches_today_is_due_as_far_as_it_is_credited(
    today: int, done: tuple[int, ...], expected: Sets
) -> None:
    """Three sets are due every four days: the first slot has the days 2 to 5."""
    assert week_sets([item("every 4 days", sets=3)], logged(*done), today) == [expected]


def test_a_slot_that_ends_with_its_item_yesterday_is_over() -> None:
    plan = [item("every 4 days", ends_on="2026-03-04")]
    assert week_sets(plan, [], 3) == [(0, 0, 0)]
    assert week_sets(plan, [], 4) == [(1, 0, 0)]


def test_a_slot_paused_today_is_still_open() -> None:
    assert week_sets([item("every 4 days")], paused(3), 3) == [(0, 0, 0)]


def test_what_was_done_after_today_is_not_known() -> None:
    assert week_sets([item("every 4 days")], logged(4), 3) == [(0, 0, 0)]
    assert week_sets([item("3 per week")], logged(4, 6), 4) == [(1, 1, 0)]
