"""Taps on the sets of Today: ticked, timed, one more, another amount, corrected, taken out."""

from dataclasses import replace
from functools import partial

from footlog.analysis.agenda import Mark, completed
from footlog.domain.exercises import Exercise, Side
from footlog.domain.logbook import SetLog
from footlog.domain.plan import PlanItem
from footlog.ui import session
from footlog.ui.actions.today_taps import TodayTaps, close
from footlog.ui.notice import Notice
from footlog.ui.views.set_editor import read_set_editor
from footlog.wording import SIDES, ordinal, plural


class SetTaps(TodayTaps):
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
