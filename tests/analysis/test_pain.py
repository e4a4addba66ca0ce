"""Pain: weekly figures, the change between two fortnights, and the pain rule."""

from collections.abc import Mapping
from datetime import date, timedelta
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footlog.analysis.pain import (
    Change,
    DayPain,
    PainDays,
    PainStats,
    Verdict,
    clear_level,
    first_fortnight,
    pain_change,
    pain_rule,
    pain_stats,
    scores_in,
    worst_days,
)
from footlog.domain.logbook import Moment
from footlog.domain.settings import PainRule
from tests.helpers.builders import MONDAY

TUESDAY = MONDAY + timedelta(days=1)
SCORES = st.lists(st.integers(0, 10), min_size=1, max_size=4)


def scores(*felt: int) -> DayPain:
    return DayPain(len(felt), sum(felt), max(felt))


def by_day(felt: Mapping[int, int]) -> dict[date, DayPain]:
    """Return one score a day, by the day's number from Monday on."""
    return {MONDAY + timedelta(days=n): scores(score) for n, score in felt.items()}


def day_number(number: int) -> date:
    return MONDAY + timedelta(days=number)


def test_pain_of_no_day_has_no_mean_and_no_worst() -> None:
    assert pain_stats([]) == PainStats(0, None, None)


def test_pain_is_averaged_over_scores_and_not_over_days() -> None:
    assert pain_stats([scores(1, 1, 1), scores(9)]) == PainStats(4, 3.0, 9)


@given(days=st.lists(SCORES, min_size=1, max_size=20))
def test_pain_stats_are_those_of_all_scores_together(days: list[list[int]]) -> None:
    together = [score for day in days for score in day]
    found = pain_stats(scores(*day) for day in days)
    assert found.n == len(together)
    assert found.mean == pytest.approx(fmean(together), abs=1e-12)
    assert found.worst == max(together)


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
def test_pain_changed_when_it_moved_by_2_points_and_30_percent(
    first: int, last: int, verdict: Change
) -> None:
    felt = dict.fromkeys(range(4), first) | dict.fromkeys(range(24, 28), last)
    assert pain_change(by_day(felt), day_number(27)) == (first, last, verdict)


def test_exactly_2_points_between_broken_means_are_a_change() -> None:
    """In binary fractions 4.8 - 2.8 is less than 2."""
    first = {day_number(0): scores(4, 5, 5, 5, 5)}
    last = {day_number(20): scores(2, 3, 3, 3, 3)}
    assert pain_change(first | last, day_number(27)).verdict is Change.BETTER


def test_three_scores_in_a_fortnight_are_not_enough() -> None:
    few_first = dict.fromkeys(range(3), 8) | dict.fromkeys(range(24, 28), 2)
    assert pain_change(by_day(few_first), day_number(27)) == (2.0, 2.0, Change.UNKNOWN)
    few_last = dict.fromkeys(range(4), 8) | dict.fromkeys(range(25, 28), 2)
    assert pain_change(by_day(few_last), day_number(27)) == (8.0, None, Change.UNKNOWN)


def test_four_scores_of_one_day_are_enough() -> None:
    felt = {day_number(0): scores(8, 8, 8, 8), day_number(27): scores(2, 2, 2, 2)}
    assert pain_change(felt, day_number(27)) == (8.0, 2.0, Change.BETTER)


def test_fortnights_that_share_a_day_are_not_compared() -> None:
    felt = dict.fromkeys(range(4), 8) | dict.fromkeys(range(23, 27), 2)
    assert pain_change(by_day(felt), day_number(26)) == (8.0, 2.0, Change.UNKNOWN)
    assert pain_change(by_day(felt), day_number(27)).verdict is Change.BETTER


def test_fortnights_have_fourteen_days() -> None:
    inside = dict.fromkeys((0, 1, 2, 13), 8) | dict.fromkeys((14, 25, 26, 27), 2)
    assert pain_change(by_day(inside), day_number(27)) == (8.0, 2.0, Change.BETTER)
    outside = dict.fromkeys((0, 1, 2, 14), 8)
    assert pain_change(by_day(outside), day_number(40)) == (None, None, Change.UNKNOWN)
    too_early = dict.fromkeys(range(4), 8) | dict.fromkeys((20, 32, 33, 34), 2)
    assert pain_change(by_day(too_early), day_number(34)).latest is None


def test_first_fortnight_is_the_first_with_four_scores() -> None:
    felt = {0: 10} | dict.fromkeys(range(30, 34), 6) | dict.fromkeys(range(60, 64), 2)
    assert pain_change(by_day(felt), day_number(63)) == (6.0, 2.0, Change.BETTER)


def test_last_fortnight_ends_with_the_last_day_even_without_scores() -> None:
    felt = dict.fromkeys(range(20), 5)
    assert pain_change(by_day(felt), day_number(60)) == (5.0, None, Change.UNKNOWN)


def test_no_score_is_no_data() -> None:
    assert pain_change({}, MONDAY) == (None, None, Change.UNKNOWN)


