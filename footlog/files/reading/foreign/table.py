"""The cells of a CSV file of any separator and encoding, with what was found out about it."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from footlog.domain.columns import Column, names
from footlog.files.csv_format import MOST_ROWS, CsvError
from footlog.files.reading.foreign.letters import ENCODING, plain_encoding

MOST_COLUMNS = 100

_SEPARATORS = {";": "semicolons", ",": "commas", "\t": "tabs", "|": "bars"}


@dataclass(frozen=True)
class Table:
    """Header and rows, each with its number as a spreadsheet counts, and what was understood."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    understood: tuple[str, ...]


def read_table(
    content: bytes, known: tuple[Column, ...], name: str, answers: Mapping[str, str]
) -> Table:
    """Return the cells of file `name`; raise CsvError for what is no table of one width.

    `known` are the columns whose names tell the separator.
    """
    plain = plain_encoding(content, name)
    encoding = plain or answers[ENCODING]
    text = content.decode(encoding, errors="strict").removeprefix("\ufeff")
    understood = [] if plain == "utf-8" else [f"The letters are read as {encoding.upper()}."]
    separator, text = _separator(text, known, name)
    if separator != ",":
        understood.append(f"The columns are separated by {_SEPARATORS[separator]}.")
    records = _records(text, separator, name)
    header = tuple(_trimmed(next(records, [])))
    _check_header(header, known, name)
    rows = tuple(_rows(records, len(header), name))
    return Table(header, rows, tuple(understood))


def _separator(text: str, known: tuple[Column, ...], name: str) -> tuple[str, str]:
    """Return the separator and the text without a first line `sep=;`."""
    first, ending, rest = text.partition("\n")
    stated = first.rstrip("\r").strip('"')
    if stated.lower().startswith("sep=") and stated[4:] in _SEPARATORS:
        return stated[4:], rest if ending else ""
    wanted = set(names(known))

    def fitting(separator: str) -> tuple[int, int]:
        try:
            cells = [cell.strip().lower() for cell in next(_records(text, separator, name), [])]
        except CsvError:
            return 0, 0
        return len(wanted & set(cells)), len(cells)

    return max(_SEPARATORS, key=fitting), text


def _records(text: str, separator: str, name: str) -> Iterator[list[str]]:
    csv.field_size_limit(1_000_000)
    number = 0
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=separator)
    try:
        for record in reader:
            number += 1
            yield record
    except csv.Error as error:
        raise CsvError(
            f"{name}, after row {number}: is not well-formed CSV ({error}): export the file again."
        ) from None


def _trimmed(record: Iterable[str]) -> list[str]:
    """Return the cells without the empty ones at the end and the blanks around them."""
    cells = [cell.strip() for cell in record]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _check_header(header: tuple[str, ...], known: tuple[Column, ...], name: str) -> None:
    if len(header) > MOST_COLUMNS:
        raise CsvError(
            f"{name} has {len(header):,} columns: choose a file made from one of footlog's."
        )
    if not header:
        raise CsvError(f"{name} has no header: write the names of the columns in its first row.")
    if len(header) == 1 and header[0].lower() not in names(known):
        raise CsvError(f"{name} has none of footlog's columns: choose a history.csv.")
    for column in header:
        if column and [other.lower() for other in header].count(column.lower()) > 1:
            raise CsvError(f"{name} has two columns of one name: take one of them out.")


def _rows(
    records: Iterable[list[str]], width: int, name: str
) -> Iterator[tuple[int, tuple[str, ...]]]:
    for number, record in enumerate(records, start=2):
        if number > MOST_ROWS:
            raise CsvError(
                f"{name} has more than {MOST_ROWS:,} rows: split it and import one part at a time."
            )
        if not any(record):
            continue
        if len(record) < width or any(record[width:]):
            raise CsvError(
                f"{name}, row {number}: has {len(record)} fields instead of {width}: "
                "export the file again, or put the missing quotes back."
            )
        yield number, tuple(record[:width])
