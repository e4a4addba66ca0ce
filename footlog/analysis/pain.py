"""Pain over time: weekly figures by moment, the change since the start, and pain that stays."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from footlog.domain.logbook import Moment
from footlog.domain.weeks import DAY

FORTNIGHT = timedelta(days=14)
WINDOWS = (2 * FORTNIGHT, FORTNIGHT)
"""The lengths of the first and the last window of a change of pain: the longer one if it can be."""
FEWEST_DAYS = 7
"""Scored days that a window needs."""
CLEAR_POINTS = 2
CLEAR_SHARE = Fraction(3, 10)
"""About 2 points and about 30 % (Farrar 2001, Pain 94:149) is a change that people notice."""
EASING_POINTS = 1
"""Pain that is so many points lower than a fortnight ago does not stay."""
_FIRST_SHOWN = (Moment.MORNING, Moment.DURING)


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


class Window(NamedTuple):
    """The pain of one moment from `first` to `last`, both included.

    `days` counts the days with a score; `mean` is the mean of their values, 0-10, None without one.
    """

    first: date
    last: date
    days: int
    mean: Fraction | None


class Change(StrEnum):
    """How the pain of a moment moved between its first and its last window."""

    BETTER = "likely better"
    WORSE = "likely worse"
    UNCLEAR = "no clear change"
    UNKNOWN = "not enough data"


class PainChange(NamedTuple):
    """The first and the last window of a moment's pain, what lies between them, and the verdict.

    A window is None when it has too few scored days. `between` is None when there is no verdict
    or no day between the two.
    """

    start: Window | None
    between: Window | None
    now: Window | None
    verdict: Change

    @property
    def baseline(self) -> float | None:
        """The mean of the first window, 0-10, or None."""
        return _mean_of(self.start)

    @property
    def latest(self) -> float | None:
        """The mean of the last window, 0-10, or None."""
        return _mean_of(self.now)


class Around(NamedTuple):
    """The pain of one moment around a change of plan: before it, just before it, and since."""

    before: Window
    just_before: Window
    since: Window


class Staying(NamedTuple):
    """Pain of one moment that stays: its mean, 0-10, in the last 14 days and in the 14 before."""

    latest: float
    before: float


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


def window(by_day: Mapping[date, DayPain], first: date, last: date) -> Window:
    """Return one moment's pain from `first` to `last`, both included, from its scores by day.

    The value of a day is the mean of its scores; days with equally many are added up together.
    """
    scored = [scores for day, scores in by_day.items() if first <= day <= last]
    if not scored:
        return Window(first, last, 0, None)
    totals: defaultdict[int, int] = defaultdict(int)
    for scores in scored:
        totals[scores.n] += scores.total
    mean = sum((Fraction(total, n) for n, total in totals.items()), Fraction()) / len(scored)
    return Window(first, last, len(scored), mean)


def pain_change(by_day: Mapping[date, DayPain], last_day: date) -> PainChange:
    """Return how one moment's pain changed, from its scores by day up to `last_day`.

    The first window is the earliest one that begins with a score and has seven scored days; the
    last one ends with `last_day`. Windows have 28 days, or 14 where 28 are too many. It takes 2
    points and 30 % for a verdict.
    """
    start = now = None
    for length in WINDOWS:
        start, now = _first_window(by_day, length), _last_window(by_day, last_day, length)
        if start and now and start.last < now.first:
            return PainChange(start, _between(by_day, start, now), now, _verdict(start, now))
    return PainChange(start, None, now, Change.UNKNOWN)


def _first_window(by_day: Mapping[date, DayPain], length: timedelta) -> Window | None:
    scored = sorted(by_day)
    for day, seventh in zip(scored, scored[FEWEST_DAYS - 1 :], strict=False):
        if seventh < day + length:
            return window(by_day, day, day + length - DAY)
    return None


def _last_window(
    by_day: Mapping[date, DayPain], last_day: date, length: timedelta
) -> Window | None:
    found = window(by_day, last_day - length + DAY, last_day)
    return found if found.days >= FEWEST_DAYS else None


def _between(by_day: Mapping[date, DayPain], start: Window, now: Window) -> Window | None:
    first, last = start.last + DAY, now.first - DAY
    return window(by_day, first, last) if first <= last else None


def _verdict(start: Window, now: Window) -> Change:
    baseline, latest = start.mean or Fraction(), now.mean or Fraction()
    moved = abs(latest - baseline)
    if moved < CLEAR_POINTS or moved < CLEAR_SHARE * baseline:
        return Change.UNCLEAR
    return Change.BETTER if latest < baseline else Change.WORSE


def _mean_of(found: Window | None) -> float | None:
    return None if found is None or found.mean is None else float(found.mean)


def around_change(by_day: Mapping[date, DayPain], changed_on: date, last_day: date) -> Around:
    """Return one moment's pain around the day of a change of plan, without a verdict.

    From 28 to 15 days before it, in the 14 days before it, and from it on for at most 28 days up
    to `last_day`.
    """
    return Around(
        window(by_day, changed_on - 2 * FORTNIGHT, changed_on - FORTNIGHT - DAY),
        window(by_day, changed_on - FORTNIGHT, changed_on - DAY),
        window(by_day, changed_on, min(changed_on + 2 * FORTNIGHT - DAY, last_day)),
    )


def staying(by_day: Mapping[date, DayPain], last_day: date) -> Staying | None:
    """Return the figures of one moment's pain that stays up to `last_day`, or None.

    It stays when each scored day of the last 14 has pain, there are seven scored days in them and
    in the 14 before, the mean is not at least 1 point lower than before, and the change since the
    start is not `likely better`. "Pain that persists for more than a few days" is what the article
    001_8a9a9fcc7dcf00df.txt says to have looked at, and that pain must not rise from week to week
    is part of the pain-monitoring model (Silbernagel 2007, AJSM 35:897).
    """
    first = last_day - FORTNIGHT + DAY
    latest = window(by_day, first, last_day)
    before = window(by_day, first - FORTNIGHT, first - DAY)
    if min(latest.days, before.days) < FEWEST_DAYS or latest.mean is None or before.mean is None:
        return None
    hurt_always = all(scores.total for day, scores in by_day.items() if first <= day <= last_day)
    if not hurt_always or latest.mean <= before.mean - EASING_POINTS:
        return None
    if pain_change(by_day, last_day).verdict is Change.BETTER:
        return None
    return Staying(float(latest.mean), float(before.mean))


def usual_moments(recorded: list[Moment]) -> list[Moment]:
    """Return the moments to show first: morning and during, or two others without these."""
    return [moment for moment in recorded if moment in _FIRST_SHOWN] or recorded[:2]


def clear_level(start: float) -> float | None:
    """Return the pain that is clearly better than `start`: 2 points and 30 % lower.

    None when `start` is too low to fall that far.
    """
    level = min(start - CLEAR_POINTS, start * float(1 - CLEAR_SHARE))
    return level if level >= 0 else None


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
