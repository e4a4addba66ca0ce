"""What stands out in pain: an exercise, a place on the foot, something different about a day.

One rule for all of them: too few days say nothing, and a difference is named only when chance
alone rarely makes it (docs/how_sure.md has the simulations).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from footlog.analysis.pain import PainDays
from footlog.analysis.spans import Span
from footlog.domain.logbook import Entry, FootMark, Moment, PainScore, SetLog
from footlog.domain.sites import SITES, Site, sites_of
from footlog.domain.weeks import DAY, WEEK

FEWEST_COMPARED = 8
FEWEST_TIMES = 5
FEWEST_FOR_A_MEAN = 5
POINTS_ABOVE = Fraction(3, 2)

OwnScores = Mapping[str, Mapping[date, Sequence[int]]]
"""The pain, 0-10, noted with the sets of each exercise, by exercise id and day."""


class Spread(NamedTuple):
    """The pain of some days: how many, their mean, the lowest and highest day's value, 0-10."""

    n: int
    mean: Fraction
    lowest: Fraction
    highest: Fraction


class Compared(NamedTuple):
    """The pain of some days beside that of others; a spread is None without a day.

    `stands_out` says that there are enough of both, and that the mean is 1.5 points higher.
    """

    own: Spread | None
    others: Spread | None
    stands_out: bool


class ExerciseDay(NamedTuple):
    """One exercise on one day: its sets, the pain noted with them, and the next morning's worst."""

    exercise_id: str
    day: date
    sets: int
    scores: tuple[int, ...]
    next_morning: int | None

    @property
    def during(self) -> int | None:
        """The worst pain noted with a set, or None."""
        return max(self.scores, default=None)


class SitePain(NamedTuple):
    """The days on which a score names one place: how many, and the worst score, 0-10.

    `mean` is that of the days' values, None below five days.
    """

    site: Site
    n: int
    mean: float | None
    worst: int


def spread(values: Collection[Fraction]) -> Spread | None:
    """Return the spread of some days' values, or None without any."""
    if not values:
        return None
    mean = sum(values, Fraction()) / len(values)
    return Spread(len(values), mean, min(values), max(values))


def exercises_compared(scores: OwnScores) -> dict[str, Compared]:
    """Return each exercise beside the other ones of the same days, in the order of `scores`.

    Days on which no other exercise has a score are not compared. A day's value is the mean of its
    scores. An exercise stands out with eight such days and a mean 1.5 points above the others'.
    """
    found = {}
    for exercise, by_day in scores.items():
        others = {day: _others(scores, exercise, day) for day in by_day}
        own = [_mean(by_day[day]) for day in by_day if others[day]]
        rest = [_mean(theirs) for theirs in others.values() if theirs]
        found[exercise] = _compared(own, rest, enough=len(own) >= FEWEST_COMPARED)
    return found


def _others(scores: OwnScores, exercise: str, day: date) -> list[int]:
    return [
        pain
        for other, by_day in scores.items()
        if other != exercise
        for pain in by_day.get(day, ())
    ]


def day_values(pain: PainDays, moment: Moment) -> dict[date, Fraction]:
    """Return the days' values of one moment: the mean of the day's scores, 0-10."""
    return {day: Fraction(one.total, one.n) for (at, day), one in pain.items() if at is moment}


def marks_compared(
    marks: Iterable[FootMark], values: Mapping[date, Fraction]
) -> dict[str, Compared]:
    """Return what was different about days, by reason, beside the days near them without it.

    `values` are the days' values of one moment. Those of the most days come first.
    """
    days: defaultdict[str, set[date]] = defaultdict(set)
    for mark in marks:
        days[mark.reason].add(mark.on)
    by_number = sorted(days.items(), key=lambda found: (-len(found[1]), found[0]))
    return {reason: marked_compared(marked, values) for reason, marked in by_number}


def marked_compared(marked: Collection[date], values: Mapping[date, Fraction]) -> Compared:
    """Return the marked days with a value beside the unmarked ones within a week of one.

    A mark stands out with eight such days at five separate times (runs of days) and a mean 1.5
    points above.
    """
    scored = sorted(day for day in marked if day in values)
    times = len(_run_starts(scored, marked))
    near = [
        value
        for day, value in values.items()
        if day not in marked and any(abs(day - other) <= WEEK for other in scored)
    ]
    enough = len(scored) >= FEWEST_COMPARED and times >= FEWEST_TIMES
    return _compared([values[day] for day in scored], near, enough=enough)


def _run_starts(scored: Iterable[date], marked: Collection[date]) -> set[date]:
    """Return the first day of each run of marked days that holds a scored one."""
    found = set()
    for day in scored:
        first = day
        while first - DAY in marked:
            first -= DAY
        found.add(first)
    return found


def _compared(own: list[Fraction], others: list[Fraction], *, enough: bool) -> Compared:
    mine, theirs = spread(own), spread(others)
    above = bool(mine and theirs and mine.mean >= theirs.mean + POINTS_ABOVE)
    return Compared(mine, theirs, enough and above)


def _mean(scores: Sequence[int]) -> Fraction:
    return Fraction(sum(scores), len(scores))


def exercise_days(
    done: Mapping[tuple[str, date], tuple[int, tuple[int, ...]]],
    pain: PainDays,
    span: Span,
    order: Sequence[str],
) -> dict[str, list[ExerciseDay]]:
    """Return the days on which each exercise was done: those in `order` first, then the others."""
    found: dict[str, list[ExerciseDay]] = {exercise: [] for exercise in order}
    for (exercise, day), (sets, scores) in sorted(done.items()):
        if day in span:
            morning = pain.get((Moment.MORNING, day + DAY))
            worst = morning.worst if morning else None
            found.setdefault(exercise, []).append(ExerciseDay(exercise, day, sets, scores, worst))
    return {exercise: days for exercise, days in found.items() if days}


def own_scores(days: Mapping[str, Iterable[ExerciseDay]]) -> OwnScores:
    """Return the pain noted with the sets of each exercise, by day."""
    return {
        exercise: {one.day: one.scores for one in mine if one.scores}
        for exercise, mine in days.items()
    }


def pain_by_site(entries: Iterable[Entry]) -> list[SitePain]:
    """Return the pain of each place that a score names, the one named on most days first.

    Scores are pain scores and the pain of sets. A score with several places counts for each;
    places named on as many days are in the drawing's order. Places without a score are left out.
    """
    scores: defaultdict[Site, defaultdict[date, list[int]]] = defaultdict(lambda: defaultdict(list))
    for entry, pain in _scores(entries):
        for site in set(sites_of(entry.site)):
            scores[site][entry.on].append(pain)
    found = [_site_pain(site, scores[site]) for site in SITES if site in scores]
    return sorted(found, key=lambda one: one.n, reverse=True)


def unplaced(entries: Iterable[Entry]) -> int:
    """Return how many scores name no place of the drawing."""
    return sum(not sites_of(entry.site) for entry, _ in _scores(entries))


def _scores(entries: Iterable[Entry]) -> Iterator[tuple[PainScore | SetLog, int]]:
    for entry in entries:
        if isinstance(entry, PainScore | SetLog) and entry.pain is not None:
            yield entry, entry.pain


def _site_pain(site: Site, by_day: Mapping[date, Sequence[int]]) -> SitePain:
    values = [_mean(scores) for scores in by_day.values()]
    found = spread(values) if len(values) >= FEWEST_FOR_A_MEAN else None
    mean = float(found.mean) if found else None
    return SitePain(site, len(values), mean, max(map(max, by_day.values())))
