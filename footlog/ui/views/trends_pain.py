"""The pain of Trends: which moments and foot, the lines worth drawing, the worst days."""

from collections.abc import Iterable, Mapping
from datetime import date

import streamlit as st

from footlog.analysis.pain import PainChange, PainDays, clear_level, usual_moments
from footlog.domain.exercises import Side
from footlog.domain.logbook import Entry, Moment
from footlog.wording import SHORT_MOMENTS, SIDES, day_words


def show_choice(
    recorded: list[Moment], feet: Mapping[Side, PainDays]
) -> tuple[list[Moment], Side | None]:
    """Show which moments and, where scores name one, which foot; return what is chosen."""
    with st.container(horizontal=True):
        moments = st.pills(
            "Moments",
            recorded,
            selection_mode="multi",
            default=usual_moments(recorded),
            format_func=SHORT_MOMENTS.__getitem__,
            key="trends_moments",
            wrap=True,
        )
        if not any(feet.values()):
            return moments, None
        foot = st.segmented_control(
            "Foot",
            [None, *feet],
            default=None,
            key="trends_foot",
            format_func=lambda side: SIDES[side] if side else "All scores",
        )
    return moments, foot


def levels(limit: int, changes: Iterable[PainChange]) -> list[tuple[float, str]]:
    """Return the levels to draw with their words: the limit; for one moment start and change."""
    found: list[tuple[float, str]] = [(limit, f"your limit, {limit}")]
    match [change.baseline for change in changes]:
        case [float(start)]:
            found.append((start, f"start, {start:.1f}"))
            if (clear := clear_level(start)) is not None:
                found.append((clear, f"clear change, {clear:.1f}"))
    return found


def show_worst_days(days: Iterable[tuple[date, int, list[Entry]]], today: date) -> None:
    """Show the worst days, each with its worst score and entries: a link to it and its notes."""
    with st.expander("The worst days"):
        for day, worst, entries in days:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.page_link(
                    "pages/today.py",
                    label=f"{day_words(day, today)}: pain {worst:d}",
                    icon=":material/edit_calendar:",
                    query_params={"day": day.isoformat()},
                )
                for entry in entries:
                    if entry.note:
                        st.text(entry.note)
