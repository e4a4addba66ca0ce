"""What taps on the History page do: remove an entry, and put it back."""

from dataclasses import dataclass
from functools import partial

from footlog.domain.logbook import Entry
from footlog.store.diary import Diary
from footlog.ui import session
from footlog.ui.notice import Notice, with_notice


@dataclass(frozen=True)
class HistoryActions:
    """The callbacks of the History page."""

    diary: Diary

    @with_notice
    def remove(self, entry: Entry) -> Notice:
        """Remove the entry; Undo puts it back as it was."""
        removed = self.diary.delete(entry.id)
        return Notice("Removed.", undo=partial(self._put_back, removed) if removed else None)

    @with_notice
    def _put_back(self, entry: Entry) -> Notice:
        self.diary.save(entry, session.present(self.diary.settings()).today)
        return Notice("Undone.")
