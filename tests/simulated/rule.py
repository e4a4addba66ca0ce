"""Whether the fractions of the pain rule move when mornings are missing."""

from collections.abc import Iterator
from datetime import date

import numpy as np
from numpy.random import Generator

from footlog.analysis.pain import DayPain, PainDays
from footlog.analysis.pain_rule import rule_summary
from footlog.domain.logbook import Moment
from footlog.domain.settings import PainRule
from tests.simulated.diaries import (
    NOT_SCORED,
    SEED,
    TWELVE_WEEKS,
    Scores,
    by_day,
    felt,
    rounded,
    steady,
)
from tests.simulated.rows import Row

TRAINED = 0.6
"""Most people train on four days a week."""
DURING_SD = 1.0
"""Pain during exercise is about that of the morning, give or take a point."""
DELETED = (0.1, 0.7)
"""People forget between one morning in ten and seven in ten."""
MOST_MOVED = 0.03
Diary = tuple[list[date], PainDays, PainDays]


def pain_of(morning: dict[date, DayPain], during: dict[date, DayPain]) -> PainDays:
    """Return the pain of mornings and during exercise as the pain rule reads it."""
    found = {(Moment.MORNING, day): scores for day, scores in morning.items()}
    return found | {(Moment.DURING, day): scores for day, scores in during.items()}


def without(rng: Generator, mornings: Scores) -> Scores:
    """Return the mornings with a share of them deleted, by chance and by another in each diary."""
    share = rng.uniform(*DELETED, (len(mornings), 1))
    return np.where(rng.random(mornings.shape) < share, NOT_SCORED, mornings)


def diaries(rng: Generator, n: int) -> Iterator[Diary]:
    """Yield the training days of each diary, its pain with all mornings, and with some deleted."""
    points = felt(rng, steady(rng, n, TWELVE_WEEKS))
    mornings = rounded(points)
    during = rounded(points + rng.normal(0, DURING_SD, points.shape))
    during = np.where(rng.random(points.shape) < TRAINED, during, NOT_SCORED)
    parts = (by_day(mornings), by_day(without(rng, mornings)), by_day(during))
    for every, some, trained in zip(*parts, strict=True):
        yield list(trained), pain_of(every, trained), pain_of(some, trained)


def moved(n: int) -> tuple[float, float]:
    """Return by how much the mean fractions of `n` diaries move: during, and next morning."""
    found = []
    for days, every, some in diaries(np.random.default_rng(SEED), n):
        whole, part = (rule_summary(days, pain, PainRule()) for pain in (every, some))
        pairs = ((whole.during, part.during), (whole.morning, part.morning))
        found.append([(b.over / b.judged - a.over / a.judged) if b.judged else 0 for a, b in pairs])
    during, morning = np.abs(np.mean(found, axis=0))
    return float(during), float(morning)


def rows(n: int) -> Iterator[Row]:
    """Yield how far each fraction of the pain rule moves, as a share of 0-1."""
    for words, found in zip(("pain during", "next morning"), moved(n), strict=True):
        yield Row(
            f"mornings deleted: the rule's fraction for {words} moves", n, found, 0, MOST_MOVED
        )
