"""Plans with what was done, and the sets of each week as they were worked out by hand."""

from dataclasses import dataclass

from footlog.analysis.summary import Figures, summarise
from footlog.domain.logbook import Entry
from footlog.domain.plan import PlanItem
from tests.helpers.builders import day, on, tally

Sets = tuple[int, int, int]
"""Sets due, credited and extra."""


@dataclass(frozen=True)
class Example:
    """A plan, what was done, today, and the sets of each week as they were worked out by hand."""

    name: str
    items: tuple[PlanItem, ...]
    entries: list[Entry]
    today: str
    weeks: dict[str, Sets]
    adherence: float | None

    def __str__(self) -> str:
        """Return the name, by which a failing test says which one it is."""
        return self.name

    @property
    def found(self) -> tuple[dict[str, Sets], float | None]:
        """The sets of each week and the adherence as footlog calculates them."""
        summary = summarise(tally(self.items, self.entries), on(self.today))
        weeks = {str(monday): sets_of(week) for monday, week in summary.weeks.items()}
        return weeks, summary.total.adherence


def sets_of(figures: Figures) -> Sets:
    """Return the sets due, credited and extra of a week or a span."""
    return figures.sets_due, figures.sets_credited, figures.sets_extra


def paused(*days: str) -> list[Entry]:
    """Return the records of these days as paused."""
    return [day(which) for which in days]


WEEK_1 = tuple(f"2026-03-0{number}" for number in range(2, 9))
"""The days of the first week."""
