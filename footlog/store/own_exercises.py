"""The person's own exercises in the diary."""

import json
import sqlite3
from dataclasses import asdict, replace
from decimal import Decimal
from typing import Any

from footlog.domain.changes import Changes
from footlog.domain.dose import Dose
from footlog.domain.exercises import Exercise, Kind, Picture, Side
from footlog.domain.schedule import parse_schedule
from footlog.store import own_pictures, rows


def list_own(connection: sqlite3.Connection) -> tuple[Exercise, ...]:
    """Return the person's own exercises by name; of their pictures only which ones they are."""
    found = connection.execute(
        """
        select own_exercises.*, own_pictures.sha256
        from own_exercises left join own_pictures on own_pictures.exercise_id = own_exercises.id
        order by name, id
        """
    )
    return tuple(_exercise(row) for row in found)


def find_own(connection: sqlite3.Connection, exercise_id: str) -> Exercise | None:
    """Return an own exercise with its picture, or None when it is gone."""
    own = {exercise.id: exercise for exercise in list_own(connection)}.get(exercise_id)
    if own is None or own.picture is None:
        return own
    return replace(own, picture=own_pictures.find(connection, exercise_id, own.picture.sha256))


def add_own(connection: sqlite3.Connection, exercise: Exercise) -> bool:
    """Keep a new own exercise and tell whether its id was free."""
    added = rows.insert(connection, "own_exercises", _row(exercise), unless_there=True)
    if added:
        own_pictures.put(connection, exercise.id, exercise.picture)
    return added


def replace_own(connection: sqlite3.Connection, exercise: Exercise) -> None:
    """Write an own exercise, and its picture or that it has none, over the one with its id."""
    rows.update(connection, "own_exercises", _row(exercise))
    own_pictures.put(connection, exercise.id, exercise.picture)


def remove_unused(connection: sqlite3.Connection, exercise_id: str) -> bool:
    """Forget an own exercise that nothing refers to, and tell whether it was so."""
    gone = connection.execute(
        """
        delete from own_exercises where id = ?1 and ?1 not in (
            select exercise_id from plan_items union select exercise_id from set_logs
            union select exercise_id from pain_scores where exercise_id is not null
        )
        """,
        (exercise_id,),
    )
    return gone.rowcount > 0


def add_many(connection: sqlite3.Connection, changes: Changes[Exercise]) -> None:
    """Keep the new exercises and write the differing ones over those that are there."""
    for exercise in changes.new:
        add_own(connection, exercise)
    for _, exercise in changes.differing:
        replace_own(connection, exercise)


def _row(exercise: Exercise) -> dict[str, object]:
    dose = {name: value for name, value in asdict(exercise.dose).items() if value is not None}
    return {
        "id": exercise.id,
        "name": exercise.name,
        "kind": exercise.kind,
        "side": exercise.side,
        "position": exercise.position,
        "targets": json.dumps(exercise.targets),
        "equipment": json.dumps(exercise.equipment),
        "steps": json.dumps(exercise.steps),
        "dose": json.dumps(dose, default=str),
        "schedule": str(exercise.schedule),
        "feel": exercise.feel,
        "caution": exercise.caution,
        "recorded_at": exercise.recorded_at,
        "pose": exercise.pose,
    }


def _exercise(row: sqlite3.Row) -> Exercise:
    dose: dict[str, Any] = json.loads(row["dose"])
    if "minutes" in dose:
        dose["minutes"] = Decimal(dose["minutes"])
    return Exercise(
        id=row["id"],
        name=row["name"],
        kind=Kind(row["kind"]),
        side=Side(row["side"]),
        dose=Dose(**dose),
        schedule=parse_schedule(row["schedule"]),
        targets=tuple(json.loads(row["targets"])),
        position=row["position"],
        equipment=tuple(json.loads(row["equipment"])),
        steps=tuple(json.loads(row["steps"])),
        feel=row["feel"],
        caution=row["caution"],
        recorded_at=row["recorded_at"],
        pose=row["pose"],
        picture=Picture(row["sha256"]) if row["sha256"] else None,
    )
