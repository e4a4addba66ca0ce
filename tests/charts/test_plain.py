"""Charts of plain HTML: where lines and words are, and that a person's words stay words."""

import re

from footlog.charts.plain import Chart, Frame, Label, Named, shortened
from footlog.charts.plain_lines import line_chart
from footlog.charts.strokes import PLAN
from footlog.domain.weeks import WEEK
from tests.charts.test_plain_lines import CHART, FRAME, points
from tests.charts.test_strokes import paths
from tests.helpers.builders import MONDAY
from tests.helpers.pain_days import day_number


def test_no_scores_draw_the_axes_alone() -> None:
    html = line_chart(CHART, [])
    assert paths(html) == []
    assert re.findall(r'fl-tick"[^>]*>(\d+)<', html) == ["0", "2", "4", "6", "8", "10"]
    assert re.findall(r'fl-day"[^>]*>([^<]*)<', html) == ["2 Mar", "23 Mar", "13 Apr", "4 May"]


def test_days_of_a_long_chart_are_months_with_their_years() -> None:
    long = Chart(Frame(MONDAY, MONDAY + 520 * WEEK), PLAN, name="", alt="", above="")
    days = re.findall(r'fl-day"[^>]*>([^<]*)<', line_chart(long, []))
    assert days == ["Mar 2026", "Aug 2028", "Feb 2031", "Aug 2033"]


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


def test_long_words_are_cut() -> None:
    assert shortened("a" * 36) == "a" * 36
    assert shortened("a" * 37) == "a" * 35 + "…"
