"""Charts of scores over time, each from 0 to 10: pain for the report, and one exercise."""

from datetime import date

import altair as alt
import pandas as pd

from footlog.charts.parts import (
    Colours,
    Layers,
    day_tooltip,
    number_tooltip,
    points_axis,
    time_axis,
)

PAIN_HEIGHT = 360
RESPONSE_HEIGHT = 220


def pain_chart(
    pain: pd.DataFrame,
    changes: pd.DataFrame,
    levels: pd.DataFrame,
    span: tuple[date, date],
    colours: Colours,
) -> Layers:
    """Return pain over time, 0-10, from a `pain_frame` and a `changes_frame`.

    Single scores are faint dots, the mean of seven days is a line with gaps where scores are
    missing, plan changes are dashed rules. `levels` has a row for each level worth a line: `level`
    (0-10) and `words`.
    """
    x = time_axis("day", span)
    legend = {"orient": "bottom", "symbolOpacity": 1}
    colour = alt.Color(field="moment", type="nominal", title=None, legend=legend)
    level = alt.Chart(levels).encode(y=alt.Y(field="level", type="quantitative"))
    named = level.encode(x=alt.value(0), text=alt.Text(field="words", type="nominal"))
    halo = named.mark_text(align="left", dx=2, dy=-7, stroke=colours.paper, strokeWidth=4)
    dots = (
        alt.Chart(pain)
        .mark_circle(size=28, opacity=0.4)
        .encode(
            x=x,
            y=points_axis("mean", "Pain, 0 to 10"),
            color=colour,
            tooltip=[
                day_tooltip("day", "Day"),
                alt.Tooltip(field="moment", type="nominal", title="When"),
                number_tooltip("mean", "Pain", ".1f"),
                number_tooltip("n", "Scores"),
                number_tooltip("smooth", "7-day mean", ".1f"),
            ],
        )
    )
    lines = (
        alt.Chart(pain)
        .mark_line(strokeWidth=2.5, invalid="break-paths-show-path-domains")
        .encode(x=x, y=alt.Y(field="smooth", type="quantitative"), color=colour)
    )
    return Layers(
        layer=[
            _dashed(changes, x, "Plan changed", colours),
            level.mark_rule(strokeDash=[2, 3], color=colours.ink),
            dots,
            lines,
            halo,
            named.mark_text(align="left", dx=2, dy=-7, color=colours.ink),
        ]
    ).properties(height=PAIN_HEIGHT)


def response_chart(
    days: pd.DataFrame, changes: pd.DataFrame, span: tuple[date, date], colours: Colours
) -> Layers:
    """Return one exercise's pain during and next morning, 0-10, from a `response_frame`.

    The larger the mark, the more sets that day; changes of its dose are dashed rules.
    """
    x = time_axis("day", span)
    pain = (
        alt.Chart(days)
        .mark_point(filled=True, opacity=0.75)
        .encode(
            x=x,
            y=points_axis("pain", None),
            color=alt.Color(field="when", type="nominal", title=None, legend={"orient": "bottom"}),
            shape=alt.Shape(field="when", type="nominal", title=None),
            size=alt.Size(
                field="sets", type="quantitative", scale={"range": [12, 80]}, legend=None
            ),
            tooltip=[
                day_tooltip("day", "Day"),
                number_tooltip("sets", "Sets"),
                alt.Tooltip(field="when", type="nominal", title="When"),
                number_tooltip("pain", "Pain"),
            ],
        )
    )
    new_doses = _dashed(changes, x, "New dose", colours)
    return Layers(layer=[new_doses, pain]).properties(height=RESPONSE_HEIGHT)


def _dashed(changes: pd.DataFrame, x: alt.X, title: str, colours: Colours) -> alt.Chart:
    """Return a dashed rule on each day of a `changes_frame`."""
    rules = alt.Chart(changes).mark_rule(strokeDash=[6, 4], color=colours.ink, opacity=0.7)
    drawn: alt.Chart = rules.encode(x=x, tooltip=[day_tooltip("day", title)])
    return drawn
