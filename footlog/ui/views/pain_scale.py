"""The pain scale: eleven numbers with fixed anchors, none of them chosen beforehand."""

from collections.abc import Callable

import streamlit as st

from footlog.domain.logbook import WORST_PAIN, PainScore
from footlog.domain.validation import LONGEST_TEXT
from footlog.ui.components.foot_map import read_foot_map, show_foot_map
from footlog.ui.components.number_scale import show_number_scale
from footlog.wording import label

NUMBERS = tuple(range(WORST_PAIN + 1))
ANCHORS = "0 is no pain, 10 is the worst pain you can imagine."


def show_pain_scale(
    key: str,
    title: str,
    score: PainScore | None,
    on_number: Callable[[int], None],
    on_open: Callable[[str], None],
) -> None:
    """Show a scale with its score chosen, if there is one; another number replaces the score.

    `on_number` is called with the number that is tapped, `on_open` with the id of the score whose
    place and note the person wants to fill in.
    """
    chosen = score.pain if score else None
    show_number_scale(f"pain_{key}", title, NUMBERS, chosen, on_number)
    if score is None:
        return
    details = "; ".join(part for part in (score.site, score.note) if part)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            "Edit place or note" if details else "Add place or note",
            key=f"where_{key}",
            icon=":material/pin_drop:",
            type="tertiary",
            on_click=on_open,
            args=(score.id,),
        )
        if details:
            st.caption(label(details), width="stretch")


def show_score_details(
    score: PainScore, on_save: Callable[[PainScore], None], on_close: Callable[[], None]
) -> None:
    """Show where it hurt and a note to fill in; `read_score_details` reads them."""
    with st.container(border=True, key=f"details_{score.id}"):
        st.markdown(
            "**Where does it hurt?** Tap the drawing, as if you look down at your own feet."
        )
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
