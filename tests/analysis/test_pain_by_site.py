"""The pain of places: counted by day, the place named on most days first."""

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from footlog.analysis.stands_out import SitePain, pain_by_site, unplaced
from footlog.domain.logbook import Entry, PainScore, SetLog
from footlog.domain.sites import SEPARATOR, SITES, sites_of
from tests.helpers.builders import ENTRIES, day, pain, set_log
from tests.helpers.pain_days import day_number

BY_WORDS = {str(site): site for site in SITES}
BALL = "left sole: ball under the 2nd toe"
ARCH = "left sole: arch"
HEEL = "right sole: heel"

PLACES = st.lists(st.sampled_from([*BY_WORDS, "somewhere else"]), max_size=4).map(SEPARATOR.join)


@st.composite
def placed_entries(draw: st.DrawFn) -> Entry:
    """Return any entry, with places where it can have some, on one of few days."""
    entry = replace(draw(ENTRIES), on=draw(st.integers(0, 6).map(day_number)))
    if not isinstance(entry, SetLog | PainScore):
        return entry
    return replace(entry, site=draw(st.none() | PLACES.filter(bool)))


def scored(score: int, site: str | None, day_felt: str = "2026-03-02") -> PainScore:
    return replace(pain(score, day_felt), site=site)


def done(score: int | None, site: str | None, day_done: str = "2026-03-02") -> SetLog:
    return replace(set_log(day_done, pain=score), site=site)


def on_days(site: str, *scores: int) -> list[PainScore]:
    """Return one score of the place on each of as many days."""
    return [scored(score, site, str(day_number(n))) for n, score in enumerate(scores)]


def pain_at(words: str, n: int, mean: float | None, worst: int) -> SitePain:
    return SitePain(BY_WORDS[words], n, mean, worst)


def test_a_place_has_a_mean_from_5_days_on() -> None:
    assert pain_by_site(on_days(BALL, 2, 7, 3, 4)) == [pain_at(BALL, 4, None, 7)]
    assert pain_by_site(on_days(BALL, 2, 7, 3, 4, 5)) == [pain_at(BALL, 5, 4.2, 7)]


def test_a_place_counts_days_and_not_scores() -> None:
    often: list[Entry] = [scored(2, BALL), scored(10, BALL), done(6, BALL)]
    assert pain_by_site(often) == [pain_at(BALL, 1, None, 10)]
    found = pain_by_site([*often, *on_days(BALL, 2, 1, 1, 1, 1)])
    assert found == [pain_at(BALL, 5, (5 + 4) / 5, 10)]


def test_the_pain_of_a_set_counts_like_a_pain_score() -> None:
    assert pain_by_site([scored(2, BALL), done(5, BALL, "2026-03-03")]) == [
        pain_at(BALL, 2, None, 5)
    ]


def test_a_set_without_pain_is_not_a_zero() -> None:
    assert pain_by_site([done(None, BALL), done(4, BALL)]) == [pain_at(BALL, 1, None, 4)]
    assert unplaced([done(None, None)]) == 0


def test_a_zero_counts() -> None:
    assert pain_by_site(on_days(HEEL, 0, 3, 0, 0, 0)) == [pain_at(HEEL, 5, 0.6, 3)]


def test_a_score_with_several_places_counts_for_each() -> None:
    found = pain_by_site([scored(6, f"{ARCH}; {HEEL}")])
    assert found == [pain_at(ARCH, 1, None, 6), pain_at(HEEL, 1, None, 6)]


def test_a_place_written_twice_counts_once() -> None:
    entries = [scored(6, f"{ARCH}; {ARCH}"), scored(3, ARCH), *on_days(ARCH, 0, 1, 1, 1, 1)]
    assert pain_by_site(entries) == [pain_at(ARCH, 5, (3 + 4) / 5, 6)]


def test_the_place_named_on_most_days_comes_first_and_then_the_drawings_order() -> None:
    entries = [*on_days(HEEL, 1, 1), scored(9, ARCH), scored(9, ARCH), scored(9, BALL)]
    assert [str(one.site) for one in pain_by_site(entries)] == [HEEL, BALL, ARCH]


def test_scores_without_a_place_of_the_drawing_are_counted_apart() -> None:
    entries: list[Entry] = [scored(3, None), done(3, "left heel"), scored(3, ARCH), day()]
    assert pain_by_site(entries) == [pain_at(ARCH, 1, None, 3)]
    assert unplaced(entries) == 2


def test_other_words_beside_a_place_do_not_hide_it() -> None:
    entries = [scored(3, f"after the stairs; {ARCH}")]
    assert pain_by_site(entries) == [pain_at(ARCH, 1, None, 3)]
    assert unplaced(entries) == 0


def test_nothing_logged_names_nothing() -> None:
    assert pain_by_site([]) == []
    assert unplaced([]) == 0


@given(st.lists(placed_entries(), max_size=20))
def test_every_score_is_at_its_places_or_without_one(entries: list[Entry]) -> None:
    scores = [
        (entry.on, entry.pain, set(sites_of(entry.site)))
        for entry in entries
        if isinstance(entry, SetLog | PainScore) and entry.pain is not None
    ]
    found = pain_by_site(entries)
    assert {one.site for one in found} == set().union(*(sites for _, _, sites in scores))
    assert unplaced(entries) == len([sites for _, _, sites in scores if not sites])
    for one in found:
        here = [(on, score) for on, score, sites in scores if one.site in sites]
        days = {on for on, _ in here}
        assert (one.n, one.worst) == (len(days), max(score for _, score in here))
        assert (one.mean is None) == (one.n < 5)


@given(st.lists(placed_entries(), max_size=12), st.randoms())
def test_the_order_of_the_entries_changes_nothing(entries: list[Entry], chance: Random) -> None:
    shuffled = list(entries)
    chance.shuffle(shuffled)
    assert pain_by_site(shuffled) == pain_by_site(entries)
