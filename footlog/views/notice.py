"""The line that says what the last tap came to, with Undo."""

import streamlit as st

from footlog.notice import last_notice


def show_notice() -> None:
    """Show what the last action came to at the foot of the window, until the next one."""
    notice = last_notice()
    if notice is None:
        return
    with (
        st.bottom,
        st.container(horizontal=True, vertical_alignment="center", wrap=False, key="notice"),
    ):
        icon = ":material/check_circle:" if notice.done else ":material/error:"
        st.markdown(icon, width="content")
        st.text(notice.text, width="stretch")
        if notice.undo:
            st.button("Undo", key="notice_undo", on_click=notice.undo, icon=":material/undo:")
