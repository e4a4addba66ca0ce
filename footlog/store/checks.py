"""Checks of a diary file: its schema, its rows, whether it is damaged, and how much it holds."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from itertools import count
from pathlib import Path

from footlog.domain.backup import ENTRY_TABLES, Contents
from footlog.domain.exercises import exercise_id
from footlog.domain.logbook import DatedEntry
from footlog.domain.plan import PlanItem, check_no_overlap
from footlog.domain.settings import settings_of
from footlog.domain.validation import InvalidEntry, shown
from footlog.store import (
    entry_rows,
    function_scores,
    own_exercises,
    plans,
    routines,
    settings,
    taps,
)
from footlog.store.database import APPLICATION_ID, SCHEMA, reading, schema_version
from footlog.store.errors import (
    DAMAGED,
    DamagedError,
    DiaryError,
    RowError,
    is_about_text,
    translated,
)

_READ: dict[str, Callable[[sqlite3.Row], object]] = {
    **{table: partial(entry_rows.entry_of, kind) for kind, table in entry_rows.TABLES.items()},
    "plan_items": plans.item_of,
    "own_exercises": own_exercises.exercise_of,
    "own_pictures": own_exercises.checked_picture_of,
    "settings": lambda row: settings_of({row["name"]: row["value"]}),
    "plan_order": lambda row: exercise_id("exercise_id", row["exercise_id"]),
    "routines": routines.routine_of,
    "function_scores": function_scores.score_of,
    "shares": settings.share_of,
    "taps": taps.differences_of,
}
"""By table: what makes of a row what footlog shows."""

_FOREIGN = "it contains a value that footlog never writes"


def check(path: Path) -> int:
    """Return the schema of the diary at `path`, without changing the file.

    Raises DiaryError unless it is one that this footlog can read.
    """
    with checked(path) as (_, schema):
        return schema


@contextmanager
def checked(path: Path) -> Iterator[tuple[sqlite3.Connection, int]]:
    """Open the diary for reading within the block, and give its schema too.

    Raises DiaryError as `check` does.
    """
    _check_file(path)
    with reading(path) as connection:
        schema = schema_version(connection)
        _check_tables(connection, path, schema)
        yield connection, schema


def is_newer(path: Path) -> bool:
    """Return whether a newer footlog made the diary; such a diary can be read but not changed.

    Raises DiaryError as `check` does.
    """
    return check(path) > SCHEMA


def check_sound(path: Path) -> None:
    """Raise DamagedError when SQLite finds damage anywhere in the diary; 0.1 s for ten years."""
    with reading(path) as connection:
        _check_sound(connection, path)


def contents_of(path: Path) -> Contents:
    """Return what the diary at `path` holds, of this schema or an earlier one.

    Raises DiaryError unless it is a diary, and DamagedError when SQLite finds damage anywhere in
    it.
    """
    with checked(path) as (connection, schema):
        _check_sound(connection, path)
        rows = {
            table: connection.execute(f"select count(*) from {_quoted(table)}").fetchone()[0]  # noqa: S608 - its own name
            for table in _tables(connection)
        }
        first, last = _span(connection, [table for table in ENTRY_TABLES if table in rows])
    return Contents(schema, rows, first, last)


def check_rows(path: Path) -> None:
    """Raise RowError for the first row of a diary of today's schema that footlog cannot read."""
    known = _Known()
    with reading(path) as connection:
        for table, read in _READ.items():
            found = connection.execute(_rows_of(table))
            _check_rows(found, path, table, partial(_read_beside, known, read))


class _Known:
    """The rows that were read so far: some that are right by themselves are wrong together."""

    def __init__(self) -> None:
        self._ids: set[str] = set()
        self._items: defaultdict[str, list[PlanItem]] = defaultdict(list)

    def add(self, one: object) -> None:
        """Remember what a row holds; raise InvalidEntry when an earlier row rules it out."""
        if isinstance(one, DatedEntry):
            if one.id in self._ids:
                raise InvalidEntry("id", f"is {shown(one.id)}, as another entry's")
            self._ids.add(one.id)
        elif isinstance(one, PlanItem):
            check_no_overlap(one, self._items[one.exercise_id])
            self._items[one.exercise_id].append(one)


def _read_beside(known: _Known, read: Callable[[sqlite3.Row], object], row: sqlite3.Row) -> None:
    known.add(read(row))


def exists(path: Path) -> bool:
    """Return whether there is something at `path`; raise DiaryError when that may not be read."""
    with translated(path):
        return path.exists()


def _check_file(path: Path) -> None:
    if not exists(path):
        if path.is_symlink():
            raise DiaryError(
                f"{path} is a link to a file that is not there: remove the link, or choose another "
                "path."
            )
        raise DiaryError(
            f"There is no diary at {path}: check the path, or start footlog to create one."
        )
    if path.is_dir():
        raise DiaryError(
            f"{path} is a folder: give the name of a file in it, such as {path / 'footlog.db'}."
        )
    if path.is_file() and path.stat().st_size <= 1:  # SQLite takes one byte for none
        raise DamagedError(
            f"{path} is empty, so it is not a diary: restore a backup there, or choose another "
            "path."
        )


def _check_tables(connection: sqlite3.Connection, path: Path, schema: int) -> None:
    application = connection.execute("pragma application_id").fetchone()[0]
    tables = connection.execute("select count(*) from sqlite_schema").fetchone()[0]
    unreadable = schema > SCHEMA and lacks_something(connection)
    if application != APPLICATION_ID or not tables:
        raise DiaryError(
            f"{path} is a database of another program: choose another path for the diary."
        )
    if unreadable:
        raise DiaryError(
            f"The diary {path} was made by a newer footlog that stores it differently (schema "
            f"{schema}, this one knows {SCHEMA}): update footlog (the file was not changed)."
        )


def _rows_of(table: str) -> str:
    rows = own_exercises.OWN if table == "own_exercises" else f"select * from {table}"  # noqa: S608 - ours
    return f"{rows} order by {table}.rowid"


def _check_rows(
    found: Iterator[sqlite3.Row], path: Path, table: str, read: Callable[[sqlite3.Row], object]
) -> None:
    """Read rows one by one; what is wrong with their values shows up as many kinds of errors."""
    for number in count(1):
        try:
            if (row := next(found, None)) is None:
                return
            read(row)
        except InvalidEntry as error:
            raise RowError(path, table, number, str(error).removesuffix(".")) from error
        except (ValueError, TypeError, ArithmeticError, RecursionError) as error:
            raise RowError(path, table, number, _FOREIGN) from error
        except sqlite3.OperationalError as error:
            if not is_about_text(error):
                raise
            raise RowError(path, table, number, _FOREIGN) from error


def _check_sound(connection: sqlite3.Connection, path: Path) -> None:
    found = connection.execute("pragma integrity_check(1)").fetchone()[0]
    orphans = connection.execute("pragma foreign_key_check").fetchone()
    if found != "ok" or orphans:
        raise DamagedError(DAMAGED.format(path=path))


def lacks_something(connection: sqlite3.Connection) -> bool:
    """Return whether the diary has lost a table or a column that this footlog reads."""
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


def _tables(connection: sqlite3.Connection) -> list[str]:
    found = connection.execute(
        "select name from sqlite_schema where type = 'table' and name not like '\\_%' escape '\\' "
        "and name not like 'sqlite\\_%' escape '\\' order by name"
    )
    return [row[0] for row in found]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


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
