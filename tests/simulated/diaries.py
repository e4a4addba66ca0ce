"""Made-up diaries of pain: levels, swings from day to day, flares, gaps, and whole numbers."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from footlog.analysis.pain import DayPain
from footlog.domain.weeks import DAY

Points = NDArray[np.float64]
"""Pain of some diaries on some days, in points: a row for each diary."""
Scores = NDArray[np.int64]
"""The same as it is written down, 0-10; NOT_SCORED on days without a score."""
Marks = NDArray[np.bool_]
NOT_SCORED = -1
WORST = 10
SEED = 16
TWELVE_WEEKS = 84
HALF_A_YEAR = 182
FIRST_DAY = date(2026, 1, 5)
CALENDAR = [FIRST_DAY + DAY * n for n in range(HALF_A_YEAR)]


class Setting(NamedTuple):
    """How pain moves and how it is written down when nothing really changes."""

    levels: tuple[float, float] = (0.0, 7.0)
    """People's usual pain at one moment of the day: none, as some have then, up to strong pain."""
    day_sd: float = 1.2
    """Usual pain differs by about a point from one day to another; the score is a whole number."""
    rho: float = 0.5
    """A day resembles the day before: half of a good or bad day is left on the next."""
    flares_a_day: float = 1 / 42
    """One flare in six weeks, as after a long walk, new shoes or an illness."""
    flare_days: tuple[int, int] = (5, 14)
    """A flare lasts from five days to two weeks, and fades evenly."""
    flare_points: tuple[float, float] = (2.0, 4.5)
    """It begins clearly above the usual pain: by more than the usual swings, which are about 1."""
    scored: float = 0.8
    """One day in five is forgotten."""
    gaps_a_day: float = 0.01
    """About one stretch in twelve weeks is not written down at all, as on a holiday."""
    gap_days: tuple[int, int] = (3, 14)
    """Such a stretch lasts from a long weekend to two weeks."""


PLAIN = Setting()
SWINGING = PLAIN._replace(day_sd=2.0, rho=0.8, flares_a_day=0.0)
"""Pain that swings widely, over days and weeks: the swings take the place of flares."""
SWINGING_WITH_FLARES = SWINGING._replace(flares_a_day=PLAIN.flares_a_day)


def swings(rng: Generator, n: int, days: int, sd: float, rho: float) -> Points:
    """Return how far each day is from the level: a day resembles the one before by `rho`."""
    fresh = rng.normal(0, sd, (n, days))
    found = fresh.copy()
    for day in range(1, days):
        found[:, day] = rho * found[:, day - 1] + np.sqrt(1 - rho**2) * fresh[:, day]
    return found


def flare(points: float, days: int) -> Points:
    """Return the pain that a flare adds on each of its days: it fades evenly."""
    return points * (1 - np.arange(days) / days)


def flares(rng: Generator, n: int, days: int, setting: Setting = PLAIN) -> Points:
    """Return the pain that flares add; those of the two weeks before the diary reach into it."""
    before = setting.flare_days[1]
    found = np.zeros((n, before + days + before))
    begins = rng.random((n, before + days)) < setting.flares_a_day
    for diary, day in np.argwhere(begins):
        length = int(rng.integers(*setting.flare_days, endpoint=True))
        added = flare(rng.uniform(*setting.flare_points), length)
        part = found[diary, day : day + length]
        np.maximum(part, added, out=part)
    return found[:, before : before + days]


def written(rng: Generator, n: int, days: int, setting: Setting = PLAIN) -> Marks:
    """Return the days that are written down: some are forgotten, and so are whole stretches."""
    found = rng.random((n, days)) < setting.scored
    for diary, day in np.argwhere(rng.random((n, days)) < setting.gaps_a_day):
        found[diary, day : day + rng.integers(*setting.gap_days, endpoint=True)] = False
    return found


def steady(rng: Generator, n: int, days: int, setting: Setting = PLAIN) -> Points:
    """Return a level for each diary that stays the same on all its days."""
    return np.repeat(rng.uniform(*setting.levels, (n, 1)), days, axis=1)


def felt(rng: Generator, levels: Points, setting: Setting = PLAIN) -> Points:
    """Return the pain of each day: the level, its swings and flares."""
    n, days = levels.shape
    own = swings(rng, n, days, setting.day_sd, setting.rho)
    return levels + own + flares(rng, n, days, setting)


def rounded(points: Points) -> Scores:
    """Return pain as people score it: whole numbers from 0 to 10."""
    return np.clip(np.rint(points), 0, WORST).astype(np.int64)


def scores(rng: Generator, levels: Points, setting: Setting = PLAIN) -> Scores:
    """Return the scores of diaries with these levels, with gaps."""
    found = rounded(felt(rng, levels, setting))
    n, days = found.shape
    return np.where(written(rng, n, days, setting), found, NOT_SCORED)


def by_day(diaries: Scores) -> Iterator[dict[date, DayPain]]:
    """Yield each diary as footlog reads it: the scores of one moment by day."""
    for diary in diaries.tolist():
        yield {
            day: DayPain(1, score, score)
            for day, score in zip(CALENDAR, diary, strict=False)
            if score != NOT_SCORED
        }
