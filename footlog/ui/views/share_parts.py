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

    ALL = "all days"
    SINCE = "since I last shared"
    CHOSEN = "other days"


def choose_days(there: EntryCounts, last_visit: date | None, today: date) -> Selection:
    """Ask which of the days that are there are shared, and whether with notes; return the answer.

    `last_visit` is the day of the last share, None when everything is new.
    """
    offered = [one for one in Days if last_visit or one is not Days.SINCE]
    chosen = st.radio(
        "Which days",
        offered,
        key="share_days",
        format_func=lambda one: _days_words(one, last_visit, today),
        horizontal=True,
    )
    first, last = (last_visit, None) if chosen is Days.SINCE else (None, None)
    if chosen is Days.CHOSEN:
        latest = max(today, there.last or today)
        with st.container(horizontal=True):
            first, last = (
                st.date_input(
                    words,
                    day,
                    key=f"share_{words.lower()}",
                    format="YYYY-MM-DD",
                    width=170,
                    max_value=latest + DAY,
                )
                for words, day in (("From", there.first or today), ("To", latest))
            )
    return Selection(first, last, notes=not st.checkbox("Leave my notes out", key="share_bare"))


def _days_words(days: Days, last_visit: date | None, today: date) -> str:
    if days is Days.SINCE and last_visit:
        return f"Since I last shared, {day_words(last_visit, today)}"
    return days.capitalize()


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
