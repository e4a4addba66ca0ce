"""The spans that Trends shows."""

from datetime import date, timedelta

import pytest

from footlog.analysis.spans import (
    Range,
    Span,
    calendar_span,
    first_counted,
    last_whole_weeks,
    span_of,
)

TODAY = date(2026, 3, 18)
KNOWN = date(2025, 1, 15)


@pytest.mark.parametrize(
    ("chosen", "first"),
    [
        (Range.FOUR_WEEKS, date(2026, 2, 23)),
        (Range.TWELVE_WEEKS, date(2025, 12, 29)),
        (Range.YEAR, date(2025, 3, 24)),
        (Range.ALL, date(2025, 1, 13)),
    ],
)
def test_spans_count_whole_weeks_back_from_today(chosen: Range, first: date) -> None:
    assert span_of(chosen, KNOWN, TODAY) == Span(first, TODAY)


def test_nothing_is_shown_from_before_the_first_week() -> None:
    assert span_of(Range.YEAR, date(2026, 3, 11), TODAY).first == date(2026, 3, 9)


def test_an_own_span_is_kept_read_either_way_and_ends_today() -> None:
    days = (date(2025, 2, 1), date(2025, 3, 1))
    assert span_of(Range.OWN, KNOWN, TODAY, days) == Span(*days)
    assert span_of(Range.OWN, KNOWN, TODAY, days[::-1]) == Span(*days)
    late = (TODAY, TODAY + timedelta(days=9))
    assert span_of(Range.OWN, KNOWN, TODAY, late) == Span(TODAY, TODAY)


def test_an_own_span_before_everything_is_the_first_day() -> None:
    days = (date(2020, 1, 1), date(2020, 2, 1))
    assert span_of(Range.OWN, KNOWN, TODAY, days) == Span(date(2025, 1, 13), date(2025, 1, 13))


def test_a_span_knows_its_days_and_when_it_is_long() -> None:
    span = Span(date(2026, 3, 1), date(2026, 3, 3))
    assert [day in span for day in (date(2026, 2, 28), span.first, span.last)] == [
        False,
        True,
        True,
    ]
    assert not Span(TODAY - timedelta(days=371), TODAY).is_long
    assert Span(TODAY - timedelta(days=372), TODAY).is_long


@pytest.mark.parametrize("day", [date(2026, 3, 16), date(2026, 3, 18), date(2026, 3, 22)])
def test_a_span_is_drawn_in_whole_weeks(day: date) -> None:
    assert Span(date(2026, 3, 4), day).drawn == (date(2026, 3, 2), date(2026, 3, 23))
    assert Span(day, day).drawn == (date(2026, 3, 16), date(2026, 3, 23))


def test_the_last_whole_weeks_end_on_sunday() -> None:
    assert last_whole_weeks(TODAY) == Span(date(2026, 2, 16), date(2026, 3, 15))


def test_a_calendar_has_room_for_half_a_year() -> None:
    assert calendar_span(Span(KNOWN, TODAY)) == Span(date(2025, 9, 22), TODAY)
    short = Span(date(2026, 3, 2), TODAY)
    assert calendar_span(short) == short


def test_an_own_span_in_the_future_is_today() -> None:
    days = (date(2030, 1, 1), date(2031, 1, 1))
    assert span_of(Range.OWN, KNOWN, TODAY, days) == Span(TODAY, TODAY)


def test_a_short_span_is_counted_from_the_first_of_the_last_four_whole_weeks() -> None:
    today = date(2026, 3, 18)
    assert first_counted(Span(date(2026, 3, 17), today), today) == date(2026, 2, 16)
    assert first_counted(Span(date(2026, 1, 1), today), today) == date(2025, 12, 29)
