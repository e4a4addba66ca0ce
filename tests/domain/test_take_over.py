"""Taking over a plan: from a day on it is the plan, and earlier days keep theirs."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from footlog.domain.exercises import Side
from footlog.domain.plan import PlanItem, Rewrite
from footlog.domain.take_over import Step, take_over
from tests.helpers.builders import item, new_id, on
from tests.helpers.histories import plans

DAY = on("2026-03-23")


def rewritten(present: tuple[PlanItem, ...], change: Rewrite) -> list[PlanItem]:
    """Return the plan after the change."""
    left = {one.id: one for one in present if one.id not in change.gone}
    return list((left | {one.id: one for one in change.put}).values())


def said(one: PlanItem) -> tuple[object, ...]:
    return one.exercise_id, one.side, one.dose, str(one.schedule), one.prescribed_by, one.note


def test_each_exercise_is_a_row_that_says_what_happens_to_it() -> None:
    same, changed = item(exercise="walking"), item()
    ends, over = item(exercise="toe-curls"), item(exercise="short-foot", ends_on="2026-03-09")
    wanted = [item(exercise="walking"), item(sets=3), item(exercise="ankle-pumps")]
    taken = take_over(wanted, [same, changed, ends, over], DAY)
    assert [(row.step, row.exercise_id) for row in taken.rows] == [
        (Step.SAME, "walking"),
        (Step.CHANGED, "heel-raise"),
        (Step.NEW, "ankle-pumps"),
        (Step.ENDS, "toe-curls"),
    ]
    assert taken.change == Rewrite(
        (),
        (
            replace(changed, ends_on=DAY),
            replace(wanted[1], starts_on=DAY),
            replace(wanted[2], starts_on=DAY),
            replace(ends, ends_on=DAY),
        ),
    )


def test_what_was_to_come_is_left_out_and_what_stays_goes_on() -> None:
    now = item(ends_on="2026-03-30")
    coming = item(sets=5, starts_on="2026-03-30")
    taken = take_over([item()], [now, coming], DAY)
    assert taken.change == Rewrite((coming.id,), (replace(now, ends_on=None),))
    assert [row.step for row in taken.rows] == [Step.SAME]


def test_a_change_of_one_foot_leaves_the_other_as_it_is() -> None:
    left, right = item(side=Side.LEFT), item(side=Side.RIGHT)
    wanted = [item(side=Side.LEFT), item(side=Side.RIGHT, sets=2)]
    taken = take_over(wanted, [left, right], DAY)
    assert taken.change.put == (
        replace(right, ends_on=DAY),
        replace(wanted[1], starts_on=DAY),
    )


@given(present=plans(), wanted=plans(), ahead=st.integers(0, 40))
def test_from_the_day_on_it_is_the_wanted_plan_and_before_it_the_old_one(
    present: tuple[PlanItem, ...], wanted: tuple[PlanItem, ...], ahead: int
) -> None:
    day = date(2026, 3, 2) + timedelta(days=ahead)
    wanted = tuple(
        replace(one, id=new_id(), ends_on=None)
        for number, one in enumerate(wanted)
        if not any(other.exercise_id == one.exercise_id for other in wanted[:number])
    )
    after = rewritten(present, take_over(wanted, present, day).change)
    for later in (day, day + timedelta(days=90)):
        in_force = [said(one) for one in after if one.in_force(later)]
        assert sorted(map(str, in_force)) == sorted(str(said(one)) for one in wanted)
    for n in range(1, 40):
        earlier = day - timedelta(days=n)
        assert {said(one) for one in after if one.in_force(earlier)} == {
            said(one) for one in present if one.in_force(earlier)
        }
    assert not any(one.overlaps(other) for one in after for other in after if one.id != other.id)


@given(present=plans())
def test_a_plan_that_is_there_already_changes_nothing(present: tuple[PlanItem, ...]) -> None:
    day = date(2026, 3, 16)
    lasting = tuple(replace(one, ends_on=None) for one in present if one.in_force(day))
    wanted = [replace(one, id=new_id()) for one in lasting]
    taken = take_over(wanted, lasting, day)
    assert taken.change == Rewrite()
    assert {row.step for row in taken.rows} <= {Step.SAME}
