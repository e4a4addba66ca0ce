"""The plan: from which day to which an item holds, and how it is changed."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footlog.domain.exercises import Side
from footlog.domain.plan import (
    Cue,
    PlanItem,
    Rewrite,
    changed_from,
    check_day_to_change,
    check_no_overlap,
    check_start,
    cue_of,
    days_changed,
    days_to_change,
    dropped,
    moved,
    stopped_from,
)
from footlog.domain.validation import InvalidEntry
from tests.helpers.builders import item, numbered_id, on, plan_items

LEFT, RIGHT, EACH, BOTH = Side.LEFT, Side.RIGHT, Side.EACH, Side.BOTH


def test_item_is_in_force_from_its_start_to_the_day_before_its_end() -> None:
    planned = item(starts_on="2026-03-02", ends_on="2026-03-05")
    days = [on(f"2026-03-0{number}") for number in range(1, 7)]
    assert [planned.in_force(day) for day in days] == [False, True, True, True, False, False]
    assert item(starts_on="2026-03-02").in_force(on("2099-12-31"))


def test_item_is_offered_on_its_scheduled_days_while_in_force() -> None:
    planned = item("mon,wed", ends_on="2026-03-10")
    days = [on("2026-03-02") + timedelta(days=n) for n in range(14)]
    assert [day.day for day in days if planned.offered(day)] == [2, 4, 9]


def test_weekly_item_is_offered_on_every_day_in_force() -> None:
    planned = item("1 per week", ends_on="2026-03-04")
    days = [on("2026-03-01") + timedelta(days=n) for n in range(5)]
    assert [day.day for day in days if planned.offered(day)] == [2, 3]


@given(planned=plan_items(), day=st.dates(date(1900, 1, 1)))
def test_what_is_offered_is_in_force(planned: PlanItem, day: date) -> None:
    assert not planned.offered(day) or planned.in_force(day)


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (item(), item(), True),
        (item(ends_on="2026-03-05"), item(starts_on="2026-03-05"), False),
        (item(ends_on="2026-03-06"), item(starts_on="2026-03-05"), True),
        (item(), item(exercise="toe-curls"), False),
        (item(side=LEFT), item(side=RIGHT), False),
        (item(side=LEFT), item(side=LEFT), True),
        (item(side=LEFT), item(side=EACH), True),
        (item(side=LEFT), item(side=BOTH), True),
        (item(side=EACH), item(side=BOTH), True),
        (
            item(starts_on="2026-03-02", ends_on="2026-03-04"),
            item(starts_on="2026-03-06", ends_on="2026-03-08"),
            False,
        ),
    ],
)
def test_items_overlap_when_they_share_exercise_foot_and_day(
    one: PlanItem, other: PlanItem, *, overlap: bool
) -> None:
    assert one.overlaps(other) is overlap
    assert other.overlaps(one) is overlap


@given(one=plan_items(), other=plan_items(), day=st.dates(date(1900, 1, 1)))
def test_items_of_one_foot_and_day_overlap(one: PlanItem, other: PlanItem, day: date) -> None:
    other = replace(other, exercise_id=one.exercise_id, side=one.side)
    if one.in_force(day) and other.in_force(day):
        assert one.overlaps(other)
    assert one.overlaps(other) == other.overlaps(one)


def test_overlap_is_refused_with_the_item_that_is_in_the_way() -> None:
    present = item(side=EACH, starts_on="2026-03-02", ends_on="2026-03-20")
    with pytest.raises(InvalidEntry) as refused:
        check_no_overlap(item(side=LEFT, starts_on="2026-03-09"), [item(side=RIGHT), present])
    assert str(refused.value) == (
        "starts_on 2026-03-09 overlaps another item of heel-raise for the same foot "
        "(each, 2026-03-02 to 2026-03-20): end that item first, or choose another side or day."
    )


def test_item_does_not_stand_in_its_own_way() -> None:
    planned = item()
    check_no_overlap(replace(planned, starts_on=on("2026-03-01")), [planned])


def test_item_may_start_in_ninety_days_and_no_later() -> None:
    today = on("2026-03-09")
    check_start(item(starts_on="2026-06-07"), today)
    check_start(item(starts_on="1900-01-01"), today)
    with pytest.raises(InvalidEntry) as refused:
        check_start(item(starts_on="2026-06-08"), today)
    assert str(refused.value) == (
        "starts_on is 2026-06-08: choose a day from 1900-01-01 to 2026-06-07."
    )


def test_the_plan_changed_on_each_day_on_which_an_item_starts_or_ends() -> None:
    plan = [
        item(starts_on="2026-03-16", exercise="toe-curls"),
        item(ends_on="2026-03-09"),
        item(sets=2, starts_on="2026-03-09", ends_on="2026-04-01"),
        item(starts_on="2026-03-02", exercise="short-foot"),
    ]
    assert days_changed(plan) == [on("2026-03-09"), on("2026-03-16"), on("2026-04-01")]


def test_the_first_day_of_the_plan_is_no_change() -> None:
    assert days_changed([]) == []
    assert days_changed([item(), item(exercise="toe-curls")]) == []
    assert days_changed([item(ends_on="2026-03-03")]) == [on("2026-03-03")]


@given(plan=st.lists(plan_items(), max_size=4))
def test_on_each_day_of_change_something_starts_or_ends(plan: list[PlanItem]) -> None:
    changed = days_changed(plan)
    assert changed == sorted(set(changed))
    for changed_on in changed:
        before = changed_on - timedelta(days=1)
        assert [one for one in plan if one.in_force(before) != one.in_force(changed_on)]


def test_change_closes_the_item_and_the_successor_takes_over() -> None:
    planned, bigger = item(ends_on="2026-04-01"), item(sets=3, starts_on="2020-01-01")
    closed, follows = changed_from(planned, on("2026-03-09"), bigger)
    assert closed == replace(planned, ends_on=on("2026-03-09"))
    assert follows == replace(bigger, starts_on=on("2026-03-09"), ends_on=on("2026-04-01"))


def test_change_from_the_first_day_leaves_nothing_of_the_item() -> None:
    planned, bigger = item(), item(sets=3)
    assert changed_from(planned, planned.starts_on, bigger) == (None, bigger)


def test_stop_closes_the_item_before_the_day() -> None:
    planned = item(ends_on="2026-04-01")
    assert stopped_from(planned, on("2026-03-09")) == replace(planned, ends_on=on("2026-03-09"))
    assert stopped_from(planned, on("2026-03-03")) == replace(planned, ends_on=on("2026-03-03"))
    assert stopped_from(planned, on("2026-03-02")) is None


@pytest.mark.parametrize("day", ["2026-03-01", "2026-04-01", "2030-01-01"])
def test_item_is_not_changed_on_a_day_on_which_it_is_not_in_force(day: str) -> None:
    planned = item(ends_on="2026-04-01")
    with pytest.raises(InvalidEntry) as refused:
        changed_from(planned, on(day), item())
    assert str(refused.value) == (
        f"day is {day}: choose a day from 2026-03-02 to 2026-03-31, while this exercise is in the "
        "plan."
    )
    with pytest.raises(InvalidEntry, match="choose a day from 2026-03-02 to 2026-03-31"):
        stopped_from(planned, on(day))


def test_open_item_is_said_to_be_in_force_from_its_start_on() -> None:
    with pytest.raises(
        InvalidEntry, match=r"choose a day from 2026-03-02 on, when this exercise starts\.$"
    ):
        stopped_from(item(), on("2026-03-01"))


def test_an_item_is_not_changed_into_another_exercise() -> None:
    with pytest.raises(
        InvalidEntry, match=r"^exercise_id is toe-curls: change heel-raise itself\.$"
    ):
        changed_from(item(), on("2026-03-09"), item(exercise="toe-curls"))


@given(planned=plan_items(), successor=plan_items(), day=st.dates(date(1900, 1, 1)))
def test_on_every_day_one_of_the_two_is_in_force_as_the_item_was(
    planned: PlanItem, successor: PlanItem, day: date
) -> None:
    change_day = planned.starts_on + timedelta(days=min(30, (date.max - planned.starts_on).days))
    if not planned.in_force(change_day):
        return
    successor = replace(successor, exercise_id=planned.exercise_id)
    closed, follows = changed_from(planned, change_day, successor)
    in_force = [part for part in (closed, follows) if part and part.in_force(day)]
    assert len(in_force) == planned.in_force(day)
    if in_force:
        assert (in_force[0] is follows) == (day >= change_day)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"id": "7"}, "id"),
        ({"exercise_id": "Heel"}, "exercise_id"),
        ({"recorded_at": "2026-03-02"}, "recorded_at"),
        ({"starts_on": date(1899, 12, 31)}, "starts_on"),
        ({"ends_on": date(2026, 3, 2)}, "ends_on"),
        ({"ends_on": date(2026, 3, 1)}, "ends_on"),
        ({"prescribed_by": "x" * 201}, "prescribed_by"),
        ({"reason": "x" * 5001}, "reason"),
        ({"note": "\0"}, "note"),
        ({"prescribed_by": ""}, "prescribed_by"),
    ],
)
def test_item_that_cannot_be_kept_is_refused(fields: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidEntry) as refused:
        replace(item(id=numbered_id(1)), **fields)
    assert refused.value.field == field


def test_the_days_from_which_an_item_can_change_end_ninety_days_ahead_or_with_the_item() -> None:
    today = on("2026-03-09")
    assert days_to_change(item(), today) == (on("2026-03-02"), on("2026-06-07"))
    assert days_to_change(item(ends_on="2026-04-01"), today) == (on("2026-03-02"), on("2026-03-31"))
    for day in ("2026-03-01", "2026-06-08"):
        with pytest.raises(InvalidEntry) as refused:
            check_day_to_change(item(), on(day), today)
        assert str(refused.value) == (
            f"day is {day}: choose a day from 2026-03-02 to 2026-06-07, while this exercise is in "
            "the plan."
        )
    check_day_to_change(item(), on("2026-06-07"), today)


def test_a_coming_change_that_is_dropped_lets_the_item_go_on() -> None:
    planned, bigger = item(), item(sets=3)
    closed, follows = changed_from(planned, on("2026-03-30"), bigger)
    assert closed
    others = [closed, item(exercise="toe-curls", ends_on="2026-03-30")]
    assert dropped(follows, [*others, follows]) == Rewrite((follows.id,), (planned,))


def test_a_coming_exercise_that_is_dropped_leaves_the_others_alone() -> None:
    coming = item(starts_on="2026-03-30", side=LEFT)
    other = item(side=RIGHT, ends_on="2026-03-30")
    assert dropped(coming, [other, coming]) == Rewrite((coming.id,))


def test_a_coming_change_that_is_moved_moves_the_end_of_what_it_follows() -> None:
    planned, bigger = item(), item(sets=3)
    closed, follows = changed_from(planned, on("2026-03-30"), bigger)
    assert closed
    earlier = moved(follows, on("2026-03-16"), [closed, follows])
    assert earlier == Rewrite(
        put=(
            replace(planned, ends_on=on("2026-03-16")),
            replace(bigger, starts_on=on("2026-03-16")),
        )
    )
    with pytest.raises(InvalidEntry, match=r"^starts_on is 2026-03-02: choose a day from .*03-03"):
        moved(follows, on("2026-03-02"), [closed, follows])


@pytest.mark.parametrize(
    ("cue", "words"),
    [
        (Cue("after breakfast"), "after breakfast"),
        (Cue(bad_day="half"), "on a bad day: half"),
        (Cue("after tea", "only left"), "after tea; on a bad day: only left"),
    ],
)
def test_a_cue_is_said_on_one_line(cue: Cue, words: str) -> None:
    assert str(cue) == words


def test_texts_make_a_cue_only_when_one_of_them_says_something() -> None:
    assert cue_of("", None) is None
    assert cue_of("at noon", "") == Cue("at noon", None)
    for when, bad_day in ((None, None), ("", None), ("x" * 201, None), (None, "x" * 201)):
        with pytest.raises(InvalidEntry):
            Cue(when, bad_day)


def test_an_item_is_over_from_its_end_on_and_a_coming_one_is_not() -> None:
    planned = item(ends_on="2026-03-09")
    assert [planned.is_over(on(f"2026-03-{day:02}")) for day in (1, 8, 9, 10)] == [
        *(False, False, True, True)
    ]
    assert not item().is_over(on("2099-01-01"))
