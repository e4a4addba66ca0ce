"""Restoring a backup: checked first, in one transaction, after a backup of the present diary."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from footlog.domain.backup import VERSION_TABLE, Backup, Contents, Restored, Why
from footlog.domain.validation import InvalidEntry
from footlog.paths import make_private_folder
from footlog.store.backups import (
    copy_diary,
    draft,
    locked,
    pause_rotation,
    sha256_of,
    sync,
    writable,
    write_backup,
)
from footlog.store.checks import check, check_rows, contents_of
from footlog.store.creating import migrate, set_aside
from footlog.store.database import SCHEMA, limited, writing
from footlog.store.errors import DamagedError, DiaryError, RowError, code_of
from footlog.store.manifest import read_manifest

MOST_SECONDS = 60.0
"""How long reading a backup may take; one of ten years takes a few."""


def restore(path: Path, file: Path, now: datetime) -> Restored:
    """Replace the contents of the diary at `path` with those of the backup `file`.

    A backup of the present diary is made first; a damaged one, or what is left of one, is renamed.
    From then on no backup is deleted until `resume_rotation`. Raises DiaryError, and changes
    nothing, for a file that is not a sound backup, and for a diary of a newer footlog or another
    program.
    """
    with writable(path.parent):
        _refuse_other_files(path, file)
        make_private_folder(path.parent)
    with locked(path) as folder, _fresh_diary(file, folder, now) as fresh:
        tables = [table for table in contents_of(fresh).rows if table != VERSION_TABLE]
        usable = _is_usable(path, tables, now)
        pause_rotation(path)
        if usable:
            return Restored(_replace_rows(path, fresh, tables, now), ())
        moved = set_aside(path, "damaged", now)
        fresh.rename(path)
        sync(path.parent)
        return Restored(None, moved)


@contextmanager
def received(name: str, content: bytes) -> Iterator[Path]:
    """Give a private file with the bytes of a backup from elsewhere, called `name` in refusals."""
    with tempfile.TemporaryDirectory(prefix="footlog-backup-") as folder:
        file = Path(folder) / "backup.db"
        with writable(file.parent):
            file.write_bytes(content)
        try:
            yield file
        except DiaryError as error:
            raise DiaryError(str(error).replace(str(file), name)) from error


def contents_of_backup(file: Path) -> Contents:
    """Return what the backup `file` holds, before it is restored.

    Raises DiaryError for what `restore` would refuse, but for rows: those are read then.
    """
    with _explained(file), limited(MOST_SECONDS):
        contents = contents_of(file)
    _refuse_newer(contents.schema, file)
    return contents


def _refuse_other_files(path: Path, file: Path) -> None:
    if not file.is_file():
        raise DiaryError(f"There is no backup at {file}: choose one from the list of backups.")
    if path.exists() and file.samefile(path):
        raise DiaryError(f"{file} is the diary itself: choose one of its backups.")


@contextmanager
def _fresh_diary(file: Path, folder: Path, now: datetime) -> Iterator[Path]:
    """Give a new diary of today's schema that holds the backup's rows and nothing else of it."""
    with draft(folder) as copy, draft(folder) as fresh:
        with _explained(file), limited(MOST_SECONDS):
            _copy_checked(file, copy)
            _fill_fresh(fresh, copy, now)
        yield fresh


@contextmanager
def _explained(file: Path) -> Iterator[None]:
    """Raise DiaryError, with what to do, for whatever is wrong with the backup `file`."""
    try:
        yield
    except RowError as error:
        raise _unreadable(f"{error.row} in the backup {file}") from error
    except sqlite3.DatabaseError as error:
        raise _unreadable(f"the backup {file} ({_reason(error)})") from error
    except (DamagedError, InvalidEntry) as error:
        raise DiaryError(
            f"The backup {file} is damaged: choose another one (nothing was restored)."
        ) from error


def _unreadable(what: str) -> DiaryError:
    return DiaryError(f"footlog cannot read {what}: choose another one (nothing was restored).")


def _reason(error: sqlite3.DatabaseError) -> str:
    is_late = code_of(error) == sqlite3.SQLITE_INTERRUPT
    return "it takes longer than a minute" if is_late else str(error)


def _fill_fresh(fresh: Path, copy: Path, now: datetime) -> None:
    migrate(fresh)
    tables = [table for table in contents_of(fresh).rows if table != VERSION_TABLE]
    with writing(fresh) as connection:
        _fill(connection, copy, tables)
        _outrun(connection, now)
    check_rows(fresh)


def _copy_checked(file: Path, copy: Path) -> None:
    """Copy the backup, check it against its manifest, and bring it up to date."""
    backup = read_manifest(file)
    if backup is not None:
        shutil.copyfile(file, copy)
        if sha256_of(copy) != backup.sha256:
            raise DamagedError(f"{file} has changed since it was made.")
    _refuse_newer(check(file), file)
    if backup is None:
        copy_diary(file, copy)
    contents = contents_of(copy)
    if backup is not None and contents != backup.contents:
        raise DamagedError(f"{file} does not match its manifest.")
    if contents.schema < SCHEMA:
        migrate(copy)


def _refuse_newer(schema: int, file: Path) -> None:
    if schema > SCHEMA:
        raise DiaryError(
            f"{file} was made by a newer footlog (schema {schema}, this one knows {SCHEMA}): "
            "update footlog (nothing was restored)."
        )


def _is_usable(path: Path, tables: Iterable[str], now: datetime) -> bool:
    """Bring the diary up to date and return whether it is sound; False when there is none."""
    if not path.exists():
        return False
    try:
        schema = check(path)
        _refuse_newer(schema, path)
        if schema < SCHEMA:
            write_backup(path, Why.MIGRATION, now)
            migrate(path)
        return contents_of(path).rows.keys() >= {*tables, VERSION_TABLE}
    except (DamagedError, sqlite3.DatabaseError):
        return False


def _replace_rows(path: Path, fresh: Path, tables: Iterable[str], now: datetime) -> Backup:
    """Replace the rows in one transaction, so that nobody writes after the backup."""
    with writing(path) as connection:
        before = write_backup(path, Why.RESTORE, now)
        _fill(connection, fresh, tables)
    return before


def _fill(connection: sqlite3.Connection, source: Path, tables: Iterable[str]) -> None:
    connection.execute("attach ? as source", (str(source),))
    for table in tables:
        names = [row["name"] for row in connection.execute(f"pragma main.table_info({table})")]
        columns = ", ".join(names)
        connection.execute(f"delete from main.{table}")  # noqa: S608 - our own names
        copied = (
            f"insert into main.{table} ({columns}) "  # noqa: S608 - our own names
            f"select {columns} from source.{table} "
        )
        try:
            connection.execute(f"{copied} order by rowid")
        except sqlite3.IntegrityError as error:
            number = _refused_row(connection, table, f"{copied} where rowid = ?")
            raise RowError(source, table, number, "it breaks a rule of the diary") from error


def _refused_row(connection: sqlite3.Connection, table: str, copy_one: str) -> int:
    """Return the number of the first row that is not taken, counted from 1."""
    found = connection.execute(f"select rowid from source.{table} order by rowid").fetchall()  # noqa: S608 - ours
    for number, (rowid,) in enumerate(found, 1):
        try:
            connection.execute(copy_one, (rowid,))
        except sqlite3.IntegrityError:
            return number
    return len(found)


def _outrun(connection: sqlite3.Connection, now: datetime) -> None:
    """Set a data version that no earlier diary had: writes come less than once a second."""
    connection.execute("update data_version set number = ?", (int(now.timestamp()),))
