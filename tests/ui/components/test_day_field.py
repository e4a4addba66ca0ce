"""Which day an address or a field names."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footlog.ui.components.day_field import read_day

LAST = date(2026, 3, 19)


@given(st.dates(date(1900, 1, 1), LAST))
def test_a_day_from_1900_to_the_last_is_read_as_it_is_written(day: date) -> None:
    assert read_day(day.isoformat(), LAST) == day


@pytest.mark.parametrize(
    "text",
    [
        *(None, "", "today", "2026-02-30", "19.03.2026", "1899-12-31", "0001-01-01"),
        *(str(LAST + timedelta(days=1)), "9999-12-31", "2026-03-19T00:00", "-1", "2026-3-1"),
    ],
)
def test_anything_else_names_no_day(text: str | None) -> None:
    assert read_day(text, LAST) is None
