"""What taps on the Exercises page do: open one, add it to the plan, save an own exercise."""

from dataclasses import dataclass
from functools import partial

import streamlit as st

from footlog.domain.clock import Now, new_id
from footlog.domain.exercises import Exercise, check_name_free
from footlog.domain.plan import PlanItem, Rewrite
from footlog.store.diary import Diary
from footlog.ui import session
from footlog.ui.actions.plan import ask_for_cues
from footlog.ui.notice import Notice, with_notice
from footlog.ui.views.own_form import read_own_form
from footlog.ui.views.plan_form import read_plan_form

NEW = "exercises_own"
"""The key of the form for a new own exercise."""

_OPENED = "exercise_opened"


def open_exercise(exercise_id: str) -> None:
    """Let the page of the exercise be opened next."""
    st.session_state[_OPENED] = exercise_id


def opened_exercise() -> str | None:
    """Return the id of the exercise whose page is to be opened, once; None without one."""
    opened: str | None = st.session_state.pop(_OPENED, None)
    return opened


@dataclass(frozen=True)
class ExerciseActions:
    """The callbacks of the Exercises page."""

    diary: Diary

    @property
    def now(self) -> Now:
        """The present at the tap; the page may have been drawn long before."""
        return session.present(self.diary.settings())

    @with_notice
    def add_to_plan(self, exercise: Exercise) -> Notice | None:
        """Add the exercise to the plan as the form says."""
        if session.is_double_tap(f"add {exercise.id}"):
            return None
        now, draft = self.now, read_plan_form(f"exercises_{exercise.id}")
        item = PlanItem(
            id=new_id(),
            exercise_id=exercise.id,
            recorded_at=now.recorded_at,
            **vars(draft),
        )
        undo = partial(self._undo_adding, self.diary.add_item(item, now.today))
        if item.cue is None:
            ask_for_cues([item.id])
        return Notice(f"Added to your plan: {exercise.name}.", undo=undo)

    @with_notice
    def _undo_adding(self, back: Rewrite) -> Notice:
        self.diary.rewrite_plan(back)
        return Notice("Undone.")

    @with_notice
    def add_own(self) -> Notice | None:
        """Save the own exercise that the form describes; its page is opened next."""
        if session.is_double_tap("add own"):
            return None
        exercise = read_own_form(NEW, f"own-{new_id()}", self.now.recorded_at)
        self._check_name(exercise)
        self.diary.add_own(exercise)
        _empty(NEW)
        st.session_state[NEW] = False
        open_exercise(exercise.id)
        return Notice(f"Saved: {exercise.name}.", undo=partial(self.remove_own, exercise.id))

    def form_key(self, exercise: Exercise) -> str:
        """Return the key of the form that changes the exercise, and of the panel around it."""
        return f"exercises_change_{exercise.id}"

    def as_opened(self, exercise: Exercise, *, is_open: bool) -> Exercise:
        """Return the exercise as it was when its form was opened, whatever was saved since."""
        key = self.form_key(exercise)
        if not is_open:
            _empty(key)
            return exercise
        opened: Exercise = st.session_state.setdefault(f"{key}_was", exercise)
        return opened

    @with_notice
    def change_own(self, was: Exercise) -> Notice | None:
        """Save the own exercise, opened as it `was`, as the form says; close the form."""
        if session.is_double_tap(f"change {was.id}"):
            return None
        key = self.form_key(was)
        changed = read_own_form(key, was.id, was.recorded_at or self.now.recorded_at, was)
        self._check_name(changed)
        before = self.diary.edit_own(changed, was)
        _empty(key)
        st.session_state[key] = False
        return Notice(f"Saved: {changed.name}.", undo=partial(self._undo_change, before, changed))

    @with_notice
    def _undo_change(self, before: Exercise, after: Exercise) -> Notice:
        self._check_name(before)
        self.diary.edit_own(before, after)
        return Notice("Undone.")

    @with_notice
    def remove_own(self, exercise_id: str) -> Notice:
        """Remove an own exercise that was never used."""
        self.diary.remove_own(exercise_id)
        return Notice("Removed.")

    def _check_name(self, exercise: Exercise) -> None:
        check_name_free(exercise, session.known_exercises(self.diary).values())


def _empty(form: str) -> None:
    """Remove what was typed into a form; a page that stops in the middle would still have it."""
    for slot in [slot for slot in st.session_state if str(slot).startswith(f"{form}_")]:
        del st.session_state[slot]
