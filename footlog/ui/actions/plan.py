"""What taps on the Plan page do: change, stop, move and order exercises, pause some days."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

import streamlit as st

from footlog.domain.clock import Now, entry_metadata, new_id
from footlog.domain.logbook import DayRecord, DayState
from footlog.domain.plan import PlanItem, Rewrite
from footlog.domain.routines import Routine, as_planned
from footlog.domain.take_over import HandedPlan, TakeOver, take_over
from footlog.domain.weeks import days
from footlog.files.reading.plan_file import read_plan_file
from footlog.store.diary import Diary
from footlog.ui import session
from footlog.ui.notice import Notice, with_notice
from footlog.ui.views.plan_form import read_cue, read_plan_form
from footlog.wording import day_words, plural

ROUTINE_NAME = "plan_routine_name"
"""The key of the field for the name of a routine made out of the plan."""

_ASKED = "cues_asked"


def ask_for_cues(item_ids: Sequence[str]) -> None:
    """Ask once when and where the items just planned are done."""
    st.session_state[_ASKED] = tuple(item_ids)


@dataclass(frozen=True)
class PlanActions:
    """The callbacks of the Plan page."""

    diary: Diary

    @property
    def now(self) -> Now:
        """The present at the tap; the page may have been drawn long before."""
        return session.present(self.diary.settings())

    @with_notice
    def change(self, item: PlanItem) -> Notice | None:
        """Replace the item from the chosen day on by what the form says.

        A cue or a note alone is no new version: it is replaced where it stands.
        """
        if session.is_double_tap(f"change {item.id}"):
            return None
        now, draft = self.now, read_plan_form(f"plan_{item.id}")
        successor = replace(item, id=new_id(), recorded_at=now.recorded_at, **vars(draft))
        noted = replace(item, cue=draft.cue, note=draft.note)
        if not _says_the_same(noted, successor):
            back = self.diary.change_item(item.id, draft.starts_on, successor, now.today)
            st.session_state[f"plan_open_{item.id}"] = False
            saved = f"Saved. New dose starts {day_words(draft.starts_on, now.today)}."
            return Notice(saved, undo=partial(self._undo, back))
        if noted == item:
            return Notice("Nothing to save: you did not change anything.")
        back = self.diary.rewrite_plan(Rewrite(put=(noted,)))
        return Notice("Saved.", undo=partial(self._undo, back))

    @with_notice
    def _undo(self, back: Rewrite) -> Notice:
        self.diary.rewrite_plan(back)
        return Notice("Undone.")

    @with_notice
    def stop(self, item: PlanItem) -> Notice | None:
        """Stop the item from the chosen day; Undo lets it go on."""
        if session.is_double_tap(f"stop {item.id}"):
            return None
        day, today = st.session_state[f"plan_{item.id}_stop"], self.now.today
        back = self.diary.stop_item(item.id, day, today)
        return Notice(
            f"Saved. This exercise stops on {day_words(day, today)}."
            if day > item.starts_on
            else "Removed from your plan: it had not started by that day.",
            undo=partial(self._undo, back),
        )

    @with_notice
    def go_on(self, item: PlanItem) -> Notice:
        """Let an item that would end on a later day go on."""
        back = self.diary.rewrite_plan(Rewrite(put=(replace(item, ends_on=None),)))
        return Notice("Saved. This exercise continues.", undo=partial(self._undo, back))

    @with_notice
    def resume(self, item: PlanItem) -> Notice | None:
        """Start a stopped item again from today, as it was."""
        if session.is_double_tap(f"resume {item.id}"):
            return None
        now = self.now
        again = replace(
            item,
            id=new_id(),
            starts_on=now.today,
            ends_on=None,
            recorded_at=now.recorded_at,
            reason="started again",
        )
        back = self.diary.add_item(again, now.today)
        return Notice("Saved. This exercise starts again today.", undo=partial(self._undo, back))

    @with_notice
    def move(self, coming: PlanItem) -> Notice:
        """Let a coming item start on the chosen day."""
        day, today = st.session_state[f"plan_{coming.id}_move"], self.now.today
        back = self.diary.move_coming(coming.id, day, today)
        return Notice(f"Saved. It starts {day_words(day, today)}.", undo=partial(self._undo, back))

    @with_notice
    def drop(self, coming: PlanItem) -> Notice | None:
        """Take a coming item out of the plan; what it would have followed goes on."""
        if session.is_double_tap(f"drop {coming.id}"):
            return None
        back = self.diary.drop_coming(coming.id)
        return Notice("Saved. It will not start.", undo=partial(self._undo, back))

    @with_notice
    def order(self, exercise_ids: Sequence[str]) -> None:
        """Put the exercises of the plan in this order."""
        self.diary.order_plan(exercise_ids)

    @property
    def asked(self) -> tuple[PlanItem, ...]:
        """The items just planned that the person is asked about, as long as they are there."""
        ids = st.session_state.get(_ASKED, ())
        return tuple(item for item in self.diary.plan_items() if item.id in ids) if ids else ()

    @with_notice
    def save_cues(self, key: str) -> Notice:
        """Save what the question says as the cue of all items that were just planned."""
        cue = read_cue(key)
        if cue is None:
            return Notice("Nothing to save: write when and where first.", done=False)
        back = self.diary.rewrite_plan(
            Rewrite(put=tuple(replace(item, cue=cue) for item in self.asked))
        )
        self.skip_cues()
        return Notice(f"Saved: {cue}.", undo=partial(self._undo, back))

    def skip_cues(self) -> None:
        """Do not ask for the cue of these items again."""
        st.session_state.pop(_ASKED, None)

    @with_notice
    def save_routine(self) -> Notice | None:
        """Save the plan of today as a routine with the name that was typed."""
        if session.is_double_tap("save routine"):
            return None
        now, name = self.now, " ".join((st.session_state[ROUTINE_NAME] or "").split())
        items = [item for item in self.diary.plan_items() if item.in_force(now.today)]
        routine = Routine(new_id(), name, as_planned(items), now.recorded_at)
        self.diary.add_routine(routine)
        st.session_state[ROUTINE_NAME] = ""
        return Notice(f"Saved: {name}.", undo=partial(self._undo_routine, routine.id))

    @with_notice
    def _undo_routine(self, routine_id: str) -> Notice:
        self.diary.remove_routine(routine_id)
        return Notice("Undone.")

    def read_handed(
        self, name: str, content: bytes, starts_on: date
    ) -> tuple[HandedPlan, TakeOver]:
        """Return the plan of a file, and what it changes from a day on; raise CsvError."""
        known = session.open_catalogue().exercises
        handed = read_plan_file(content, name, known, starts_on, self.now.recorded_at)
        return handed, take_over(handed.items, self.diary.plan_items(), starts_on)

    @with_notice
    def take_over(self, handed: HandedPlan, taken: TakeOver) -> Notice | None:
        """Change the plan to the one that was handed over; Undo takes all of it back."""
        if session.is_double_tap("take over"):
            return None
        back = self.diary.take_over(taken.change, handed.exercises, self.now.today)
        number = plural(len(handed.items), "exercise")
        return Notice(f"Saved. Your plan has {number} now.", undo=partial(self._undo, back))

    @with_notice
    def pause(self) -> Notice:
        """Record every chosen day as paused; Undo brings back what was recorded before."""
        now = self.now
        first, last = st.session_state["plan_pause_from"], st.session_state["plan_pause_to"]
        reason = st.session_state["plan_pause_reason"]
        records = [
            DayRecord(**entry_metadata(now, day), state=DayState.PAUSED, reason=reason)
            for day in days(first, last + timedelta(days=1))
        ]
        before = self.diary.day_records(first, last)
        count = self.diary.pause(records, first, last, now.today)
        replaced = (
            f" This replaces what you recorded on {plural(len(before), 'day')}." if before else ""
        )
        return Notice(
            f"Saved: {plural(count, 'rest day')}, {day_words(first, now.today)} to "
            f"{day_words(last, now.today)}.{replaced}",
            undo=partial(self._undo_pause, [record.id for record in records], before),
        )

    @with_notice
    def unpause(self, records: Sequence[DayRecord]) -> Notice:
        """Remove rest days to come."""
        self.diary.put_back([record.id for record in records], [])
        return Notice(
            f"Removed: {plural(len(records), 'rest day')}.",
            undo=partial(self._undo_pause, [], records),
        )

    @with_notice
    def _undo_pause(self, ids: Sequence[str], before: Sequence[DayRecord]) -> Notice:
        self.diary.put_back(ids, before)
        return Notice("Undone.")


def _says_the_same(item: PlanItem, successor: PlanItem) -> bool:
    """Tell whether the two plan the same, whenever they start."""
    as_it_was = replace(
        successor,
        id=item.id,
        starts_on=item.starts_on,
        recorded_at=item.recorded_at,
        reason=successor.reason or item.reason,
    )
    return as_it_was == item
