"""In which order the numbers of a file's days stand: 03/02/2026 is in March or in February."""

from collections.abc import Iterable, Mapping

from footlog.files.csv_format import CsvError
from footlog.files.reading.foreign.days import Order, day_part, orders_of, read_day
from footlog.files.reading.foreign.questions import Choice, Question

ORDER = "order"

_ORDERS = {
    Order.DAY_FIRST: "day, month, year",
    Order.MONTH_FIRST: "month, day, year",
    Order.YEAR_FIRST: "year, month, day",
}


def possible_orders(cells: Iterable[str], title: str) -> list[Order]:
    """Return the orders in which every day of file `title` exists.

    Raises CsvError when there is none. Days that do not exist in any order are left to others.
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
    """Return what to ask when the `possible` orders make different days of a cell, else None."""
    for day in sorted({day_part(cell) for cell in cells}):
        meant = {order: found for order in possible if (found := read_day(day, order))}
        if len(set(meant.values())) > 1:
            choices = (
                Choice(order, f"{found.day} {found:%B %Y} ({_ORDERS[order]})")
                for order, found in meant.items()
            )
            return Question(ORDER, f"Which day is {day}?", tuple(choices))
    return None


def _contradiction(days: Mapping[str, frozenset[Order]]) -> tuple[str, str]:
    plainest, *others = sorted(days, key=lambda day: (len(days[day]), day))
    return plainest, next((day for day in others if not days[day] & days[plainest]), others[-1])
