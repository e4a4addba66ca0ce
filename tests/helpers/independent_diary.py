"""The two exported files as the second calculation of footlog's figures counts them.

It follows product.md section 5 sentence by sentence and imports nothing from footlog.
"""

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

DAY = timedelta(days=1)
MOMENTS = ("morning", "before", "during", "after", "evening")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True)
class Item:
    """One row of plan.csv, as far as it is counted."""

    exercise: str
    side: str
    per_day: int
    schedule: str
    starts_on: date
    ends_on: date | None

    @property
    def sides(self) -> tuple[str, ...]:
        """`each` → left and right; otherwise the one it names."""
        return ("left", "right") if self.side == "each" else (self.side,)

    def in_force(self, day: date) -> bool:
        """`starts_on <= d` and (`ends_on` empty or `d < ends_on`)."""
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)

    @property
    def times_a_week(self) -> int | None:
        """The K of `K per week`; None for every other schedule, which has scheduled days."""
        words = self.schedule.split()
        return int(words[0]) if words[1:] == ["per", "week"] else None

    def scheduled(self, day: date) -> bool:
        """`daily`, `every K days` (counted from `starts_on`) or weekdays (`mon,wed,fri`)."""
        if self.schedule == "daily":
            return True
        if self.schedule.startswith("every "):
            return (day - self.starts_on).days % int(self.schedule.split()[1]) == 0
        return WEEKDAYS[day.weekday()] in self.schedule.split(",")


@dataclass
class Diary:
    """Both files, counted out by day. Entries dated after today do not exist."""

    today: date
    items: list[Item]
    sets: dict[date, Counter[tuple[str, str]]] = field(default_factory=lambda: defaultdict(Counter))
    """Set logs of a day by exercise and side."""
    scores: dict[str, dict[date, list[int]]] = field(
        default_factory=lambda: {moment: defaultdict(list) for moment in MOMENTS}
    )
    """Pain scores by moment and day."""
    set_scores: dict[str, dict[date, list[int]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    """Pain of set logs by exercise and day."""
    marked: dict[str, set[date]] = field(default_factory=lambda: defaultdict(set))
    """Days with a mark, by its reason."""
    paused: set[date] = field(default_factory=set)
    recorded: set[date] = field(default_factory=set)

    def is_trained(self, day: date) -> bool:
        """Tell whether the day has a set log."""
        return day in self.sets

    def of_day(self, moment: str, day: date) -> list[int]:
        """Return the scores of one moment on one day."""
        return self.scores[moment].get(day, [])

    def mondays(self, first: date | None = None, last: date | None = None) -> list[date]:
        """Return the Mondays of the weeks reported that hold a day from `first` to `last`.

        The weeks reported run from the week of the first plan start or entry to the week of today.
        """
        beginnings = [*(item.starts_on for item in self.items), *self.recorded]
        if not beginnings:
            return []
        return [
            monday
            for monday in days_from(monday_of(min(beginnings)), self.today)
            if monday.weekday() == 0
            and (first is None or first <= monday + 6 * DAY)
            and (last is None or monday <= last)
        ]

    def days(self, first: date | None = None, last: date | None = None) -> list[date]:
        """Return all days of those weeks; days after today do not exist."""
        return [day for monday in self.mondays(first, last) for day in self.days_of_week(monday)]

    def days_of_week(self, monday: date) -> list[date]:
        """Return the days of one week up to today."""
        return [day for day in whole_week(monday) if day <= self.today]


def read(history_csv: bytes, plan_csv: bytes, today: date) -> Diary:
    """Return the diary that history.csv and plan.csv hold, as it stands today."""
    diary = Diary(today, [_item(row) for row in _rows(plan_csv)])
    for row in _rows(history_csv):
        day = date.fromisoformat(row["date"])
        if day <= today:
            _count(diary, day, row)
    return diary


def _count(diary: Diary, day: date, row: dict[str, str]) -> None:
    diary.recorded.add(day)
    if row["kind"] == "set":
        diary.sets[day][row["exercise_id"], row["side"]] += 1
    if row["kind"] == "mark":
        diary.marked[row["reason"]].add(day)
    if row["state"] == "paused":
        diary.paused.add(day)
    if row["pain"] and row["kind"] == "set":
        # The pain of a set log is `during`.
        diary.scores["during"][day].append(int(row["pain"]))
        diary.set_scores[row["exercise_id"]][day].append(int(row["pain"]))
    elif row["pain"]:
        diary.scores[row["moment"]][day].append(int(row["pain"]))


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def _item(row: dict[str, str]) -> Item:
    """Per side and occasion-day: `per_day = times_per_day × (sets or 1)`."""
    return Item(
        exercise=row["exercise_id"],
        side=row["side"],
        per_day=int(row["times_per_day"] or 1) * int(row["sets"] or 1),
        schedule=row["schedule"],
        starts_on=date.fromisoformat(row["starts_on"]),
        ends_on=date.fromisoformat(row["ends_on"]) if row["ends_on"] else None,
    )


def monday_of(day: date) -> date:
    """Return the Monday of the day's week."""
    return day - day.weekday() * DAY


def whole_week(monday: date) -> list[date]:
    """Return the seven days of a week, also those after today."""
    return [monday + n * DAY for n in range(7)]


def days_from(first: date, last: date) -> Iterator[date]:
    """Yield every day from `first` to `last`, both included; none when `last` comes earlier."""
    while first <= last:
        yield first
        first += DAY
