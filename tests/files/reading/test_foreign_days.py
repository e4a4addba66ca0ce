"""Days and times as spreadsheet programs write them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footlog.files.reading.foreign_days import (
    Order,
    day_part,
    orders_of,
    read_clock_time,
    read_day,
    read_utc_time,
)

DAY, MONTH, YEAR = Order.DAY_FIRST, Order.MONTH_FIRST, Order.YEAR_FIRST
EXISTING = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2026-03-02", "2026-03-02"),
        ("2026-3-2", "2026-03-02"),
        ("2026/03/02", "2026-03-02"),
        ("02.03.2026", "2026-03-02"),
        ("2.3.26", "2026-03-02"),
        ("2-Mar-26", "2026-03-02"),
        ("2 March 2026", "2026-03-02"),
        ("Mar 2, 2026", "2026-03-02"),
        ("46083", "2026-03-02"),
        ("2026-03-02 00:00:00", "2026-03-02"),
        ("31/12/2026", "2026-12-31"),
        ("29.02.2024", "2024-02-29"),
    ],
)
def test_days_of_plain_order_are_read(cell: str, expected: str) -> None:
    assert read_day(cell, DAY) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    "cell",
    [
        *("", "29.02.2023", "31.04.2026", "2-Mai-26", "20260302", "2026-W01-1", "1.5", "46083,5"),
        *("12", "2/3-2026", "01.01.1899", "2026-03-02 18:05", "\N{ARABIC-INDIC DIGIT TWO}.3.2026"),
    ],
)
def test_what_is_no_day_is_left_alone(cell: str) -> None:
    assert read_day(cell, DAY) is None


@given(EXISTING)
def test_numbered_days_are_read_in_the_order_that_was_chosen(day: date) -> None:
    assert read_day(f"{day.day}/{day.month}/{day.year}", DAY) == day
    assert read_day(f"{day.month}/{day.day}/{day.year}", MONTH) == day
    assert read_day(f"{day:%d.%m.%Y}", MONTH) == day


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_two_digits_are_a_year_of_this_century(day: date) -> None:
    assert read_day(f"{day:%y-%m-%d}", YEAR) == day
    assert read_day(f"{day:%d/%m/%y}", DAY) == day


@given(st.integers(10_000, 73_000))
def test_spreadsheet_days_are_counted_from_1899(number: int) -> None:
    assert read_day(str(number), DAY) == date(1899, 12, 30) + timedelta(days=number)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("01/02/2026", {DAY, MONTH}),
        ("13/02/2026", {DAY}),
        ("02/13/2026", {MONTH}),
        ("26-01-01", {DAY, YEAR}),
        ("31/31/2026", set()),
        ("13.02.2026", None),
        ("2026-02-13", None),
        ("Soon", None),
    ],
)
def test_the_orders_in_which_a_day_exists(cell: str, expected: set[Order] | None) -> None:
    assert orders_of(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("09:05", "09:05"),
        ("9:05:00", "09:05"),
        ("09.05", "09:05"),
        ("9:05 AM", "09:05"),
        ("9:05:30 p.m.", "21:05"),
        ("12:00 AM", "00:00"),
        ("12:00 PM", "12:00"),
        ("0.378472", "09:05"),
        ("0,5", "12:00"),
    ],
)
def test_times_are_read(cell: str, expected: str) -> None:
    found = read_clock_time(cell)
    assert found is not None
    assert f"{found:%H:%M}" == expected


@pytest.mark.parametrize("cell", ["", "24:00", "9:60", "13:00 PM", "0:00 AM", "0.99999999", "9"])
def test_what_is_no_time_is_left_alone(cell: str) -> None:
    assert read_clock_time(cell) is None


def test_a_number_of_two_decimals_can_be_minutes_or_a_share_and_is_taken_for_minutes() -> None:
    found = read_clock_time("0.25")
    assert found is not None
    assert (found.hour, found.minute) == (0, 25)


@pytest.mark.parametrize(
    ("cell", "order", "expected"),
    [
        ("2026-03-02T18:05:00Z", DAY, "2026-03-02T18:05:00Z"),
        ("2026-03-02T18:05:00+00:00", DAY, "2026-03-02T18:05:00Z"),
        ("02.03.2026 18:05:07", DAY, "2026-03-02T18:05:07Z"),
        ("3/2/2026 18:05", MONTH, "2026-03-02T18:05:00Z"),
        ("3/2/2026 6:05 PM", MONTH, "2026-03-02T18:05:00Z"),
        ("46083.75", DAY, "2026-03-02T18:00:00Z"),
        ("2026-03-02T18:05:00+01:00", DAY, None),
        ("2026-03-02", DAY, None),
        ("yesterday 18:05", DAY, None),
    ],
)
def test_moments_are_read_as_utc(cell: str, order: Order, expected: str | None) -> None:
    assert read_utc_time(cell, order) == expected


def test_the_day_of_a_moment_stands_before_its_time() -> None:
    assert day_part(" 3/2/2026 18:05 ") == "3/2/2026"
    assert day_part("3/2/2026") == "3/2/2026"
