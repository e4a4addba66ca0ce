"""The words on the screen for results: adherence, pain and function, each in one place."""

from collections.abc import Iterable, Mapping

from footlog.analysis.pain import FEWEST_DAYS, FORTNIGHT, Change, PainChange, Window
from footlog.analysis.summary import Figures
from footlog.domain.function import FunctionChange
from footlog.domain.logbook import WORST_PAIN, Moment
from footlog.wording import NOTHING, percent, plural

MINIMAL = 3


def adherence_percent(weeks: Figures) -> str:
    """Return the adherence of some weeks as a percentage, or a dash when nothing was due."""
    return percent(weeks.sets_credited, weeks.sets_due)


def adherence_words(weeks: Figures) -> str:
    """Return the counts behind the adherence of some weeks."""
    if not weeks.sets_due:
        return "nothing was planned"
    return f"{weeks.sets_credited:,} of {weeks.sets_due:,} sets"


def recorded_words(weeks: Figures) -> str:
    """Return how many days were recorded and paused: "25 of 28 days recorded, 2 rest days"."""
    paused = plural(weeks.days_paused, "rest day") if weeks.days_paused else "no rest days"
    return f"{weeks.days_recorded:,} of {plural(weeks.days, 'day')} recorded, {paused}"


def days_done_words(weeks: Figures) -> str:
    """Return on how many days all and something was done; empty when no day had sets due."""
    if not weeks.days_due:
        return ""
    due = plural(weeks.days_due, "day")
    return f"all done on {weeks.days_all:,}, something on {weeks.days_some:,}, of {due} due"


def beside_adherence(weeks: Figures) -> str:
    """Return what is always shown beside adherence."""
    parts = (recorded_words(weeks), days_done_words(weeks))
    return f"{'; '.join(part for part in parts if part)}."


def change_words(change: PainChange) -> str:
    """Return how the pain of a moment changed since the start, or which scores are missing."""
    if change.verdict is Change.UNKNOWN:
        return missing_words(change)
    return f"{change.verdict} ({change.baseline:.1f} at first)"


def verdict_words(change: PainChange) -> str:
    """Return the verdict on a change of pain, or which scores are missing for one."""
    return missing_words(change) if change.verdict is Change.UNKNOWN else str(change.verdict)


def missing_words(change: PainChange) -> str:
    """Return which scores are missing to compare pain with the start."""
    fortnight = f"{FORTNIGHT.days:d} days"
    if change.baseline is None:
        return f"needs scores on {FEWEST_DAYS} days within {fortnight}"
    if change.latest is None:
        return f"needs scores on {FEWEST_DAYS} of the last {fortnight}"
    return f"needs scores from two separate {FORTNIGHT.days:d}-day periods"


def window_words(part: Window | None) -> str:
    """Return the mean of some days and how many have a score: "4.2 (20)"; a dash for none."""
    if part is None or part.mean is None:
        return NOTHING
    return f"{float(part.mean):.1f} ({part.days:,})"


def function_words(change: FunctionChange) -> str:
    """Return how function changed, and over how many activities, as a sentence."""
    over = f"over {plural(change.activities, 'activity', 'activities')}"
    if change.activities > 1:
        over = f"on average {over}"
    return f"From {change.first:.1f} to {change.latest:.1f} out of 10 {over}: {change.verdict}."


def band_words(limit: int) -> str:
    """Return the names of the bands of pain, up to the person's own `limit`.

    As the NHS page on plantar fasciitis names them: 0-3 minimal, 4-5 acceptable, 6-10 excessive.
    """
    parts = [f"0 to {min(MINIMAL, limit)} minimal"]
    if limit > MINIMAL:
        parts.append(f"{MINIMAL + 1} to {limit} acceptable if it settles by the next morning")
    if limit < WORST_PAIN:
        parts.append(f"above {limit} too much")
    return "Pain during exercises: " + ", ".join(parts) + "."


def pain_words(changes: Mapping[Moment, PainChange], moments: Iterable[Moment]) -> str:
    """Return the pain chart in words, for people who cannot see it."""
    parts = []
    for moment in moments:
        change = changes[moment]
        now = f", {change.latest:.1f} now" if change.latest is not None else ""
        parts.append(f"{moment}: {change_words(change)}{now}")
    return "Pain over time, 0 to 10. " + "; ".join(parts)


def dots_words(*, is_long: bool) -> str:
    """Return what the dots and lines of the pain chart are, for a long span or a short one."""
    return "Dots and lines show weeks" if is_long else "Dots show days, lines the mean of 7 days"
