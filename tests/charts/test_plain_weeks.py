"""The plan as plain HTML: a bar a week, a square a day."""

import re
from collections.abc import Mapping
from datetime import date

from footlog.analysis.calendar import SHARES, SYMBOLS, DayMark, Step
from footlog.analysis.summary import Figures
from footlog.charts.plain import Chart
from footlog.charts.plain_weeks import STEPS, calendar, marks_above, week_bars, week_frame
from footlog.charts.strokes import PLAN
from footlog.domain.weeks import DAY, WEEK
from tests.charts.test_strokes import luminance, paths, svg_of
from tests.helpers.builders import MONDAY
from tests.helpers.figures import figures_of

WEEKS = {
    MONDAY: figures_of(sets_due=4, sets_credited=2, sets_extra=3),
    MONDAY + WEEK: figures_of(days_paused=7),
    MONDAY + 2 * WEEK: figures_of(sets_due=300, sets_credited=299, days_paused=1),
    MONDAY + 3 * WEEK: figures_of(sets_due=2, sets_credited=2),
}
TODAY = MONDAY + 3 * WEEK + DAY


def drawn(weeks: Mapping[date, Figures], today: date = TODAY) -> str:
    chart = Chart(week_frame(MONDAY, MONDAY + 4 * WEEK), PLAN, name="plan", alt="", above="")
    return week_bars(chart, weeks, today, [(monday, f"week {monday}") for monday in weeks])


def test_a_bar_is_as_high_as_its_share_and_a_week_without_anything_due_has_none() -> None:
    over, so_far = paths(drawn(WEEKS))
    assert over == "M2.86 100V50.00H22.14V100ZM52.86 100V0.33H72.14V100Z"
    assert so_far == "M77.86 100V0.00H97.14V100Z"
    assert "opacity:0.45" in svg_of(drawn(WEEKS))


def test_the_last_whole_week_has_its_percentage_rounded_down() -> None:
    assert re.findall(r"<b [^>]*>(.*?)</b>", drawn(WEEKS)) == ["99 %"]
    assert re.findall(r"<b [^>]*>(.*?)</b>", drawn(WEEKS, MONDAY)) == []


def test_extra_sets_and_rest_days_stand_above() -> None:
    above = re.findall(r"top:-17px;[^>]*>(.*?)<", drawn(WEEKS))
    assert above == ["+3", "7P", "1P", "so far"]
    assert marks_above(figures_of(sets_extra=2, days_paused=3), is_open=True) == "+2 3P so far"


def test_pointing_at_a_week_says_what_was_in_it() -> None:
    titles = re.findall(r'fl-hover" title="(.*?)"', drawn(WEEKS))
    assert titles == [f"week {monday}" for monday in WEEKS]


def squares(html: str) -> list[tuple[str, str, str]]:
    """Return of each square what it says, its fill and its sign."""
    return re.findall(r'fl-square[^"]*" title="(.*?)" style="(.*?)">(.*?)</span>', html)


def test_a_day_has_the_colour_of_its_share_or_a_sign() -> None:
    marks = [
        DayMark(MONDAY, Step.ALL, 2, 2),
        DayMark(MONDAY + DAY, Step.MISSED, 0, 2),
        DayMark(MONDAY + 2 * DAY, Step.PAUSED, 0, 0),
    ]
    fill = f"background:{STEPS[-1].css}"
    assert squares(calendar(marks, MONDAY, alt="a")) == [
        ("2 Mar: all of it, 2 of 2 sets", fill, ""),
        ("3 Mar: missed, 0 of 2 sets", "", "×"),
        ("4 Mar: paused", "", "P"),
    ]
    assert [SYMBOLS[step] for step in (Step.MISSED, Step.PAUSED)] == ["×", "P"]


def test_each_share_has_its_colour_in_the_legend() -> None:
    html = calendar([], MONDAY, alt="a")
    legend = re.findall(r'style="background:(.*?)"></i>(.*?)</span>', html)
    assert legend == [(colour.css, step) for colour, step in zip(STEPS, SHARES, strict=True)]


def test_today_is_marked_and_long_calendars_stand_in_blocks() -> None:
    marks = [DayMark(MONDAY + n * DAY, Step.NONE, 0, 1) for n in range(26 * 7)]
    html = calendar(marks, MONDAY + 3 * DAY, alt="a")
    assert html.count("fl-today") == 1
    assert html.count('<div class="fl-weeks">') == 2
    assert len(squares(html)) == 26 * 7


def test_days_of_a_week_that_are_not_shown_are_left_empty() -> None:
    marks = [DayMark(MONDAY + 2 * DAY, Step.NONE, 0, 1)]
    html = calendar(marks, MONDAY + 2 * DAY, alt="a")
    assert html.count("<span></span>") == 6 + 1


def test_shares_of_a_day_go_from_the_page_to_far_from_it() -> None:
    assert sorted(STEPS, key=lambda one: -luminance(one.light)) == list(STEPS)
    assert sorted(STEPS, key=lambda one: luminance(one.dark)) == list(STEPS)
