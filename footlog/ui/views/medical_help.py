"""When to get medical help: on every exercise page."""

import streamlit as st

from footlog.day.advice import GET_HELP, RED_FLAGS


def show_when_to_get_help() -> None:
    """Show, in a closed panel, when to get medical help and whom to ask."""
    with st.expander("When to get medical help", icon=":material/support_agent:"):
        st.markdown(GET_HELP)
        st.markdown("\n".join(f"- {flag}" for flag in RED_FLAGS))
        st.markdown(
            "If the pain lasts more than a few days, or keeps coming back, talk to your "
            "physiotherapist."
        )
