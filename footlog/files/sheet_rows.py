"""Many rows of a workbook's sheet, written as XML.

A library writes cell by cell, which takes four times as long for ten years as history.csv; so it
makes the workbook with one row that shows how each column is written, and the rows come from here.
"""

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import IO
from xml.sax.saxutils import escape

from footlog.domain.columns import Column
from footlog.files.reading.csv_format import escape_formula
from footlog.files.reading.foreign_columns import CLOCKS, DAYS, NUMBERS, UTC_TIMES

FIRST_DAY = date(1899, 12, 30)
"""The day 0 of a spreadsheet."""

_ROWS_AT_ONCE = 500
_MOST_REMEMBERED = 5000
_COMPRESSION = 3
_PLAIN = re.compile("[A-Za-z0-9][A-Za-z0-9 .-]*[A-Za-z0-9.]")
_NOT_IN_XML = re.compile("[\0-\x08\x0b-\x1f\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile("_x[0-9A-Fa-f]{4}_")
_CELL = re.compile(r'<c r="[A-Z]+[23]"( s="\d+")?')


@lru_cache(maxsize=1 << 15)  # ninety years of days, each of them written many times
def day_number(day: str) -> int:
    """Return the number that a spreadsheet stores for a day as YYYY-MM-DD."""
    return (date.fromisoformat(day) - FIRST_DAY).days


def utc_number(text: str) -> float:
    """Return the number that a spreadsheet stores for a UTC time as YYYY-MM-DDTHH:MM:SSZ."""
    hours, minutes, seconds = int(text[11:13]), int(text[14:16]), int(text[17:19])
    part = (hours * 3600 + minutes * 60 + seconds) / 86400
    return day_number(text[:10]) + part


def clock_number(text: str) -> float:
    """Return the number that a spreadsheet stores for a time of day as HH:MM."""
    return (int(text[:2]) * 60 + int(text[3:])) / 1440


def with_rows(
    made: IO[bytes],
    out: IO[bytes],
    sheet: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[object]],
) -> int:
    """Copy the workbook `made` to `out` with `rows` in one sheet, and return their number.

    The sheet holds the header, in the second row a cell of each column as its cells are to look,
    and in the third one cell as texts look that begin like a formula.
    """
    with (
        zipfile.ZipFile(made) as before,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=_COMPRESSION) as after,
    ):
        for info in before.infolist():
            member = zipfile.ZipInfo(info.filename)  # without the time at which it was made
            member.compress_type = zipfile.ZIP_DEFLATED
            if info.filename == sheet:
                with after.open(member, "w") as file:
                    number = _write_rows(file, before.read(info).decode(), columns, rows)
            else:
                after.writestr(member, before.read(info))
    return number


def _write_rows(
    file: IO[bytes], sheet: str, columns: Sequence[Column], rows: Iterable[Sequence[object]]
) -> int:
    head, _, rest = sheet.partition('<row r="2"')
    examples, _, tail = rest.partition("</sheetData>")
    *looks, armed = (found[1] or "" for found in _CELL.finditer(examples))
    cells = [_Cells(*one, armed) for one in zip(columns, looks, strict=True)]
    whole = re.search('<autoFilter ref="(.*?)"', tail)
    file.write(re.sub('(<dimension ref=").*?"', rf'\g<1>{whole and whole[1]}"', head).encode())
    number = 0
    lines = _lines(cells, rows)
    while some := list(islice(lines, _ROWS_AT_ONCE)):
        number += len(some)
        file.write("".join(some).encode())
    file.write(f"</sheetData>{tail}".encode())
    return number


def _lines(cells: Sequence["_Cells"], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    places = [(_letters(number), made) for number, made in enumerate(cells)]
    for number, row in enumerate(rows, start=2):
        filled = [
            f'<c r="{letters}{number}"{made[value]}'
            for (letters, made), value in zip(places, row, strict=True)
            if value is not None
        ]
        yield f'<row r="{number}">{"".join(filled)}</row>'


class _Cells(dict[object, str]):
    """What follows the place of a column's cell, by its value: many come again and again."""

    def __init__(self, column: Column, look: str, armed: str) -> None:
        super().__init__()
        self._look, self._armed = look, armed
        self._number = _number_of(column)

    def __missing__(self, value: object) -> str:
        made = self._made(value)
        if len(self) < _MOST_REMEMBERED:
            self[value] = made
        return made

    def _made(self, value: object) -> str:
        if self._number:
            return f"{self._look}><v>{self._number(str(value))}</v></c>"
        text = str(value)
        if _PLAIN.fullmatch(text):  # as most texts are, and quicker
            return f'{self._look} t="inlineStr"><is><t>{text}</t></is></c>'
        look = self._armed if escape_formula(text) != text else self._look
        return f'{look} t="inlineStr"><is><t xml:space="preserve">{_xml(text)}</t></is></c>'


def _number_of(column: Column) -> Callable[[str], object] | None:
    """Return what makes the number of a cell's text; None for a column of texts."""
    if column.name in DAYS:
        return day_number
    if column.name in UTC_TIMES:
        return utc_number
    if column.name in CLOCKS:
        return clock_number
    return str if column.name in NUMBERS else None


def _xml(text: str) -> str:
    """Return the text for XML; what XML cannot hold is written as the format says: _x000D_."""
    plain = _LOOKS_ESCAPED.sub(r"_x005F\g<0>", text)
    return escape(_NOT_IN_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", plain))


def _letters(number: int) -> str:
    """Return the letters of a column, counted from 0."""
    first, last = divmod(number, 26)
    return (chr(64 + first) if first else "") + chr(65 + last)
