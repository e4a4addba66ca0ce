"""A day without exercises, in two taps: paused, or missed with a reason."""

from collections.abc import Callable

import streamlit as st

from footlog.domain.logbook import DayRecord, DayState
from footlog.wording import REASONS, STATES

_MEANINGS = {
    DayState.PAUSED: "nothing was due",
    DayState.MISSED: "it was due and did not happen",
}


def show_bad_day(on_choice: Callable[[DayState, str], None]) -> None:
    """Show the states and their usual reasons; a tap calls `on_choice(state, reason)`."""
    panel = st.expander(
        "Not a day for exercises?",
        icon=":material/pause_circle:",
        key="bad_day",
        on_change="rerun",
    )
    if not panel.open:
        return
    with panel:
        for state, reasons in REASONS.items():
            st.markdown(f"**{STATES[state]}**: {_MEANINGS[state]}")
            with st.container(horizontal=True, gap="small"):
                for reason in reasons:
                    st.button(
                        reason.capitalize(),
                        key=f"today_{state}_{reason}",
                        on_click=on_choice,
                        args=(state, reason),
                    )


def show_day_record(record: DayRecord, on_take_back: Callable[[list[str]], None]) -> None:
    """Show what the day was recorded as, with a way back."""
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        st.badge(STATES[record.state], icon=":material/pause_circle:")
        st.text(record.reason or "no reason given", width="stretch")
        st.button(
            "Take this back", key="today_take_back", on_click=on_take_back, args=([record.id],)
        )
