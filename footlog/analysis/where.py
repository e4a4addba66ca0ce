"""Where it hurt: how often each place on the feet was named, and how much it hurt there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from footlog.domain.logbook import Entry, PainScore, SetLog
from footlog.domain.sites import SITES, Site, sites_of


class SitePain(NamedTuple):
    """The scores that name one place: how many (at least one), their mean and worst, 0-10."""

    site: Site
    n: int
    mean: float
    worst: int


def pain_by_site(entries: Iterable[Entry]) -> list[SitePain]:
    """Return the pain of each place that a score names, most often named first.

    Scores are pain scores and the pain of sets. A score with several places counts once for each;
    places named equally often keep the drawing's order. A place that nobody named is left out.
    """
    scores: defaultdict[Site, list[int]] = defaultdict(list)
    for pain, sites in _scores(entries):
        for site in sites:
            scores[site].append(pain)
    found = [_site_pain(site, scores[site]) for site in SITES if site in scores]
    return sorted(found, key=lambda one: one.n, reverse=True)


def unplaced(entries: Iterable[Entry]) -> int:
    """Return how many scores name no place of the drawing, with or without other words."""
    return sum(not sites for _, sites in _scores(entries))


def _scores(entries: Iterable[Entry]) -> Iterator[tuple[int, set[Site]]]:
    for entry in entries:
        if isinstance(entry, PainScore | SetLog) and entry.pain is not None:
            yield entry.pain, set(sites_of(entry.site))


def _site_pain(site: Site, scores: list[int]) -> SitePain:
    return SitePain(site, len(scores), sum(scores) / len(scores), max(scores))
