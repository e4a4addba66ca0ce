"""What a tap on a backup does: make one, restore one, say so, offer the way back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time
from functools import partial
from pathlib import Path

import streamlit as st

from footlog.domain.backup import Backup, Restored, Why
from footlog.domain.clock import read_clock
from footlog.store.backups import (
    backups_folder,
    is_intact,
    list_backups,
    make_backup,
    newest_intact,
)
from footlog.store.restore import restore
from footlog.ui.notice import Notice
from footlog.ui.views.backup_list import count_words
from footlog.wording import day_words


@dataclass(frozen=True)
class BackupActions:
    """The backups of the diary at `path`; `attempt` runs an action and keeps its notice."""

    path: Path
    attempt: Callable[[Callable[[], Notice | None]], bool]

    @property
    def now(self) -> datetime:
        """The present in the browser's time zone."""
        return read_clock(st.context.timezone, time.min).wall_clock

    @property
    def folder(self) -> Path:
        """Where the backups lie."""
        return backups_folder(self.path)

    def listed(self) -> list[tuple[Backup, bool]]:
        """Return the backups, newest first, and whether each is intact."""
        return [(backup, is_intact(backup)) for backup in list_backups(self.path)]

    def newest(self) -> Backup | None:
        """Return the newest backup that is intact, or None."""
        return newest_intact(self.path)

    def when(self, backup: Backup) -> str:
        """Return when the backup was made, in words, by the clock on the wall."""
        made_at = backup.made_at.astimezone(self.now.tzinfo)
        return f"{day_words(made_at.date(), self.now.date())}, {made_at:%H:%M}"

    def make(self) -> None:
        """Make a backup."""

        def action() -> Notice:
            made = make_backup(self.path, Why.ON_DEMAND, self.now)
            return Notice(f"Backed up: {count_words(made.contents)}.")

        self.attempt(action)

    def restore(self, backup: Backup) -> None:
        """Bring the backup back; Undo brings back what it took the place of."""

        def action() -> Notice:
            done = restore(self.path, backup.path, self.now)
            return Notice(f"{self._sentence(backup)}{_kept(done)}", undo=self._way_back(done))

        self.attempt(action)

    def _sentence(self, backup: Backup) -> str:
        return f"Restored: the diary of {self.when(backup)}, {count_words(backup.contents)}."

    def _way_back(self, done: Restored) -> Callable[[], None] | None:
        return partial(self._undo, done.before) if done.before else None

    def _undo(self, before: Backup) -> None:
        def action() -> Notice:
            restore(self.path, before.path, self.now)
            return Notice("Undone: the diary is as it was before the restore.")

        self.attempt(action)


def _kept(done: Restored) -> str:
    return f" The damaged one was kept as {done.set_aside}." if done.set_aside else ""
