"""Whether a diary is sound, and what it holds."""

import sqlite3
from pathlib import Path

from footlog.domain.backup import ENTRY_TABLES, Contents
from footlog.store.database import check, check_sound, reading


def contents_of(path: Path) -> Contents:
    """Return what the diary at `path` holds, of this schema or an earlier one; change nothing.

    Raises DiaryError unless it is a diary, and DamagedError when SQLite finds damage anywhere in
    it.
    """
    schema = check(path)
    check_sound(path)
    with reading(path) as connection:
        rows = {
            table: connection.execute(f'select count(*) from "{table}"').fetchone()[0]  # noqa: S608 - its own name
            for table in tables(connection)
        }
        first, last = _span(connection, [table for table in ENTRY_TABLES if table in rows])
    return Contents(schema, rows, first, last)


def tables(connection: sqlite3.Connection) -> list[str]:
    """Return the names of the diary's tables."""
    found = connection.execute(
        "select name from sqlite_schema where type = 'table' and name not like '\\_%' escape '\\' "
        "and name not like 'sqlite\\_%' escape '\\' order by name"
    )
    return [row[0] for row in found]


def _span(connection: sqlite3.Connection, dated: list[str]) -> tuple[str | None, str | None]:
    if not dated:
        return None, None
    days = " union all ".join(
        f"select {end}(local_date) as local_date from {table}"  # noqa: S608 - our names
        for table in dated
        for end in ("min", "max")
    )
    first, last = connection.execute(
        f"select min(local_date), max(local_date) from ({days})"  # noqa: S608 - our names
    ).fetchone()
    return first, last
