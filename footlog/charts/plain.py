"""Charts as plain HTML: they need no library, and follow when the page turns dark.

Lines are an SVG picture that stretches with the page; words are text beside them. Text of a person
is escaped here.
"""

from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from typing import NamedTuple

from footlog.analysis.lines import Point
from footlog.domain.logbook import Moment
from footlog.domain.weeks import DAY, MONTHS, WEEK, days, monday_of, short_day

HEIGHT = 150
"""Pixels of a chart between its axes."""
LINE = 15
"""Pixels that a line of small words needs."""
LETTER = 6.4
NARROW = 270
"""Pixels of a small letter's width, and of the lines of a chart on a phone: words are placed so
that they do not meet there."""
LONGEST_WORDS = 36
MOST_TITLES = 60
MOST_TICKS = 4
TOP = 10


class Colour(NamedTuple):
    """A colour on a light and on a dark page, at least 3 : 1 against each."""

    light: str
    dark: str

    @property
    def css(self) -> str:
        """The colour for a style sheet, whichever the page is."""
        return f"light-dark({self.light},{self.dark})"


PLAN = Colour("#00614F", "#7FE0C3")
MOMENTS: Mapping[Moment, Colour] = {
    Moment.MORNING: Colour("#D55E00", "#E69F00"),
    Moment.BEFORE: Colour("#8A6D00", "#F0E442"),
    Moment.DURING: Colour("#0072B2", "#56B4E9"),
    Moment.AFTER: Colour("#008060", "#2BC494"),
    Moment.EVENING: Colour("#A8558A", "#E391BF"),
}
"""The same colour for a moment everywhere, after Okabe and Ito."""

STYLE = """
<style>
.fl-answer { font-size: 1.25rem; line-height: 1.3; font-weight: 700; margin: 0; padding: 0; }
.fl-small { font-size: 0.8125rem; line-height: 1.4; margin: 0.25rem 0 0;
  color: light-dark(#4C5450, #B4BBB7); }
.fl-cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(6.25rem, 1fr));
  gap: 0.5rem; margin: 0.625rem 0 0; }
.fl-card { border: 1px solid light-dark(#CFCBC0, #4A5558); border-radius: 0.75rem;
  padding: 0.5rem 0.625rem; display: flex; flex-direction: column; min-width: 0; }
.fl-card > * { display: block; font-size: 0.8125rem; line-height: 1.3; }
.fl-card b { font-size: 1.375rem; line-height: 1.25; font-variant-numeric: tabular-nums; }
.fl-card img { width: 100%; height: 1.75rem; margin-top: auto; }
.fl-title { font-size: 1rem; line-height: 1.3; font-weight: 700; margin: 0; padding: 0; }
@media (min-width: 641px) { .fl-title { min-height: 2.5rem; } }
.fl-chart { margin: 0; font-size: 0.75rem; line-height: 15px; word-spacing: 0.1em;
  font-variant-numeric: tabular-nums; }
.fl-chart p { margin: 0 0 6px; font-size: 0.75rem; color: light-dark(#4C5450, #B4BBB7); }
.fl-plot { position: relative; margin: 0 4rem 20px 2.25rem; }
.fl-plot > * { position: absolute; }
.fl-plot span { white-space: nowrap; }
.fl-plot img { inset: 0; width: 100%; height: 100%; display: block; }
.fl-rule { left: 0; right: 0; border-top: 1px solid light-dark(#E4E1D9, #2C3638); }
.fl-level { left: 0; right: 0; border-top: 2px dotted light-dark(#6B736F, #8C9692); }
.fl-change { bottom: 0; border-left: 2px dashed light-dark(#6B736F, #8C9692); }
.fl-tick { right: calc(100% + 6px); transform: translateY(-50%); }
.fl-end { transform: translateY(-50%); margin-left: 8px; }
.fl-end b { font-size: 0.875rem; }
.fl-day { top: calc(100% + 4px); }
.fl-hover { top: 0; bottom: 0; }
.fl-hover:hover { background: light-dark(#0F151214, #EDEFEC1F); }
</style>
"""


