"""What Trends shows on request: a chart of each exercise, and the figures as tables."""

from collections.abc import Mapping
from itertools import groupby

import streamlit as st

from footlog.analysis.pain_patterns import ExerciseDay, median_of
from footlog.charts.frames import Frame, changes_frame, days_only, response_frame
from footlog.charts.scores import response_chart
from footlog.ui.cache import TrendsView
from footlog.wording import label, plural


def show_each_exercise(days: list[ExerciseDay], names: Mapping[str, str], view: TrendsView) -> None:
    """Show a small chart for each exercise of `days`, which are in the order of exercises."""
    st.caption(
        "Pain during the exercise and the next morning, on days you did it. Larger marks: more "
        "sets. Dashed lines: a new dose. Pain on these days need not come from the exercise."
    )
    with st.grid(2, min_column_width=280):
        for exercise, group in groupby(days, key=lambda one: one.exercise_id):
            with st.container(border=True, gap="small"):
                _show_exercise(names[exercise], list(group), view)


def _show_exercise(name: str, days: list[ExerciseDay], view: TrendsView) -> None:
    n, middle = median_of(one.during for one in days)
    counts = f"{plural(len(days), 'day')}, {plural(n, 'score')} during it"
    words = counts if middle is None else f"{counts}, median {middle:g}"
    drawn, exercise = view.span.drawn, days[0].exercise_id
    planned = [item for item in view.totals.tally.items if item.exercise_id == exercise]
    changes = changes_frame(planned, drawn[0])
    st.markdown(f"**{label(name)}**")
    st.caption(words)
    st.altair_chart(
        response_chart(response_frame(days), changes, drawn, view.colours),
        alt=f"Pain with {name}: {words}",
        key=f"trends_each_{exercise}",
    )


def show_tables(weeks: Frame, pain: Frame) -> None:
    """Show a `weeks_frame` and a `pain_frame` as tables; missing figures are empty cells."""
    st.dataframe(
        days_only(weeks, "week").drop(columns=["middle", "end", "changed", "words"]),
        hide_index=True,
        column_config={
            "week": st.column_config.DateColumn("Week of", format="YYYY-MM-DD"),
            "due": "Sets due",
            "credited": "Sets done",
            "extra": "Extra sets",
            "share": st.column_config.NumberColumn("Plan done", format="percent"),
            "days_recorded": "Days recorded",
            "paused": "Rest days",
            "so_far": "Not over yet",
        },
        alt="The weeks as a table",
    )
    st.dataframe(
        days_only(pain.dropna(subset=["mean"]), "day"),
        hide_index=True,
        column_config={
            "day": st.column_config.DateColumn("Day", format="YYYY-MM-DD"),
            "moment": "When",
            "mean": st.column_config.NumberColumn("Pain", format="%.1f"),
            "n": "Scores",
            "smooth": st.column_config.NumberColumn("7-day mean", format="%.1f"),
        },
        alt="The pain scores as a table",
    )
