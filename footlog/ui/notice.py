"""What the last tap came to, kept in the window's session until the next one."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

_KEY = "notice"


@dataclass(frozen=True)
class Notice:
    """What an action came to: done, with a way back, or refused and why."""

    text: str
    done: bool = True
    undo: Callable[[], None] | None = None


def put_notice(notice: Notice) -> None:
    """Keep the notice for the next time the page is drawn."""
    st.session_state[_KEY] = notice


def last_notice() -> Notice | None:
    """Return what the last action came to, or None before the first one."""
    notice: Notice | None = st.session_state.get(_KEY)
    return notice
