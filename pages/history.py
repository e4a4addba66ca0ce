"""History: every entry, newest first, to search, to open and to correct."""

from datetime import date
from functools import partial

import streamlit as st

from footlog.domain.exercises import exercise_names
from footlog.domain.search import ANYTHING
from footlog.domain.weeks import DAY
from footlog.ui import session
from footlog.ui.actions.history import HistoryActions, key_of_chosen, place_of_notice, shown
from footlog.ui.cache import days_over_rule, diary_state
from footlog.ui.notice import show_notice
from footlog.ui.views.frame import show_empty
from footlog.ui.views.history import (
    Inline,
    is_listed,
    read_search,
    show_chosen,
    show_found,
    show_list,
    show_newer,
    show_nothing_found,
    show_search,
    show_what_happened,
)
from footlog.ui.views.history_editor import show_entry_editor
from footlog.ui.views.history_rows import Reader, rows_by_day, with_gone

diary = session.open_diary()
names = exercise_names(session.known_exercises(diary).values())
settings = diary.settings()
now = session.present(settings)
actions = HistoryActions(diary)
tomorrow = now.today + DAY

st.title("History", anchor=False)
total = diary.count_found(ANYTHING)
place = place_of_notice()
if not total and not place:
    show_empty(
        "Nothing logged yet. Sets and pain scores that you log on Today appear here.",
        "pages/today.py",
        "Go to Today",
        ":material/checklist:",
    )
    show_notice()
    st.stop()

state = shown()
until = state.until or date.max
show_search(names, diary.exercises_logged(), state.until or now.today, tomorrow, actions.go_to)
search = read_search(names, partial(days_over_rule, diary_state(diary), settings.pain_rule))
show_found(total if search == ANYTHING else diary.count_found(search), total)

part = diary.found(search, until, state.most)
gone = place.gone if place else ()
entries = with_gone(part, gone, until)
reader = Reader(names, now.today, now.wall_clock.tzinfo, settings.pain_limit)
days = rows_by_day(entries, state.group, gone, reader)
opened = next((one for one in part.entries if one.id == state.entry), None)


def show_editor() -> None:
    """Show the form of the entry that is open."""
    if opened:
        show_entry_editor(opened, reader.typed(opened), tomorrow, actions)


def show_actions_on_chosen() -> None:
    """Show what can be done with the entries of a day that are ticked."""
    day = state.choosing or ""
    chosen_from = [entry for entry in part.entries if str(entry.on) == day]
    show_chosen(
        date.fromisoformat(day),
        tomorrow,
        partial(actions.remove_chosen, day, chosen_from),
        partial(actions.move_chosen, day, chosen_from),
    )


inlines = [
    Inline(state.entry, show_editor),
    Inline(state.choosing, show_actions_on_chosen, key_of_chosen(state.choosing)),
    Inline(place.under if place else None, show_what_happened),
]
if part.newer:
    show_newer(part.newer, actions.go_to)
day = show_list(days, now.today, state.choosing, inlines, actions)
if day:
    st.switch_page("pages/today.py", query_params={"day": day})
if not entries:
    show_nothing_found(until, now.today)
if part.older:
    st.button("Show older entries", key="history_older", on_click=actions.show_more)
if not (place and is_listed(place.under, days)):
    show_notice()
