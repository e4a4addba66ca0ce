"""What a tap does to an exercise of the person's own: add it, change it, forget it."""

from dataclasses import dataclass
from functools import partial

import streamlit as st

from footlog.domain.clock import new_id
from footlog.domain.exercises import Exercise, check_name_free
from footlog.store.diary import Diary
from footlog.ui import session
from footlog.ui.notice import Notice
from footlog.ui.views.own_form import read_own_form

NEW = "exercises_own"
"""The key of the form for a new one."""


@dataclass(frozen=True)
class OwnExerciseActions:
    """The callbacks for own exercises."""

    diary: Diary

    def add(self) -> None:
        """Keep the exercise that the form describes and open it."""

        def action() -> Notice:
            exercise = read_own_form(NEW, f"own-{new_id()}", self._recorded_at())
            self._check_name(exercise)
            self.diary.add_own(exercise)
            _empty(NEW)
            st.session_state[NEW] = False
            st.query_params["exercise"] = exercise.id
            return Notice(f"Saved: {exercise.name}.", undo=partial(self.forget, exercise.id))

        if not session.is_double_tap("add own"):
            session.attempt(action)

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

    def change(self, was: Exercise) -> None:
        """Write what the form says over the exercise as it `was` and close the form."""
        key = self.form_key(was)

        def action() -> Notice:
            changed = read_own_form(key, was.id, was.recorded_at or self._recorded_at(), was)
            self._check_name(changed)
            before = self.diary.edit_own(changed, was)
            _empty(key)
            st.session_state[key] = False
            return Notice(f"Saved: {changed.name}.", undo=partial(self._put_back, before, changed))

        if not session.is_double_tap(f"change {was.id}"):
            session.attempt(action)

    def _recorded_at(self) -> str:
        return session.present(self.diary.settings()).recorded_at

    def _check_name(self, exercise: Exercise) -> None:
        check_name_free(exercise, session.known_exercises(self.diary).values())

    def _put_back(self, before: Exercise, after: Exercise) -> None:
        def action() -> Notice:
            self._check_name(before)
            self.diary.edit_own(before, after)
            return Notice("Taken back.")

        session.attempt(action)

    def forget(self, exercise_id: str) -> None:
        """Forget an own exercise that was never used."""

        def action() -> Notice:
            self.diary.remove_own(exercise_id)
            return Notice("Removed.")

        session.attempt(action)


def _empty(form: str) -> None:
    """Forget what was typed into a form: a page that stops in the middle keeps it otherwise."""
    for slot in [slot for slot in st.session_state if str(slot).startswith(f"{form}_")]:
        del st.session_state[slot]
