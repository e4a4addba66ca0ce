"""Backups beside the diary: written completely or not at all, each with a manifest."""

import hashlib
import os
import shlex
import sqlite3
import subprocess
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from footlog import __version__
from footlog.domain.backup import Backup, Why, worth_keeping
from footlog.paths import make_private_folder
from footlog.store import manifest
from footlog.store.checks import check, contents_of
from footlog.store.database import PATIENCE_SECONDS, reading
from footlog.store.errors import DiaryError, code_of

_PAUSED = ".rotation-paused"
_DRAFT = ".tmp"
_OF_THE_DISK = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
}


def backups_folder(path: Path) -> Path:
    """Return the folder of the backups of the diary at `path`."""
    return path.with_name(f"{path.name}-backups")


def make_backup(path: Path, why: Why, now: datetime) -> Backup:
    """Make a backup of the diary, delete those no longer needed, and return the new one.

    Raises DiaryError when the diary is damaged or the backup cannot be written; no part of a
    backup is left then.
    """
    check(path)
    with locked(path):
        return write_backup(path, why, now)


def write_backup(path: Path, why: Why, now: datetime) -> Backup:
    """Make a backup as `make_backup` does, within a block of `locked`."""
    folder = backups_folder(path)
    with draft(folder) as copy, writable(folder):
        copy_diary(path, copy)
        backup = Backup(
            path=_free_name(path, why, now),
            made_at=now.astimezone(UTC),
            why=why,
            size=copy.stat().st_size,
            sha256=sha256_of(copy),
            contents=contents_of(copy),
            footlog=__version__,
        )
        sync(copy)
        with manifest.written(backup):
            copy.rename(backup.path)
        sync(folder)
        _rotate(path, now)
    return backup


def copy_diary(path: Path, target: Path) -> None:
    """Copy the diary into an empty file; others may read and write it meanwhile."""
    with reading(path) as connection, writable(target.parent):
        connection.execute("vacuum into ?", (str(target),))


def restore_command(path: Path, backup: Path | None = None) -> str:
    """Return the command, as typed in a terminal, that restores a backup of the diary at `path`.

    Without `backup` it restores the newest one that is intact.
    """
    which = "--latest"
    if backup is not None:  # a name like an option would be taken for one
        which = str(backup) if backup.name.startswith("-") else backup.name
    words = ["footlog", "restore", which, "--db", str(path)]
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)


def list_backups(path: Path) -> tuple[Backup, ...]:
    """Return the backups of the diary at `path`, newest first, even when the diary is gone."""
    files = map(manifest.backup_of, backups_folder(path).glob(f"*{manifest.SUFFIX}"))
    found = map(manifest.read_manifest, files)
    there = [backup for backup in found if backup and backup.path.is_file()]
    return tuple(sorted(there, key=lambda backup: (backup.made_at, backup.name), reverse=True))


def is_intact(backup: Backup) -> bool:
    """Return whether the backup is still, byte for byte, what was written and checked."""
    try:
        return sha256_of(backup.path) == backup.sha256
    except OSError:
        return False


def newest_intact(path: Path) -> Backup | None:
    """Return the newest backup that is intact, or None."""
    return next(filter(is_intact, list_backups(path)), None)


def pause_rotation(path: Path) -> None:
    """Stop deleting old backups until `resume_rotation`."""
    (backups_folder(path) / _PAUSED).touch(mode=0o600)


def resume_rotation(path: Path) -> None:
    """Let old backups be deleted again."""
    with writable(backups_folder(path)):
        (backups_folder(path) / _PAUSED).unlink(missing_ok=True)


@contextmanager
def locked(path: Path) -> Iterator[Path]:
    """Keep other processes from making or restoring backups of this diary; gives their folder.

    An SQLite lock, because it works alike on every system and ends with the process.
    """
    folder = backups_folder(path)
    with writable(folder):
        make_private_folder(folder)
        (folder / ".lock").touch(mode=0o600)
        lock = sqlite3.connect(folder / ".lock", timeout=PATIENCE_SECONDS, isolation_level=None)
        try:
            lock.execute("begin exclusive")
            _clear_leftovers(folder)
            yield folder
        finally:
            lock.close()


@contextmanager
def draft(folder: Path) -> Iterator[Path]:
    """Give an empty file, readable by its user only; the block's end deletes it unless renamed."""
    file = folder / f".{uuid.uuid4().hex}{_DRAFT}"
    with writable(folder):
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        yield file
    finally:
        file.unlink(missing_ok=True)


@contextmanager
def writable(folder: Path) -> Iterator[None]:
    """Raise DiaryError for whatever prevents writing to the folder."""
    try:
        yield
    except (OSError, sqlite3.OperationalError) as error:
        if isinstance(error, sqlite3.Error) and code_of(error) not in _OF_THE_DISK:
            raise
        reason = getattr(error, "strerror", None) or str(error)
        raise DiaryError(
            f"footlog cannot write to {folder} ({reason}): free some disk space or allow writing "
            "to this folder (the diary was not changed)."
        ) from error


def sha256_of(file: Path) -> str:
    """Return the file's SHA-256 in hexadecimal digits; do not call it for a diary in use."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def sync(place: Path) -> None:
    """Write a file, or the names in a folder, through to the disk; Windows does folders itself."""
    if os.name == "nt" and place.is_dir():
        return
    opened = os.open(place, os.O_RDONLY if place.is_dir() else os.O_RDWR)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _free_name(path: Path, why: Why, now: datetime) -> Path:
    stem = f"{path.stem}-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}-{why}"
    folder = backups_folder(path)
    names = (folder / f"{stem}{number}.db" for number in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(name for name in names if not name.exists())


def _clear_leftovers(folder: Path) -> None:
    """Delete what a process that ended in the middle of a backup has left behind."""
    for file in folder.glob(f".*{_DRAFT}*"):
        file.unlink(missing_ok=True)
    for described in folder.glob(f"*{manifest.SUFFIX}"):
        if not manifest.backup_of(described).exists():
            described.unlink(missing_ok=True)


def _rotate(path: Path, now: datetime) -> None:
    if (backups_folder(path) / _PAUSED).exists():
        return
    backups = list_backups(path)
    needed = worth_keeping([backup.made_at for backup in backups], now)
    for backup in backups:
        if backup.made_at not in needed:
            backup.path.unlink(missing_ok=True)
            manifest.path_of(backup.path).unlink(missing_ok=True)
