"""Days and times as other programs write them: 03/02/2026 can be in March or in February."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache

from footlog.domain.validation import EARLIEST_DAY, UTC_FORMAT
from footlog.files.reading.csv_format import CsvError
from footlog.files.reading.foreign_table import Choice, Question

ORDER = "order"

_FIRST_SERIAL = date(1899, 12, 30)
"""Day 0 of spreadsheets, so that day 61 is 1 March 1900."""

_CENTURY = 2000
_SECONDS_A_DAY = 86_400

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"([A-Za-z]{3,9})\.?"
_NUMBERED = re.compile(r"([0-9]{1,2})([/-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4}|[0-9]{2})")
_DAY_MONTH = re.compile(rf"([0-9]{{1,2}})[ -]{_MONTH}[ -]([0-9]{{4}}|[0-9]{{2}})")
_MONTH_DAY = re.compile(rf"{_MONTH} ([0-9]{{1,2}}), ([0-9]{{4}})")
_PLAIN_FORMS = {
    _YEAR_FIRST: (1, 3, 4),
    _DOTTED: (3, 2, 1),
    _DAY_MONTH: (3, 2, 1),
    _MONTH_DAY: (3, 1, 2),
}
"""Forms of days whose order is clear, with the places of year, month and day."""

_SERIAL = re.compile(r"([0-9]{5})(?:[.,]([0-9]+))?")
_MIDNIGHT = re.compile(r" 0{1,2}:00(:00)?$")
_CLOCK = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})(?:[:.]([0-9]{2}))?(?: ?([AaPp])\.?[Mm]\.?)?")
_FRACTION = re.compile(r"0[.,]([0-9]|[0-9]{3,})")
_DAY_AND_TIME = re.compile(r"(.*[0-9])(?:T| )+([0-9]{1,2}[:.].*?)(?:Z|\+00:00)?")


class Order(StrEnum):
    """Which of three numbers of a day comes first."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    YEAR_FIRST = "year first"


_ORDERS = {
    Order.DAY_FIRST: "day, month, year",
    Order.MONTH_FIRST: "month, day, year",
    Order.YEAR_FIRST: "year, month, day",
}


def orders_of(cell: str) -> frozenset[Order] | None:
    """Return the orders in which the cell is a day that exists; None when its order is clear."""
    if not _NUMBERED.fullmatch(cell):
        return None
    return frozenset(order for order in Order if read_day(cell, order))


@lru_cache(maxsize=10_000)
def read_day(cell: str, order: Order) -> date | None:
    """Return the day in the cell, read in `order` when that is unclear; None when there is none."""
    cell = _MIDNIGHT.sub("", cell)
    if found := _NUMBERED.fullmatch(cell):
        return _ordered(found[1], found[3], found[4], order)
    if (found := _SERIAL.fullmatch(cell)) and not found[2]:
        return _FIRST_SERIAL + timedelta(days=int(cell))
    for form, (year, month, day) in _PLAIN_FORMS.items():
        if found := form.fullmatch(cell):
            return _date(found[year], _month(found[month]), found[day])
    return None


def read_clock_time(cell: str) -> time | None:
    """Return the time of day in the cell, or None when there is none."""
    if found := _CLOCK.fullmatch(cell):
        return _time(int(found[1]), int(found[2]), int(found[3] or 0), (found[4] or "").lower())
    if _FRACTION.fullmatch(cell):
        return _time_of(float(cell.replace(",", ".")))
    return None


def read_utc_time(cell: str, order: Order) -> str | None:
    """Return the UTC time in the cell as footlog writes it, or None when there is none."""
    if (found := _SERIAL.fullmatch(cell)) and found[2]:
        day, clock = read_day(found[1], order), _time_of(float(f"0.{found[2]}"))
    elif found := _DAY_AND_TIME.fullmatch(cell):
        day, clock = read_day(found[1], order), read_clock_time(found[2])
    else:
        return None
    return datetime.combine(day, clock).strftime(UTC_FORMAT) if day and clock else None


def day_part(cell: str) -> str:
    """Return the day in the cell, without blanks and without a time of day after it."""
    found = _DAY_AND_TIME.fullmatch(cell.strip())
    return found[1] if found else cell.strip()


def possible_orders(cells: Iterable[str], title: str) -> list[Order]:
    """Return the orders in which every day of file `title` exists.

    Raises CsvError when there is none. Days that exist in no order are ignored here.
    """
    days = {day: orders for cell in cells if (orders := orders_of(day := day_part(cell)))}
    found = [order for order in Order if all(order in orders for orders in days.values())]
    if not found:
        one, other = _contradiction(days)
        raise CsvError(
            f"{title}: days are written in two ways, {one} and {other}: export the file again."
        )
    return found


def order_question(cells: Iterable[str], possible: list[Order]) -> Question | None:
    """Return the question to ask when `possible` orders give a cell different days, else None."""
    for day in sorted({day_part(cell) for cell in cells}):
        meant = {order: found for order in possible if (found := read_day(day, order))}
        if len(set(meant.values())) > 1:
            choices = (
                Choice(order, f"{found.day} {found:%B %Y} ({_ORDERS[order]})")
                for order, found in meant.items()
            )
            return Question(ORDER, f"Which day is {day}?", tuple(choices))
    return None


def _ordered(first: str, second: str, last: str, order: Order) -> date | None:
    match order:
        case Order.DAY_FIRST:
            return _date(last, second, first)
        case Order.MONTH_FIRST:
            return _date(last, first, second)
    short_year = len(first) == 2 and len(last) == 2  # noqa: PLR2004 - digits
    return _date(first, second, last) if short_year else None


def _date(year: str, month: str, day: str) -> date | None:
    whole_year = int(year) if len(year) > 2 else _CENTURY + int(year)  # noqa: PLR2004 - digits
    try:
        found = date(whole_year, int(month), int(day))
    except ValueError:
        return None
    return found if found >= EARLIEST_DAY else None


def _month(word: str) -> str:
    """Return the number of the month; "0" when the word names none."""
    short = word[:3].lower()
    if word.isdecimal():
        return word
    return str(_MONTHS.index(short) + 1) if short in _MONTHS else "0"


def _time(hour: int, minute: int, second: int, half: str) -> time | None:
    if half:
        if not 1 <= hour <= 12:  # noqa: PLR2004 - hours
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return time(hour, minute, second)
    except ValueError:
        return None


def _time_of(share: float) -> time | None:
    seconds = round(share * _SECONDS_A_DAY)
    if seconds >= _SECONDS_A_DAY:
        return None
    return time(seconds // 3600, seconds // 60 % 60, seconds % 60)


def _contradiction(days: Mapping[str, frozenset[Order]]) -> tuple[str, str]:
    plainest, *others = sorted(days, key=lambda day: (len(days[day]), day))
    return plainest, next((day for day in others if not days[day] & days[plainest]), others[-1])
