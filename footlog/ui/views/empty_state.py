"""What a page says when there is nothing yet: one sentence and the next step."""

import streamlit as st


def show_empty(text: str, page: str, action: str, icon: str) -> None:
    """Show `text` (our own words) and a link to `page` that says what to do there."""
    with st.container(border=True):
        st.markdown(text)
        st.page_link(page, label=action, icon=icon)
