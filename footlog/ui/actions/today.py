"""What taps on the Today page do: to sets, to pain scores, and to the day as a whole."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial, wraps
from typing import Concatenate, ParamSpec

import streamlit as st

from footlog.analysis.agenda import Mark
from footlog.domain.clock import EntryMetadata, Now, entry_metadata
from footlog.domain.exercises import Exercise, Side
from footlog.domain.logbook import DayRecord, DayState, Entry, Moment, PainScore, SetLog
from footlog.domain.plan import PlanItem
from footlog.domain.settings import Settings
from footlog.domain.validation import InvalidEntry
from footlog.store.diary import Diary
from footlog.ui import session
from footlog.ui.notice import Notice, attempt, with_notice
from footlog.ui.views.exercise_today import read_set_editor
from footlog.ui.views.today import read_score_details
from footlog.wording import SIDES, STATES, moment_words, ordinal, plural

OPEN = "today_open"
"""The session's key for the id of the entry that is open for correction."""

DONE = "today_done"
"""The key of the fragment that shows how many sets are done."""

STAYING = "today_staying"
"""The key of the fragment that shows that pain stays."""

Arguments = ParamSpec("Arguments")


def card_key(item: PlanItem) -> str:
    """Return the key of the fragment that shows the item on Today."""
    return f"today_card_{item.id}"


def scores_key(moments: Sequence[Moment]) -> str:
    """Return the key of the fragment that shows the scales of these moments on Today."""
    return f"today_scores_{moments[0]}"


def open_day(day: date) -> None:
    """Show another day from now on."""
    st.query_params["day"] = day.isoformat()


