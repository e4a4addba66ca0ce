"""The exercises: routines to plan whole, and the library to search, filter and choose from."""

import streamlit as st

from footlog.domain.exercises import Kind
from footlog.ui import session
from footlog.ui.actions.exercises import NEW, ExerciseActions, open_exercise, opened_exercise
from footlog.ui.actions.routines import RoutineActions
from footlog.ui.notice import show_notice
from footlog.ui.views.exercise_card import CHOOSE, show_exercise_tile
from footlog.ui.views.medical_help import show_when_to_get_help
from footlog.ui.views.own_form import show_own_form
from footlog.ui.views.routines import CHOSEN, show_routine_links
from footlog.wording import KINDS, label, plural

diary = session.open_diary()
exercises = session.known_exercises(diary)
now = session.present(diary.settings())
dark = session.is_dark()
actions = ExerciseActions(diary)

asked_for = opened_exercise() or st.query_params.get("exercise")
if asked_for in exercises:
    st.switch_page("pages/exercise.py", query_params={"exercise": asked_for})
if asked_for:
    st.query_params.clear()

items = diary.plan_items()
in_plan = {item.exercise_id for item in items if not item.is_over(now.today)}

st.title("Exercises", anchor=False)
with st.expander("Plan a whole routine", icon=":material/playlist_add:", expanded=not in_plan):
    show_routine_links(RoutineActions(diary, exercises).all_routines())
query = st.text_input(
    "Search",
    key="exercises_search",
    placeholder="calf, big toe, tennis ball …",
    live=True,
    persist_state="session",
)
with st.expander("Filter by type, body part, position or equipment", icon=":material/filter_list:"):
    kinds = st.pills(
        "Type of exercise",
        list(Kind),
        format_func=KINDS.__getitem__,
        selection_mode="multi",
        key="exercises_kind",
        persist_state="session",
    )
    with st.grid(3, min_column_width=180):
        targets = st.multiselect(
            "Where you feel it",
            sorted({target for exercise in exercises.values() for target in exercise.targets}),
            key="exercises_target",
            persist_state="session",
        )
        positions = st.multiselect(
            "Position",
            sorted({exercise.position for exercise in exercises.values()}),
            key="exercises_position",
            persist_state="session",
        )
        equipment = st.multiselect(
            "Equipment you have",
            sorted({thing for exercise in exercises.values() for thing in exercise.equipment}),
            key="exercises_equipment",
            persist_state="session",
            help="Shows exercises that need no other equipment.",
        )

found = [
    exercise
    for exercise in exercises.values()
    if exercise.matches(query)
    and (not kinds or exercise.kind in kinds)
    and (not targets or set(targets) & set(exercise.targets))
    and (not positions or exercise.position in positions)
    and (not equipment or set(exercise.equipment) <= set(equipment))
]
st.caption(f"{len(found)} of {plural(len(exercises), 'exercise')}")
if not found:
    st.markdown("No exercises found. Change your search or filters.")
with st.grid(2, min_column_width=280):
    for exercise in found:
        show_exercise_tile(exercise, open_exercise, planned=exercise.id in in_plan, dark=dark)
if unknown := sorted({item.exercise_id for item in items} - exercises.keys()):
    st.markdown(
        "This version of footlog does not know these exercises in your plan: "
        f"{label(', '.join(unknown))}. What you log for them is saved. A newer version may know "
        "them."
    )

own = st.expander("Add your own exercise", icon=":material/add:", key=NEW, on_change="rerun")
if own.open:
    with own:
        show_own_form(NEW, exercises, dark=dark)
        st.button(
            "Save exercise", type="primary", key="exercises_own_save", on_click=actions.add_own
        )
show_when_to_get_help()

chosen = [
    exercise.id
    for exercise in exercises.values()
    if exercise.id not in in_plan and st.session_state.get(f"{CHOOSE}{exercise.id}")
]
if chosen:
    with st.bottom, st.container(key="action_bar"):
        if st.button(
            f"Plan {plural(len(chosen), 'chosen exercise')}",
            key="exercises_plan_chosen",
            type="primary",
            width="stretch",
        ):
            st.switch_page("pages/routine.py", query_params={CHOSEN: ",".join(chosen)})

st.header("Before you start", anchor=False)
for advice in session.open_catalogue().advice:
    st.markdown(f"- {advice.text}")
show_notice()
