"""Trends: whether it hurts less, and how much of the plan was done."""

import streamlit as st

from footlog.domain.exercises import exercise_names
from footlog.domain.weeks import monday_of
from footlog.ui import session
from footlog.ui.actions.function import FunctionActions
from footlog.ui.cache import (
    TrendsView,
    begun_on,
    diary_state,
    each_exercise,
    function_scores,
    pain_places,
    saved_settings,
)
from footlog.ui.notice import show_notice
from footlog.ui.views.foot_heat import show_foot_heat
from footlog.ui.views.frame import show_empty
from footlog.ui.views.function_section import show_function, show_function_over_time
from footlog.ui.views.trends import (
    show_adherence,
    show_calendar,
    show_head,
    show_pain,
)
from footlog.ui.views.trends_answer import show_answer
from footlog.ui.views.trends_details import (
    show_around_changes,
    show_each_exercise,
    show_tables,
)
from footlog.wording import plural

diary = session.open_diary()
state = diary_state(diary)
names = exercise_names(session.known_exercises(diary).values())
today = session.present(saved_settings(state)).today
begun = begun_on(state)

if monday_of(begun) > today:
    st.title("Trends", anchor=False)
    show_empty(
        "Nothing to show yet. Plan some exercises and log your first sets. They appear here on "
        "the same day.",
        "pages/exercises.py",
        "Choose exercises",
        ":material/directions_walk:",
    )
    st.stop()

view = TrendsView(state, today, show_head(begun, today))
show_answer(view)
pain = show_pain(view, names)

with st.grid(2, min_column_width=320):
    with st.container(gap="small"):
        plan = show_adherence(view, names)
    with st.container(gap="small"):
        show_calendar(view)
show_around_changes(view, names)
scores = function_scores(state)
show_function_over_time(scores, view.span, today)

each = st.expander("Each exercise and your pain", key="trends_each", on_change="rerun")
if each.open:
    with each:
        show_each_exercise(each_exercise(view), names, view)

where = st.expander("Where it hurts", key="trends_where", on_change="rerun")
if where.open:
    with where:
        found, elsewhere = pain_places(view)
        show_foot_heat(found, dark=session.is_dark())
        st.caption(f"{plural(elsewhere, 'score')} without a place.")

tables = st.expander("The figures as a table", key="trends_tables", on_change="rerun")
if tables.open:
    with tables:
        show_tables(plan, pain, today)

rate = st.expander("Rate what your foot lets you do", key="trends_rate", on_change="rerun")
if rate.open:
    with rate:
        show_function(scores, today, FunctionActions(diary))
st.page_link("pages/numbers.py", label="How we work this out", icon=":material/calculate:")
show_notice()
