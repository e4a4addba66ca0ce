"""One exercise of the day: its dose, what was done last time, and its sets to tick."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

import streamlit as st

from footlog.analysis.agenda import Mark, extra_mark
from footlog.analysis.hold_timer import can_be_timed, phases
from footlog.domain.exercises import Exercise, Side
from footlog.domain.logbook import SetLog
from footlog.domain.plan import PlanItem
from footlog.domain.schedule import PerWeek
from footlog.domain.validation import LONGEST_TEXT
from footlog.ui.components.hold_timer import show_hold_timer
from footlog.ui.components.set_marks import MarksContext, show_set_marks
from footlog.ui.views.exercise_card import show_instructions
from footlog.ui.views.figure import show_figure
from footlog.ui.views.today import ANCHORS, NUMBERS
from footlog.wording import SIDES, day_words, label, plural, schedule_words, set_words

_COUNTS = {"reps": "Repetitions", "hold_seconds": "Seconds held", "steps": "Steps"}


class MoreActions(Protocol):
    """What `show_more` calls back."""

    def log_timed_set(self, item: PlanItem, name: str, marks: list[Mark], token: str) -> None:
        """Save the set that the timer has ended."""

    def log_amount(self, item: PlanItem, name: str, mark: Mark, amount: int) -> None:
        """Save the next set with another amount."""

    def log_one_more(self, item: PlanItem, name: str, mark: Mark) -> None:
        """Save one set more than planned."""

    def redraw_after_unfolding(self) -> None:
        """Draw the exercise again after a panel was opened or closed."""


@dataclass(frozen=True)
class ExerciseToday:
    """One planned exercise with its marks of today and its sets of the last time.

    `exercise` is None when this footlog does not know it; its id then stands for its name.
    `is_new` is true while the person has done it on few days. `open_since` is the earlier day on
    which it was due, when it can still be done.
    """

    item: PlanItem
    exercise: Exercise | None
    is_new: bool
    marks: list[Mark]
    days_done: int
    last_time: list[SetLog]
    open_since: date | None = None

    @property
    def name(self) -> str:
        """The exercise's name."""
        return self.exercise.name if self.exercise else self.item.exercise_id

    @property
    def open_marks(self) -> list[Mark]:
        """The marks that are not ticked yet."""
        return [mark for mark in self.marks if mark.log is None]

    def logged(self, entry_id: str | None) -> SetLog | None:
        """Return the set with this id among the marks, or None."""
        logs = (mark.log for mark in self.marks if mark.log)
        return next((log for log in logs if log.id == entry_id), None)


def show_exercise_today(
    planned: ExerciseToday,
    context: MarksContext,
    on_tick: Callable[[PlanItem, str, list[Mark]], None],
    on_open: Callable[[Mark], None],
    *,
    dark: bool,
) -> None:
    """Show the exercise, with its picture or drawing while it is new.

    A tap on an open mark, or on "Done as planned" for all of them, calls `on_tick`; one on a done
    mark calls `on_open`.
    """
    item = planned.item
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        words = f"**{label(planned.name)}**  \n{label(_dose_words(planned, context.day))}"
        if planned.last_time:
            words += f"  \n:small[:gray[{label(_last_words(planned.last_time, context.day))}]]"
        st.markdown(words, width="content")
        if planned.open_marks:
            st.button(
                "Done as planned",
                key=f"today_all_{item.id}",
                icon=":material/done_all:",
                on_click=on_tick,
                args=(item, planned.name, planned.open_marks),
            )
    if planned.exercise and planned.is_new:
        show_figure(planned.exercise, dark=dark, width=160)
    show_set_marks(
        item.id,
        planned.marks,
        context,
        lambda mark: on_tick(item, planned.name, [mark]),
        on_open,
    )


def show_more(
    planned: ExerciseToday,
    day: date,
    todays: list[SetLog],
    actions: MoreActions,
    *,
    dark: bool,
) -> None:
    """Show the timer while sets are open, and two panels: how to do it, and other amounts."""
    item, open_marks = planned.item, planned.open_marks
    if can_be_timed(item.dose):
        show_hold_timer(
            f"timer_{item.id}_{day}",
            phases(item.dose, open_marks, day),
            lambda token: actions.log_timed_set(item, planned.name, planned.marks, token),
        )
    with st.container(horizontal=True):
        _show_how(planned, actions, dark=dark)
        key = f"today_different_{item.id}"
        with st.popover(
            "Add or change sets", key=key, type="tertiary", on_change=actions.redraw_after_unfolding
        ) as different:
            if different.open and open_marks:
                _show_amounts(planned, open_marks[0], actions)
            if different.open:
                _show_one_more(planned, todays, actions)


def _show_how(planned: ExerciseToday, actions: MoreActions, *, dark: bool) -> None:
    exercise = planned.exercise
    if exercise is None or not (exercise.steps or (exercise.is_shown and not planned.is_new)):
        return
    key = f"today_how_{planned.item.id}"
    with st.popover(
        "How to do it", key=key, type="tertiary", on_change=actions.redraw_after_unfolding
    ) as how:
        if not how.open:
            return
        if not planned.is_new:
            show_figure(exercise, dark=dark, width=240)
        show_instructions(exercise)


