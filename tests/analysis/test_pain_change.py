"""The change of pain: the first and the last window, what lies between, and the verdict."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footlog.analysis.pain import Change, PainChange, Window, pain_change
from tests.helpers.builders import MONDAY
from tests.helpers.pain_days import by_day, day_number, scores, steady


def means(change: PainChange) -> tuple[float | None, float | None, Change]:
    return change.baseline, change.latest, change.verdict


def numbers(found: Window | None) -> tuple[int, int] | None:
    """Return the numbers of the window's first and last day."""
    return found and ((found.first - MONDAY).days, (found.last - MONDAY).days)


@pytest.mark.parametrize(
    ("first", "last", "verdict"),
    [
        (5, 3, Change.BETTER),
        (10, 7, Change.BETTER),
        (10, 8, Change.UNCLEAR),
        (7, 5, Change.UNCLEAR),
        (6, 4, Change.BETTER),
        (3, 2, Change.UNCLEAR),
        (2, 0, Change.BETTER),
        (1, 0, Change.UNCLEAR),
        (0, 2, Change.WORSE),
        (0, 1, Change.UNCLEAR),
        (6, 8, Change.WORSE),
        (7, 9, Change.UNCLEAR),
        (7, 10, Change.WORSE),
        (4, 4, Change.UNCLEAR),
    ],
)
@pytest.mark.parametrize("days", [28, 56])
def test_pain_changed_when_it_moved_by_2_points_and_30_percent(
    days: int, first: int, last: int, verdict: Change
) -> None:
    """28 days are compared as two times 14, 56 days as two times 28."""
    felt = steady((range(7), first), (range(days - 7, days), last))
    assert means(pain_change(felt, day_number(days - 1))) == (first, last, verdict)


WEEK_OF_SCORES = st.lists(st.integers(0, 10), min_size=7, max_size=7)


@given(first=WEEK_OF_SCORES, last=WEEK_OF_SCORES)
def test_the_borders_of_a_change_are_exact(first: list[int], last: list[int]) -> None:
    """Over seven days, 2 points are 14 in sum, and 30 % need no division."""
    felt = by_day(dict(enumerate(first)) | dict(enumerate(last, 49)))
    fell = sum(first) - sum(last)
    is_clear = abs(fell) >= 14 and 10 * abs(fell) >= 3 * sum(first)
    called = Change.BETTER if fell > 0 else Change.WORSE
    assert pain_change(felt, day_number(55)).verdict is (called if is_clear else Change.UNCLEAR)


def test_exactly_2_points_between_broken_means_are_a_change() -> None:
    """In binary fractions 4.8 - 2.8 is less than 2."""
    first = {day_number(n): scores(4, 5, 5, 5, 5) for n in range(7)}
    last = {day_number(n): scores(2, 3, 3, 3, 3) for n in range(49, 56)}
    assert means(pain_change(first | last, day_number(55))) == (4.8, 2.8, Change.BETTER)


def test_a_day_counts_once_however_many_scores_it_has() -> None:
    often = {day_number(0): scores(*[1] * 20)}
    first = steady((range(1, 7), 8)) | often
    change = pain_change(first | steady((range(49, 56), 4)), day_number(55))
    assert means(change) == (7.0, 4.0, Change.BETTER)


def test_windows_have_28_days_when_both_find_room() -> None:
    change = pain_change(steady((range(56), 5)), day_number(55))
    assert numbers(change.start) == (0, 27)
    assert numbers(change.now) == (28, 55)
    assert change.between is None


def test_windows_have_14_days_when_those_of_28_share_a_day() -> None:
    change = pain_change(
        steady((range(14), 8), (range(14, 41), 6), (range(41, 55), 2)), day_number(54)
    )
    assert numbers(change.start) == (0, 13)
    assert numbers(change.now) == (41, 54)
    assert means(change) == (8.0, 2.0, Change.BETTER)
    assert change.between == Window(day_number(14), day_number(40), 27, Fraction(6))


def test_windows_of_14_days_that_share_a_day_are_not_compared() -> None:
    felt = steady((range(7), 8), (range(20, 27), 2))
    assert means(pain_change(felt, day_number(26))) == (8.0, 2.0, Change.UNKNOWN)
    assert pain_change(felt, day_number(26)).between is None
    later = steady((range(7), 8), (range(21, 28), 2))
    assert means(pain_change(later, day_number(27))) == (8.0, 2.0, Change.BETTER)


