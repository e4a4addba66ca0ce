"""What arrives from files, and what an import made of it."""

from dataclasses import dataclass
from typing import NamedTuple

from footlog.domain.changes import Changes
from footlog.domain.exercises import Exercise
from footlog.domain.function import FunctionScore
from footlog.domain.logbook import Entry
from footlog.domain.plan import PlanItem


@dataclass(frozen=True)
class Arriving:
    """The rows of some files as domain objects, in the order of the files."""

    entries: tuple[Entry, ...] = ()
    items: tuple[PlanItem, ...] = ()
    exercises: tuple[Exercise, ...] = ()
    scores: tuple[FunctionScore, ...] = ()


class Imported(NamedTuple):
    """What arrived, held against the diary: of each file new, same and differing rows."""

    history: Changes[Entry]
    plan: Changes[PlanItem]
    exercises: Changes[Exercise]
    function: Changes[FunctionScore]

    @property
    def differs(self) -> bool:
        """Whether any row differs from the one in the diary."""
        return any(changes.differing for changes in self)

    @property
    def brings_news(self) -> bool:
        """Whether any row is new or differs."""
        return self.differs or any(changes.new for changes in self)

    def __str__(self) -> str:
        """Return a line a file, those that brought nothing left out after the first two."""
        lines = [
            f"{name}: {changes}"
            for name, changes in self._asdict().items()
            if name in {"history", "plan"} or changes.new or changes.same or changes.differing
        ]
        return "\n".join(lines)
