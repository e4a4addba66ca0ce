"""What taps on Today do: on sets, on pain scores, and on the day as a whole."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

import streamlit as st

from footlog.analysis.agenda import Mark, completed
from footlog.domain.clock import EntryMetadata, Now, entry_metadata
from footlog.domain.exercises import Exercise, Side
from footlog.domain.logbook import DayRecord, DayState, Entry, Moment, PainScore, SetLog
from footlog.domain.plan import PlanItem
from footlog.domain.settings import Settings
from footlog.domain.validation import InvalidEntry
from footlog.store.diary import Diary
from footlog.ui import session
from footlog.ui.notice import Notice
from footlog.ui.views.pain_scale import read_score_details
from footlog.ui.views.set_editor import read_set_editor
from footlog.wording import SHORT_MOMENTS, SIDES, STATES, ordinal, plural

OPEN = "today_open"
"""The session's key for the id of the entry that is open for correction."""

DONE = "today_done"
"""The key of the fragment that says how much of the day is done."""

STAYED = "today_stayed"
"""The key of the fragment that says that pain has stayed."""


def card_key(item: PlanItem) -> str:
    """Return the key of the fragment that shows the item on Today."""
    return f"today_card_{item.id}"


def scores_key(moments: Sequence[Moment]) -> str:
    """Return the key of the fragment that shows the scales of these moments on Today."""
    return f"today_scores_{moments[0]}"


