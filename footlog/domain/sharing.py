"""What can be shared, how much it is, and since when nothing was shared."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from footlog.domain.validation import utc_text


class Shared(StrEnum):
    """What can be shared."""

    HISTORY = "history.csv"
    BUNDLE = "bundle"
    REPORT = "report"


@dataclass(frozen=True)
class Share:
    """That something was shared on a day; `recorded_at` is when, in UTC."""

    what: Shared
    on: date
    recorded_at: str

    def __post_init__(self) -> None:
        utc_text("recorded_at", self.recorded_at)

    @property
    def id(self) -> str:
        """All that it says: it is never changed."""
        return f"{self.on} {self.recorded_at} {self.what}"


@dataclass(frozen=True)
class EntryCounts:
    """The entries of a span, counted: sets, pain scores, day records, marks, those with a note.

    `first` and `last` are the days of the first and last entry, None when there is none.
    """

    sets: int
    scores: int
    days: int
    marks: int
    notes: int
    first: date | None
    last: date | None

    @property
    def entries(self) -> int:
        """How many entries there are of all kinds."""
        return self.sets + self.scores + self.days + self.marks


def since(shared_on: date | None, contents: EntryCounts) -> date | None:
    """Return the first day that was not shared yet; None when nothing was.

    The day of the last sharing counts: more may have been logged later that day.
    """
    if shared_on is None or contents.first is None or shared_on <= contents.first:
        return None
    return shared_on
