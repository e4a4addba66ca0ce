"""Patterns in pain: after an exercise, over two weeks, by place on the foot."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from statistics import median
from typing import NamedTuple

from footlog.analysis.pain import FEWEST_SCORES, PainDays
from footlog.analysis.spans import Span
from footlog.domain.logbook import Entry, Moment, PainScore, SetLog
from footlog.domain.sites import SITES, Site, sites_of
from footlog.domain.weeks import DAY, WEEK

FEWEST_FOR_A_MEDIAN = 3


class ExerciseDay(NamedTuple):
    """One exercise on one day: sets done, worst pain during and next morning's, None if unknown."""

    exercise_id: str
    day: date
    sets: int
    during: int | None
    next_morning: int | None


class Persisting(NamedTuple):
    """The mean of the days' worst pain, 0-10, in the last seven days and in the seven before."""

    latest: float
    before: float


class SitePain(NamedTuple):
    """The scores that name one place: how many (at least one), their mean and worst, 0-10."""

    site: Site
    n: int
    mean: float
    worst: int


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


def persisting(worst: Mapping[date, int], today: date) -> Persisting | None:
    """Return the two weeks' figures when pain persists, from the worst score of each day.

    It persists when every day with a score of the last seven had pain, and their mean is not
    lower than that of the seven days before. Either week needs four days with a score; with
    fewer, and when pain does not persist, None. "Pain that persists for more than a few days" is
    what the article 001_8a9a9fcc7dcf00df.txt says to have looked at, and that pain must not rise
    from week to week is part of the pain-monitoring model (Silbernagel 2007, AJSM 35:897).
    """
    first = today - WEEK + DAY
    latest = _scores_of_week(worst, first)
    before = _scores_of_week(worst, first - WEEK)
    if min(len(latest), len(before)) < FEWEST_SCORES or 0 in latest:
        return None
    if sum(latest) * len(before) < sum(before) * len(latest):
        return None
    return Persisting(sum(latest) / len(latest), sum(before) / len(before))


def worst_by_day(pain: PainDays) -> dict[date, int]:
    """Return the worst pain, 0-10, of each day with a score, of any moment."""
    worst: dict[date, int] = {}
    for (_, day), scores in pain.items():
        worst[day] = max(scores.worst, worst.get(day, 0))
    return worst


def pain_by_site(entries: Iterable[Entry]) -> list[SitePain]:
    """Return the pain of each place that a score names, most often named first.

    Scores are pain scores and the pain of sets. A score with several places counts once for each;
    places named equally often are in the drawing's order. Places without a score are left out.
    """
    scores: defaultdict[Site, list[int]] = defaultdict(list)
    for pain, sites in _scores(entries):
        for site in sites:
            scores[site].append(pain)
    found = [_site_pain(site, scores[site]) for site in SITES if site in scores]
    return sorted(found, key=lambda one: one.n, reverse=True)


def unplaced(entries: Iterable[Entry]) -> int:
    """Return how many scores name no place of the drawing."""
    return sum(not sites for _, sites in _scores(entries))


def _scores_of_week(worst: Mapping[date, int], first: date) -> list[int]:
    return [pain for day, pain in worst.items() if first <= day < first + WEEK]


def _scores(entries: Iterable[Entry]) -> Iterator[tuple[int, set[Site]]]:
    for entry in entries:
        if isinstance(entry, PainScore | SetLog) and entry.pain is not None:
            yield entry.pain, set(sites_of(entry.site))


def _site_pain(site: Site, scores: list[int]) -> SitePain:
    return SitePain(site, len(scores), sum(scores) / len(scores), max(scores))
