"""What goes out when something is shared, and the ways to share it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from footlog.domain.sharing import EntryCounts
from footlog.files.data_dictionary import FILES, PICTURES
from footlog.ui.views.frame import without_empty_columns
from footlog.wording import day_words, plural


@dataclass(frozen=True)
class Download:
    """A button that gives a file, which is `made` only when it is asked for."""

    label: str
    made: Callable[[], bytes]
    file_name: str
    mime: str
    is_first: bool = False


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
    """Show the last rows of history.csv as they go out, and what else the .zip holds."""
    with st.expander("Preview what you share"):
        st.caption(f"The last {len(rows)} rows of history.csv, cell by cell:")
        st.dataframe(
            without_empty_columns(rows),
            alt="The last rows of history.csv as they go out",
            hide_index=True,
        )
        st.caption("Files in the .zip:")
        st.dataframe(
            [{"File": name, "What it holds": what} for name, (what, _) in FILES.items()]
            + [{"File": PICTURES[0], "What it holds": PICTURES[1]}]
            + [{"File": "README.txt", "What it holds": "what every column and figure means"}],
            alt="The files in the .zip and what they hold",
            hide_index=True,
        )


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