class Label(NamedTuple):
    """Words at a height of the chart."""

    level: float
    words: str


class Named(NamedTuple):
    """A day with what happened on it."""

    day: date
    words: str


@dataclass(frozen=True)
class Frame:
    """What a chart stands in: the Mondays it runs between, its height and its greatest value."""

    first: date
    until: date
    top: float = TOP
    height: int = HEIGHT
    room: int = 0
    """Pixels that are left free above it."""

    def across(self, day: date, share: float = 0.0) -> float:
        """Return where a day is, from 0 left to 100 right; `share` of the day later."""
        return 100 * ((day - self.first).days + share) / (self.until - self.first).days

    def down(self, value: float) -> float:
        """Return where a value is, from 0 at the top to 100 at the bottom."""
        return 100 - 100 * value / self.top


def message(words: str) -> str:
    """Return what a chart says as its title."""
    return f'<p class="fl-title">{escape(words)}</p>'


def picture(shapes: str, kind: str = "") -> str:
    """Return SVG shapes, 100 by 100, as an image without words that stretches with its place."""
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" '
        'preserveAspectRatio="none" style="color-scheme:light dark" fill="none" '
        f'stroke-linecap="round" stroke-linejoin="round">{shapes}</svg>'
    )
    drawn = b64encode(svg.encode()).decode()
    return f'<img alt="" class="{kind}" src="data:image/svg+xml;base64,{drawn}">'


def path(steps: str, colour: Colour, width: float, opacity: float = 1) -> str:
    """Return a line of that width in pixels, however the picture stretches; empty without any."""
    if not steps:
        return ""
    style = f"stroke:{colour.light};stroke:{colour.css};stroke-width:{width};opacity:{opacity}"
    return f'<path vector-effect="non-scaling-stroke" style="{style}" d="{steps}"/>'


def connected(places: Iterable[tuple[float, float] | None]) -> str:
    """Return the line through the places, broken where there is None; a single one is a dot."""
    steps, pen = [], "M"
    for place in places:
        if place is not None:
            x, y = place
            steps.append(f"{pen}{x:.2f} {y:.2f}" + ("h0" if pen == "M" else ""))
        pen = "M" if place is None else "L"
    return "".join(steps)


def dots(places: Iterable[tuple[float, float]]) -> str:
    """Return a dot at each place."""
    return "".join(f"M{x:.2f} {y:.2f}h0" for x, y in places)


def spark(values: Sequence[float | None], top: float, colour: Colour) -> str:
    """Return a small line through values evenly apart, 0 to `top`, its last one as a dot."""
    if not any(value is not None for value in values):
        return ""
    apart = 94 / max(1, len(values) - 1)
    places = [
        None if value is None else (3 + n * apart, 92 - 84 * value / top)
        for n, value in enumerate(values)
    ]
    last = [place for place in places if place][-1]
    return picture(path(connected(places), colour, 2) + path(dots([last]), colour, 6))


@dataclass(frozen=True)
class Chart:
    """What every chart has: its frame, its colour, its words, and the changes of the plan.

    `name` tells charts of a page apart, `alt` says what it shows to who cannot see it, `above`
    what is measured and which way is better.
    """

    frame: Frame
    colour: Colour
    name: str
    alt: str
    above: str
    changes: Sequence[Named] = ()


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
            _end(*ends[0], last[0].words, chart.colour) if is_free else "",
            hovers(_titles(points), frame),
        )
    )
    return figure(chart, inside)


END = 85
"""From there on, in percent, a line ends close to the words on the right."""


