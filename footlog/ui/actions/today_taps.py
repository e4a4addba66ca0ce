"""What every tap on Today has in common: saved once, told after it is kept, with the way back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

import streamlit as st

from footlog.domain.clock import Now
from footlog.domain.logbook import Entry, Moment
from footlog.domain.plan import PlanItem
from footlog.domain.settings import Settings
from footlog.domain.stamp import Stamped, stamp
from footlog.domain.validation import InvalidEntry
from footlog.store.diary import Diary
from footlog.ui import session
from footlog.ui.notice import Notice

OPEN = "today_open"
"""The session's key for the id of the entry that is open for correction."""

DONE = "today_done"
"""The key of the fragment that says how much of the day is done."""

STAYED = "today_stayed"
"""The key of the fragment that says that pain has stayed."""


def card_key(item: PlanItem) -> str:
    """Return the key of the fragment that shows the item on Today."""
    return f"today_card_{item.id}"


def scores_key(moments: Sequence[Moment]) -> str:
    """Return the key of the fragment that shows the scales of these moments on Today."""
    return f"today_scores_{moments[0]}"


@dataclass(frozen=True)
class TodayTaps:
    """Callbacks of the Today page for `day` of the diary, when it was drawn on day `today`.

    `parts` are the keys of the fragments that a tap changes; without any the page is drawn anew.
    """

    diary: Diary
    settings: Settings
    today: date
    day: date
    parts: tuple[str, ...] = ()

    @property
    def now(self) -> Now:
        """The present at the tap; the page may have been drawn long before."""
        return session.present(self.settings)

    def opened(self, entry_id: str) -> None:
        """Open an entry for correction, in place of the one that is open."""
        whole = self._changes_more()
        st.session_state[OPEN] = entry_id
        self._redraw(whole=whole)

    def closed(self) -> None:
        """Close the entry that is open."""
        whole = self._changes_more()
        close()
        self._redraw(whole=whole)

    def unfolded(self) -> None:
        """Draw the parts anew for a panel that was opened or closed.

        All of them: a run that began just before may not have brought the notice of its save.
        """
        self._redraw(whole=self.now.today != self.today)

    def undo(self, entry_ids: list[str]) -> None:
        """Take back entries that were just saved."""

        def action() -> Notice:
            self.diary.delete_all(entry_ids)
            return Notice("Taken back.")

        session.attempt(action)

    def _put_back(self, before: Entry, after: Entry) -> None:
        def action() -> Notice:
            self.diary.edit(before, self.now.today, was=after)
            return Notice("Taken back.")

        session.attempt(action)

    def _attempt(self, action: Callable[[], Notice | None]) -> None:
        whole = self._changes_more()
        done = session.attempt(action)
        self._redraw(whole=whole or not done)

    def _changes_more(self) -> bool:
        """Tell whether a tap changes more of the page than its parts."""
        return OPEN in st.session_state or self.now.today != self.today

    def _redraw(self, *, whole: bool) -> None:
        if self.parts:
            st.rerun("app" if whole else self.parts)

    def _stamp(self, now: Now) -> Stamped:
        if self.day == self.today != now.today:
            raise InvalidEntry(
                "The day", "is over since this page was drawn", "tap once more for the new one"
            )
        return stamp(now, self.day)

    def _notice(self, what: str, *entry_ids: str) -> Notice:
        return Notice(f"Saved: {what}.", undo=partial(self.undo, list(entry_ids)))


def close() -> None:
    """Let no entry be open for correction."""
    st.session_state.pop(OPEN, None)
