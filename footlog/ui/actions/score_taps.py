"""Taps on the pain scales of Today: a number, and where it hurt."""

from dataclasses import replace
from functools import partial

from footlog.domain.logbook import Moment, PainScore
from footlog.ui.actions.today_taps import TodayTaps, close
from footlog.ui.notice import Notice
from footlog.ui.views.pain_scale import read_score_details
from footlog.wording import SHORT_MOMENTS


class ScoreTaps(TodayTaps):
    """What taps on pain scores do."""

    def placed(self, score: PainScore) -> None:
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
