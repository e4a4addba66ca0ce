"""Function: a person's own activities and how well the foot lets them do these, over time.

The Patient-Specific Functional Scale (PSFS): three to five activities in the person's own words,
each rated from 0 (unable) to 10 (as before).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from footlog.domain.validation import (
    EARLIEST_DAY,
    InvalidEntry,
    day_up_to,
    optional_text,
    shown,
    text,
    utc_text,
    uuid_text,
    whole_number,
)

AS_BEFORE = 10
LONGEST_ACTIVITY = 120
MOST_ACTIVITIES = 5

CLEAR_MEAN, CLEAR_SINGLE = 2, 3
"""The smallest change, in points, that rating again does not make by itself: of the mean of some
activities, and of a single one (Stratford 1995, Physiother Can 47:258)."""


@dataclass(frozen=True, kw_only=True)
class FunctionScore:
    """How well the person could do an activity on a day: 0 (unable) to 10 (as before).

    `activity` is in the person's own words, `recorded_at` is when it was typed, UTC.
    """

    id: str
    on: date
    activity: str
    score: int
    recorded_at: str
    note: str | None = None

    def __post_init__(self) -> None:
        uuid_text("id", self.id)
        if self.on < EARLIEST_DAY:
            raise InvalidEntry("date", f"is {self.on}", "choose a day from 1900 on")
        check_activity(self.activity)
        whole_number("score", self.score, 0, AS_BEFORE)
        utc_text("recorded_at", self.recorded_at)
        if self.note is not None:
            optional_text("note", self.note)


class FunctionChange(NamedTuple):
    """Mean score of some activities when first rated and when last rated, 0-10.

    `points` is latest less first, so above 0 is better; `activities` says how many they are.
    """

    first: float
    latest: float
    points: float
    activities: int

    @property
    def verdict(self) -> str:
        """The change in words: better or worse from the smallest detectable change on."""
        if abs(self.points) < (CLEAR_MEAN if self.activities > 1 else CLEAR_SINGLE):
            return "no clear change"
        return "better" if self.points > 0 else "worse"


def check_activity(activity: str) -> str:
    """Return `activity` when it is valid: 1 to 120 characters that are not all blank."""
    if not text("activity", activity, LONGEST_ACTIVITY).strip():
        raise InvalidEntry("activity", "is empty", "name something that your foot makes hard")
    return activity


def check_function_day(score: FunctionScore, today: date) -> None:
    """Raise InvalidEntry when the score is more than one day after `today`."""
    day_up_to("date", score.on, today)


def check_activity_limit(activity: str, known: Iterable[str]) -> None:
    """Raise InvalidEntry when `activity` would be a sixth one."""
    there = set(known)
    if activity not in there and len(there) >= MOST_ACTIVITIES:
        raise InvalidEntry(
            "activity",
            "is one too many",
            f"rate the {MOST_ACTIVITIES} that you have",
        )


def new_activity(words: str, known: Iterable[str]) -> str:
    """Return a new activity as typed, on one line.

    Raises InvalidEntry for an empty one, for one of the `known` ones in any capitals, and for a
    sixth.
    """
    there = list(known)
    activity = check_activity(" ".join(words.split()))
    if activity.casefold() in {other.casefold() for other in there}:
        raise InvalidEntry("activity", f"{shown(activity)} is there already", "rate that one")
    check_activity_limit(activity, there)
    return activity


def activities(scores: Iterable[FunctionScore]) -> list[str]:
    """Return the activities of `scores`, each once, in the order in which they come."""
    return list(dict.fromkeys(score.activity for score in scores))


def function_change(scores: Iterable[FunctionScore]) -> FunctionChange | None:
    """Return how function changed over the activities that were rated on two days or more.

    The mean of each such activity's first score is compared with the mean of each one's latest;
    what was rated on one day only counts in neither. None when there is no such activity.
    """
    ends = first_and_latest(scores).values()
    again = [(first.score, latest.score) for first, latest in ends if first.on < latest.on]
    if not again:
        return None
    before = sum(first for first, _ in again)
    now = sum(latest for _, latest in again)
    n = len(again)
    return FunctionChange(before / n, now / n, (now - before) / n, n)


def first_and_latest(
    scores: Iterable[FunctionScore],
) -> dict[str, tuple[FunctionScore, FunctionScore]]:
    """Return each activity's first and latest score, the same one when it was rated once."""
    ends: dict[str, tuple[FunctionScore, FunctionScore]] = {}
    for score in sorted(scores, key=lambda score: (score.on, score.recorded_at)):
        first, _ = ends.get(score.activity, (score, score))
        ends[score.activity] = first, score
    return ends
