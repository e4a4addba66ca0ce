"""The answer of Trends: whether it hurts less and how much was done, in verdicts and nothing else.

Each case has its sentence here. Nothing is calculated but the last seven days.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from footlog.analysis.formulas import CALLED_BY_CHANCE
from footlog.analysis.pain import (
    CLEAR_POINTS,
    CLEAR_SHARE,
    FEWEST_DAYS,
    FORTNIGHT,
    Change,
    DayPain,
    PainChange,
    Window,
    window,
)
from footlog.analysis.summary import Figures
from footlog.domain.logbook import Moment
from footlog.domain.weeks import DAY, WEEK, short_day

FEWEST_RECENT = 3
"""Scored days that the last seven need to be named."""
WHOLE_DAYS = 28
"""Days of the four weeks over which the plan is added up, once the diary is as old."""

_HURTS = {
    Moment.MORNING: "Your first steps hurt",
    Moment.BEFORE: "Before exercises it hurts",
    Moment.DURING: "Your exercises hurt",
    Moment.AFTER: "After exercises it hurts",
    Moment.EVENING: "In the evening it hurts",
}
_WHEN = {
    Moment.MORNING: "on your first steps",
    Moment.BEFORE: "before exercises",
    Moment.DURING: "during exercises",
    Moment.AFTER: "after exercises",
    Moment.EVENING: "in the evening",
}
_MORE = {Change.BETTER: "less", Change.WORSE: "more"}
_ORDER = (Change.BETTER, Change.WORSE, Change.UNCLEAR, Change.UNKNOWN)


class Felt(NamedTuple):
    """How the pain of a moment changed, and its last seven days."""

    moment: Moment
    change: PainChange
    recent: Window

    @property
    def is_known(self) -> bool:
        """Whether there is a verdict."""
        return self.change.verdict is not Change.UNKNOWN


def felt(
    moment: Moment, change: PainChange, by_day: Mapping[date, DayPain], last_day: date
) -> Felt:
    """Return the change of a moment with the seven days up to `last_day`."""
    return Felt(moment, change, window(by_day, last_day - WEEK + DAY, last_day))


def headline(pains: Sequence[Felt], weeks: Figures | None) -> str:
    """Return whether it hurts less, and how much of the plan was done.

    `pains` are the moments that count, the first one first; `weeks` the last four whole weeks,
    None until the first week is over.
    """
    parts = (pain_answer(pains), recent_answer(pains), plan_answer(weeks))
    return " ".join(part for part in parts if part)


def pain_answer(pains: Sequence[Felt]) -> str:
    """Return the verdicts on the change of pain, those that name a change first."""
    if not pains:
        return "No pain scores yet."
    if not any(one.is_known for one in pains):
        return _unknown(pains[0].change)
    lead, *others = sorted(pains, key=lambda one: _rank(one, pains))
    return " ".join([_lead(lead), *(_beside(one, lead) for one in others)])


def _rank(one: Felt, pains: Sequence[Felt]) -> tuple[int, int]:
    """Sort better and worse as they come, what is not clear after them and unknown last."""
    return max(1, _ORDER.index(one.change.verdict)), pains.index(one)


def _lead(one: Felt) -> str:
    change = one.change
    words = f"{change.latest:.1f} out of 10, from {change.baseline:.1f}."
    if change.verdict is Change.UNCLEAR:
        return f"No clear change {_WHEN[one.moment]}: {words}"
    return f"{_HURTS[one.moment]} {_MORE[change.verdict]}: {words}"


def _beside(one: Felt, lead: Felt) -> str:
    change, first = one.change, lead.change.verdict
    match change.verdict:
        case Change.UNKNOWN:
            return f"Not enough scores {_WHEN[one.moment]}."
        case Change.UNCLEAR:
            either = " either" if first is Change.UNCLEAR else ""
            return f"No clear change {_WHEN[one.moment]}{either}."
    words = f"{change.latest:.1f}, from {change.baseline:.1f}"
    if change.verdict is first:
        return f"{_HURTS[one.moment]} {_MORE[first]} too: {words}."
    hurts = _HURTS[one.moment]
    return f"But {hurts[0].lower()}{hurts[1:]} {_MORE[change.verdict]}: {words}."


def _unknown(change: PainChange) -> str:
    if change.baseline is None:
        return "Not enough pain scores yet to say whether it hurts less."
    if change.latest is None:
        return "Too few pain scores lately to say whether it hurts less."
    return "Too early to say whether it hurts less."


def differs_lately(one: Felt) -> bool:
    """Tell whether the last seven days are clearly off the mean that the verdict compares.

    By as much as a change of pain needs, 2 points and 30 %, over at least three scored days.
    """
    latest, recent = one.change.latest, one.recent
    if not one.is_known or recent.mean is None or latest is None or recent.days < FEWEST_RECENT:
        return False
    off = abs(float(recent.mean) - latest)
    return off >= CLEAR_POINTS and off >= float(CLEAR_SHARE) * latest


def recent_answer(pains: Sequence[Felt]) -> str:
    """Return that the last seven days are much higher or lower, or have no score at all.

    Empty when neither is so, or when there is no verdict that they could put right.
    """
    if any(one.is_known for one in pains) and not any(one.recent.days for one in pains):
        return "No scores in the last 7 days."
    for one in pains:
        if differs_lately(one) and one.recent.mean is not None:
            mean = float(one.recent.mean)
            higher = "higher" if mean > (one.change.latest or 0) else "lower"
            return f"The last 7 days are {higher}: {mean:.1f} {_WHEN[one.moment]}."
    return ""


def plan_answer(weeks: Figures | None) -> str:
    """Return how much of the plan was done in the last four whole weeks, and from which days."""
    if weeks is None:
        return "Your first week is not over yet."
    when = _when(weeks.days)
    if not weeks.sets_due:
        why = "you paused" if weeks.days_paused else "nothing was planned"
        return f"Nothing was due {when}: {why}."
    done = f"{100 * weeks.sets_credited // weeks.sets_due:d} % of your plan"
    if 2 * weeks.days_paused >= weeks.days:
        return f"You paused on {weeks.days_paused} of {weeks.days} days, and otherwise did {done}."
    if 2 * weeks.days_recorded < weeks.days_due:
        return f"Only {weeks.days_recorded} of {weeks.days} days are recorded: {done}."
    return f"You did {done} {when}."


def _when(days: int) -> str:
    if days >= WHOLE_DAYS:
        return "in the last 4 weeks"
    return f"in your first {days} days" if days > 1 else "on your first day"


def doubt(pains: Sequence[Felt]) -> str:
    """Return how sure the verdicts are, or which scores would allow one; empty without scores."""
    if any(one.change.verdict in _MORE for one in pains):
        return (
            f"Likely, not certain: without a real change, about {CALLED_BY_CHANCE} diaries in 100 "
            "look like this."
        )
    if any(one.is_known for one in pains):
        return "A clear change is at least 2 points and 30 %."
    return _needed(pains[0]) if pains else "Score your first steps each morning on Today."


def _needed(one: Felt) -> str:
    change, when = one.change, _WHEN[one.moment]
    if change.baseline is None:
        return f"Needed: a score {when} on {FEWEST_DAYS} days within {FORTNIGHT.days}."
    if change.latest is None:
        return f"Needed: a score {when} on {FEWEST_DAYS} of the last {FORTNIGHT.days} days."
    return f"Needed: scores {when} from two separate times of {FORTNIGHT.days} days."


def verdict_on_card(one: Felt) -> str:
    """Return the verdict with its sign: "↓ likely better, from 5.8"."""
    signs = {Change.BETTER: "↓ ", Change.WORSE: "↑ ", Change.UNCLEAR: "= ", Change.UNKNOWN: ""}
    change = one.change
    before = f", from {change.baseline:.1f}" if one.is_known else ""
    return f"{signs[change.verdict]}{change.verdict}{before}"


def chart_title(name: str, change: PainChange, today: date) -> str:
    """Return what the chart of a moment shows: "First steps: down 3.7 points since 31 Aug"."""
    if change.start is None or change.verdict is Change.UNKNOWN:
        return f"{name}: {change.verdict}"
    since = f"since {short_day(change.start.first, today)}"
    if change.verdict is Change.UNCLEAR:
        return f"{name}: {change.verdict} {since}"
    way = "down" if change.verdict is Change.BETTER else "up"
    moved = abs(round(change.latest or 0, 1) - round(change.baseline or 0, 1))
    return f"{name}: {way} {moved:.1f} points {since}"
