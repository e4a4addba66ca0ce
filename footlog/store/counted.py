"""What the diary says when it is counted."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from pathlib import Path

from footlog.analysis.pain import PainDays
from footlog.analysis.summary import Tally
from footlog.domain.exercises import Side
from footlog.domain.logbook import Moment
from footlog.store import counts, plans
from footlog.store.database import reading


class Counted:
    """The figures of the diary at `path`."""

    path: Path

    def data_version(self) -> int:
        """Return the number that every write raises, by whichever process."""
        with reading(self.path) as connection:
            number: int = connection.execute("select number from data_version").fetchone()[0]
            return number

    def tally(self, first: date | None = None, last: date | None = None) -> Tally:
        """Return the diary from `first` to `last` counted by day, with the whole plan."""
        with reading(self.path) as connection:
            return counts.tally(connection, plans.list_items(connection), first, last)

    def first_day(self) -> date | None:
        """Return the first day with an entry, or None before there is one."""
        with reading(self.path) as connection:
            return counts.first_day(connection)

    def moments_scored(self) -> list[Moment]:
        """Return the moments that have a pain score of whichever day, in the order of a day."""
        with reading(self.path) as connection:
            return counts.moments(connection)

    def pain_at_both_ends(self, scored: Collection[Moment], today: date) -> PainDays:
        """Return what `pain_change` up to `today` needs of the pain of the moments in `scored`."""
        with reading(self.path) as connection:
            return counts.pain_at_both_ends(connection, scored, today)

    def exercise_days(self) -> dict[tuple[str, date], tuple[int, int | None]]:
        """Return, by exercise and day, the number of sets and the worst pain noted with one."""
        with reading(self.path) as connection:
            return counts.exercise_days(connection)

    def training_days(self, first: date, last: date) -> defaultdict[str, set[date]]:
        """Return the days with a set of each exercise, by its id; empty for others."""
        with reading(self.path) as connection:
            return counts.training_days(connection, first, last)

    def pain_days(self, first: date, last: date) -> PainDays:
        """Return the pain by moment and day from `first` to `last`."""
        with reading(self.path) as connection:
            return counts.pain_days(connection, first, last)

    def pain_of_foot(
        self, foot: Side, first: date | None = None, last: date | None = None
    ) -> PainDays:
        """Return the pain by moment and day of the scores that name this foot."""
        with reading(self.path) as connection:
            return counts.pain_days(connection, first, last, foot)