def _show_one_more(planned: ExerciseToday, todays: list[SetLog], actions: MoreActions) -> None:
    item = planned.item
    with st.container(horizontal=True, gap="small"):
        for side in item.side.counted:
            st.button(
                "One more set" + ("" if side is Side.BOTH else f", {SIDES[side].lower()}"),
                key=f"today_more_{item.id}_{side}",
                icon=":material/add:",
                on_click=actions.log_one_more,
                args=(item, planned.name, extra_mark(item, side, todays)),
            )


def _show_amounts(planned: ExerciseToday, mark: Mark, actions: MoreActions) -> None:
    dose = planned.item.dose
    st.markdown(f"Log set {mark.number:d}, {SIDES[mark.side].lower()}, with")
    with st.container(horizontal=True, gap="small"):
        for amount in other_amounts(dose.amount):
            st.button(
                label(dose.with_amount(amount).amount_words),
                key=f"today_amount_{planned.item.id}_{amount}",
                on_click=actions.log_amount,
                args=(planned.item, planned.name, mark, amount),
            )


def other_amounts(planned: int) -> list[int]:
    """Return six numbers around the planned one that people are likely to have done instead."""
    step = 1 if planned < 15 else 5  # noqa: PLR2004 - below, every single one is likely
    around = (planned + n * step for n in (-4, -3, -2, -1, 1, 2))
    return [amount for amount in around if amount > 0]


def _dose_words(planned: ExerciseToday, day: date) -> str:
    item = planned.item
    words = f"{item.dose}, {SIDES[item.side].lower()}"
    extra = [part for part in (item.dose.load, item.dose.tempo) if part]
    if isinstance(item.schedule, PerWeek):
        extra.append(
            f"{schedule_words(item.schedule)}, done on {plural(planned.days_done, 'day')} this week"
        )
    if planned.open_since:
        extra.append(f"open since {day_words(planned.open_since, day)}")
    return " · ".join((words, *extra))


def _last_words(logs: list[SetLog], day: date) -> str:
    sides: dict[Side, list[SetLog]] = {}
    for log in logs:
        sides.setdefault(log.side, []).append(log)
    done = {side: f"{len(sets)} × {set_words(sets[-1])}" for side, sets in sides.items()}
    if len(done) > 1 and len(set(done.values())) == 1:
        what = f"{next(iter(done.values()))}, {SIDES[Side.EACH].lower()}"
    else:
        what = "; ".join(f"{words}, {SIDES[side].lower()}" for side, words in done.items())
    return f"Last time, {day_words(logs[0].on, day)}: {what}"


def show_set_editor(
    log: SetLog,
    on_save: Callable[[SetLog], None],
    on_remove: Callable[[SetLog], None],
    on_close: Callable[[], None],
) -> None:
    """Show a form for `log`; its buttons call back with it, and `read_set_editor` reads it."""
    with st.container(border=True, key=f"editor_{log.id}"):
        with st.grid(3, min_column_width=140):
            for field, title in _COUNTS.items():
                if getattr(log, field) is not None:
                    st.number_input(
                        title, value=getattr(log, field), step=1, key=f"{log.id}_{field}"
                    )
            if log.minutes is not None:
                st.number_input(
                    "Minutes",
                    value=float(log.minutes),
                    step=0.5,
                    key=f"{log.id}_minutes",
                    format="%g",
                )
            st.text_input("Weight or band", log.load or "", key=f"{log.id}_load")
        st.pills(
            "Worst pain during this set",
            NUMBERS,
            default=log.pain,
            key=f"pain_{log.id}",
            help=ANCHORS,
            width="stretch",
        )
        st.text_area(
            "Note", log.note or "", key=f"{log.id}_note", height=68, max_chars=LONGEST_TEXT
        )
        with st.container(horizontal=True):
            st.button("Save set", type="primary", on_click=on_save, args=(log,))
            st.button("Remove set", on_click=on_remove, args=(log,), icon=":material/delete:")
            st.button("Close", on_click=on_close)


def read_set_editor(log: SetLog, edited_at: str) -> SetLog:
    """Return `log` as the form holds it now; raise InvalidEntry for what cannot be saved."""
    found: dict[str, Any] = {
        field: st.session_state.get(f"{log.id}_{field}")
        for field in _COUNTS
        if getattr(log, field) is not None
    }
    minutes = st.session_state.get(f"{log.id}_minutes")
    return replace(
        log,
        **found,
        minutes=None if minutes is None else Decimal(f"{minutes:g}"),
        load=st.session_state.get(f"{log.id}_load") or None,
        pain=st.session_state.get(f"pain_{log.id}"),
        note=st.session_state.get(f"{log.id}_note") or None,
        edited_at=edited_at,
    )
