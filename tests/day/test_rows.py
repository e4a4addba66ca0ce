"""An exercise as a row: how long a set takes, what a timer counts, likely other amounts."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from footlog.day.rows import DayFacts, other_amounts, row_of, seconds_a_set
from footlog.domain.dose import Dose
from footlog.domain.exercises import Exercise, Side
from footlog.domain.plan import Cue, PlanItem
from tests.conftest import TODAY
from tests.helpers.builders import item, set_log


def no_image(_: Exercise) -> None:
    """Return no picture."""


def row(planned: PlanItem, facts: DayFacts | None = None) -> dict[str, object]:
    return row_of(facts or DayFacts(TODAY, (planned,), {}, ()), planned, no_image)


@pytest.mark.parametrize(
    ("dose", "seconds"),
    [
        (Dose(hold_seconds=45, rest_seconds=30), 75),
        (Dose(hold_seconds=5, reps=8), 55),
        (Dose(minutes=Decimal("1.5")), 105),
        (Dose(reps=12), 63),
        (Dose(reps=12, tempo="3-1-3"), 99),
        (Dose(reps=10, tempo="slowly", rest_seconds=60), 100),
        (Dose(steps=40), 55),
    ],
)
def test_a_set_takes_its_hold_or_its_repetitions_and_the_rest(dose: Dose, seconds: int) -> None:
    assert seconds_a_set(dose) == seconds


@pytest.mark.parametrize(
    ("dose", "hold"),
    [
        (Dose(hold_seconds=45), {"seconds": 45, "holds": 1, "rest": 15, "is_hold": True}),
        (Dose(hold_seconds=5, reps=8), {"seconds": 5, "holds": 8, "rest": 15, "is_hold": True}),
        (
            Dose(minutes=Decimal("1.5"), rest_seconds=40),
            {"seconds": 90, "holds": 1, "rest": 40, "is_hold": False},
        ),
        (Dose(reps=12), None),
        (Dose(steps=30), None),
    ],
)
def test_what_has_a_length_can_be_timed(dose: Dose, hold: dict[str, object] | None) -> None:
    assert row(replace(item(), dose=dose))["hold"] == hold


def test_other_amounts_are_near_and_above_zero() -> None:
    assert other_amounts(12) == [8, 9, 10, 11, 13, 14]
    assert other_amounts(45) == [25, 30, 35, 40, 50, 55]
    assert other_amounts(2) == [1, 3, 4]


def test_a_row_says_the_dose_the_cue_and_the_last_time() -> None:
    last = TODAY - timedelta(days=2)
    planned = replace(item(side=Side.EACH, sets=2), cue=Cue("after breakfast", "half of it"))
    logs = [replace(set_log(str(last), side=side), reps=10) for side in (Side.LEFT, Side.RIGHT)]
    facts = DayFacts(
        TODAY, (planned,), {}, (), trained={planned.exercise_id: {last}}, last_sets=tuple(logs)
    )
    found = row(planned, facts)
    assert found["dose"] == "2 × 12 reps, each side"
    assert (found["extra"], found["bad_day"]) == (["after breakfast"], "half of it")
    assert found["last"] == "Last time, Mon 16 Mar: 1 × 10 reps, each side"
    assert (found["name"], found["is_new"]) == ("heel-raise", True)


def test_sides_that_differ_are_said_one_by_one() -> None:
    last = TODAY - timedelta(days=1)
    planned = item(side=Side.EACH, sets=2)
    logs = [
        replace(set_log(str(last), side=Side.LEFT), reps=10),
        replace(set_log(str(last), side=Side.RIGHT), reps=8),
    ]
    facts = DayFacts(
        TODAY, (planned,), {}, (), trained={planned.exercise_id: {last}}, last_sets=tuple(logs)
    )
    words = "Last time, Tue 17 Mar: 1 × 10 reps, left; 1 × 8 reps, right"
    assert row(planned, facts)["last"] == words


def test_a_set_of_an_earlier_day_has_that_days_token() -> None:
    monday = date(2026, 3, 16)
    planned = item("mon,thu", str(monday), sets=2)
    log = replace(set_log(str(monday)), set_number=1)
    facts = DayFacts(TODAY, (planned,), {}, (), open_since={planned.id: monday}, earlier=(log,))
    found = row_of(facts, planned, no_image)
    assert [mark["token"] for mark in found["marks"]] == [
        f"{monday}|heel-raise|both|1|1",
        f"{TODAY}|heel-raise|both|1|2",
    ]
    assert found["since"] == "open since Mon 16 Mar"
