"""The marks of Today in tests that run the page without a browser."""

import json

from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest


def shown(app: AppTest) -> dict[str, bool]:
    """Return of each mark on the page, by its token, whether it is shown as done."""
    rows = [row for _, data in _drawn(app) for row in data["rows"]]
    return {token: done for row in rows for token, _, done in row}


def titles(app: AppTest) -> list[str]:
    """Return what stands on the marks of the page."""
    return [title for _, data in _drawn(app) for row in data["rows"] for _, title, _ in row]


def tap(app: AppTest, token: str) -> AppTest:
    """Tap on a mark as its button in the browser tells the page, and run the page."""
    name = next(name for name, data in _drawn(app) if f'"{token}"' in json.dumps(data))
    what = "open" if shown(app)[token] else "tick"
    states = app._tree.get_widget_states()  # noqa: SLF001 - it knows no components
    events = json.dumps([{"event": what, "value": token}])
    state = WidgetState(id=f"$$STREAMLIT_INTERNAL_KEY_{name}__events", json_trigger_value=events)
    states.widgets.append(state)
    return app._run(states)  # noqa: SLF001 - it knows no components


def _drawn(app: AppTest) -> list[tuple[str, dict[str, list[list[tuple[str, str, bool]]]]]]:
    """Return the widget id and the data of each group of marks."""
    parts = [part.proto for part in app.get("bidi_component")]
    return [
        (part.id, json.loads(part.json))
        for part in parts
        if part.component_name == "footlog_set_marks"
    ]