def figure(chart: Chart, inside: str) -> str:
    """Return a chart with its axis of days, and the plan's changes in it."""
    frame = chart.frame
    shown = [one for one in chart.changes if frame.first < one.day < frame.until]
    marks, lines = _changes(shown, frame)
    return (
        f'<figure class="fl-chart" data-chart="{escape(chart.name)}"><p>{escape(chart.above)}</p>'
        f'<div class="fl-plot" role="img" aria-label="{escape(chart.alt)}" '
        f'style="height:{frame.height}px;margin-top:{frame.room + lines * LINE + 4}px">'
        f"{inside}{marks}{_days(frame)}</div></figure>"
    )


def rule(level: float, frame: Frame, words: str | None = None) -> str:
    """Return a thin line across the chart with its value on the left."""
    top = f"top:{frame.down(level):.2f}%"
    said = f"{level:g}" if words is None else words
    return (
        f'<span class="fl-rule" style="{top}"></span>'
        f'<span class="fl-tick" style="{top}">{said}</span>'
    )


def last_value(share: float, words: str, chart: Chart) -> str:
    """Return the last value on the right of the chart, at its height."""
    return _end(100, chart.frame.down(share), words, chart.colour)


def _end(x: float, y: float, words: str, colour: Colour) -> str:
    marked = f"border-bottom:2px solid {colour.css}"
    return (
        f'<span class="fl-end" style="left:{x:.2f}%;top:{y:.2f}%">'
        f'<b style="{marked}">{escape(words)}</b></span>'
    )


def hovers(titles: Sequence[tuple[date, str]], frame: Frame) -> str:
    """Return a band for each week that says what was in it when one points at it."""
    if len(titles) > MOST_TITLES:
        return ""
    width = 100 * WEEK.days / (frame.until - frame.first).days
    return "".join(
        f'<span class="fl-hover" title="{escape(words)}" '
        f'style="left:{frame.across(monday):.2f}%;width:{width:.2f}%"></span>'
        for monday, words in titles
    )


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
            found += _end(100, lowest, one.words, chart.colour)
        else:
            found += (
                f'<span class="fl-level" style="top:{top:.2f}%"></span><span class="fl-end" '
                f'style="left:100%;top:{lowest:.2f}%">{escape(one.words)}</span>'
            )
    return found


def _changes(changes: Sequence[Named], frame: Frame) -> tuple[str, int]:
    """Return dashed lines with their words above the chart, in as many lines as these need.

    Words that find no room in two lines are left out; a finger or mouse on the line still has them.
    """
    free, marks, lines = [0.0, 0.0], "", 0
    for change in changes:
        x = frame.across(change.day)
        words = shortened(change.words)
        wide = len(words) * LETTER
        begins = min(x * NARROW / 100, NARROW + 60 - wide)
        row = next((n for n in (0, 1) if begins >= free[n]), None)
        marks += f'<span class="fl-change" title="{escape(change.words)}" '
        marks += f'style="left:{x:.2f}%;top:{-frame.room}px"></span>'
        if row is not None:
            free[row], lines = begins + wide + LETTER, max(lines, row + 1)
            back, top = max(0.0, x * NARROW / 100 - begins), -frame.room - LINE * (row + 1)
            marks += (
                f'<span style="left:calc({x:.2f}% - {back:.0f}px);top:{top}px">'
                f"{escape(words)}</span>"
            )
    return marks, lines


def shortened(words: str, most: int = LONGEST_WORDS) -> str:
    """Return the words, cut where they are too long for a chart."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


_YEAR = timedelta(days=371)


def _days(frame: Frame) -> str:
    """Return some Mondays below the chart, evenly apart; of a long one their months."""
    last = frame.until - DAY
    weeks = list(days(frame.first, frame.until, WEEK.days))
    apart = max(1, -(-len(weeks) // MOST_TICKS))
    form: Callable[[date], str] = short_day
    if last - frame.first > _YEAR:
        form = lambda day: f"{MONTHS[day.month - 1]} {day.year}"  # noqa: E731 - as short as it is
    return "".join(
        f'<span class="fl-day" style="left:{frame.across(day):.2f}%">{form(day)}</span>'
        for day in weeks[::apart]
    )
