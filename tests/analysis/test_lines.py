"""Lines: the mean of seven days or of a week, and gaps where scores are missing."""

from datetime import timedelta

from footlog.analysis.lines import Point, day_points, span_points, week_points
from footlog.analysis.spans import Span
from tests.helpers.builders import MONDAY
from tests.helpers.pain_days import by_day, day_number, scores


def test_a_day_without_a_score_is_a_gap_and_a_zero_is_a_point() -> None:
    points = day_points({day_number(0): scores(0), day_number(2): scores(3, 2)})
    assert points == [
        Point(day_number(0), 0.0, 1, None),
        Point(day_number(1), None, 0, None),
        Point(day_number(2), 2.5, 2, 5 / 3),
    ]
    assert day_points({}) == []


def test_the_line_takes_seven_days_and_three_scores() -> None:
    smooth = [one.smooth for one in day_points(by_day({n: n for n in range(10)}))]
    assert smooth[:3] == [None, None, 1.0]
    assert smooth[9] == sum(range(3, 10)) / 7


def test_the_line_breaks_where_seven_days_have_fewer_than_three_scores() -> None:
    points = day_points(by_day(dict.fromkeys((0, 1, 2, 20, 21, 22), 4)))
    known = [n for n, one in enumerate(points) if one.smooth is not None]
    assert known == [2, 3, 4, 5, 6, 22]
    assert {one.smooth for one in points} == {None, 4.0}


def test_a_week_is_the_mean_of_all_its_scores() -> None:
    points = week_points(
        {day_number(0): scores(6, 3, 3), day_number(6): scores(0), day_number(14): scores(5)}
    )
    assert points == [Point(MONDAY, 3.0, 4, 3.0), Point(day_number(14), 5.0, 1, None)]


def test_a_long_span_has_weeks_and_leaves_out_what_is_not_in_it() -> None:
    felt = by_day({0: 0, 1: 4, 500: 9})
    assert span_points(felt, Span(MONDAY, MONDAY)) == [Point(MONDAY, 0.0, 1, None)]
    long = Span(MONDAY, MONDAY + timedelta(days=400))
    assert span_points(felt, long) == [Point(MONDAY, 2.0, 2, None)]
