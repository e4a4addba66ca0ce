"""The person's own exercises and their pictures in the diary."""

import json
import sqlite3
from dataclasses import replace

from footlog.domain.catalogue import load_catalogue
from footlog.domain.changes import Changes
from footlog.domain.exercises import Exercise, Kind, Picture, Side
from footlog.domain.schedule import parse_schedule
from footlog.domain.validation import InvalidEntry
from footlog.paths import catalogue_path
from footlog.store import rows
from footlog.store.database import DiaryFile

OWN = """
    select own_exercises.*, own_pictures.sha256
    from own_exercises left join own_pictures on own_pictures.exercise_id = own_exercises.id
"""


class OwnExerciseStore(DiaryFile):
    """The own exercises of a diary; their pictures are stored and read apart from them."""

    def own_exercises(self) -> tuple[Exercise, ...]:
        """Return the own exercises by name; their pictures have no content."""
        with self.reading() as connection:
            found = connection.execute(f"{OWN} order by name, id")
            return tuple(exercise_of(row) for row in found)

    def known_exercises(self) -> dict[str, Exercise]:
        """Return every exercise by id: the catalogue's and the person's own, without pictures.

        Raises CatalogueError when the catalogue cannot be read.
        """
        own = {exercise.id: exercise for exercise in self.own_exercises()}
        return load_catalogue(catalogue_path()).exercises | own

    def own_picture(self, exercise_id: str, sha256: str) -> Picture | None:
        """Return the picture of an own exercise, or None when it is no longer this one."""
        with self.reading() as connection:
            return _picture(connection, exercise_id, sha256)

    def add_own(self, exercise: Exercise) -> None:
        """Save a new own exercise; raise InvalidEntry when its name is taken."""
        with self.writing() as connection:
            if not _add(connection, exercise):
                raise InvalidEntry("name", f"{exercise.name} is taken", "choose another name")

    def edit_own(self, exercise: Exercise, was: Exercise) -> Exercise:
        """Replace the own exercise that has the same id; return the earlier one, to be put back.

        Raises InvalidEntry when the saved one no longer equals `was`, so that a change made in
        another window is not lost. Plan and history are left as they are.
        """
        with self.writing() as connection:
            before = _find(connection, exercise.id)
            if before is None or before != was:
                raise InvalidEntry(
                    "The exercise", "was changed in another window", "close it and open it again"
                )
            _replace(connection, exercise)
            return before

    def remove_own(self, exercise_id: str) -> None:
        """Delete an own exercise; raise InvalidEntry while a plan or an entry refers to it."""
        with self.writing() as connection:
            gone = connection.execute(
                """
                delete from own_exercises where id = ?1 and ?1 not in (
                    select exercise_id from plan_items union select exercise_id from set_logs
                    union select exercise_id from pain_scores where exercise_id is not null
                )
                """,
                (exercise_id,),
            )
            if not gone.rowcount:
                raise InvalidEntry(
                    "The exercise",
                    "is in your plan or history",
                    "you can stop it in Plan, but not delete it",
                )


def write(connection: sqlite3.Connection, changes: Changes[Exercise]) -> None:
    """Add the new exercises and replace those that differ."""
    for exercise in changes.new:
        _add(connection, exercise)
    for _, exercise in changes.differing:
        _replace(connection, exercise)


def exercise_of(row: sqlite3.Row) -> Exercise:
    """Return the own exercise that a row holds, its picture without content."""
    return Exercise(
        id=row["id"],
        name=row["name"],
        kind=Kind(row["kind"]),
        side=Side(row["side"]),
        dose=rows.dose_of(json.loads(row["dose"])),
        schedule=parse_schedule(row["schedule"]),
        targets=_lines(row["targets"]),
        position=row["position"],
        equipment=_lines(row["equipment"]),
        steps=_lines(row["steps"]),
        feel=row["feel"],
        caution=row["caution"],
        recorded_at=row["recorded_at"],
        pose=row["pose"],
        picture=Picture(row["sha256"]) if row["sha256"] else None,
    )


def checked_picture_of(row: sqlite3.Row) -> Picture:
    """Return the picture that a row holds; raise InvalidEntry when its checksum is another."""
    picture = Picture.of(row["picture"])
    if picture.sha256 != row["sha256"]:
        raise InvalidEntry("picture", "does not match its checksum")
    return picture


def _find(connection: sqlite3.Connection, exercise_id: str) -> Exercise | None:
    """Return an own exercise with its picture's content, or None when it is gone."""
    row = connection.execute(f"{OWN} where id = ?", (exercise_id,)).fetchone()
    if row is None:
        return None
    exercise = exercise_of(row)
    if exercise.picture is None:
        return exercise
    return replace(exercise, picture=_picture(connection, exercise_id, exercise.picture.sha256))


def _picture(connection: sqlite3.Connection, exercise_id: str, sha256: str) -> Picture | None:
    row = connection.execute(
        "select picture from own_pictures where exercise_id = ? and sha256 = ?",
        (exercise_id, sha256),
    ).fetchone()
    return Picture(sha256, row["picture"]) if row else None


def _add(connection: sqlite3.Connection, exercise: Exercise) -> bool:
    added = rows.insert(connection, "own_exercises", _row(exercise), unless_there=True)
    if added:
        _put_picture(connection, exercise)
    return added


def _replace(connection: sqlite3.Connection, exercise: Exercise) -> None:
    rows.update(connection, "own_exercises", _row(exercise))
    _put_picture(connection, exercise)


def _put_picture(connection: sqlite3.Connection, exercise: Exercise) -> None:
    """Save the picture in place of the one before, or delete that when there is none now.

    A picture without content is the saved one, listed but not read.
    """
    if exercise.picture is None:
        connection.execute("delete from own_pictures where exercise_id = ?", (exercise.id,))
    elif exercise.picture.content is not None:
        connection.execute(
            """
            insert into own_pictures (exercise_id, sha256, picture) values (?1, ?2, ?3)
            on conflict (exercise_id) do update set sha256 = ?2, picture = ?3
            """,
            (exercise.id, exercise.picture.sha256, exercise.picture.content),
        )


def _row(exercise: Exercise) -> dict[str, object]:
    return {
        "id": exercise.id,
        "name": exercise.name,
        "kind": exercise.kind,
        "side": exercise.side,
        "position": exercise.position,
        "targets": json.dumps(exercise.targets),
        "equipment": json.dumps(exercise.equipment),
        "steps": json.dumps(exercise.steps),
        "dose": json.dumps(rows.dose_values(exercise.dose)),
        "schedule": str(exercise.schedule),
        "feel": exercise.feel,
        "caution": exercise.caution,
        "recorded_at": exercise.recorded_at,
        "pose": exercise.pose,
    }


def _lines(written: str) -> tuple[str, ...]:
    lines = json.loads(written)
    if not isinstance(lines, list):
        raise TypeError(f"{written} is no list.")
    return tuple(lines)
