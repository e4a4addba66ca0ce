"""The pain scale: eleven numbers with fixed anchors, none of them chosen beforehand."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

import streamlit as st

from footlog.logbook import WORST_PAIN, Moment
from footlog.views.words import MOMENTS

Score = Callable[[Moment, str], None]
"""What is called with the moment and the widget's key when a score was tapped."""

NUMBERS = tuple(range(WORST_PAIN + 1))
ANCHORS = "0 is no pain, 10 is the worst pain you can imagine."


def show_pain_scales(
    title: str,
    day: date,
    moments: Iterable[Moment],
    scores: Mapping[Moment, int],
    on_score: Score,
) -> None:
    """Show a scale for each moment with the score of `day` chosen, if there is one.

    A chosen number stays chosen when it is tapped again, so that a double tap cannot take it
    back; another number takes its place.
    """
    st.header(title, anchor=False)
    st.caption(ANCHORS)
    for moment in moments:
        key = f"pain_{day}_{moment}"
        st.session_state[key] = scores.get(moment)
        st.pills(
            MOMENTS[moment],
            NUMBERS,
            key=key,
            required=True,
            on_change=on_score,
            args=(moment, key),
            width="stretch",
        )
