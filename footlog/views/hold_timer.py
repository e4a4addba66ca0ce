"""The hold timer: it runs in the browser and says nothing until a set is done."""

from collections.abc import Callable

from footlog.components import asset, component, told
from footlog.timer import Phase

_timer = component("hold_timer", asset("hold_timer.html"))


def show_hold_timer(key: str, phases: list[Phase], on_done: Callable[[str], None]) -> None:
    """Show the timer for `phases`; `on_done` is called with the token of each set that ends."""

    def done() -> None:
        if token := told(key, "done"):
            on_done(token)

    _timer(
        key=key,
        data={"phases": [phase.as_data() for phase in phases]},
        on_done_change=done,
    )
