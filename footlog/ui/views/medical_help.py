"""When to have the foot looked at: always there with the exercises, and when pain persists."""

import streamlit as st

from footlog.analysis.pain_patterns import Persisting

RED_FLAGS = (
    "you cannot put weight on the foot",
    "the foot is hot, red or swollen",
    "the foot is numb, tingles or burns",
    "there is a wound, or the skin changes its colour",
    "you have diabetes and something about the foot is new",
    "it began with a fall, a twist or a blow",
    "you have a fever as well",
)
"""What foot services ask people to come for soon: NHS foot pain pages (dynamichealth.nhs.uk,
livewellsouthwest.co.uk) and diabetes.org.uk on serious foot problems."""

_ICON = ":material/support_agent:"


def show_when_to_get_help() -> None:
    """Show, folded away, when not to wait and whom to ask."""
    with st.expander("When to see somebody", icon=_ICON):
        _show_red_flags()
        st.markdown(
            "If the pain stays for more than a few days, or comes back again and again, talk to "
            "your physiotherapist."
        )


def show_persisting(found: Persisting) -> None:
    """Show, folded away to one line, that pain has stayed, by which figures, and whom to ask."""
    with st.expander("Your pain has stayed: talk to your physiotherapist", icon=_ICON):
        st.markdown(
            f"On every day with a score of the last seven there was pain, on average "
            f"{found.latest:.1f} of 10 at its worst; the seven days before it was "
            f"{found.before:.1f}. Pain that stays for more than a few days should be looked at, "
            "so that its cause is known. This is what you noted, and no diagnosis."
        )
        _show_red_flags()


def _show_red_flags() -> None:
    st.markdown("See a doctor soon, without waiting for an appointment you have, when")
    st.markdown("\n".join(f"- {flag}" for flag in RED_FLAGS))
