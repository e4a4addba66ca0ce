"""Adherence, held against figures that were worked out by hand from its published rules."""

import pytest

from footlog.analysis.adherence import AdherenceFacts, by_exercise, ratio, sets_by_week
from footlog.domain.exercises import Side
from footlog.domain.logbook import DayState
from tests.helpers.builders import MONDAY, day, item, on, set_log, sets, tally
from tests.helpers.worked import Example, paused

EXAMPLES = (
    Example(
        "a daily plan started on Thursday asks for four days",
        (item("daily", "2026-03-05"),),
        [set_log("2026-03-05"), set_log("2026-03-06"), set_log("2026-03-08")],
        "2026-03-09",
        {"2026-03-02": (4, 3, 0), "2026-03-09": (0, 0, 0)},
        0.75,
    ),
    Example(
        "every second day goes on over the leap day and the month's end",
        (item("every 2 days", "2028-02-25"),),
        [set_log("2028-02-29"), set_log("2028-03-01"), set_log("2028-03-02")],
        "2028-03-06",
        {"2028-02-21": (2, 0, 0), "2028-02-28": (3, 2, 1), "2028-03-06": (0, 0, 0)},
        0.4,
    ),
    Example(
        "weekdays ask on those days alone",
        (item("mon,wed,fri"),),
        [set_log("2026-03-02"), set_log("2026-03-03")],
        "2026-03-09",
        {"2026-03-02": (3, 1, 1), "2026-03-09": (0, 0, 0)},
        1 / 3,
    ),
    Example(
        "each foot is asked and credited by itself",
        (item("daily", ends_on="2026-03-03", side=Side.EACH, sets=2),),
        [*sets(3, "2026-03-02", Side.LEFT), *sets(1, "2026-03-02", Side.RIGHT)],
        "2026-03-04",
        {"2026-03-02": (4, 3, 1)},
        0.75,
    ),
    Example(
        "an exercise of both feet at once counts once",
        (item("daily", ends_on="2026-03-03", sets=2),),
        [*sets(2, "2026-03-02")],
        "2026-03-04",
        {"2026-03-02": (2, 2, 0)},
        1.0,
    ),
    Example(
        "a left set is not a set of both feet",
        (item("daily", ends_on="2026-03-03"),),
        [set_log("2026-03-02", side=Side.LEFT)],
        "2026-03-04",
        {"2026-03-02": (1, 0, 1)},
        0.0,
    ),
    Example(
        "a set of both feet is not one of the left foot alone",
        (item("daily", ends_on="2026-03-03", side=Side.LEFT),),
        [set_log("2026-03-02")],
        "2026-03-04",
        {"2026-03-02": (1, 0, 1)},
        0.0,
    ),
    Example(
        "a set of both feet is a left and a right one where each is asked",
        (item("daily", ends_on="2026-03-03", side=Side.EACH),),
        [set_log("2026-03-02")],
        "2026-03-04",
        {"2026-03-02": (2, 2, 0)},
        1.0,
    ),
    Example(
        "a second set of both feet is two extra ones where each is asked",
        (item("daily", ends_on="2026-03-03", side=Side.EACH),),
        [*sets(2, "2026-03-02")],
        "2026-03-04",
        {"2026-03-02": (2, 2, 2)},
        1.0,
    ),
    Example(
        "a set of both feet counts once again when the each item has ended",
        (item("daily", ends_on="2026-03-03", side=Side.EACH),),
        [set_log("2026-03-03")],
        "2026-03-04",
        {"2026-03-02": (2, 0, 1)},
        0.0,
    ),
    Example(
        "more than was asked on one day does not make up for another",
        (item("daily", ends_on="2026-03-04", sets=2),),
        [*sets(5, "2026-03-02")],
        "2026-03-09",
        {"2026-03-02": (4, 2, 3), "2026-03-09": (0, 0, 0)},
        0.5,
    ),
    Example(
        "today asks for nothing before it is over",
        (item("daily", sets=3),),
        [*sets(3, "2026-03-02"), *sets(1, "2026-03-03")],
        "2026-03-04",
        {"2026-03-02": (6, 4, 0)},
        4 / 6,
    ),
    Example(
        "what is done today counts at once",
        (item("daily", sets=3),),
        [*sets(3, "2026-03-02"), *sets(1, "2026-03-03"), *sets(4, "2026-03-04")],
        "2026-03-04",
        {"2026-03-02": (9, 7, 1)},
        7 / 9,
    ),
    Example(
        "a missed day stays due",
        (item("daily", ends_on="2026-03-04"),),
        [day("2026-03-03", DayState.MISSED), set_log("2026-03-02")],
        "2026-03-05",
        {"2026-03-02": (2, 1, 0)},
        0.5,
    ),
    Example(
        "week 53 runs over new year",
        (item("daily", "2026-12-28", "2027-01-04"),),
        [
            set_log("2026-12-28"),
            set_log("2026-12-31"),
            set_log("2027-01-01"),
            set_log("2027-01-03"),
        ],
        "2027-01-04",
        {"2026-12-28": (7, 4, 0), "2027-01-04": (0, 0, 0)},
        4 / 7,
    ),
    Example(
        "as many sets as you can asks for one",
        (item("daily", ends_on="2026-03-04", sets=None),),
        [*sets(3, "2026-03-02")],
        "2026-03-05",
        {"2026-03-02": (2, 1, 2)},
        0.5,
    ),
    Example(
        "two sets three times a day are six",
        (item("daily", ends_on="2026-03-03", sets=2, times_per_day=3),),
        [*sets(4, "2026-03-02")],
        "2026-03-05",
        {"2026-03-02": (6, 4, 0)},
        2 / 3,
    ),
    Example(
        "as many as you can three times a day asks for three",
        (item("daily", ends_on="2026-03-03", sets=None, times_per_day=3),),
        [*sets(2, "2026-03-02")],
        "2026-03-05",
        {"2026-03-02": (3, 2, 0)},
        2 / 3,
    ),
    Example(
        "what was stopped asks for nothing until it is resumed",
        (item("daily", ends_on="2026-03-04"), item("daily", "2026-03-06", "2026-03-08")),
        [set_log("2026-03-02"), set_log("2026-03-04"), set_log("2026-03-06")],
        "2026-03-09",
        {"2026-03-02": (4, 2, 1), "2026-03-09": (0, 0, 0)},
        0.5,
    ),
    Example(
        "left and right apart have their own doses",
        (
            item("daily", ends_on="2026-03-03", side=Side.LEFT, sets=3),
            item("daily", ends_on="2026-03-03", side=Side.RIGHT),
        ),
        [*sets(2, "2026-03-02", Side.LEFT), *sets(2, "2026-03-02", Side.RIGHT)],
        "2026-03-04",
        {"2026-03-02": (4, 3, 1)},
        0.75,
    ),
    Example(
        "a new dose holds from its first day",
        (item("daily", ends_on="2026-03-05"), item("daily", "2026-03-05", sets=2)),
        [*sets(2, "2026-03-04"), *sets(2, "2026-03-05")],
        "2026-03-09",
        {"2026-03-02": (3 + 8, 1 + 2, 1), "2026-03-09": (0, 0, 0)},
        3 / 11,
    ),
    Example(
        "a set of both feet on a paused day is two extra ones where each foot counts",
        (item("daily", ends_on="2026-03-04", side=Side.EACH),),
        [*paused("2026-03-02"), set_log("2026-03-02"), set_log("2026-03-03")],
        "2026-03-09",
        {"2026-03-02": (2, 2, 2), "2026-03-09": (0, 0, 0)},
        1.0,
    ),
    Example(
        "an exercise that is not in the plan is extra",
        (item("daily", ends_on="2026-03-03"),),
        [set_log("2026-03-02", exercise="swimming")],
        "2026-03-04",
        {"2026-03-02": (1, 0, 1)},
        0.0,
    ),
    Example(
        "days after today do not exist",
        (item("daily"),),
        [set_log("2026-03-03"), set_log("2026-03-04"), *paused("2026-03-02", "2026-03-05")],
        "2026-03-03",
        {"2026-03-02": (1, 1, 0)},
        1.0,
    ),
    Example(
        "a plan that begins tomorrow has no week yet",
        (item("daily", "2026-03-09"),),
        [],
        "2026-03-08",
        {},
        None,
    ),
)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_worked_example_has_the_figures_of_the_hand_calculation(example: Example) -> None:
    assert example.found == (example.weeks, example.adherence)


