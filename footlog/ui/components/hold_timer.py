"""The hold timer: it runs in the browser and sends an event when a set is done."""

from collections.abc import Callable

from footlog.analysis.hold_timer import Phase
from footlog.ui.components import asset, component, event_value

_timer = component("hold_timer", asset("hold_timer.html"))


def show_hold_timer(key: str, phases: list[Phase], on_done: Callable[[str], None]) -> None:
    """Show the timer for `phases`; `on_done` is called with the token of each set that ends."""

    def done() -> None:
        if token := event_value(key, "done"):
            on_done(token)

    _timer(
        key=key,
        data={"phases": [phase.as_data() for phase in phases]},
        on_done_change=done,
    )
