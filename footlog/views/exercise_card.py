"""One exercise to read: what it is for, how it is done, what the articles say."""

from collections.abc import Callable

import streamlit as st

from footlog.exercises import Exercise, Source
from footlog.views.words import KINDS, SIDES, label

_UNITS = {
    "sets": "sets",
    "reps": "repetitions",
    "hold_seconds": "s hold",
    "rest_seconds": "s rest",
    "minutes": "minutes",
    "steps": "steps",
    "times_per_day": "× a day",
    "reps_goal": "repetitions as the goal",
}


def show_exercise_tile(
    exercise: Exercise, on_open: Callable[[str], None], *, planned: bool
) -> None:
    """Show the exercise in short, with a button that calls `on_open` with its id."""
    with st.container(border=True, gap="small", height="stretch"):
        st.markdown(f"**{label(exercise.name)}**")
        st.caption(_facts(exercise))
        st.markdown(label(f"{exercise.dose}, {SIDES[exercise.side].lower()}"))
        st.space("stretch")
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(
                "Read and add" if not planned else "Read",
                key=f"exercises_open_{exercise.id}",
                on_click=on_open,
                args=(exercise.id,),
            )
            if planned:
                st.badge("In your plan", icon=":material/check:")


def show_exercise(exercise: Exercise) -> None:
    """Show the exercise's use, steps, feel, caution and what each article states of it."""
    st.caption(_facts(exercise))
    if exercise.aliases:
        st.caption("Also called: " + label(", ".join(exercise.aliases)))
    steps = (f"{number:d}. {label(step)}" for number, step in enumerate(exercise.steps, start=1))
    st.markdown("\n".join(steps))
    if exercise.feel:
        st.markdown(f":material/my_location: {label(exercise.feel)}")
    if exercise.caution:
        st.markdown(f":material/front_hand: {label(exercise.caution)}")
    for source in exercise.sources:
        st.caption(f"An article calls it “{label(source.name)}”: {_figures(source)}.")


def _facts(exercise: Exercise) -> str:
    facts = (
        KINDS[exercise.kind],
        ", ".join(exercise.targets),
        exercise.position,
        ", ".join(exercise.equipment) or "no equipment",
    )
    return " · ".join(label(fact) for fact in facts if fact)


def _figures(source: Source) -> str:
    if not source.figures:
        return "no dose stated"
    return ", ".join(
        f"{_range(low, high)} {_UNITS[measure]}" for measure, (low, high) in source.figures.items()
    )


def _range(low: int, high: int | None) -> str:
    if high is None:
        return f"{low} or more"
    return str(low) if low == high else f"{low} to {high}"
