"""Backups: whether the diary is sound, where it lies, and every backup of it."""

from datetime import date

import streamlit as st

from footlog.domain.backup import DAILY, MONTHLY, OF_TODAY, WEEKLY
from footlog.paths import is_on_network, synchronised_by
from footlog.ui import session
from footlog.ui.actions.backups import BackupActions
from footlog.ui.notice import show_notice
from footlog.ui.views.backup_list import count_words, show_backup, show_choices
from footlog.wording import day_words, label

diary = session.open_diary()
actions = BackupActions(diary.path)
contents = actions.checked_contents()
BACKUPS_A_PAGE = 10


st.title("Backups", anchor=False)
with st.container(border=True, gap="small"):
    st.markdown(":material/verified: **The diary is sound.** It was checked just now.")
    if contents.first and contents.last:
        first, last = map(date.fromisoformat, (contents.first, contents.last))
        st.text(f"{count_words(contents)}, from {day_words(first)} to {day_words(last)}")
    st.code(str(diary.path), language=None, wrap_lines=True)

service = synchronised_by(diary.path)
if service:
    st.warning(
        f"The diary seems to lie in a folder that {label(service)} synchronises. A file that is "
        "copied while you save, or changed on two computers, can be lost. Close footlog, move the "
        "diary and its backups to another folder, and start with `footlog --db` and the new path. "
        f"A backup that you download may well lie in {label(service)}.",
        icon=":material/sync_problem:",
    )
elif is_on_network(diary.path):
    st.warning(
        "The diary lies on a network drive. These do not always keep two programs from writing at "
        "once, and a lost connection can damage the file. Close footlog, move the diary and its "
        "backups to a disk of this computer, and start with `footlog --db` and the new path.",
        icon=":material/lan:",
    )

st.button("Back up now", type="primary", icon=":material/save:", on_click=actions.make)
backups = actions.listed()
if backups:
    st.markdown("Choose a backup to restore or download it.")
else:
    st.markdown("There is no backup yet.")
pages = -(-len(backups) // BACKUPS_A_PAGE)
page = st.pagination(pages, key="backups_page") if pages > 1 else 1
for backup, intact in backups[(page - 1) * BACKUPS_A_PAGE : page * BACKUPS_A_PAGE]:
    show_backup(backup, actions.when(backup), actions.choose, intact=intact)
    if intact and backup.name == actions.chosen:
        show_choices(backup, actions.when(backup), contents, actions.restore, actions.choose)
st.caption(
    "A backup is made by itself when footlog starts and the last one is older than 30 minutes, and "
    f"before every import, restore and update. Kept are {OF_TODAY} of today, then one a day for "
    f"{DAILY} days, one a week for {WEEKLY} weeks and one a month for {MONTHLY} months; after a "
    "restore all of them, until footlog is started again. They lie in:"
)
st.code(str(actions.folder), language=None, wrap_lines=True)
show_notice()
