"""The form of a dose: how much, and how often."""

from decimal import Decimal
from typing import Any

import streamlit as st

from footlog.domain.dose import Dose
from footlog.domain.schedule import (
    DAILY,
    DAYS_A_WEEK,
    EveryDays,
    PerWeek,
    Schedule,
    Weekdays,
)
from footlog.wording import WEEKDAY_NAMES

_COUNTED = {
    "reps": "Repetitions",
    "hold": "Seconds held",
    "reps_held": "Repetitions, each held",
    "minutes": "Minutes",
    "steps": "Steps",
}
_RHYTHMS = {
    "daily": "Every day",
    "every_days": "Every few days",
    "weekdays": "Certain weekdays",
    "per_week": "Times a week",
}
_USUAL_GAP = 2
_USUAL_COUNT = 3


def show_short_form(key: str, dose: Dose, schedule: Schedule) -> None:
    """Show the numbers of the dose and how often, filled; `read_dose_form` reads them."""
    _show_numbers(key, dose)
    _show_schedule(key, schedule)


def show_dose_form(key: str, dose: Dose, schedule: Schedule) -> None:
    """Show how much and how often, filled; `read_dose_form` with the same key reads it."""
    show_counted(key, dose)
    _show_numbers(key, dose)
    show_open(key, dose)
    _show_schedule(key, schedule)


def _show_numbers(key: str, dose: Dose) -> None:
    with st.grid(3, min_column_width=100):
        if not st.session_state.get(f"{key}_open", dose.sets is None):
            show_number(f"{key}_sets", "Sets", dose.sets or 1)
        _amounts(key, dose)
        show_number(f"{key}_times_per_day", "Times a day", dose.times_per_day)


def show_counted(key: str, dose: Dose) -> None:
    """Show what a set is counted by."""
    st.pills(
        "Count sets by",
        list(_COUNTED),
        format_func=_COUNTED.__getitem__,
        default=_counted(dose),
        required=True,
        key=f"{key}_counted",
    )


def show_open(key: str, dose: Dose) -> None:
    """Show whether there is a fixed number of sets."""
    st.checkbox("No fixed number of sets", dose.sets is None, key=f"{key}_open")


def _amounts(key: str, dose: Dose) -> None:
    counted = st.session_state.get(f"{key}_counted", _counted(dose))
    if counted in ("reps", "reps_held"):
        show_number(f"{key}_reps", "Repetitions", dose.reps)
    if counted in ("hold", "reps_held"):
        show_number(f"{key}_hold_seconds", "Seconds to hold", dose.hold_seconds)
    if counted == "minutes":
        minutes = float(dose.minutes) if dose.minutes else None
        st.number_input("Minutes", value=minutes, step=0.5, key=f"{key}_minutes", format="%g")
    elif counted == "steps":
        show_number(f"{key}_steps", "Steps", dose.steps)


def _show_schedule(key: str, schedule: Schedule) -> None:
    chosen = st.pills(
        "How often",
        list(_RHYTHMS),
        format_func=_RHYTHMS.__getitem__,
        default=_rhythm(schedule),
        required=True,
        key=f"{key}_rhythm",
    )
    if chosen == "every_days":
        gap = schedule.gap if isinstance(schedule, EveryDays) and schedule != DAILY else _USUAL_GAP
        show_number(f"{key}_gap", "Every … days", gap)
    elif chosen == "weekdays":
        st.pills(
            "Days of the week",
            range(DAYS_A_WEEK),
            selection_mode="multi",
            default=sorted(schedule.numbers) if isinstance(schedule, Weekdays) else None,
            format_func=WEEKDAY_NAMES.__getitem__,
            key=f"{key}_weekdays",
        )
    elif chosen == "per_week":
        count = schedule.count if isinstance(schedule, PerWeek) else _USUAL_COUNT
        show_number(f"{key}_per_week", "Times a week", count)


def _rhythm(schedule: Schedule) -> str:
    if schedule == DAILY:
        return "daily"
    return {EveryDays: "every_days", Weekdays: "weekdays", PerWeek: "per_week"}[type(schedule)]


def show_number(key: str, title: str, value: int | None) -> None:
    """Show a number field; with limits it would return its old value for a refused number."""
    st.number_input(title, value=value, step=1, key=key)


def _counted(dose: Dose) -> str:
    if dose.reps:
        return "reps_held" if dose.hold_seconds else "reps"
    if dose.hold_seconds:
        return "hold"
    return "minutes" if dose.minutes else "steps"


def read_dose_form(key: str, was: Dose | None = None) -> tuple[Dose, Schedule]:
    """Return the dose and schedule of the form; raise InvalidEntry for what cannot be saved.

    The short form shows no way of counting, rest, load or tempo: there they stay as they `was`.
    """
    if was is None:
        rest = {
            "rest_seconds": field_value(key, "rest_seconds"),
            "load": field_value(key, "load") or None,
            "tempo": field_value(key, "tempo") or None,
        }
        counted, is_open = field_value(key, "counted"), field_value(key, "open")
    else:
        rest = {"rest_seconds": was.rest_seconds, "load": was.load, "tempo": was.tempo}
        counted, is_open = _counted(was), was.sets is None
    dose = Dose(
        **_read_amounts(key, counted),
        **rest,
        sets=None if is_open else field_value(key, "sets"),
        times_per_day=field_value(key, "times_per_day"),
    )
    return dose, _read_schedule(key)


def _read_amounts(key: str, counted: str) -> dict[str, Any]:
    amounts: dict[str, Any] = {}
    if counted in ("reps", "reps_held"):
        amounts["reps"] = field_value(key, "reps")
    if counted in ("hold", "reps_held"):
        amounts["hold_seconds"] = field_value(key, "hold_seconds")
    if counted == "minutes" and (minutes := field_value(key, "minutes")) is not None:
        amounts["minutes"] = Decimal(f"{minutes:g}")
    if counted == "steps":
        amounts["steps"] = field_value(key, "steps")
    return amounts


def _read_schedule(key: str) -> Schedule:
    match field_value(key, "rhythm"):
        case "every_days":
            return EveryDays(field_value(key, "gap"))
        case "weekdays":
            return Weekdays(frozenset(field_value(key, "weekdays")))
        case "per_week":
            return PerWeek(field_value(key, "per_week"))
        case _:
            return DAILY


def field_value(key: str, field: str) -> Any:  # noqa: ANN401 - as the widgets gave it
    """Return what a field of the form holds; None when it is empty or not shown."""
    return st.session_state.get(f"{key}_{field}")
