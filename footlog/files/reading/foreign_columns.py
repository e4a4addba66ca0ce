"""The columns of a table that another program saved: which of footlog's each is, and its cells."""

import re
import uuid
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping

from footlog.domain.columns import (
    EXERCISES,
    FUNCTION,
    HISTORY,
    PLAN,
    ROUTINES,
    SETTINGS,
    SHARES,
    WEEKS,
    Column,
    names,
)
from footlog.domain.validation import shown
from footlog.files.reading.csv_format import CsvError, escape_formula
from footlog.files.reading.foreign_days import Order, read_clock_time, read_day, read_utc_time
from footlog.files.reading.foreign_table import Choice, Question, Table

Cells = dict[str, list[str]]
"""The cells of each column, from the first row to the last: a fifth of what rows by name take."""
Reader = Callable[[str], str]

FILES: Mapping[str, tuple[Column, ...]] = {
    "history.csv": HISTORY,
    "plan.csv": PLAN,
    "function.csv": FUNCTION,
    "exercises.csv": EXERCISES,
    "routines.csv": ROUTINES,
    "settings.csv": SETTINGS,
    "shares.csv": SHARES,
}
REQUIRED = {
    "history.csv": ("date", "kind"),
    "plan.csv": ("side", "schedule", "starts_on", "exercise_id"),
    "function.csv": ("date", "activity", "score"),
    "exercises.csv": ("exercise_id", "exercise", "kind", "side", "schedule", "recorded_at"),
    "routines.csv": ("routine", "number", "exercise_id", "recorded_at", "id"),
    "settings.csv": ("setting", "value"),
    "shares.csv": ("date", "what", "recorded_at"),
}
LEFT_OUT = "left out"

_EXAMPLES = 3

DAYS = frozenset({"date", "starts_on", "ends_on"})
UTC_TIMES = frozenset({"recorded_at", "edited_at"})
CLOCKS = frozenset({"time"})
_WHOLES = frozenset(
    {"occasion", "set", "reps", "hold_seconds", "steps", "pain", "utc_offset_minutes", "sets"}
    | {"rest_seconds", "times_per_day", "score", "number"}
)
_DECIMALS = frozenset({"minutes"})
NUMBERS = _WHOLES | _DECIMALS

_WHOLE = re.compile(r"([+-]?)0*([0-9]{1,9})(?:[.,]0+)?")
_DECIMAL = re.compile(r"0*([0-9]{1,9})[.,]([0-9]+)")
_THOUSANDS = re.compile(r"[0-9]{1,3}[.,][0-9]{3}")

_IDS = uuid.UUID("1f0b7a3e-6c55-4f6e-9a1d-2f6f6f746c67")
"""The namespace of the ids that are made from a row's own cells."""
_DERIVED = ("recorded_at", "id")


def file_of(header: tuple[str, ...], title: str) -> str:
    """Return the one of footlog's files that shares most columns; history.csv when none does.

    Raises CsvError for weeks.csv, which is never read back.
    """
    found = {column.lower() for column in header}
    shared = {name: len(found & set(names(columns))) for name, columns in FILES.items()}
    if len(found & set(names(WEEKS))) > max(shared.values()):
        raise CsvError(
            f"{title} contains weeks, which footlog works out itself: choose a history.csv."
        )
    return max(shared, key=lambda name: shared[name])


def column_questions(table: Table, file: str) -> list[Question]:
    """Return a question for each unknown column that could be one of the missing ones."""
    missing = [name for name in names(FILES[file]) if name not in _plain_places(table, file)]
    if not missing:
        return []
    choices = (Choice(LEFT_OUT, "none of these: leave it out"), *map(Choice, missing, missing))
    return [
        Question(
            _key(index), f"What is {_column_label(table, index)}? It contains {examples}.", choices
        )
        for index in _unknown_places(table, file)
        if (examples := _examples(table, index))
    ]


def places(
    table: Table, file: str, answers: Mapping[str, str], title: str
) -> tuple[dict[str, int], list[str]]:
    """Return the place of each of footlog's columns in the table, and what is left out in words.

    Raises CsvError when two columns are taken for the same one and when a required one is missing.
    """
    found = _plain_places(table, file)
    understood = []
    for index in _unknown_places(table, file):
        name = answers.get(_key(index), LEFT_OUT)
        if name in found:
            raise CsvError(f"{title}: you chose {name} for two columns: change one of the answers.")
        if name != LEFT_OUT:
            found[name] = index
        elif _examples(table, index):
            understood.append(f"{_column_label(table, index).capitalize()} is left out.")
    for name in REQUIRED[file]:
        if name not in found:
            raise CsvError(
                f"{title} has no column {name}: give the column that contains it that name."
            )
    return found, understood


