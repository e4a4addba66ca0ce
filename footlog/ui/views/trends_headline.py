"""The headline of Trends: the figures and their counts, before any picture."""

from collections.abc import Mapping

import streamlit as st

from footlog.analysis.pain import PainChange
from footlog.analysis.summary import Figures
from footlog.domain.logbook import Moment
from footlog.wording import NOTHING, SHORT_MOMENTS, adherence_words, change_words, percent


def show_headline(
    four_weeks: Figures | None, changes: Mapping[Moment, PainChange], scores: Mapping[Moment, int]
) -> None:
    """Show adherence of four whole weeks (None: none is over yet) and pain now against the start.

    `scores` are the moments to show, with the number of scores behind "now".
    """
    with st.grid(3, min_column_width=200):
        _show_figure(
            "Adherence, last 4 weeks",
            percent(four_weeks.adherence if four_weeks else None),
            adherence_words(four_weeks) if four_weeks else "the first week is not over yet",
        )
        for moment, n in scores.items():
            latest = changes[moment].latest
            _show_figure(
                f"Pain now, {SHORT_MOMENTS[moment].lower()} (n {n:d})",
                NOTHING if latest is None else f"{latest:.1f}",
                change_words(changes[moment]),
            )
    recorded = four_weeks.days_recorded if four_weeks else 0
    st.caption(
        f"Adherence of the last four whole weeks, {recorded:d} of 28 days recorded. Pain now is "
        "the mean of the last 14 days, the start that of the first 14 with four scores. Entries "
        "are self-reported."
    )


def _show_figure(title: str, value: str, words: str) -> None:
    st.metric(
        title,
        value,
        words,
        delta_color="off",
        delta_arrow="off",
        border=True,
        height="stretch",
    )
