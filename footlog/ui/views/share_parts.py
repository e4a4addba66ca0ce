"""What goes out when something is shared, and the ways to share it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import streamlit as st

from footlog.domain.sharing import EntryCounts
from footlog.domain.weeks import DAY
from footlog.files.bundle import Selection
from footlog.files.data_dictionary import FILES, PICTURES
from footlog.ui.views.frame import show_small_table, without_empty_columns
from footlog.wording import day_words, plural


@dataclass(frozen=True)
class Download:
    """A button that gives a file, which is `made` only when it is asked for."""

    label: str
    made: Callable[[], bytes]
    file_name: str
    mime: str
    is_first: bool = False


class Days(StrEnum):
    """Which days are shared."""

    ALL = "All days"
    SINCE = "Since I last shared"
    CHOSEN = "Other days"


def choose_days(there: EntryCounts, last_visit: date | None, today: date) -> Selection:
    """Ask which of the days that are there are shared, and whether with notes; return the answer.

    `last_visit` is the day of the last share, None when everything is new.
    """
    offered = list(Days) if last_visit else [Days.ALL, Days.CHOSEN]
    days = st.radio("Which days", offered, key="share_days", horizontal=True)
    if last_visit:
        st.caption(f"You last shared on {day_words(last_visit, today)}.")
    first, last = (last_visit, None) if days is Days.SINCE else (None, None)
    if days is Days.CHOSEN:
        first, last = _typed_days(there.first or today, max(today, there.last or today))
    return Selection(first, last, notes=not st.checkbox("Leave my notes out", key="share_bare"))


def _typed_days(first: date, last: date) -> tuple[date, date]:
    with st.container(horizontal=True):
        return (
            st.date_input("From", first, key="share_from", format="YYYY-MM-DD", width=170),
            st.date_input(
                "To",
                last,
                key="share_to",
                format="YYYY-MM-DD",
                width=170,
                max_value=last + DAY,
            ),
        )


def show_contents(contents: EntryCounts, today: date, *, notes: bool) -> None:
    """Show how much goes out, of what, and from which day to which."""
    kinds = (
        plural(contents.sets, "set", "sets"),
        plural(contents.scores, "pain score", "pain scores"),
        plural(contents.days, "rest or missed day"),
    )
    st.markdown(f"**{plural(contents.entries, 'entry', 'entries')}**: {', '.join(kinds)}.")
    if contents.first and contents.last:
        words = plural(contents.notes, "note", "notes")
        st.markdown(
            f"From {day_words(contents.first, today)} to {day_words(contents.last, today)}, "
            f"{'with' if notes else 'without'} your {words}."
        )


def show_preview(rows: Sequence[Mapping[str, str]]) -> None:
    """Show the last rows of history.csv as they go out."""
    with st.expander("Preview what you share"):
        st.caption(f"The last {len(rows)} rows of history.csv, cell by cell:")
        st.dataframe(
            without_empty_columns(rows),
            alt="The last rows of history.csv as they go out",
            hide_index=True,
        )


def show_files() -> None:
    """Show which files the .zip holds."""
    with st.expander("What is in the .zip"):
        files = {name: what for name, (what, _) in FILES.items()} | dict([PICTURES])
        files["README.txt"] = "what every column and figure means"
        show_small_table(("File", "What it holds"), files.items())


def show_way(title: str, what: str, *downloads: Download) -> None:
    """Show one way of sharing: what it is good for, and a button for each of its files."""
    with st.container(border=True, height="stretch"):
        st.markdown(f"**{title}**")
        st.caption(what)
        for download in downloads:
            st.download_button(
                download.label,
                download.made,
                file_name=download.file_name,
                mime=download.mime,
                on_click="ignore",
                type="primary" if download.is_first else "secondary",
                icon=":material/download:",
                width="stretch",
            )
