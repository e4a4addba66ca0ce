"""Today, or another day: what is due, its sets to tick, and how much it hurts."""

import streamlit as st

from footlog.ui import session
from footlog.ui.components.day import show_day
from footlog.ui.notice import show_notice
from footlog.ui.views.frame import show_empty
from footlog.ui.views.routines import show_article_routines

diary = session.open_diary()

show_day(diary, st.query_params.get("day"), dark=session.is_dark())
if not diary.plan_items():
    show_empty(
        "Welcome. First choose the exercises your physiotherapist gave you. Then tick each "
        "set here and record how much it hurts. After a few days, Trends shows whether it helps.",
        "pages/exercises.py",
        "Choose exercises",
        ":material/directions_walk:",
    )
    show_article_routines(session.open_catalogue())
    st.page_link(
        "pages/bring_in.py", label="Import a diary you already have", icon=":material/upload:"
    )
show_notice()
