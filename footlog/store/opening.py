"""Opening the diary for use: made when there is none, brought up to date when it is older."""

from datetime import time
from pathlib import Path

from footlog.domain.backup import Why
from footlog.domain.clock import read_clock
from footlog.store.backups.make import make_backup
from footlog.store.database import SCHEMA, check, migrate, prepare


def open_diary(path: Path, *, create: bool) -> None:
    """Make sure that a diary of today's schema lies at `path`; with `create`, a new one if none.

    A backup is made before an older one is brought up to date. Raises DiaryError as `check` does.
    """
    schema = prepare(path) if create else check(path)
    if schema < SCHEMA:
        make_backup(path, Why.MIGRATION, read_clock(None, time.min).wall_clock)
        migrate(path)