def test_seven_scored_days_in_28_are_enough_where_14_days_have_too_few() -> None:
    """A score every fourth day: seven in 28 days, four in 14."""
    felt = steady((range(0, 28, 4), 8), (range(28, 60, 4), 2))
    change = pain_change(felt, day_number(59))
    assert means(change) == (8.0, 2.0, Change.BETTER)
    assert numbers(change.start) == (0, 27)
    assert numbers(change.now) == (32, 59)
    assert change.between == Window(day_number(28), day_number(31), 1, Fraction(2))


def test_without_a_verdict_the_means_are_those_of_14_days() -> None:
    """A window of 28 days that exists does not lend its mean when the other one is missing."""
    sparse = steady((range(0, 28, 4), 8))
    assert means(pain_change(sparse, day_number(40))) == (None, None, Change.UNKNOWN)
    dense = steady((range(14), 8), (range(14, 28), 4))
    assert means(pain_change(dense, day_number(50))) == (8.0, None, Change.UNKNOWN)
    late = steady((range(36, 50), 4))
    assert means(pain_change(late, day_number(49))) == (4.0, 4.0, Change.UNKNOWN)


def test_six_scored_days_in_a_window_are_not_enough() -> None:
    few_first = steady((range(6), 8), (range(49, 56), 2))
    assert means(pain_change(few_first, day_number(55))) == (2.0, 2.0, Change.UNKNOWN)
    few_last = steady((range(7), 8), (range(50, 56), 2))
    assert means(pain_change(few_last, day_number(55))) == (8.0, None, Change.UNKNOWN)


@pytest.mark.parametrize("number", [1, 4, 7, 20])
def test_many_scores_of_one_day_are_not_enough(number: int) -> None:
    felt = {day_number(0): scores(*[8] * number), day_number(55): scores(*[2] * number)}
    assert means(pain_change(felt, day_number(55))) == (None, None, Change.UNKNOWN)


def test_the_first_window_is_the_earliest_that_begins_with_a_score_and_has_seven() -> None:
    felt = steady((range(1), 10), (range(30, 37), 6), (range(90, 97), 2))
    change = pain_change(felt, day_number(96))
    assert numbers(change.start) == (30, 57)
    assert means(change) == (6.0, 2.0, Change.BETTER)


@pytest.mark.parametrize(("seventh", "begins"), [(27, 0), (28, 90)])
def test_the_seventh_scored_day_has_to_lie_in_the_window(seventh: int, begins: int) -> None:
    felt = steady((range(6), 8), (range(seventh, seventh + 1), 8), (range(90, 97), 2))
    start = pain_change(felt, day_number(96)).start
    assert start
    assert start.first == day_number(begins)


@pytest.mark.parametrize(("earliest", "verdict"), [(28, Change.UNCLEAR), (27, Change.UNKNOWN)])
def test_the_last_window_has_the_28_days_up_to_the_last_day(earliest: int, verdict: Change) -> None:
    felt = steady((range(0, 28, 4), 5), (range(earliest, earliest + 1), 5), (range(50, 56), 5))
    assert pain_change(felt, day_number(55)).verdict is verdict


def test_the_last_window_ends_with_the_last_day_even_without_scores() -> None:
    felt = steady((range(20), 5))
    assert means(pain_change(felt, day_number(60))) == (5.0, None, Change.UNKNOWN)


def test_no_score_is_no_data() -> None:
    assert pain_change({}, MONDAY) == (None, None, None, Change.UNKNOWN)


def test_between_has_the_days_between_the_windows_alone() -> None:
    felt = steady((range(28), 6), (range(28, 38), 9), (range(62, 90), 5))
    change = pain_change(felt, day_number(89))
    assert change.between == Window(day_number(28), day_number(61), 10, Fraction(9))
    silent = steady((range(28), 6), (range(62, 90), 5))
    assert pain_change(silent, day_number(89)).between == Window(
        day_number(28), day_number(61), 0, None
    )


@given(
    felt=st.dictionaries(st.integers(0, 90), st.integers(0, 10), max_size=60),
    middle=st.dictionaries(st.integers(28, 62), st.integers(0, 10), max_size=20),
)
def test_pain_between_the_windows_changes_nothing_but_the_middle(
    felt: dict[int, int], middle: dict[int, int]
) -> None:
    ends = dict.fromkeys(range(7), 5) | {n: pain for n, pain in felt.items() if n < 28 or n > 62}
    alone = pain_change(by_day(ends), day_number(90))
    together = pain_change(by_day(ends | middle), day_number(90))
    assert together._replace(between=None) == alone._replace(between=None)
