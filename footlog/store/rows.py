"""Writing and reading table rows: days are stored as ISO text, minutes as numbers."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import chain, islice
from typing import Any

from footlog.domain.dose import Dose
from footlog.domain.weeks import NINETY_YEARS, same_day

sqlite3.register_adapter(date, date.isoformat)
sqlite3.register_adapter(Decimal, float)
sqlite3.register_adapter(
    type(None), lambda none: none
)  # Python 3.11 would search for one each time

_ROWS_A_STATEMENT = 500


def insert(
    connection: sqlite3.Connection,
    table: str,
    row: Mapping[str, object],
    *,
    unless_there: bool = False,
) -> bool:
    """Insert `row` into `table` and return whether it was added.

    With `unless_there` a row that would break a UNIQUE rule is left out instead of raising.
    """
    otherwise = " on conflict do nothing" if unless_there else ""
    columns = ", ".join(row)
    values = ", ".join(f":{column}" for column in row)
    done = connection.execute(
        f"insert into {table} ({columns}) values ({values}){otherwise}",  # noqa: S608 - our own
        row,
    )
    return done.rowcount > 0


def insert_many(
    connection: sqlite3.Connection,
    table: str,
    columns: Sequence[str],
    new: Iterable[Sequence[object]],
) -> None:
    """Insert rows into `table`, their values in the order of `columns`.

    Many in one statement: SQLite builds the lists in a table's rules once for each statement.
    """
    places = f"({', '.join('?' * len(columns))})"
    remaining = iter(new)
    while some := tuple(islice(remaining, _ROWS_A_STATEMENT)):
        values = ", ".join([places] * len(some))
        connection.execute(
            f"insert into {table} ({', '.join(columns)}) values {values}",  # noqa: S608 - our own
            tuple(chain.from_iterable(some)),
        )


def update(connection: sqlite3.Connection, table: str, row: Mapping[str, object]) -> None:
    """Write every column of `row` to the row of `table` that has its id."""
    columns = ", ".join(f"{column} = :{column}" for column in row if column != "id")
    connection.execute(
        f"update {table} set {columns} where id = :id",  # noqa: S608 - our own names
        row,
    )


def minutes_of(value: float | None) -> Decimal | None:
    """Return stored minutes as the decimal that was written."""
    if value is None:
        return None
    return Decimal(str(value)).normalize() if value % 1 else Decimal(int(value))


def tuples(
    connection: sqlite3.Connection, query: str, values: Sequence[str] | Mapping[str, object] = ()
) -> sqlite3.Cursor:
    """Return the found rows as plain tuples, which are quicker to read when there are thousands."""
    cursor = connection.cursor()
    cursor.row_factory = None
    return cursor.execute(query, values)


def dose_values(dose: Dose) -> dict[str, object]:
    """Return the dose for JSON: what it says, minutes as text."""
    said = {name: value for name, value in asdict(dose).items() if value is not None}
    return said | ({"minutes": str(dose.minutes)} if dose.minutes is not None else {})


def dose_of(said: Mapping[str, Any]) -> Dose:
    """Return the dose that `dose_values` gave to JSON."""
    minutes = {"minutes": Decimal(said["minutes"])} if "minutes" in said else {}
    return Dose(**{**said, **minutes})


def bounds(first: date | None, last: date | None) -> tuple[str, str]:
    """Return the days as stored, for `between`; None is before the first and after the last."""
    return (first or date.min).isoformat(), (last or date.max).isoformat()


@lru_cache(NINETY_YEARS)
def day(value: str) -> date:
    """Return a stored day."""
    return same_day(date.fromisoformat(value).toordinal())


def day_of(value: str | None) -> date | None:
    """Return a stored day, or None when there is none."""
    return None if value is None else day(value)


def pick(row: sqlite3.Row, columns: Iterable[str]) -> dict[str, object]:
    """Return some columns of `row` by name."""
    return {column: row[column] for column in columns}
