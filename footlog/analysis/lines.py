"""Scores over time as the points of a line: by day with the mean of seven days, or by week."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from footlog.analysis.pain import DayPain
from footlog.analysis.spans import Span
from footlog.domain.weeks import DAY, days, monday_of

SMOOTHED_DAYS = 7
FEWEST_TO_SMOOTH = 3


class Point(NamedTuple):
    """A day, or a week by its Monday: its mean score, how many there are, and the line's value.

    `mean` is None without a score, `smooth` with fewer than three: a gap, never 0.
    """

    day: date
    mean: float | None
    n: int
    smooth: float | None


def day_points(by_day: Mapping[date, DayPain]) -> list[Point]:
    """Return a point for each day from the first score to the last.

    `smooth` is the mean of the scores of the seven days that end with the day.
    """
    if not by_day:
        return []
    points, n, total = [], 0, 0
    for day in days(min(by_day), max(by_day) + DAY):
        scores, left = by_day.get(day), by_day.get(day - SMOOTHED_DAYS * DAY)
        n += (scores.n if scores else 0) - (left.n if left else 0)
        total += (scores.total if scores else 0) - (left.total if left else 0)
        mean = scores.total / scores.n if scores else None
        points.append(Point(day, mean, scores.n if scores else 0, _smooth(total, n)))
    return points


def week_points(by_day: Mapping[date, DayPain]) -> list[Point]:
    """Return a point for each week with a score; its mean is that of all its scores."""
    weeks: dict[date, DayPain] = {}
    for day in sorted(by_day):
        monday, scores = monday_of(day), by_day[day]
        weeks[monday] = weeks[monday].joined(scores) if monday in weeks else scores
    return [
        Point(monday, week.total / week.n, week.n, _smooth(week.total, week.n))
        for monday, week in weeks.items()
    ]


def span_points(by_day: Mapping[date, DayPain], span: Span) -> list[Point]:
    """Return the points of the scores in a span: a long one has weeks in place of days."""
    inside = {day: scores for day, scores in by_day.items() if day in span}
    return week_points(inside) if span.is_long else day_points(inside)


def _smooth(total: int, n: int) -> float | None:
    return total / n if n >= FEWEST_TO_SMOOTH else None
