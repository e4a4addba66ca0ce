"""What was done and felt: sets, pain scores, what a day was, and what was different about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Self

from footlog.domain.dose import LONGEST_WORDS, check_amounts
from footlog.domain.exercises import Side, exercise_id
from footlog.domain.validation import (
    EARLIEST_DAY,
    LONGEST_TEXT,
    InvalidEntry,
    clock_text,
    day_up_to,
    optional_text,
    utc_text,
    uuid_text,
    whole_number,
)

WORST_PAIN = 10
MOST_OCCASIONS = 12
MOST_SETS_IN_A_ROW = 200
FARTHEST_OFFSET_MINUTES = 18 * 60
FARTHEST_PAUSE_DAYS = 366
USUAL_MARKS = ("new_shoes", "long_walk", "stood_long", "barefoot", "insole", "taped")
"""What is usually different about a foot's day, by the names that history.csv has for it."""


class Moment(StrEnum):
    """When a pain score was felt; scores of different moments are never mixed."""

    MORNING = "morning"
    BEFORE = "before"
    DURING = "during"
    AFTER = "after"
    EVENING = "evening"


class DayState(StrEnum):
    """What a day was: `paused` (nothing was due) or `missed` (due and not done)."""

    PAUSED = "paused"
    MISSED = "missed"


@dataclass(frozen=True, kw_only=True)
class DatedEntry:
    """The day of an entry, and when it was typed.

    `on` is the person's local calendar day, fixed when the entry was saved.
    `time` is local HH:MM or None, `utc_offset_minutes` what the local clock was ahead of UTC, or
    None when unknown. `recorded_at` and `edited_at` are UTC; an entry never changed has no
    `edited_at`.
    """

    id: str
    on: date
    recorded_at: str
    time: str | None = None
    edited_at: str | None = None
    utc_offset_minutes: int | None = None

    def __post_init__(self) -> None:
        uuid_text("id", self.id)
        if self.on < EARLIEST_DAY:
            raise InvalidEntry("date", f"is {self.on}", "choose a day from 1900 on")
        utc_text("recorded_at", self.recorded_at)
        if self.time is not None:
            clock_text("time", self.time)
        if self.edited_at is not None:
            utc_text("edited_at", self.edited_at)
        if self.utc_offset_minutes is not None:
            whole_number(
                "utc_offset_minutes",
                self.utc_offset_minutes,
                -FARTHEST_OFFSET_MINUTES,
                FARTHEST_OFFSET_MINUTES,
            )

    def with_metadata(self, metadata: Mapping[str, Any]) -> Self:
        """Return a copy of the entry with another id, day and times.

        Raises InvalidEntry when these are not valid; the rest of the entry was checked before.
        """
        entry = object.__new__(type(self))
        vars(entry).update(vars(self))
        vars(entry).update(metadata)
        DatedEntry.__post_init__(entry)
        return entry


@dataclass(frozen=True, kw_only=True)
class SetLog(DatedEntry):
    """One completed set of an exercise, on one side, with what was really done.

    Amounts that were not noted are None. `pain` (0-10) is the worst during this set.
    """

    exercise_id: str
    side: Side
    occasion: int = 1
    set_number: int | None = None
    reps: int | None = None
    hold_seconds: int | None = None
    minutes: Decimal | None = None
    steps: int | None = None
    load: str | None = None
    pain: int | None = None
    site: str | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        exercise_id("exercise_id", self.exercise_id)
        if self.side is Side.EACH:
            raise InvalidEntry("side", "of a set must be left, right or both, not each")
        whole_number("occasion", self.occasion, 1, MOST_OCCASIONS)
        if self.set_number is not None:
            whole_number("set", self.set_number, 1, MOST_SETS_IN_A_ROW)
        check_amounts(
            reps=self.reps, hold_seconds=self.hold_seconds, minutes=self.minutes, steps=self.steps
        )
        if self.pain is not None:
            check_pain(self.pain)
        check_texts(self, ("load", "site", "note"))


@dataclass(frozen=True, kw_only=True)
class PainScore(DatedEntry):
    """One pain score, 0 (no pain) to 10 (worst imaginable), of one moment; 0 is not missing.

    `exercise_id`, `side` and `site` say more where the person did.
    """

    pain: int
    moment: Moment
    exercise_id: str | None = None
    side: Side | None = None
    site: str | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        check_pain(self.pain)
        if self.exercise_id is not None:
            exercise_id("exercise_id", self.exercise_id)
        check_texts(self, ("site", "note"))


@dataclass(frozen=True, kw_only=True)
class DayRecord(DatedEntry):
    """What a day was when nothing was logged: paused, or missed with a reason."""

    state: DayState
    reason: str | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        check_texts(self, ("reason", "note"))


@dataclass(frozen=True, kw_only=True)
class FootMark(DatedEntry):
    """Something that was different about the foot's day: new shoes, a long walk, tape.

    `reason` is the name of a usual one, as in USUAL_MARKS, or the person's own words.
    """

    reason: str
    side: Side | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if not (self.reason or "").strip():
            raise InvalidEntry("reason", "is empty", "write what was different")
        check_texts(self, ("reason", "note"))


Entry = SetLog | PainScore | DayRecord | FootMark


def check_day(entry: Entry, today: date) -> None:
    """Raise InvalidEntry when the entry is too far after `today`.

    A pause may be noted a year ahead (a holiday); everything else one day.
    """
    if entry.on > today:
        paused = isinstance(entry, DayRecord) and entry.state is DayState.PAUSED
        day_up_to("date", entry.on, today, ahead=FARTHEST_PAUSE_DAYS if paused else 1)


def score_token(day: date, moment: Moment) -> str:
    """Return a text that is the same for every tap on a moment's scale on a day.

    So another number replaces the score instead of adding one.
    """
    return f"{day}|{moment}"


def check_pain(pain: int) -> None:
    """Raise InvalidEntry unless `pain` is a whole number from 0 to 10 (NRS-11)."""
    whole_number("pain", pain, 0, WORST_PAIN)


def check_texts(entry: Entry, fields: tuple[str, ...]) -> None:
    """Raise InvalidEntry when one of the entry's texts cannot be stored."""
    for name in fields:
        if (value := getattr(entry, name)) is not None:
            optional_text(name, value, LONGEST_TEXT if name == "note" else LONGEST_WORDS)
