"""When pain is said to have stayed: with enough days, all of them with pain, and not easing."""

from datetime import date, timedelta

import pytest

from footlog.analysis.pain_patterns import Persisting, persisting, worst_by_day
from footlog.domain.logbook import Entry
from tests.helpers.builders import day, pain, set_log, tally

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
