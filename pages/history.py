"""History: every entry, newest first."""

from functools import partial
from itertools import groupby

import streamlit as st

from footlog.domain.exercises import exercise_names
from footlog.domain.logbook import Entry
from footlog.ui import session
from footlog.ui.notice import Notice, show_notice
from footlog.ui.views.entry_row import show_entry
from footlog.ui.views.frame import show_empty
from footlog.wording import day_words, plural

ENTRIES_A_PAGE = 50

diary = session.open_diary()
names = exercise_names(session.known_exercises(diary).values())
settings = diary.settings()
now = session.present(settings)


def remove(entry: Entry) -> None:
    """Take the entry out; Undo puts it back as it was."""

    def action() -> Notice:
        gone = diary.delete(entry.id)
        return Notice("Removed.", undo=partial(put_back, gone) if gone else None)

    session.attempt(action)


def put_back(entry: Entry) -> None:
    """Keep a removed entry again."""

    def action() -> Notice:
        diary.save(entry, session.present(settings).today)
        return Notice("Put back.")

    session.attempt(action)


st.title("History", anchor=False)
count = diary.count_entries()
if not count:
    show_empty(
        "Nothing is logged yet. What you tick on the Today page is listed here.",
        "pages/today.py",
        "Go to Today",
        ":material/checklist:",
    )
    show_notice()
    st.stop()

pages = -(-count // ENTRIES_A_PAGE)
page = st.pagination(pages, key="history_page") if pages > 1 else 1
st.caption(plural(count, "entry", "entries"))
shown = diary.entries(newest_first=True, most=ENTRIES_A_PAGE, skip=(page - 1) * ENTRIES_A_PAGE)
for day, entries in groupby(shown, key=lambda entry: entry.on):
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.header(day_words(day, now.today), anchor=False, width="content")
        st.page_link(
            "pages/today.py",
            label="Open this day",
            icon=":material/edit_calendar:",
            query_params={"day": day.isoformat()},
        )
    with st.container(gap=None):
        for entry in entries:
            show_entry(entry, names, remove)
show_notice()
