"""The line that says what the last tap came to, with Undo."""

from collections.abc import Callable

import streamlit as st

from footlog.ui.notice import last_notice

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
