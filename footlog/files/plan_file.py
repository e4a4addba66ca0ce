"""The plan file that one person hands to another: a plan as JSON, without any history."""

import json
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

from footlog.domain.dose import Dose
from footlog.domain.exercises import Exercise
from footlog.domain.plan import PlanItem
from footlog.domain.validation import InvalidEntry
from footlog.store.diary import Diary

FORMAT = "footlog plan"
VERSION = 1


def handed_plan(diary: Diary, day: date, message: str | None = None) -> tuple[bytes, int]:
    """Return the plan file of the plan in force on `day`, and how many exercises it has.

    Raises InvalidEntry when none is.
    """
    items = [item for item in diary.plan_items() if item.in_force(day)]
    if not items:
        raise InvalidEntry("The plan", f"has no exercise on {day}", "plan one first")
    planned = {item.exercise_id for item in items}
    own = {one.id: _with_picture(one, diary) for one in diary.own_exercises() if one.id in planned}
    return plan_file(items, own, message), len(planned)


def _with_picture(exercise: Exercise, diary: Diary) -> Exercise:
    if exercise.picture is None:
        return exercise
    return replace(exercise, picture=diary.own_picture(exercise.id, exercise.picture.sha256))


def plan_file(
    items: Iterable[PlanItem], own: Mapping[str, Exercise], message: str | None = None
) -> bytes:
    """Return the plan as JSON: its items in their order, and the `own` exercises they need.

    The same plan is the same bytes. There are no dates and no ids of items in it.
    """
    planned = list(items)
    needed = dict.fromkeys(item.exercise_id for item in planned if item.exercise_id in own)
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "message": message,
        "items": [_item(item) for item in planned],
        "exercises": [_exercise(own[one]) for one in needed],
    }
    return (json.dumps(_said(whole), indent=1, ensure_ascii=False) + "\n").encode()


def _item(item: PlanItem) -> dict[str, object]:
    return _said(
        {
            "exercise": item.exercise_id,
            "side": item.side,
            "dose": _dose(item.dose),
            "schedule": str(item.schedule),
            "prescribed_by": item.prescribed_by,
            "note": item.note,
            "cue": item.cue and item.cue.when,
            "bad_day": item.cue and item.cue.bad_day,
        }
    )


def _exercise(exercise: Exercise) -> dict[str, object]:
    names = ("id", "name", "kind", "side", "position", "targets", "equipment", "steps")
    content = exercise.picture and exercise.picture.content
    return _said(
        {name: getattr(exercise, name) for name in names}
        | {
            "feel": exercise.feel or None,
            "caution": exercise.caution or None,
            "dose": _dose(exercise.dose),
            "schedule": str(exercise.schedule),
            "pose": exercise.pose,
            "picture": b64encode(content).decode() if content else None,
        }
    )


def _dose(dose: Dose) -> dict[str, object]:
    return _said({field.name: _number(getattr(dose, field.name)) for field in fields(dose)})


def _number(value: Any) -> object:  # noqa: ANN401 - whatever a dose has
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == int(value) else float(value)


def _said(values: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if value is not None}
