"""What taps on the function scales do: add an activity, rate it, remove its score."""

from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from footlog.domain.clock import Now, new_id
from footlog.domain.function import FunctionScore, activities, check_activity_limit, new_activity
from footlog.store.diary import Diary
from footlog.ui import session
from footlog.ui.notice import Notice, with_notice

_OPEN = "function_open"


@dataclass(frozen=True)
class FunctionActions:
    """The callbacks of the function section; a score belongs to the day of its tap."""

    diary: Diary

    @property
    def opened(self) -> tuple[str, ...]:
        """The activities that were added in this window; each is saved with its first score."""
        found: tuple[str, ...] = st.session_state.get(_OPEN, ())
        return found

    @with_notice
    def add(self, key: str) -> Notice | None:
        """Open the scale of the activity that was typed into the field `key`, and empty that."""
        if session.is_double_tap("add activity"):
            return None
        known = activities(self.diary.function_scores())
        activity = new_activity(st.session_state[key], [*known, *self.opened])
        st.session_state[_OPEN] = (*self.opened, activity)
        st.session_state[key] = ""
        return Notice(f"Added: {activity}. Tap a number to save it.")

    def leave_out(self, activity: str) -> None:
        """Close the scale of an activity that was added and not rated."""
        st.session_state[_OPEN] = tuple(other for other in self.opened if other != activity)

    @with_notice
    def rate(self, activity: str, number: int) -> Notice:
        """Save the score that was tapped, in place of the activity's other one of today."""
        now, scores = session.present(self.diary.settings()), self.diary.function_scores()
        check_activity_limit(activity, activities(scores))
        todays = (s for s in scores if s.on == now.today and s.activity == activity)
        earlier = next(todays, None)
        saved = self.diary.save_function_score(_rated(earlier, activity, number, now), now.today)
        undo = partial(self._put_back, earlier) if earlier else partial(self.remove, saved)
        return Notice(f"Saved: {activity}, {saved.score} out of 10.", undo=undo)

    @with_notice
    def remove(self, score: FunctionScore) -> Notice:
        """Remove a score; Undo puts it back as it was."""
        self.diary.delete_function_score(score.id)
        return Notice(f"Removed: {score.activity}.", undo=partial(self._put_back, score))

    @with_notice
    def _put_back(self, score: FunctionScore) -> Notice:
        self.diary.save_function_score(score, session.present(self.diary.settings()).today)
        return Notice(f"Undone: {score.activity}, {score.score} out of 10.")


def _rated(earlier: FunctionScore | None, activity: str, score: int, now: Now) -> FunctionScore:
    if earlier:
        return replace(earlier, score=score)
    return FunctionScore(
        id=new_id(),
        on=now.today,
        activity=activity,
        score=score,
        recorded_at=now.recorded_at,
    )
