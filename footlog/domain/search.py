"""What is looked for in the history: words, and what else narrows it down."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from footlog.domain.exercises import Side
from footlog.domain.logbook import DayState, Moment


class EntryKind(StrEnum):
    """The kinds of entry, called as in history.csv."""

    SET = "set"
    PAIN = "pain"
    DAY = "day"
    MARK = "mark"


@dataclass(frozen=True)
class Word:
    """A part of a word that an entry has to hold: in a text, or in what the page calls it.

    `exercises`, `moments`, `sides`, `states` and `marks` are those whose names on the page hold it.
    """

    text: str
    exercises: frozenset[str] = frozenset()
    moments: frozenset[Moment] = frozenset()
    sides: frozenset[Side] = frozenset()
    states: frozenset[DayState] = frozenset()
    marks: frozenset[str] = frozenset()

    def is_in(self, text: str) -> bool:
        """Tell whether the text holds it, in capitals or not."""
        return self.text in text.casefold()


@dataclass(frozen=True)
class Search:
    """What an entry has to be to be found; what is None or empty narrows nothing.

    `side` finds what names that foot by its side or its place. `days` are the only days. `noted`
    and `edited` find entries with a note, and those that were changed later.
    """

    words: tuple[Word, ...] = ()
    kinds: frozenset[EntryKind] = frozenset()
    exercise: str | None = None
    moments: frozenset[Moment] = frozenset()
    side: Side | None = None
    noted: bool = False
    edited: bool = False
    days: frozenset[date] | None = None


ANYTHING = Search()
"""Every entry is found."""
