"""The form for an exercise of the person's own: what it is, how it is done, how much."""

from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

from footlog.dose import Dose
from footlog.exercises import Exercise, Kind, Side
from footlog.figures.drawing import general_poses
from footlog.invalid import InvalidEntry
from footlog.schedule import DAILY
from footlog.views.figure import show_figure
from footlog.views.plan_form import read_dose_form, show_dose_form
from footlog.views.words import KINDS, SIDES

_DOSE = Dose(sets=2, reps=10)
_KEY = "exercises_own"
_LINES = "One step a line."


def show_own_form(known: Mapping[str, Exercise], *, dark: bool) -> None:
    """Show the form; `known` are the exercises whose words and drawings it offers."""
    st.text_input("Name", key=f"{_KEY}_name", placeholder="what you call it")
    st.pills("Kind", list(Kind), format_func=KINDS.__getitem__, key=f"{_KEY}_kind")
    st.pills("Side", list(Side), format_func=SIDES.__getitem__, key=f"{_KEY}_side")
    with st.grid(3, min_column_width=180):
        positions = sorted({exercise.position for exercise in known.values()})
        st.selectbox("Position", positions, index=None, key=f"{_KEY}_position")
        _words("Where you feel it", (e.targets for e in known.values()), "targets")
        _words("Equipment", (e.equipment for e in known.values()), "equipment")
    st.text_area("How it is done", key=f"{_KEY}_steps", placeholder=_LINES)
    st.text_input("How it should feel", key=f"{_KEY}_feel")
    st.text_input("What to take care of", key=f"{_KEY}_caution")
    drawn = general_poses() | {e.id: e.name for e in known.values() if not e.own}
    pose = st.selectbox(
        "Drawing", list(drawn), index=None, format_func=drawn.__getitem__, key=f"{_KEY}_pose"
    )
    show_figure(pose, dark=dark, width=240)
    show_dose_form(_KEY, _DOSE, DAILY)


def _words(title: str, used: Iterable[tuple[str, ...]], field: str) -> None:
    """Offer the words that are used already; others can be typed."""
    words = sorted({word for words in used for word in words})
    st.multiselect(title, words, accept_new_options=True, key=f"{_KEY}_{field}")


def read_own_form(exercise_id: str, recorded_at: str) -> Exercise:
    """Return the exercise that the form describes; raise InvalidEntry for what cannot be kept."""
    for field in ("kind", "side"):
        if _value(field) is None:
            raise InvalidEntry(field, "is not chosen", "choose one")
    dose, schedule = read_dose_form(_KEY)
    return Exercise(
        id=exercise_id,
        name=" ".join((_value("name") or "").split()),
        kind=_value("kind"),
        side=_value("side"),
        dose=dose,
        schedule=schedule,
        targets=tuple(_value("targets")),
        position=_value("position") or "any",
        equipment=tuple(_value("equipment")),
        steps=tuple(
            " ".join(line.split()) for line in _value("steps").splitlines() if line.strip()
        ),
        feel=_value("feel"),
        caution=_value("caution"),
        recorded_at=recorded_at,
        pose=_value("pose"),
    )


def _value(field: str) -> Any:  # noqa: ANN401 - as the widgets gave it
    return st.session_state.get(f"{_KEY}_{field}")
