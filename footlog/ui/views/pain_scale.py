"""The pain scale: eleven numbers with fixed anchors, none of them chosen beforehand."""

from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st

from footlog.domain.logbook import WORST_PAIN, Moment, PainScore
from footlog.domain.validation import LONGEST_TEXT
from footlog.ui.components.foot_map import read_foot_map, show_foot_map
from footlog.ui.components.number_scale import show_number_scale
from footlog.wording import MOMENTS, label

NUMBERS = tuple(range(WORST_PAIN + 1))
ANCHORS = "0 is no pain, 10 is the worst pain you can imagine."


def show_pain_scale(
    day: date,
    moment: Moment,
    score: PainScore | None,
    on_score: Callable[[Moment, int], None],
    on_open: Callable[[str], None],
) -> None:
    """Show the scale of a moment with its score chosen, if there is one.

    Another number takes its place. `on_score` gets the moment and the number, `on_open` the id of
    the score whose place and note are asked for.
    """
    show_number_scale(
        f"pain_{day}_{moment}",
        MOMENTS[moment],
        NUMBERS,
        score.pain if score else None,
        partial(on_score, moment),
    )
    if score is None:
        return
    said = "; ".join(part for part in (score.site, score.note) if part)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            "Where, and a note" if not said else "Change where, or the note",
            key=f"where_{day}_{moment}",
            icon=":material/pin_drop:",
            type="tertiary",
            on_click=on_open,
            args=(score.id,),
        )
        if said:
            st.caption(label(said), width="stretch")


def show_score_details(
    score: PainScore, on_save: Callable[[PainScore], None], on_close: Callable[[], None]
) -> None:
    """Show where it hurt and a note to fill in; `read_score_details` reads them."""
    with st.container(border=True, key=f"details_{score.id}"):
        st.markdown("**Where does it hurt?** Tap the drawing; it looks down through your feet.")
        show_foot_map(f"map_{score.id}", score.site)
        st.text_area(
            "Note", score.note or "", key=f"note_{score.id}", height=68, max_chars=LONGEST_TEXT
        )
        with st.container(horizontal=True):
            st.button("Save place and note", type="primary", on_click=on_save, args=(score,))
            st.button("Close", on_click=on_close, key=f"close_{score.id}")


def read_score_details(score: PainScore) -> tuple[str | None, str | None]:
    """Return the place and the note as they are filled in now; None where empty."""
    site = read_foot_map(f"map_{score.id}", score.site)
    return site, st.session_state.get(f"note_{score.id}") or None
