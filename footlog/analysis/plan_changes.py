"""Changes of the plan, named where they happened: what began, what ended, which dose is new."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from footlog.domain.dose import Dose
from footlog.domain.plan import PlanItem, days_changed

_UNITS = {
    "sets": "sets",
    "reps": "reps",
    "hold_seconds": "s",
    "minutes": "min",
    "steps": "steps",
    "times_per_day": "times a day",
}


class PlanChange(NamedTuple):
    """A day on which the plan changed, and what did, in the plan's order."""

    day: date
    what: tuple[str, ...]

    @property
    def short(self) -> str:
        """The first of what changed, and how many more: "Short foot 8 → 12 reps, 1 more"."""
        first, *more = self.what
        return f"{first}, {len(more)} more" if more else first


def plan_changes(
    items: Iterable[PlanItem], names: Mapping[str, str], first: date, last: date
) -> list[PlanChange]:
    """Return the changes of the plan from `first` to `last`, oldest first.

    `names` has the exercises' names by id. The first day of the plan is no change.
    """
    known = list(items)
    return [
        PlanChange(day, tuple(_changed_on(day, known, names)))
        for day in days_changed(known)
        if first <= day <= last
    ]


def _changed_on(day: date, items: list[PlanItem], names: Mapping[str, str]) -> list[str]:
    begun = {item.exercise_id: item for item in items if item.starts_on == day}
    ended = {item.exercise_id: item for item in items if item.ends_on == day}
    return [
        f"{names.get(one, one)} {_words(ended.get(one), begun.get(one))}"
        for one in dict.fromkeys((*begun, *ended))
    ]


def _words(before: PlanItem | None, after: PlanItem | None) -> str:
    if before is None:
        return "added"
    if after is None:
        return "stopped"
    if before.dose != after.dose:
        return _dose_words(before.dose, after.dose)
    return "on new days" if before.schedule != after.schedule else "changed"


def _dose_words(before: Dose, after: Dose) -> str:
    changed = [name for name in _UNITS if getattr(before, name) != getattr(after, name)]
    match changed:
        case [name] if getattr(before, name) and getattr(after, name):
            return f"{getattr(before, name)} → {getattr(after, name)} {_UNITS[name]}"
        case []:
            return "changed"
    return f"{before} → {after}"
