"""Connections to the diary file, and transactions: one writer at a time, nothing half done."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from pathlib import Path
from typing import Self

from footlog.domain.validation import InvalidEntry
from footlog.store.errors import DiaryError, translated

APPLICATION_ID = 0x666F6F74
"""Marks a file as a footlog diary: "foot" in ASCII."""

SCHEMA = 17
"""How many migrations this footlog knows; a diary's `user_version` says how many it has had."""

PATIENCE_SECONDS = 15

_PRAGMAS = (
    "foreign_keys = on",
    "synchronous = extra",
    "secure_delete = on",
    "trusted_schema = off",
    "cell_size_check = on",
    "fullfsync = on",
    "temp_store = memory",  # no text of the diary in other files, and no time spent on them
)
_one_writer = threading.Lock()
_deadline: ContextVar[float | None] = ContextVar("deadline", default=None)

_STEPS_BETWEEN_LOOKS = 10_000
_LONGEST_VALUE_BYTES = 10_000_000


class DiaryFile:
    """The file of a diary: what every part of `Diary` reads from and writes to.

    Each operation opens a connection of its own, unless `connection` is given for all of them; that
    one belongs to one thread and one request, and whoever opened it closes it.
    """

    def __init__(self, path: Path, *, connection: sqlite3.Connection | None = None) -> None:
        self.path = path
        self._connection = connection

    def using(self, connection: sqlite3.Connection) -> Self:
        """Return this diary with all its operations on an open connection."""
        return type(self)(self.path, connection=connection)

    def reading(self) -> AbstractContextManager[sqlite3.Connection]:
        """Return the connection to read from, for a `with` block."""
        return nullcontext(self._connection) if self._connection else reading(self.path)

    def writing(self) -> AbstractContextManager[sqlite3.Connection]:
        """Return the connection to write to, for a `with` block that is one transaction.

        Within the transaction of another block it takes part in that one.
        """
        if self._connection is None:
            return writing(self.path)
        if self._connection.in_transaction:
            return nullcontext(self._connection)
        return _transaction(self._connection, self.path)


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the diary for reading within the block; rows can be addressed by column name."""
    with translated(path):
        connection = _connect(path)
        try:
            yield connection
        finally:
            connection.close()


@contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the diary for one transaction: committed when the block ends, undone when it raises.

    A diary that a newer footlog has migrated in the meantime is not written.
    """
    with reading(path) as connection, _transaction(connection, path):
        yield connection


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Limit what a database from elsewhere can do to connections that are opened in the block.

    SQLite interrupts them when the seconds are over, and makes no value above 10 MB.
    """
    before = _deadline.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _deadline.reset(before)


@contextmanager
def _transaction(connection: sqlite3.Connection, path: Path) -> Iterator[sqlite3.Connection]:
    """Undo BaseException too, because Streamlit stops a script with one."""
    with _one_writer:
        connection.execute("begin immediate")
        try:
            _refuse_newer(connection, path)
            changes = connection.total_changes
            yield connection
            if connection.total_changes != changes:
                connection.execute("update data_version set number = number + 1")
            connection.execute("commit")
        except sqlite3.IntegrityError as error:
            connection.execute("rollback")
            raise InvalidEntry(
                "The entry", "conflicts with what is in the diary", "reload the page and try again"
            ) from error
        except BaseException:
            if connection.in_transaction:
                connection.execute("rollback")
            raise


def schema_version(connection: sqlite3.Connection) -> int:
    """Return how many migrations a diary has had."""
    version: int = connection.execute("pragma user_version").fetchone()[0]
    return version


def _refuse_newer(connection: sqlite3.Connection, path: Path) -> None:
    version = schema_version(connection)
    if version > SCHEMA:
        raise DiaryError(
            f"The diary {path} was made by a newer footlog (schema {version}, this one knows "
            f"{SCHEMA}): update footlog to change it (nothing was saved)."
        )


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        timeout=PATIENCE_SECONDS,
        isolation_level=None,
    )
    connection.row_factory = sqlite3.Row
    if (deadline := _deadline.get()) is not None:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE_BYTES)
        connection.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS_BETWEEN_LOOKS)
    for pragma in _PRAGMAS:
        connection.execute(f"pragma {pragma}")
    return connection
