"""Scores over time as plain HTML: a line, its last value, and levels to compare it with."""

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape

from footlog.analysis.lines import Point
from footlog.charts.plain import LINE, TOP, Chart, Frame, Label, figure, hovers, line_end, rule
from footlog.charts.strokes import connected, dots, path, picture
from footlog.domain.weeks import WEEK, monday_of, short_day

END = 85
"""From there on, in percent, a line ends close to the words on the right."""


def line_chart(
    chart: Chart, points: Sequence[Point], levels: Iterable[Label] = (), *, is_step: bool = False
) -> str:
    """Return scores over time: faint dots, and a line with gaps that ends with its last value.

    `levels` are dotted lines with their words on the right. A line of steps has no dots.
    """
    frame = chart.frame
    places = _places(points, frame)
    steps = _stepped(points, frame) if is_step else connected(places)
    faint = "" if is_step else dots(place for place in _means(points, frame))
    ends = [place for place in places if place][-1:]
    shapes = path(faint, chart.colour, 4, 0.4) + path(steps, chart.colour, 2.5)
    shapes += path(dots(ends), chart.colour, 8)
    is_free = bool(ends) and ends[0][0] < END
    last = _last(points, "g" if is_step else ".1f")
    inside = "".join(
        (
            *(rule(level, frame) for level in range(0, TOP + 1, 2)),
            picture(shapes),
            _at_the_right(levels, [] if is_free else last, chart),
            line_end(*ends[0], last[0].words, chart.colour) if is_free else "",
            hovers(_titles(points), frame),
        )
    )
    return figure(chart, inside)


def _means(points: Sequence[Point], frame: Frame) -> Iterable[tuple[float, float]]:
    for one in points:
        if one.mean is not None:
            yield frame.across(one.day, 0.5), frame.down(one.mean)


def _places(points: Sequence[Point], frame: Frame) -> list[tuple[float, float] | None]:
    """Return where the line goes; None where it has a gap."""
    places: list[tuple[float, float] | None] = []
    before: Point | None = None
    for point in points:
        if before and point.day - before.day > WEEK:
            places.append(None)
        known = point.smooth is not None
        places.append(
            (frame.across(point.day, 0.5), frame.down(point.smooth or 0)) if known else None
        )
        before = point
    return places


def _stepped(points: Sequence[Point], frame: Frame) -> str:
    steps = ""
    for point in points:
        x, y = frame.across(point.day, 0.5), frame.down(point.smooth or 0)
        steps += f"H{x:.2f}V{y:.2f}" if steps else f"M{x:.2f} {y:.2f}h0"
    return steps


def _last(points: Sequence[Point], form: str) -> list[Label]:
    """Return the last value of the line with its words; nothing without a line."""
    known = [one.smooth for one in points if one.smooth is not None]
    return [Label(value, f"{value:{form}}") for value in known[-1:]]


def _titles(points: Sequence[Point]) -> list[tuple[date, str]]:
    weeks: dict[date, list[Point]] = {}
    for one in points:
        if one.n:
            weeks.setdefault(monday_of(one.day), []).append(one)
    return [(monday, _week_words(monday, week)) for monday, week in weeks.items()]


def _week_words(monday: date, week: Sequence[Point]) -> str:
    n = sum(one.n for one in week)
    mean = sum((one.mean or 0) * one.n for one in week) / n
    return f"Week of {short_day(monday)}: mean {mean:.1f}, {n} {'score' if n == 1 else 'scores'}"


def _at_the_right(levels: Iterable[Label], ends: Sequence[Label], chart: "Chart") -> str:
    """Return dotted lines for the levels, and on the right the words of these and of line ends.

    Words that would overprint each other move apart.
    """
    frame = chart.frame
    least, lowest, found = 100 * LINE / frame.height, -100.0, ""
    for one in sorted((*levels, *ends), key=lambda one: -one.level):
        top = frame.down(one.level)
        lowest = max(top, lowest + least)
        if one in ends:
            found += line_end(100, lowest, one.words, chart.colour)
        else:
            found += (
                f'<span class="fl-level" style="top:{top:.2f}%"></span><span class="fl-end" '
                f'style="left:100%;top:{lowest:.2f}%">{escape(one.words)}</span>'
            )
    return found
