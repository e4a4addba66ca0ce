"""Pain: weekly figures, pain around a change of plan, and pain that stays."""

from datetime import date, timedelta
from fractions import Fraction
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footlog.analysis.pain import (
    Around,
    Change,
    DayPain,
    PainStats,
    Staying,
    Window,
    around_change,
    clear_level,
    pain_by_moment,
    pain_change,
    pain_stats,
    staying,
    usual_moments,
    window,
    worst_days,
)
from footlog.domain.logbook import Moment
from tests.helpers.builders import MONDAY
from tests.helpers.pain_days import day_number, scores, steady

SCORES = st.lists(st.integers(0, 10), min_size=1, max_size=4)
DIARIES = st.dictionaries(st.integers(0, 90), SCORES, max_size=60)


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


@given(some=SCORES, more=SCORES)
def test_scores_of_a_day_are_joined_as_if_they_were_counted_together(
    some: list[int], more: list[int]
) -> None:
    assert scores(*some).joined(scores(*more)) == scores(*some, *more)


def test_pain_is_sorted_by_its_moment() -> None:
    found = pain_by_moment({(Moment.MORNING, MONDAY): scores(1), (Moment.AFTER, MONDAY): scores(2)})
    assert found[Moment.MORNING] == {MONDAY: scores(1)}
    assert found[Moment.AFTER] == {MONDAY: scores(2)}
    assert found[Moment.EVENING] == {}


def test_a_window_takes_in_both_its_ends_and_weighs_days_alike() -> None:
    felt = {
        day_number(0): scores(10),
        day_number(1): scores(1, 1, 2, 2),
        day_number(3): scores(8),
        day_number(4): scores(10),
    }
    first, last = day_number(1), day_number(3)
    assert window(felt, first, last) == (first, last, 2, Fraction(19, 4))
    assert window(felt, day_number(2), day_number(2)) == (day_number(2), day_number(2), 0, None)


AROUND = steady(
    (range(-40, -28), 10),
    (range(-28, -14), 6),
    (range(-14, 0), 4),
    (range(28), 2),
    (range(28, 40), 10),
)


def test_around_a_change_are_two_fortnights_before_and_28_days_since() -> None:
    assert around_change(AROUND, MONDAY, day_number(60)) == Around(
        Window(day_number(-28), day_number(-15), 14, Fraction(6)),
        Window(day_number(-14), day_number(-1), 14, Fraction(4)),
        Window(day_number(0), day_number(27), 28, Fraction(2)),
    )


def test_around_a_recent_change_the_days_since_end_with_the_last_day() -> None:
    known = {day: pain for day, pain in AROUND.items() if day <= day_number(4)}
    since = around_change(known, MONDAY, day_number(4)).since
    assert since == Window(day_number(0), day_number(4), 5, Fraction(2))
    assert around_change({}, MONDAY, MONDAY).since == (MONDAY, MONDAY, 0, None)


TODAY = date(2026, 3, 18)


def fortnights(latest: str, before: str) -> dict[date, DayPain]:
    """Return a score a day of the 14 days up to today and the 14 before, "-" for none."""
    first = TODAY - timedelta(days=27)
    return {
        first + timedelta(days=number): scores(int(score))
        for number, score in enumerate(before + latest)
        if score != "-"
    }


@pytest.mark.parametrize(
    ("latest", "before", "found"),
    [
        ("3" * 14, "3" * 14, Staying(3, 3)),
        ("4-" * 7, "3-" * 7, Staying(4, 3)),
        ("-" * 7 + "3" * 7, "3" * 7 + "-" * 7, Staying(3, 3)),
        ("3" * 7 + "-" * 7, "-" * 7 + "3" * 7, Staying(3, 3)),
        ("-" * 8 + "3" * 6, "3" * 14, None),
        ("3" * 14, "3" * 6 + "-" * 8, None),
        ("3" * 14, "4" * 14, None),
        ("3" * 13 + "4", "4" * 14, Staying(43 / 14, 4)),
        ("4" * 13 + "3", "5" * 14, None),
        ("5" * 14, "4" * 14, Staying(5, 4)),
        ("3" * 13 + "0", "1" * 14, None),
        ("0" + "3" * 13, "1" * 14, None),
        ("3" * 14, "0" * 14, Staying(3, 0)),
        ("-" * 14, "-" * 14, None),
    ],
)
def test_pain_stays_when_no_scored_day_is_free_of_it_and_it_is_not_1_point_lower(
    latest: str, before: str, found: Staying | None
) -> None:
    assert staying(fortnights(latest, before), TODAY) == found


def test_a_zero_beside_other_scores_of_the_day_does_not_end_it() -> None:
    felt = fortnights("2" * 14, "2" * 14) | {TODAY: scores(0, 0, 6)}
    assert staying(felt, TODAY) == Staying(2, 2)


def test_days_outside_the_four_weeks_do_not_count() -> None:
    outside = {TODAY - timedelta(days=28): scores(9), TODAY + timedelta(days=1): scores(0)}
    assert staying(fortnights("2" * 14, "2" * 14) | outside, TODAY) == Staying(2, 2)


@pytest.mark.parametrize(("at_first", "found"), [(6, None), (5, Staying(4, 4))])
def test_pain_that_is_likely_better_than_at_first_does_not_stay(
    at_first: int, found: Staying | None
) -> None:
    felt = steady((range(28), at_first), (range(28, 84), 4))
    assert staying(felt, day_number(83)) == found


@given(felt=DIARIES, at_first=st.integers(0, 10), level=st.integers(1, 10))
def test_pain_never_stays_and_is_likely_better(
    felt: dict[int, list[int]], at_first: int, level: int
) -> None:
    ends = steady((range(14), at_first), (range(63, 91), level))
    days = ends | {day_number(n): scores(*found) for n, found in felt.items()}
    if pain_change(days, day_number(90)).verdict is Change.BETTER:
        assert staying(days, day_number(90)) is None


def test_morning_and_during_are_shown_first() -> None:
    assert usual_moments(list(Moment)) == [Moment.MORNING, Moment.DURING]
    assert usual_moments([Moment.DURING, Moment.EVENING]) == [Moment.DURING]
    others = [Moment.BEFORE, Moment.AFTER, Moment.EVENING]
    assert usual_moments(others) == [Moment.BEFORE, Moment.AFTER]
    assert usual_moments([]) == []


FIRST, LAST = date(2026, 3, 2), date(2026, 3, 8)
PAIN = {
    (Moment.MORNING, FIRST): DayPain(2, 9, 6),
    (Moment.DURING, FIRST): DayPain(1, 3, 3),
    (Moment.MORNING, date(2026, 3, 4)): DayPain(1, 6, 6),
    (Moment.MORNING, date(2026, 3, 5)): DayPain(1, 0, 0),
    (Moment.MORNING, date(2026, 3, 9)): DayPain(1, 9, 9),
}


def test_the_worst_days_come_worst_and_latest_first_without_painless_ones() -> None:
    assert worst_days(PAIN, [Moment.MORNING], FIRST, LAST) == [(date(2026, 3, 4), 6), (FIRST, 6)]
    assert worst_days(PAIN, [Moment.DURING], FIRST, LAST) == [(FIRST, 3)]
    assert worst_days(PAIN, list(Moment), FIRST, LAST, most=1) == [(date(2026, 3, 4), 6)]


def test_a_clear_change_is_two_points_and_thirty_percent() -> None:
    assert clear_level(5.0) == 3.0
    assert clear_level(10.0) == 7.0
    assert clear_level(2.0) == 0.0
    assert clear_level(1.5) is None
