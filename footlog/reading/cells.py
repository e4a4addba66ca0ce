"""From the cells of a file to values: whole numbers, minutes, choices, and the rows with faults."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar

from footlog.columns import Column, names
from footlog.csv_text import read_rows, unguarded
from footlog.invalid import InvalidEntry, shown
from footlog.progress import Advance, counted, ignored

Row = Mapping[str, str]
Kept = TypeVar("Kept")
Choice = TypeVar("Choice", bound=StrEnum)

_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,8})")
_DECIMAL = re.compile(r"(0|[1-9][0-9]{0,8})(\.[0-9]{1,4})?")


@dataclass(frozen=True)
class Problem:
    """A row that cannot be read; its text names file, row, column, value and the way out.

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
    made: Callable[[Row], tuple[str, Kept]],
    advance: Advance = ignored,
) -> tuple[list[Kept], list[Problem]]:
    """Return what `made` makes of the rows of file `name`, and the problems of the other rows.

    `made` gives a thing with its id, or raises InvalidEntry; an id that comes twice is a problem
    of its second row. Raises CsvError when it is no such file.
    """
    kept: dict[str, Kept] = {}
    problems: list[Problem] = []
    rows = counted(_rows(content, columns, name), content.count(b"\n"), advance)
    for number, row in rows:
        try:
            thing_id, thing = made(row)
            _check_new(thing_id, kept)
            kept[thing_id] = thing
        except InvalidEntry as error:
            problems.append(Problem(name, number, str(error)))
    return list(kept.values()), problems


def _rows(content: bytes, columns: tuple[Column, ...], name: str) -> Iterator[tuple[int, Row]]:
    texts = [column.name for column in columns if column.is_text]
    for number, cells in enumerate(read_rows(content, names(columns), name), start=2):
        for text in texts:
            cells[text] = unguarded(cells[text])
        yield number, cells


def _check_new(row_id: str, kept: Mapping[str, object]) -> None:
    if row_id in kept:
        raise InvalidEntry("id", f"is {shown(row_id)} twice", "keep one of the rows")


def check_exercise(exercise_id: str, known: frozenset[str]) -> None:
    """Raise InvalidEntry for an exercise id that is neither empty nor `known`."""
    if exercise_id and exercise_id not in known:
        raise InvalidEntry(
            "exercise_id",
            f"is {shown(exercise_id)}, which footlog does not know",
            "write the id of an exercise of the catalogue or of your own",
        )


def whole(row: Row, column: str) -> int | None:
    """Return the whole number in the cell, None for an empty one; raise InvalidEntry else."""
    cell = row[column]
    return _whole(column, cell) if cell else None


@lru_cache  # the same few numbers come again and again
def _whole(column: str, cell: str) -> int:
    if not _WHOLE.fullmatch(cell):
        raise InvalidEntry(column, f"is {shown(cell)}", "write a whole number or leave it empty")
    return int(cell)


def choice(row: Row, column: str, choices: type[Choice]) -> Choice:
    """Return the choice that the cell names, else raise InvalidEntry."""
    try:
        return choices(row[column])
    except ValueError:
        words = ", ".join(choices)
        raise InvalidEntry(column, f"is {shown(row[column])}", f"write one of {words}") from None


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
        raise InvalidEntry("minutes", f"is {shown(cell)}", "write a number like 10 or 2.5")
    minutes = Decimal(cell)
    return Decimal(int(minutes)) if minutes == int(minutes) else minutes.normalize()
