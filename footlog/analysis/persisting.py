"""Pain that stays for days: when to say that somebody should look at the foot."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from footlog.analysis.pain import FEWEST_SCORES, PainDays
from footlog.domain.weeks import DAY, WEEK


class Persisting(NamedTuple):
    """The mean of the days' worst pain, 0-10, in the last seven days and in the seven before."""

    latest: float
    before: float


def persisting(worst: Mapping[date, int], today: date) -> Persisting | None:
    """Return the two weeks' figures when pain persists, from the worst score of each day.

    It persists when every day with a score of the last seven had pain, and their mean is not
    lower than that of the seven days before. Either week needs four days with a score; with
    fewer, and when pain does not persist, None. "Pain that persists for more than a few days" is
    what the article 001_8a9a9fcc7dcf00df.txt says to have looked at, and that pain must not rise
    from week to week is part of the pain-monitoring model (Silbernagel 2007, AJSM 35:897).
    """
    first = today - WEEK + DAY
    latest = _scores(worst, first)
    before = _scores(worst, first - WEEK)
    if min(len(latest), len(before)) < FEWEST_SCORES or 0 in latest:
        return None
    if sum(latest) * len(before) < sum(before) * len(latest):
        return None
    return Persisting(sum(latest) / len(latest), sum(before) / len(before))


def _scores(worst: Mapping[date, int], first: date) -> list[int]:
    return [pain for day, pain in worst.items() if first <= day < first + WEEK]


def worst_by_day(pain: PainDays) -> dict[date, int]:
    """Return the worst pain, 0-10, of each day with a score, of whatever moment."""
    worst: dict[date, int] = {}
    for (_, day), scores in pain.items():
        worst[day] = max(scores.worst, worst.get(day, 0))
    return worst
