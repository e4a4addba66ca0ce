"""The CSV dialect of footlog: safe to open in a spreadsheet, and read back without loss."""

import csv
import io
import string
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from unicodedata import category

from footlog.domain.validation import shown

BYTE_ORDER_MARK = "\ufeff"
_STARTS_A_FORMULA = frozenset("=+-@'\t\r\n＝＋－＠")
_PLAIN = frozenset(string.ascii_letters + string.digits)
_UNSEEN = frozenset("ZCM")
"""Separators, controls and marks, as Unicode calls them: none is seen by itself."""
_UNSEEN_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_LONGEST_FIELD = 1_000_000
_LONGEST_LINE = 10_000_000
_LONGEST_HEADER = 4096
_PART_BYTES = 1_000_000
MOST_ROWS = 250_000
"""In one file: 34 years of 20 rows a day, which a small computer can still hold."""


class CsvError(ValueError):
    """A file that cannot be read or written; the text is one sentence with what to do."""


def escape_formula(text: str) -> str:
    """Return `text` with one `'` in front where a spreadsheet could take it for a formula.

    Blanks of any kind before the sign of a formula make no difference.
    """
    if text[:1] in _PLAIN:  # as most texts do, and quicker
        return text
    first = next((character for character in text if not _is_blank(character)), "")
    return f"'{text}" if first in _STARTS_A_FORMULA else text


def unescape_formula(cell: str) -> str:
    """Return the text that `escape_formula` was given: without one `'` in front."""
    return cell.removeprefix("'")


def _is_blank(character: str) -> bool:
    """Tell whether nothing is seen of the character, unless it starts a formula by itself."""
    if character in _STARTS_A_FORMULA:
        return False
    return category(character)[0] in _UNSEEN or character in _UNSEEN_LETTERS


def write_lines(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Yield the file line by line: byte order mark and header first, every field quoted.

    The cells of a row are in the order of `columns`; None is an empty field.
    """
    writer = csv.writer(_Line(), quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    yield BYTE_ORDER_MARK + writer.writerow(columns)
    yield from map(writer.writerow, rows)


class _Line:
    """What csv.writer writes to: the line comes back from `writerow`."""

    def write(self, line: str) -> str:
        return line


def read_cells(content: bytes, columns: tuple[str, ...], name: str) -> Iterator[list[str]]:
    """Yield the cells of each row of file `name`; raise CsvError unless it has these `columns`."""
    _check_size(content, name)
    _check_utf8(content, name)
    reader = _records(content)
    number = 1
    try:
        _check_header(next(reader, []), columns, name)
        for number, cells in enumerate(reader, start=2):
            if len(cells) != len(columns):
                raise CsvError(
                    f"{name}, row {number}: has {len(cells)} fields instead of {len(columns)}: "
                    "export the file again, or put the missing quotes back."
                )
            yield cells
    except csv.Error as error:
        raise CsvError(
            f"{name}, after row {number}: is not well-formed CSV ({error}): export the file again."
        ) from None


def first_line(content: bytes) -> bytes:
    """Return the first line, without its end and cut off where no header of footlog's reaches."""
    return content[:_LONGEST_HEADER].partition(b"\n")[0]


def _records(content: bytes) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_FIELD)
    return csv.reader(_lines(content), strict=True)


def _lines(content: bytes) -> Iterator[str]:
    file = io.TextIOWrapper(io.BytesIO(content), "utf-8-sig", errors="replace", newline="")
    while line := file.readline(_LONGEST_LINE):
        if len(line) == _LONGEST_LINE:
            raise csv.Error(f"a line of {_LONGEST_LINE:,} characters or more")
        yield line


def _check_size(content: bytes, name: str) -> None:
    """Raise CsvError for more than MOST_ROWS; lines within a note are no rows."""
    if content.count(b"\n") <= MOST_ROWS:
        return
    with suppress(csv.Error):
        if sum(1 for _ in islice(_records(content), MOST_ROWS + 2)) > MOST_ROWS + 1:
            raise CsvError(
                f"{name} has more than {MOST_ROWS:,} rows: split it and import one part at a time."
            )


def _check_utf8(content: bytes, name: str) -> None:
    """Raise CsvError for other bytes than UTF-8, without making a text of all of them at once."""
    decoder = getincrementaldecoder("utf-8")()
    for begin in range(0, len(content), _PART_BYTES):
        end, left_over = begin + _PART_BYTES, len(decoder.getstate()[0])
        try:
            decoder.decode(content[begin:end], final=end >= len(content))
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, begin - left_over + error.start) + 1
            raise CsvError(
                f"{name}, line {line}: is not UTF-8 text: save the file as CSV UTF-8."
            ) from None


def _check_header(header: list[str], columns: tuple[str, ...], name: str) -> None:
    if tuple(header) == columns:
        return
    missing = [column for column in columns if column not in header]
    strange = [column for column in header if column not in columns]
    found = "; ".join(
        part
        for part in (
            missing and f"missing {', '.join(missing)}",
            strange and f"unknown {', '.join(shown(cell) for cell in strange[:9])}",
        )
        if part
    )
    raise CsvError(
        f"{name}, row 1: does not have footlog's columns "
        f"({found or 'they are doubled or in another order'}): "
        f"write {','.join(columns)}."
    )
