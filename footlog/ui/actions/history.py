"""What taps on the History page do: go to a day, open, correct, move and remove entries."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

import streamlit as st

from footlog.domain.clock import Now
from footlog.domain.exercises import Side
from footlog.domain.logbook import DayState, Entry, Moment
from footlog.domain.validation import InvalidEntry
from footlog.store.diary import Diary
from footlog.store.history import EntryChange
from footlog.ui import session
from footlog.ui.components.history_list import ticked_rows
from footlog.ui.notice import Notice, attempt, last_notice
from footlog.ui.views.history import read_move_to
from footlog.ui.views.history_editor import read_editor
from footlog.ui.views.history_rows import gone_id
from footlog.wording import SHORT_MOMENTS, SIDES, STATES, day_words, plural

ROWS_AT_ONCE = 50
_PLACE = "history_place"
_CHANGED = {
    "on": "day",
    "time": "time",
    "reps": "repetitions",
    "hold_seconds": "seconds held",
    "minutes": "minutes",
    "steps": "steps",
    "load": "weight or band",
    "side": "side",
    "pain": "pain",
    "moment": "when",
    "state": "what the day was",
    "reason": "reason",
    "site": "place",
    "note": "note",
}
_LONG = {"load", "reason", "site", "note"}
_NAMES: dict[Any, str] = {**SIDES, **SHORT_MOMENTS, **STATES}

Planned = tuple[list[EntryChange], str]
"""What shall be changed, and what the page says when it is."""


@dataclass(frozen=True)
class Place:
    """Where in the list the last tap did something: under the row or day with this id.

    `gone` are the entries that it removed or moved away, as they were; they are shown there still.
    """

    under: str
    gone: tuple[Entry, ...]
    notice: Notice | None


@dataclass
class Shown:
    """What of the history is shown: up to which day, how many rows, and what is open in it."""

    until: date | None = None
    most: int = ROWS_AT_ONCE
    group: str | None = None
    entry: str | None = None
    choosing: str | None = None


def shown() -> Shown:
    """Return what of the history this window shows."""
    state: Shown = st.session_state.setdefault("history_shown", Shown())
    return state


def place_of_notice() -> Place | None:
    """Return where in the list the last notice belongs; None when it came from another page."""
    place: Place | None = st.session_state.get(_PLACE)
    return place if place and place.notice is last_notice() else None


def key_of_chosen(day: str | None) -> str:
    """Return the key of the list in which entries of a day are ticked."""
    return f"history_chosen_{day}"


@dataclass(frozen=True)
class HistoryActions:
    """The callbacks of the History page."""

    diary: Diary

    @property
    def now(self) -> Now:
        """The present at the tap; the page may have been drawn long before."""
        return session.present(self.diary.settings())

    def go_to(self, day: date | None) -> None:
        """Show the history from a day back; from its end when `day` is None."""
        st.session_state["history_shown"] = Shown(day)

    def show_more(self) -> None:
        """Show more of what is older."""
        shown().most += ROWS_AT_ONCE

    def open_row(self, row_id: str) -> None:
        """Open a row or close it: the sets of an exercise, or an entry for correction."""
        state = shown()
        if "|" in row_id:
            state.group = None if state.group == row_id else row_id
            state.entry = None
        else:
            state.entry = None if state.entry == row_id else row_id

    def close(self) -> None:
        """Close the entry that is open."""
        shown().entry = None

    def choose(self, day: str) -> None:
        """Let entries of a day be ticked, or no more."""
        state = shown()
        state.choosing = None if state.choosing == day else day
        state.entry = None

    def save(self, entry: Entry) -> None:
        """Save the entry as it was corrected, and close it."""
        self._do(entry.id, partial(self._corrected, entry))

    def remove(self, entry: Entry) -> None:
        """Remove the entry, and close it."""
        self._do(entry.id, lambda: ([EntryChange(entry, None)], "Removed."))

    def remove_chosen(self, day: str, entries: Iterable[Entry]) -> None:
        """Remove those of the day's entries that are ticked."""
        self._do(day, lambda: _removed(_ticked(day, entries)))

    def move_chosen(self, day: str, entries: Iterable[Entry]) -> None:
        """Move those of the day's entries that are ticked to the day that is chosen."""
        self._do(day, lambda: _moved(_ticked(day, entries), read_move_to(), self.now))

    def _corrected(self, entry: Entry) -> Planned:
        changed = read_editor(entry)
        if changed == entry:
            return [], "Nothing was changed."
        words = _difference(entry, changed, self.now.today)
        changed = replace(changed, edited_at=self.now.recorded_at)
        return [EntryChange(entry, changed)], f"Saved: {words}."

    def _do(self, under: str, plan: Callable[[], Planned], *, can_undo: bool = True) -> None:
        """Make the planned changes, and say under the row or day what came of it, with Undo.

        A second tap on what is closed by now does nothing.
        """
        if can_undo and under not in (shown().entry, shown().choosing):
            return
        undo: list[EntryChange] = []

        def change() -> Notice:
            changes, words = plan()
            undo.extend(self.diary.change_entries(changes, self.now.today))
            if not (undo and can_undo):
                return Notice(words)
            return Notice(words, undo=partial(self._undo, under, undo))

        if attempt(change):
            shown().entry = shown().choosing = None
        gone = _gone(undo)
        only = gone[0].id if len(gone) == 1 else None
        st.session_state[_PLACE] = Place(
            gone_id(under) if under == only else under, gone, last_notice()
        )

    def _undo(self, under: str, undo: list[EntryChange]) -> None:
        self._do(under, lambda: (undo, "Undone."), can_undo=False)


def _gone(undo: list[EntryChange]) -> tuple[Entry, ...]:
    """Return what is no longer where it was."""
    return tuple(was for now, was, _ in undo if was and (now is None or now.on != was.on))


def _ticked(day: str, entries: Iterable[Entry]) -> list[Entry]:
    ticked = ticked_rows(key_of_chosen(day))
    found = [entry for entry in entries if entry.id in ticked]
    if not found:
        raise InvalidEntry("Nothing", "is ticked", "tick at least one entry first")
    return found


def _removed(entries: list[Entry]) -> Planned:
    words = f"Removed {plural(len(entries), 'entry', 'entries')}."
    return [EntryChange(entry, None) for entry in entries], words


def _moved(entries: list[Entry], to: date, now: Now) -> Planned:
    words = f"Moved {plural(len(entries), 'entry', 'entries')} to {day_words(to, now.today)}."
    return [
        EntryChange(entry, replace(entry, on=to, edited_at=now.recorded_at)) for entry in entries
    ], words


def _difference(before: Entry, after: Entry, today: date) -> str:
    """Return in words what was changed: "seconds held 30 (was 45), note"."""
    parts = []
    for name, title in _CHANGED.items():
        was, now = getattr(before, name, None), getattr(after, name, None)
        if was != now:
            words = f" {_value_words(now, today)} (was {_value_words(was, today)})"
            parts.append(title if name in _LONG else title + words)
    return ", ".join(parts)


def _value_words(value: Any, today: date) -> str:  # noqa: ANN401 - of any field
    match value:
        case None:
            return "empty"
        case date():
            return day_words(value, today)
        case Side() | Moment() | DayState():
            return _NAMES[value].lower()
        case Decimal():
            return f"{value:f}"
    return str(value)
