"""Taking over a plan that somebody handed over: what it changes, row by row, from a day on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from footlog.domain.exercises import Exercise
from footlog.domain.plan import PlanItem, Rewrite

PLAN_ENDING = ".footlogplan"
"""How the name of a plan file ends."""


class Step(StrEnum):
    """What happens to an item of the plan or of the file."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    ENDS = "ends"


@dataclass(frozen=True)
class HandedPlan:
    """A plan as it comes from somebody: its items, the own exercises they need, a message."""

    items: tuple[PlanItem, ...]
    exercises: tuple[Exercise, ...] = ()
    message: str | None = None


@dataclass(frozen=True)
class TakenRow:
    """One row of the difference: what was planned on the day before, and what is from it on."""

    step: Step
    exercise_id: str
    before: tuple[PlanItem, ...]
    after: tuple[PlanItem, ...]


@dataclass(frozen=True)
class TakeOver:
    """What taking over a plan does: a row for each exercise, and the change of the diary."""

    rows: tuple[TakenRow, ...]
    change: Rewrite


def take_over(wanted: Sequence[PlanItem], present: Iterable[PlanItem], day: date) -> TakeOver:
    """Return how the plan becomes `wanted` from `day` on; earlier days keep their plan.

    An item that says the same goes on, without an end. What the wanted plan lacks ends before the
    day, and what was to come is left out.
    """
    lasting = [item for item in present if not item.is_over(day)]
    rows: list[TakenRow] = []
    gone: list[str] = []
    put: list[PlanItem] = []
    for exercise_id in dict.fromkeys(item.exercise_id for item in (*wanted, *lasting)):
        mine = [item for item in wanted if item.exercise_id == exercise_id]
        there = [item for item in lasting if item.exercise_id == exercise_id]
        kept = {item.id: one for one in mine for item in there if _same(item, one, day)}
        for item in there:
            if item.id in kept:
                put += [replace(item, ends_on=None)] if item.ends_on else []
            elif item.starts_on < day:
                put.append(replace(item, ends_on=day))
            else:
                gone.append(item.id)
        new = [replace(one, starts_on=day) for one in mine if one not in kept.values()]
        put += new
        before = tuple(item for item in there if item.in_force(day))
        after = (*(item for item in there if item.id in kept), *new)
        rows.append(TakenRow(_step(before, after), exercise_id, before, after))
    return TakeOver(tuple(rows), Rewrite(tuple(gone), tuple(put)))


def _same(item: PlanItem, wanted: PlanItem, day: date) -> bool:
    as_it_is = replace(
        wanted,
        id=item.id,
        starts_on=item.starts_on,
        ends_on=item.ends_on,
        recorded_at=item.recorded_at,
        reason=item.reason,
    )
    return item.in_force(day) and as_it_is == item


def _step(before: tuple[PlanItem, ...], after: tuple[PlanItem, ...]) -> Step:
    if not after:
        return Step.ENDS
    if not before:
        return Step.NEW
    return Step.SAME if before == after else Step.CHANGED
