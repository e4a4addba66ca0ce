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
            help="Find exercises, see how to do them and add them to your plan.",
        ),
        st.Page(
            "pages/plan.py",
            title="Plan",
            help="See and change which exercises you do, how much and how often.",
        ),
        st.Page(
            "pages/trends.py",
            title="Trends",
            help="See how much of your plan you did and whether your pain changes.",
        ),
        st.Page(
            "pages/history.py",
            title="History",
            help="Search all your entries. Correct, move or remove them.",
        ),
        st.Page(
            "pages/share.py",
            title="Share",
            help="Download a report or your data for your physiotherapist.",
        ),
        st.Page(
            "pages/settings.py",
            title="Settings",
            help="Set which foot hurts, your pain rule and when a new day starts.",
        ),
        st.Page(
            "pages/more.py",
            title="More",
            visibility="hidden",
            help="Find the pages that the bar at the foot of a phone has no room for.",
        ),
        st.Page(
            "pages/exercise.py",
            title="Exercise",
            visibility="hidden",
            help="See how to do an exercise and add it to your plan.",
        ),
        st.Page(
            "pages/routine.py",
            title="Routine",
            visibility="hidden",
            help="Plan several exercises at once.",
        ),
        st.Page(
            "pages/bring_in.py",
            title="Import",
            url_path="import",
            visibility="hidden",
            help="Import files from footlog. You see what will change first.",
        ),
        st.Page(
            "pages/backups.py",
            title="Backups",
            visibility="hidden",
            help="Check your diary, and make or restore a backup.",
        ),
        st.Page(
            "pages/numbers.py",
            title="How we work this out",
            visibility="hidden",
            help="See how we work out each number, with an example from your week.",
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
