"""Charts of plain HTML: where lines and words are, and that a person's words stay words."""

import itertools
import re
from base64 import b64decode

import pytest

from footlog.analysis.lines import Point, day_points
from footlog.charts.plain import (
    LINE,
    MOMENTS,
    PLAN,
    Chart,
    Colour,
    Frame,
    Label,
    Named,
    line_chart,
    shortened,
    spark,
)
from footlog.charts.plain_weeks import STEPS
from footlog.domain.weeks import WEEK
from tests.helpers.builders import MONDAY
from tests.helpers.pain_days import by_day, day_number

FRAME = Frame(MONDAY, MONDAY + 10 * WEEK)
CHART = Chart(FRAME, PLAN, name="pain", alt="down", above="lower is better")


def svg_of(html: str) -> str:
    """Return the picture in the HTML."""
    (found,) = re.findall(r'src="data:image/svg\+xml;base64,([^"]*)"', html)
    return b64decode(found).decode()


def paths(html: str) -> list[str]:
    return re.findall(r' d="([^"]*)"', svg_of(html))


def points(*smooth: float | None) -> list[Point]:
    """Return a point a week."""
    return [
        Point(day_number(7 * n), value, 1 if value is not None else 0, value)
        for n, value in enumerate(smooth)
    ]


def test_a_line_goes_from_its_first_value_to_its_last_and_says_that() -> None:
    html = line_chart(CHART, points(10, 5, 0))
    _, line, end = paths(html)
    assert line == "M0.71 0.00h0L10.71 50.00L20.71 100.00"
    assert end == "M20.71 100.00h0"
    assert re.search(r'class="fl-end" style="left:20.71%;top:100.00%"><b [^>]*>0.0</b>', html)


def test_a_gap_breaks_the_line_and_is_no_zero() -> None:
    assert paths(line_chart(CHART, points(4, None, 4)))[1] == "M0.71 60.00h0M20.71 60.00h0"
    apart = [*points(4), Point(day_number(21), 4, 3, 4)]
    assert paths(line_chart(CHART, apart))[1] == "M0.71 60.00h0M30.71 60.00h0"


def test_single_scores_are_dots_even_where_there_is_no_line() -> None:
    html = line_chart(CHART, day_points(by_day({0: 0, 4: 10})))
    assert paths(html) == ["M0.71 100.00h0M6.43 0.00h0"]
    assert "<b " not in html


def test_no_scores_draw_the_axes_alone() -> None:
    html = line_chart(CHART, [])
    assert paths(html) == []
    assert re.findall(r'fl-tick"[^>]*>(\d+)<', html) == ["0", "2", "4", "6", "8", "10"]
    assert re.findall(r'fl-day"[^>]*>([^<]*)<', html) == ["2 Mar", "23 Mar", "13 Apr", "4 May"]


def test_days_of_a_long_chart_are_months_with_their_years() -> None:
    long = Chart(Frame(MONDAY, MONDAY + 520 * WEEK), PLAN, name="", alt="", above="")
    days = re.findall(r'fl-day"[^>]*>([^<]*)<', line_chart(long, []))
    assert days == ["Mar 2026", "Aug 2028", "Feb 2031", "Aug 2033"]


@pytest.mark.parametrize("levels", [(5, 5.1, 4.9), (0, 0.2, 0.4), (10, 9.9, 9.8, 9.7)])
def test_words_on_the_right_never_overprint_each_other(levels: tuple[float, ...]) -> None:
    ends = points(*[5.0] * 10)
    html = line_chart(CHART, ends, [Label(level, f"level {level}") for level in levels])
    tops = sorted(float(top) for top in re.findall(r'fl-end" style="left:[^;]*;top:(.*?)%', html))
    assert len(tops) == len(levels) + 1
    apart = [later - sooner for sooner, later in itertools.pairwise(tops)]
    assert min(apart) >= 100 * LINE / FRAME.height - 0.01


def test_a_line_that_ends_early_has_its_value_at_its_end() -> None:
    html = line_chart(CHART, points(5, 5), [Label(5, "start 5.0")])
    assert re.findall(r'fl-end" style="left:(.*?)%;top:(.*?)%', html) == [
        ("100", "50.00"),
        ("10.71", "50.00"),
    ]


def changes_of(*named: Named) -> list[tuple[str, str, str]]:
    """Return where words of changes stand above a chart: left, top and words."""
    chart = Chart(FRAME, PLAN, name="", alt="", above="", changes=named)
    return re.findall(r'<span style="left:(.*?);top:(.*?)px">(.*?)<', line_chart(chart, []))


def test_a_change_of_plan_is_named_where_it_happened_and_two_never_meet() -> None:
    short, long = "Heel raise 8 → 12 reps", "Toe curls added, 3 more"
    assert changes_of(Named(day_number(14), short)) == [("calc(20.00% - 0px)", "-15", short)]
    both = changes_of(Named(day_number(14), short), Named(day_number(16), long))
    assert [top for _, top, _ in both] == ["-15", "-30"]
    crowd = [Named(day_number(14 + n), short) for n in range(4)]
    assert len(changes_of(*crowd)) == 2


def test_a_change_at_the_right_end_reaches_back_and_one_outside_is_left_out() -> None:
    ((left, _, _),) = changes_of(Named(day_number(68), "Heel raise 8 → 12 reps"))
    assert re.fullmatch(r"calc\(97\.14% - \d+px\)", left)
    assert changes_of(Named(day_number(70), "late"), Named(MONDAY, "first")) == []


def test_a_persons_words_are_text() -> None:
    words = '<img src=x onerror="alert(1)">'
    chart = Chart(FRAME, PLAN, words, words, words, [Named(day_number(9), words)])
    html = line_chart(chart, points(1, 2), [Label(3, words)])
    assert "<img src=x" not in html
    assert html.count("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;") >= 4


def test_pointing_at_a_week_says_its_mean() -> None:
    html = line_chart(CHART, day_points(by_day({0: 4, 1: 5, 7: 1})))
    assert re.findall(r'fl-hover" title="(.*?)"', html) == [
        "Week of 2 Mar: mean 4.5, 2 scores",
        "Week of 9 Mar: mean 1.0, 1 score",
    ]


def test_steps_have_no_dots_and_go_across_before_they_go_up() -> None:
    (line, _) = paths(line_chart(CHART, points(2, 5), is_step=True))
    assert line == "M0.71 80.00h0H10.71V50.00"


def test_a_small_line_has_gaps_and_ends_with_a_dot() -> None:
    line, dot = paths(spark([0, None, 10], 10, PLAN))
    assert (line, dot) == ("M3.00 92.00h0M97.00 8.00h0", "M97.00 8.00h0")
    assert spark([None], 10, PLAN) == spark([], 10, PLAN) == ""
    assert 'alt=""' in spark([1], 10, PLAN)


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return sum(one * share for one, share in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colour", [*MOMENTS.values(), PLAN])
def test_lines_stand_out_on_light_and_on_dark_pages(colour: Colour) -> None:
    assert contrast(colour.light, "#FCFBF8") >= 3
    assert contrast(colour.dark, "#14191A") >= 3


def test_shares_of_a_day_go_from_the_page_to_far_from_it() -> None:
    assert sorted(STEPS, key=lambda one: -luminance(one.light)) == list(STEPS)
    assert sorted(STEPS, key=lambda one: luminance(one.dark)) == list(STEPS)


def test_long_words_are_cut() -> None:
    assert shortened("a" * 36) == "a" * 36
    assert shortened("a" * 37) == "a" * 35 + "…"
