"""How often chance alone names an exercise or a mark as what stands out."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from footlog.analysis.stands_out import exercises_compared, marked_compared
from tests.simulated.diaries import (
    CALENDAR,
    PLAIN,
    SEED,
    SWINGING,
    TWELVE_WEEKS,
    Marks,
    Points,
    Scores,
    Setting,
    by_day,
    felt,
    rounded,
    scores,
    steady,
    swings,
)
from tests.simulated.rows import Row

EXERCISES = 8
SETS = 3
TRAINED = 0.6
"""Most people train on four days a week."""
BAD_DAY = 1.0
"""Points above the usual pain from which the first half of the exercises is left out."""
SET_SD = 0.7
MARKS = 10
SPORADIC = 0.15
"""A mark about once a week, on any day."""
RUN_BEGINS = 0.08
RUN_DAYS = (2, 5)
"""A mark in runs, as of days on holiday or in other shoes: about twice in four weeks."""
SetScores = Mapping[str, Mapping[date, Sequence[int]]]


class Habit(NamedTuple):
    """How often an exercise is done and scored, and how its pain drifts apart from the day's."""

    done: float = 0.7
    """Of a plan of eight, people do five or six exercises on a training day."""
    scored: float = 0.6
    """Not every set is scored."""
    sd: float = 0.8
    rho: float = 0.7
    """An exercise feels better or worse than the others for some days, less than the days do."""


USUAL = Habit()
SELDOM = Habit(done=0.3, scored=0.4, sd=1.2, rho=0.9)
"""Each exercise is done about once a week, and feels clearly better or worse for weeks."""


def done(rng: Generator, days: Points, usual: Points, often: float) -> Marks:
    """Return which exercise is done on which day; half of them never on a bad day."""
    n, length = days.shape
    trained = rng.random((n, length, 1)) < TRAINED
    chosen = trained & (rng.random((n, length, EXERCISES)) < often)
    chosen[:, :, : EXERCISES // 2] &= (days < usual + BAD_DAY)[:, :, None]
    return chosen


def set_scores(rng: Generator, n: int, habit: Habit) -> Iterator[SetScores]:
    """Yield the scores of each exercise's sets by day; no exercise is truly worse than another."""
    usual = steady(rng, n, TWELVE_WEEKS)
    days = felt(rng, usual)
    shape = (n, TWELVE_WEEKS, EXERCISES, SETS)
    drift = swings(rng, n * EXERCISES, TWELVE_WEEKS, habit.sd, habit.rho)
    own = days[:, :, None] + drift.reshape(n, EXERCISES, TWELVE_WEEKS).transpose(0, 2, 1)
    found = rounded(own[..., None] + rng.normal(0, SET_SD, shape))
    is_scored = rng.random(shape) < habit.scored
    is_scored &= done(rng, days, usual, habit.done)[..., None]
    for one, there in zip(found, is_scored, strict=True):
        yield by_exercise(one, there)


def by_exercise(found: Scores, there: Marks) -> SetScores:
    """Return the scores that are there by exercise and day."""
    by_name: defaultdict[str, defaultdict[date, list[int]]] = defaultdict(lambda: defaultdict(list))
    scored = found[there].tolist()
    for (day, exercise, _), score in zip(np.argwhere(there).tolist(), scored, strict=True):
        by_name[f"exercise-{exercise}"][CALENDAR[day]].append(score)
    return by_name


def sporadic(rng: Generator, n: int) -> Marks:
    """Return marks that come on any day, by chance."""
    return rng.random((n, MARKS, TWELVE_WEEKS)) < SPORADIC


def in_runs(rng: Generator, n: int) -> Marks:
    """Return marks that last for some days each time."""
    found = np.zeros((n, MARKS, TWELVE_WEEKS), dtype=np.bool_)
    for diary, mark, day in np.argwhere(rng.random(found.shape) < RUN_BEGINS):
        found[diary, mark, day : day + rng.integers(*RUN_DAYS, endpoint=True)] = True
    return found


def is_exercise_named(diary: SetScores) -> bool:
    """Tell whether any exercise of a diary is named."""
    return any(compared.stands_out for compared in exercises_compared(diary).values())


def is_mark_named(marks: Marks, values: Mapping[date, Fraction]) -> bool:
    """Tell whether any mark of a diary is named."""
    marked = ({CALENDAR[day] for day in np.flatnonzero(mark)} for mark in marks)
    return any(marked_compared(days, values).stands_out for days in marked)


def marks_named(n: int, setting: Setting, marks: Marks, rng: Generator) -> float:
    """Return the share of diaries in which any mark is named, 0-1."""
    levels = steady(rng, n, TWELVE_WEEKS, setting)
    values = (
        {day: Fraction(scored.total, scored.n) for day, scored in diary.items()}
        for diary in by_day(scores(rng, levels, setting))
    )
    return sum(map(is_mark_named, marks, values)) / n


def exercises_named(n: int, habit: Habit) -> float:
    """Return the share of diaries in which any exercise is named, 0-1."""
    return sum(map(is_exercise_named, set_scores(np.random.default_rng(SEED), n, habit))) / n


def rows(n: int) -> Iterator[Row]:
    """Yield how often any of eight exercises, and any of ten marks, is named by chance."""
    what = "no exercise is worse{}: any of 8 is named"
    yield Row(what.format(""), n, exercises_named(n, USUAL), most=0.05)
    yield Row(what.format(", seldom done, drifting"), n, exercises_named(n, SELDOM))
    for words, setting in (("", PLAIN), (", wide swings", SWINGING)):
        for title, marks, most in (
            ("sporadic", sporadic, 0.03),
            ("in runs of days", in_runs, 0.08),
        ):
            rng = np.random.default_rng(SEED)
            share = marks_named(n, setting, marks(rng, n), rng)
            what = f"marks without effect, {title}{words}: any of 10 is named"
            yield Row(what, n, share, most=most if setting == PLAIN else 1.0)
