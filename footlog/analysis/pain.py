"""Pain over time: weekly figures by moment, the change since the start, and the pain rule."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from footlog.domain.logbook import Moment
from footlog.domain.settings import PainRule
from footlog.domain.weeks import DAY

FORTNIGHT = timedelta(days=14)
_FIRST_SHOWN = (Moment.MORNING, Moment.DURING)
FEWEST_SCORES = 4
CLEAR_POINTS = 2
CLEAR_SHARE = Fraction(3, 10)
"""About 2 points and about 30 % (Farrar 2001, Pain 94:149) is a change that people notice."""


class DayPain(NamedTuple):
    """The scores of one moment on one day: how many, their sum and the worst, 0-10."""

    n: int
    total: int
    worst: int

    def joined(self, other: "DayPain") -> "DayPain":
        """Return the figures of these and `other` scores of the same moment and day."""
        return DayPain(self.n + other.n, self.total + other.total, max(self.worst, other.worst))


PainDays = Mapping[tuple[Moment, date], DayPain]
"""The pain of each moment and day that has a score; `during` includes the pain of set logs."""


class PainStats(NamedTuple):
    """Pain of one moment over a span: number of scores, mean and worst; None without a score."""

    n: int
    mean: float | None
    worst: int | None


class Change(StrEnum):
    """How the pain of a moment moved between its first and its last fortnight."""

    BETTER = "likely better"
    WORSE = "likely worse"
    UNCLEAR = "no clear change"
    UNKNOWN = "not enough data"


class PainChange(NamedTuple):
    """Mean pain of the first and of the last fortnight (0-10, None when too few) and verdict."""

    baseline: float | None
    latest: float | None
    verdict: Change


class Verdict(StrEnum):
    """Whether a training day was within the pain rule."""

    WITHIN = "within"
    OVER = "over"
    UNKNOWN = "unknown"


def pain_stats(days: Iterable[DayPain]) -> PainStats:
    """Return the figures over all scores of `days`."""
    scored = list(days)
    if not scored:
        return PainStats(0, None, None)
    numbers, totals, worst = zip(*scored, strict=True)
    n = sum(numbers)
    return PainStats(n, sum(totals) / n, max(worst))


def pain_by_moment(pain: PainDays) -> defaultdict[Moment, dict[date, DayPain]]:
    """Return the pain by day of each moment; empty where a moment has none."""
    by_moment: defaultdict[Moment, dict[date, DayPain]] = defaultdict(dict)
    for (moment, day), scores in pain.items():
        by_moment[moment][day] = scores
    return by_moment


def pain_change(by_day: Mapping[date, DayPain], last_day: date) -> PainChange:
    """Return how one moment's pain changed, from its scores by day up to `last_day`.

    The first fortnight is the earliest one that begins with a score and has at least four; the
    last one ends with `last_day`. It takes 2 points and 30 % for a verdict.
    """
    first = first_fortnight(by_day)
    first_mean = None if first is None else _mean(by_day, first)
    last = last_day - FORTNIGHT + DAY
    last_mean = _mean(by_day, last)
    baseline = None if first_mean is None else float(first_mean)
    latest = None if last_mean is None else float(last_mean)
    if first is None or first_mean is None or last_mean is None or first + FORTNIGHT > last:
        return PainChange(baseline, latest, Change.UNKNOWN)
    return PainChange(baseline, latest, _verdict(first_mean, last_mean))


def first_fortnight(by_day: Mapping[date, DayPain]) -> date | None:
    """Return the first day of the earliest fortnight that begins with a score and contains four.

    None when no fortnight does.
    """
    return next((day for day in sorted(by_day) if _mean(by_day, day) is not None), None)


def _mean(by_day: Mapping[date, DayPain], first: date) -> Fraction | None:
    fortnight = (first + timedelta(days=n) for n in range(FORTNIGHT.days))
    scored = [by_day[day] for day in fortnight if day in by_day]
    n = sum(day.n for day in scored)
    return Fraction(sum(day.total for day in scored), n) if n >= FEWEST_SCORES else None


def _verdict(baseline: Fraction, latest: Fraction) -> Change:
    moved = abs(latest - baseline)
    if moved < CLEAR_POINTS or moved < CLEAR_SHARE * baseline:
        return Change.UNCLEAR
    return Change.BETTER if latest < baseline else Change.WORSE


def pain_rule(day: date, pain: PainDays, rule: PainRule) -> Verdict:
    """Return whether training day `day` was within the pain rule.

    `over` when the worst pain during is above the limit, or the next morning is more than the
    tolerance above this morning (without one: above before the session). `unknown` when the
    next morning or the score to compare it with was not recorded.
    """
    during = pain.get((Moment.DURING, day))
    if during and during.worst > rule.limit:
        return Verdict.OVER
    next_morning = pain.get((Moment.MORNING, day + DAY))
    before = pain.get((Moment.MORNING, day)) or pain.get((Moment.BEFORE, day))
    if next_morning is None or before is None:
        return Verdict.UNKNOWN
    settled = next_morning.worst <= before.worst + rule.tolerance
    return Verdict.WITHIN if settled else Verdict.OVER


def usual_moments(recorded: list[Moment]) -> list[Moment]:
    """Return the moments to show first: morning and during, or two others without these."""
    return [moment for moment in recorded if moment in _FIRST_SHOWN] or recorded[:2]


def clear_level(start: float) -> float | None:
    """Return the pain that is clearly better than `start`: 2 points and 30 % lower.

    None when `start` is too low to fall that far.
    """
    level = min(start - CLEAR_POINTS, start * float(1 - CLEAR_SHARE))
    return level if level >= 0 else None


def scores_in(pain: PainDays, moment: Moment, first: date, last: date) -> int:
    """Return how many scores of a moment there are from `first` to `last`, both included."""
    return sum(
        scores.n for (at, day), scores in pain.items() if at is moment and first <= day <= last
    )


def worst_days(
    pain: PainDays, moments: Iterable[Moment], first: date, last: date, most: int = 5
) -> list[tuple[date, int]]:
    """Return up to `most` days with the worst pain of the moments, worst and latest first.

    Days without pain above 0 are left out.
    """
    wanted = set(moments)
    worst: dict[date, int] = {}
    for (moment, day), scores in pain.items():
        if moment in wanted and first <= day <= last and scores.worst:
            worst[day] = max(worst.get(day, 0), scores.worst)
    return sorted(worst.items(), key=lambda one: (-one[1], -one[0].toordinal()))[:most]
