"""Changes of the plan in words, on the day on which they happened."""

from dataclasses import replace
from datetime import date

import pytest

from footlog.analysis.plan_changes import PlanChange, plan_changes
from footlog.domain.dose import Dose
from footlog.domain.plan import PlanItem
from footlog.domain.schedule import EveryDays
from tests.helpers.builders import item, on

FIRST, LAST = on("2026-03-01"), on("2026-03-31")
NINTH = on("2026-03-09")
NAMES = {"heel-raise": "Heel raise", "toe-curls": "Toe curls"}
OLD = item(ends_on=str(NINTH), sets=2)
"""Two sets of twelve repetitions a day, from 2 to 8 March."""
NEW = replace(OLD, starts_on=NINTH, ends_on=None)


def changes(*items: PlanItem, first: date = FIRST, last: date = LAST) -> list[PlanChange]:
    return plan_changes(items, NAMES, first, last)


@pytest.mark.parametrize(
    ("dose", "words"),
    [
        (Dose(sets=2, reps=15), "12 → 15 reps"),
        (Dose(sets=3, reps=12), "2 → 3 sets"),
        (Dose(sets=2, reps=12, times_per_day=2), "1 → 2 times a day"),
        (Dose(sets=3, reps=8), "2 × 12 reps → 3 × 8 reps"),
        (Dose(sets=2, hold_seconds=30), "2 × 12 reps → 2 × 30 s"),
        (Dose(reps=12), "2 × 12 reps → as many sets of 12 reps as you can"),
        (Dose(sets=2, reps=12, load="red band"), "changed"),
    ],
)
def test_a_new_dose_says_what_is_new_about_it(dose: Dose, words: str) -> None:
    assert changes(OLD, replace(NEW, dose=dose)) == [PlanChange(NINTH, (f"Heel raise {words}",))]


def test_new_days_a_start_and_an_end_are_named() -> None:
    assert changes(OLD, replace(NEW, schedule=EveryDays(2)))[0].what == ("Heel raise on new days",)
    assert changes(OLD, replace(NEW, note="slowly"))[0].what == ("Heel raise changed",)
    assert changes(OLD)[0].what == ("Heel raise stopped",)
    assert changes(item(), item(starts_on=str(NINTH), exercise="toe-curls"))[0].what == (
        "Toe curls added",
    )


def test_the_first_day_of_the_plan_is_no_change_and_days_outside_are_left_out() -> None:
    assert changes(item(), item(exercise="toe-curls")) == []
    assert changes(OLD, first=on("2026-03-10")) == []
    assert changes(OLD, last=on("2026-03-08")) == []


def test_several_on_one_day_are_one_change_with_the_first_named() -> None:
    curls = item(starts_on=str(NINTH), exercise="toe-curls")
    (change,) = changes(OLD, NEW, curls)
    assert change.what == ("Heel raise changed", "Toe curls added")
    assert change.short == "Heel raise changed, 1 more"
    assert changes(OLD)[0].short == "Heel raise stopped"
