"""What footlog needs of a row and the file lacks."""

import re
import uuid
from collections import Counter
from collections.abc import Callable, Collection

from footlog.domain.columns import Column, names
from footlog.files.csv_format import escape_formula
from footlog.files.reading.foreign.days import Order, read_clock_time, read_day, read_moment

Rows = list[dict[str, str]]

_IDS = uuid.UUID("1f0b7a3e-6c55-4f6e-9a1d-2f6f6f746c67")
"""The name space of ids made from what a row says."""

_DERIVED = ("recorded_at", "id")


def fill_in(rows: Rows, columns: tuple[Column, ...], there: Collection[str]) -> list[str]:
    """Fill in ids and when a row was typed where they are not `there`, and say what is missing.

    The ids are the same each time, so that a file can be imported twice.
    """
    known = names(columns)
    missing = [name for name in known if name not in there and name not in _DERIVED]
    sentences = [f"Not in the file and left empty: {', '.join(missing)}."] if missing else []
    if "recorded_at" not in there:
        _fill_in_recorded_at(rows, "date" if "date" in known else "starts_on")
        sentences.append(
            "When a row was typed is not in the file: the start of its day is written instead."
        )
    if "id" in known and "id" not in there:
        _fill_in_ids(rows)
        sentences.append(
            "The ids are not in the file: each row gets one made from what it says. Importing the "
            "file twice adds nothing, but rows that came into the diary otherwise come in again."
        )
    return sentences


def _fill_in_recorded_at(rows: Rows, day: str) -> None:
    for row in rows:
        row["recorded_at"] = f"{row[day]}T00:00:00Z"


def _fill_in_ids(rows: Rows) -> None:
    times: Counter[str] = Counter()
    for row in rows:
        content = repr(sorted(row.items()))
        times[content] += 1
        row["id"] = str(uuid.uuid5(_IDS, f"{content} {times[content]}"))


Reader = Callable[[str], str]

DAYS = frozenset({"date", "starts_on", "ends_on"})
MOMENTS = frozenset({"recorded_at", "edited_at"})
_CLOCKS = frozenset({"time"})
_WHOLES = frozenset(
    {"occasion", "set", "reps", "hold_seconds", "steps", "pain", "utc_offset_minutes", "sets"}
    | {"rest_seconds", "times_per_day", "score"}
)
_DECIMALS = frozenset({"minutes"})

_WHOLE = re.compile(r"([+-]?)0*([0-9]{1,9})(?:[.,]0+)?")
_DECIMAL = re.compile(r"0*([0-9]{1,9})[.,]([0-9]+)")
_THOUSANDS = re.compile(r"[0-9]{1,3}[.,][0-9]{3}")


def reader_of(column: Column, order: Order) -> Reader:
    """Return how a cell of this column is turned into what footlog would have written.

    What it cannot read with certainty it returns as it is.
    """
    if column.is_text:
        return _text
    if column.name in DAYS:
        return lambda cell: _day(cell, order)
    if column.name in MOMENTS:
        return lambda cell: read_moment(cell.strip(), order) or cell
    if column.name in _CLOCKS:
        return _clock
    if column.name in _WHOLES:
        return _whole
    return _decimal if column.name in _DECIMALS else _word


def is_unguarded(cell: str) -> bool:
    """Tell whether a text begins like a formula and has lost its `'`."""
    return escape_formula(cell) != cell and not cell.startswith("'")


def _text(cell: str) -> str:
    """Return the text as footlog writes it: only a `'` that footlog puts in front is its own."""
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
