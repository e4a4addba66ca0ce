"""What taps on the Plan page do: change, stop and resume an exercise, pause some days."""

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

import streamlit as st

from footlog.domain.clock import Now, entry_metadata, new_id
from footlog.domain.logbook import DayRecord, DayState
from footlog.domain.plan import PlanItem, Rewrite
from footlog.domain.weeks import days
from footlog.store.diary import Diary
from footlog.ui import session
from footlog.ui.notice import Notice, with_notice
from footlog.ui.views.plan import read_plan_form
from footlog.wording import day_words, plural


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
        """Replace the item from the chosen day on by what the form says."""
        if session.is_double_tap(f"change {item.id}"):
            return None
        now, draft = self.now, read_plan_form(f"plan_{item.id}")
        successor = replace(item, id=new_id(), recorded_at=now.recorded_at, **vars(draft))
        if _changes_nothing(item, successor):
            return Notice("Nothing to save: you did not change anything.")
        back = self.diary.change_item(item.id, draft.starts_on, successor, now.today)
        return Notice(
            f"Saved. New dose starts {day_words(draft.starts_on, now.today)}.",
            undo=partial(self._undo, back),
        )

    @with_notice
    def _undo(self, back: Rewrite) -> Notice:
        self.diary.rewrite_plan(back)
        return Notice("Undone.")

    @with_notice
    def stop(self, item: PlanItem) -> Notice | None:
        """Stop the item from the chosen day; Undo lets it go on."""
        if session.is_double_tap(f"stop {item.id}"):
            return None
        day = st.session_state[f"plan_{item.id}_stop"]
        today = self.now.today
        back = self.diary.stop_item(item.id, day, today)
        return Notice(
            f"Saved. This exercise stops on {day_words(day, today)}."
            if day > item.starts_on
            else "Removed from your plan: it had not started by that day.",
            undo=partial(self._undo, back),
        )

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
    def _undo_pause(self, ids: list[str], before: list[DayRecord]) -> Notice:
        self.diary.put_back(ids, before)
        return Notice("Undone.")


def _changes_nothing(item: PlanItem, successor: PlanItem) -> bool:
    """Tell whether the two say the same, whenever they start."""
    as_it_was = replace(
        successor,
        id=item.id,
        starts_on=item.starts_on,
        recorded_at=item.recorded_at,
        reason=successor.reason or item.reason,
    )
    return as_it_was == item
