"""Backups: whether the diary is sound, where it lies, and every backup of it."""

import streamlit as st

from footlog import runtime
from footlog.backup import Backup
from footlog.backup_taps import BackupTaps
from footlog.folders import is_on_network, synchronised_by
from footlog.rotation import DAILY, MONTHLY, OF_TODAY, WEEKLY
from footlog.views.backup_list import show_backup, show_confirmation
from footlog.views.notice import show_notice
from footlog.views.words import plural

diary = runtime.open_diary()
contents = runtime.looked_over(diary)
taps = BackupTaps(diary.path, runtime.attempt)
CHOSEN = "backups_chosen"


def back_up() -> None:
    """Make a backup now."""
    if not runtime.is_double_tap("back up"):
        taps.make()


def choose(backup: Backup | None = None) -> None:
    """Ask about restoring this backup, or no longer."""
    st.session_state[CHOSEN] = backup.name if backup else None


def restore(backup: Backup) -> None:
    """Bring the backup back."""
    choose()
    taps.restore(backup)


st.title("Backups", anchor=False)
with st.container(border=True, gap="small"):
    st.markdown(":material/verified: **The diary is sound.** It was checked just now.")
    span = f", from {contents.first} to {contents.last}" if contents.first else ""
    st.text(f"{plural(contents.entries, 'entry', 'entries')}{span}")

service = synchronised_by(diary.path)
if service:
    st.warning(
        f"The diary seems to lie in a folder that {service} synchronises. A file that is copied "
        "while you save, or changed on two computers, can be lost. Close footlog, move the diary "
        "and its backups to another folder, and start with `footlog --db` and the new path. A "
        f"backup that you download may well lie in {service}.",
        icon=":material/sync_problem:",
    )
elif is_on_network(diary.path):
    st.warning(
        "The diary lies on a network drive. These do not always keep two programs from writing at "
        "once, and a lost connection can damage the file. Close footlog, move the diary and its "
        "backups to a disk of this computer, and start with `footlog --db` and the new path.",
        icon=":material/lan:",
    )

st.button("Back up now", type="primary", icon=":material/save:", on_click=back_up)
st.caption(
    "Made by itself when footlog starts and the last backup is older than 30 minutes, and before "
    f"every import, restore and update. Kept are {OF_TODAY} of today, then one a day for {DAILY} "
    f"days, one a week for {WEEKLY} weeks and one a month for {MONTHLY} months; after a restore "
    "all of them, until footlog is started again."
)
backups = taps.listed()
if not backups:
    st.markdown("There is no backup yet.")
for backup, intact in backups:
    show_backup(backup, taps.when(backup), choose, intact=intact)
    if backup.name == st.session_state.get(CHOSEN) and intact:
        show_confirmation(backup, taps.when(backup), contents.entries, restore, choose)

st.caption("The diary lies in:")
st.code(str(diary.path), language=None)
st.caption("The backups lie in:")
st.code(str(taps.folder), language=None)
show_notice()
