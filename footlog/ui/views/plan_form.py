"""The form of a plan item: its dose and how often first, the rest folded."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import streamlit as st

from footlog.domain.dose import Dose
from footlog.domain.exercises import Exercise, Side
from footlog.domain.plan import AHEAD, Cue, PlanItem, cue_of
from footlog.domain.routines import goal_note
from footlog.domain.schedule import Schedule
from footlog.domain.validation import EARLIEST_DAY
from footlog.ui.views.dose_form import (
    field_value,
    read_dose_form,
    show_counted,
    show_number,
    show_open,
    show_short_form,
)
from footlog.wording import SIDES

CUES_HELP = (
    "People who decide this beforehand are more active (Bélanger-Gravel 2013, a review of 26 "
    "studies). You can change it later in Plan."
)


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
    cue: Cue | None


@dataclass(frozen=True)
class Proposal:
    """What the form is filled with at first."""

    side: Side
    dose: Dose
    schedule: Schedule
    prescribed_by: str = ""
    note: str = ""
    cue: Cue | None = None

    @classmethod
    def of_item(cls, item: PlanItem) -> "Proposal":
        """Return what a plan item says."""
        return cls(
            item.side,
            item.dose,
            item.schedule,
            item.prescribed_by or "",
            item.note or "",
            item.cue,
        )

    @classmethod
    def of_exercise(cls, exercise: Exercise, prescribed_by: str) -> "Proposal":
        """Return the suggested start of an exercise."""
        return cls(
            exercise.side,
            exercise.dose,
            exercise.schedule,
            prescribed_by,
            goal_note(exercise) or "",
        )


def show_plan_form(
    key: str,
    proposal: Proposal,
    today: date,
    days: tuple[date, date] | None = None,
) -> None:
    """Show the form filled with `proposal`; `read_plan_form` with the same key reads it.

    `days` are the first and the last day on which it can start; without them, any past day to 90
    days ahead.
    """
    first, last = days or (EARLIEST_DAY, today + AHEAD)
    show_short_form(key, proposal.dose, proposal.schedule)
    st.date_input(
        "Start date",
        min(max(today, first), last),
        min_value=first,
        max_value=last,
        key=f"{key}_starts_on",
        format="YYYY-MM-DD",
        width=190,
    )
    with st.expander("Side, weight, rest, notes and more"):
        _show_details(key, proposal)


def _show_details(key: str, proposal: Proposal) -> None:
    dose = proposal.dose
    st.pills(
        "Side",
        list(Side),
        format_func=SIDES.__getitem__,
        default=proposal.side,
        required=True,
        key=f"{key}_side",
        help="“Each side” counts left and right separately. “Both feet at once” counts once.",
    )
    show_cue_fields(key, proposal.cue)
    show_counted(key, dose)
    show_open(key, dose)
    with st.grid(3, min_column_width=150):
        show_number(f"{key}_rest_seconds", "Rest between sets (seconds)", dose.rest_seconds)
        st.text_input(
            "Weight or band", dose.load or "", key=f"{key}_load", placeholder="red band, 5 kg"
        )
        st.text_input("Speed", dose.tempo or "", key=f"{key}_tempo", placeholder="3 s up, 3 s down")
    st.text_input("Prescribed by", proposal.prescribed_by, key=f"{key}_prescribed_by")
    st.text_input("Reason", key=f"{key}_reason", placeholder="was too easy")
    st.text_area("Note", proposal.note, key=f"{key}_note", height=68)


def show_cue_fields(key: str, cue: Cue | None) -> None:
    """Show when and where, and what on a bad day, filled; `read_cue` with the same key reads it."""
    st.text_input(
        "When and where",
        (cue and cue.when) or "",
        key=f"{key}_cue",
        placeholder="for example after brushing my teeth",
    )
    st.text_input(
        "On a bad day",
        (cue and cue.bad_day) or "",
        key=f"{key}_bad_day",
        placeholder="for example half of it",
    )


def show_cue_question(
    key: str, on_save: Callable[[], None], on_skip: Callable[[], None], *, one: bool
) -> None:
    """Ask when and where the exercises just planned are done, with a way to say nothing."""
    with st.container(border=True):
        st.markdown(f"**When and where will you do {'it' if one else 'them'}?**")
        st.caption(CUES_HELP)
        show_cue_fields(key, None)
        with st.container(horizontal=True):
            st.button("Save", key=f"{key}_save", on_click=on_save)
            st.button("Not now", key=f"{key}_skip", on_click=on_skip, type="tertiary")


def read_plan_form(key: str) -> PlanDraft:
    """Return what the form says now; raise InvalidEntry for what cannot be saved."""
    dose, schedule = read_dose_form(key)
    return PlanDraft(
        side=field_value(key, "side"),
        dose=dose,
        schedule=schedule,
        starts_on=field_value(key, "starts_on"),
        prescribed_by=field_value(key, "prescribed_by") or None,
        reason=field_value(key, "reason") or None,
        note=field_value(key, "note") or None,
        cue=read_cue(key),
    )


def read_cue(key: str) -> Cue | None:
    """Return the cue of the form, None without one; raise InvalidEntry when it is too long."""
    return cue_of(
        (field_value(key, "cue") or "").strip(), (field_value(key, "bad_day") or "").strip()
    )
