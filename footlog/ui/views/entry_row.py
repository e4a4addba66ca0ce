"""One entry of the history: when, what, and a way to take it out."""

from collections.abc import Callable, Mapping

import streamlit as st

from footlog.domain.logbook import DayRecord, Entry, PainScore, SetLog
from footlog.wording import SHORT_MOMENTS, SIDES, STATES, set_words


def entry_words(entry: Entry, names: Mapping[str, str]) -> str:
    """Return the entry in words, its note on a line of its own; `names` are exercises by id."""
    match entry:
        case SetLog():
            words = f"{names[entry.exercise_id]}, {SIDES[entry.side].lower()}: {set_words(entry)}"
            if entry.pain is not None:
                words += f", pain {entry.pain}"
        case PainScore():
            words = f"Pain {entry.pain}, {SHORT_MOMENTS[entry.moment].lower()}"
            if entry.site:
                words += f", {entry.site}"
        case DayRecord():
            words = f"{STATES[entry.state]}: {entry.reason or 'no reason given'}"
    return f"{words}\n{entry.note}" if entry.note else words


def show_entry(entry: Entry, names: Mapping[str, str], on_remove: Callable[[Entry], None]) -> None:
    """Show the entry on one line; its button calls `on_remove`."""
    with st.container(horizontal=True, vertical_alignment="center", wrap=False, gap="small"):
        st.text(entry.time or "–", width=48)
        st.text(entry_words(entry, names), width="stretch")
        st.button(
            "Remove",
            key=f"history_remove_{entry.id}",
            icon=":material/delete:",
            type="tertiary",
            on_click=on_remove,
            args=(entry,),
        )
