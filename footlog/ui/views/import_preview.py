"""What an import will do: how the files are read, questions about them, what changes."""

import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import wait as wait_for
from datetime import date
from itertools import islice
from typing import TypeVar

import streamlit as st

from footlog.domain.changes import ImportBatch, ImportDiff
from footlog.files.differences import Difference
from footlog.files.reading.cells import Problem
from footlog.files.reading.foreign import ForeignFile
from footlog.files.reading.foreign_table import Question
from footlog.store.progress import Advance
from footlog.ui.views.frame import without_empty_columns
from footlog.wording import day_words, plural

MOST_PROBLEMS = 20
MOST_DIFFERENCES = 500
QUIET_SECONDS = 1.0

_A_LOOK_SECONDS = 0.1

Result = TypeVar("Result")

ROWS = {
    "history": ("entry", "entries"),
    "plan": ("plan item", "plan items"),
    "exercises": ("own exercise", "own exercises"),
    "function": ("function score", "function scores"),
    "settings": ("setting", "settings"),
    "routines": ("routine", "routines"),
    "shares": ("time you shared", "times you shared"),
}
"""What a row of each file is called, one and many."""


def show_understanding(found: ForeignFile, key: Callable[[str], str]) -> None:
    """Show how footlog reads a file that another program saved, and ask what is unclear.

    `key` returns the widget's key for the key of a question.
    """
    with st.container(border=True):
        st.header("Saved by another program", anchor=False)
        st.text(f"Another program changed {found.title}. Check how footlog reads it.")
        for question in found.questions:
            _ask(question, key(question.key))
        if found.file:
            st.text("\n".join(f"• {one}" for one in (f"It is a {found.file}.", *found.sentences)))
        if found.is_open:
            return
        if found.readings:
            st.dataframe(
                [
                    {
                        "Column": reading.column,
                        "In the file": reading.written,
                        "Read as": reading.read_as,
                        "Cells": reading.cells,
                    }
                    for reading in found.readings
                ],
                alt="Columns that footlog reads differently than written, each with an example",
                hide_index=True,
            )
        st.caption("The first rows as footlog reads them:")
        st.dataframe(
            without_empty_columns(found.sample),
            alt="The first rows of the file as footlog reads them",
            hide_index=True,
        )
        st.caption(
            "footlog cannot see or undo what a spreadsheet program changed in words and numbers: "
            "lost zeros, rounded numbers, formulas replaced by results."
        )


def _ask(question: Question, key: str) -> None:
    words = {choice.answer: choice.words for choice in question.choices}
    st.text(question.words)
    st.selectbox(
        "Your answer",
        list(words),
        index=None,
        format_func=words.__getitem__,
        placeholder="Choose",
        key=key,
        label_visibility="collapsed",
    )


def show_problems(problems: Iterable[Problem]) -> None:
    """Show the first problems, a line each, and offer all of them as a text file."""
    lines = [str(problem) for problem in problems]
    with st.container(border=True):
        st.header(f"{plural(len(lines), 'row')} cannot be read", anchor=False)
        st.markdown("Nothing is imported until you correct them in the file.")
        st.text("\n".join(lines[:MOST_PROBLEMS]))
        if len(lines) > MOST_PROBLEMS:
            st.text(f"… and {len(lines) - MOST_PROBLEMS:,} more.")
            st.download_button(
                "Download all problems as a text file",
                lambda: "\n".join(lines),
                file_name="problems.txt",
                on_click="ignore",
                icon=":material/download:",
            )


def show_changes(found: ImportDiff, batch: ImportBatch, today: date) -> None:
    """Show, for each kind of row, how many are new, already here or conflicting."""
    for name, changes in found._asdict().items():
        number = len(changes.new) + changes.same + len(changes.differing)
        if number:
            st.text(
                f"{plural(number, *ROWS[name])}: {len(changes.new)} new, {changes.same} already "
                f"here, {len(changes.differing)} conflicting"
            )
    if days := [entry.on for entry in batch.entries]:
        st.caption(f"From {day_words(min(days), today)} to {day_words(max(days), today)}")


def show_differences(differences: Iterable[Difference]) -> None:
    """Show side by side what the diary and the file say, up to MOST_DIFFERENCES lines."""
    lines = list(islice(differences, MOST_DIFFERENCES + 1))
    st.dataframe(
        [
            {
                "Column": line.column,
                "In your diary": line.in_the_diary,
                "In the file": line.in_the_file,
                "Row": line.row,
            }
            for line in lines[:MOST_DIFFERENCES]
        ],
        alt="Rows that conflict: what your diary says and what the file says",
        hide_index=True,
    )
    if len(lines) > MOST_DIFFERENCES:
        st.caption(f"The first {MOST_DIFFERENCES:,} differences are shown.")


def done_with_bar(waiting_for: str, work: Callable[[Advance], Result]) -> Result:
    """Run `work` and return its result; after a second show a bar with its progress.

    It runs in a thread of its own: it is finished even when the person opens another page.
    """
    share = [0.0]

    def advance(done: float) -> None:
        share[0] = done

    begun = time.monotonic()
    place = st.empty()
    with ThreadPoolExecutor(max_workers=1) as pool:
        task = pool.submit(work, advance)
        while not wait_for([task], timeout=_A_LOOK_SECONDS).done:
            if time.monotonic() - begun > QUIET_SECONDS:
                place.progress(share[0], text=waiting_for)
    place.empty()
    return task.result()