@dataclass(frozen=True)
class TodayActions:
    """Callbacks of the Today page for `day` of the diary, when it was drawn on day `today`.

    `parts` are the keys of the fragments that a tap changes; without any the page is drawn anew.
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

    def opened(self, entry_id: str) -> None:
        """Open an entry for correction, in place of the one that is open."""
        whole = self._changes_more()
        st.session_state[OPEN] = entry_id
        self._redraw(whole=whole)

    def closed(self) -> None:
        """Close the entry that is open."""
        whole = self._changes_more()
        close()
        self._redraw(whole=whole)

    def unfolded(self) -> None:
        """Draw the parts anew for a panel that was opened or closed.

        All of them: a run that began just before may not have brought the notice of its save.
        """
        self._redraw(whole=self.now.today != self.today)

    def undo(self, entry_ids: list[str]) -> None:
        """Take back entries that were just saved."""

        def action() -> Notice:
            self.diary.delete_all(entry_ids)
            return Notice("Taken back.")

        session.attempt(action)

    def _put_back(self, before: Entry, after: Entry) -> None:
        def action() -> Notice:
            self.diary.edit(before, self.now.today, was=after)
            return Notice("Taken back.")

        session.attempt(action)

    def _attempt(self, action: Callable[[], Notice | None]) -> None:
        whole = self._changes_more()
        done = session.attempt(action)
        self._redraw(whole=whole or not done)

    def _changes_more(self) -> bool:
        """Tell whether a tap changes more of the page than its parts."""
        return OPEN in st.session_state or self.now.today != self.today

    def _redraw(self, *, whole: bool) -> None:
        if self.parts:
            st.rerun("app" if whole else self.parts)

    def _stamp(self, now: Now) -> EntryMetadata:
        if self.day == self.today != now.today:
            raise InvalidEntry(
                "The day", "is over since this page was drawn", "tap once more for the new one"
            )
        return entry_metadata(now, self.day)

    def _notice(self, what: str, *entry_ids: str) -> Notice:
        return Notice(f"Saved: {what}.", undo=partial(self.undo, list(entry_ids)))


def close() -> None:
    """Let no entry be open for correction."""
    st.session_state.pop(OPEN, None)


class SetActions(TodayActions):
    """What taps on sets do."""

    def opened_mark(self, mark: Mark) -> None:
        """Open the set of a done mark for correction."""
        if mark.log:
            self.opened(mark.log.id)

    def one_more(self, item: PlanItem, name: str, mark: Mark) -> None:
        """Save one set more than planned; a second tap within a second is the same tap."""
        if not session.is_double_tap(f"more {item.id} {mark.side}"):
            self.sets(item, name, [mark])

    def timed(self, item: PlanItem, name: str, marks: list[Mark], token: str) -> None:
        """Save the set that the timer has ended."""
        self.sets(item, name, [mark for mark in marks if mark.token(self.day) == token])

    def amount(self, item: PlanItem, name: str, mark: Mark, amount: int) -> None:
        """Save the next set with another number of repetitions, seconds, minutes or steps."""
        if not session.is_double_tap(f"amount {mark.token(self.day)}"):
            self.sets(replace(item, dose=item.dose.with_amount(amount)), name, [mark])

    def other(self, exercise: Exercise, side: Side) -> None:
        """Save one set of an exercise that is not due."""

        def action() -> Notice:
            log = SetLog(
                **self._stamp(self.now),
                exercise_id=exercise.id,
                side=side,
                **exercise.dose.amounts,
            )
            self.diary.save(log, self.now.today)
            return self._notice(f"{exercise.name}, {SIDES[side].lower()}, one set", log.id)

        if not session.is_double_tap(f"other {exercise.id} {side}"):
            self._attempt(action)

    def sets(self, item: PlanItem, name: str, marks: list[Mark]) -> None:
        """Save the sets of `marks` as planned, all of them or none."""

        def action() -> Notice | None:
            now = self.now
            logs = [completed(mark, item, self._stamp(now)) for mark in marks]
            tokens = [mark.token(self.day) for mark in marks]
            kept = self.diary.save_sets(zip(logs, tokens, strict=True), now.today)
            if not kept:
                return None
            return self._notice(f"{name}, {_which(kept)}", *(log.id for log in kept))

        self._attempt(action)

    def edited(self, log: SetLog) -> None:
        """Save the set as it was corrected, and close it."""

        def action() -> Notice:
            changed = read_set_editor(log, self.now.recorded_at)
            self.diary.edit(changed, self.now.today, was=log)
            close()
            return Notice("Saved: the set was changed.", undo=partial(self._put_back, log, changed))

        self._attempt(action)

    def removed(self, log: SetLog) -> None:
        """Take the set out, and close it."""

        def action() -> Notice:
            self.diary.delete_all([log.id])
            close()
            return Notice("Taken back.")

        self._attempt(action)


def _which(saved: list[SetLog]) -> str:
    if len(saved) > 1:
        return plural(len(saved), "set")
    (log,) = saved
    again = f", {ordinal(log.occasion)} time" if log.occasion > 1 else ""
    return f"{SIDES[log.side].lower()}, set {log.set_number}{again}"


class ScoreActions(TodayActions):
    """What taps on pain scores do."""

    def save_site_and_note(self, score: PainScore) -> None:
        """Save where it hurt and the note of a pain score, and close it."""

        def action() -> Notice:
            site, note = read_score_details(score)
            edited_at = self.now.recorded_at
            changed = replace(score, site=site, note=note, edited_at=edited_at)
            self.diary.edit(changed, self.now.today, was=score)
            close()
            return Notice("Saved: place and note.", undo=partial(self._put_back, score, changed))

        self._attempt(action)

    def pain(self, moment: Moment, number: int) -> None:
        """Save the score that was tapped, in place of the one that was there."""

        def action() -> Notice:
            score = PainScore(**self._stamp(self.now), moment=moment, pain=number)
            token = f"{self.day}|{moment}"
            before = self.diary.score_saved_as(token)
            kept = self.diary.save_score(score, self.now.today, token)
            notice = self._notice(f"{SHORT_MOMENTS[moment].lower()}, {score.pain} of 10", kept.id)
            return replace(notice, undo=partial(self._put_back, before, kept)) if before else notice

        self._attempt(action)


class AllActions(SetActions, ScoreActions):
    """What taps on Today do: on sets, on pain scores, and on the day as a whole."""

    def state(self, state: DayState, reason: str) -> None:
        """Record what the day was."""

        def action() -> Notice:
            record = DayRecord(**self._stamp(self.now), state=state, reason=reason or None)
            before = self.diary.day_records(self.day, self.day)
            self.diary.save_days([record], self.now.today)
            notice = self._notice(f"{STATES[state].lower()}, {reason}", record.id)
            return replace(notice, undo=partial(self._put_days_back, record.id, before))

        self._attempt(action)

    def _put_days_back(self, gone_id: str, before: list[DayRecord]) -> None:
        def action() -> Notice:
            self.diary.put_back([gone_id], before)
            return Notice("Taken back.")

        session.attempt(action)
