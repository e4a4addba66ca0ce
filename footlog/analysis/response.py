"""How the foot answers to an exercise: pain that day and the next morning against sets done."""

from collections.abc import Iterable, Mapping
from datetime import date
from statistics import median
from typing import NamedTuple

from footlog.analysis.pain import PainDays
from footlog.analysis.spans import Span
from footlog.domain.logbook import Moment
from footlog.domain.weeks import DAY

FEWEST_FOR_A_MEDIAN = 3


class ExerciseDay(NamedTuple):
    """One exercise on one day: sets done, worst pain during and next morning's, None if unknown."""

    exercise_id: str
    day: date
    sets: int
    during: int | None
    next_morning: int | None


def exercise_days(
    done: Mapping[tuple[str, date], tuple[int, int | None]], pain: PainDays, span: Span
) -> list[ExerciseDay]:
    """Return the days on which each exercise was done, by exercise and day.

    `during` is the worst pain noted with its sets; where none was noted, the worst during the
    exercises of that day.
    """
    found = []
    for (exercise, day), (sets, worst) in sorted(done.items()):
        if day in span:
            session = pain.get((Moment.DURING, day))
            morning = pain.get((Moment.MORNING, day + DAY))
            during = worst if worst is not None else session.worst if session else None
            found.append(
                ExerciseDay(exercise, day, sets, during, morning.worst if morning else None)
            )
    return found


def median_of(scores: Iterable[int | None]) -> tuple[int, float | None]:
    """Return how many scores there are and their median; None for fewer than three."""
    known = [score for score in scores if score is not None]
    return len(known), median(known) if len(known) >= FEWEST_FOR_A_MEDIAN else None
