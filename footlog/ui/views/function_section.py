"""Function: the person's own activities, each with a scale, and how they changed."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Protocol

import streamlit as st

from footlog.charts.frames import function_frame
from footlog.charts.scores import function_chart
from footlog.domain.function import (
    AS_BEFORE,
    CLEAR_MEAN,
    CLEAR_SINGLE,
    LONGEST_ACTIVITY,
    MOST_ACTIVITIES,
    FunctionScore,
    activities,
    function_change,
)
from footlog.ui.cache import TrendsFigures, cached_display
from footlog.ui.components.number_scale import show_number_scale
from footlog.wording import day_words, function_words

NUMBERS = tuple(range(AS_BEFORE + 1))
_NEW = "function_new"


class Actions(Protocol):
    """What the section's taps do."""

    @property
    def opened(self) -> tuple[str, ...]:
        """The activities that were added and may not be rated yet."""

    def add(self, key: str) -> None:
        """Open the scale of the activity in the text field `key`."""

    def leave_out(self, activity: str) -> None:
        """Close the scale of an activity that was added and not rated."""

    def rate(self, activity: str, number: int) -> None:
        """Save the number that was tapped."""

    def remove(self, score: FunctionScore) -> None:
        """Take a score out."""


@cached_display
def show_function_over_time(figures: TrendsFigures) -> None:
    """Show what the foot lets one do: the chart, where there is a score, and the change."""
    scores = figures.function_scores
    if scores:
        st.altair_chart(
            function_chart(function_frame(scores), *figures.view.span.drawn),
            alt="What you can do, from 0 cannot do it to 10 as well as before, by activity",
            key="trends_function",
        )
    _show_change(scores, figures.view.today)


def _show_change(scores: Sequence[FunctionScore], today: date) -> None:
    """Show what to rate, the change so far, and when that was."""
    st.markdown(
        "Name three to five things your foot makes hard, like standing for 30 minutes, and rate "
        "them about once a week: 0 means you cannot do it, 10 as well as before."
    )
    if change := function_change(scores):
        st.markdown(f"**{function_words(change)}**")
    if scores:
        st.caption(
            f"Last rated {day_words(max(score.on for score in scores), today)}. A change counts "
            f"from {CLEAR_MEAN} points on, for a single activity from {CLEAR_SINGLE}: smaller ones "
            "can come from rating differently on another day (Patient-Specific Functional Scale, "
            "Stratford 1995, Physiother Can 47:258)."
        )


def show_function(scores: Sequence[FunctionScore], today: date, actions: Actions) -> None:
    """Show a scale for each activity with today's score, and room for more."""
    todays = {score.activity: score for score in scores if score.on == today}
    known = activities(scores)
    listed = [*known, *(activity for activity in actions.opened if activity not in known)]
    for activity in listed:
        with st.container(gap=None):
            _show_scale(activity, todays.get(activity), actions, is_new=activity not in known)
    if len(listed) < MOST_ACTIVITIES:
        _show_adding(actions)


def _show_scale(
    activity: str, score: FunctionScore | None, actions: Actions, *, is_new: bool
) -> None:
    show_number_scale(
        f"pain_function_{activity}",
        activity,
        NUMBERS,
        score.score if score else None,
        partial(actions.rate, activity),
    )
    if score:
        _show_way_out("Remove today’s score", activity, partial(actions.remove, score))
    elif is_new:
        _show_way_out("Remove this activity", activity, partial(actions.leave_out, activity))


def _show_way_out(words: str, activity: str, on_click: Callable[[], None]) -> None:
    st.button(
        words,
        key=f"function_out_{activity}",
        icon=":material/undo:",
        type="tertiary",
        on_click=on_click,
    )


def _show_adding(actions: Actions) -> None:
    with st.form("function_form", border=False):
        st.text_input(
            "Add an activity",
            key=_NEW,
            max_chars=LONGEST_ACTIVITY,
            placeholder="standing for 30 minutes",
        )
        st.form_submit_button(
            "Add", key="function_add", icon=":material/add:", on_click=actions.add, args=(_NEW,)
        )
