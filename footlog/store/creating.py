"""Creating a new diary, and bringing one of an older footlog up to date."""

import os
import sqlite3
import uuid
from contextlib import suppress
from datetime import UTC, datetime, time
from pathlib import Path

from footlog.domain.clock import read_clock
from footlog.paths import make_private_folder
from footlog.store.backups import locked
from footlog.store.checks import check, exists
from footlog.store.database import APPLICATION_ID, SCHEMA, writing
from footlog.store.errors import DamagedError, code_of, translated

_COMPANIONS = ("-journal", "-wal", "-shm")
"""How the files end that SQLite writes beside a database."""


def prepare(path: Path) -> int:
    """Create a diary at `path` if there is nothing, and return the schema of the diary there.

    One made by a newer footlog is not changed and can only be read. Raises DiaryError, and changes
    nothing, for a folder, a file that is not a diary, a damaged or empty one, a newer one that
    lacks what this footlog reads, and a place where nothing can be written.
    """
    if not exists(path):
        _create(path)
    return check(path)


def set_aside_leftovers(path: Path, now: datetime) -> str | None:
    """Rename what SQLite left beside a diary that is gone, and return a sentence with the names.

    None when there is nothing; beside a diary that is there, nothing is renamed.
    """
    if not _left(path):
        return None
    with locked(path):
        names = _renamed(path, "left", now, _left(path))
    words = " and ".join(map(str, names))
    return f"What an earlier diary left behind was saved as {words}." if names else None


def set_aside(path: Path, word: str, now: datetime) -> tuple[Path, ...]:
    """Rename a diary, if there is one, and what SQLite left beside it; return the new names.

    The new names contain `word` and the time.
    """
    return _renamed(path, word, now, _there(path))


def _renamed(path: Path, word: str, now: datetime, endings: list[str]) -> tuple[Path, ...]:
    if not endings:
        return ()
    stem = f"{path.name}.{word}-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    names = (path.with_name(f"{stem}{number}") for number in ("", *(f"-{n}" for n in range(2, 99))))
    renamed = next(name for name in names if not _there(name))
    for ending in reversed(endings):  # the diary last: its journal must never be another file's
        _beside(path, ending).rename(_beside(renamed, ending))
    return tuple(_beside(renamed, ending) for ending in endings)


def _left(path: Path) -> list[str]:
    """Return the endings of SQLite's files when the diary is gone.

    They are looked for first: those of a diary that is created meanwhile are not left.
    """
    companions = [ending for ending in _there(path) if ending]
    return [] if exists(path) else companions


def _there(path: Path) -> list[str]:
    """Return the endings of the files that are there of a diary, its own first."""
    return [ending for ending in ("", *_COMPANIONS) if os.path.lexists(_beside(path, ending))]


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(f"{path.name}{ending}")


def migrate(path: Path) -> None:
    """Apply the pending migrations in one transaction; sqlite-utils loads pandas, so late."""
    from sqlite_utils import Database  # noqa: PLC0415

    from footlog.store.migrations import migrations  # noqa: PLC0415

    with writing(path) as connection:
        try:
            migrations.apply(Database(connection, recursive_triggers=False, execute_plugins=False))
        except sqlite3.OperationalError as error:
            if code_of(error) == sqlite3.SQLITE_INTERRUPT:
                raise
            raise DamagedError(
                f"The diary {path} cannot be updated for this footlog ({error}): restore a backup "
                "(the file was not changed)."
            ) from error
        connection.execute(f"pragma application_id = {APPLICATION_ID}")
        connection.execute(f"pragma user_version = {SCHEMA}")


def _create(path: Path) -> None:
    set_aside_leftovers(path, read_clock(None, time.min).wall_clock)
    with translated(path):
        make_private_folder(path.parent)
        fresh = path.with_name(f".{path.name}.{uuid.uuid4().hex}.new")
        os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        try:
            migrate(fresh)
            _put_unless_there(fresh, path)
        finally:
            fresh.unlink(missing_ok=True)
        _sync_folders(path.parent)


def _put_unless_there(fresh: Path, path: Path) -> None:
    """Rename the file unless a quicker process has created the diary and perhaps saved into it."""
    try:
        path.hardlink_to(fresh)
    except FileExistsError:
        pass
    except OSError:  # a file system without hard links
        if not path.exists():
            fresh.rename(path)


def _sync_folders(folder: Path) -> None:
    """Write new names through to the disk: a save does so for the diary's folder only."""
    for place in (folder, *folder.parents):
        with suppress(OSError):
            opened = os.open(place, os.O_RDONLY)
            try:
                os.fsync(opened)
            finally:
                os.close(opened)
