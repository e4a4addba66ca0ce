"""One routine: its exercises with a tick and a dose each; one tap plans them all."""

import streamlit as st

from footlog.domain.plan import AHEAD
from footlog.ui import session
from footlog.ui.actions.plan import PlanActions
from footlog.ui.actions.routines import STARTS_ON, RoutineActions
from footlog.ui.components.page_top import show_from_top
from footlog.ui.notice import show_notice
from footlog.ui.views.plan_form import show_cue_question
from footlog.ui.views.routines import CHOSEN, ROUTINE, show_routine_row
from footlog.wording import label, minutes_words, plural

diary = session.open_diary()
exercises = session.known_exercises(diary)
now = session.present(diary.settings())
dark = session.is_dark()
actions = RoutineActions(diary, exercises)

routine = actions.of_address(st.query_params.get(ROUTINE), st.query_params.get(CHOSEN))
if routine is None:
    st.switch_page("pages/exercises.py")

in_plan = {item.exercise_id: item for item in diary.plan_items() if not item.is_over(now.today)}
rows = actions.ticked(routine, in_plan)

plan_actions = PlanActions(diary)
asked = plan_actions.asked
show_from_top(f"{routine.id}_{'asked' if asked else 'list'}")
st.page_link("pages/exercises.py", label="All exercises", icon=":material/arrow_back:")
st.title(label(routine.name), anchor=False)
if not rows:
    st.page_link("pages/today.py", label="Go to Today", icon=":material/checklist:")
if asked:
    show_cue_question(
        "routine_cues",
        lambda: plan_actions.save_cues("routine_cues"),
        plan_actions.skip_cues,
        one=len(asked) == 1,
    )
elif rows:
    if load := actions.load(rows):
        st.caption(f"{plural(load.exercises, 'exercise')}, {minutes_words(load.minutes_a_day)}")
    st.markdown("If your physiotherapist gave you other doses, change them here.")

for number, item in enumerate(routine.items):
    if exercise := exercises.get(item.exercise_id):
        there = in_plan.get(item.exercise_id)
        show_routine_row(actions.row_key(routine, number), item, exercise, there, dark=dark)

if rows:
    st.date_input(
        "Start date",
        now.today,
        min_value=now.today,
        max_value=now.today + AHEAD,
        key=STARTS_ON,
        format="YYYY-MM-DD",
        width=190,
    )
    with st.bottom, st.container(key="action_bar"):
        st.button(
            f"Add {plural(len(rows), 'exercise')} to your plan",
            key="routine_plan",
            type="primary",
            width="stretch",
            on_click=actions.plan_all,
            args=(routine, rows),
        )
if routine.own:
    st.button(
        "Remove this routine",
        key="routine_remove",
        icon=":material/delete:",
        type="tertiary",
        on_click=actions.remove,
        args=(routine,),
    )
show_notice()
