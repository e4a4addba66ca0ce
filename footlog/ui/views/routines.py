"""Routines: links to them, and the rows of one with a tick and a dose that can be changed."""

from collections.abc import Iterable
from dataclasses import replace

import streamlit as st

from footlog.domain.catalogue import Catalogue
from footlog.domain.exercises import Exercise
from footlog.domain.plan import PlanItem
from footlog.domain.routines import Routine, RoutineItem, article_routines
from footlog.domain.validation import InvalidEntry
from footlog.ui.views.dose_form import field_value, read_dose_form, show_short_form
from footlog.ui.views.exercise_card import figures_words
from footlog.ui.views.figure import show_figure
from footlog.wording import FIELDS, SIDES, label, plural, schedule_words

CHOSEN = "exercises"
"""The word in the address before the ids of exercises that were chosen one by one."""

ROUTINE = "routine"
"""The word in the address before the id of a routine."""


def show_routine_links(routines: Iterable[Routine]) -> None:
    """Show a link to each routine, with how many exercises it has."""
    with st.container(gap="xsmall", key="routine_links"):
        for routine in routines:
            st.page_link(
                "pages/routine.py",
                label=f"{label(routine.name)} · {plural(len(routine.items), 'exercise')}",
                icon=":material/bookmark:" if routine.own else ":material/article:",
                query_params={ROUTINE: routine.id},
            )


def show_article_routines(catalogue: Catalogue) -> None:
    """Offer the routine of each article, to be planned whole."""
    st.markdown("Or plan all exercises of an article at once:")
    show_routine_links(article_routines(catalogue))


def show_routine_row(
    key: str, item: RoutineItem, exercise: Exercise, there: PlanItem | None, *, dark: bool
) -> None:
    """Show one exercise with its tick and its dose, which opens to be changed.

    `there` is what the plan has of it already: then there is nothing to tick.
    """
    with st.container(horizontal=True, wrap=False, gap="small"):
        show_figure(exercise, dark=dark, width=80)
        with st.container(gap="xxsmall"):
            if there:
                st.markdown(f"**{label(exercise.name)}**")
                st.caption(":material/check: In your plan: " + label(str(there.dose)))
                return
            st.checkbox(f"**{label(exercise.name)}**", value=True, key=f"{key}_ticked")
            st.caption(label(_origin(item, exercise)))
            with st.expander(
                f"**{label(_dose_words(key, item))}**", type="compact", key=f"{key}_dose"
            ):
                show_short_form(key, item.dose, item.schedule)


def is_ticked(key: str) -> bool:
    """Return whether the row is ticked; one that was not shown yet is."""
    return bool(st.session_state.get(f"{key}_ticked", True))


def read_row(key: str, item: RoutineItem, name: str) -> RoutineItem:
    """Return the row with the dose that was typed; raise InvalidEntry, naming the exercise."""
    if field_value(key, "rhythm") is None:
        return item
    try:
        dose, schedule = read_dose_form(key, item.dose)
    except InvalidEntry as error:
        field = FIELDS.get(error.field, error.field)
        raise InvalidEntry(f"{name}: {field}", error.problem, error.remedy) from None
    return replace(item, dose=dose, schedule=schedule)


def _dose_words(key: str, item: RoutineItem) -> str:
    try:
        now = read_row(key, item, "")
    except InvalidEntry:
        return "This dose cannot be saved"
    return f"{now.dose}, {SIDES[now.side].lower()}, {schedule_words(now.schedule)}"


def _origin(item: RoutineItem, exercise: Exercise) -> str:
    if item.source is None:
        return "Suggested start" if item.dose == exercise.dose else "Your dose"
    if not item.source.figures:
        return "footlog’s dose: the article gives none"
    return f"The article: {figures_words(item.source)}"
