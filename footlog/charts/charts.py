"""Charts as pure functions: a frame in, an Altair chart out.

All share one time axis: the same domain and the same room on the left. Channels are written out,
arguments in place of methods and `alt.YDatum(0)` in place of `alt.datum(0)`: what Altair does for
the shorter ways took 40 ms for Trends.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import altair as alt
import pandas as pd

PAIN_HEIGHT = 360
WEEKS_HEIGHT = 250
CALENDAR_HEIGHT = 310
RESPONSE_HEIGHT = 220
AXIS_ROOM = 44
MOST_TICKS = 6
YEAR = timedelta(days=371)
"""A longer span has months and years at its ticks; 53 weeks."""

_ROOM = {"minExtent": AXIS_ROOM, "maxExtent": AXIS_ROOM}
_DAY = "%-d %b %Y"
_WEEKDAYS = "['Mon','Tue','Wed','Thu','Fri','Sat','Sun'][datum.value]"


class Layers(alt.LayerChart):
    """Charts over each other, as Vega-Lite without a check of every word of it, 35 ms for Trends.

    The tests check each chart.
    """

    def to_dict(self, validate: bool = False, **named: Any) -> dict[str, Any]:  # noqa: ANN401, FBT001, FBT002 - Altair asks so
        """Return the chart as Vega-Lite, checked against its schema with `validate`."""
        return super().to_dict(validate, **named)


@dataclass(frozen=True)
class Colours:
    """What depends on the page's background: plain lines, and five steps from little to much."""

    ink: str
    paper: str
    steps: tuple[str, str, str, str, str]


LIGHT = Colours("#0F1512", "#FCFBF8", ("#E3EDF5", "#B5D2E8", "#7FB2D8", "#3F8BC4", "#0B5A93"))
DARK = Colours("#EDEFEC", "#14191A", ("#1F303C", "#23526F", "#2F7AA6", "#5AA8D4", "#A6DAF8"))


def adherence_chart(weeks: pd.DataFrame, span: tuple[date, date], colours: Colours) -> Layers:
    """Return weekly bars of sets credited ÷ sets due from a `weeks_frame`, 0 to 100 %.

    The week that is not over is paler, extra sets stand above as +n and paused days as nP, a
    change of plan below as a triangle. A week in which nothing was due has no bar.
    """
    bars = (
        alt.Chart(weeks)
        .mark_bar(cornerRadius=3)
        .encode(
            x=time_axis("week", span),
            x2=alt.X2(field="end"),
            y=alt.Y(
                field="share",
                type="quantitative",
                title="Sets done of sets due",
                axis={"format": "%", "values": [0, 0.25, 0.5, 0.75, 1], **_ROOM},
                scale={"domain": [0, 1.12]},
            ),
            y2=alt.Y2Datum(0),
            opacity=alt.OpacityValue(1, condition={"test": "datum.so_far", "value": 0.45}),
            stroke=alt.StrokeValue(colours.paper),
            tooltip=[
                day_tooltip("week", "Week of"),
                number_tooltip("credited", "Sets credited"),
                number_tooltip("due", "Sets due"),
                number_tooltip("extra", "Extra sets"),
                number_tooltip("share", "Adherence", ".0%"),
                number_tooltip("days_recorded", "Days recorded"),
                number_tooltip("paused", "Days paused"),
            ],
        )
    )
    x = alt.X(field="middle", type="temporal")
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
    plan_changes = (
        alt.Chart(changes)
        .mark_rule(strokeDash=[6, 4], color=colours.ink, opacity=0.7)
        .encode(x=x, tooltip=[day_tooltip("day", "Plan changed")])
    )
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
                alt.Tooltip(field="moment", type="nominal", title="Moment"),
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
            plan_changes,
            level.mark_rule(strokeDash=[2, 3], color=colours.ink),
            dots,
            lines,
            halo,
            named.mark_text(align="left", dx=2, dy=-7, color=colours.ink),
        ]
    ).properties(height=PAIN_HEIGHT)


