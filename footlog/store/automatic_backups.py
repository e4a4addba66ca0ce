"""Backups that are made without a command: at the start, and before an import."""

from datetime import datetime, timedelta
from pathlib import Path

from footlog.domain.backup import Why
from footlog.domain.changes import ImportBatch
from footlog.domain.clock import Now
from footlog.store.backups import (
    list_backups,
    make_backup,
    restore_command,
    resume_rotation,
)
from footlog.store.checks import contents_of
from footlog.store.creating import set_aside_leftovers
from footlog.store.diary import Diary
from footlog.store.errors import DamagedError, DiaryError

OLD_AFTER = timedelta(minutes=30)


def backup_on_start(path: Path, now: datetime) -> str | None:
    """Open or create the diary, check it, and back it up when the last backup is old.

    Returns None, or sentences for the person: when no backup could be written, when the diary is
    empty but has backups, and what SQLite had left beside an earlier diary. Raises DiaryError for a
    diary that cannot be used, and DamagedError for a damaged one.
    """
    sentences = (set_aside_leftovers(path, now), _opened_and_backed_up(path, now))
    return " ".join(filter(None, sentences)) or None


def _opened_and_backed_up(path: Path, now: datetime) -> str | None:
    diary = Diary(path, create=True)
    contents = contents_of(diary.path)
    backups = list_backups(path)
    if contents.is_empty:
        return _instead(path) if backups else None
    try:
        resume_rotation(path)
        if not backups or not timedelta(0) <= now - backups[0].made_at < OLD_AFTER:
            make_backup(path, Why.START, now)
    except DamagedError:
        raise
    except DiaryError as error:
        return str(error)
    return None


def back_up_before_import(diary: Diary, batch: ImportBatch, now: Now) -> None:
    """Back up the diary when importing these rows would change it."""
    if diary.import_rows(batch, now.today, dry_run=True).brings_news:
        make_backup(diary.path, Why.IMPORT, now.wall_clock)


def _instead(path: Path) -> str:
    return (
        f"The diary {path} is empty, but there are backups of an earlier one: "
        f"run {restore_command(path)} to restore the newest."
    )