def reader_of(column: Column, order: Order) -> Reader:
    """Return a function that turns a cell of this column into what footlog would have written.

    The function returns a cell unchanged when it cannot read it with certainty.
    """
    if column.is_text:
        return _text
    if column.name in DAYS:
        return lambda cell: _day(cell, order)
    if column.name in UTC_TIMES:
        return lambda cell: read_utc_time(cell.strip(), order) or cell
    if column.name in CLOCKS:
        return _clock
    if column.name in _WHOLES:
        return _whole
    return _decimal if column.name in _DECIMALS else _word


def has_lost_its_apostrophe(cell: str) -> bool:
    """Tell whether a text begins like a formula and has lost its `'`."""
    return escape_formula(cell) != cell and not cell.startswith("'")


def rows_of(cells: Cells) -> Iterator[list[tuple[str, str]]]:
    """Yield each row as pairs of column and cell, in the order of the columns."""
    for row in zip(*cells.values(), strict=True):
        yield list(zip(cells, row, strict=True))


def fill_in(cells: Cells, columns: tuple[Column, ...], there: Collection[str]) -> list[str]:
    """Fill in ids and `recorded_at` unless they are `there`; return sentences on what is missing.

    The ids are the same each time, so that a file can be imported twice.
    """
    known = names(columns)
    missing = [name for name in known if name not in there and name not in _DERIVED]
    sentences = [f"Not in the file and left empty: {', '.join(missing)}."] if missing else []
    if "recorded_at" in known and "recorded_at" not in there:
        days = cells["date" if "date" in known else "starts_on"]
        cells["recorded_at"] = [f"{day}T00:00:00Z" for day in days]
        sentences.append(
            "The file does not say when a row was typed: the start of its day is used instead."
        )
    if "id" in known and "id" not in there:
        cells["id"] = list(_ids_of(cells))
        sentences.append(
            "The ids are not in the file: each row gets one made from its cells. Importing the "
            "file twice adds nothing, but rows that reached the diary otherwise are added again."
        )
    return sentences


def _plain_places(table: Table, file: str) -> dict[str, int]:
    known = names(FILES[file])
    return {
        column.lower(): index
        for index, column in enumerate(table.header)
        if column.lower() in known
    }


def _unknown_places(table: Table, file: str) -> list[int]:
    plain = _plain_places(table, file).values()
    return [index for index in range(len(table.header)) if index not in plain]


def _key(index: int) -> str:
    return f"column {index + 1}"


def _column_label(table: Table, index: int) -> str:
    name = table.header[index]
    return f"the column {shown(name)}" if name else f"the column {index + 1} without a name"


def _examples(table: Table, index: int) -> str:
    """Return up to three different values of the column, or "" for an empty one."""
    found: dict[str, None] = {}
    for _, cells in table.rows:
        if cells[index].strip():
            found[cells[index]] = None
        if len(found) == _EXAMPLES:
            break
    return ", ".join(shown(cell) for cell in found)


def _text(cell: str) -> str:
    """Return the text as footlog writes it, without doubling a `'` that footlog put in front."""
    is_own = cell.startswith("'") and escape_formula(cell[1:]) == cell
    return cell if is_own else escape_formula(cell)


def _day(cell: str, order: Order) -> str:
    day = read_day(cell.strip(), order)
    return day.isoformat() if day else cell


def _clock(cell: str) -> str:
    found = read_clock_time(cell.strip())
    return f"{found:%H:%M}" if found else cell


def _whole(cell: str) -> str:
    found = _WHOLE.fullmatch(cell.strip())
    if not found or _THOUSANDS.fullmatch(cell.strip()):
        return cell
    sign = "-" if found[1] == "-" and int(found[2]) else ""
    return f"{sign}{int(found[2])}"


def _decimal(cell: str) -> str:
    stripped = cell.strip()
    if _THOUSANDS.fullmatch(stripped) and "," in stripped:
        return cell
    found = _DECIMAL.fullmatch(stripped)
    if not found:
        return _whole(cell)
    return f"{int(found[1])}.{found[2]}".rstrip("0").rstrip(".")


def _word(cell: str) -> str:
    return cell.strip().lower()


def _ids_of(cells: Cells) -> Iterator[str]:
    times: Counter[str] = Counter()
    for row in rows_of(cells):
        content = repr(sorted(row))
        times[content] += 1
        yield str(uuid.uuid5(_IDS, f"{content} {times[content]}"))
