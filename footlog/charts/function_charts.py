"""The chart of function as a pure function: a frame in, an Altair chart out."""

from datetime import date

import altair as alt
import pandas as pd

from footlog.charts.charts import Layers, day_tooltip, number_tooltip, points_axis, time_axis

FUNCTION_HEIGHT = 220
LEGEND_ROW = 30
"""Pixels that the chart grows by for each activity, which has a line of the legend to itself."""

LONGEST_LABEL = 240
"""Pixels of an activity's words in the legend before they are cut: a phone's width."""


def function_chart(scores: pd.DataFrame, first: date, last: date) -> Layers:
    """Return steps of function, 0 (unable) to 10 (as before), for each activity.

    `scores` is a `function_frame`, oldest first; days run from `first` to before `last`. What
    was rated later is left out, what was rated earlier goes on as a step until it was rated again.
    """
    begin = pd.Timestamp(first)
    within = scores[scores["day"].between(begin, pd.Timestamp(last), inclusive="left")]
    before = scores[scores["day"] < begin].groupby("activity").tail(1).assign(day=begin)
    x = time_axis("day", (first, last))
    y = points_axis("score", "Function, 0 to 10")
    legend = {"orient": "bottom", "columns": 1, "labelLimit": LONGEST_LABEL}
    colour = alt.Color(field="activity", type="nominal", title=None, legend=legend)
    steps = (
        alt.Chart(pd.concat([before, within]))
        .mark_line(interpolate="step-after", strokeWidth=2.5)
        .encode(x=x, y=y, color=colour)
    )
    points = (
        alt.Chart(within)
        .mark_point(size=60, filled=True, opacity=1)
        .encode(
            x=x,
            y=y,
            color=colour,
            shape=alt.Shape(field="activity", type="nominal", title=None, legend=legend),
            tooltip=[
                day_tooltip("day", "Day"),
                alt.Tooltip(field="activity", type="nominal", title="Activity"),
                number_tooltip("score", "Score"),
            ],
        )
    )
    height = FUNCTION_HEIGHT + LEGEND_ROW * scores["activity"].nunique()
    return Layers(layer=[steps, points]).properties(height=height)
