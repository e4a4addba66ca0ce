"""Share: a report and the history for the physiotherapist, and everything for the owner."""

from functools import partial
from io import BytesIO

import streamlit as st

from footlog.domain.exercises import exercise_names
from footlog.domain.sharing import Shared, since
from footlog.files.bundle import last_rows, write_bundle, write_history, write_workbook
from footlog.report import make_html, make_pdf, read_report
from footlog.report.facts import Report
from footlog.ui import session
from footlog.ui.actions.share import ShareActions
from footlog.ui.views.frame import show_empty
from footlog.ui.views.share_parts import (
    Download,
    choose_days,
    show_contents,
    show_files,
    show_preview,
    show_way,
)

PREVIEWED = 50

diary = session.open_diary()
settings = diary.settings()
now = session.present(settings)
exercises = session.known_exercises(diary)
names = exercise_names(exercises.values())
share = ShareActions(diary, now)
there = diary.contents()


def history() -> bytes:
    """Return history.csv."""
    file = BytesIO()
    write_history(diary, file, names, selection)
    return file.getvalue()


def workbook() -> bytes:
    """Return the workbook of the chosen days."""
    file = BytesIO()
    write_workbook(diary, file, names, now.today, selection)
    return file.getvalue()


def everything() -> bytes:
    """Return the .zip of all files, whatever days are chosen for the others."""
    file = BytesIO()
    write_bundle(diary, file, names, now.today)
    return file.getvalue()


def report() -> Report:
    """Return what the report of the chosen days says."""
    span = selection.first, selection.last
    return read_report(diary, exercises, now.today, span, notes=selection.notes)


st.title("Share", anchor=False)
if there.first is None:
    show_empty(
        "Nothing to share yet. Log some sets first.",
        "pages/today.py",
        "Go to Today",
        ":material/checklist:",
    )
else:
    st.header("For your physiotherapist", anchor=False)
    last_visit = since(diary.last_share_before(now.today), there)
    selection = choose_days(there, last_visit, now.today)
    contents = diary.contents(selection.first, selection.last)
    if not contents.entries:
        st.markdown("No entries between these dates. Choose other dates.")
    else:
        show_contents(contents, now.today, notes=selection.notes)
        read, table = st.columns(2)
        with read:
            show_way(
                "One page to read",
                "Your plan, what you did, how your pain changed and the notes that matter. It "
                "covers whole weeks.",
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
                "A workbook for Excel, LibreOffice or Numbers: every set, pain score and rest or "
                "missed day, your plan and your weeks with two charts.",
                Download(
                    "Download workbook (.xlsx)",
                    partial(share.download, Shared.HISTORY, workbook),
                    f"footlog-history-{now.today}.xlsx",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    is_first=True,
                ),
                Download(
                    "Download history.csv",
                    partial(share.download, Shared.HISTORY, history),
                    "history.csv",
                    "text/csv",
                ),
            )
        show_preview(last_rows(diary, names, selection, PREVIEWED))

st.header("For yourself", anchor=False)
show_way(
    "Everything, to move to another computer or to keep",
    "Your whole diary, with all notes and settings, whatever days you chose above. On the other "
    "computer, open Import and choose this file.",
    Download(
        "Download everything (.zip)",
        everything,
        f"footlog-{now.today}.zip",
        "application/zip",
    ),
)
show_files()
st.caption("Nothing leaves this computer until you send a file to someone.")
with st.container(horizontal=True):
    st.page_link(
        "pages/bring_in.py", label="Import a history or a backup", icon=":material/upload:"
    )
    st.page_link("pages/backups.py", label="Backups", icon=":material/history:")
