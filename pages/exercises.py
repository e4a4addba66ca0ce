"""The exercises: browse, filter, read, add to the plan."""

import streamlit as st

from footlog.analysis.workload import exercise_stats
from footlog.domain.exercises import Kind
from footlog.ui import session
from footlog.ui.actions.exercises import NEW, ExerciseActions, open_exercise
from footlog.ui.notice import show_notice
from footlog.ui.views.exercise_card import (
    show_doses,
    show_exercise,
    show_exercise_stats,
    show_exercise_tile,
    starting_dose_words,
)
from footlog.ui.views.medical_help import show_when_to_get_help
from footlog.ui.views.own_form import show_own_form
from footlog.ui.views.plan import Proposal, show_plan_form
from footlog.wording import KINDS, label, plural

diary = session.open_diary()
exercises = session.known_exercises(diary)
settings = diary.settings()
now = session.present(settings)
dark = session.is_dark()
actions = ExerciseActions(diary)


items = diary.plan_items()
in_plan = {item.exercise_id for item in items if item.in_force(now.today)}
chosen = exercises.get(st.query_params.get("exercise", ""))
if chosen is None and "exercise" in st.query_params:
    st.query_params.clear()
if chosen:
    st.button(
        "All exercises",
        icon=":material/arrow_back:",
        on_click=open_exercise,
        args=(None,),
        key="exercises_back",
        type="tertiary",
    )
    st.title(label(chosen.name), anchor=False)
    show_exercise(chosen, dark=dark)
    show_doses(chosen, session.open_catalogue().articles)
    stats = exercise_stats(chosen.id, diary.exercise_days())
    show_exercise_stats(stats, now.today)
    if chosen.id in in_plan:
        st.badge("In your plan", icon=":material/check:")
        st.page_link("pages/plan.py", label="Edit in your plan", icon=":material/event_note:")
    else:
        with st.container(border=True):
            st.header("Add to your plan", anchor=False)
            st.caption(
                starting_dose_words(chosen)
                + ". If your physiotherapist gave you another dose, use that."
            )
            show_plan_form(
                f"exercises_{chosen.id}",
                Proposal(
                    chosen.side,
                    chosen.dose,
                    chosen.schedule,
                    settings.physiotherapist,
                    f"Work up to {chosen.reps_goal} repetitions." if chosen.reps_goal else "",
                ),
                now.today,
            )
            st.button(
                "Add to plan",
                key="exercises_add",
                type="primary",
                icon=":material/add:",
                on_click=actions.add_to_plan,
                args=(chosen,),
            )
    if chosen.own:
        key = actions.form_key(chosen)
        panel = st.expander(
            "Edit this exercise", icon=":material/edit:", key=key, on_change="rerun"
        )
        was = actions.as_opened(chosen, is_open=bool(panel.open))
        if panel.open:
            with panel:
                show_own_form(key, exercises, was, dark=dark)
                st.button(
                    "Save changes",
                    type="primary",
                    key=f"{key}_save",
                    on_click=actions.change_own,
                    args=(was,),
                )
    show_when_to_get_help()
    if chosen.own and stats is None and chosen.id not in in_plan:
        st.button(
            "Remove this exercise",
            key="exercises_own_remove",
            icon=":material/delete:",
            on_click=actions.remove_own,
            args=(chosen.id,),
            type="tertiary",
        )
    show_notice()
    st.stop()

st.title("Exercises", anchor=False)
query = st.text_input("Search", key="exercises_search", placeholder="calf, big toe, tennis ball …")
with st.expander("Filter by type, body part, position or equipment", icon=":material/filter_list:"):
    kinds = st.pills(
        "Type of exercise",
        list(Kind),
        format_func=KINDS.__getitem__,
        selection_mode="multi",
        key="exercises_kind",
    )
    with st.grid(3, min_column_width=180):
        targets = st.multiselect(
            "Where you feel it",
            sorted({target for exercise in exercises.values() for target in exercise.targets}),
            key="exercises_target",
        )
        positions = st.multiselect(
            "Position",
            sorted({exercise.position for exercise in exercises.values()}),
            key="exercises_position",
        )
        equipment = st.multiselect(
            "Equipment you have",
            sorted({thing for exercise in exercises.values() for thing in exercise.equipment}),
            key="exercises_equipment",
            help="Shows exercises that need no other equipment.",
        )

own = st.expander("Add your own exercise", icon=":material/add:", key=NEW, on_change="rerun")
if own.open:
    with own:
        show_own_form(NEW, exercises, dark=dark)
        st.button(
            "Save exercise", type="primary", key="exercises_own_save", on_click=actions.add_own
        )
show_when_to_get_help()

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

st.header("Before you start", anchor=False)
for advice in session.open_catalogue().advice:
    st.markdown(f"- {advice.text}")
show_notice()