@given(
    felt=st.dictionaries(st.integers(0, 60), st.integers(0, 10), max_size=40),
    middle=st.dictionaries(st.integers(14, 46), st.integers(0, 10), max_size=20),
)
def test_pain_between_the_fortnights_changes_nothing(
    felt: dict[int, int], middle: dict[int, int]
) -> None:
    ends = {0: 5, 1: 5, 2: 5, 3: 5} | {n: score for n, score in felt.items() if n < 14 or n > 46}
    assert pain_change(by_day(ends | middle), day_number(60)) == pain_change(
        by_day(ends), day_number(60)
    )


def felt_on(
    *,
    during: int | None = None,
    morning: int | None = None,
    before: int | None = None,
    after: int | None = None,
    next_morning: int | None = None,
) -> PainDays:
    found = {
        (Moment.DURING, MONDAY): during,
        (Moment.MORNING, MONDAY): morning,
        (Moment.BEFORE, MONDAY): before,
        (Moment.AFTER, MONDAY): after,
        (Moment.MORNING, TUESDAY): next_morning,
    }
    return {key: scores(score) for key, score in found.items() if score is not None}


@pytest.mark.parametrize(
    ("pain", "verdict"),
    [
        (felt_on(during=5, morning=2, next_morning=3), Verdict.WITHIN),
        (felt_on(during=6, morning=2, next_morning=2), Verdict.OVER),
        (felt_on(during=5, morning=2, next_morning=4), Verdict.OVER),
        (felt_on(during=0, morning=0, next_morning=0), Verdict.WITHIN),
        (felt_on(during=0, morning=0, next_morning=2), Verdict.OVER),
        (felt_on(during=5, before=4, next_morning=5), Verdict.WITHIN),
        (felt_on(during=5, before=4, next_morning=6), Verdict.OVER),
        (felt_on(during=5, morning=1, before=6, next_morning=3), Verdict.OVER),
        (felt_on(during=5, morning=6, before=1, next_morning=7), Verdict.WITHIN),
        (felt_on(during=5, morning=2), Verdict.UNKNOWN),
        (felt_on(during=5, next_morning=2), Verdict.UNKNOWN),
        (felt_on(during=5, after=2, next_morning=2), Verdict.UNKNOWN),
        (felt_on(during=6), Verdict.OVER),
        (felt_on(), Verdict.UNKNOWN),
    ],
)
def test_pain_rule_holds_a_training_day_against_the_next_morning(
    pain: PainDays, verdict: Verdict
) -> None:
    assert pain_rule(MONDAY, pain, PainRule()) is verdict


def test_pain_rule_takes_the_worst_of_several_scores() -> None:
    pain = {
        (Moment.DURING, MONDAY): scores(1, 6),
        (Moment.MORNING, MONDAY): scores(2),
        (Moment.MORNING, TUESDAY): scores(2),
    }
    assert pain_rule(MONDAY, pain, PainRule()) is Verdict.OVER


def test_pain_rule_has_its_limits_from_the_settings() -> None:
    pain = felt_on(during=3, morning=2, next_morning=4)
    assert pain_rule(MONDAY, pain, PainRule(limit=3, tolerance=2)) is Verdict.WITHIN
    assert pain_rule(MONDAY, pain, PainRule(limit=2, tolerance=2)) is Verdict.OVER
    assert pain_rule(MONDAY, pain, PainRule(limit=3, tolerance=1)) is Verdict.OVER


def test_the_first_fortnight_begins_with_a_score_and_holds_four() -> None:
    assert first_fortnight({}) is None
    assert first_fortnight(by_day({0: 1, 1: 1, 2: 1})) is None
    assert first_fortnight(by_day({0: 1, 1: 1, 2: 1, 13: 1})) == MONDAY
    assert first_fortnight(by_day({0: 1, 30: 1, 31: 1, 32: 1, 33: 1})) == day_number(30)


FIRST, LAST = date(2026, 3, 2), date(2026, 3, 8)
PAIN = {
    (Moment.MORNING, FIRST): DayPain(2, 9, 6),
    (Moment.DURING, FIRST): DayPain(1, 3, 3),
    (Moment.MORNING, date(2026, 3, 4)): DayPain(1, 6, 6),
    (Moment.MORNING, date(2026, 3, 5)): DayPain(1, 0, 0),
    (Moment.MORNING, date(2026, 3, 9)): DayPain(1, 9, 9),
}


def test_scores_are_counted_in_the_span() -> None:
    assert scores_in(PAIN, Moment.MORNING, FIRST, LAST) == 4
    assert scores_in(PAIN, Moment.EVENING, FIRST, LAST) == 0


def test_the_worst_days_come_worst_and_latest_first_without_painless_ones() -> None:
    assert worst_days(PAIN, [Moment.MORNING], FIRST, LAST) == [(date(2026, 3, 4), 6), (FIRST, 6)]
    assert worst_days(PAIN, [Moment.DURING], FIRST, LAST) == [(FIRST, 3)]
    assert worst_days(PAIN, list(Moment), FIRST, LAST, most=1) == [(date(2026, 3, 4), 6)]


def test_a_clear_change_is_two_points_and_thirty_percent() -> None:
    assert clear_level(5.0) == 3.0
    assert clear_level(10.0) == 7.0
    assert clear_level(2.0) == 0.0
    assert clear_level(1.5) is None
