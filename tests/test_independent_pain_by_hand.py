"""The second calculation of the pain figures, held against diaries calculated by hand.

Every expected figure was worked out by hand from product.md section 5.
"""

from fractions import Fraction

import pytest

from tests.helpers.independent import summary
from tests.helpers.independent_pain import (
    Compared,
    around,
    between,
    exercises_compared,
    pain_change,
    pain_rule_fractions,
    pain_stays,
)
from tests.helpers.made_up_files import Row
from tests.helpers.small_diaries import day, diary, figures, files, pain, pains, scored_set, sets


def test_four_scores_on_one_day_are_one_day() -> None:
    history = pain(1, 8, 8, 8, 8) + pain(100, 1, 1, 1, 1)
    found = pain_change(diary([], history, today=100), "morning")
    assert found == {"baseline": None, "latest": None, "verdict": "not enough data"}


def test_change_between_windows_of_28_days() -> None:
    # Day 1 has the value 4; the windows are days 1–28 and 43–70.
    history = pain(1, 2, 2, 8) + pains(range(15, 21), 6)
    history += pains(range(29, 31), 9) + pain(42, 4, 8) + pains(range(43, 50), 3)
    found = diary([], history, today=70)
    change = pain_change(found, "morning")
    assert change == {"baseline": 40 / 7, "latest": 3.0, "verdict": "likely better"}
    assert between(found, "morning") == (Fraction(8), 3)


def test_change_falls_back_to_windows_of_14_days() -> None:
    # 28 days would be 1–28 and 13–40, which overlap.
    history = pains(range(1, 8), 5) + pains(range(20, 22), 1) + pains(range(30, 37), 7)
    found = diary([], history, today=40)
    change = pain_change(found, "morning")
    assert change == {"baseline": 5.0, "latest": 7.0, "verdict": "likely worse"}
    assert between(found, "morning") == (Fraction(1), 2)


def test_windows_that_overlap_give_means_without_a_verdict() -> None:
    found = diary([], pains(range(1, 15), 4) + pains(range(15, 28), 7), today=27)
    change = pain_change(found, "morning")
    assert change == {"baseline": 4.0, "latest": 95 / 14, "verdict": "not enough data"}
    assert between(found, "morning") == (None, 0)


@pytest.mark.parametrize(
    ("baseline", "latest", "verdict"),
    [
        (8, 6, "no clear change"),
        (6, 4, "likely better"),
        (2, 0, "likely better"),
        (0, 1, "no clear change"),
        (0, 2, "likely worse"),
    ],
)
def test_a_clear_change_is_2_points_and_30_percent(
    baseline: int, latest: int, verdict: str
) -> None:
    history = pains(range(1, 8), baseline) + pains(range(22, 29), latest)
    assert pain_change(diary([], history, today=28), "morning")["verdict"] == verdict


def test_the_change_in_a_span_knows_only_its_weeks() -> None:
    # From day 10 to day 36 are the weeks of days 8 to 42: windows of 14 days, 8–21 and 29–42.
    history = pains(range(1, 8), 9) + pains(range(8, 15), 7) + pains(range(36, 43), 4)
    history += pains(range(43, 50), 0)
    history_csv, plan_csv = files([], history)
    found = summary(history_csv, plan_csv, day(60), first=day(10), last=day(36))
    change = {"baseline": 7.0, "latest": 4.0, "verdict": "likely better"}
    assert found["pain_change"]["morning"] == change
    assert len(found["weeks"]) == 5
    assert found["weeks"] == summary(history_csv, plan_csv, day(60))["weeks"][1:6]


@pytest.mark.parametrize(
    ("during", "before", "morning", "following", "verdict"),
    [
        ([6], [], [], [], "over"),
        ([2, 6], [], [3], [3], "over"),
        ([5], [], [3], [4], "within"),
        ([5], [], [3], [5], "over"),
        ([5], [], [1, 4], [2, 5], "within"),
        ([5], [], [4, 1], [6, 0], "over"),
        ([], [], [3], [5], "over"),
        ([], [], [3], [4], "unknown"),
        ([5], [], [], [9], "unknown"),
        ([5], [1], [], [9], "unknown"),
        ([5], [], [3], [], "unknown"),
        ([], [], [], [], "unknown"),
    ],
)
def test_the_truth_table_of_the_pain_rule(
    during: list[int], before: list[int], morning: list[int], following: list[int], verdict: str
) -> None:
    history = sets(1, 1) + pain(1, *during, moment="during") + pain(1, *before, moment="before")
    history += pain(1, *morning) + pain(2, *following)
    found = figures([], history, today=9)["pain_rule"]
    assert found == [{"date": "2026-03-02", "verdict": verdict}]


