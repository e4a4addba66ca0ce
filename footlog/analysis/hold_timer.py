"""What the hold timer plays: get ready, hold, relax, rest, switch side, next set."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from itertools import pairwise

from footlog.analysis.agenda import Mark
from footlog.domain.dose import Dose
from footlog.domain.exercises import Side

READY_SECONDS = 5
SWITCH_SECONDS = 8
RELAX_SECONDS = 3
DEFAULT_REST_SECONDS = 15

_SIDES = {Side.LEFT: "left", Side.RIGHT: "right", Side.BOTH: "both feet"}


@dataclass(frozen=True)
class Phase:
    """One step of the timer, in seconds; `done` is the token of the set that it completes."""

    kind: str
    title: str
    seconds: int
    done: str | None = None

    def as_data(self) -> dict[str, object]:
        """Return the phase as plain data."""
        return asdict(self)


def can_be_timed(dose: Dose) -> bool:
    """Tell whether a set of this dose has a length to count down."""
    return dose.hold_seconds is not None or dose.minutes is not None


def phases(dose: Dose, marks: Iterable[Mark], day: date) -> list[Phase]:
    """Return what to play for the sets that are still to be done, in their order."""
    wanted = list(marks)
    if not wanted or not can_be_timed(dose):
        return []
    first = Phase("ready", f"Get ready, {_SIDES[wanted[0].side]}", READY_SECONDS)
    played = [first, *_set(dose, wanted[0], day)]
    for before, mark in pairwise(wanted):
        played += [_between(dose, before, mark), *_set(dose, mark, day)]
    return played


def _between(dose: Dose, before: Mark, mark: Mark) -> Phase:
    if mark.side is not before.side:
        return Phase("switch", f"Switch to {_SIDES[mark.side]}", SWITCH_SECONDS)
    return Phase("rest", "Rest", dose.rest_seconds or DEFAULT_REST_SECONDS)


def _set(dose: Dose, mark: Mark, day: date) -> Iterator[Phase]:
    title = f"Hold, {_SIDES[mark.side]}" if dose.hold_seconds else f"Go, {_SIDES[mark.side]}"
    seconds = dose.hold_seconds or round(60 * float(dose.minutes or 0))
    holds = dose.reps or 1
    for number in range(1, holds + 1):
        counted = f"{title}, {number} of {holds}" if holds > 1 else title
        last = number == holds
        yield Phase("hold", counted, seconds, mark.token(day) if last else None)
        if not last:
            yield Phase("relax", "Relax", RELAX_SECONDS)
