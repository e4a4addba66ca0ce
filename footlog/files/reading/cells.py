"""From the cells of a file to values, and the problems of cells that cannot be read."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar

from footlog.domain.columns import Column, names
from footlog.domain.validation import InvalidEntry, shown
from footlog.files.reading.csv_format import read_cells, unescape_formula
from footlog.store.progress import Advance, counted, ignored

Row = Mapping[str, str]
Parsed = TypeVar("Parsed")
Choice = TypeVar("Choice", bound=StrEnum)

_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,8})")
_DECIMAL = re.compile(r"(0|[1-9][0-9]{0,8})(\.[0-9]{1,4})?")


@dataclass(frozen=True)
class Problem:
    """A row that cannot be read; its text names file, row, column, value and what to do.

    `row` is None for a file without rows.
    """

    file: str
    row: int | None
    sentence: str

    def __str__(self) -> str:
        place = self.file if self.row is None else f"{self.file}, row {self.row}"
        return f"{place}: {self.sentence}"


def read_file(
    content: bytes,
    columns: tuple[Column, ...],
    name: str,
    parse: Callable[[Row], tuple[str, Parsed]],
) -> tuple[list[Parsed], list[Problem]]:
    """Return what `parse` makes of the rows of file `name`, and the problems of the other rows.

    As `read_lines`, but `parse` gets the cells by column.
    """
    return read_lines(content, columns, name, lambda cells: parse(row_of(columns, cells)))


def read_lines(
    content: bytes,
    columns: tuple[Column, ...],
    name: str,
    parse: Callable[[list[str]], tuple[str, Parsed]],
    advance: Advance = ignored,
) -> tuple[list[Parsed], list[Problem]]:
    """Return what `parse` makes of the cells of file `name`, and the problems of the other rows.

    `parse` returns the id and the object of a row, or raises InvalidEntry; an id that comes twice
    is a problem of its second row. Raises CsvError when the columns are not those of the file.
    """
    parsed: dict[str, Parsed] = {}
    problems: list[Problem] = []
    rows = counted(read_cells(content, names(columns), name), content.count(b"\n"), advance)
    for number, cells in enumerate(rows, start=2):
        try:
            thing_id, thing = parse(cells)
            _check_new(thing_id, parsed)
            parsed[thing_id] = thing
        except InvalidEntry as error:
            problems.append(Problem(name, number, str(error)))
    return list(parsed.values()), problems


def row_of(columns: tuple[Column, ...], cells: list[str]) -> Row:
    """Return the cells by column, with texts as they were typed."""
    return {
        column.name: unescape_formula(cell) if column.is_text else cell
        for column, cell in zip(columns, cells, strict=True)
    }


def _check_new(row_id: str, earlier: Mapping[str, object]) -> None:
    if row_id in earlier:
        raise InvalidEntry("id", f"{shown(row_id)} comes twice", "keep one of the rows")


def check_exercise(row: Row, known: frozenset[str]) -> None:
    """Raise InvalidEntry unless the row's exercise is `known`, or it has none.

    One whose name is its id passes too: so footlog itself exports an exercise that it lacks.
    """
    exercise_id = row["exercise_id"]
    if exercise_id and exercise_id not in known and exercise_id != row["exercise"]:
        raise InvalidEntry(
            "exercise_id",
            f"is {shown(exercise_id)}, which footlog does not know",
            "use the id of an exercise in the catalogue or of your own",
        )


@lru_cache  # the same few numbers come again and again
def whole_cell(column: str, cell: str) -> int | None:
    """Return the whole number in `cell`, as `whole` does."""
    if not cell:
        return None
    if not _WHOLE.fullmatch(cell):
        raise InvalidEntry(column, f"must be a whole number or empty, not {shown(cell)}")
    return int(cell)


def whole(row: Row, column: str) -> int | None:
    """Return the whole number in the cell, None when it is empty; else raise InvalidEntry."""
    return whole_cell(column, row[column])


def choice(row: Row, column: str, choices: type[Choice]) -> Choice:
    """Return the choice that the cell names, else raise InvalidEntry."""
    try:
        return choices(row[column])
    except ValueError:
        words = ", ".join(choices)
        raise InvalidEntry(column, f"must be one of {words}, not {shown(row[column])}") from None


def amounts(row: Row) -> dict[str, Any]:
    """Return what one set is, by field: reps, hold_seconds, minutes and steps."""
    return {
        "reps": whole(row, "reps"),
        "hold_seconds": whole(row, "hold_seconds"),
        "minutes": _minutes(row),
        "steps": whole(row, "steps"),
    }


def _minutes(row: Row) -> Decimal | None:
    cell = row["minutes"]
    if not cell:
        return None
    if not _DECIMAL.fullmatch(cell):
        raise InvalidEntry("minutes", f"must be a number like 10 or 2.5, not {shown(cell)}")
    minutes = Decimal(cell)
    return Decimal(int(minutes)) if minutes == int(minutes) else minutes.normalize()
