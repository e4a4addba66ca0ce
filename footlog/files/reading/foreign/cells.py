"""A cell as a spreadsheet program wrote it, turned into what footlog would have written."""

import re
from collections.abc import Callable

from footlog.domain.columns import Column
from footlog.files.csv_format import guarded
from footlog.files.reading.foreign.days import Order, read_clock_time, read_day, read_moment

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
    return guarded(cell) != cell and not cell.startswith("'")


def _text(cell: str) -> str:
    """Return the text as footlog writes it: only a `'` that footlog puts in front is its own."""
    is_own = cell.startswith("'") and guarded(cell[1:]) == cell
    return cell if is_own else guarded(cell)


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
