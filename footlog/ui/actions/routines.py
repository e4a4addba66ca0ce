"""What taps on a routine do: plan all that is ticked, or remove an own one."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

import streamlit as st

from footlog.analysis.workload import Load, plan_load
from footlog.domain.clock import Now, new_id
from footlog.domain.exercises import Exercise
from footlog.domain.plan import PlanItem, Rewrite
from footlog.domain.routines import Routine, RoutineItem, article_routines, planned, suggested
from footlog.domain.validation import InvalidEntry
from footlog.store.diary import Diary
from footlog.ui import session
from footlog.ui.actions.plan import ask_for_cues
from footlog.ui.notice import Notice, with_notice
from footlog.ui.views.routines import is_ticked, read_row
from footlog.wording import plural

STARTS_ON = "routine_starts_on"
"""The key of the field for the day from which the routine is planned."""


@dataclass(frozen=True)
class RoutineActions:
    """The callbacks of the page of one routine; `exercises` are all that are known, by id."""

    diary: Diary
    exercises: Mapping[str, Exercise]

    @property
    def now(self) -> Now:
        """The present at the tap; the page may have been drawn long before."""
        return session.present(self.diary.settings())

    def all_routines(self) -> tuple[Routine, ...]:
        """Return the person's own routines, then those of the articles."""
        return (*self.diary.routines(), *article_routines(session.open_catalogue()))

    def of_address(self, routine_id: str | None, chosen: str | None) -> Routine | None:
        """Return the routine of this id, or one of the chosen exercises' ids joined by commas.

        None when there is no such routine, and no such exercise.
        """
        if chosen:
            ids = [one for one in dict.fromkeys(chosen.split(",")) if one in self.exercises]
            items = tuple(suggested(self.exercises[one]) for one in ids)
            return Routine("chosen", "Exercises you chose", items) if items else None
        return next((one for one in self.all_routines() if one.id == routine_id), None)

    def row_key(self, routine: Routine, number: int) -> str:
        """Return the key of a row's fields."""
        return f"routine_{routine.id}_{number}"

    def ticked(
        self, routine: Routine, in_plan: Mapping[str, PlanItem]
    ) -> list[tuple[str, RoutineItem]]:
        """Return the rows that are ticked, each with its key; none that the plan has already."""
        rows = ((self.row_key(routine, number), item) for number, item in enumerate(routine.items))
        return [
            (key, item)
            for key, item in rows
            if item.exercise_id in self.exercises
            and item.exercise_id not in in_plan
            and is_ticked(key)
        ]

    def load(self, rows: Iterable[tuple[str, RoutineItem]]) -> Load | None:
        """Return the load of the rows as they are typed; None while one cannot be saved."""
        now = self.now
        with suppress(InvalidEntry):
            return plan_load(
                [
                    planned(read_row(key, item, ""), new_id(), now.today, now.recorded_at, None)
                    for key, item in rows
                ],
                now.today,
            )
        return None

    @with_notice
    def plan_all(self, routine: Routine, rows: Iterable[tuple[str, RoutineItem]]) -> Notice | None:
        """Add what is ticked to the plan, in one go; Undo takes all of it back."""
        if session.is_double_tap(f"plan {routine.id}"):
            return None
        now, starts_on = self.now, st.session_state[STARTS_ON]
        reason = routine.name if routine.id != "chosen" else None
        items = [
            planned(
                read_row(key, item, self.exercises[item.exercise_id].name),
                new_id(),
                starts_on,
                now.recorded_at,
                reason,
            )
            for key, item in rows
        ]
        back = self.diary.add_items(items, now.today)
        ask_for_cues([item.id for item in items if item.cue is None])
        return Notice(
            f"Added to your plan: {plural(len(items), 'exercise')}.",
            undo=partial(self._undo, back),
        )

    @with_notice
    def _undo(self, back: Rewrite) -> Notice:
        self.diary.rewrite_plan(back)
        return Notice("Undone.")

    @with_notice
    def remove(self, routine: Routine) -> Notice:
        """Remove an own routine; the plan stays as it is."""
        self.diary.remove_routine(routine.id)
        return Notice(f"Removed: {routine.name}.", undo=partial(self._put_back, routine))

    @with_notice
    def _put_back(self, routine: Routine) -> Notice:
        self.diary.add_routine(routine)
        return Notice("Undone.")
