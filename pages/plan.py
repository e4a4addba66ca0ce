"""The plan: what is asked for from which day on; changes leave the past as it was."""

from dataclasses import replace
from datetime import timedelta

import streamlit as st

from footlog.analysis.workload import FEW_EXERCISES, plan_load
from footlog.domain.clock import entry_metadata, new_id
from footlog.domain.logbook import DayRecord, DayState
from footlog.domain.plan import PlanItem
from footlog.domain.weeks import days
from footlog.ui import session
from footlog.ui.notice import Notice, show_notice
from footlog.ui.views.figure import show_figure
from footlog.ui.views.frame import show_empty
from footlog.ui.views.plan import (
    Proposal,
    item_words,
    read_plan_form,
    show_before,
    show_plan_form,
    since_words,
)
from footlog.wording import REASONS, day_words, label, plural

diary = session.open_diary()
exercises = session.known_exercises(diary)
settings = diary.settings()
now = session.present(settings)
dark = session.is_dark()


def change(item: PlanItem) -> None:
    """Let the form's dose and schedule take over from the chosen day."""

    def action() -> Notice:
        now, draft = session.present(settings), read_plan_form(f"plan_{item.id}")
        successor = replace(item, id=new_id(), recorded_at=now.recorded_at, **vars(draft))
        diary.change_item(item.id, draft.starts_on, successor, now.today)
        return Notice(f"Saved: changed from {day_words(draft.starts_on, now.today)} on.")

    if not session.is_double_tap(f"change {item.id}"):
        session.attempt(action)


def stop(item: PlanItem) -> None:
    """Stop the item from the chosen day."""

    def action() -> Notice:
        day = st.session_state[f"plan_{item.id}_stop"]
        diary.stop_item(item.id, day)
        return Notice(
            f"Saved: stopped from {day_words(day, now.today)} on."
            if day > item.starts_on
            else "Removed from your plan: it would have begun that day.",
            undo=lambda: go_on(item),
        )

    if not session.is_double_tap(f"stop {item.id}"):
        session.attempt(action)


def go_on(item: PlanItem) -> None:
    """Let the item go on as it was before it was stopped."""

    def action() -> Notice:
        diary.put_item_back(item)
        return Notice("Taken back: it goes on.")

    session.attempt(action)


def resume(item: PlanItem) -> None:
    """Take up an ended item again from today, as it was."""

    def action() -> Notice:
        now = session.present(settings)
        again = replace(
            item,
            id=new_id(),
            starts_on=now.today,
            ends_on=None,
            recorded_at=now.recorded_at,
            reason="taken up again",
        )
        diary.add_item(again, now.today)
        return Notice("Saved: taken up again from today on.")

    if not session.is_double_tap(f"resume {item.id}"):
        session.attempt(action)


def pause() -> None:
    """Record every day of the chosen span as paused."""

    def action() -> Notice:
        now = session.present(settings)
        first, last = st.session_state["plan_pause_from"], st.session_state["plan_pause_to"]
        reason = st.session_state["plan_pause_reason"]
        records = [
            DayRecord(**entry_metadata(now, day), state=DayState.PAUSED, reason=reason)
            for day in days(first, last + timedelta(days=1))
        ]
        before = diary.day_records(first, last)
        count = diary.pause(records, first, last, now.today)
        instead = f", in place of what {plural(len(before), 'day')} said" if before else ""
        return Notice(
            f"Saved: paused from {day_words(first, now.today)} to {day_words(last, now.today)}, "
            f"{plural(count, 'day')}{instead}.",
            undo=lambda: take_back([record.id for record in records], before),
        )

    session.attempt(action)


def take_back(ids: list[str], before: list[DayRecord]) -> None:
    """Take the paused days back; what was recorded for them before is there again."""

    def action() -> Notice:
        diary.put_back(ids, before)
        return Notice("Taken back.")

    session.attempt(action)


st.title("Plan", anchor=False)
items = diary.plan_items()
current = [item for item in items if item.ends_on is None or item.ends_on > now.today]
ended = [item for item in items if item not in current]

if not current:
    show_empty(
        "Your plan is empty. Pick the exercises from your sheet; each one brings a starting dose "
        "that you can change.",
        "pages/exercises.py",
        "Choose exercises",
        ":material/directions_walk:",
    )
else:
    load = plan_load(items, now.today)
    st.markdown(
        f"{plural(load.exercises, 'exercise')}, about {max(1, round(load.minutes_a_day))} minutes "
        "a day."
        + (
            " A few exercises are usually kept up better than many."
            if load.exercises > FEW_EXERCISES
            else ""
        )
    )
for item in current:
    with st.container(border=True, gap="small"):
        exercise = exercises[item.exercise_id]
        with st.container(horizontal=True, gap="small", wrap=False):
            show_figure(exercise, dark=dark, width=96)
            st.markdown(
                f"**{label(exercise.name)}**  \n{label(item_words(item))}  \n"
                f":small[{label(since_words(item, now.today))}]"
            )
        if item.note:
            st.text(item.note)
        before = [e for e in reversed(ended) if e.exercise_id == item.exercise_id]
        if before:
            st.caption("Before: " + label(item_words(before[0])))
        panel = st.expander(
            "Change, stop or look back", key=f"plan_open_{item.id}", on_change="rerun"
        )
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
                    "Save the change",
                    type="primary",
                    key=f"plan_save_{item.id}",
                    on_click=change,
                    args=(item,),
                )
                with st.container(horizontal=True, vertical_alignment="bottom"):
                    st.date_input(
                        "Stop from this day on",
                        now.today,
                        key=f"plan_{item.id}_stop",
                        format="YYYY-MM-DD",
                        width=190,
                    )
                    st.button("Stop", key=f"plan_stop_{item.id}", on_click=stop, args=(item,))
                show_before(before, now.today)

with st.container(horizontal=True):
    st.page_link("pages/exercises.py", label="Add an exercise", icon=":material/add:")
    st.page_link("pages/settings.py", label="Settings", icon=":material/settings:")
with st.expander("Pause some days: flare, ill, away", icon=":material/pause_circle:"):
    st.markdown("Nothing is due on paused days. You can also note it afterwards.")
    with st.container(horizontal=True):
        st.date_input("From", now.today, key="plan_pause_from", format="YYYY-MM-DD", width=170)
        st.date_input("To and with", now.today, key="plan_pause_to", format="YYYY-MM-DD", width=170)
    st.pills("Why", REASONS[DayState.PAUSED], key="plan_pause_reason")
    st.button("Pause these days", key="plan_pause", on_click=pause)

stopped = [item for item in ended if item.exercise_id not in {c.exercise_id for c in current}]
if stopped:
    st.header("Stopped", anchor=False)
for item in stopped:
    with st.container(border=True, gap="small"):
        st.markdown(f"**{label(exercises[item.exercise_id].name)}**  \n{label(item_words(item))}")
        st.caption(label(since_words(item, now.today)))
        st.button(
            "Take up again from today", key=f"plan_resume_{item.id}", on_click=resume, args=(item,)
        )
show_notice()
