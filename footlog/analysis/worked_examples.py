"""Worked examples of the formulas, from the person's own numbers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from footlog.analysis.adherence import AdherenceFacts, Slot, round_half_up, slots
from footlog.analysis.pain import FEWEST_DAYS, Around, PainChange, PainStats, Window
from footlog.analysis.pain_rule import PATTERN_DAYS, PATTERN_OVER, RuleDay, RuleSummary
from footlog.analysis.summary import Figures
from footlog.domain.logbook import Moment
from footlog.domain.plan import PlanItem
from footlog.domain.schedule import DAYS_A_WEEK, PerWeek
from footlog.domain.settings import PainRule
from footlog.domain.weeks import WEEK, days

MINUS = "−"
PATTERN_WORDS = f"Over on {PATTERN_OVER} or more of the last {PATTERN_DAYS} days judged."


@dataclass(frozen=True)
class ItemWeek:
    """The sets due and credited of one plan item in a week, both sides together."""

    item: PlanItem
    due: int
    credited: int


def item_weeks(facts: AdherenceFacts, monday: date) -> list[ItemWeek]:
    """Return each item's sets due and credited in the week of `monday`."""
    found: dict[str, list[Slot]] = {}
    for slot in slots(facts, monday, monday + WEEK):
        if slot.first >= monday:
            found.setdefault(slot.item.id, []).append(slot)
    return [
        ItemWeek(item, sum(s.due for s in mine), sum(s.credited for s in mine))
        for item in facts.items
        if (mine := found.get(item.id))
    ]


def adherence_sentence(week: Figures) -> str:
    """Return the division behind the week's adherence."""
    if week.adherence is None:
        return "Nothing is due yet this week, so there is no adherence; that is not the same as 0."
    return (
        f"{week.sets_credited} sets credited ÷ {week.sets_due} sets due = "
        f"{100 * week.sets_credited // week.sets_due} %."
    )


def due_sentence(item: PlanItem, name: str) -> str:
    """Return how many sets the item asks for on a day it is due, or in a week."""
    sides = len(item.side.counted)
    sets = item.dose.sets or 1
    parts = [f"{item.dose.times_per_day} × a day" if item.dose.times_per_day > 1 else ""]
    parts += [f"{sets} {'set' if sets == 1 else 'sets'}", f"{sides} sides" if sides > 1 else ""]
    product = " × ".join(part for part in parts if part)
    total = item.dose.per_day * sides
    return f"{name}: {product} = {total} due each time."


def weekly_sentence(item: PlanItem, count: int, monday: date, paused: Iterable[date]) -> str:
    """Return the rounding behind a K-per-week item in the week of `monday`."""
    off = set(paused)
    n = sum(item.in_force(day) and day not in off for day in days(monday, monday + WEEK))
    exact = count * n / DAYS_A_WEEK
    return (
        f"{count} a week × {n} of 7 days that count ÷ 7 = {exact:.2f}, rounded: due "
        f"{round_half_up(count, n)} times this week."
    )


def first_weekly(items: Iterable[PlanItem], monday: date) -> tuple[PlanItem, int] | None:
    """Return an item that is due K times a week in the week of `monday`, and its K."""
    for item in items:
        in_force = any(item.in_force(day) for day in days(monday, monday + WEEK))
        if isinstance(item.schedule, PerWeek) and in_force:
            return item, item.schedule.count
    return None


def pain_sentence(moment: Moment, stats: PainStats) -> str:
    """Return the figures of one moment's pain in a week."""
    if stats.mean is None:
        return f"{moment}: no score this week, so no mean; a missing score is not the same as 0."
    scores = "1 score" if stats.n == 1 else f"{stats.n} scores"
    return f"{moment}: {scores}, mean {stats.mean:.1f}, worst {stats.worst}."


def change_sentence(change: PainChange) -> str:
    """Return the subtraction behind a change of pain."""
    if change.baseline is None or change.latest is None:
        return f"{change.verdict}."
    moved = change.latest - change.baseline
    share = f" ({100 * moved / change.baseline:+.0f} %)" if change.baseline else ""
    words = f"{change.latest:.2f} now - {change.baseline:.2f} at the start = {moved:+.2f} points"
    return f"{words}{share}: {change.verdict}.".replace("-", MINUS) + _between(change.between)


def _between(between: Window | None) -> str:
    if between is None or between.mean is None:
        return ""
    return f" Between: {float(between.mean):.2f} ({_days(between.days)})."


def around_sentence(around: Around) -> str:
    """Return the three means around a change of plan, each with its scored days."""
    names = ("28 to 15 days before", "14 days before", "since")
    return "; ".join(
        f"{name} {enough_mean(part)} ({_days(part.days)})"
        for name, part in zip(names, around, strict=True)
    )


def enough_mean(part: Window) -> str:
    """Return the mean of a window with one decimal, or that it has too few scored days."""
    if part.mean is None or part.days < FEWEST_DAYS:
        return "too few scores"
    return f"{float(part.mean):.1f}"


def _days(number: int) -> str:
    return f"{_plural(number)} with a score"


def _plural(days_counted: int) -> str:
    return f"{days_counted:,} {'day' if days_counted == 1 else 'days'}"


def rule_shares(found: RuleSummary, rule: PainRule) -> tuple[str, str]:
    """Return both halves of the pain rule, each of the training days that it can judge."""
    during, morning = found
    mornings = f"{_plural(morning.judged)} with both mornings"
    return (
        f"During above {rule.limit}: on {during.over:,} of {_plural(during.judged)}.",
        f"Next morning more than {rule.tolerance} higher: on {morning.over:,} of {mornings}.",
    )


def rule_sentence(day: RuleDay, rule: PainRule) -> str:
    """Return the two comparisons behind one training day's verdict."""
    during = f"{day.during} (limit {rule.limit})" if day.during is not None else "not recorded"
    this = f"{day.morning} + {rule.tolerance}" if day.morning is not None else "not recorded"
    following = "not recorded" if day.next_morning is None else str(day.next_morning)
    return (
        f"{day.day}: worst during {during}; next morning {following}, compared with {this}: "
        f"{day.verdict(rule)}."
    )
