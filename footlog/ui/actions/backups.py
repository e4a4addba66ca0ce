"""What taps on the Backups page do: make a backup, choose one, restore it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time
from functools import partial
from pathlib import Path

import streamlit as st

from footlog.domain.backup import Backup, Contents, Restored, Why
from footlog.domain.clock import read_clock
from footlog.store.backups import (
    backups_folder,
    is_intact,
    list_backups,
    make_backup,
    newest_intact,
)
from footlog.store.checks import contents_of
from footlog.store.restore import contents_of_backup, received, restore
from footlog.ui import session
from footlog.ui.notice import Notice, with_notice
from footlog.ui.views.backup_list import count_words
from footlog.wording import day_words

_CHOSEN = "backups_chosen"


@dataclass(frozen=True)
class BackupActions:
    """The backups of the diary at `path`; it may be damaged."""

    path: Path

    @property
    def now(self) -> datetime:
        """The present in the browser's time zone."""
        return read_clock(st.context.timezone, time.min).wall_clock

    @property
    def folder(self) -> Path:
        """The folder that the backups are in."""
        return backups_folder(self.path)

    @property
    def chosen(self) -> str | None:
        """The name of the backup that is chosen in this window; None for none."""
        name: str | None = st.session_state.get(_CHOSEN)
        return name

    def checked_contents(self) -> Contents:
        """Check the whole diary and return what it contains; raise DamagedError for damage.

        It takes 0.1 s for ten years.
        """
        return contents_of(self.path)

    def listed(self) -> list[tuple[Backup, bool]]:
        """Return the backups, newest first, and whether each is intact."""
        return [(backup, is_intact(backup)) for backup in list_backups(self.path)]

    def newest(self) -> Backup | None:
        """Return the newest backup that is intact; None without one."""
        return newest_intact(self.path)

    def when(self, backup: Backup) -> str:
        """Return in words when the backup was made, in the browser's time zone."""
        made_at = backup.made_at.astimezone(self.now.tzinfo)
        return f"{day_words(made_at.date(), self.now.date())}, {made_at:%H:%M}"

    @with_notice
    def make(self) -> Notice | None:
        """Make a backup."""
        if session.is_double_tap("back up"):
            return None
        made = make_backup(self.path, Why.ON_DEMAND, self.now)
        return Notice(f"Backed up: {count_words(made.contents)}.")

    def choose(self, backup: Backup | None = None) -> None:
        """Show what can be done with the backup; with None close that again."""
        st.session_state[_CHOSEN] = backup.name if backup else None

    @with_notice
    def restore(self, backup: Backup) -> Notice:
        """Restore the backup; Undo brings back the diary that it replaced."""
        self.choose()
        done = restore(self.path, backup.path, self.now)
        return self._notice(done, f"your diary of {self.when(backup)}", backup.contents)

    def contents_of_file(self, name: str, content: bytes) -> Contents:
        """Return what a backup that was uploaded holds; raise DiaryError unless it is one."""
        with received(name, content) as file:
            return contents_of_backup(file)

    def restore_file(self, name: str, content: bytes) -> Notice:
        """Restore a backup that was uploaded; Undo brings back the diary that it replaced."""
        with received(name, content) as file:
            done = restore(self.path, file, self.now)
        return self._notice(done, name, contents_of(self.path))

    def _notice(self, done: Restored, what: str, contents: Contents) -> Notice:
        words = f"Restored: {what}, {count_words(contents)}."
        return Notice(f"{words}{_set_aside_words(done)}", undo=self._undo_of(done))

    def _undo_of(self, done: Restored) -> Callable[[], None] | None:
        return partial(self._undo_restore, done.before) if done.before else None

    @with_notice
    def _undo_restore(self, before: Backup) -> Notice:
        restore(self.path, before.path, self.now)
        return Notice("Undone: your diary is as it was before the restore.")


def _set_aside_words(done: Restored) -> str:
    names = " and ".join(map(str, done.set_aside))
    return f" The damaged file is now called {names}." if names else ""
