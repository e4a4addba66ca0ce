"""Adherence, held against figures that were worked out by hand from its published rules."""

from dataclasses import dataclass
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footlog.analysis.adherence import AdherenceFacts, ratio, round_half_up, sets_by_week, slots
from footlog.analysis.summary import Figures, summarise
from footlog.domain.exercises import Side
from footlog.domain.logbook import DayState, Entry
from footlog.domain.plan import PlanItem
from footlog.wording import percent
from tests.helpers.builders import MONDAY, day, item, on, set_log, sets, tally

Sets = tuple[int, int, int]
"""Sets due, credited and extra."""


@dataclass(frozen=True)
class Example:
    """A plan, what was done, today, and the sets of each week as they were worked out by hand."""

    name: str
    items: tuple[PlanItem, ...]
    entries: list[Entry]
    today: str
    weeks: dict[str, Sets]
    adherence: float | None


def paused(*days: str) -> list[Entry]:
    return [day(which) for which in days]


WEEK_1 = tuple(f"2026-03-0{number}" for number in range(2, 9))

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
        "a daily plan started on Thursday asks for four days",
        (item("daily", "2026-03-05"),),
        [set_log("2026-03-05"), set_log("2026-03-06"), set_log("2026-03-08")],
        "2026-03-09",
        {"2026-03-02": (4, 3, 0), "2026-03-09": (0, 0, 0)},
        0.75,
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
        {"2026-03-02": (6, 2, 0), "2026-03-09": (0, 0, 0)},
        1 / 3,
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
        "two sets, three a week, each foot: 3 x 2 x 2 = 12",
        (item("3 per week", side=Side.EACH, sets=2),),
        [*sets(5, "2026-03-02", Side.LEFT), *sets(7, "2026-03-03", Side.RIGHT)],
        "2026-03-09",
        {"2026-03-02": (12, 11, 1), "2026-03-09": (0, 0, 0)},
        11 / 12,
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


def sets_of(figures: Figures) -> Sets:
    return figures.sets_due, figures.sets_credited, figures.sets_extra


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_worked_example_has_the_figures_of_the_hand_calculation(example: Example) -> None:
    found = summarise(tally(example.items, example.entries), on(example.today))
    assert {str(monday): sets_of(week) for monday, week in found.weeks.items()} == example.weeks
    assert found.total.adherence == (
        None if example.adherence is None else pytest.approx(example.adherence, abs=1e-12)
    )


def test_two_of_three_a_week_are_67_percent() -> None:
    found = summarise(tally([item("3 per week")], sets(2, "2026-03-03")), on("2026-03-09"))
    assert percent(found.weeks[MONDAY].adherence) == "67 %"


def test_ratio_without_anything_due_is_none_and_not_zero() -> None:
    assert ratio(0, 0) is None
    assert ratio(0, 3) == 0.0
    assert ratio(3, 3) == 1.0


@given(per_week=st.integers(1, 7), counted=st.integers(0, 7))
def test_part_of_a_week_is_rounded_to_the_nearest(per_week: int, counted: int) -> None:
    exact = Fraction(per_week * counted, 7)
    assert abs(round_half_up(per_week, counted) - exact) < Fraction(1, 2)


def test_slots_name_their_item_side_and_first_day() -> None:
    daily = item("daily", ends_on="2026-03-03", side=Side.EACH, sets=2)
    weekly = item("2 per week", "2026-03-04", exercise="toe-curls")
    done = tally((), [set_log("2026-03-02", side=Side.LEFT)]).done
    plan = AdherenceFacts((daily, weekly), done, frozenset(), on("2026-03-09"))
    assert list(slots(plan, MONDAY, on("2026-03-09"))) == [
        (daily, Side.LEFT, MONDAY, 2, 1),
        (daily, Side.RIGHT, MONDAY, 2, 0),
        (weekly, Side.BOTH, MONDAY, 1, 0),
    ]


def test_slots_of_weeks_asked_for_alone_are_yielded() -> None:
    plan = AdherenceFacts((item("daily", sets=1),), {}, frozenset(), on("2026-04-01"))
    found = [slot.first for slot in slots(plan, on("2026-03-09"), on("2026-03-16"))]
    assert found == [on(f"2026-03-{number:02}") for number in range(9, 16)]


def test_sets_of_both_feet_count_twice_while_each_is_in_force() -> None:
    entries = [set_log("2026-03-03"), set_log("2026-03-09"), set_log("2026-03-09", side=Side.LEFT)]
    each = item("daily", ends_on="2026-03-09", side=Side.EACH)
    plan = AdherenceFacts((each,), tally((), entries).done, frozenset(), on("2026-03-20"))
    assert sets_by_week(plan) == {MONDAY: 2, on("2026-03-09"): 2}


def test_pausing_takes_credit_too_from_a_week_done_in_full_on_fewer_days() -> None:
    """Pin the corner in which a pause lowers adherence: 7 of 14 become 6 of 13."""
    weekly = item("7 per week")
    done = [*sets(2, "2026-03-02")]
    done += [set_log(f"2026-03-0{number}") for number in range(3, 8)]
    before = summarise(tally([weekly], done), on("2026-03-16"))
    after = summarise(tally([weekly], [*done, day("2026-03-08")]), on("2026-03-16"))
    assert sets_of(before.total) == (14, 7, 0)
    assert sets_of(after.total) == (13, 6, 1)


def test_a_week_is_counted_whole_for_each_of_two_weekly_items() -> None:
    """As the formula is written: `done` is what was logged in the slot's week, for both items."""
    plan = (item("3 per week", ends_on="2026-03-05"), item("3 per week", "2026-03-05"))
    found = summarise(tally(plan, sets(2, "2026-03-03")), on("2026-03-09")).weeks[MONDAY]
    assert (found.sets_due, found.sets_credited, found.sets_extra) == (1 + 2, 1 + 2, 2 - 3)


def test_a_set_of_both_feet_is_one_in_the_totals_once_its_each_item_has_ended() -> None:
    """As the formula is written: in the week it counts left and right, in the totals once."""
    plan = [item("7 per week", ends_on="2026-03-03", side=Side.EACH)]
    found = summarise(tally(plan, [set_log("2026-03-05")]), on("2026-03-09")).weeks[MONDAY]
    assert (found.sets_due, found.sets_credited, found.sets_extra) == (2, 2, 1 - 2)
