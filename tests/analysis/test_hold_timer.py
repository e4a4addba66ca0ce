"""What the timer plays, second by second."""

from datetime import date
from decimal import Decimal

import pytest

from footlog.analysis.agenda import marks
from footlog.analysis.hold_timer import can_be_timed, phases
from footlog.domain.dose import Dose
from footlog.domain.exercises import Side
from footlog.domain.plan import PlanItem
from footlog.domain.schedule import DAILY
from tests.helpers.builders import RECORDED_AT, new_id

DAY = date(2026, 3, 4)


def played(dose: Dose, side: Side) -> list[tuple[str, int, bool]]:
    item = PlanItem(
        id=new_id(),
        exercise_id="heel-raise",
        side=side,
        dose=dose,
        schedule=DAILY,
        starts_on=DAY,
        recorded_at=RECORDED_AT,
    )
    found = phases(dose, marks(item, []), DAY)
    return [(phase.kind, phase.seconds, phase.done is not None) for phase in found]


def test_holds_on_each_side_with_rest_and_switch() -> None:
    dose = Dose(sets=2, hold_seconds=45, rest_seconds=20)
    assert played(dose, Side.EACH) == [
        ("ready", 5, False),
        ("hold", 45, True),
        ("rest", 20, False),
        ("hold", 45, True),
        ("switch", 8, False),
        ("hold", 45, True),
        ("rest", 20, False),
        ("hold", 45, True),
    ]


def test_held_repetitions_end_their_set_with_the_last_hold() -> None:
    assert played(Dose(sets=1, reps=3, hold_seconds=5), Side.BOTH) == [
        ("ready", 5, False),
        ("hold", 5, False),
        ("relax", 3, False),
        ("hold", 5, False),
        ("relax", 3, False),
        ("hold", 5, True),
    ]


def test_minutes_are_counted_in_seconds() -> None:
    assert played(Dose(sets=1, minutes=Decimal("2.5")), Side.LEFT)[1] == ("hold", 150, True)


@pytest.mark.parametrize("dose", [Dose(sets=2, reps=12), Dose(sets=1, steps=20)])
def test_what_has_no_length_is_not_timed(dose: Dose) -> None:
    assert not can_be_timed(dose)
    assert played(dose, Side.BOTH) == []


def test_nothing_is_played_when_every_set_is_done() -> None:
    assert phases(Dose(sets=1, hold_seconds=5), [], DAY) == []


def test_each_set_ends_with_its_own_token() -> None:
    dose = Dose(sets=2, hold_seconds=5)
    item = PlanItem(
        id=new_id(),
        exercise_id="heel-raise",
        side=Side.EACH,
        dose=dose,
        schedule=DAILY,
        starts_on=DAY,
        recorded_at=RECORDED_AT,
    )
    asked = marks(item, [])
    ended = [phase.done for phase in phases(dose, asked, DAY) if phase.done]
    assert ended == [mark.token(DAY) for mark in asked]
