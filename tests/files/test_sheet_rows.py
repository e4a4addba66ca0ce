"""Numbers and rows as a spreadsheet stores them, beside those that the library makes."""

import io
import zipfile
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from footlog.domain.columns import Column
from footlog.files.sheet_rows import clock_number, day_number, utc_number, with_rows

AFTER_ITS_WRONG_LEAP_DAY = date(1900, 3, 1)
DAYS = st.dates(AFTER_ITS_WRONG_LEAP_DAY, date(9998, 12, 31))
SHEET = "xl/worksheets/sheet1.xml"


def test_days_are_counted_as_a_spreadsheet_does() -> None:
    assert day_number("1900-03-01") == 61
    assert day_number("2026-03-18") == 46099


@given(DAYS, st.times())
def test_times_are_parts_of_a_day(day: date, at: datetime) -> None:
    seconds = at.hour * 3600 + at.minute * 60 + at.second
    number = utc_number(f"{day}T{at:%H:%M:%S}Z")
    assert timedelta(number - day_number(day.isoformat())).total_seconds() == pytest.approx(
        seconds, abs=0.01
    )
    assert clock_number(f"{at:%H:%M}") * 1440 == pytest.approx(at.hour * 60 + at.minute)


@pytest.mark.parametrize("number", [1, 26, 27, 60])
def test_rows_stand_in_their_columns_however_many_there_are(number: int) -> None:
    columns = [Column(f"c{place}", "a word") for place in range(number)]
    with Workbook(made := io.BytesIO(), {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, [column.name for column in columns])
        sheet.write_row(1, 0, [0] * number)
        sheet.write_string(2, 0, "=")
        sheet.autofilter(0, 0, 3, number - 1)
    lines = [
        [f"{row} {place}" if place != row else None for place in range(number)] for row in (1, 2)
    ]
    out = io.BytesIO()
    assert with_rows(made, out, SHEET, columns, [*lines, ["=1"] * number]) == 3
    out.seek(0)
    found = CalamineWorkbook.from_filelike(out).get_sheet_by_index(0).to_python()
    assert found[1:] == [*([cell or "" for cell in line] for line in lines), ["=1"] * number]
    assert zipfile.ZipFile(out).testzip() is None
