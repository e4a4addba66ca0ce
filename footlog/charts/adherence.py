"""The chart of how much of the plan was done by week, for the report."""

from datetime import date

import altair as alt
import pandas as pd

from footlog.charts.parts import (
    AXIS_ROOM,
    Colours,
    Layers,
    day_tooltip,
    number_tooltip,
    time_scale,
    time_ticks,
)

WEEKS_HEIGHT = 250


def adherence_chart(weeks: pd.DataFrame, span: tuple[date, date], colours: Colours) -> Layers:
    """Return weekly bars of sets credited ÷ sets due from a `weeks_frame`, 0 to 100 %.

    The week that is not over is paler, extra sets stand above as +n and paused days as nP, a
    change of plan below as a triangle. A week in which nothing was due has no bar.
    """
    bars = (
        alt.Chart(weeks)
        .mark_bar(cornerRadius=3)
        .encode(
            x=alt.X(field="week", type="temporal", title=None, axis=time_ticks(span)),
            x2=alt.X2(field="end"),
            y=alt.Y(
                field="share",
                type="quantitative",
                title="Sets done of sets due",
                axis={"format": "%", "values": [0, 0.25, 0.5, 0.75, 1], **AXIS_ROOM},
                scale={"domain": [0, 1.12]},
            ),
            y2=alt.Y2Datum(0),
            opacity=alt.OpacityValue(1, condition={"test": "datum.so_far", "value": 0.45}),
            stroke=alt.StrokeValue(colours.paper),
            tooltip=[
                day_tooltip("week", "Week of"),
                number_tooltip("credited", "Sets done"),
                number_tooltip("due", "Sets due"),
                number_tooltip("extra", "Extra sets"),
                number_tooltip("rounded", "Plan done", ".0%"),
                number_tooltip("days_due", "Days due"),
                number_tooltip("days_all", "All done, days"),
                number_tooltip("days_some", "Something done, days"),
                number_tooltip("days_recorded", "Days recorded"),
                number_tooltip("paused", "Rest days"),
            ],
        )
    )
    # The bars share this scale: Vega-Lite misreads the days of one that stands beside an `x2`.
    x = alt.X(field="middle", type="temporal", scale=time_scale(span))
    return Layers(
        layer=[
            bars,
            alt.Chart(weeks[weeks["words"] != ""])
            .mark_text(dy=-7, color=colours.ink)
            .encode(x=x, y=alt.YDatum(1.02), text=alt.Text(field="words", type="nominal")),
            alt.Chart(weeks[weeks["changed"]])
            .mark_point(shape="triangle-up", filled=True, color=colours.ink, opacity=1, yOffset=7)
            .encode(x=x, y=alt.YDatum(0)),
        ]
    ).properties(height=WEEKS_HEIGHT)