def with_redraw(
    action: Callable[Concatenate["TodayActions", Arguments], Notice | None],
) -> Callable[Concatenate["TodayActions", Arguments], None]:
    """Make a callback of the action that shows its notice and draws again what it changed."""

    @wraps(action)
    def callback(
        actions: "TodayActions", /, *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> None:
        whole = actions.changes_whole_page()
        done = attempt(action, actions, *args, **kwargs)
        actions.redraw(whole=whole or not done)

    return callback


@dataclass(frozen=True)
class TodayActions:
    """The callbacks of the Today page for `day`, when it was drawn on day `today`.

    `parts` are the keys of the fragments that a tap changes; without them the whole page is drawn
    again.
    """

    diary: Diary
    settings: Settings
    today: date
    day: date
    parts: tuple[str, ...] = ()

    @property
    def now(self) -> Now:
        """The present at the tap; the page may have been drawn long before."""
        return session.present(self.settings)

    def changes_whole_page(self) -> bool:
        """Return whether a tap changes more than its parts: a form is open, or a new day began."""
        return OPEN in st.session_state or self.now.today != self.today

    def redraw(self, *, whole: bool) -> None:
        """Draw the parts again, or the whole page."""
        if self.parts:
            st.rerun("app" if whole else self.parts)

    def redraw_after_unfolding(self) -> None:
        """Draw the parts again for a panel that was opened or closed.

        All of them: a run that began just before may not have shown the notice of its save.
        """
        self.redraw(whole=self.now.today != self.today)

    @with_redraw
    def open_entry(self, entry_id: str) -> None:
        """Open an entry for correction, in place of the one that is open."""
        st.session_state[OPEN] = entry_id

    @with_redraw
    def close_entry(self) -> None:
        """Close the entry that is open."""
        _close()

    def open_set(self, mark: Mark) -> None:
        """Open the set of a done mark for correction."""
        if mark.log:
            self.open_entry(mark.log.id)

    @with_redraw
    def log_sets(self, item: PlanItem, name: str, marks: list[Mark]) -> Notice | None:
        """Save the sets of `marks` as planned, all of them or none."""
        now = self.now
        self._check_same_day(now)
        saved = self.diary.log_marks(item, marks, self.day, now)
        if not saved:
            return None
        return self._saved(f"{name}, {_which(saved)}", *(log.id for log in saved))

    def log_one_more(self, item: PlanItem, name: str, mark: Mark) -> None:
        """Save one set more than planned."""
        if not session.is_double_tap(f"more {item.id} {mark.side}"):
            self.log_sets(item, name, [mark])

    def log_timed_set(self, item: PlanItem, name: str, marks: list[Mark], token: str) -> None:
        """Save the set that the timer has ended."""
        self.log_sets(item, name, [mark for mark in marks if mark.token(self.day) == token])

    def log_amount(self, item: PlanItem, name: str, mark: Mark, amount: int) -> None:
        """Save the next set with another number of repetitions, seconds, minutes or steps."""
        if not session.is_double_tap(f"amount {mark.token(self.day)}"):
            self.log_sets(replace(item, dose=item.dose.with_amount(amount)), name, [mark])

    def log_other(self, exercise: Exercise, side: Side) -> None:
        """Save one set of an exercise that is not planned for the day."""
        if not session.is_double_tap(f"other {exercise.id} {side}"):
            self._log_other(exercise, side)

    @with_redraw
    def _log_other(self, exercise: Exercise, side: Side) -> Notice:
        now = self.now
        log = SetLog(
            **self._metadata(now), exercise_id=exercise.id, side=side, **exercise.dose.amounts
        )
        self.diary.save(log, now.today)
        return self._saved(f"{exercise.name}, {SIDES[side].lower()}, one set", log.id)

    @with_redraw
    def save_set(self, log: SetLog) -> Notice:
        """Save the set as it was corrected, and close it."""
        changed = read_set_editor(log, self.now.recorded_at)
        self.diary.edit(changed, self.now.today, was=log)
        _close()
        return Notice("Saved: set changed.", undo=partial(self._undo_edit, log, changed))

    @with_redraw
    def remove_set(self, log: SetLog) -> Notice:
        """Remove the set, and close it."""
        self.diary.delete_all([log.id])
        _close()
        return Notice("Removed.")

    @with_redraw
    def save_pain(self, moment: Moment, number: int) -> Notice:
        """Save the score that was tapped, in place of the one that was there."""
        score = PainScore(**self._metadata(self.now), moment=moment, pain=number)
        token = f"{self.day}|{moment}"
        before = self.diary.score_saved_as(token)
        saved = self.diary.save_score(score, self.now.today, token)
        notice = self._saved(f"{self._moment_words(moment)}, {score.pain} out of 10", saved.id)
        return replace(notice, undo=partial(self._undo_edit, before, saved)) if before else notice

    @with_redraw
    def save_site_and_note(self, score: PainScore) -> Notice:
        """Save where it hurt and the note of a pain score, and close it."""
        site, note = read_score_details(score)
        changed = replace(score, site=site, note=note, edited_at=self.now.recorded_at)
        self.diary.edit(changed, self.now.today, was=score)
        _close()
        return Notice("Saved: place and note.", undo=partial(self._undo_edit, score, changed))

    @with_redraw
    def record_day(self, state: DayState, reason: str) -> Notice:
        """Record the day as paused or missed, with the reason."""
        record = DayRecord(**self._metadata(self.now), state=state, reason=reason or None)
        before = self.diary.day_records(self.day, self.day)
        self.diary.save_days([record], self.now.today)
        notice = self._saved(f"{STATES[state].lower()}, {reason}", record.id)
        return replace(notice, undo=partial(self._undo_record, record.id, before))

    @with_notice
    def remove(self, entry_ids: list[str]) -> Notice:
        """Remove entries that were saved."""
        self.diary.delete_all(entry_ids)
        return Notice("Undone.")

    @with_notice
    def _undo_edit(self, before: Entry, after: Entry) -> Notice:
        self.diary.edit(before, self.now.today, was=after)
        return Notice("Undone.")

    @with_notice
    def _undo_record(self, record_id: str, before: list[DayRecord]) -> Notice:
        self.diary.put_back([record_id], before)
        return Notice("Undone.")

    def _moment_words(self, moment: Moment) -> str:
        words = moment_words(moment, is_today=self.day == self.today)
        return words[0].lower() + words[1:]

    def _metadata(self, now: Now) -> EntryMetadata:
        self._check_same_day(now)
        return entry_metadata(now, self.day)

    def _check_same_day(self, now: Now) -> None:
        if self.day == self.today != now.today:
            raise InvalidEntry(
                "The day", "has changed since you opened this page", "tap again to log for today"
            )

    def _saved(self, what: str, *entry_ids: str) -> Notice:
        return Notice(f"Saved: {what}.", undo=partial(self.remove, list(entry_ids)))


def _close() -> None:
    st.session_state.pop(OPEN, None)


def _which(saved: list[SetLog]) -> str:
    if len(saved) > 1:
        return plural(len(saved), "set")
    (log,) = saved
    again = f", {ordinal(log.occasion)} time" if log.occasion > 1 else ""
    return f"{SIDES[log.side].lower()}, set {log.set_number}{again}"
