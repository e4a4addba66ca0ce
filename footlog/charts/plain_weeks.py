"""How much of the plan was done, as plain HTML: bars by week, and a calendar of days."""

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

from footlog.analysis.calendar import SHARES, SYMBOLS, DayMark, Step
from footlog.analysis.summary import Figures
from footlog.charts.plain import Chart, Frame, figure, hovers, last_value, rule
from footlog.charts.strokes import PLAN, Colour, picture
from footlog.domain.weeks import WEEK, monday_of, short_day

STEPS = (
    Colour("#E3EDF5", "#1F303C"),
    Colour("#B5D2E8", "#23526F"),
    Colour("#7FB2D8", "#2F7AA6"),
    Colour("#3F8BC4", "#5AA8D4"),
    Colour("#0B5A93", "#A6DAF8"),
)
"""Five shares of a day's plan, from little to much."""
BLOCK_WEEKS = 13
"""Weeks side by side: as many as a phone has room for."""
MOST_WORDS = 8
"""Weeks whose extra sets and rest days have room in words above the bars."""
ROOM = 17
CALENDAR_STYLE = """
<style>
.fl-weeks { display: grid; gap: 3px; grid-template-rows: 15px repeat(7, 26px); margin: 0 0 8px;
  grid-auto-flow: column; grid-template-columns: 2rem; grid-auto-columns: minmax(0, 28px); }
.fl-weeks > * { display: flex; align-items: center; justify-content: center;
  white-space: nowrap; }
.fl-weeks > .fl-head { justify-content: flex-start; overflow: visible; }
.fl-square { border: 1px solid light-dark(#A9A498, #5E6B6F); border-radius: 4px; }
.fl-today { outline: 2px solid light-dark(#00614F, #7FE0C3); }
.fl-legend { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; }
.fl-legend i { display: inline-block; width: 14px; height: 14px; margin-right: 5px;
  vertical-align: -2px; }
</style>
"""


def week_bars(
    chart: Chart, weeks: Mapping[date, Figures], today: date, titles: Sequence[tuple[date, str]]
) -> str:
    """Return a bar a week of the sets done of those due, in percent.

    The week of today is paler: it is not over. A week in which nothing was due has no bar. Extra
    sets stand above as +n and rest days as nP, the last whole week with its percentage. `titles`
    say what was in a week to who points at it.
    """
    frame = chart.frame
    known = [
        (monday, week.adherence) for monday, week in weeks.items() if week.adherence is not None
    ]
    over = [one for one in known if one[0] + WEEK <= today]
    shapes = _bars(over, frame, 1) + _bars([one for one in known if one not in over], frame, 0.45)
    inside = "".join(
        (
            *(rule(level, frame, f"{level} %") for level in (0, 50, 100)),
            picture(shapes),
            _above(weeks, frame, today),
            *(_last(weeks[monday], chart) for monday, _ in over[-1:]),
            hovers(titles, frame),
        )
    )
    return figure(chart, inside)


def week_frame(first: date, until: date) -> Frame:
    """Return what bars of the weeks between two Mondays stand in: 0 to 100 %."""
    is_short = (until - first) <= MOST_WORDS * WEEK
    return Frame(first, until, top=100, room=ROOM if is_short else 0)


def _bars(shares: Sequence[tuple[date, float]], frame: Frame, opacity: float) -> str:
    """Return the bars as one shape of that opacity."""
    shape = ""
    for monday, share in shares:
        left, right = frame.across(monday, 0.8), frame.across(monday + WEEK, -0.8)
        top = min(frame.down(100 * share), 99.0)
        shape += f"M{left:.2f} 100V{top:.2f}H{right:.2f}V100Z"
    style = f"fill:{PLAN.light};fill:{PLAN.css};opacity:{opacity}"
    return f'<path style="{style}" d="{shape}"/>' if shape else ""


def _last(week: Figures, chart: Chart) -> str:
    words = f"{100 * week.sets_credited // week.sets_due} %"
    return last_value(100 * week.sets_credited / week.sets_due, words, chart)


def _above(weeks: Mapping[date, Figures], frame: Frame, today: date) -> str:
    if frame.room < ROOM:
        return ""
    return "".join(
        f'<span style="left:{frame.across(monday, 3.5):.2f}%;top:-17px;'
        f'transform:translateX(-50%)">{words}</span>'
        for monday, week in weeks.items()
        if (words := marks_above(week, is_open=monday + WEEK > today))
    )


def marks_above(week: Figures, *, is_open: bool) -> str:
    """Return what stands above the bar of a week: "+3" extra sets, "2P" rest days, "so far"."""
    extra = f"+{week.sets_extra}" if week.sets_extra else ""
    paused = f"{week.days_paused}P" if week.days_paused else ""
    return " ".join(part for part in (extra, paused, "so far" if is_open else "") if part)


def calendar(marks: Sequence[DayMark], today: date, *, alt: str) -> str:
    """Return weeks by weekdays, Monday first, in blocks of 13 weeks, with a legend."""
    weeks = [monday_of(mark.day) for mark in marks[:1]]
    while weeks and weeks[-1] + WEEK <= marks[-1].day:
        weeks.append(weeks[-1] + WEEK)
    by_day = {mark.day: mark for mark in marks}
    blocks = [weeks[n : n + BLOCK_WEEKS] for n in range(0, len(weeks), BLOCK_WEEKS)]
    squares = "".join(_block(block, by_day, today) for block in blocks)
    return (
        f'<figure class="fl-chart" data-chart="calendar"><div role="img" '
        f'aria-label="{escape(alt)}">{squares}</div>{_legend()}</figure>'
    )


def _block(weeks: Sequence[date], by_day: Mapping[date, DayMark], today: date) -> str:
    names = "".join(
        f"<span>{name}</span>" for name in ("", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    )
    columns = []
    for number, monday in enumerate(weeks):
        words = short_day(monday) if number % 4 == 0 else ""
        days = (date.fromordinal(monday.toordinal() + n) for n in range(7))
        squares = "".join(_square(by_day.get(day), is_today=day == today) for day in days)
        columns.append(f'<span class="fl-head">{words}</span>{squares}')
    return f'<div class="fl-weeks">{names}{"".join(columns)}</div>'


def _square(mark: DayMark | None, *, is_today: bool) -> str:
    if mark is None:
        return "<span></span>"
    said = f"{short_day(mark.day)}: {mark.step}"
    if mark.planned:
        said += f", {mark.credited} of {mark.planned} sets"
    kind = "fl-square fl-today" if is_today else "fl-square"
    sign = SYMBOLS.get(mark.step, "")
    return f'<span class="{kind}" title="{said}" style="{_fill(mark.step)}">{sign}</span>'


def _fill(step: Step) -> str:
    return f"background:{STEPS[SHARES.index(step)].css}" if step in SHARES else ""


def _legend() -> str:
    steps = "".join(
        f'<span><i class="fl-square" style="{_fill(step)}"></i>{step}</span>' for step in SHARES
    )
    return f'<div class="fl-legend">{steps}</div>'
