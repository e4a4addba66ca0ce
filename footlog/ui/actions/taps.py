"""All the taps of the Today page, and what a day without exercises was."""

from dataclasses import replace
from functools import partial

from footlog.domain.logbook import DayRecord, DayState
from footlog.ui import session
from footlog.ui.actions.score_taps import ScoreTaps
from footlog.ui.actions.set_taps import SetTaps
from footlog.ui.notice import Notice
from footlog.wording import STATES


class Taps(SetTaps, ScoreTaps):
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
