"""A scale of numbers to tap, none of them chosen beforehand."""

from collections.abc import Callable, Sequence

import streamlit as st

from footlog.components import asset

_scale = st.components.v2.component(
    "footlog_number_scale",
    html='<div class="number-scale"><p></p><div role="radiogroup"></div></div>',
    css=asset("number_scale.css"),
    js=asset("number_scale.js"),
    isolate_styles=False,
)


def show_number_scale(
    key: str,
    title: str,
    numbers: Sequence[int],
    chosen: int | None,
    on_tap: Callable[[int], None],
) -> None:
    """Show the numbers under the title, shown as typed; `on_tap` is called with the one tapped.

    What is `chosen` stays so until the page says otherwise: a double tap cannot take it back.
    """

    def tapped() -> None:
        number = st.session_state[key].get("tap")
        if number in numbers:
            on_tap(number)

    data = {"title": title, "numbers": list(numbers), "chosen": chosen}
    _scale(key=key, data=data, on_tap_change=tapped)
