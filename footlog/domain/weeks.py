"""Days and weeks: a week runs from Monday to before the next Monday and is named by its Monday."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from functools import lru_cache

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


NINETY_YEARS = 1 << 15
same_day = lru_cache(NINETY_YEARS)(date.fromordinal)
"""Returns a day by its ordinal: always the same object, which a dict finds in less time."""


@lru_cache(NINETY_YEARS)
def monday_of(day: date) -> date:
    """Return the Monday that names the week of `day`."""
    return same_day(day.toordinal() - day.weekday())


def short_day(day: date, today: date | None = None) -> str:
    """Return "31 Aug", with the year when it is not that of `today`."""
    words = f"{day.day} {MONTHS[day.month - 1]}"
    return words if today is None or day.year == today.year else f"{words} {day.year}"


def mondays(first: date, last: date) -> Iterator[date]:
    """Yield the Monday of every week from that of `first` to that of `last`, both included."""
    monday = monday_of(first)
    while monday <= last:
        yield monday
        monday += WEEK


def by_week(counts: Mapping[date, int]) -> Counter[date]:
    """Return counts by day summed up by Monday."""
    sums: Counter[date] = Counter()
    for day, number in counts.items():
        sums[monday_of(day)] += number
    return sums


def days(first: date, until: date, gap: int = 1) -> Iterator[date]:
    """Yield the days from `first` to before `until`, every `gap` days."""
    return map(same_day, range(first.toordinal(), until.toordinal(), gap))


def diary_day(wall_clock: datetime, starts_at: time) -> date:
    """Return the day of the diary at a local `wall_clock` time.

    A day starts when the clock on the wall shows `starts_at`: what is logged before that belongs
    to the evening before. Elapsed hours do not matter, so the two days on which the clocks change
    are days like any other.
    """
    before_start = wall_clock.time().replace(tzinfo=None) < starts_at
    return wall_clock.date() - DAY if before_start else wall_clock.date()
