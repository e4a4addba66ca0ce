"""A diary made by a newer footlog: whether this one can still read all that it knows of."""

import sqlite3
from functools import cache


def lacks_something(connection: sqlite3.Connection) -> bool:
    """Tell whether the diary has lost a table or a column that this footlog reads."""
    return not _read_here() <= _columns(connection)


@cache
def _read_here() -> frozenset[tuple[str, str]]:
    """Return every table with each of its columns, as this footlog's own migrations make them."""
    from sqlite_utils import Database  # noqa: PLC0415 - brings pandas

    from footlog.store.migrations import migrations  # noqa: PLC0415

    database = Database(memory=True, execute_plugins=False)
    migrations.apply(database)
    columns = _columns(database.conn)
    database.close()
    return columns


def _columns(connection: sqlite3.Connection) -> frozenset[tuple[str, str]]:
    found = connection.execute(
        "select made.name, part.name from sqlite_schema as made, pragma_table_info(made.name) "
        r"as part where made.type in ('table', 'view') and made.name not like '\_%' escape '\' "
        "and made.name not like 'sqlite_%'"
    )
    return frozenset((table, column) for table, column in found)
