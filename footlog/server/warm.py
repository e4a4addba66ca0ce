"""Loading in the background what Trends needs, while the person reads Today."""

import gc
import sys
import threading
from collections.abc import Mapping
from importlib import import_module

from starlette.types import ASGIApp, Receive, Scope, Send

DELAY_SECONDS = 0.5
"""How long to wait after the first page is opened, which takes less than that to draw."""

_NEEDED = (
    "footlog.ui.views.foot_heat",
    "footlog.ui.views.function_section",
    "footlog.ui.views.trends",
    "footlog.ui.views.trends_details",
)
_HEAVY = "pandas"
_FULL = 2
"""The generation of a collection of all garbage."""


def warm_up() -> None:
    """Load what Trends needs, and exclude everything loaded from garbage collection.

    Streamlit collects all garbage after every run of a page, which delays the answer to a tap, and
    what is loaded never becomes garbage. With pandas, which a table or a chart of one exercise
    brings along, this takes 70 ms: it is excluded after the first collection that finds it.
    """
    for name in _NEEDED:
        import_module(name)
    gc.collect()
    gc.freeze()
    gc.callbacks.append(exclude_heavy)
    gc.enable()  # `footlog serve` turns it off while it starts


def exclude_heavy(phase: str, info: Mapping[str, int]) -> None:
    """Exclude everything from garbage collection once pandas was there in a full one."""
    if phase == "stop" and info["generation"] == _FULL and _HEAVY in sys.modules:
        gc.callbacks.remove(exclude_heavy)
        gc.freeze()


class Warm:
    """ASGI middleware: warms up once, soon after the first page has opened its connection."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._is_started = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; the first WebSocket starts the warming up."""
        if scope["type"] == "websocket" and not self._is_started:
            self._is_started = True
            timer = threading.Timer(DELAY_SECONDS, warm_up)
            timer.daemon = True
            timer.start()
        await self._app(scope, receive, send)