def test_ratio_without_anything_due_is_none_and_not_zero() -> None:
    assert ratio(0, 0) is None
    assert ratio(0, 3) == 0.0
    assert ratio(3, 3) == 1.0


def test_sets_of_both_feet_count_twice_while_each_is_in_force() -> None:
    entries = [set_log("2026-03-03"), set_log("2026-03-09"), set_log("2026-03-09", side=Side.LEFT)]
    each = item("daily", ends_on="2026-03-09", side=Side.EACH)
    plan = AdherenceFacts((each,), tally((), entries).done, frozenset(), on("2026-03-20"))
    assert sets_by_week(plan) == {MONDAY: 2, on("2026-03-09"): 2}


FACTS = tally(
    [
        item("every 5 days", "2026-03-06", exercise="toe-curls", sets=2),
        item("3 per week", exercise="short-foot"),
        item("daily", ends_on="2026-03-04", side=Side.EACH),
        item("daily", "2026-03-04", side=Side.EACH, sets=2),
    ],
    [
        set_log("2026-03-10", exercise="toe-curls"),
        *(set_log(done, exercise="short-foot") for done in ("2026-03-03", "2026-03-10")),
        *(set_log(done, side=Side.LEFT) for done in ("2026-03-02", "2026-03-04", "2026-03-09")),
    ],
).facts(on("2026-03-11"))
"""Two weeks, up to a Wednesday.

toe-curls: Friday 6 to Tuesday 10 is over, two sets due and one done. short-foot: one of three, then
one of floor(3 x 2 / 7) = 0, so of 1. heel-raise, each foot: two days of one set and five of two
are 24, two days more are 8; of today nothing.
"""


def test_by_exercise_the_slots_of_both_doses_are_one_sum_in_the_plans_order() -> None:
    found = by_exercise(FACTS, MONDAY, on("2026-03-16"))
    assert list(found.items()) == [
        ("toe-curls", (1, 2)),
        ("short-foot", (2, 4)),
        ("heel-raise", (3, 32)),
    ]


def test_by_exercise_a_slot_counts_where_it_opens() -> None:
    first = by_exercise(FACTS, MONDAY, on("2026-03-09"))
    assert first == {"toe-curls": (1, 2), "short-foot": (1, 3), "heel-raise": (2, 24)}
    second = by_exercise(FACTS, on("2026-03-09"), on("2026-03-16"))
    assert second == {"toe-curls": (0, 0), "short-foot": (1, 1), "heel-raise": (1, 8)}
    assert by_exercise(FACTS, on("2026-02-02"), on("2026-03-02")) == {}