def calendar_chart(
    days: pd.DataFrame, colours: Colours, steps: list[str], others: list[str]
) -> Layers:
    """Return weeks by weekdays, Monday first, from a `calendar_frame`.

    `steps` names the five shares from little to much; the `others` are symbols on plain paper.
    """
    fills = [*colours.steps, *(colours.paper for _ in others)]
    bare = {"domain": False, "ticks": False}
    x = alt.X(
        field="week",
        type="ordinal",
        timeUnit="yearmonthdate",
        title=None,
        axis={"format": "%-d %b", "labelAngle": 0, "labelOverlap": "greedy", **bare},
    )
    y = alt.Y(
        field="weekday",
        type="ordinal",
        title=None,
        scale={"domain": list(range(7))},
        axis={"labelExpr": _WEEKDAYS, **bare},
    )
    shared = {
        "x": x,
        "y": y,
        "tooltip": [
            day_tooltip("day", "Day"),
            alt.Tooltip(field="step", type="nominal", title="Of the day's plan"),
            number_tooltip("credited", "Sets credited"),
            number_tooltip("due", "Sets due"),
        ],
    }
    squares = (
        alt.Chart(days)
        .mark_rect(cornerRadius=3, stroke=colours.ink, strokeOpacity=0.35, strokeWidth=1)
        .encode(
            **shared,
            color=alt.Color(
                field="step",
                type="nominal",
                scale={"domain": [*steps, *others], "range": fills},
                title=None,
                legend={"orient": "bottom", "columns": 3, "values": steps, "symbolStrokeWidth": 1},
            ),
        )
    )
    symbols = (
        alt.Chart(days)
        .mark_text(color=colours.ink, fontSize=13)
        .encode(**shared, text=alt.Text(field="symbol", type="nominal"))
    )
    return Layers(layer=[squares, symbols]).properties(height=CALENDAR_HEIGHT)


def response_chart(
    days: pd.DataFrame, changes: pd.DataFrame, span: tuple[date, date], colours: Colours
) -> Layers:
    """Return one exercise's pain during and next morning, 0-10, from a `response_frame`.

    The larger the mark, the more sets that day; changes of its dose are dashed rules.
    """
    x = time_axis("day", span)
    new_doses = (
        alt.Chart(changes)
        .mark_rule(strokeDash=[6, 4], color=colours.ink, opacity=0.7)
        .encode(x=x, tooltip=[day_tooltip("day", "New dose")])
    )
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
    return Layers(layer=[new_doses, pain]).properties(height=RESPONSE_HEIGHT)


def time_axis(field: str, span: tuple[date, date]) -> alt.X:
    """Return the shared time axis from the first to the second day of `span`, ticks on Mondays."""
    return alt.X(
        field=field,
        type="temporal",
        title=None,
        axis={
            "format": _tick(*span),
            "values": _days(_mondays(*span)),
            "labelOverlap": "greedy",
        },
        scale={"domain": _days(span)},
    )


def _tick(first: date, last: date) -> str:
    return "%b %Y" if last - first > YEAR else "%-d %b"


def _mondays(first: date, last: date) -> list[date]:
    """Return some Mondays of the span, evenly apart, for the ticks."""
    monday = first + timedelta(days=-first.weekday() % 7)
    weeks = (last - monday).days // 7 + 1
    apart = max(1, -(-weeks // MOST_TICKS))
    return [monday + timedelta(weeks=n) for n in range(0, weeks, apart)]


def _days(days: Iterable[date]) -> list[dict[str, int]]:
    return [{"year": day.year, "month": day.month, "date": day.day} for day in days]


def points_axis(field: str, title: str | None) -> alt.Y:
    """Return the axis of a score, always 0 to 10, with the shared room on the left."""
    return alt.Y(
        field=field,
        type="quantitative",
        title=title,
        scale={"domain": [0, 10]},
        axis={"values": [0, 2, 4, 6, 8, 10], **_ROOM},
    )


def day_tooltip(field: str, title: str) -> alt.Tooltip:
    """Return a tooltip line with a day."""
    return alt.Tooltip(field=field, type="temporal", format=_DAY, title=title)


def number_tooltip(field: str, title: str, form: str = "d") -> alt.Tooltip:
    """Return a tooltip line with a number."""
    return alt.Tooltip(field=field, type="quantitative", format=form, title=title)
