"""Small browser components: Python, script and style of each side by side."""

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st


@cache
def asset(name: str) -> str:
    """Return the text of a script or style of this folder."""
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


def component(name: str, html: str, *, isolated: bool = True) -> Callable[..., Any]:
    """Return the function that shows the component of this name, with its script and style.

    One that is not `isolated` is part of the page's own elements, in the page's font.
    """
    mount: Callable[..., Any] = st.components.v2.component(
        f"footlog_{name}",
        html=html,
        css=asset(f"{name}.css"),
        js=asset(f"{name}.js"),
        isolate_styles=isolated,
    )
    return mount


def event_value(key: str, event: str) -> Any:  # noqa: ANN401 - as its script sent it
    """Return the value that the component's script sent with the event; None without one."""
    return st.session_state.get(key, {}).get(event)
