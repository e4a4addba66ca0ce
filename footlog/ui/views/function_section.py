"""Function: the person's own activities, each with a scale, and how they changed."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Protocol

import streamlit as st

from footlog.analysis.lines import Point
from footlog.analysis.spans import Span
from footlog.charts.plain import Chart, Frame, message, shortened
from footlog.charts.plain_lines import line_chart
from footlog.charts.strokes import PLAN
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
from footlog.result_wording import function_words
from footlog.ui.components.number_scale import show_number_scale
from footlog.wording import day_words

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


def show_function_over_time(scores: Sequence[FunctionScore], span: Span, today: date) -> None:
    """Show what the foot lets one do: a small chart of each activity, and the change."""
    change = function_change(scores)
    st.html(message("What your foot lets you do"))
    if change:
        st.markdown(f"**{function_words(change)}**")
    if not scores:
        st.markdown("Nothing rated yet. Name what your foot makes hard, and rate it once a week.")
    with st.grid(2, min_column_width=320):
        for activity in activities(scores):
            mine = [one for one in scores if one.activity == activity]
            if shown := points_of(mine, span):
                st.html(_chart(activity, shown, span))
    if scores:
        st.caption(
            f"Last rated {day_words(max(score.on for score in scores), today)}. A change counts "
            f"from {CLEAR_MEAN} points on, for a single activity from {CLEAR_SINGLE}: smaller ones "
            "can come from rating differently on another day (Patient-Specific Functional Scale, "
            "Stratford 1995, Physiother Can 47:258)."
        )


def points_of(scores: Sequence[FunctionScore], span: Span) -> list[Point]:
    """Return the scores of an activity in the weeks of the span, oldest first.

    What was rated before goes on from their first day until it was rated again.
    """
    first, until = span.drawn
    rated = {max(one.on, first): one.score for one in scores if one.on < until}
    return [Point(day, score, 1, score) for day, score in rated.items()]


def _chart(activity: str, points: Sequence[Point], span: Span) -> str:
    chart = Chart(
        Frame(*span.drawn, height=90),
        PLAN,
        name=f"function {activity}",
        alt=f"{activity}: {points[-1].smooth:.0f} out of 10",
        above=f"{shortened(activity)}: higher is better",
    )
    return line_chart(chart, points, is_step=True)


def show_function(scores: Sequence[FunctionScore], today: date, actions: Actions) -> None:
    """Show a scale for each activity with today's score, and room for more."""
    st.markdown(
        "Name three to five things your foot makes hard, like standing for 30 minutes, and rate "
        "them about once a week: 0 means you cannot do it, 10 as well as before."
    )
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
