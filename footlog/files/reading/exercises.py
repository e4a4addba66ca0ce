"""Reading exercises.csv back: the person's own exercises."""

from collections.abc import Iterable

from footlog.domain.columns import EXERCISES, LIST_SEPARATOR
from footlog.domain.exercises import Exercise, Kind, Side
from footlog.domain.schedule import parse_schedule
from footlog.domain.validation import InvalidEntry, shown, utc_text
from footlog.files.reading.cells import Problem, Row, choice, read_file
from footlog.files.reading.dose import dose_of

_WITHOUT_POSE = tuple(column for column in EXERCISES if column.name != "pose")


def read_exercises(
    content: bytes, catalogue: Iterable[str], name: str = "exercises.csv"
) -> tuple[list[Exercise], list[Problem]]:
    """Return the exercises of an exercises.csv and the problems of the rows that hold none.

    `catalogue` are the ids that are taken. A file from before exercises had a pose is read too.
    Raises CsvError when it is no such file.
    """
    has_pose = b"pose" in content.partition(b"\n")[0]
    taken = frozenset(catalogue)

    def made(row: Row) -> tuple[str, Exercise]:
        if row["exercise_id"] in taken:
            raise InvalidEntry(
                "exercise_id",
                f"is {shown(row['exercise_id'])}, an exercise of the catalogue",
                "give your own exercise another id",
            )
        exercise = _exercise(row)
        return exercise.id, exercise

    return read_file(content, EXERCISES if has_pose else _WITHOUT_POSE, name, made)


def _exercise(row: Row) -> Exercise:
    return Exercise(
        id=row["exercise_id"],
        name=row["exercise"],
        kind=choice(row, "kind", Kind),
        side=choice(row, "side", Side),
        dose=dose_of(row),
        schedule=parse_schedule(row["schedule"]),
        targets=_list(row["targets"]),
        position=row["position"],
        equipment=_list(row["equipment"]),
        steps=_list(row["instructions"]),
        feel=row["feel"],
        caution=row["caution"],
        recorded_at=utc_text("recorded_at", row["recorded_at"]),
        pose=row.get("pose") or None,
    )


def _list(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(LIST_SEPARATOR)) if cell else ()
