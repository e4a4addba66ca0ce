"""The way out for a device that is signed in over the home network."""

import streamlit as st

_LINK = (
    '<a href="/sign-out" target="_self" style="color: inherit; display: inline-flex; '
    'min-height: 2.75rem; align-items: center">Sign out</a>'
)


def show_sign_out() -> None:
    """Show a link to the page that signs out; it lies outside Streamlit."""
    with st.container(border=True):
        st.markdown("**This device**")
        st.caption("It is signed in over your home network for 30 days.")
        st.html(_LINK)
