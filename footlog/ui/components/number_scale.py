"""A scale of numbers to tap, none of them chosen beforehand."""

from collections.abc import Callable, Sequence
from itertools import count

from footlog.ui.components import component, event_value

_scale = component(
    "number_scale",
    '<div class="number-scale"><p></p><div role="radiogroup"></div></div>',
    isolated=False,
)
_drawings = count()
"""Streamlit sends a component's data only when they differ, so each drawing has a number."""


def show_number_scale(
    key: str,
    title: str,
    numbers: Sequence[int],
    chosen: int | None,
    on_tap: Callable[[int], None],
) -> None:
    """Show the numbers under the title, shown as typed; `on_tap` is called with the one tapped.

    The number that is `chosen` stays so until the page is drawn with another one: a double tap
    does not remove it.
    """

    def tapped() -> None:
        number = event_value(key, "tap")
        if number in numbers:
            on_tap(number)

    data = {
        "title": title,
        "numbers": list(numbers),
        "chosen": chosen,
        "drawing": next(_drawings),
    }
    _scale(key=key, data=data, on_tap_change=tapped)
