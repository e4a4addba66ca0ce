"""What the person has done of one exercise so far."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple


class Practice(NamedTuple):
    """Days with the exercise, all its sets, the last day, and the worst pain noted with one.

    `worst` is 0-10, None when no pain was noted.
    """

    days: int
    sets: int
    last: date
    worst: int | None


def practice_of(
    exercise_id: str, done: Mapping[tuple[str, date], tuple[int, int | None]]
) -> Practice | None:
    """Return what was done of the exercise, from sets and worst pain by exercise and day.

    None when it was never done.
    """
    mine = {day: found for (exercise, day), found in done.items() if exercise == exercise_id}
    if not mine:
        return None
    pains = [worst for _, worst in mine.values() if worst is not None]
    return Practice(
        len(mine), sum(sets for sets, _ in mine.values()), max(mine), max(pains, default=None)
    )
