"""The browser components of a page in tests that run it without a browser."""

import json
from datetime import date
from typing import Any
from uuid import uuid4

from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

DAY, SCALE = "footlog_day", "footlog_number_scale"
HISTORY = "footlog_history_list"


def day_of(app: AppTest) -> dict[str, Any]:
    """Return the day that the page sends to the browser."""
    return dict(data_of(app)["day"])


def staying_of(app: AppTest) -> Any:  # noqa: ANN401 - None, or its parts by name
    """Return what the page says about pain that stays; None when it says nothing."""
    return data_of(app)["staying"]


def shown(app: AppTest) -> dict[str, bool]:
    """Return of each mark on the page, by its token, whether it is shown as done."""
    return {mark["token"]: mark["set"] is not None for mark in marks_of(app)}


def titles(app: AppTest) -> list[str]:
    """Return what stands on the marks of the page."""
    return [mark["title"] for mark in marks_of(app)]


def marks_of(app: AppTest) -> list[dict[str, Any]]:
    """Return the marks of the page, in its order."""
    return [mark for row in day_of(app)["exercises"] for mark in row["marks"]]


def scales(app: AppTest) -> dict[str, int | None]:
    """Return what is chosen on each scale of the page, by its title."""
    return {one["title"]: one["score"] and one["score"]["pain"] for one in day_of(app)["pain"]}


def send(app: AppTest, what: str, **fields: object) -> dict[str, Any]:
    """Send a change as the browser does, run the page, and return footlog's answer to it."""
    day = day_of(app)
    change = {"id": str(uuid4()), "what": what, "day": day["day"], "today": day["today"], **fields}
    (part,) = _drawn(app, DAY)
    _sent(app, part.id, "change", change)
    return dict(data_of(app)["answers"][change["id"]])


def tap(app: AppTest, token: str) -> dict[str, Any]:
    """Tap on an open mark, run the page, and return footlog's answer."""
    return send(app, "tick", token=token)


def choose(app: AppTest, title: str, number: int | None) -> dict[str, Any]:
    """Tap on a number of the scale with this title, run the page, and return footlog's answer."""
    moments = {one["title"]: one["moment"] for one in day_of(app)["pain"]}
    return send(app, "pain", moment=moments[title], pain=number)


def open_day(app: AppTest, day: date) -> AppTest:
    """Open the page with another day in its address."""
    app.query_params["day"] = day.isoformat()
    return app.run()


def ratings(app: AppTest) -> dict[str, int | None]:
    """Return what is chosen on each scale of numbers on the page, by its title."""
    found = (json.loads(part.json) for part in _drawn(app, SCALE))
    return {data["title"]: data["chosen"] for data in found}


def rate(app: AppTest, title: str, number: int) -> AppTest:
    """Tap on a number of the scale with this title, and run the page."""
    parts = _drawn(app, SCALE)
    part = next(part for part in parts if json.loads(part.json)["title"] == title)
    return _sent(app, part.id, "tap", number)


def history(app: AppTest) -> list[dict[str, Any]]:
    """Return the lines of History: its days and their rows, from top to bottom."""
    return [line for part in _drawn(app, HISTORY) for line in json.loads(part.json)["lines"]]


def tap_line(app: AppTest, line_id: str, event: str = "open") -> AppTest:
    """Tap on a row of History, or with `choose` or `day` on a button of a day; run the page."""
    parts = _drawn(app, HISTORY)
    part = next(part for part in parts if f'"id": {json.dumps(line_id)}' in part.json)
    return _sent(app, part.id, event, line_id)


def told(widget: str, event: str, value: object) -> WidgetState:
    """Return what the browser sends when the component with this widget id tells of an event."""
    events = json.dumps([{"event": event, "value": value}])
    return WidgetState(id=f"$$STREAMLIT_INTERNAL_KEY_{widget}__events", json_trigger_value=events)


def data_of(app: AppTest) -> dict[str, Any]:
    """Return everything that the page sends to the scripts of the day."""
    (part,) = _drawn(app, DAY)
    return dict(json.loads(part.json))


def _drawn(app: AppTest, name: str) -> list[Any]:
    """Return the components with this name, as they are sent to the browser."""
    parts = [part.proto for part in app.get("bidi_component")]
    return [part for part in parts if part.component_name == name]


def _sent(app: AppTest, widget: str, event: str, value: object) -> AppTest:
    states = app._tree.get_widget_states()  # noqa: SLF001 - it knows no components
    states.widgets.append(told(widget, event, value))
    return app._run(states)  # noqa: SLF001 - it knows no components
