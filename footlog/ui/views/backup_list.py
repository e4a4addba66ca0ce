"""The list of backups: when, why, how much, and what can be done with the one that is chosen."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from footlog.domain.backup import Backup, Contents, size_words
from footlog.wording import day_words, plural


def count_words(contents: Contents) -> str:
    """Return how many entries there are: "1 entry", "1,234 entries"."""
    return plural(contents.entries, "entry", "entries")


def show_backup(
    backup: Backup, when: str, on_choose: Callable[[Backup], None], *, intact: bool
) -> None:
    """Show one backup; the button that chooses it says when and why it was made.

    So people who hear the page can tell the buttons apart. A damaged one has no button.
    """
    made = f"{when}, {backup.why.words}"
    with st.container(
        horizontal=True,
        vertical_alignment="center",
        horizontal_alignment="distribute",
        gap=None,
        border=True,
    ):
        if intact:
            st.button(
                made,
                key=f"backups_choose_{backup.name}",
                on_click=on_choose,
                args=(backup,),
                type="tertiary",
                icon=":material/history:",
            )
        else:
            st.badge(f"Damaged: {made}", icon=":material/error:", color="red")
        st.text(f"{count_words(backup.contents)}, {size_words(backup.size)}", width=200)


def show_choices(
    backup: Backup,
    when: str,
    present: Contents,
    on_restore: Callable[[Backup], None],
    on_cancel: Callable[[], None],
) -> None:
    """Say what restoring this backup would do, and offer that and its download."""
    with st.container(border=True):
        st.text(
            f"If you restore this backup, your diary will be as it was on {when}: "
            f"{count_words(backup.contents)} instead of {present.entries:,} now. "
            "footlog backs up your diary first, and Undo brings it back."
        )
        with st.container(horizontal=True):
            st.button(
                "Restore this backup",
                key="backups_restore",
                type="primary",
                on_click=on_restore,
                args=(backup,),
            )
            st.download_button(
                "Download",
                backup.path.read_bytes,
                file_name=backup.name,
                mime="application/vnd.sqlite3",
                key=f"backups_download_{backup.name}",
                on_click="ignore",
                icon=":material/download:",
            )
            st.button("Cancel", key="backups_cancel", on_click=on_cancel)


def show_upload(
    name: str, held: Contents, present: Contents, on_restore: Callable[[], None]
) -> None:
    """Say what a backup that was chosen holds and what restoring it would do, and offer that."""
    with st.container(border=True):
        st.header("What will change", anchor=False)
        st.text(f"{name} is a backup of a whole diary: {_span_words(held)}.")
        st.text(
            f"If you restore it, it takes the place of your diary here: {_span_words(present)}. "
            "footlog backs up your diary first, and Undo brings it back."
            if not present.is_empty
            else "Your diary here is still empty, so nothing is replaced."
        )
        st.button(
            "Restore this backup",
            key="import_restore",
            type="primary",
            icon=":material/history:",
            on_click=on_restore,
        )


def _span_words(contents: Contents) -> str:
    if not contents.first or not contents.last:
        return count_words(contents)
    first, last = map(date.fromisoformat, (contents.first, contents.last))
    return f"{count_words(contents)}, from {day_words(first)} to {day_words(last)}"


def show_way_out(backup: Backup, when: str, on_restore: Callable[[Backup], None]) -> None:
    """Offer to restore the newest backup in place of a damaged diary."""
    st.text(
        f"Your newest undamaged backup is from {when} and has {count_words(backup.contents)}. "
        "If you restore it, the damaged file stays beside it under another name."
    )
    st.button(
        "Restore this backup",
        key="backups_way_out",
        type="primary",
        on_click=on_restore,
        args=(backup,),
    )
