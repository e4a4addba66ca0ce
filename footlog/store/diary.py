"""The diary as the pages and commands use it: every method is one operation, done whole."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import time
from pathlib import Path

from footlog.domain.backup import Why
from footlog.domain.clock import read_clock
from footlog.store.backups import make_backup
from footlog.store.checks import check, check_sound, checked
from footlog.store.counts import CountStore
from footlog.store.creating import migrate, prepare
from footlog.store.database import SCHEMA
from footlog.store.history import HistoryStore
from footlog.store.importing import ImportStore
from footlog.store.taps import TapStore


class Diary(ImportStore, HistoryStore, CountStore, TapStore):
    """A diary file that exists and has today's schema, or a newer one that can only be read.

    Methods raise DiaryError, a sentence with the path, when the file cannot be used, and
    InvalidEntry, a sentence with the field, for what cannot be saved; then nothing was changed.
    """

    def __init__(
        self, path: Path, *, create: bool = False, connection: sqlite3.Connection | None = None
    ) -> None:
        super().__init__(path, connection=connection)
        if connection is None:
            _bring_up_to_date(path, prepare(path) if create else check(path))

    def check_sound(self) -> None:
        """Raise DiaryError when there is damage anywhere in the file."""
        check_sound(self.path)

    def data_version(self) -> int:
        """Return the number that every write raises, in whichever process."""
        with self.reading() as connection:
            number: int = connection.execute("select number from data_version").fetchone()[0]
            return number


@contextmanager
def one_connection(path: Path) -> Iterator[Diary]:
    """Open the diary at `path` for a block in which all operations share one connection.

    Use it in one thread, and for one request: the connection is closed when the block ends.
    """
    with checked(path) as (connection, schema):
        _bring_up_to_date(path, schema)
        yield Diary(path, connection=connection)


def _bring_up_to_date(path: Path, schema: int) -> None:
    if schema < SCHEMA:
        make_backup(path, Why.MIGRATION, read_clock(None, time.min).wall_clock)
        migrate(path)
