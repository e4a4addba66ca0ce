"""How much there is to do and was done: the load of the plan, and one exercise's statistics."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from footlog.domain.dose import Dose
from footlog.domain.plan import PlanItem
from footlog.domain.schedule import DAYS_A_WEEK, EveryDays, PerWeek, Schedule, Weekdays

SECONDS_A_REP = 4
SECONDS_A_STEP = 1
"""Assumed paces: slow controlled repetitions, unhurried steps."""

FEW_EXERCISES = 4
"""2 exercises were done better than 8 (Henry 1999, Phys Ther 79:270); 2 to 4 are usual advice."""


@dataclass(frozen=True)
class Load:
    """How many exercises are in the plan and about how many minutes a day they take on average."""

    exercises: int
    minutes_a_day: float


class ExerciseStats(NamedTuple):
    """Days with the exercise, all its sets, the last day, and the worst pain noted with one.

    `worst` is 0-10, None when no pain was noted.
    """

    days: int
    sets: int
    last: date
    worst: int | None


def plan_load(items: Iterable[PlanItem], day: date) -> Load:
    """Return the load of the items in force on `day`; items count by how often they are due."""
    in_force = [item for item in items if item.in_force(day)]
    seconds = sum(
        _seconds(item.dose) * len(item.side.counted) * _days_a_week(item.schedule)
        for item in in_force
    )
    return Load(len({item.exercise_id for item in in_force}), seconds / DAYS_A_WEEK / 60)


def session_minutes(items: Iterable[PlanItem]) -> float:
    """Return about how many minutes the items take on a day on which all of them are due."""
    return sum(_seconds(item.dose) * len(item.side.counted) for item in items) / 60


def exercise_stats(
    exercise_id: str, done: Mapping[tuple[str, date], tuple[int, tuple[int, ...]]]
) -> ExerciseStats | None:
    """Return what was done of the exercise, from sets and their pain by exercise and day.

    None when it was never done.
    """
    mine = {day: found for (exercise, day), found in done.items() if exercise == exercise_id}
    if not mine:
        return None
    pains = [pain for _, scores in mine.values() for pain in scores]
    return ExerciseStats(
        len(mine), sum(sets for sets, _ in mine.values()), max(mine), max(pains, default=None)
    )


def _seconds(dose: Dose) -> float:
    if dose.minutes:
        a_set = float(dose.minutes) * 60
    elif dose.steps:
        a_set = dose.steps * SECONDS_A_STEP
    else:
        a_set = (dose.reps or 1) * (dose.hold_seconds or SECONDS_A_REP)
    sets = dose.sets or 1
    return dose.times_per_day * (sets * a_set + (sets - 1) * (dose.rest_seconds or 0))


def _days_a_week(schedule: Schedule) -> float:
    match schedule:
        case EveryDays(gap):
            return DAYS_A_WEEK / gap
        case Weekdays(numbers):
            return len(numbers)
        case PerWeek(count):
            return count
