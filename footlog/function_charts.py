"""The chart of function as a pure function: a frame in, an Altair chart out."""

from datetime import date

import altair as alt
import pandas as pd

Layered = alt.LayerChart | alt.FacetChart
"""What Altair says that layering gives; here it is always a LayerChart."""

FUNCTION_HEIGHT = 220
LEGEND_ROW = 30
"""Pixels that the chart grows by for each activity, which has a line of the legend to itself."""

LONGEST_LABEL = 240
"""Pixels of an activity's words in the legend before they are cut: a phone's width."""

Y_AXIS_WIDTH = 44
"""Pixels beside the y axis, the same as in charts above and below, so that days line up."""


def function_chart(scores: pd.DataFrame, first: date, last: date) -> Layered:
    """Return steps of function, 0 (unable) to 10 (as before), for each activity.

    `scores` is a `function_frame`, oldest first; days run from `first` to `last`. What was rated
    later is left out, what was rated earlier goes on as a step until it was rated again.
    """
    begin = pd.Timestamp(first)
    within = scores[scores["day"].between(begin, pd.Timestamp(last))]
    before = scores[scores["day"] < begin].groupby("activity").tail(1).assign(day=begin)
    x = (
        alt.X(field="day", type="temporal")
        .title(None)
        .axis(format="%-d %b", tickCount=6, labelOverlap="greedy")
        .scale(domain=[first, last])
    )
    y = (
        alt.Y(field="score", type="quantitative")
        .title("Function, 0 to 10")
        .axis(minExtent=Y_AXIS_WIDTH, maxExtent=Y_AXIS_WIDTH)
        .scale(domain=[0, 10])
    )
    legend = alt.Legend(orient="bottom", columns=1, labelLimit=LONGEST_LABEL)
    colour = alt.Color(field="activity", type="nominal").title(None).legend(legend)
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
            shape=alt.Shape(field="activity", type="nominal").title(None).legend(legend),
            tooltip=[
                alt.Tooltip(field="day", type="temporal", format="%-d %b %Y", title="Day"),
                alt.Tooltip(field="activity", type="nominal", title="Activity"),
                alt.Tooltip(field="score", type="quantitative", format="d", title="Score"),
            ],
        )
    )
    height = FUNCTION_HEIGHT + LEGEND_ROW * scores["activity"].nunique()
    return alt.layer(steps, points).properties(height=height)
