"""Share: the history for the physiotherapist, as CSV."""

from datetime import timedelta

import streamlit as st

from footlog import runtime
from footlog.exercises import exercise_names
from footlog.export import history_lines
from footlog.views.empty_state import show_empty
from footlog.views.words import day_words, plural

diary = runtime.open_diary()
now = runtime.present(diary.settings())
names = exercise_names(runtime.known_exercises(diary).values())

st.title("Share", anchor=False)
count, begun, ended = diary.extent()
if begun is None or ended is None:
    show_empty(
        "There is nothing to share yet. Log some sets first.",
        "pages/today.py",
        "Go to Today",
        ":material/checklist:",
    )
    st.stop()

latest = max(now.today, ended)
with st.container(horizontal=True):
    first = st.date_input("From", begun, key="share_from", format="YYYY-MM-DD", width=170)
    last = st.date_input(
        "To",
        latest,
        key="share_to",
        format="YYYY-MM-DD",
        width=170,
        max_value=latest + timedelta(days=1),
    )
count, begun, ended = diary.extent(first, last)
if begun is None or ended is None:
    st.markdown("There is no entry in this span. Choose other days.")
    st.stop()

st.markdown(
    f"**{plural(count, 'entry', 'entries')}**, from {day_words(begun, now.today)} to "
    f"{day_words(ended, now.today)}: every set, pain score and note, one row each."
)


def history_csv() -> bytes:
    """Return the chosen entries as history.csv."""
    with diary.streamed(first, last) as entries:
        return "".join(history_lines(entries, names)).encode()


st.download_button(
    "Download history.csv",
    history_csv,
    file_name="history.csv",
    mime="text/csv",
    on_click="ignore",
    type="primary",
    icon=":material/download:",
)
st.caption(
    "Opens in Excel and LibreOffice. It leaves this computer only when you send it to somebody."
)
