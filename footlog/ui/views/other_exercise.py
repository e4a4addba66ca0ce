"""Logging an exercise that is not due: chosen from all there are, one set a tap."""

from collections.abc import Callable, Iterable, Mapping

import streamlit as st

from footlog.domain.exercises import Exercise, Side
from footlog.domain.logbook import SetLog
from footlog.wording import SIDES, label, plural


def show_other_exercise(
    exercises: Mapping[str, Exercise],
    todays: Iterable[SetLog],
    on_set: Callable[[Exercise, Side], None],
) -> None:
    """Show a choice of `exercises` and a button a side; a tap calls `on_set`."""
    panel = st.expander("Log something else", icon=":material/add:", key="other", on_change="rerun")
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
