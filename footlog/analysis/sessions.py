"""The plan as series of days that repeat by a rule, as a calendar writes them."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from math import gcd, lcm
from typing import NamedTuple

from footlog.domain.plan import PlanItem
from footlog.domain.schedule import DAYS_A_WEEK, EveryDays, PerWeek, Weekdays
from footlog.domain.weeks import DAY, days

ALL_DAYS = frozenset(range(DAYS_A_WEEK))
MOST_PARTS = 60
"""Into how many series one is cut, so that no day has two events."""

PLACES = 4
"""How many series a time between two changes of the plan hardly ever exceeds, where the days of
some items are counted; without these it has one."""

ChosenDays = Mapping[int, frozenset[int]]
"""The days of the week, 0 for Monday, on which exercises of so many times a week are done."""

_CLOCK = re.compile(
    r"(?<![\d:.])(2[0-3]|[01]?\d)(?::([0-5]\d)(?![\d:])(?:\s*([ap])\.?m\b)?|\s*([ap])\.?m\b)",
    re.IGNORECASE,
)


class Rule(NamedTuple):
    """Every `gap` days, counted so that the day's number leaves `rest`, on some weekdays."""

    gap: int = 1
    rest: int = 0
    weekdays: frozenset[int] = ALL_DAYS

    def falls_on(self, day: date) -> bool:
        """Tell whether the rule names the day."""
        return day.toordinal() % self.gap == self.rest and day.weekday() in self.weekdays

    def first_from(self, day: date) -> date | None:
        """Return the first day from `day` on that the rule names, or None when there is none."""
        wait = (self.rest - day.toordinal()) % self.gap
        found = (day + (wait + turn * self.gap) * DAY for turn in range(DAYS_A_WEEK))
        return next(filter(self.falls_on, found), None)


@dataclass(frozen=True)
class Series:
    """What is to be done by one rule, from `first` until before `ends_on`; None: without end.

    A plan has at least the names that it had before an item of it ended or another was added: a
    calendar that reads them again is left with no event of before.
    """

    name: str
    rule: Rule
    first: date
    ends_on: date | None
    items: tuple[PlanItem, ...]

    @property
    def is_over_before_it_begins(self) -> bool:
        """Whether it ends before its first day; it may have been written without that end."""
        return self.ends_on is not None and self.first >= self.ends_on

    def days_until(self, last: date) -> Iterator[date]:
        """Yield the days of the series up to `last`, included."""
        ends_on = min(self.ends_on or date.max, last + DAY)
        return filter(self.rule.falls_on, days(self.first, ends_on))


def rule_of(item: PlanItem, chosen: ChosenDays) -> Rule | None:
    """Return the item's rule; None for K per week while its days are not chosen."""
    match item.schedule:
        case EveryDays(gap):
            return Rule(gap, item.starts_on.toordinal() % gap)
        case Weekdays(numbers):
            return Rule(weekdays=numbers)
        case PerWeek(count):
            numbers = chosen.get(count) or (ALL_DAYS if count == DAYS_A_WEEK else frozenset())
            return Rule(weekdays=numbers) if numbers else None


def one_by_one(items: Iterable[PlanItem], chosen: ChosenDays) -> list[Series]:
    """Return a series for each item, oldest first; those without a rule are left out."""
    found: dict[str, Series] = {}
    for item in sorted(items, key=lambda one: (one.starts_on, one.exercise_id, one.side, one.id)):
        if rule := rule_of(item, chosen):
            name = f"{item.exercise_id} {item.starts_on}"
            while name in found:
                name += "+"
            found[name] = Series(name, rule, item.starts_on, item.ends_on, (item,))
    return list(_from_their_days(found.values()))


def together(items: Iterable[PlanItem], chosen: ChosenDays) -> list[Series]:
    """Return series in which each day comes once, whatever number of items it is asked for.

    Each time between two changes of the plan has its own. A plan in which an item ends has also
    series without days: as many as it may have had more before the end was known. Only a plan with
    three or more unlike gaps may name a day in two series.
    """
    planned = [(item, rule) for item in items if (rule := rule_of(item, chosen))]
    bounds = _bounds(item for item, _ in planned)
    found: list[Series] = []
    for first, last in zip(bounds, [*bounds[1:], None], strict=False):
        there = [(item, rule) for item, rule in planned if item.in_force(first)]
        done = tuple(item for item, _ in there)
        rules = once_a_day(rule for _, rule in there)
        found += (Series("", rule, first, last, done) for rule in rules)
    found = list(_from_their_days(found))
    for _ in range(len(found), _most_before(planned)):
        found.append(replace(found[0], rule=Rule(), ends_on=found[0].first))
    return [replace(series, name=str(number)) for number, series in enumerate(found)]


def _bounds(items: Iterable[PlanItem]) -> list[date]:
    """Return the days on which what is in force changes."""
    days_of = ((item.starts_on, item.ends_on or item.starts_on) for item in items)
    return sorted({day for pair in days_of for day in pair})


def _most_before(planned: Collection[tuple[PlanItem, Rule]]) -> int:
    """Return how many series there may have been, whenever the items were to end; 0: no more."""
    ends = sum(item.ends_on is not None for item, _ in planned)
    starts = {item.starts_on for item, _ in planned}
    places = PLACES if any(rule.gap > 1 for _, rule in planned) else 1
    return (len(starts) + ends) * places if ends else 0


def once_a_day(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return rules that name the same days together, each day by one of them."""
    known = set(rules)
    weekly = frozenset[int]().union(*(rule.weekdays for rule in known if rule.gap == 1))
    others = ALL_DAYS - weekly
    found = [Rule(weekdays=weekly)] if weekly else []
    taken: list[Rule] = []
    for rule in sorted(rule for rule in known if rule.gap > 1 and others):
        found += (part._replace(weekdays=others) for part in _apart(rule, taken))
        taken.append(rule)
    return tuple(found)


def _apart(rule: Rule, taken: Iterable[Rule]) -> list[Rule]:
    """Return rules for the days of `rule` that none of `taken` names; all count every weekday."""
    near = [one for one in taken if (one.rest - rule.rest) % gcd(one.gap, rule.gap) == 0]
    period = lcm(rule.gap, *(one.gap for one in near))
    if not near or period // rule.gap > MOST_PARTS:
        return [rule]
    rests = range(rule.rest, period, rule.gap)
    return [Rule(period, rest) for rest in rests if all(rest % one.gap != one.rest for one in near)]


def _from_their_days(found: Iterable[Series]) -> Iterator[Series]:
    """Yield the series from the first day that their rule names; those without one are left out."""
    for series in found:
        if first := series.rule.first_from(series.first):
            yield replace(series, first=first)


def clear_time(words: str | None) -> time | None:
    """Return the time of day that the words name: 7:30, 19:05, 8 am; None for none or several."""
    found = list(_CLOCK.finditer(words or ""))
    if len(found) != 1:
        return None
    hour, minute = int(found[0][1]), int(found[0][2] or 0)
    half = (found[0][3] or found[0][4] or "").lower()
    if half and not 1 <= hour <= 12:  # noqa: PLR2004 - of a clock
        return None
    return time(hour % 12 + 12 * (half == "p") if half else hour, minute)
