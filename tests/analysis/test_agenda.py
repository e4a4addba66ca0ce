"""What a day asks for, as marks; a set without a number finds its place."""

from datetime import date, timedelta

from footlog.analysis.agenda import (
    Mark,
    completed,
    days_done,
    extra_mark,
    is_new,
    last_day,
    marks,
    offered,
    still_open,
)
from footlog.domain.exercises import Side
from footlog.domain.logbook import Entry, SetLog
from footlog.domain.plan import PlanItem
from tests.helpers.builders import RECORDED_AT, day, item, new_id, set_log, tally

DAY = date(2026, 3, 4)


def done(side: Side, number: int | None, on: date = DAY, occasion: int = 1) -> SetLog:
    return SetLog(
        id=new_id(),
        on=on,
        recorded_at=RECORDED_AT,
        exercise_id="heel-raise",
        side=side,
        set_number=number,
        occasion=occasion,
    )


def places(found: list[Mark]) -> list[tuple[str, int, int, bool]]:
    return [(mark.side, mark.occasion, mark.number, mark.log is not None) for mark in found]


def test_each_side_has_its_own_marks() -> None:
    two = item(side=Side.EACH, sets=2)
    assert places(marks(two, [done(Side.RIGHT, 2)])) == [
        ("left", 1, 1, False),
        ("left", 1, 2, False),
        ("right", 1, 1, False),
        ("right", 1, 2, True),
    ]


def test_a_set_for_both_feet_ticks_both_sides() -> None:
    found = marks(item(side=Side.EACH, sets=1), [done(Side.BOTH, 1)])
    assert places(found) == [("left", 1, 1, True), ("right", 1, 1, True)]


def test_a_set_without_a_number_takes_the_first_free_mark() -> None:
    found = marks(item(sets=2), [done(Side.BOTH, None), done(Side.BOTH, 1)])
    assert places(found) == [("both", 1, 1, True), ("both", 1, 2, True)]


def test_sets_beyond_the_dose_come_last() -> None:
    found = marks(item(sets=1), [done(Side.BOTH, n) for n in (1, 2, 3)])
    assert places(found) == [("both", 1, n, True) for n in (1, 2, 3)]


def test_an_open_dose_always_has_one_more_mark() -> None:
    open_ended = item(sets=None)
    assert places(marks(open_ended, [])) == [("both", 1, 1, False)]
    found = marks(open_ended, [done(Side.BOTH, 1), done(Side.BOTH, 2)])
    assert places(found) == [("both", 1, 1, True), ("both", 1, 2, True), ("both", 1, 3, False)]


def test_occasions_of_a_day_are_apart() -> None:
    thrice = item(sets=1, times_per_day=3)
    found = marks(thrice, [done(Side.BOTH, 1, occasion=2)])
    assert places(found) == [("both", 1, 1, False), ("both", 2, 1, True), ("both", 3, 1, False)]


def test_other_exercises_and_sides_do_not_count() -> None:
    left = item(side=Side.LEFT, sets=1)
    assert places(marks(left, [done(Side.RIGHT, 1)])) == [("left", 1, 1, False)]


def test_one_more_than_all_there_is() -> None:
    two = item(sets=2)
    assert extra_mark(two, Side.BOTH, [done(Side.BOTH, 5)]).number == 6
    assert extra_mark(two, Side.BOTH, []).number == 3


def test_a_mark_is_completed_with_the_dose() -> None:
    twelve = item(sets=2)
    (mark, _) = marks(twelve, [])
    metadata = {"id": new_id(), "on": DAY, "recorded_at": RECORDED_AT}
    log = completed(mark, twelve, metadata)
    assert (log.reps, log.side, log.set_number, log.pain) == (12, Side.BOTH, 1, None)


def test_tokens_tell_marks_and_days_apart() -> None:
    found = marks(item(side=Side.EACH, sets=2, times_per_day=2), [])
    tokens = {mark.token(day) for mark in found for day in (DAY, date(2026, 3, 5))}
    assert len(tokens) == 16


def test_items_of_the_day_come_before_those_of_the_week() -> None:
    weekly, daily, ended = item("3 per week"), item(), item(ends_on="2026-03-04")
    assert offered([weekly, daily, ended], DAY) == [daily, weekly]


def test_days_done_this_week_leave_out_last_week() -> None:
    assert days_done([date(2026, 3, d) for d in (1, 2, 3, 4, 4, 9)], DAY) == 3


def test_the_last_day_is_one_before() -> None:
    assert last_day([date(2026, 3, 1), date(2026, 3, 3), DAY], DAY) == date(2026, 3, 3)
    assert last_day([DAY], DAY) is None


def test_an_exercise_is_new_until_it_was_done_on_three_days_before() -> None:
    days = [DAY, *(DAY - timedelta(days=number) for number in (1, 1, 2))]
    assert is_new([], DAY)
    assert is_new(days, DAY)
    assert not is_new(days, DAY + timedelta(days=1))


MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)


def opened(plan: list[PlanItem], entries: list[Entry], on: date = DAY) -> dict[str, date]:
    return still_open(tally(plan, entries).facts(on), on)


def test_what_was_not_done_is_open_since_its_day_until_it_is_due_again() -> None:
    third = item("every 3 days")
    assert opened([third], [], MONDAY) == {}
    assert opened([third], [], TUESDAY) == {third.id: MONDAY}
    assert opened([third], []) == {third.id: MONDAY}
    assert opened([third], [], date(2026, 3, 5)) == {}
    assert opened([third], [], date(2026, 3, 6)) == {third.id: date(2026, 3, 5)}


def test_what_was_done_in_full_before_is_not_open() -> None:
    third = item("every 3 days", sets=2)
    assert opened([third], [set_log("2026-03-02")]) == {third.id: MONDAY}
    assert opened([third], [set_log("2026-03-02"), set_log("2026-03-03")]) == {}


def test_what_is_caught_up_today_stays_to_be_seen_today() -> None:
    third = item("every 3 days")
    assert opened([third], [set_log("2026-03-04")]) == {third.id: MONDAY}
    assert opened([third], [set_log("2026-03-03")]) == {}


def test_an_item_is_open_while_one_foot_is() -> None:
    third = item("every 3 days", side=Side.EACH)
    left, right = (set_log("2026-03-03", side=side) for side in (Side.LEFT, Side.RIGHT))
    assert opened([third], [left]) == {third.id: MONDAY}
    assert opened([third], [left, right]) == {}


def test_what_is_due_every_day_or_any_day_of_the_week_is_never_open_since_before() -> None:
    assert opened([item(), item("3 per week", exercise="toe-curls")], []) == {}


def test_nothing_is_open_after_a_paused_scheduled_day_or_on_a_paused_one() -> None:
    third = item("every 3 days")
    assert opened([third], [day("2026-03-02")]) == {}
    assert opened([third], [day("2026-03-04")]) == {}
    assert opened([third], [day("2026-03-03")]) == {third.id: MONDAY}


def test_nothing_is_open_once_its_item_has_ended() -> None:
    assert opened([item("every 4 days", ends_on="2026-03-04")], []) == {}
    ending = item("every 4 days", ends_on="2026-03-05")
    assert opened([ending], []) == {ending.id: MONDAY}
