"""What a tap on the function section does: save it, say so after it is kept, offer the way back."""

from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from footlog.domain.clock import Now, new_id
from footlog.domain.function import FunctionScore, activities, check_activity_limit, new_activity
from footlog.store.diary import Diary
from footlog.ui import session
from footlog.ui.notice import Notice

_OPEN = "function_open"


@dataclass(frozen=True)
class FunctionActions:
    """The callbacks of the function section; a score is one of the day of its tap."""

    diary: Diary

    @property
    def opened(self) -> tuple[str, ...]:
        """The activities that were added in this window; each is kept with its first score."""
        found: tuple[str, ...] = st.session_state.get(_OPEN, ())
        return found

    def add(self, key: str) -> None:
        """Open the scale of the activity that was typed into the field `key`, and empty that."""

        def action() -> Notice:
            known = activities(self.diary.function_scores())
            activity = new_activity(st.session_state[key], [*known, *self.opened])
            st.session_state[_OPEN] = (*self.opened, activity)
            st.session_state[key] = ""
            return Notice(f"Added: {activity}. Tap a number to keep it.")

        if not session.is_double_tap("add activity"):
            session.attempt(action)

    def leave_out(self, activity: str) -> None:
        """Close the scale of an activity that was added and not rated."""
        st.session_state[_OPEN] = tuple(other for other in self.opened if other != activity)

    def rate(self, activity: str, number: int) -> None:
        """Save the score that was tapped, in place of the activity's other one of today."""

        def action() -> Notice:
            now, scores = session.present(self.diary.settings()), self.diary.function_scores()
            check_activity_limit(activity, activities(scores))
            todays = (s for s in scores if s.on == now.today and s.activity == activity)
            earlier = next(todays, None)
            rated = _rated(earlier, activity, number, now)
            kept = self.diary.save_function_score(rated, now.today)
            way_back = partial(self.put_back, earlier) if earlier else partial(self.remove, kept)
            return Notice(f"Saved: {activity}, {kept.score} of 10.", undo=way_back)

        session.attempt(action)

    def remove(self, score: FunctionScore) -> None:
        """Take a score out; Undo puts it back as it was."""

        def action() -> Notice:
            self.diary.delete_function_score(score.id)
            return Notice(f"Taken back: {score.activity}.", undo=partial(self.put_back, score))

        session.attempt(action)

    def put_back(self, score: FunctionScore) -> None:
        """Keep a score as it was before."""

        def action() -> Notice:
            self.diary.save_function_score(score, session.present(self.diary.settings()).today)
            return Notice(f"Put back: {score.activity}, {score.score} of 10.")

        session.attempt(action)


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
