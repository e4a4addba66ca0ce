"""The browser components of a page in tests that run it without a browser."""

import json
from datetime import date
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

MARKS, SCALE, DAY = "footlog_set_marks", "footlog_number_scale", "footlog_day_field"


def shown(app: AppTest) -> dict[str, bool]:
    """Return of each mark on the page, by its token, whether it is shown as done."""
    return {token: done for token, _, done in _marks(app)}


def titles(app: AppTest) -> list[str]:
    """Return what stands on the marks of the page."""
    return [title for _, title, _ in _marks(app)]


def tap(app: AppTest, token: str) -> AppTest:
    """Tap on a mark as its button in the browser tells the page, and run the page."""
    part = next(part for part in _drawn(app, MARKS) if json.dumps(token) in part.json)
    return _sent(app, part.id, "open" if shown(app)[token] else "tick", token)


def scales(app: AppTest) -> dict[str, int | None]:
    """Return what is chosen on each scale of the page, by its title."""
    found = (json.loads(part.json) for part in _drawn(app, SCALE))
    return {data["title"]: data["chosen"] for data in found}


def choose(app: AppTest, title: str, number: int) -> AppTest:
    """Tap on a number of the scale with this title, and run the page."""
    parts = _drawn(app, SCALE)
    part = next(part for part in parts if json.loads(part.json)["title"] == title)
    return _sent(app, part.id, "tap", number)


def open_day(app: AppTest, day: date) -> AppTest:
    """Choose another day in the page's field for it, and run the page."""
    (part,) = _drawn(app, DAY)
    return _sent(app, part.id, "chosen", day.isoformat())


def told(widget: str, event: str, value: object) -> WidgetState:
    """Return what the browser sends when the component with this widget id tells of an event."""
    events = json.dumps([{"event": event, "value": value}])
    return WidgetState(id=f"$$STREAMLIT_INTERNAL_KEY_{widget}__events", json_trigger_value=events)


def _marks(app: AppTest) -> list[tuple[str, str, bool]]:
    rows = (row for part in _drawn(app, MARKS) for row in json.loads(part.json)["rows"])
    return [mark for row in rows for mark in row]


def _drawn(app: AppTest, name: str) -> list[Any]:
    """Return the components with this name, as they are sent to the browser."""
    parts = [part.proto for part in app.get("bidi_component")]
    return [part for part in parts if part.component_name == name]


def _sent(app: AppTest, widget: str, event: str, value: object) -> AppTest:
    states = app._tree.get_widget_states()  # noqa: SLF001 - it knows no components
    states.widgets.append(told(widget, event, value))
    return app._run(states)  # noqa: SLF001 - it knows no components
