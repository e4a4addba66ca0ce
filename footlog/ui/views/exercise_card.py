"""One exercise to read: what it is for, how to do it, what the articles say."""

from collections.abc import Callable, Mapping
from datetime import date

import streamlit as st

from footlog.analysis.workload import ExerciseStats
from footlog.domain.catalogue import Article
from footlog.domain.exercises import Exercise, Source
from footlog.ui.views.figure import show_beside_figure, show_figure
from footlog.wording import KINDS, SIDES, day_words, label, plural, schedule_words

_UNITS = {
    "sets": "sets",
    "reps": "repetitions",
    "hold_seconds": "s hold",
    "rest_seconds": "s rest",
    "minutes": "minutes",
    "steps": "steps",
    "times_per_day": "times a day",
    "reps_goal": "repetitions as a goal",
}


CHOOSE = "exercises_choose_"
"""What the key of a tile's tick begins with, before the exercise's id."""


def show_exercise_tile(
    exercise: Exercise, on_open: Callable[[str], None], *, planned: bool, dark: bool
) -> None:
    """Show the exercise in short, with a tick, and a button that calls `on_open` with its id."""
    with st.container(border=True, height="stretch", vertical_alignment="distribute"):
        show_beside_figure(
            exercise,
            " · ".join(_facts(exercise)),
            f"{exercise.dose}, {SIDES[exercise.side].lower()}",
            dark=dark,
        )
        with st.container(horizontal=True, vertical_alignment="center", wrap=False):
            st.button(
                "View",
                key=f"exercises_open_{exercise.id}",
                on_click=on_open,
                args=(exercise.id,),
            )
            if planned:
                st.badge("In your plan", icon=":material/check:")
            else:
                st.checkbox("Choose", key=f"{CHOOSE}{exercise.id}", persist_state="session")


def dose_line(exercise: Exercise) -> str:
    """Return the starting dose in words: dose, side and how often."""
    side, how_often = SIDES[exercise.side].lower(), schedule_words(exercise.schedule)
    return f"{exercise.dose}, {side}, {how_often}"


def show_exercise(exercise: Exercise, *, dark: bool) -> None:
    """Show the exercise's use, what it looks like, and beside it the steps, feel and caution."""
    st.caption(" · ".join(label(fact) for fact in _facts(exercise)))
    if exercise.aliases:
        st.caption("Also called: " + label(", ".join(exercise.aliases)))
    with st.grid(2 if exercise.is_shown else 1, min_column_width=280, gap="medium"):
        if exercise.is_shown:
            with st.container(gap="small"):
                _show_moving(exercise, dark=dark)
        with st.container(gap="small"):
            show_instructions(exercise)


def _show_moving(exercise: Exercise, *, dark: bool) -> None:
    """Show a drawing in motion, until the switch under it stops it (WCAG 2.2.2)."""
    if exercise.picture:
        show_figure(exercise, dark=dark, width=480)
        return
    key = f"exercises_moves_{exercise.id}"
    moving = st.session_state.get(key, True)
    show_figure(exercise, dark=dark, moving=moving, width=480)
    st.toggle("Show the movement", value=True, key=key)


def show_instructions(exercise: Exercise) -> None:
    """Show how the exercise is done, where it is felt, and what to take care of."""
    steps = (f"{number:d}. {label(step)}" for number, step in enumerate(exercise.steps, start=1))
    st.markdown("\n".join(steps))
    if exercise.feel:
        st.markdown(f":material/my_location: {label(exercise.feel)}")
    if exercise.caution:
        st.markdown(f":material/front_hand: {label(exercise.caution)}")


def show_doses(exercise: Exercise, articles: Mapping[str, Article]) -> None:
    """Show the starting dose and, beside it, what each article says."""
    st.header("How much", anchor=False)
    with st.grid(3, min_column_width=200):
        with st.container(border=True, gap="xsmall", height="stretch"):
            st.caption(starting_dose_words(exercise))
            how_often = schedule_words(exercise.schedule)
            side = SIDES[exercise.side].lower()
            st.markdown(f"**{label(str(exercise.dose))}**  \n{side}, {label(how_often)}")
        for source in exercise.sources:
            with st.container(border=True, gap="xsmall", height="stretch"):
                st.caption(label(articles[source.document].title))
                st.markdown(f"**{label(figures_words(source))}**  \n“{label(source.name)}”")


def show_exercise_stats(stats: ExerciseStats | None, today: date) -> None:
    """Show what the person has done of the exercise so far."""
    st.header("What you have done", anchor=False)
    if stats is None:
        st.markdown("You have not logged this exercise yet.")
        return
    pain = "no pain recorded with a set"
    if stats.worst is not None:
        pain = f"worst pain with a set {stats.worst:d} out of 10"
    st.markdown(
        f"{plural(stats.sets, 'set')} on {plural(stats.days, 'day')}, "
        f"last on {day_words(stats.last, today)}; {pain}."
    )


def starting_dose_words(exercise: Exercise) -> str:
    """Return who suggests the starting dose."""
    if exercise.own:
        return "Your own dose"
    return "Suggested start" if exercise.dose_from else "Suggested start from the article"


def _facts(exercise: Exercise) -> list[str]:
    facts = (
        KINDS[exercise.kind],
        ", ".join(exercise.targets),
        exercise.position,
        ", ".join(exercise.equipment) or "no equipment",
    )
    return [fact for fact in facts if fact]


def figures_words(source: Source) -> str:
    """Return the figures that an article states: "30 to 60 s hold, 2 times a day"."""
    if not source.figures:
        return "no dose stated"
    return ", ".join(
        "once a day"
        if (measure, low, high) == ("times_per_day", 1, 1)
        else f"{_range(low, high)} {_UNITS[measure]}"
        for measure, (low, high) in source.figures.items()
    )


def _range(low: int, high: int | None) -> str:
    if high is None:
        return f"{low} or more"
    return str(low) if low == high else f"{low} to {high}"
