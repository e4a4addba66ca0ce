"""Charts as pure functions: a frame in, an Altair chart out."""

import altair as alt
import pandas as pd

Layered = alt.LayerChart | alt.FacetChart
"""What Altair says that layering gives; here it is always a LayerChart."""

PAIN_HEIGHT = 260
WEEKS_HEIGHT = 220
_DAY = "%-d %b %Y"


def adherence_chart(weeks: pd.DataFrame) -> alt.Chart:
    """Return weekly bars of sets credited ÷ sets due from a `weeks_frame`, 0 to 100 %.

    The week that is not over is paler; a week in which nothing was due has no bar.
    """
    chart: alt.Chart = (
        alt.Chart(weeks)
        .mark_bar(cornerRadius=3)
        .encode(
            x=alt.X(field="week", type="ordinal", timeUnit="yearmonthdate")
            .title(None)
            .axis(format="%-d %b", labelAngle=0, labelOverlap="greedy"),
            y=alt.Y(field="share", type="quantitative")
            .title("Sets done of sets due")
            .axis(format="%", values=[0, 0.25, 0.5, 0.75, 1])
            .scale(domain=[0, 1]),
            opacity=alt.when("datum.so_far").then(alt.value(0.45)).otherwise(alt.value(1)),
            tooltip=[
                _day("week", "Week of"),
                _number("credited", "Sets credited"),
                _number("due", "Sets due"),
                _number("extra", "Extra sets"),
                _number("share", "Adherence", ".0%"),
                _number("days_recorded", "Days recorded"),
            ],
        )
        .properties(height=WEEKS_HEIGHT)
    )
    return chart


def pain_chart(pain: pd.DataFrame, changes: pd.DataFrame, limit: int, ink: str) -> Layered:
    """Return pain by day, 0-10, from a `pain_frame` and a `changes_frame`.

    Daily means are faint dots, the 7-day mean is a line with gaps where scores are missing, the
    `limit` a dotted rule, plan changes dashed ones. `ink` is the rules' colour, to suit the page.
    """
    x = alt.X(field="day", type="temporal").title(None).axis(format="%-d %b", tickCount=6)
    colour = (
        alt.Color(field="moment", type="nominal")
        .title(None)
        .legend(orient="bottom", symbolOpacity=1)
    )
    plan_changes = (
        alt.Chart(changes)
        .mark_rule(strokeDash=[6, 4], color=ink, opacity=0.7)
        .encode(x=x, tooltip=[_day("day", "Plan changed")])
    )
    limit_line = (
        alt.Chart(pd.DataFrame({"limit": [limit]}))
        .mark_rule(strokeDash=[2, 3], color=ink)
        .encode(y=alt.Y(field="limit", type="quantitative"))
    )
    dots = (
        alt.Chart(pain)
        .mark_circle(size=28, opacity=0.35)
        .encode(
            x=x,
            y=alt.Y(field="mean", type="quantitative").title("Pain, 0 to 10").scale(domain=[0, 10]),
            color=colour,
            tooltip=[
                _day("day", "Day"),
                alt.Tooltip(field="moment", type="nominal", title="Moment"),
                _number("mean", "Pain", ".1f"),
                _number("n", "Scores"),
                _number("smooth", "7-day mean", ".1f"),
            ],
        )
    )
    lines = (
        alt.Chart(pain)
        .mark_line(strokeWidth=2.5, invalid="break-paths-show-path-domains")
        .encode(x=x, y=alt.Y(field="smooth", type="quantitative"), color=colour)
    )
    return alt.layer(plan_changes, limit_line, dots, lines).properties(height=PAIN_HEIGHT)


def _day(field: str, title: str) -> alt.Tooltip:
    return alt.Tooltip(field=field, type="temporal", format=_DAY, title=title)


def _number(field: str, title: str, form: str = "d") -> alt.Tooltip:
    return alt.Tooltip(field=field, type="quantitative", format=form, title=title)
