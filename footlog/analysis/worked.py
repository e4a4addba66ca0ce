"""Worked examples: the formulas with the person's own figures put in, as plain sentences."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from footlog.analysis.adherence import Plan, Slot, round_half_up, slots
from footlog.analysis.pain import PainChange, PainDays, PainStats, Verdict
from footlog.analysis.summary import Figures
from footlog.domain.logbook import Moment
from footlog.domain.plan import PlanItem
from footlog.domain.schedule import DAYS_A_WEEK, PerWeek
from footlog.domain.settings import PainRule
from footlog.domain.weeks import DAY, WEEK, days

MINUS = "−"


@dataclass(frozen=True)
class ItemWeek:
    """What one plan item asked for in a week, and what of it was done; sets, both sides."""

    item: PlanItem
    due: int
    credited: int


def item_weeks(plan: Plan, monday: date) -> list[ItemWeek]:
    """Return what each item asked for in the week of `monday`; their sums are the week's."""
    found: dict[str, list[Slot]] = {}
    for slot in slots(plan, monday, monday + WEEK):
        found.setdefault(slot.item.id, []).append(slot)
    return [
        ItemWeek(item, sum(s.due for s in mine), sum(s.credited for s in mine))
        for item in plan.items
        if (mine := found.get(item.id))
    ]


def adherence_sentence(week: Figures) -> str:
    """Return the division behind the week's adherence."""
    if week.adherence is None:
        return "Nothing is due yet this week, so there is no adherence: none is not 0."
    return (
        f"{week.sets_credited} sets credited ÷ {week.sets_due} sets due = "
        f"{100 * week.adherence:.0f} %."
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
        f"{count} a week × {n} of 7 days in force and not paused ÷ 7 = {exact:.2f}, rounded: "
        f"due {round_half_up(count, n)} times this week."
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
        return f"{moment}: no score this week, so no mean: a missing score is not 0."
    return f"{moment}: {stats.n} scores, mean {stats.mean:.1f}, worst {stats.worst}."


def change_sentence(change: PainChange) -> str:
    """Return the subtraction behind a change of pain."""
    if change.baseline is None or change.latest is None:
        return f"{change.verdict}."
    moved = change.latest - change.baseline
    share = f" ({100 * moved / change.baseline:+.0f} %)" if change.baseline else ""
    words = f"{change.latest:.2f} now - {change.baseline:.2f} at the start = {moved:+.2f} points"
    return f"{words}{share}: {change.verdict}.".replace("-", MINUS)


def rule_sentence(day: date, pain: PainDays, rule: PainRule, verdict: Verdict) -> str:
    """Return the two comparisons behind one training day's verdict."""
    during = pain.get((Moment.DURING, day))
    before = pain.get((Moment.MORNING, day)) or pain.get((Moment.BEFORE, day))
    after = pain.get((Moment.MORNING, day + DAY))
    worst = f"{during.worst} (limit {rule.limit})" if during else "not recorded"
    held = f"{before.worst} + {rule.tolerance}" if before else "not recorded"
    morning = str(after.worst) if after else "not recorded"
    return f"{day}: worst during {worst}; next morning {morning}, held against {held}: {verdict}."
