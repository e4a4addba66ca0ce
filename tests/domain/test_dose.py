"""Doses: what one set is, how many are asked for, and how that is said."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from footlog.domain.dose import Dose, check_amounts, check_minutes
from footlog.domain.validation import InvalidEntry
from tests.helpers.builders import DOSES, MINUTES


@pytest.mark.parametrize(
    ("dose", "per_day"),
    [
        (Dose(sets=3, reps=12), 3),
        (Dose(sets=3, reps=12, times_per_day=2), 6),
        (Dose(reps=12), 1),
        (Dose(reps=12, times_per_day=3), 3),
        (Dose(sets=1, minutes=Decimal(10)), 1),
    ],
)
def test_sets_a_day_are_sets_times_occasions_and_one_when_open(dose: Dose, per_day: int) -> None:
    assert dose.per_day == per_day


@pytest.mark.parametrize(
    ("dose", "words"),
    [
        (Dose(sets=3, hold_seconds=45), "3 × 45 s"),
        (Dose(sets=1, reps=12), "12 reps"),
        (Dose(sets=1, reps=1), "1 rep"),
        (Dose(sets=1, reps=2), "2 reps"),
        (Dose(sets=2, reps=8, hold_seconds=5), "2 × 8 reps of 5 s"),
        (Dose(sets=1, minutes=Decimal("2.5")), "2.5 min"),
        (Dose(sets=1, steps=20), "20 steps"),
        (Dose(reps=12), "as many sets of 12 reps as you can"),
        (Dose(sets=3, reps=12, times_per_day=2), "3 × 12 reps, 2 times a day"),
    ],
)
def test_dose_is_said_in_words(dose: Dose, words: str) -> None:
    assert str(dose) == words


def test_one_is_said_in_the_singular() -> None:
    assert str(Dose(sets=1, steps=1)) == "1 step"
    assert str(Dose(sets=1, reps=1, hold_seconds=5)) == "1 rep of 5 s"


@given(dose=DOSES)
def test_dose_that_can_be_made_asks_for_at_least_one_set(dose: Dose) -> None:
    assert 1 <= dose.per_day <= 50 * 12
    assert dose.amount_words in str(dose)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({}, "dose"),
        ({"reps": 8, "minutes": Decimal(1)}, "dose"),
        ({"hold_seconds": 8, "steps": 1}, "dose"),
        ({"minutes": Decimal(1), "steps": 1}, "dose"),
        ({"reps": 0}, "reps"),
        ({"reps": 1001}, "reps"),
        ({"reps": True}, "reps"),
        ({"hold_seconds": 3601}, "hold_seconds"),
        ({"hold_seconds": 0}, "hold_seconds"),
        ({"steps": 100_001}, "steps"),
        ({"minutes": Decimal(0)}, "minutes"),
        ({"minutes": Decimal("600.01")}, "minutes"),
        ({"reps": 8, "sets": 0}, "sets"),
        ({"reps": 8, "sets": 51}, "sets"),
        ({"reps": 8, "rest_seconds": -1}, "rest_seconds"),
        ({"reps": 8, "rest_seconds": 3601}, "rest_seconds"),
        ({"reps": 8, "times_per_day": 0}, "times_per_day"),
        ({"reps": 8, "times_per_day": 13}, "times_per_day"),
        ({"reps": 8, "load": "x" * 201}, "load"),
        ({"reps": 8, "tempo": "a\0"}, "tempo"),
        ({"reps": 8, "load": ""}, "load"),
    ],
)
def test_zero_absurd_or_contradictory_amounts_are_refused(
    fields: dict[str, Any], field: str
) -> None:
    with pytest.raises(InvalidEntry) as refused:
        Dose(**fields)
    assert refused.value.field == field


def test_the_most_and_the_least_are_let_through() -> None:
    assert Dose(sets=50, reps=1000, hold_seconds=3600, rest_seconds=0, times_per_day=12).sets == 50
    assert Dose(sets=1, steps=100_000).steps == 100_000
    assert Dose(minutes=Decimal(600)).minutes == 600
    assert Dose(minutes=Decimal("0.01")).minutes == Decimal("0.01")


@given(minutes=MINUTES)
def test_minutes_with_two_decimals_are_let_through(minutes: Decimal) -> None:
    check_minutes(minutes)


@pytest.mark.parametrize(
    "minutes", ["0", "-1", "0.001", "2.555", "600.001", "NaN", "sNaN", "Infinity", "1E+400"]
)
def test_minutes_that_are_no_sound_number_are_refused(minutes: str) -> None:
    with pytest.raises(InvalidEntry, match=r"must be a number above 0 and up to 600, not "):
        check_minutes(Decimal(minutes))


def test_amounts_that_were_not_noted_are_fine() -> None:
    check_amounts(reps=None, hold_seconds=None, minutes=None, steps=None)
    with pytest.raises(InvalidEntry):
        check_amounts(reps=None, hold_seconds=None, minutes=None, steps=0)
