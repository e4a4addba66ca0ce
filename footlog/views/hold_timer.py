"""The hold timer: it runs in the browser and says nothing until a set is done."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from footlog.components import asset
from footlog.timer import Phase

_timer = st.components.v2.component(
    "footlog_hold_timer",
    html=asset("hold_timer.html"),
    css=asset("hold_timer.css"),
    js=asset("hold_timer.js"),
)


def show_hold_timer(key: str, phases: list[Phase], on_done: Callable[[str], None]) -> None:
    """Show the timer for `phases`; `on_done` is called with the token of each set that ends."""

    def done() -> None:
        state: dict[str, Any] = st.session_state.get(key, {})
        if token := state.get("done"):
            on_done(token)

    _timer(
        key=key,
        data={"phases": [phase.as_data() for phase in phases]},
        on_done_change=done,
    )
