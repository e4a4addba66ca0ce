"""Import: read files or a backup from footlog into the diary, after showing what will change."""

from functools import partial

import streamlit as st

from footlog.domain.exercises import exercise_names
from footlog.domain.validation import InvalidEntry
from footlog.files.differences import differences
from footlog.files.reading.csv_format import CsvError
from footlog.ui import session
from footlog.ui.actions.importing import REPLACE, ImportActions, answer_key, backup_among
from footlog.ui.notice import show_notice
from footlog.ui.views.backup_list import show_upload
from footlog.ui.views.frame import show_refusal
from footlog.ui.views.import_preview import (
    show_changes,
    show_differences,
    show_problems,
    show_understanding,
)
from footlog.wording import plural

diary = session.open_diary()
settings = diary.settings()
now = session.present(settings)
actions = ImportActions(diary, now)

st.title("Import", anchor=False)
st.markdown(
    "Import files that footlog exported, or a backup. You see what will change first. Nothing is "
    "saved until you say so."
)
uploads = st.file_uploader(
    "A .zip or a backup (.db) from footlog, or a history.csv with or without its plan.csv",
    accept_multiple_files=True,
    key=actions.uploader_key,
    help="You can also use a history.csv that a spreadsheet program saved. If it is over "
    f"{st.get_option('server.maxUploadSize'):d} MB, choose the .zip: it is smaller. For a larger "
    "backup, stop footlog and run footlog restore with its name.",
)
show_notice()
if not uploads:
    if actions.has_imported:
        st.page_link("pages/history.py", label="View in History", icon=":material/history:")
    st.stop()

try:
    if backup := backup_among(uploads):
        held = actions.backup_contents(backup)
        show_upload(backup.name, held, actions.present_contents, partial(actions.restore, backup))
        st.stop()
    read = actions.read(uploads)
except CsvError as error:
    show_refusal(str(error))
    st.stop()
for file in read.foreign:
    show_understanding(file, partial(answer_key, uploads, file.title))
if read.is_open:
    st.markdown("Answer the questions to see what will change.")
    st.stop()
if read.problems:
    show_problems(read.problems)
    st.stop()
try:
    found = actions.compared_with_diary(read.batch)
except InvalidEntry as error:
    show_refusal(str(error))
    st.stop()

with st.container(border=True):
    st.header("What will change", anchor=False)
    show_changes(found, read.batch, now.today)
    replacing = False
    if found.differs:
        number = sum(len(changes.differing) for changes in found)
        show_differences(
            differences(found, exercise_names(session.known_exercises(diary).values()))
        )
        replacing = st.checkbox(
            f"Replace {plural(number, 'row')} in your diary with what the file says", key=REPLACE
        )
        if not replacing:
            st.caption("Some rows conflict with your diary. Replace them to import anything.")
    if not found.brings_news:
        st.markdown("Everything is already in your diary.")
    st.button(
        "Import",
        type="primary",
        icon=":material/upload:",
        disabled=not found.brings_news or (found.differs and not replacing),
        on_click=actions.import_rows,
        args=(read.batch,),
    )
