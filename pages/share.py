"""Share: a report and the history for the physiotherapist, and everything for the owner."""

from datetime import timedelta
from functools import partial
from io import BytesIO

import streamlit as st

from footlog.domain.exercises import exercise_names
from footlog.domain.sharing import Shared, since
from footlog.files.bundle import Selection, last_rows, write_bundle, write_history
from footlog.report import make_html, make_pdf, read_report
from footlog.report.facts import Report
from footlog.ui import session
from footlog.ui.actions.share import ShareActions
from footlog.ui.views.frame import show_empty
from footlog.ui.views.share_parts import Download, show_contents, show_preview, show_way
from footlog.wording import day_words

PREVIEWED = 50

diary = session.open_diary()
settings = diary.settings()
now = session.present(settings)
exercises = session.known_exercises(diary)
names = exercise_names(exercises.values())
share = ShareActions(diary, now)

st.title("Share", anchor=False)
there = diary.contents()
if there.first is None or there.last is None:
    show_empty(
        "Nothing to share yet. Log some sets first.",
        "pages/today.py",
        "Go to Today",
        ":material/checklist:",
    )
    st.page_link("pages/bring_in.py", label="Import a history", icon=":material/upload:")
    st.stop()

shared_on = diary.last_share_before(now.today)
new_since = since(shared_on, there)
with st.container(horizontal=True):
    first = st.date_input(
        "From", new_since or there.first, key="share_from", format="YYYY-MM-DD", width=170
    )
    last = st.date_input(
        "To",
        max(now.today, there.last),
        key="share_to",
        format="YYYY-MM-DD",
        width=170,
        max_value=max(now.today, there.last) + timedelta(days=1),
    )
if new_since and shared_on:
    st.caption(
        f"You last shared on {day_words(shared_on, now.today)}. Everything since then is selected."
    )
selection = Selection(first, last, notes=not st.checkbox("Leave my notes out", key="share_bare"))
contents = diary.contents(first, last)
if not contents.entries:
    st.markdown("No entries between these dates. Choose other dates.")
    st.stop()

show_contents(contents, now.today, notes=selection.notes)
show_preview(last_rows(diary, names, selection, PREVIEWED))


def history() -> bytes:
    """Return history.csv."""
    file = BytesIO()
    write_history(diary, file, names, selection)
    return file.getvalue()


def everything() -> bytes:
    """Return the .zip of all files."""
    file = BytesIO()
    write_bundle(diary, file, names, now.today, selection)
    return file.getvalue()


def report() -> Report:
    """Return what the report of the chosen days says."""
    return read_report(diary, exercises, now.today, (first, last), notes=selection.notes)


read, table, whole = st.columns(3)
with read:
    show_way(
        "One page to read",
        "For your physiotherapist: your plan, what you did, how your pain changed and the notes "
        "that matter. It covers whole weeks.",
        Download(
            "Download report (PDF)",
            partial(share.download, Shared.REPORT, lambda: make_pdf(report())),
            f"footlog-report-{now.today}.pdf",
            "application/pdf",
            is_first=True,
        ),
        Download(
            "Download report (web page)",
            partial(share.download, Shared.REPORT, lambda: make_html(report()).encode()),
            f"footlog-report-{now.today}.html",
            "text/html",
        ),
    )
with table:
    show_way(
        "Every entry",
        "One row for each set, pain score and rest or missed day. Opens in Excel and LibreOffice.",
        Download(
            "Download history.csv",
            partial(share.download, Shared.HISTORY, history),
            "history.csv",
            "text/csv",
        ),
    )
with whole:
    show_way(
        "Everything",
        "Your history, plan, weekly figures, activity scores, own exercises and what each column "
        "means. Use it to move footlog to another computer.",
        Download(
            "Download everything (.zip)",
            partial(share.download, Shared.BUNDLE, everything),
            f"footlog-{now.today}.zip",
            "application/zip",
        ),
    )
st.caption("Nothing leaves this computer until you send a file to someone.")
with st.container(horizontal=True):
    st.page_link("pages/bring_in.py", label="Import a history", icon=":material/upload:")
    st.page_link("pages/backups.py", label="Backups", icon=":material/history:")
