"""The plan: which exercises, how much and how often; a change leaves earlier days as they were."""

from datetime import timedelta

import streamlit as st

from footlog.analysis.workload import FEW_EXERCISES, plan_load
from footlog.domain.exercises import exercise_names
from footlog.domain.logbook import FARTHEST_PAUSE_DAYS, DayState
from footlog.domain.plan import AHEAD, Rewrite, days_to_change
from footlog.domain.take_over import PLAN_ENDING
from footlog.files.plan_file import handed_plan
from footlog.files.reading.csv_format import CsvError
from footlog.ui import session
from footlog.ui.actions.plan import ROUTINE_NAME, PlanActions
from footlog.ui.actions.routines import RoutineActions
from footlog.ui.notice import show_notice
from footlog.ui.views.calendar import show_calendar
from footlog.ui.views.figure import show_figure
from footlog.ui.views.frame import show_empty, show_refusal
from footlog.ui.views.plan import (
    show_before,
    show_coming,
    show_item,
    show_order,
    show_rest_days,
    show_taken_rows,
    since_words,
)
from footlog.ui.views.plan_form import Proposal, show_plan_form
from footlog.ui.views.routines import show_routine_links
from footlog.wording import REASONS, day_words, item_words, label, minutes_words, plural

diary = session.open_diary()
exercises = session.known_exercises(diary)
names = exercise_names(exercises.values())
now = session.present(diary.settings())
dark = session.is_dark()
actions = PlanActions(diary)

st.title("Plan", anchor=False)
items = diary.plan_items()
current = [item for item in items if not item.is_over(now.today)]
ended = [item for item in items if item.is_over(now.today)]
planned = list(dict.fromkeys(item.exercise_id for item in current))

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
    st.markdown(f"{plural(load.exercises, 'exercise')}, {minutes_words(load.minutes_a_day)}.")
    if load.exercises > FEW_EXERCISES:
        st.caption(
            "People keep up two to four exercises best (Bachmann 2018, a review of 14 studies)."
        )
for exercise_id in planned:
    with st.container(border=True, gap="small"):
        mine = [item for item in current if item.exercise_id == exercise_id]
        before = [item for item in reversed(ended) if item.exercise_id == exercise_id]
        shown = [item for item in mine if item.in_force(now.today)] or mine[:1]
        for item in shown:
            with st.container(horizontal=True, gap="small", wrap=False):
                if exercise := exercises.get(exercise_id):
                    show_figure(exercise, dark=dark, width=96)
                show_item(names[exercise_id], item, now.today)
            if item.note:
                st.text(item.note)
            if before:
                st.caption("Previously: " + label(item_words(before[0])))
            followed = any(one.starts_on == item.ends_on for one in mine)
            if item.ends_on and not followed:
                with st.container(horizontal=True, vertical_alignment="center"):
                    st.markdown(f"Stops on {day_words(item.ends_on, now.today)}.")
                    st.button(
                        "Do not stop",
                        key=f"plan_go_on_{item.id}",
                        on_click=actions.go_on,
                        args=(item,),
                        type="tertiary",
                    )
            if item.starts_on > now.today:
                continue
            first, last = days_to_change(item, now.today)
            panel = st.expander(
                "Edit or stop", type="compact", key=f"plan_open_{item.id}", on_change="rerun"
            )
            if panel.open:
                with panel:
                    show_plan_form(
                        f"plan_{item.id}", Proposal.of_item(item), now.today, (first, last)
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
                            min(now.today, last),
                            min_value=first,
                            max_value=last,
                            key=f"plan_{item.id}_stop",
                            format="YYYY-MM-DD",
                            width=190,
                        )
                        st.button(
                            "Stop", key=f"plan_stop_{item.id}", on_click=actions.stop, args=(item,)
                        )
                    show_before(before, now.today)
        for item in mine:
            if item.starts_on > now.today:
                show_coming(item, now.today, actions.move, actions.drop)

with st.container(horizontal=True):
    st.page_link("pages/exercises.py", label="Add an exercise", icon=":material/add:")
    st.page_link("pages/settings.py", label="Settings", icon=":material/settings:")
if len(planned) > 1:
    with st.expander("Change the order", icon=":material/swap_vert:", key="plan_order"):
        show_order(names, planned, actions.order)
with st.expander("Plan rest days: flare-up, ill, away", icon=":material/pause_circle:"):
    st.markdown("Nothing is planned on rest days. You can also add them afterwards.")
    with st.container(horizontal=True):
        st.date_input("From", now.today, key="plan_pause_from", format="YYYY-MM-DD", width=170)
        st.date_input(
            "Until (included)", now.today, key="plan_pause_to", format="YYYY-MM-DD", width=170
        )
    st.pills("Reason", REASONS[DayState.PAUSED], key="plan_pause_reason")
    st.button("Save rest days", key="plan_pause", on_click=actions.pause)
show_calendar(diary, now)
farthest = now.today + timedelta(days=FARTHEST_PAUSE_DAYS)
to_come = [
    record for record in diary.day_records(now.today, farthest) if record.state is DayState.PAUSED
]
if to_come:
    st.header("Rest days to come", anchor=False)
    show_rest_days(to_come, now.today, actions.unpause)
with st.expander("Routines", icon=":material/bookmark:"):
    show_routine_links(RoutineActions(diary, exercises).all_routines())
    if current:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input("Save this plan as a routine", key=ROUTINE_NAME, placeholder="its name")
            st.button("Save", key="plan_routine_save", on_click=actions.save_routine)
if any(item.in_force(now.today) for item in current):
    with st.expander("Hand over this plan", icon=":material/ios_share:"):
        st.markdown(
            "The file has your exercises with their doses, notes, and when and where you do them. "
            "It has none of your history. Whoever gets it can take it over on this page."
        )
        st.download_button(
            "Download plan file",
            lambda: handed_plan(diary, now.today)[0],
            f"plan-{now.today}{PLAN_ENDING}",
            "application/json",
            key="plan_file",
            on_click="ignore",
        )

with st.expander("Take over a plan file", icon=":material/upload:"):
    upload = st.file_uploader("Plan file", [PLAN_ENDING.removeprefix(".")], key="plan_upload")
    starts_on = st.date_input(
        "It starts on",
        now.today,
        min_value=now.today,
        max_value=now.today + AHEAD,
        key="plan_takes_over_on",
        format="YYYY-MM-DD",
        width=190,
    )
    if upload:
        try:
            handed, taken = actions.read_handed(upload.name, upload.getvalue(), starts_on)
        except CsvError as error:
            show_refusal(str(error))
        else:
            own = exercise_names((*handed.exercises, *exercises.values()))
            show_taken_rows(handed, taken, own)
            if taken.change == Rewrite():
                st.markdown("Your plan is like this already.")
            else:
                st.button(
                    "Take over this plan",
                    type="primary",
                    key="plan_take_over",
                    on_click=actions.take_over,
                    args=(handed, taken),
                )

stopped = [item for item in ended if item.exercise_id not in planned]
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
