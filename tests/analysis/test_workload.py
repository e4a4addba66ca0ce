"""How much was done: the load of the plan, and the record of one exercise."""

from datetime import date
from decimal import Decimal

import pytest

from footlog.analysis.workload import ExerciseStats, exercise_stats, plan_load
from footlog.domain.dose import Dose
from footlog.domain.exercises import Side
from footlog.domain.plan import PlanItem
from footlog.domain.schedule import parse_schedule
from tests.helpers.builders import RECORDED_AT, new_id

DAY = date(2026, 3, 4)


def planned(dose: Dose, schedule: str = "daily", side: Side = Side.BOTH) -> PlanItem:
    return PlanItem(
        id=new_id(),
        exercise_id="heel-raise",
        side=side,
        dose=dose,
        schedule=parse_schedule(schedule),
        starts_on=date(2026, 3, 2),
        recorded_at=RECORDED_AT,
    )


@pytest.mark.parametrize(
    ("item", "minutes"),
    [
        (planned(Dose(sets=3, hold_seconds=40)), 2),
        (planned(Dose(sets=3, hold_seconds=40), side=Side.EACH), 4),
        (planned(Dose(sets=2, reps=15)), 2),
        (planned(Dose(sets=2, reps=15, rest_seconds=60)), 3),
        (planned(Dose(sets=1, minutes=Decimal(14)), "every 2 days"), 7),
        (planned(Dose(sets=1, minutes=Decimal(14)), "mon"), 2),
        (planned(Dose(sets=1, minutes=Decimal(14)), "3 per week"), 6),
        (planned(Dose(sets=1, steps=60, times_per_day=3)), 3),
        (planned(Dose(reps=15)), 1),
    ],
)
def test_minutes_a_day(item: PlanItem, minutes: float) -> None:
    load = plan_load([item], DAY)
    assert load.exercises == 1
    assert load.minutes_a_day == pytest.approx(minutes)


def test_what_is_not_in_force_weighs_nothing() -> None:
    load = plan_load([planned(Dose(sets=1, reps=1))], date(2026, 3, 1))
    assert (load.exercises, load.minutes_a_day) == (0, 0)


MONDAY, TUESDAY = date(2026, 3, 16), date(2026, 3, 17)


def test_days_sets_and_worst_pain_are_those_of_the_exercise_alone() -> None:
    done = {
        ("heel-raise", MONDAY): (3, (1, 2, 0)),
        ("heel-raise", TUESDAY): (2, ()),
        ("short-foot", TUESDAY): (9, (8,)),
    }
    assert exercise_stats("heel-raise", done) == ExerciseStats(2, 5, TUESDAY, 2)


def test_no_pain_noted_is_not_a_pain_of_zero() -> None:
    assert exercise_stats("x", {("x", MONDAY): (1, ())}) == ExerciseStats(1, 1, MONDAY, None)
    assert exercise_stats("x", {("x", MONDAY): (1, (0,))}) == ExerciseStats(1, 1, MONDAY, 0)


def test_what_was_never_done_has_no_statistics() -> None:
    assert exercise_stats("x", {("y", MONDAY): (1, (0,))}) is None
