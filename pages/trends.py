"""Trends: how much of the plan was done, and whether it hurts less."""

import streamlit as st

from footlog.charts.parts import DARK, LIGHT
from footlog.domain.exercises import exercise_names
from footlog.domain.weeks import monday_of
from footlog.ui import session
from footlog.ui.actions.function import FunctionActions
from footlog.ui.cache import (
    TrendsView,
    adherence_figures,
    begun_on,
    diary_state,
    each_exercise,
    pain_figures,
    pain_places,
    saved_settings,
    trends_figures,
)
from footlog.ui.notice import show_notice
from footlog.ui.views.foot_heat import show_foot_heat
from footlog.ui.views.frame import show_empty
from footlog.ui.views.function_section import show_function, show_function_over_time
from footlog.ui.views.trends import (
    choose_exercise,
    choose_pain,
    choose_span,
    show_adherence,
    show_calendar,
    show_headline,
    show_pain,
)
from footlog.ui.views.trends_details import (
    show_each_adherence,
    show_each_exercise,
    show_tables,
)
from footlog.wording import plural

st.title("Trends", anchor=False)
diary = session.open_diary()
state = diary_state(diary)
names = exercise_names(session.known_exercises(diary).values())
today = session.present(saved_settings(state)).today
begun = begun_on(state)

if monday_of(begun) > today:
    show_empty(
        "Nothing to show yet. Plan some exercises and log your first sets. They appear here on "
        "the same day.",
        "pages/exercises.py",
        "Choose exercises",
        ":material/directions_walk:",
    )
    st.stop()

headline = st.container()
span = choose_span(begun, today)
view = TrendsView(state, today, span, DARK if session.is_dark() else LIGHT)
totals, figures = view.totals, trends_figures(view)
with headline:
    show_headline(figures)

st.header("How much of your plan you did", anchor=False)
exercise = choose_exercise(totals.tally.items, names)
adherence = adherence_figures(view, exercise)
show_adherence(adherence)
show_each_adherence(adherence.each, names)

st.header("Pain", anchor=False)
moments, foot = choose_pain(totals.scored, totals.feet) if totals.scored else ((), None)
pain = pain_figures(view, moments, foot)
if totals.scored:
    show_pain(pain)
else:
    st.markdown("No pain scores yet. Choose a number on the Today page to start the line.")

st.header("What your foot lets you do", anchor=False)
show_function_over_time(figures)
show_function(figures.function_scores, today, FunctionActions(diary))

st.header("Calendar", anchor=False)
show_calendar(figures)

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
        show_tables(adherence.weeks, pain.scores)
st.page_link("pages/numbers.py", label="How we work this out", icon=":material/calculate:")
show_notice()
