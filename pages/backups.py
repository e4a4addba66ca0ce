"""Backups: whether the diary is undamaged, where it is stored, and every backup of it."""

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
    st.markdown(":material/verified: **Your diary is undamaged.** Checked just now.")
    if contents.first and contents.last:
        first, last = map(date.fromisoformat, (contents.first, contents.last))
        st.text(f"{count_words(contents)}, from {day_words(first)} to {day_words(last)}")
    st.code(str(diary.path), language=None, wrap_lines=True)

service = synchronised_by(diary.path)
if service:
    st.warning(
        f"Your diary seems to be in a folder that {label(service)} synchronises. You can lose "
        "entries if the file is copied while you save, or changed on two computers. Close footlog, "
        "move your diary and its backups to another folder, and start `footlog --db` with the new "
        f"path. Backups that you download can stay in {label(service)}.",
        icon=":material/sync_problem:",
    )
elif is_on_network(diary.path):
    st.warning(
        "Your diary is on a network drive. Two programs may write to it at once, and a lost "
        "connection can damage it. Close footlog, move your diary and its backups to a disk of "
        "this computer, and start `footlog --db` with the new path.",
        icon=":material/lan:",
    )

st.button("Back up now", type="primary", icon=":material/save:", on_click=actions.make)
backups = actions.listed()
if backups:
    st.markdown("Choose a backup to restore or download.")
else:
    st.markdown("No backups yet.")
pages = -(-len(backups) // BACKUPS_A_PAGE)
page = st.pagination(pages, key="backups_page") if pages > 1 else 1
for backup, intact in backups[(page - 1) * BACKUPS_A_PAGE : page * BACKUPS_A_PAGE]:
    show_backup(backup, actions.when(backup), actions.choose, intact=intact)
    if intact and backup.name == actions.chosen:
        show_choices(backup, actions.when(backup), contents, actions.restore, actions.choose)
st.caption(
    "footlog makes a backup when it starts, if the last one is older than 30 minutes, and before "
    f"every import, restore and update. We keep today's last {OF_TODAY} backups, then one a day "
    f"for {DAILY} days, one a week for {WEEKLY} weeks and one a month for {MONTHLY} months. After "
    "a restore, we keep all of them until you start footlog again. Your backups are stored in:"
)
st.code(str(actions.folder), language=None, wrap_lines=True)
show_notice()
