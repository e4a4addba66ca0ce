"""The list of backups: when, why, how much, and what can be done with each."""

from collections.abc import Callable

import streamlit as st

from footlog.backup import Backup, Contents, size_words
from footlog.views.words import plural


def count_words(contents: Contents) -> str:
    """Return how many entries there are: "1 entry", "1,234 entries"."""
    return plural(contents.entries, "entry", "entries")


def show_backup(
    backup: Backup, when: str, on_choose: Callable[[Backup], None], *, intact: bool
) -> None:
    """Show one backup with its download and `on_choose`; a damaged one can only be looked at."""
    with st.container(
        horizontal=True,
        vertical_alignment="center",
        horizontal_alignment="distribute",
        gap=None,
        border=True,
    ):
        st.text(
            f"{when}\n{backup.why.words}, {count_words(backup.contents)}, "
            f"{size_words(backup.size)}",
            width=320,
        )
        if intact:
            _show_actions(backup, on_choose)
        else:
            st.badge("Damaged", icon=":material/error:", color="red")


def _show_actions(backup: Backup, on_choose: Callable[[Backup], None]) -> None:
    with st.container(horizontal=True, width="content"):
        st.download_button(
            "Download",
            backup.path.read_bytes,
            file_name=backup.name,
            mime="application/vnd.sqlite3",
            key=f"backups_download_{backup.name}",
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
        )
        st.button(
            "Restore",
            key=f"backups_choose_{backup.name}",
            on_click=on_choose,
            args=(backup,),
            type="tertiary",
            icon=":material/history:",
        )


def show_confirmation(
    backup: Backup,
    when: str,
    present: Contents,
    on_restore: Callable[[Backup], None],
    on_cancel: Callable[[], None],
) -> None:
    """Say what restoring this backup will do, and ask."""
    with st.container(border=True):
        st.text(
            f"The diary will be as it was on {when}: "
            f"{count_words(backup.contents)}, instead of {present.entries:,} now. "
            "What is in it now is backed up first, and Undo brings that back."
        )
        with st.container(horizontal=True):
            st.button(
                "Restore this backup",
                key="backups_restore",
                type="primary",
                on_click=on_restore,
                args=(backup,),
            )
            st.button("Cancel", key="backups_cancel", on_click=on_cancel)


def show_way_out(backup: Backup, when: str, on_restore: Callable[[Backup], None]) -> None:
    """Offer the newest backup in place of a damaged diary."""
    st.text(
        f"The newest sound backup was made on {when} and holds {count_words(backup.contents)}. "
        "It takes the place of the damaged file, which is kept beside it under another name."
    )
    st.button(
        "Restore it", key="backups_way_out", type="primary", on_click=on_restore, args=(backup,)
    )
