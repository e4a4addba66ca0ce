"""The dashboard's entry: navigation and frame; every page is a script in pages/."""

import streamlit as st

page = st.navigation(
    [
        st.Page(
            "pages/today.py",
            title="Today",
            default=True,
            help="Log the sets you did and how much it hurt.",
        ),
        st.Page(
            "pages/exercises.py",
            title="Exercises",
            help="Browse the exercises, read how they are done, add them to your plan.",
        ),
        st.Page(
            "pages/plan.py",
            title="Plan",
            help="What you do, how much and how often; change it from any day.",
        ),
        st.Page(
            "pages/trends.py",
            title="Trends",
            help="How well you keep to the plan, and whether it hurts less.",
        ),
        st.Page(
            "pages/history.py",
            title="History",
            help="Every entry, newest first; correct or remove it.",
        ),
        st.Page(
            "pages/share.py",
            title="Share",
            help="Download the history for your physiotherapist.",
        ),
        st.Page(
            "pages/settings.py",
            title="Settings",
            help="When a day starts, the pain rule, which foot, your physiotherapist.",
        ),
        st.Page(
            "pages/bring_in.py",
            title="Import",
            url_path="import",
            visibility="hidden",
            help="Bring in what footlog exported, after a look at what would change.",
        ),
        st.Page(
            "pages/backups.py",
            title="Backups",
            visibility="hidden",
            help="Whether the diary is sound, and every backup of it.",
        ),
        st.Page(
            "pages/numbers.py",
            title="How we work this out",
            visibility="hidden",
            help="Each formula with an example from your own week.",
        ),
    ],
    position="top",
)
st.set_page_config(page_title=f"{page.title} · footlog", page_icon="🦶")

from footlog.ui import session  # noqa: E402 - nothing that can fail comes before st.navigation
from footlog.ui.actions.failures import failures_shown  # noqa: E402
from footlog.ui.views.frame import show_frame  # noqa: E402

with failures_shown():
    show_frame(demo=session.is_demo(), newer=session.is_newer())
    page.run()
