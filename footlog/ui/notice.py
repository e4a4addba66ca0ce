"""The line at the foot of the window: what the last tap did, with Undo."""

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


NOTICE = "notice"
"""The key of the fragment that shows the notice, to draw it anew alone."""


def show_notice() -> None:
    """Show what the last action came to at the foot of the window, until the next one."""
    with st.bottom:
        st.fragment(_show_last, key=NOTICE)()


def _show_last() -> None:
    notice = last_notice()
    if notice is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", wrap=False, key="notice"):
        icon = ":material/check_circle:" if notice.done else ":material/error:"
        st.markdown(icon, width="content")
        st.text(notice.text, width="stretch")
        if notice.undo:
            st.button(
                "Undo",
                key="notice_undo",
                on_click=_undo,
                args=(notice.undo,),
                icon=":material/undo:",
            )


def _undo(undo: Callable[[], None]) -> None:
    undo()
    st.rerun()
