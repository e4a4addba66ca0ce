"""The form in which an entry of History is corrected, where it stands."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from typing import Any, Protocol

import streamlit as st

from footlog.domain.dose import LONGEST_WORDS
from footlog.domain.exercises import Side
from footlog.domain.logbook import (
    USUAL_MARKS,
    WORST_PAIN,
    DayRecord,
    DayState,
    Entry,
    FootMark,
    Moment,
    PainScore,
    SetLog,
)
from footlog.domain.validation import EARLIEST_DAY, LONGEST_TEXT, InvalidEntry
from footlog.ui.components.foot_map import read_foot_map, show_foot_map
from footlog.wording import SHORT_MOMENTS, SIDES, STATES, mark_words

_AMOUNTS = {
    "reps": "Repetitions",
    "hold_seconds": "Seconds held",
    "minutes": "Minutes",
    "steps": "Steps",
}
NUMBERS = tuple(range(WORST_PAIN + 1))
ANCHORS = "0 is no pain, 10 is the worst pain you can imagine."
_TEXTS = ("load", "reason", "note")
_SIDES_OF_A_SET = (Side.LEFT, Side.RIGHT, Side.BOTH)
_SIDES_OF_PAIN = (Side.LEFT, Side.RIGHT, Side.EACH)


class EditorActions(Protocol):
    """What `show_entry_editor` calls back."""

    def save(self, entry: Entry) -> None:
        """Save the entry as the form holds it."""

    def remove(self, entry: Entry) -> None:
        """Remove the entry."""

    def close(self) -> None:
        """Close the form."""


def show_entry_editor(entry: Entry, when: str, last: date, actions: EditorActions) -> None:
    """Show a form for the entry; its buttons call back with it, and `read_editor` reads it.

    `when` says when it was typed and changed; `last` is the last day it can be moved to.
    """
    with st.container(key="history_editor", gap="small"):
        match entry:
            case SetLog():
                _show_set(entry, last)
            case PainScore():
                _show_score(entry, last)
            case DayRecord():
                _show_record(entry, last)
            case FootMark():
                _show_mark(entry, last)
        st.text_area(
            "Note", entry.note or "", key=_key(entry, "note"), height=68, max_chars=LONGEST_TEXT
        )
        st.caption(when)
        with st.container(horizontal=True):
            st.button(
                "Save", key="history_save", type="primary", on_click=actions.save, args=(entry,)
            )
            st.button(
                "Remove",
                key="history_remove",
                icon=":material/delete:",
                on_click=actions.remove,
                args=(entry,),
            )
            st.button("Close", key="history_close", type="tertiary", on_click=actions.close)


def read_editor(entry: Entry) -> Entry:
    """Return the entry as the form holds it now; raise InvalidEntry for what cannot be saved."""
    read: dict[str, Any] = {
        name: _value(entry, name) or None if name in _TEXTS else _value(entry, name)
        for name in ("on", "side", "pain", "moment", "state", *_AMOUNTS, *_TEXTS)
        if hasattr(entry, name)
    }
    if isinstance(entry, SetLog | PainScore):
        read["site"] = read_foot_map(_key(entry, "site"), entry.site)
    if minutes := read.get("minutes"):
        read["minutes"] = Decimal(f"{minutes:g}")
    if read["on"] is None:
        raise InvalidEntry("date", "is empty", "choose one")
    return replace(entry, **read, time=_time_read(entry))


def _show_set(log: SetLog, last: date) -> None:
    noted = [name for name in _AMOUNTS if getattr(log, name) is not None]
    with st.grid(4, min_column_width=140):
        for name in noted or _AMOUNTS:
            _show_amount(log, name)
        st.text_input(
            "Weight or band", log.load or "", key=_key(log, "load"), max_chars=LONGEST_WORDS
        )
        _show_day_and_time(log, last)
    _show_side(log, log.side, _SIDES_OF_A_SET, required=True)
    _show_pain("Worst pain during this set", log, log.pain, required=False)
    _show_site(log, log.site)


def _show_score(score: PainScore, last: date) -> None:
    _show_pain("Pain", score, score.pain, required=True)
    with st.grid(4, min_column_width=140):
        st.selectbox(
            "When",
            list(Moment),
            index=list(Moment).index(score.moment),
            format_func=SHORT_MOMENTS.__getitem__,
            key=_key(score, "moment"),
        )
        _show_day_and_time(score, last)
    _show_side(score, score.side, _SIDES_OF_PAIN, required=False)
    _show_site(score, score.site)


def _show_record(record: DayRecord, last: date) -> None:
    st.segmented_control(
        "What the day was",
        list(DayState),
        default=record.state,
        required=True,
        format_func=STATES.__getitem__,
        key=_key(record, "state"),
    )
    with st.grid(4, min_column_width=140):
        st.text_input(
            "Reason", record.reason or "", key=_key(record, "reason"), max_chars=LONGEST_WORDS
        )
        _show_day_and_time(record, last)


def _show_mark(mark: FootMark, last: date) -> None:
    reasons = list(dict.fromkeys((*USUAL_MARKS, mark.reason)))
    with st.grid(4, min_column_width=140):
        st.selectbox(
            "What was different",
            reasons,
            index=reasons.index(mark.reason),
            format_func=mark_words,
            accept_new_options=True,
            key=_key(mark, "reason"),
        )
        _show_day_and_time(mark, last)
    _show_side(mark, mark.side, _SIDES_OF_PAIN, required=False)


def _show_pain(title: str, entry: Entry, pain: int | None, *, required: bool) -> None:
    st.pills(
        title,
        NUMBERS,
        default=pain,
        required=required,
        key=_key(entry, "pain"),
        help=ANCHORS,
        width="stretch",
    )


def _show_amount(log: SetLog, name: str) -> None:
    value = getattr(log, name)
    is_minutes = name == "minutes"
    st.number_input(
        _AMOUNTS[name],
        value=float(value) if is_minutes and value is not None else value,
        step=0.5 if is_minutes else 1,
        format="%g" if is_minutes else "%d",
        key=_key(log, name),
    )


def _show_side(entry: Entry, side: Side | None, sides: tuple[Side, ...], *, required: bool) -> None:
    st.segmented_control(
        "Side",
        dict.fromkeys((*sides, *((side,) if side else ()))),
        default=side,
        required=required,
        format_func=SIDES.__getitem__,
        key=_key(entry, "side"),
    )


def _show_site(entry: Entry, site: str | None) -> None:
    with st.expander("Where it hurt", icon=":material/pin_drop:"):
        show_foot_map(_key(entry, "site"), site)


def _show_day_and_time(entry: Entry, last: date) -> None:
    st.date_input(
        "Day",
        entry.on,
        min_value=EARLIEST_DAY,
        max_value=max(last, entry.on),
        format="YYYY-MM-DD",
        key=_key(entry, "on"),
    )
    st.time_input(
        "Time",
        time.fromisoformat(entry.time) if entry.time else None,
        step=60,
        key=_key(entry, "time"),
    )


def _time_read(entry: Entry) -> str | None:
    at = st.session_state.get(_key(entry, "time"))
    return f"{at:%H:%M}" if at else None


def _key(entry: Entry, name: str) -> str:
    return f"history_{name}_{entry.id}"


def _value(entry: Entry, name: str) -> Any:  # noqa: ANN401 - of whichever widget
    """Return what the form holds; what it does not show stays as it was."""
    return st.session_state.get(_key(entry, name), getattr(entry, name))
