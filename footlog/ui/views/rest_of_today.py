"""The foot of Today: another exercise, and a day without exercises."""

from collections.abc import Callable, Iterable, Mapping

import streamlit as st

from footlog.domain.exercises import Exercise, Side
from footlog.domain.logbook import DayRecord, DayState, SetLog
from footlog.wording import REASONS, SIDES, STATES, label, plural

_MEANINGS = {
    DayState.PAUSED: "nothing planned",
    DayState.MISSED: "I did not do it",
}


def show_bad_day(on_choice: Callable[[DayState, str], None], *, is_today: bool) -> None:
    """Show rest day and missed with their usual reasons; a tap calls `on_choice`."""
    panel = st.expander(
        "Not exercising today?" if is_today else "Not exercising this day?",
        icon=":material/pause_circle:",
        key="bad_day",
        on_change="rerun",
    )
    if not panel.open:
        return
    with panel:
        for state, reasons in REASONS.items():
            st.markdown(f"**{STATES[state]}**: {_MEANINGS[state]}")
            with st.container(horizontal=True, gap="small"):
                for reason in reasons:
                    st.button(
                        reason.capitalize(),
                        key=f"today_{state}_{reason}",
                        on_click=on_choice,
                        args=(state, reason),
                    )


def show_day_record(record: DayRecord, on_remove: Callable[[list[str]], None]) -> None:
    """Show that the day is a rest day or missed, with a button that removes this."""
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        st.badge(STATES[record.state], icon=":material/pause_circle:")
        st.text(record.reason or "no reason given", width="stretch")
        st.button("Undo", key="today_take_back", on_click=on_remove, args=([record.id],))


def show_other_exercise(
    exercises: Mapping[str, Exercise],
    todays: Iterable[SetLog],
    on_set: Callable[[Exercise, Side], None],
) -> None:
    """Show a choice of `exercises` and a button a side; a tap calls `on_set`."""
    panel = st.expander(
        "Log another exercise", icon=":material/add:", key="other", on_change="rerun"
    )
    if not panel.open:
        return
    with panel:
        chosen = st.selectbox(
            "Exercise",
            list(exercises),
            index=None,
            format_func=lambda key: exercises[key].name,
            key="other_exercise",
            placeholder="Choose an exercise",
        )
        if chosen is None:
            return
        exercise = exercises[chosen]
        done = sum(log.exercise_id == chosen for log in todays)
        st.caption(
            label(f"A set: {exercise.dose.amount_words}") + f" · {plural(done, 'set')} today"
        )
        with st.container(horizontal=True):
            for side in exercise.side.counted:
                st.button(
                    "Log one set" + ("" if side is Side.BOTH else f", {SIDES[side].lower()}"),
                    key=f"other_{chosen}_{side}",
                    icon=":material/add:",
                    on_click=on_set,
                    args=(exercise, side),
                )
