"""Parts of Plan: the form of an item, and the versions it had."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import streamlit as st

from footlog.domain.dose import Dose
from footlog.domain.exercises import Side
from footlog.domain.plan import PlanItem
from footlog.domain.schedule import (
    DAYS_A_WEEK,
    EveryDays,
    PerWeek,
    Schedule,
    Weekdays,
)
from footlog.domain.weeks import DAY
from footlog.wording import SIDES, WEEKDAY_NAMES, day_words, schedule_words

_COUNTED = {
    "reps": "Repetitions",
    "hold": "Seconds held",
    "reps_held": "Repetitions, each held",
    "minutes": "Minutes",
    "steps": "Steps",
}
_RHYTHMS = {
    "every_days": "Every day or every few days",
    "weekdays": "On certain weekdays",
    "per_week": "A number of times a week",
}


@dataclass(frozen=True)
class PlanDraft:
    """What the form holds, checked and ready to become a plan item."""

    side: Side
    dose: Dose
    schedule: Schedule
    starts_on: date
    prescribed_by: str | None
    reason: str | None
    note: str | None


@dataclass(frozen=True)
class Proposal:
    """What the form is filled with at first."""

    side: Side
    dose: Dose
    schedule: Schedule
    prescribed_by: str = ""
    note: str = ""


def show_plan_form(key: str, proposal: Proposal, today: date) -> None:
    """Show the form filled with `proposal`; `read_plan_form` with the same key reads it."""
    show_dose_form(key, proposal.dose, proposal.schedule)
    st.pills(
        "Side",
        list(Side),
        format_func=SIDES.__getitem__,
        default=proposal.side,
        required=True,
        key=f"{key}_side",
        help="“Each side” counts left and right separately. “Both feet at once” counts once.",
    )
    st.date_input("Start date", today, key=f"{key}_starts_on", format="YYYY-MM-DD")
    with st.expander("Weight, speed, rest, who prescribed it and why"):
        _show_details(key, proposal)


def show_dose_form(key: str, dose: Dose, schedule: Schedule) -> None:
    """Show how much and how often, filled; `read_dose_form` with the same key reads it."""
    st.pills(
        "Count sets by",
        list(_COUNTED),
        format_func=_COUNTED.__getitem__,
        default=_counted(dose),
        required=True,
        key=f"{key}_counted",
    )
    with st.grid(4, min_column_width=150):
        if not st.session_state.get(f"{key}_open", dose.sets is None):
            _number(f"{key}_sets", "Sets", dose.sets or 1)
        _amounts(key, dose)
        _number(f"{key}_times_per_day", "Times a day", dose.times_per_day)
    st.checkbox("No fixed number of sets", dose.sets is None, key=f"{key}_open")
    _show_schedule(key, schedule)


def _show_details(key: str, proposal: Proposal) -> None:
    dose = proposal.dose
    with st.grid(3, min_column_width=150):
        _number(f"{key}_rest_seconds", "Rest between sets (seconds)", dose.rest_seconds)
        st.text_input(
            "Weight or band", dose.load or "", key=f"{key}_load", placeholder="red band, 5 kg"
        )
        st.text_input("Speed", dose.tempo or "", key=f"{key}_tempo", placeholder="3 s up, 3 s down")
    st.text_input("Prescribed by", proposal.prescribed_by, key=f"{key}_prescribed_by")
    st.text_input("Reason", key=f"{key}_reason", placeholder="was too easy")
    st.text_area("Note", proposal.note, key=f"{key}_note", height=68)


def _amounts(key: str, dose: Dose) -> None:
    counted = st.session_state[f"{key}_counted"]
    if counted in ("reps", "reps_held"):
        _number(f"{key}_reps", "Repetitions per set", dose.reps)
    if counted in ("hold", "reps_held"):
        _number(f"{key}_hold_seconds", "Seconds to hold", dose.hold_seconds)
    if counted == "minutes":
        minutes = float(dose.minutes) if dose.minutes else None
        st.number_input(
            "Minutes per set", value=minutes, step=0.5, key=f"{key}_minutes", format="%g"
        )
    elif counted == "steps":
        _number(f"{key}_steps", "Steps per set", dose.steps)


def _show_schedule(key: str, schedule: Schedule) -> None:
    rhythm = {EveryDays: "every_days", Weekdays: "weekdays", PerWeek: "per_week"}[type(schedule)]
    chosen = st.pills(
        "How often",
        list(_RHYTHMS),
        format_func=_RHYTHMS.__getitem__,
        default=rhythm,
        required=True,
        key=f"{key}_rhythm",
    )
    if chosen == "every_days":
        gap = schedule.gap if isinstance(schedule, EveryDays) else 1
        _number(f"{key}_gap", "Every … days (1 is every day)", gap)
    elif chosen == "weekdays":
        st.pills(
            "Days of the week",
            range(DAYS_A_WEEK),
            selection_mode="multi",
            default=sorted(schedule.numbers) if isinstance(schedule, Weekdays) else None,
            format_func=WEEKDAY_NAMES.__getitem__,
            key=f"{key}_weekdays",
        )
    else:
        count = schedule.count if isinstance(schedule, PerWeek) else 3
        _number(f"{key}_per_week", "Times a week", count)


def _number(key: str, title: str, value: int | None) -> None:
    """Show a number field; with limits it would return its old value for a refused number."""
    st.number_input(title, value=value, step=1, key=key)


def _counted(dose: Dose) -> str:
    if dose.reps:
        return "reps_held" if dose.hold_seconds else "reps"
    if dose.hold_seconds:
        return "hold"
    return "minutes" if dose.minutes else "steps"


def read_plan_form(key: str) -> PlanDraft:
    """Return what the form says now; raise InvalidEntry for what cannot be saved."""
    dose, schedule = read_dose_form(key)
    return PlanDraft(
        side=_value(key, "side"),
        dose=dose,
        schedule=schedule,
        starts_on=_value(key, "starts_on"),
        prescribed_by=_value(key, "prescribed_by") or None,
        reason=_value(key, "reason") or None,
        note=_value(key, "note") or None,
    )


def read_dose_form(key: str) -> tuple[Dose, Schedule]:
    """Return the dose and schedule of the form; raise InvalidEntry for what cannot be saved."""
    dose = Dose(
        **_read_amounts(key),
        sets=None if _value(key, "open") else _value(key, "sets"),
        rest_seconds=_value(key, "rest_seconds"),
        load=_value(key, "load") or None,
        tempo=_value(key, "tempo") or None,
        times_per_day=_value(key, "times_per_day"),
    )
    return dose, _read_schedule(key)


def _read_amounts(key: str) -> dict[str, Any]:
    counted = _value(key, "counted")
    amounts: dict[str, Any] = {}
    if counted in ("reps", "reps_held"):
        amounts["reps"] = _value(key, "reps")
    if counted in ("hold", "reps_held"):
        amounts["hold_seconds"] = _value(key, "hold_seconds")
    if counted == "minutes" and (minutes := _value(key, "minutes")) is not None:
        amounts["minutes"] = Decimal(f"{minutes:g}")
    if counted == "steps":
        amounts["steps"] = _value(key, "steps")
    return amounts


def _read_schedule(key: str) -> Schedule:
    match _value(key, "rhythm"):
        case "weekdays":
            return Weekdays(frozenset(_value(key, "weekdays")))
        case "per_week":
            return PerWeek(_value(key, "per_week"))
        case _:
            return EveryDays(_value(key, "gap"))


def _value(key: str, field: str) -> Any:  # noqa: ANN401 - as the widgets gave it
    return st.session_state.get(f"{key}_{field}")


def item_words(item: PlanItem) -> str:
    """Return the item in words: dose, side, schedule, load and tempo."""
    parts = (
        str(item.dose),
        SIDES[item.side].lower(),
        schedule_words(item.schedule),
        item.dose.rest_seconds and f"{item.dose.rest_seconds} s rest",
        item.dose.load,
        item.dose.tempo,
    )
    return ", ".join(str(part) for part in parts if part)


def since_words(item: PlanItem, today: date) -> str:
    """Return from when to when the item is planned, who prescribed it and why."""
    parts = [_days_words(item, today)]
    if item.prescribed_by:
        parts.append(f"prescribed by {item.prescribed_by}")
    if item.reason:
        parts.append(item.reason)
    return ", ".join(parts)


def _days_words(item: PlanItem, today: date) -> str:
    first = day_words(item.starts_on, today)
    if not item.ends_on:
        return f"{'from' if item.starts_on > today else 'since'} {first}"
    last = day_words(item.ends_on - DAY, today)
    return f"on {first}" if first == last else f"{first} to {last}"


def show_before(earlier: list[PlanItem], today: date) -> None:
    """Show the earlier versions of an item, and when each was planned."""
    for item in earlier:
        st.caption("Previously", width="content")
        st.text(f"{item_words(item)}\n{since_words(item, today)}")
