"""The span that Trends shows: the last weeks, a year, everything, or the person's own."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from footlog.domain.weeks import DAY, WEEK, monday_of


class Range(StrEnum):
    """The spans to choose from."""

    FOUR_WEEKS = "4 weeks"
    TWELVE_WEEKS = "12 weeks"
    YEAR = "year"
    ALL = "all"
    OWN = "dates"


_WEEKS = {Range.FOUR_WEEKS: 4, Range.TWELVE_WEEKS: 12, Range.YEAR: 52}
CALENDAR_WEEKS = 26
YEAR = timedelta(days=371)
"""The longest span that is drawn day by day; 53 weeks."""


@dataclass(frozen=True)
class Span:
    """A span of whole days, `first` to `last`, both included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def is_long(self) -> bool:
        """Whether the span is drawn week by week."""
        return self.last - self.first > YEAR

    @property
    def drawn(self) -> tuple[date, date]:
        """The Mondays between which charts draw it: its whole weeks, so that they line up."""
        return monday_of(self.first), monday_of(self.last) + WEEK


def span_of(chosen: Range, known: date, today: date, own: tuple[date, date] | None = None) -> Span:
    """Return the chosen span up to `today`; whole weeks count back from the present one.

    It never begins before the week of `known`, the first day there is anything to show.
    An own span that ends before it begins is read the other way round.
    """
    begin = monday_of(known)
    if chosen is Range.OWN and own:
        first, last = (min(day, today) for day in sorted(own))
        return Span(max(begin, first), max(begin, last))
    if chosen in _WEEKS:
        begin = max(begin, monday_of(today) - (_WEEKS[chosen] - 1) * WEEK)
    return Span(begin, today)


def calendar_span(span: Span) -> Span:
    """Return the last 26 weeks of the span, as much as a calendar has room for."""
    first = monday_of(span.last) - (CALENDAR_WEEKS - 1) * WEEK
    return Span(max(span.first, first), span.last)


def last_whole_weeks(today: date, count: int = 4) -> Span:
    """Return the last `count` weeks that are over."""
    monday = monday_of(today)
    return Span(monday - count * WEEK, monday - DAY)


def first_counted(span: Span, today: date) -> date:
    """Return the first day that Trends counts, for the span and the last four whole weeks."""
    return min(span.drawn[0], last_whole_weeks(today).first)
