"""Adherence of exercises due a number of times a week, worked out by hand."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footlog.analysis.adherence import round_half_up
from footlog.analysis.summary import summarise
from footlog.domain.exercises import Side
from tests.helpers.builders import MONDAY, day, item, on, set_log, sets, tally
from tests.helpers.worked import WEEK_1, Example, paused, sets_of

EXAMPLES = (
    Example(
        "two sets of three a week",
        (item("3 per week"),),
        [set_log("2026-03-03"), set_log("2026-03-05")],
        "2026-03-09",
        {"2026-03-02": (3, 2, 0), "2026-03-09": (0, 0, 0)},
        2 / 3,
    ),
    Example(
        "three a week from Thursday: 3 x 4 / 7 = 1.71 asks for two",
        (item("3 per week", "2026-03-05"),),
        [set_log("2026-03-07")],
        "2026-03-09",
        {"2026-03-02": (2, 1, 0), "2026-03-09": (0, 0, 0)},
        0.5,
    ),
    Example(
        "three a week from Sunday: 3 x 1 / 7 = 0.43 asks for nothing",
        (item("3 per week", "2026-03-08"),),
        [set_log("2026-03-08")],
        "2026-03-09",
        {"2026-03-02": (0, 0, 1), "2026-03-09": (0, 0, 0)},
        None,
    ),
    Example(
        "on Thursday three a week ask for floor(3 x 3 / 7) = 1",
        (item("3 per week"),),
        [],
        "2026-03-05",
        {"2026-03-02": (1, 0, 0)},
        0.0,
    ),
    Example(
        "on Monday a weekly item asks for nothing yet",
        (item("7 per week", sets=2),),
        [],
        "2026-03-02",
        {"2026-03-02": (0, 0, 0)},
        None,
    ),
    Example(
        "on Thursday two of three a week are two of two",
        (item("3 per week"),),
        [set_log("2026-03-02"), set_log("2026-03-05")],
        "2026-03-05",
        {"2026-03-02": (2, 2, 0)},
        1.0,
    ),
    Example(
        "on Thursday four of three a week are three of three and one extra",
        (item("3 per week"),),
        [*sets(4, "2026-03-02")],
        "2026-03-05",
        {"2026-03-02": (3, 3, 1)},
        1.0,
    ),
    Example(
        "on Sunday 2 of 5 a week are 2 of floor(5 x 6 / 7) = 4",
        (item("5 per week"),),
        [set_log("2026-03-02"), set_log("2026-03-08")],
        "2026-03-08",
        {"2026-03-02": (4, 2, 0)},
        0.5,
    ),
    Example(
        "a paused week asks for nothing, what was done in it is extra",
        (item("daily"), item("3 per week", exercise="toe-curls")),
        [*paused(*WEEK_1), set_log("2026-03-04"), set_log("2026-03-04", exercise="toe-curls")],
        "2026-03-09",
        {"2026-03-02": (0, 0, 2), "2026-03-09": (0, 0, 0)},
        None,
    ),
    Example(
        "three paused days leave four: seven daily become four, three a week become two",
        (item("daily"), item("3 per week", exercise="toe-curls")),
        [*paused(*WEEK_1[:3]), set_log("2026-03-05"), set_log("2026-03-02", exercise="toe-curls")],
        "2026-03-09",
        {"2026-03-02": (6, 1, 1), "2026-03-09": (0, 0, 0)},
        1 / 6,
    ),
    Example(
        "two sets, three a week, each foot: 3 x 2 x 2 = 12",
        (item("3 per week", side=Side.EACH, sets=2),),
        [*sets(5, "2026-03-02", Side.LEFT), *sets(7, "2026-03-03", Side.RIGHT)],
        "2026-03-09",
        {"2026-03-02": (12, 11, 1), "2026-03-09": (0, 0, 0)},
        11 / 12,
    ),
    Example(
        "two weekly items of one exercise count the days on which each is in force",
        (item("3 per week", ends_on="2026-03-05"), item("3 per week", "2026-03-05")),
        [*sets(2, "2026-03-03")],
        "2026-03-09",
        {"2026-03-02": (1 + 2, 1 + 0, 1), "2026-03-09": (0, 0, 0)},
        1 / 3,
    ),
    Example(
        "of a weekly item only the days in force count: before and after it sets are extra",
        (item("7 per week", "2026-03-04", "2026-03-06"),),
        [*sets(2, "2026-03-03"), *sets(1, "2026-03-05"), *sets(3, "2026-03-06")],
        "2026-03-09",
        {"2026-03-02": (2, 1, 5), "2026-03-09": (0, 0, 0)},
        0.5,
    ),
    Example(
        "of a weekly item a set on a paused day is extra",
        (item("7 per week"),),
        [*paused("2026-03-04"), set_log("2026-03-04"), set_log("2026-03-05")],
        "2026-03-09",
        {"2026-03-02": (6, 1, 1), "2026-03-09": (0, 0, 0)},
        1 / 6,
    ),
    Example(
        "on Friday with a day paused 4 a week make floor(4 x 3 / 7) = 1",
        (item("4 per week", sets=2),),
        [*paused("2026-03-03")],
        "2026-03-06",
        {"2026-03-02": (2, 0, 0)},
        0.0,
    ),
    Example(
        "on Friday with a day paused 4 a week credit round(4 x 6 / 7) = 3",
        (item("4 per week", sets=2),),
        [*paused("2026-03-03"), *sets(8, "2026-03-06")],
        "2026-03-06",
        {"2026-03-02": (6, 6, 2)},
        1.0,
    ),
    Example(
        "a set of both feet after its weekly each item has ended is one extra set",
        (item("7 per week", ends_on="2026-03-03", side=Side.EACH),),
        [set_log("2026-03-05")],
        "2026-03-09",
        {"2026-03-02": (2, 0, 1), "2026-03-09": (0, 0, 0)},
        0.0,
    ),
)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_worked_example_has_the_figures_of_the_hand_calculation(example: Example) -> None:
    assert example.found == (example.weeks, example.adherence)


def test_two_of_three_a_week_are_two_thirds() -> None:
    found = summarise(tally([item("3 per week")], sets(2, "2026-03-03")), on("2026-03-09"))
    assert found.weeks[MONDAY].adherence == 2 / 3


@given(per_week=st.integers(1, 7), counted=st.integers(0, 7))
def test_part_of_a_week_is_rounded_to_the_nearest(per_week: int, counted: int) -> None:
    exact = Fraction(per_week * counted, 7)
    assert abs(round_half_up(per_week, counted) - exact) < Fraction(1, 2)


def test_a_pause_noted_later_takes_the_credit_of_its_day() -> None:
    """The seventh set of a week done on six days is extra once the seventh day is paused."""
    weekly = item("7 per week")
    done = [*sets(2, "2026-03-02")]
    done += [set_log(f"2026-03-0{number}") for number in range(3, 8)]
    before = summarise(tally([weekly], done), on("2026-03-16"))
    after = summarise(tally([weekly], [*done, day("2026-03-08")]), on("2026-03-16"))
    assert sets_of(before.total) == (14, 7, 0)
    assert sets_of(after.total) == (13, 6, 1)
