"""The headline of Trends: what the figures come to, in words, without claiming a cause."""

from collections.abc import Iterable, Mapping
from datetime import date

from footlog.logbook import WORST_PAIN, Moment
from footlog.pain import CLEAR_POINTS, CLEAR_SHARE, FEWEST_SCORES, Change, PainChange, PainDays
from footlog.summary import Figures

MINIMAL = 3
_FIRST_SHOWN = (Moment.MORNING, Moment.DURING)


def usual_moments(recorded: list[Moment]) -> list[Moment]:
    """Return the moments that are shown at first: first steps and during, where recorded."""
    return [moment for moment in recorded if moment in _FIRST_SHOWN] or recorded[:2]


def adherence_words(weeks: Figures) -> str:
    """Return the counts behind the adherence of some weeks."""
    if weeks.adherence is None:
        return "nothing was due"
    return f"{weeks.sets_credited:,} of {weeks.sets_due:,} sets"


def change_words(change: PainChange) -> str:
    """Return what a moment's pain did since the start, or what is missing to say so."""
    if change.verdict is Change.UNKNOWN:
        return missing_words(change)
    return f"{change.verdict}, {change.baseline:.1f} at the start"


def missing_words(change: PainChange) -> str:
    """Return what keeps a change of pain from being told."""
    if change.baseline is None:
        return f"needs {FEWEST_SCORES} scores within 14 days"
    if change.latest is None:
        return f"needs {FEWEST_SCORES} scores in the last 14 days"
    return "needs two fortnights that do not overlap"


def clear_level(start: float) -> float | None:
    """Return the pain at which it is clearly better than at the start: 2 points and 30 % lower.

    None when pain began so low that it cannot fall that far.
    """
    level = min(start - CLEAR_POINTS, start * float(1 - CLEAR_SHARE))
    return level if level >= 0 else None


def band_words(limit: int) -> str:
    """Return what the bands of pain are called, up to the person's own `limit`.

    As the NHS page on plantar fasciitis names them: 0-3 minimal, 4-5 acceptable, 6-10 excessive.
    """
    parts = [f"0 to {min(MINIMAL, limit)} minimal"]
    if limit > MINIMAL:
        parts.append(f"{MINIMAL + 1} to {limit} acceptable if it settles by the next morning")
    if limit < WORST_PAIN:
        parts.append(f"above {limit} too much")
    return "Pain during exercises: " + ", ".join(parts) + "."


def scores_in(pain: PainDays, moment: Moment, first: date, last: date) -> int:
    """Return how many scores of a moment there are from `first` to `last`, both included."""
    return sum(
        scores.n for (at, day), scores in pain.items() if at is moment and first <= day <= last
    )


def worst_days(
    pain: PainDays, moments: Iterable[Moment], first: date, last: date, most: int = 5
) -> list[tuple[date, int]]:
    """Return up to `most` days with the worst pain of the moments, worst and latest first.

    A day without any pain above 0 is no bad day.
    """
    wanted = set(moments)
    worst: dict[date, int] = {}
    for (moment, day), scores in pain.items():
        if moment in wanted and first <= day <= last and scores.worst:
            worst[day] = max(worst.get(day, 0), scores.worst)
    return sorted(worst.items(), key=lambda one: (-one[1], -one[0].toordinal()))[:most]


def pain_words(changes: Mapping[Moment, PainChange], moments: Iterable[Moment]) -> str:
    """Return the takeaway of the pain chart, for those who cannot see it."""
    told = []
    for moment in moments:
        change = changes[moment]
        now = f", {change.latest:.1f} now" if change.latest is not None else ""
        told.append(f"{moment}: {change_words(change)}{now}")
    return "Pain over time, 0 to 10. " + "; ".join(told)
