"""A scale of numbers to tap, none of them chosen beforehand."""

from collections.abc import Callable, Sequence
from itertools import count

import streamlit as st

from footlog.components import asset

_scale = st.components.v2.component(
    "footlog_number_scale",
    html='<div class="number-scale"><p></p><div role="radiogroup"></div></div>',
    css=asset("number_scale.css"),
    js=asset("number_scale.js"),
    isolate_styles=False,
)
_drawings = count()
"""Streamlit passes a component's data on only when they differ: each answer has its number."""


def show_number_scale(
    key: str,
    title: str,
    numbers: Sequence[int],
    chosen: int | None,
    on_tap: Callable[[int], None],
) -> None:
    """Show the numbers under the title, shown as typed; `on_tap` is called with the one tapped.

    What is `chosen` stays so until the page is drawn with another: a double tap cannot take it
    back.
    """

    def tapped() -> None:
        number = st.session_state.get(key, {}).get("tap")
        if number in numbers:
            on_tap(number)

    data = {
        "title": title,
        "numbers": list(numbers),
        "chosen": chosen,
        "drawing": next(_drawings),
    }
    _scale(key=key, data=data, on_tap_change=tapped)
