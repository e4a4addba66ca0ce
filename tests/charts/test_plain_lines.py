"""Lines of scores: where they go, where they break, and the words at their end."""

import itertools
import re

import pytest

from footlog.analysis.lines import Point, day_points
from footlog.charts.plain import LINE, Chart, Frame, Label
from footlog.charts.plain_lines import line_chart
from footlog.charts.strokes import PLAN
from footlog.domain.weeks import WEEK
from tests.charts.test_strokes import paths
from tests.helpers.builders import MONDAY
from tests.helpers.pain_days import by_day, day_number

FRAME = Frame(MONDAY, MONDAY + 10 * WEEK)
CHART = Chart(FRAME, PLAN, name="pain", alt="down", above="lower is better")


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


def test_pointing_at_a_week_says_its_mean() -> None:
    html = line_chart(CHART, day_points(by_day({0: 4, 1: 5, 7: 1})))
    assert re.findall(r'fl-hover" title="(.*?)"', html) == [
        "Week of 2 Mar: mean 4.5, 2 scores",
        "Week of 9 Mar: mean 1.0, 1 score",
    ]


def test_steps_have_no_dots_and_go_across_before_they_go_up() -> None:
    (line, _) = paths(line_chart(CHART, points(2, 5), is_step=True))
    assert line == "M0.71 80.00h0H10.71V50.00"
