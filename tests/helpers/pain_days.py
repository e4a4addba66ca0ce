"""The pain of one moment by day, in a few words."""

from collections.abc import Mapping
from datetime import date, timedelta

from footlog.analysis.pain import DayPain
from tests.helpers.builders import MONDAY


def scores(*felt: int) -> DayPain:
    """Return the figures of these scores of one day."""
    return DayPain(len(felt), sum(felt), max(felt))


def day_number(number: int) -> date:
    """Return the day so many days after the first Monday."""
    return MONDAY + timedelta(days=number)


def by_day(felt: Mapping[int, int]) -> dict[date, DayPain]:
    """Return one score a day, by the day's number."""
    return {day_number(n): scores(score) for n, score in felt.items()}


def steady(*parts: tuple[range, int]) -> dict[date, DayPain]:
    """Return one score a day, the same on all days of a part."""
    return by_day({n: score for days, score in parts for n in days})
