"""History: every entry, newest first."""

from functools import partial

import streamlit as st

from footlog import runtime
from footlog.logbook import DayRecord, Entry, PainScore, SetLog
from footlog.notice import Notice
from footlog.views.empty_state import show_empty
from footlog.views.notice import show_notice
from footlog.views.words import SHORT_MOMENTS, SIDES, STATES, day_words, plural, set_words

PAGE = 50

diary = runtime.open_diary()
exercises = runtime.known_exercises(diary)
now = runtime.present(diary.settings())


def remove(entry: Entry) -> None:
    """Take the entry out; Undo puts it back as it was."""

    def action() -> Notice:
        gone = diary.delete(entry.id)
        return Notice("Removed.", undo=partial(put_back, gone) if gone else None)

    runtime.attempt(action)


def put_back(entry: Entry) -> None:
    """Keep a removed entry again."""

    def action() -> Notice:
        diary.save(entry, now.today)
        return Notice("Put back.")

    runtime.attempt(action)


st.title("History", anchor=False)
count = diary.count_entries()
if not count:
    show_empty(
        "Nothing is logged yet. What you tick on the Today page is listed here.",
        "pages/today.py",
        "Go to Today",
        ":material/checklist:",
    )
    st.stop()

pages = -(-count // PAGE)
page = st.pagination(pages, key="history_page") if pages > 1 else 1
st.caption(plural(count, "entry", "entries"))
last_day = None
for entry in diary.entries(newest_first=True, most=PAGE, skip=(page - 1) * PAGE):
    if entry.on != last_day:
        st.subheader(day_words(entry.on, now.today), anchor=False)
        last_day = entry.on
    match entry:
        case SetLog():
            what = f"{exercises[entry.exercise_id].name}, {SIDES[entry.side].lower()}: {set_words(entry)}"
            if entry.pain is not None:
                what += f", pain {entry.pain}"
        case PainScore():
            what = f"Pain {entry.pain}, {SHORT_MOMENTS[entry.moment].lower()}"
        case DayRecord():
            what = f"{STATES[entry.state]}: {entry.reason or 'no reason given'}"
    with st.container(horizontal=True, vertical_alignment="center", wrap=False):
        st.text(entry.time or "–", width=48)
        st.text(what + (f"\n{entry.note}" if entry.note else ""), width="stretch")
        st.button(
            "Remove",
            key=f"history_remove_{entry.id}",
            icon=":material/delete:",
            type="tertiary",
            on_click=remove,
            args=(entry,),
        )

show_notice()
