"""The formulas in words, and worked examples from the person's own numbers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from footlog.analysis.adherence import AdherenceFacts, Slot, round_half_up, slots
from footlog.analysis.pain import PainChange, PainDays, PainStats, Verdict
from footlog.analysis.summary import Figures
from footlog.domain.logbook import Moment
from footlog.domain.plan import PlanItem
from footlog.domain.schedule import DAYS_A_WEEK, PerWeek
from footlog.domain.settings import PainRule, Settings
from footlog.domain.weeks import DAY, WEEK, days

MINUS = "−"


class Formula(NamedTuple):
    """What a figure is called, how it is made, and the published source of its limits, if any."""

    title: str
    words: str
    source: str = ""


@dataclass(frozen=True)
class ItemWeek:
    """The sets due and credited of one plan item in a week, both sides together."""

    item: PlanItem
    due: int
    credited: int


DUE = Formula(
    "Sets due",
    "Times a day × sets × sides, for every day on which an exercise is due. If there is no fixed "
    "number of sets, one set is due each time. Nothing is due on rest days (paused). Each day "
    "counts with the plan you had on that day, even if you changed it later.",
)
WEEKLY = Formula(
    "Exercises due a number of times a week",
    "You can do them on any day. In a week in which only some days count, because the exercise "
    "starts or ends or you paused, the number is lower in proportion; a half is rounded up.",
)
CREDITED = Formula(
    "Sets credited and extra sets",
    "The sets you did count up to the number due, for each exercise, side and day (or week): these "
    "are credited. All other sets are extra: they are shown, but not part of adherence.",
)
ADHERENCE = Formula(
    "Adherence",
    "How much of your plan you did: sets credited ÷ sets due. Today is not over, so only the sets "
    "you have already done today count as due.",
    "the share of the recommended dose, the usual measure in 86 studies "
    "(Bailey 2018, Br J Sports Med 54:326).",
)
RECORDED = Formula(
    "Days recorded",
    "Days with any entry. They are shown beside adherence, because a day without an entry is not "
    "the same as a day without exercise.",
)
WEEKLY_PAIN = Formula(
    "Pain in a week",
    "For each moment (morning, before, during, after, evening) separately: the number of scores, "
    "their average (mean) and the worst. Pain noted with a set counts as pain during. A week "
    "without a score has no point in the chart, so lines have gaps.",
)
CHANGE = Formula(
    "Change of pain",
    "The mean of the first 14 days with at least 4 scores, compared with the mean of the last 14 "
    "days. A change of at least 2 points and 30 % is called likely better or likely worse. Smaller "
    "changes happen from day to day and may mean nothing.",
    "people notice a change of about 2 points or 30 % (Farrar 2001, Pain 94:149).",
)
PERSISTING = Formula(
    "Pain that stays",
    "The page Today tells you when you had pain on every day with a score in the last 7 days, and "
    "the mean of each day's worst pain is not lower than in the 7 days before. Each of the two "
    "weeks needs 4 days with a score. This is not a diagnosis.",
    "the articles' advice to have pain checked that lasts more than a few days, and the "
    "pain-monitoring model, in which pain must not rise from week to week "
    "(Silbernagel 2007, Am J Sports Med 35:897).",
)


def pain_rule(settings: Settings) -> Formula:
    """Return the pain rule with the person's limits."""
    return Formula(
        "Pain rule",
        f"A training day is within the rule when the worst pain during was at most "
        f"{settings.pain_limit} out of 10, and pain the next morning was at most "
        f"{settings.pain_tolerance} higher than on the morning of that day (if that was not "
        "recorded: than before the exercises). It is over the rule when either is not so, and "
        "unknown when one of the two scores to compare was not recorded. If no pain during was "
        "recorded, only the morning counts.",
        "the pain-monitoring model (Silbernagel 2007, Am J Sports Med 35:897). It was tested in "
        "people with Achilles tendinopathy, not metatarsalgia. If your physiotherapist gave you "
        "another limit, use that.",
    )


def day_of_entry(settings: Settings) -> Formula:
    """Return how an entry gets its day, with the person's start of a day."""
    return Formula(
        "Which day an entry belongs to",
        f"Your calendar day, by your local time. A day starts at {settings.day_starts_at}, so an "
        "entry made just after midnight still belongs to the evening before. The day is saved with "
        "the entry and does not change later, for example when you travel.",
    )


def all_formulas(settings: Settings) -> tuple[Formula, ...]:
    """Return every formula with the person's limits, in the order in which they build up."""
    steps = (DUE, WEEKLY, CREDITED, ADHERENCE, RECORDED, WEEKLY_PAIN, CHANGE)
    return (*steps, pain_rule(settings), PERSISTING, day_of_entry(settings))


def item_weeks(facts: AdherenceFacts, monday: date) -> list[ItemWeek]:
    """Return each item's sets due and credited in the week of `monday`."""
    found: dict[str, list[Slot]] = {}
    for slot in slots(facts, monday, monday + WEEK):
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
    return f"{day}: worst during {worst}; next morning {morning}, compared with {held}: {verdict}."
