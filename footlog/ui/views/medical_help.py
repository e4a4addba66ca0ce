"""When to get medical help: on every exercise page, and on Today when pain does not go away."""

from collections.abc import Mapping

import streamlit as st

from footlog.analysis.pain import Staying
from footlog.domain.logbook import Moment
from footlog.wording import SHORT_MOMENTS

RED_FLAGS = (
    "you cannot put weight on your foot",
    "your foot is hot, red or swollen",
    "your foot is numb, tingles or burns",
    "there is a wound, or your skin changes colour",
    "you have diabetes and notice something new about your foot",
    "it started with a fall, a twist or a blow",
    "you also have a fever",
)
"""When foot services ask people to get help soon: NHS foot pain pages (dynamichealth.nhs.uk,
livewellsouthwest.co.uk) and diabetes.org.uk on serious foot problems."""

_ICON = ":material/support_agent:"


def show_when_to_get_help() -> None:
    """Show, in a closed panel, when to get medical help and whom to ask."""
    with st.expander("When to get medical help", icon=_ICON):
        _show_red_flags()
        st.markdown(
            "If the pain lasts more than a few days, or keeps coming back, talk to your "
            "physiotherapist."
        )


def show_staying(found: Mapping[Moment, Staying]) -> None:
    """Show, in a closed panel, that pain of some moments stays, the means, and whom to ask."""
    if not found:
        return
    means = "; ".join(
        f"{SHORT_MOMENTS[moment].lower()} {pain.latest:.1f} out of 10, in the 14 days "
        f"before {pain.before:.1f}"
        for moment, pain in found.items()
    )
    with st.expander("Your pain is not going away: talk to your physiotherapist", icon=_ICON):
        st.markdown(
            "In the last 14 days you had pain on every day you scored, and it did not fall by a "
            f"whole point. On average: {means}. Ask a doctor or physiotherapist to check pain that "
            "lasts more than a few days. This is based on your scores and is not a diagnosis."
        )
        _show_red_flags()


def _show_red_flags() -> None:
    st.markdown("Get medical help as soon as you can if:")
    st.markdown("\n".join(f"- {flag}" for flag in RED_FLAGS))
