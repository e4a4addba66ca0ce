"""Loading in the background what Trends needs, while the person reads Today."""

import gc
import threading
from importlib import import_module

from starlette.types import ASGIApp, Receive, Scope, Send

DELAY_SECONDS = 0.5
"""How long to wait after the first page is opened, which takes less than that to draw."""

_HEAVY = (
    "pyarrow.pandas_compat",
    "pandas",
    "altair",
    "sqlite_utils",
    "footlog.charts.adherence",
    "footlog.charts.frames",
    "footlog.charts.scores",
    "footlog.ui.views.foot_heat",
    "footlog.ui.views.function_section",
    "footlog.ui.views.trends",
    "footlog.ui.views.trends_details",
)


def warm_up() -> None:
    """Load the heavy libraries and exclude everything loaded so far from garbage collection.

    Streamlit collects all garbage after every run of a page. With pandas loaded this takes 70 ms,
    which delays the answer to a tap, and what is loaded never becomes garbage.
    """
    for name in _HEAVY:
        import_module(name)
    _draw_once()
    gc.collect()
    gc.freeze()
    gc.enable()  # `footlog serve` turns it off while it starts


def _draw_once() -> None:
    """Make a chart that nobody sees: the first one makes the libraries load more modules."""
    import altair as alt  # noqa: PLC0415 - heavy
    import pandas as pd  # noqa: PLC0415

    points = alt.Chart(pd.DataFrame({"pain": [0.0]})).mark_point().encode(y="pain")
    alt.layer(points, points).to_dict()


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