def test_the_pain_rule_as_two_fractions() -> None:
    history = [*sets(2, 1), scored_set(1, "towel", 6), scored_set(3, "towel", 4)]
    history += pain(1, 2) + pain(2, 3) + pain(3, 6) + pain(5, 0) + pain(6, 9)
    found = diary([], history, today=9)
    assert pain_rule_fractions(found) == {"during": (1, 2), "morning": (1, 2)}
    stricter = pain_rule_fractions(found, limit=3, tolerance=0)
    assert stricter == {"during": (2, 2), "morning": (2, 2)}


@pytest.mark.parametrize(
    ("history", "stays"),
    [
        (pains(range(1, 29), 3), True),
        (pains(range(1, 15), 3) + pains(range(15, 28), 3) + pain(28, 0), False),
        (pains(range(1, 15), 3) + pains(range(15, 28), 3) + pain(28, 0, 1), True),
        (pains(range(1, 15), 3) + pains(range(15, 29), 2), False),
        (pains(range(1, 7), 3) + pains(range(15, 29), 3), False),
        (pains(range(8, 22), 3), True),
        (pains(range(1, 22), 3), True),
        (pains(range(1, 21), 3), False),
    ],
)
def test_pain_that_stays(history: list[Row], *, stays: bool) -> None:
    assert pain_stays(diary([], history, today=28), "morning") is stays


def test_pain_that_fell_clearly_long_ago_does_not_stay() -> None:
    history = pains(range(1, 29), 8) + pains(range(29, 101), 3)
    found = diary([], history, today=100)
    assert pain_change(found, "morning")["verdict"] == "likely better"
    assert not pain_stays(found, "morning")


def test_three_means_around_a_change_of_plan() -> None:
    # Around day 40: days 12–25, 26–39, and 40–67.
    history = pain(11, 9) + pains(range(12, 19), 6) + pains(range(33, 39), 5)
    history += pains(range(40, 46), 2) + pain(67, 3, 10) + pain(68, 9)
    found = around(diary([], history, today=80), "morning", day(40))
    assert found == ((Fraction(6), 7), (None, 6), (Fraction(37, 14), 7))


def test_an_exercise_is_compared_with_the_others_on_the_same_days() -> None:
    history = [scored_set(number, "towel", 5) for number in range(1, 9)]
    history += [scored_set(number, "marble", 3) for number in range(1, 9)]
    history += [scored_set(1, "calf", 7), scored_set(9, "marble", 9)]
    found = exercises_compared(diary([], history, today=20))
    # On day 1 the others of towel have 5, on seven days 3: 26 / 8, 1.75 less than 5.
    assert found["towel"] == Compared(8, Fraction(5), Fraction(13, 4), is_named=True)
    # Marble's ninth day has no other; on the eight it had 3, the others 6 once and 5.
    assert found["marble"] == Compared(9, Fraction(11, 3), Fraction(41, 8), is_named=False)
    assert found["calf"] == Compared(1, Fraction(7), Fraction(4), is_named=False)


@pytest.mark.parametrize(
    ("days", "other", "is_named"), [(8, 3, True), (7, 0, False), (8, 4, False)]
)
def test_an_exercise_is_named_after_8_days_and_1_and_a_half_points(
    days: int, other: int, *, is_named: bool
) -> None:
    history = [scored_set(number, "marble", other) for number in range(1, days + 1)]
    for number in range(1, days + 1):
        history += [scored_set(number, "towel", 4), scored_set(number, "towel", 5)]
    assert exercises_compared(diary([], history, today=20))["towel"].is_named is is_named


def test_an_empty_diary_has_no_pain_figures() -> None:
    found = diary([], [], today=20)
    assert between(found, "morning") == (None, 0)
    assert not pain_stays(found, "morning")
    assert exercises_compared(found) == {}
