"""When a plan item is due: every few days, on weekdays, or a number of times a week."""

import re
from dataclasses import dataclass
from datetime import date

from footlog.domain.validation import InvalidEntry, shown, whole_number

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LONGEST_GAP_DAYS = 60
DAYS_A_WEEK = 7

_EVERY = re.compile(r"every ([0-9]{1,4}) days?")
_PER_WEEK = re.compile(r"([0-9]{1,4}) per week")
_MUST_BE = "must be like daily, every 2 days, mon,wed,fri or 3 per week"


@dataclass(frozen=True)
class EveryDays:
    """Due on the first day and every `gap` days from then on; a gap of 1 is daily."""

    gap: int = 1

    def __post_init__(self) -> None:
        whole_number("schedule: days between", self.gap, 1, LONGEST_GAP_DAYS)

    def __str__(self) -> str:
        return "daily" if self.gap == 1 else f"every {self.gap} days"

    def falls_on(self, day: date, starts_on: date) -> bool:
        """Tell whether an item that starts on `starts_on` is scheduled on `day`."""
        return (day - starts_on).days % self.gap == 0


@dataclass(frozen=True)
class Weekdays:
    """Due on some days of the week, 0 for Monday to 6 for Sunday."""

    numbers: frozenset[int]

    def __post_init__(self) -> None:
        if not self.numbers:
            raise InvalidEntry("schedule", "has no day", "choose at least one day of the week")
        if not self.numbers <= set(range(DAYS_A_WEEK)):
            raise InvalidEntry("schedule", _MUST_BE)

    def __str__(self) -> str:
        return ",".join(WEEKDAYS[number] for number in sorted(self.numbers))

    def falls_on(self, day: date, starts_on: date) -> bool:  # noqa: ARG002 - one interface
        """Tell whether `day` is one of the weekdays."""
        return day.weekday() in self.numbers


@dataclass(frozen=True)
class PerWeek:
    """Due on `count` days of each week, on any days."""

    count: int

    def __post_init__(self) -> None:
        whole_number("schedule: times per week", self.count, 1, DAYS_A_WEEK)

    def __str__(self) -> str:
        return f"{self.count} per week"


DayBased = EveryDays | Weekdays
Schedule = DayBased | PerWeek


DAILY = EveryDays()


def parse_schedule(words: str) -> Schedule:
    """Return the schedule that `words` name, as in plan.csv; raise InvalidEntry for others."""
    if words == "daily":
        return DAILY
    if every := _EVERY.fullmatch(words):
        return EveryDays(int(every[1]))
    if per_week := _PER_WEEK.fullmatch(words):
        return PerWeek(int(per_week[1]))
    names = words.split(",") if words else []
    if len(set(names)) != len(names) or not set(names) <= set(WEEKDAYS):
        raise InvalidEntry("schedule", f"{_MUST_BE}, not {shown(words)}")
    return Weekdays(frozenset(WEEKDAYS.index(name) for name in names))
