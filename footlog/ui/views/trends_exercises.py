"""Each exercise of Trends: pain during and the next morning against its sets over time."""

from collections.abc import Mapping
from datetime import date
from itertools import groupby

import streamlit as st

from footlog.analysis.response import ExerciseDay, median_of
from footlog.charts.charts import Colours, response_chart
from footlog.charts.frames import Frame, changes_frame, response_frame
from footlog.domain.plan import PlanItem
from footlog.wording import label, plural


def show_each_exercise(
    days: list[ExerciseDay],
    names: Mapping[str, str],
    items: tuple[PlanItem, ...],
    drawn: tuple[date, date],
    colours: Colours,
) -> None:
    """Show a small chart for each exercise of `days`, which are in the order of exercises."""
    st.caption(
        "Pain during and the next morning on days with the exercise; larger marks are more sets, "
        "dashed lines a new dose. What moves together need not be cause and effect."
    )
    with st.grid(2, min_column_width=280):
        for exercise, group in groupby(days, key=lambda one: one.exercise_id):
            with st.container(border=True, gap="small"):
                planned = [item for item in items if item.exercise_id == exercise]
                changes = changes_frame(planned, drawn[0])
                _show_exercise(names[exercise], list(group), changes, drawn, colours)


def _show_exercise(
    name: str, days: list[ExerciseDay], changes: Frame, drawn: tuple[date, date], colours: Colours
) -> None:
    n, middle = median_of(one.during for one in days)
    counts = f"{plural(len(days), 'day')}, pain during n {n:d}"
    words = counts if middle is None else f"{counts}, median {middle:g}"
    st.markdown(f"**{label(name)}**")
    st.caption(words)
    st.altair_chart(
        response_chart(response_frame(days), changes, drawn, colours),
        alt=f"Pain with {name}: {words}",
        key=f"trends_each_{days[0].exercise_id}",
    )
