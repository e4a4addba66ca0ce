"""Charts as plain HTML: they need no library, and follow when the page turns dark.

This is what all of them share: their frame, axes, words and changes of the plan. Text of a person
is escaped here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from typing import NamedTuple

from footlog.charts.strokes import Colour
from footlog.domain.weeks import DAY, MONTHS, WEEK, days, short_day

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
    return line_end(100, chart.frame.down(share), words, chart.colour)


def line_end(x: float, y: float, words: str, colour: Colour) -> str:
    """Return words to the right of a place, 0 to 100 each way, underlined in the colour."""
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
