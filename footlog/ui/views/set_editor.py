"""What was really done in one set: amounts, pain and a note, to correct or to take out."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import streamlit as st

from footlog.domain.logbook import SetLog
from footlog.domain.validation import LONGEST_TEXT
from footlog.ui.views.pain_scale import ANCHORS, NUMBERS

_COUNTS = {"reps": "Repetitions", "hold_seconds": "Seconds held", "steps": "Steps"}


def show_set_editor(
    log: SetLog,
    on_save: Callable[[SetLog], None],
    on_remove: Callable[[SetLog], None],
    on_close: Callable[[], None],
) -> None:
    """Show a form for `log`; its buttons call back with it, and `read_set_editor` reads it."""
    with st.container(border=True, key=f"editor_{log.id}"):
        with st.grid(3, min_column_width=140):
            for field, title in _COUNTS.items():
                if getattr(log, field) is not None:
                    st.number_input(
                        title, value=getattr(log, field), step=1, key=f"{log.id}_{field}"
                    )
            if log.minutes is not None:
                st.number_input(
                    "Minutes",
                    value=float(log.minutes),
                    step=0.5,
                    key=f"{log.id}_minutes",
                    format="%g",
                )
            st.text_input("Load", log.load or "", key=f"{log.id}_load")
        st.pills(
            "Worst pain during this set",
            NUMBERS,
            default=log.pain,
            key=f"pain_{log.id}",
            help=ANCHORS,
            width="stretch",
        )
        st.text_area(
            "Note", log.note or "", key=f"{log.id}_note", height=68, max_chars=LONGEST_TEXT
        )
        with st.container(horizontal=True):
            st.button("Save set", type="primary", on_click=on_save, args=(log,))
            st.button("Remove set", on_click=on_remove, args=(log,), icon=":material/delete:")
            st.button("Close", on_click=on_close)


def read_set_editor(log: SetLog, edited_at: str) -> SetLog:
    """Return `log` as the form holds it now; raise InvalidEntry for what cannot be kept."""
    found: dict[str, Any] = {
        field: st.session_state.get(f"{log.id}_{field}")
        for field in _COUNTS
        if getattr(log, field) is not None
    }
    minutes = st.session_state.get(f"{log.id}_minutes")
    return replace(
        log,
        **found,
        minutes=None if minutes is None else Decimal(f"{minutes:g}"),
        load=st.session_state.get(f"{log.id}_load") or None,
        pain=st.session_state.get(f"pain_{log.id}"),
        note=st.session_state.get(f"{log.id}_note") or None,
        edited_at=edited_at,
    )
