"""What all charts share: layers, colours, axes and tooltips.

The time axis of every chart has the same domain and the same room on the left. Channels are
written out, arguments in place of methods and `alt.YDatum(0)` in place of `alt.datum(0)`: what
Altair does for the shorter ways took 40 ms for Trends.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import altair as alt

AXIS_ROOM = {"minExtent": 44, "maxExtent": 44}
MOST_TICKS = 6
YEAR = timedelta(days=371)
"""A longer span has months and years at its ticks; 53 weeks."""


class Layers(alt.LayerChart):
    """Charts over each other, as Vega-Lite without a check of every word of it, 35 ms for Trends.

    The tests check each chart.
    """

    def to_dict(self, validate: bool = False, **named: Any) -> dict[str, Any]:  # noqa: ANN401, FBT001, FBT002 - Altair asks so
        """Return the chart as Vega-Lite, checked against its schema with `validate`."""
        return super().to_dict(validate, **named)


def complete(chart: Any) -> dict[str, Any]:  # noqa: ANN401 - any chart of Altair
    """Return a chart as Vega-Lite that has its data in it.

    While Streamlit draws a chart, Altair leaves the data out in every thread, and at any time it
    refuses 5,000 rows, the weeks of 96 years; so the data is put in beforehand.
    """
    whole = chart.copy()
    _put_data_in(whole)
    made: dict[str, Any] = whole.to_dict(validate=False)
    return made


def _put_data_in(chart: Any) -> None:  # noqa: ANN401 - as above
    if chart.data is not alt.Undefined:
        chart.data = alt.to_values(chart.data)
    for part in getattr(chart, "layer", ()):
        _put_data_in(part)


@dataclass(frozen=True)
class Colours:
    """The colours of plain lines and of the page behind them."""

    ink: str
    paper: str


PAGE = Colours("light-dark(#0F1512, #EDEFEC)", "light-dark(#FCFBF8, #14191A)")
"""The browser takes the first of two colours on a light page and the second on a dark one."""


def time_axis(field: str, span: tuple[date, date]) -> alt.X:
    """Return the shared time axis from the first to the second day of `span`, ticks on Mondays."""
    return alt.X(
        field=field,
        type="temporal",
        title=None,
        axis=time_ticks(span),
        scale=time_scale(span),
    )


def time_ticks(span: tuple[date, date]) -> dict[str, Any]:
    """Return the ticks of the shared time axis: some Mondays of `span`, or their months."""
    return {
        "format": _tick(*span),
        "values": _days(_mondays(*span)),
        "labelOverlap": "greedy",
    }


def time_scale(span: tuple[date, date]) -> dict[str, Any]:
    """Return the scale of the shared time axis, from the first to the second day of `span`."""
    return {"domain": _days(span)}


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
        axis={"values": [0, 2, 4, 6, 8, 10], **AXIS_ROOM},
    )


def day_tooltip(field: str, title: str) -> alt.Tooltip:
    """Return a tooltip line with a day."""
    return alt.Tooltip(field=field, type="temporal", format="%-d %b %Y", title=title)


def number_tooltip(field: str, title: str, form: str = "d") -> alt.Tooltip:
    """Return a tooltip line with a number."""
    return alt.Tooltip(field=field, type="quantitative", format=form, title=title)
