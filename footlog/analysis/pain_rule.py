"""The pain rule: whether a training day hurt too much, or the next morning more than this one."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from footlog.analysis.pain import PainDays
from footlog.domain.logbook import Moment
from footlog.domain.settings import PainRule
from footlog.domain.weeks import DAY

PATTERN_DAYS = 5
PATTERN_OVER = 3
"""Three of the last five judged days over the rule are a reason to talk to somebody."""


class Verdict(StrEnum):
    """Whether a training day was within the pain rule."""

    WITHIN = "within"
    OVER = "over"
    UNKNOWN = "unknown"


class RuleDay(NamedTuple):
    """The worst pain of a training day, 0-10, None if unknown: during, that morning, the next."""

    day: date
    during: int | None
    morning: int | None
    next_morning: int | None

    def is_during_over(self, rule: PainRule) -> bool | None:
        """Tell whether pain during was above the limit; None when it was not recorded."""
        return None if self.during is None else self.during > rule.limit

    def is_morning_over(self, rule: PainRule) -> bool | None:
        """Tell whether the next morning was more than the tolerance worse; None if not known."""
        if self.morning is None or self.next_morning is None:
            return None
        return self.next_morning > self.morning + rule.tolerance

    def verdict(self, rule: PainRule) -> Verdict:
        """Return `over` when either half is, `within` when both are known not to be."""
        halves = self.is_during_over(rule), self.is_morning_over(rule)
        if True in halves:
            return Verdict.OVER
        return Verdict.UNKNOWN if None in halves else Verdict.WITHIN


class RuleShare(NamedTuple):
    """On how many of the days that can be judged a half of the rule was broken.

    `is_pattern` says whether it was on three of the last five of them.
    """

    over: int
    judged: int
    is_pattern: bool


class RuleSummary(NamedTuple):
    """The two halves of the pain rule over some training days, each of the days it can judge."""

    during: RuleShare
    morning: RuleShare


def rule_day(day: date, pain: PainDays) -> RuleDay:
    """Return the scores by which the pain rule judges training day `day`."""
    keys = ((Moment.DURING, day), (Moment.MORNING, day), (Moment.MORNING, day + DAY))
    return RuleDay(day, *[pain[key].worst if key in pain else None for key in keys])


def rule_summary(days: Iterable[date], pain: PainDays, rule: PainRule) -> RuleSummary:
    """Return on how many of the training days each half of the pain rule was broken."""
    judged = [rule_day(day, pain) for day in sorted(days)]
    return RuleSummary(
        _share(day.is_during_over(rule) for day in judged),
        _share(day.is_morning_over(rule) for day in judged),
    )


def _share(verdicts: Iterable[bool | None]) -> RuleShare:
    known = [verdict for verdict in verdicts if verdict is not None]
    return RuleShare(sum(known), len(known), sum(known[-PATTERN_DAYS:]) >= PATTERN_OVER)
