"""The person's own routines in the diary."""

import json
import sqlite3
from dataclasses import asdict
from typing import Any

from footlog.domain.changes import Changes
from footlog.domain.exercises import Side, exercise_id
from footlog.domain.plan import Cue
from footlog.domain.routines import Routine, RoutineItem
from footlog.domain.schedule import parse_schedule
from footlog.domain.validation import InvalidEntry, utc_text, uuid_text
from footlog.store import rows
from footlog.store.database import DiaryFile


class RoutineStore(DiaryFile):
    """The own routines of a diary."""

    def routines(self) -> tuple[Routine, ...]:
        """Return the own routines by name."""
        with self.reading() as connection:
            found = connection.execute("select * from routines order by name, id")
            return tuple(routine_of(row) for row in found)

    def add_routine(self, routine: Routine) -> None:
        """Save a new routine; raise InvalidEntry when its name is taken."""
        with self.writing() as connection:
            if not rows.insert(connection, "routines", _row(routine), unless_there=True):
                raise InvalidEntry("name", f"{routine.name} is taken", "choose another name")

    def remove_routine(self, routine_id: str) -> None:
        """Delete a routine; the plan stays as it is."""
        with self.writing() as connection:
            connection.execute("delete from routines where id = ?", (routine_id,))


def write(connection: sqlite3.Connection, changes: Changes[Routine]) -> None:
    """Add the new routines and replace those that differ."""
    for present, _ in changes.differing:
        connection.execute("delete from routines where id = ?", (present.id,))
    for routine in (*(routine for _, routine in changes.differing), *changes.new):
        rows.insert(connection, "routines", _row(routine))


def routine_of(row: sqlite3.Row) -> Routine:
    """Return the routine that a row holds."""
    return Routine(
        id=uuid_text("id", row["id"]),
        name=row["name"],
        items=tuple(map(_item, json.loads(row["items"]))),
        recorded_at=utc_text("recorded_at", row["recorded_at"]),
    )


def _item(said: dict[str, Any]) -> RoutineItem:
    return RoutineItem(
        exercise_id=exercise_id("exercise_id", said["exercise_id"]),
        side=Side(said["side"]),
        dose=rows.dose_of(said["dose"]),
        schedule=parse_schedule(said["schedule"]),
        note=said.get("note"),
        cue=Cue(**said["cue"]) if said.get("cue") else None,
    )


def _row(routine: Routine) -> dict[str, object]:
    return {
        "id": routine.id,
        "name": routine.name,
        "items": json.dumps([_said(item) for item in routine.items]),
        "recorded_at": routine.recorded_at,
    }


def _said(item: RoutineItem) -> dict[str, object]:
    return {
        "exercise_id": item.exercise_id,
        "side": item.side,
        "dose": rows.dose_values(item.dose),
        "schedule": str(item.schedule),
        "note": item.note,
        "cue": item.cue and asdict(item.cue),
    }
