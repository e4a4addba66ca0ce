"""The plan: which exercises, how much and how often; a change leaves earlier days as they were."""

import streamlit as st

from footlog.analysis.workload import FEW_EXERCISES, plan_load
from footlog.domain.exercises import exercise_names
from footlog.domain.logbook import DayState
from footlog.ui import session
from footlog.ui.actions.plan import PlanActions
from footlog.ui.notice import show_notice
from footlog.ui.views.figure import show_figure
from footlog.ui.views.frame import show_empty
from footlog.ui.views.plan import (
    Proposal,
    item_words,
    show_before,
    show_plan_form,
    since_words,
)
from footlog.wording import REASONS, label, plural

diary = session.open_diary()
exercises = session.known_exercises(diary)
names = exercise_names(exercises.values())
settings = diary.settings()
now = session.present(settings)
dark = session.is_dark()
actions = PlanActions(diary)

st.title("Plan", anchor=False)
items = diary.plan_items()
current = [item for item in items if item.ends_on is None or item.ends_on > now.today]
ended = [item for item in items if item not in current]

if not current:
    show_empty(
        "Your plan is empty. Choose the exercises your physiotherapist gave you. Each comes with a "
        "suggested start that you can change.",
        "pages/exercises.py",
        "Choose exercises",
        ":material/directions_walk:",
    )
else:
    load = plan_load(items, now.today)
    st.markdown(
        f"{plural(load.exercises, 'exercise')}, about {max(1, round(load.minutes_a_day))} minutes "
        "a day."
        + (" A shorter plan is easier to keep up." if load.exercises > FEW_EXERCISES else "")
    )
for item in current:
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, gap="small", wrap=False):
            if exercise := exercises.get(item.exercise_id):
                show_figure(exercise, dark=dark, width=96)
            st.markdown(
                f"**{label(names[item.exercise_id])}**  \n{label(item_words(item))}  \n"
                f":small[{label(since_words(item, now.today))}]"
            )
        if item.note:
            st.text(item.note)
        before = [e for e in reversed(ended) if e.exercise_id == item.exercise_id]
        if before:
            st.caption("Previously: " + label(item_words(before[0])))
        panel = st.expander("Edit or stop", key=f"plan_open_{item.id}", on_change="rerun")
        if panel.open:
            with panel:
                show_plan_form(
                    f"plan_{item.id}",
                    Proposal(
                        item.side,
                        item.dose,
                        item.schedule,
                        item.prescribed_by or "",
                        item.note or "",
                    ),
                    now.today,
                )
                st.button(
                    "Save changes",
                    type="primary",
                    key=f"plan_save_{item.id}",
                    on_click=actions.change,
                    args=(item,),
                )
                with st.container(horizontal=True, vertical_alignment="bottom"):
                    st.date_input(
                        "Stop from",
                        now.today,
                        key=f"plan_{item.id}_stop",
                        format="YYYY-MM-DD",
                        width=190,
                    )
                    st.button(
                        "Stop", key=f"plan_stop_{item.id}", on_click=actions.stop, args=(item,)
                    )
                show_before(before, now.today)

with st.container(horizontal=True):
    st.page_link("pages/exercises.py", label="Add an exercise", icon=":material/add:")
    st.page_link("pages/settings.py", label="Settings", icon=":material/settings:")
with st.expander("Plan rest days: flare-up, ill, away", icon=":material/pause_circle:"):
    st.markdown("Nothing is planned on rest days. You can also add them afterwards.")
    with st.container(horizontal=True):
        st.date_input("From", now.today, key="plan_pause_from", format="YYYY-MM-DD", width=170)
        st.date_input(
            "Until (included)", now.today, key="plan_pause_to", format="YYYY-MM-DD", width=170
        )
    st.pills("Reason", REASONS[DayState.PAUSED], key="plan_pause_reason")
    st.button("Save rest days", key="plan_pause", on_click=actions.pause)

stopped = [item for item in ended if item.exercise_id not in {c.exercise_id for c in current}]
if stopped:
    st.header("Stopped", anchor=False)
for item in stopped:
    with st.container(border=True, gap="small"):
        st.markdown(f"**{label(names[item.exercise_id])}**  \n{label(item_words(item))}")
        st.caption(label(since_words(item, now.today)))
        st.button(
            "Start again today",
            key=f"plan_resume_{item.id}",
            on_click=actions.resume,
            args=(item,),
        )
show_notice()
