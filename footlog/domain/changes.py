"""What an import brings: rows that are new, the same or different."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, NamedTuple, Protocol, TypeVar

from footlog.domain.exercises import Exercise
from footlog.domain.function import FunctionScore
from footlog.domain.logbook import Entry
from footlog.domain.plan import PlanItem
from footlog.domain.routines import Routine
from footlog.domain.settings import Setting
from footlog.domain.sharing import Share


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


Row = TypeVar("Row", bound=_HasId)


@dataclass(frozen=True)
class Changes(Generic[Row]):
    """Incoming rows compared with the diary: new ones, how many are the same, (there, incoming)."""

    new: tuple[Row, ...] = ()
    same: int = 0
    differing: tuple[tuple[Row, Row], ...] = ()

    def __str__(self) -> str:
        verb = "differs" if len(self.differing) == 1 else "differ"
        return f"{len(self.new)} new, {self.same} same, {len(self.differing)} {verb}"


def compare(there: Mapping[str, Row], incoming: Iterable[Row]) -> Changes[Row]:
    """Return what `incoming` would change in the rows that are `there`, by id."""
    new: list[Row] = []
    differing: list[tuple[Row, Row]] = []
    same = 0
    for row in incoming:
        present = there.get(row.id)
        if present is None:
            new.append(row)
        elif present == row:
            same += 1
        else:
            differing.append((present, row))
    return Changes(tuple(new), same, tuple(differing))


@dataclass(frozen=True)
class ImportBatch:
    """The rows of some files as domain objects, in the order of the files."""

    entries: tuple[Entry, ...] = ()
    items: tuple[PlanItem, ...] = ()
    exercises: tuple[Exercise, ...] = ()
    scores: tuple[FunctionScore, ...] = ()
    settings: tuple[Setting, ...] = ()
    shares: tuple[Share, ...] = ()
    routines: tuple[Routine, ...] = ()


class ImportDiff(NamedTuple):
    """An import compared with the diary: of each file new, same and differing rows."""

    history: Changes[Entry]
    plan: Changes[PlanItem]
    exercises: Changes[Exercise]
    function: Changes[FunctionScore]
    settings: Changes[Setting] = Changes()
    shares: Changes[Share] = Changes()
    routines: Changes[Routine] = Changes()

    @property
    def differs(self) -> bool:
        """Whether any row differs from the one in the diary."""
        return any(changes.differing for changes in self)

    @property
    def brings_news(self) -> bool:
        """Whether any row is new or differs."""
        return self.differs or any(changes.new for changes in self)

    def __str__(self) -> str:
        """Return a line a file, without rows left out after the first two."""
        lines = [
            f"{name}: {changes}"
            for name, changes in self._asdict().items()
            if name in {"history", "plan"} or changes.new or changes.same or changes.differing
        ]
        return "\n".join(lines)
