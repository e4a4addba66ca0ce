"""The plan: which exercises to do, in what dose and how often, from which day to which."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from footlog.domain.dose import Dose
from footlog.domain.exercises import Side, exercise_id
from footlog.domain.schedule import PerWeek, Schedule
from footlog.domain.validation import (
    EARLIEST_DAY,
    LONGEST_TEXT,
    InvalidEntry,
    day_up_to,
    optional_text,
    utc_text,
    uuid_text,
)
from footlog.domain.weeks import DAY

LONGEST_NAME = 200
LONGEST_CUE = 200
AHEAD = timedelta(days=90)
"""How far ahead a change of the plan may start."""


@dataclass(frozen=True)
class Cue:
    """When and where an exercise is done, and what of it on a bad day, in the person's words.

    One of the two may be None. Raises InvalidEntry without either, and for texts too long.
    """

    when: str | None = None
    bad_day: str | None = None

    def __post_init__(self) -> None:
        if self.when is None and self.bad_day is None:
            raise InvalidEntry("cue", "is empty", "write when and where, or leave it out")
        for field, value in (("cue", self.when), ("bad_day", self.bad_day)):
            if value is not None:
                optional_text(field, value, LONGEST_CUE)

    def __str__(self) -> str:
        """Return the cue on one line: "after breakfast; on a bad day: half"."""
        bad_day = self.bad_day and f"on a bad day: {self.bad_day}"
        return "; ".join(part for part in (self.when, bad_day) if part)


def cue_of(when: str | None, bad_day: str | None) -> Cue | None:
    """Return the cue that two texts make; empty ones are None, and without both there is none."""
    return Cue(when or None, bad_day or None) if when or bad_day else None


@dataclass(frozen=True)
class PlanItem:
    """An exercise with its dose and schedule, in force from `starts_on` until before `ends_on`.

    An empty `ends_on` means still in force. `recorded_at` is the UTC time at which it was typed.
    Raises InvalidEntry, naming the field, for invalid values.
    """

    id: str
    exercise_id: str
    side: Side
    dose: Dose
    schedule: Schedule
    starts_on: date
    recorded_at: str
    ends_on: date | None = None
    prescribed_by: str | None = None
    reason: str | None = None
    note: str | None = None
    cue: Cue | None = None

    def __post_init__(self) -> None:
        uuid_text("id", self.id)
        exercise_id("exercise_id", self.exercise_id)
        utc_text("recorded_at", self.recorded_at)
        if self.starts_on < EARLIEST_DAY:
            raise InvalidEntry("starts_on", f"is {self.starts_on}", "choose a day from 1900 on")
        if self.ends_on is not None and self.ends_on <= self.starts_on:
            raise InvalidEntry(
                "ends_on", f"is {self.ends_on}", f"choose a day after its start, {self.starts_on}"
            )
        for field in ("prescribed_by", "reason", "note"):
            if (value := getattr(self, field)) is not None:
                limit = LONGEST_NAME if field == "prescribed_by" else LONGEST_TEXT
                optional_text(field, value, limit)

    def in_force(self, day: date) -> bool:
        """Tell whether the item is part of the plan on `day`."""
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)

    def is_over(self, day: date) -> bool:
        """Tell whether the item has ended by `day`; one that is coming has not."""
        return self.ends_on is not None and self.ends_on <= day

    def offered(self, day: date) -> bool:
        """Tell whether the item can be due on `day`; one of K per week may be, on any day."""
        if not self.in_force(day):
            return False
        return isinstance(self.schedule, PerWeek) or self.schedule.falls_on(day, self.starts_on)

    def overlaps(self, other: "PlanItem") -> bool:
        """Tell whether both plan the same exercise for the same foot on some day."""
        return (
            self.exercise_id == other.exercise_id
            and self.side.shares_a_foot_with(other.side)
            and (self.ends_on is None or other.starts_on < self.ends_on)
            and (other.ends_on is None or self.starts_on < other.ends_on)
        )


def check_start(item: PlanItem, today: date) -> None:
    """Raise InvalidEntry when the item starts more than 90 days after `today`."""
    day_up_to("starts_on", item.starts_on, today, AHEAD.days)


def days_to_change(item: PlanItem, today: date) -> tuple[date, date]:
    """Return the first and the last day from which the item can be changed or stopped."""
    farthest = max(today, item.starts_on) + AHEAD
    return item.starts_on, min(farthest, item.ends_on - DAY) if item.ends_on else farthest


def check_day_to_change(item: PlanItem, day: date, today: date) -> None:
    """Raise InvalidEntry, naming the days that fit, unless the item can change from `day`."""
    first, last = days_to_change(item, today)
    if not first <= day <= last:
        raise InvalidEntry(
            "day",
            f"is {day}",
            f"choose a day from {first} to {last}, while this exercise is in the plan",
        )


def check_no_overlap(item: PlanItem, others: Iterable[PlanItem]) -> None:
    """Raise InvalidEntry when `item` overlaps another one of `others`."""
    for other in others:
        if other.id != item.id and item.overlaps(other):
            span = (
                f"{other.starts_on} to {other.ends_on}"
                if other.ends_on
                else f"since {other.starts_on}"
            )
            raise InvalidEntry(
                "starts_on",
                f"{item.starts_on} overlaps another item of {item.exercise_id} for the same foot "
                f"({other.side}, {span})",
                "end that item first, or choose another side or day",
            )


def days_changed(items: Iterable[PlanItem]) -> list[date]:
    """Return the days on which the plan changed, oldest first; its first day is no change."""
    known = list(items)
    begun = min((item.starts_on for item in known), default=None)
    ends = {item.ends_on for item in known if item.ends_on}
    return sorted((ends | {item.starts_on for item in known}) - {begun})


def changed_from(
    item: PlanItem, day: date, successor: PlanItem
) -> tuple[PlanItem | None, PlanItem]:
    """Return the item closed before `day` and its successor, which starts on `day`.

    The closed item is None when nothing of it is left: a change from its very first day takes
    its place. Raises InvalidEntry when the item is not in force on `day`.
    """
    if successor.exercise_id != item.exercise_id:
        raise InvalidEntry(
            "exercise_id", f"is {successor.exercise_id}", f"change {item.exercise_id} itself"
        )
    closed = stopped_from(item, day)
    return closed, replace(successor, starts_on=day, ends_on=item.ends_on)


def stopped_from(item: PlanItem, day: date) -> PlanItem | None:
    """Return the item as it ends before `day`, or None when nothing of it is left."""
    _check_in_force(item, day)
    return replace(item, ends_on=day) if day > item.starts_on else None


def _check_in_force(item: PlanItem, day: date) -> None:
    if not item.in_force(day):
        days = f"{item.starts_on} on, when this exercise starts"
        if item.ends_on:
            days = f"{item.starts_on} to {item.ends_on - DAY}, while this exercise is in the plan"
        raise InvalidEntry("day", f"is {day}", f"choose a day from {days}")


@dataclass(frozen=True)
class Rewrite:
    """What a change does to the plan: items that go, and items that come or are replaced."""

    gone: tuple[str, ...] = ()
    put: tuple[PlanItem, ...] = ()


def dropped(coming: PlanItem, items: Iterable[PlanItem]) -> Rewrite:
    """Return how a coming item is taken back: what it would have followed goes on as before."""
    before = _followed_by(coming, items)
    return Rewrite((coming.id,), tuple(replace(one, ends_on=coming.ends_on) for one in before))


def moved(coming: PlanItem, day: date, items: Iterable[PlanItem]) -> Rewrite:
    """Return how a coming item starts on another `day`: what it follows ends before that day.

    Raises InvalidEntry when `day` is not after the start of what it follows, or not before its
    own end.
    """
    before = _followed_by(coming, items)
    if any(day <= one.starts_on for one in before):
        first = max(one.starts_on for one in before) + DAY
        raise InvalidEntry("starts_on", f"is {day}", f"choose a day from {first} on")
    ended = tuple(replace(one, ends_on=day) for one in before)
    return Rewrite(put=(*ended, replace(coming, starts_on=day)))


def _followed_by(coming: PlanItem, items: Iterable[PlanItem]) -> list[PlanItem]:
    return [
        one
        for one in items
        if one.ends_on == coming.starts_on
        and one.exercise_id == coming.exercise_id
        and one.side.shares_a_foot_with(coming.side)
    ]
