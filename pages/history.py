"""History: every entry, newest first."""

from itertools import groupby

import streamlit as st

from footlog.domain.exercises import exercise_names
from footlog.ui import session
from footlog.ui.actions.history import HistoryActions
from footlog.ui.notice import show_notice
from footlog.ui.views.frame import show_empty
from footlog.wording import day_words, entry_words, plural

ENTRIES_A_PAGE = 50

diary = session.open_diary()
names = exercise_names(session.known_exercises(diary).values())
settings = diary.settings()
now = session.present(settings)
actions = HistoryActions(diary)

st.title("History", anchor=False)
count = diary.count_entries()
if not count:
    show_empty(
        "Nothing logged yet. Sets and pain scores that you log on Today appear here.",
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
            with st.container(
                horizontal=True, vertical_alignment="center", wrap=False, gap="small"
            ):
                st.text(entry.time or "–", width=48)
                st.text(entry_words(entry, names), width="stretch")
                st.button(
                    "Remove",
                    key=f"history_remove_{entry.id}",
                    icon=":material/delete:",
                    type="tertiary",
                    on_click=actions.remove,
                    args=(entry,),
                )
show_notice()
