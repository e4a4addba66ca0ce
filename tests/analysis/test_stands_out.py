"""Patterns in pain: after an exercise, over two weeks, by place on the foot."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footlog.analysis.pain import DayPain
from footlog.analysis.pain_patterns import (
    ExerciseDay,
    Persisting,
    SitePain,
    exercise_days,
    median_of,
    pain_by_site,
    persisting,
    unplaced,
    worst_by_day,
)
from footlog.analysis.spans import Span
from footlog.domain.logbook import DayRecord, Entry, Moment, PainScore, SetLog
from footlog.domain.sites import SEPARATOR, SITES, sites_of
from tests.helpers.builders import ENTRIES, day, pain, set_log, tally

MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)
SPAN = Span(MONDAY, TUESDAY)


def test_the_pain_of_a_set_comes_before_that_of_the_day() -> None:
    done = {("a", MONDAY): (2, 6), ("b", MONDAY): (1, None), ("b", TUESDAY): (3, None)}
    pain = {
        (Moment.DURING, MONDAY): DayPain(1, 4, 4),
        (Moment.MORNING, TUESDAY): DayPain(2, 3, 3),
    }
    assert exercise_days(done, pain, SPAN) == [
        ExerciseDay("a", MONDAY, 2, 6, 3),
        ExerciseDay("b", MONDAY, 1, 4, 3),
        ExerciseDay("b", TUESDAY, 3, None, None),
    ]


def test_a_pain_of_zero_is_a_score() -> None:
    assert exercise_days({("a", MONDAY): (1, 0)}, {}, SPAN)[0].during == 0


def test_days_outside_the_span_are_left_out() -> None:
    assert exercise_days({("a", date(2026, 3, 4)): (1, 1)}, {}, SPAN) == []


def test_a_median_needs_three_scores() -> None:
    assert median_of([1, None, 4]) == (2, None)
    assert median_of([0, 0, 5, None]) == (3, 0)
    assert median_of([]) == (0, None)


TODAY = date(2026, 3, 18)


def scores(latest: str, before: str) -> dict[date, int]:
    """Return the worst pain of the seven days up to today and the seven before, "-" for none."""
    first = TODAY - timedelta(days=13)
    return {
        first + timedelta(days=number): int(score)
        for number, score in enumerate(before + latest)
        if score != "-"
    }


@pytest.mark.parametrize(
    ("latest", "before", "found"),
    [
        ("3333333", "3333333", Persisting(3, 3)),
        ("4-4-4-4", "3-3-3-3", Persisting(4, 3)),
        ("---2211", "1122---", Persisting(1.5, 1.5)),
        ("1111112", "1111111", Persisting(8 / 7, 1)),
        ("3333333", "3333334", None),
        ("333333-", "333333-", Persisting(3, 3)),
        ("3330333", "1111111", None),
        ("---3333", "0000---", Persisting(3, 0)),
        ("----333", "3333333", None),
        ("3333333", "333----", None),
        ("-------", "-------", None),
    ],
)
def test_pain_has_stayed_when_no_scored_day_was_free_of_it_and_it_is_not_lower(
    latest: str, before: str, found: Persisting | None
) -> None:
    assert persisting(scores(latest, before), TODAY) == found


def test_days_outside_the_fortnight_do_not_count() -> None:
    outside = {TODAY - timedelta(days=14): 9, TODAY + timedelta(days=1): 0}
    assert persisting(scores("2222222", "2222222") | outside, TODAY) == Persisting(2, 2)


def test_the_worst_of_a_day_is_of_any_moment_and_of_sets_too() -> None:
    entries: list[Entry] = [
        pain(2, "2026-03-02"),
        set_log("2026-03-02", pain=5),
        set_log("2026-03-03"),
        pain(0, "2026-03-04"),
        day("2026-03-05"),
    ]
    assert worst_by_day(tally(entries=entries).pain) == {date(2026, 3, 2): 5, date(2026, 3, 4): 0}


BY_WORDS = {str(site): site for site in SITES}
BALL = "left sole: ball under the 2nd toe"
ARCH = "left sole: arch"
HEEL = "right sole: heel"

PLACES = st.lists(st.sampled_from([*BY_WORDS, "somewhere else"]), max_size=4).map(SEPARATOR.join)


@st.composite
def placed_entries(draw: st.DrawFn) -> Entry:
    """Return any entry, with places where it can have some."""
    entry = draw(ENTRIES)
    if isinstance(entry, DayRecord):
        return entry
    return replace(entry, site=draw(st.none() | PLACES.filter(bool)))


def scored(score: int, site: str | None) -> PainScore:
    return replace(pain(score), site=site)


def done(score: int | None, site: str | None) -> SetLog:
    return replace(set_log(pain=score), site=site)


def pain_at(words: str, n: int, mean: float, worst: int) -> SitePain:
    return SitePain(BY_WORDS[words], n, mean, worst)


def test_a_place_has_the_number_the_mean_and_the_worst_of_its_scores() -> None:
    assert pain_by_site([scored(2, BALL), scored(7, BALL)]) == [pain_at(BALL, 2, 4.5, 7)]


def test_the_pain_of_a_set_counts_like_a_pain_score() -> None:
    assert pain_by_site([scored(2, BALL), done(5, BALL)]) == [pain_at(BALL, 2, 3.5, 5)]


def test_a_set_without_pain_is_not_a_zero() -> None:
    entries = [done(None, BALL), done(4, BALL)]
    assert pain_by_site(entries) == [pain_at(BALL, 1, 4, 4)]
    assert unplaced([done(None, None)]) == 0


def test_a_zero_counts() -> None:
    assert pain_by_site([scored(0, HEEL), scored(3, HEEL)]) == [pain_at(HEEL, 2, 1.5, 3)]


def test_a_score_with_several_places_counts_for_each() -> None:
    found = pain_by_site([scored(6, f"{ARCH}; {HEEL}")])
    assert found == [pain_at(ARCH, 1, 6, 6), pain_at(HEEL, 1, 6, 6)]


def test_a_place_written_twice_counts_once() -> None:
    assert pain_by_site([scored(6, f"{ARCH}; {ARCH}")]) == [pain_at(ARCH, 1, 6, 6)]


def test_the_most_often_named_place_comes_first_and_then_the_drawings_order() -> None:
    entries = [scored(1, HEEL), scored(9, ARCH), scored(9, BALL), scored(1, HEEL)]
    assert [str(one.site) for one in pain_by_site(entries)] == [HEEL, BALL, ARCH]


def test_scores_without_a_place_of_the_drawing_are_counted_apart() -> None:
    entries: list[Entry] = [scored(3, None), done(3, "left heel"), scored(3, ARCH), day()]
    assert pain_by_site(entries) == [pain_at(ARCH, 1, 3, 3)]
    assert unplaced(entries) == 2


def test_other_words_beside_a_place_do_not_hide_it() -> None:
    entries = [scored(3, f"after the stairs; {ARCH}")]
    assert pain_by_site(entries) == [pain_at(ARCH, 1, 3, 3)]
    assert unplaced(entries) == 0


def test_nothing_logged_names_nothing() -> None:
    assert pain_by_site([]) == []
    assert unplaced([]) == 0


@given(st.lists(placed_entries(), max_size=12))
def test_every_score_is_at_its_places_or_without_one(entries: list[Entry]) -> None:
    scores = [
        (entry.pain, set(sites_of(entry.site)))
        for entry in entries
        if not isinstance(entry, DayRecord) and entry.pain is not None
    ]
    found = pain_by_site(entries)
    assert sum(one.n for one in found) == sum(len(sites) for _, sites in scores)
    assert unplaced(entries) == len([sites for _, sites in scores if not sites])
    for one in found:
        here = [score for score, sites in scores if one.site in sites]
        assert (one.n, one.worst) == (len(here), max(here))
        assert abs(one.mean * one.n - sum(here)) < 1e-9


@given(st.lists(placed_entries(), max_size=12), st.randoms())
def test_the_order_of_the_entries_changes_nothing(entries: list[Entry], chance: Random) -> None:
    shuffled = list(entries)
    chance.shuffle(shuffled)
    assert pain_by_site(shuffled) == pain_by_site(entries)
