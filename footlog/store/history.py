"""The rows of history.csv, as the view `history` defines them."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import Any

from footlog.domain.columns import HISTORY, names
from footlog.store import rows

HistoryRow = tuple[Any, ...]
"""The columns of history.csv in order, as SQLite keeps them; the exercise's id for its name."""

_COLUMNS = ", ".join(
    "exercise_id" if name == "exercise" else f'"{name}"' for name in names(HISTORY)
)


def history(
    connection: sqlite3.Connection, first: date | None, last: date | None
) -> Iterator[HistoryRow]:
    """Yield the rows from day `first` to day `last`, both included, oldest first.

    The order is the view's own, a merge of three indexes: asked for once more, SQLite would sort
    all rows before the first.
    """
    return rows.tuples(
        connection,
        f"select {_COLUMNS} from history where date between ? and ?",  # noqa: S608 - our own names
        rows.bounds(first, last),
    )
