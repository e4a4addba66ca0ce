"""Function scores: what can be kept, how many activities there may be, and when it changed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footlog.domain.function import (
    FunctionScore,
    activities,
    check_activity_limit,
    check_function_day,
    first_and_latest,
    function_change,
    new_activity,
)
from footlog.domain.validation import InvalidEntry
from tests.helpers.builders import CHARACTERS, DAYS, RECORDED_AT, new_id, on, texts

FIRST, LATER = on("2026-03-02"), on("2026-03-16")
FIVE = ["stairs", "standing for 30 minutes", "barefoot on tiles", "running", "heels"]


def rated(activity: str, score: int, day: str = "2026-03-02") -> FunctionScore:
    return FunctionScore(
        id=new_id(), on=on(day), activity=activity, score=score, recorded_at=RECORDED_AT
    )


def course(*figures: tuple[int, int]) -> list[FunctionScore]:
    """Return the first and a later score of as many activities."""
    return [
        replace(rated(f"activity {n}", score), on=day)
        for n, pair in enumerate(figures)
        for day, score in zip((FIRST, LATER), pair, strict=True)
    ]


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("activity", "", "activity is empty: name something that your foot makes hard."),
        ("activity", " \t", "activity is empty: name something that your foot makes hard."),
        ("activity", "x" * 121, "activity must have at most 120 characters, not 121."),
        ("activity", "a\0b", "activity contains a character that cannot be saved: remove it."),
        ("score", 11, "score must be a whole number from 0 to 10, not 11."),
        ("score", -1, "score must be a whole number from 0 to 10, not -1."),
        ("score", True, "score must be a whole number from 0 to 10, not True."),
        ("score", 7.5, "score must be a whole number from 0 to 10, not 7.5."),
        ("score", None, "score must be a whole number from 0 to 10, not empty."),
        ("note", "", "note is empty: write something or leave it out."),
        ("on", on("1899-12-31"), "date is 1899-12-31: choose a day from 1900 on."),
        (
            "recorded_at",
            "yesterday",
            'recorded_at must be a UTC time like 2026-03-09T18:05:00Z, not "yesterday".',
        ),
        ("id", "1", 'id must be a UUID like 0b0e7b7e-5d2b-4c39-9a4f-2f6d7c1f6a10, not "1".'),
    ],
)
def test_what_cannot_be_kept_is_refused_with_what_to_write(
    field: str, value: object, sentence: str
) -> None:
    with pytest.raises(InvalidEntry) as refused:
        replace(rated("stairs", 3), **{field: value})  # type: ignore[arg-type]
    assert str(refused.value) == sentence


def test_the_ends_of_the_scale_and_the_longest_words_are_kept() -> None:
    assert rated("x" * 120, 0).score == 0
    assert rated("é", 10).score == 10


def test_a_score_may_lie_one_day_ahead_and_no_more() -> None:
    score = rated("stairs", 3)
    check_function_day(score, FIRST - timedelta(days=1))
    with pytest.raises(InvalidEntry, match="date is 2026-03-02"):
        check_function_day(score, FIRST - timedelta(days=2))


def test_activities_come_once_in_the_order_of_the_scores() -> None:
    scores = [rated("stairs", 3), rated("running", 1), rated("stairs", 4, "2026-03-09")]
    assert activities(scores) == ["stairs", "running"]


def test_a_new_activity_is_on_one_line() -> None:
    assert new_activity("  walk\tthe   dog ", FIVE[:4]) == "walk the dog"


@pytest.mark.parametrize(
    ("words", "known", "sentence"),
    [
        ("  ", [], "activity is empty: name something that your foot makes hard."),
        ("STAIRS", FIVE, 'activity "STAIRS" is there already: rate that one.'),
        (
            "swimming",
            FIVE,
            "activity is one too many: rate the 5 that you have.",
        ),
    ],
)
def test_an_activity_that_cannot_be_added(words: str, known: list[str], sentence: str) -> None:
    with pytest.raises(InvalidEntry) as refused:
        new_activity(words, known)
    assert str(refused.value) == sentence


def test_there_is_always_room_for_what_is_there_already() -> None:
    check_activity_limit("stairs", [*FIVE, "a sixth that was imported"])


@pytest.mark.parametrize(
    "scores",
    [
        [],
        [rated("stairs", 3)],
        [rated("stairs", 3), rated("running", 9, "2026-03-09")],
        [rated("stairs", 3), rated("stairs", 9)],
    ],
)
def test_nothing_rated_on_two_days_is_no_change(scores: list[FunctionScore]) -> None:
    assert function_change(scores) is None


def test_change_is_of_the_first_and_latest_of_what_was_rated_again() -> None:
    change = function_change(
        [
            rated("running", 10),
            rated("stairs", 6, "2026-03-16"),
            rated("stairs", 0, "2026-03-09"),
            rated("stairs", 2),
            rated("standing", 5),
            rated("standing", 6, "2026-03-09"),
        ]
    )
    assert change == (3.5, 6.0, 2.5, 2)
    assert change
    assert change.verdict == "better"


@pytest.mark.parametrize(
    ("figures", "verdict"),
    [
        ([(4, 4)], "no clear change"),
        ([(4, 6)], "no clear change"),
        ([(4, 7)], "better"),
        ([(6, 4)], "no clear change"),
        ([(6, 3)], "worse"),
        ([(10, 0)], "worse"),
        ([(4, 6), (4, 6)], "better"),
        ([(4, 5), (4, 6)], "no clear change"),
        ([(4, 6), (4, 6), (4, 5)], "no clear change"),
        ([(4, 6), (4, 7), (4, 5)], "better"),
        ([(0, 10), (5, 3), (5, 3)], "better"),
        ([(0, 9), (5, 3), (5, 3)], "no clear change"),
        ([(6, 4), (6, 4)], "worse"),
        ([(6, 4), (6, 5)], "no clear change"),
        ([(4, 6)] * 4 + [(4, 5)], "no clear change"),
        ([(4, 6)] * 5, "better"),
    ],
)
def test_a_change_is_named_from_2_points_of_the_mean_or_3_of_a_single_activity(
    figures: list[tuple[int, int]], verdict: str
) -> None:
    change = function_change(course(*figures))
    assert change
    assert change.verdict == verdict


@given(figures=st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), min_size=1, max_size=5))
def test_no_change_below_the_smallest_detectable_one_is_named(
    figures: list[tuple[int, int]],
) -> None:
    change = function_change(course(*figures))
    moved = sum(last - first for first, last in figures)
    least = 3 if len(figures) == 1 else 2 * len(figures)
    assert change
    assert (change.verdict == "better") == (moved >= least)
    assert (change.verdict == "worse") == (-moved >= least)


def test_what_was_rated_once_makes_a_single_activity_no_more_than_one() -> None:
    change = function_change([*course((4, 6)), rated("heels", 1)])
    assert change
    assert (change.points, change.activities, change.verdict) == (2, 1, "no clear change")


SCORES = st.builds(
    FunctionScore,
    id=st.uuids(version=4).map(str),
    on=DAYS,
    activity=st.text(CHARACTERS, min_size=1, max_size=120).filter(str.strip),
    score=st.integers(0, 10),
    recorded_at=st.just(RECORDED_AT),
    note=st.none() | texts(),
)


@given(scores=st.lists(SCORES, min_size=1, max_size=6), later=st.integers(0, 10))
def test_change_lies_within_the_scale_and_swaps_with_the_ends(
    scores: list[FunctionScore], later: int
) -> None:
    again = [
        replace(score, id=new_id(), on=score.on + timedelta(days=1), score=later)
        for score in scores
    ]
    change = function_change(scores + again)
    assert change
    assert 0 <= change.first <= 10
    assert 0 <= change.latest <= 10
    assert change.points == pytest.approx(change.latest - change.first)
    assert change.activities <= len(scores)


def test_first_and_latest_go_by_day_and_not_by_order() -> None:
    later, first = rated("stairs", 7, "2026-03-16"), rated("stairs", 3)
    once = rated("heels", 1)
    assert first_and_latest([later, once, first]) == {
        "heels": (once, once),
        "stairs": (first, later),
    }
