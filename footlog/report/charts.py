"""The charts of Trends for print: the same charts, as SVG with a look for white paper."""

import json
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache
from typing import Any

from vl_convert import vegalite_to_svg

from footlog.analysis.lines import span_points
from footlog.analysis.pain import pain_by_moment
from footlog.analysis.spans import Span
from footlog.domain.logbook import Moment
from footlog.report.facts import Report
from footlog.wording import SHORT_MOMENTS

WIDTH, WEEKS_HEIGHT, PAIN_HEIGHT = 640, 84, 108
"""Pixels of the drawings; their labels stand around them."""

_INK = "#0F1512"
_PAPER = "#FFFFFF"
_WORDS = {"labelColor": _INK, "labelFontSize": 10.5}
_LINES = {"domainColor": "#CFCBC0", "tickColor": "#CFCBC0", "gridColor": "#E4E1D9"}
_TITLE = {"titleColor": _INK, "titleFontSize": 9, "titleFontWeight": 600}
PRINT: dict[str, Any] = {
    "background": None,
    "font": "Source Sans Pro, sans-serif",
    "padding": 2,
    "bar": {"color": "#3F8BC4"},
    "range": {"category": ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9"]},
    "view": {"stroke": None},
    "axis": _WORDS | _LINES | _TITLE,
    "axisX": {"grid": False},
    "legend": _WORDS | {"offset": 4, "padding": 0, "symbolSize": 40},
    "text": {"fontSize": 10},
}
"""How the charts look on white paper; what they mean is the same as on Trends."""

_VEGA_LITE = "6.4"
_drawing = ThreadPoolExecutor(1, thread_name_prefix="footlog-report")
"""One thread draws. Its first drawing starts a JavaScript engine, which takes about as long as
importing what makes the charts; so they begin together."""


def adherence_and_pain_svg(report: Report, moments: Sequence[Moment]) -> tuple[str, str | None]:
    """Return adherence by week and the pain of `moments` over the report's span, as SVG.

    Without any moment there is no pain to draw: None.
    """
    _drawing.submit(_svg, '{"mark": "point"}')
    from footlog.charts.adherence import adherence_chart  # noqa: PLC0415 - pandas, altair
    from footlog.charts.frames import (  # noqa: PLC0415
        changes_frame,
        levels_frame,
        pain_frame,
        weeks_frame,
    )
    from footlog.charts.parts import Colours  # noqa: PLC0415
    from footlog.charts.scores import pain_chart  # noqa: PLC0415

    colours = Colours(_INK, _PAPER)
    span = Span(report.first, report.last)
    drawn = span.drawn
    items, limit = report.tally.items, report.settings.pain_limit
    by_moment = pain_by_moment(report.tally.pain)
    lines = {SHORT_MOMENTS[moment]: span_points(by_moment[moment], span) for moment in moments}
    pain = (
        _drawn(
            pain_chart(
                pain_frame(lines),
                changes_frame(items, report.first),
                levels_frame([(limit, f"limit {limit}")]),
                drawn,
                colours,
            ),
            PAIN_HEIGHT,
        )
        if moments
        else None
    )
    weeks = weeks_frame(report.summary.weeks, items, report.today)
    if span.is_long:
        weeks = weeks.assign(words="")
    adherence = _drawn(adherence_chart(weeks, drawn, colours), WEEKS_HEIGHT, is_long=span.is_long)
    return adherence.result(), pain.result() if pain else None


def _drawn(chart: Any, height: int, *, is_long: bool = False) -> Future[str]:  # noqa: ANN401 - altair is imported late
    from footlog.charts.parts import complete  # noqa: PLC0415

    sized = chart.properties(width=WIDTH, height=height)
    return _drawing.submit(_svg, json.dumps(complete(sized)), is_long=is_long)


@lru_cache(maxsize=8)
def _svg(specification: str, *, is_long: bool = False) -> str:
    bar = PRINT["bar"] | {"strokeWidth": 0 if is_long else 1}
    return vegalite_to_svg(
        specification,
        vl_version=_VEGA_LITE,
        config=PRINT | {"bar": bar},
        allowed_base_urls=[],
    )
