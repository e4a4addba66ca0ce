"""Charts as pure functions: a frame in, an Altair chart out."""

import altair as alt
import pandas as pd

Layered = alt.LayerChart | alt.FacetChart
"""What Altair says that layering gives; here it is always a LayerChart."""

PAIN_HEIGHT = 260
WEEKS_HEIGHT = 220


def adherence_chart(weeks: pd.DataFrame) -> alt.Chart:
    """Return weekly bars of sets credited ÷ sets due, the week so far paler, extra sets apart."""
    base = alt.Chart(weeks).encode(
        x=alt.X(field="week", type="ordinal", timeUnit="yearmonthdate")
        .title(None)
        .axis(format="%-d %b", labelAngle=0, labelOverlap="greedy"),
        tooltip=[
            alt.Tooltip(field="week", type="temporal", format="%-d %b %Y", title="Week of"),
            alt.Tooltip(field="credited", type="quantitative", title="Sets credited"),
            alt.Tooltip(field="due", type="quantitative", title="Sets due"),
            alt.Tooltip(field="extra", type="quantitative", title="Extra sets"),
            alt.Tooltip(field="share", type="quantitative", format=".0%", title="Adherence"),
            alt.Tooltip(field="days_recorded", type="quantitative", title="Days recorded"),
        ],
    )
    bars = base.mark_bar(cornerRadius=3).encode(
        y=alt.Y(field="share", type="quantitative")
        .title("Sets done of sets due")
        .axis(format="%", values=[0, 0.25, 0.5, 0.75, 1])
        .scale(domain=[0, 1]),
        opacity=alt.when("datum.so_far").then(alt.value(0.45)).otherwise(alt.value(1)),
    )
    return bars.properties(height=WEEKS_HEIGHT)


def pain_chart(pain: pd.DataFrame, changes: pd.DataFrame, limit: int, ink: str) -> Layered:
    """Return pain by day, 0-10: faint daily scores, a 7-day mean, the limit, plan changes dashed.

    Days without a score are gaps. `ink` is the colour of the rules, to suit the background.
    """
    x = alt.X(field="day", type="temporal").title(None).axis(format="%-d %b", tickCount=6)
    y = alt.Y(field="mean", type="quantitative").title("Pain, 0 to 10").scale(domain=[0, 10])
    colour = (
        alt.Color(field="moment", type="nominal")
        .title(None)
        .legend(orient="bottom", symbolOpacity=1)
    )
    points = (
        alt.Chart(pain)
        .mark_circle(size=28, opacity=0.35)
        .encode(
            x=x,
            y=y,
            color=colour,
            tooltip=[
                alt.Tooltip(field="day", type="temporal", format="%-d %b %Y", title="Day"),
                alt.Tooltip(field="moment", type="nominal", title="Moment"),
                alt.Tooltip(field="mean", type="quantitative", format=".1f", title="Pain"),
                alt.Tooltip(field="n", type="quantitative", title="Scores"),
                alt.Tooltip(field="smooth", type="quantitative", format=".1f", title="7-day mean"),
            ],
        )
    )
    lines = (
        alt.Chart(pain)
        .mark_line(strokeWidth=2.5, invalid="break-paths-show-path-domains")
        .encode(x=x, y=alt.Y(field="smooth", type="quantitative"), color=colour)
    )
    limit_line = (
        alt.Chart(pd.DataFrame({"limit": [limit]}))
        .mark_rule(strokeDash=[2, 3], color=ink)
        .encode(y=alt.Y(field="limit", type="quantitative"))
    )
    plan_changes = (
        alt.Chart(changes)
        .mark_rule(strokeDash=[6, 4], color=ink, opacity=0.7)
        .encode(
            x=x,
            tooltip=[
                alt.Tooltip(field="day", type="temporal", format="%-d %b %Y", title="Plan changed")
            ],
        )
    )
    return alt.layer(plan_changes, limit_line, points, lines).properties(height=PAIN_HEIGHT)
