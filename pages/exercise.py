"""One exercise: how to do it, how much, and one tap to add it to the plan."""

import streamlit as st

from footlog.analysis.workload import exercise_stats
from footlog.ui import session
from footlog.ui.actions.exercises import ExerciseActions
from footlog.ui.actions.plan import PlanActions
from footlog.ui.components.page_top import show_from_top
from footlog.ui.notice import show_notice
from footlog.ui.views.exercise_card import (
    dose_line,
    show_doses,
    show_exercise,
    show_exercise_stats,
    starting_dose_words,
)
from footlog.ui.views.medical_help import show_when_to_get_help
from footlog.ui.views.own_form import show_own_form
from footlog.ui.views.plan_form import Proposal, show_cue_question, show_plan_form
from footlog.wording import label

diary = session.open_diary()
exercises = session.known_exercises(diary)
settings = diary.settings()
now = session.present(settings)
dark = session.is_dark()
actions = ExerciseActions(diary)

chosen = exercises.get(st.query_params.get("exercise", ""))
if chosen is None:
    st.switch_page("pages/exercises.py")

in_plan = any(
    item.exercise_id == chosen.id and not item.is_over(now.today) for item in diary.plan_items()
)
show_from_top(chosen.id)
st.page_link("pages/exercises.py", label="All exercises", icon=":material/arrow_back:")
st.title(label(chosen.name), anchor=False)

if in_plan:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.badge("In your plan", icon=":material/check:")
        st.page_link("pages/plan.py", label="Edit in your plan", icon=":material/event_note:")
    plan_actions = PlanActions(diary)
    if plan_actions.asked:
        show_cue_question(
            "exercise_cues",
            lambda: plan_actions.save_cues("exercise_cues"),
            plan_actions.skip_cues,
            one=True,
        )
else:
    key = f"exercises_{chosen.id}"
    with st.container(border=True, gap="small"):
        st.markdown(
            f"**{label(dose_line(chosen))}**  \n:small[{starting_dose_words(chosen)}. If your "
            "physiotherapist gave you another dose, use that.]"
        )
        st.button(
            "Add to plan",
            key="exercises_add",
            type="primary",
            icon=":material/add:",
            on_click=actions.add_to_plan,
            args=(chosen,),
        )
        with st.expander("Change the dose first"):
            show_plan_form(key, Proposal.of_exercise(chosen, settings.physiotherapist), now.today)

show_exercise(chosen, dark=dark)
show_doses(chosen, session.open_catalogue().articles)
stats = exercise_stats(chosen.id, diary.exercise_days())
show_exercise_stats(stats, now.today)
if chosen.own:
    key = actions.form_key(chosen)
    panel = st.expander("Edit this exercise", icon=":material/edit:", key=key, on_change="rerun")
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
if chosen.own and stats is None and not in_plan:
    st.button(
        "Remove this exercise",
        key="exercises_own_remove",
        icon=":material/delete:",
        on_click=actions.remove_own,
        args=(chosen.id,),
        type="tertiary",
    )
show_notice()
