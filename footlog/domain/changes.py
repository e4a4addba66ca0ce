"""What an import would do: which rows are new, which are there already, which differ."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


Kept = TypeVar("Kept", bound=_HasId)


@dataclass(frozen=True)
class Changes(Generic[Kept]):
    """Incoming rows sorted out: `new` ones, the number of `same` ones, and (there, incoming)."""

    new: tuple[Kept, ...]
    same: int
    differing: tuple[tuple[Kept, Kept], ...]

    def __str__(self) -> str:
        verb = "differs" if len(self.differing) == 1 else "differ"
        return f"{len(self.new)} new, {self.same} same, {len(self.differing)} {verb}"


def compare(there: Mapping[str, Kept], incoming: Iterable[Kept]) -> Changes[Kept]:
    """Return what `incoming` would change in what is `there`, by id."""
    new: list[Kept] = []
    differing: list[tuple[Kept, Kept]] = []
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
