"""The differences between imported rows and those in the diary, column by column."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from typing import Any, NamedTuple

from footlog.domain.changes import ImportDiff
from footlog.domain.columns import HISTORY, names
from footlog.domain.exercises import Exercise
from footlog.domain.logbook import DayRecord, Entry, FootMark, PainScore, SetLog
from footlog.domain.routines import Routine
from footlog.files.export import (
    exercise_values,
    function_values,
    plan_values,
    routine_values,
    setting_values,
    share_values,
)

_LABELS = ("date", "starts_on", "time", "exercise", "activity", "setting", "routine")
_KINDS = {SetLog: "set", PainScore: "pain", DayRecord: "day", FootMark: "mark"}


class Difference(NamedTuple):
    """One column of a row, in the diary and in the file, as text; "" is empty."""

    row: str
    column: str
    in_the_diary: str
    in_the_file: str


def differences(found: ImportDiff, exercise_names: Mapping[str, str]) -> Iterator[Difference]:
    """Yield the columns in which rows differ, row by row, both in the order of the files.

    Ids are left out: a row may replace another one of its day that has its own id.
    """
    values: dict[str, Callable[[Any], dict[str, object]]] = {
        "history": lambda entry: _entry_values(entry, exercise_names),
        "plan": lambda item: plan_values(item, exercise_names),
        "exercises": _exercise_values,
        "function": function_values,
        "settings": setting_values,
        "shares": share_values,
        "routines": lambda routine: _routine_values(routine, exercise_names),
    }
    for file, changes in found._asdict().items():
        for there, batch in changes.differing:
            yield from _of_row(values[file](there), values[file](batch))


def _exercise_values(exercise: Exercise) -> dict[str, object]:
    """Return the columns of exercises.csv, and the start of the picture's sha256."""
    picture = exercise.picture
    return exercise_values(exercise) | {"picture": picture and f"picture {picture.sha256[:8]}"}


def _routine_values(routine: Routine, exercise_names: Mapping[str, str]) -> dict[str, object]:
    """Return the routine's name, and what it says of each exercise by its place."""
    rows = routine_values(routine, exercise_names)
    shared = {"routine", "number", "recorded_at", "id", "exercise_id"}
    exercises: dict[str, object] = {
        f"exercise {row['number']}": ", ".join(
            str(value) for name, value in row.items() if name not in shared and value is not None
        )
        for row in rows
    }
    return {"routine": routine.name, "recorded_at": routine.recorded_at} | exercises


def _entry_values(entry: Entry, exercise_names: Mapping[str, str]) -> dict[str, object]:
    """Return the entry's values by column of history.csv; None in those that its kind lacks."""
    values: dict[str, Any] = asdict(entry)
    values |= {"date": entry.on, "kind": _KINDS[type(entry)], "set": values.get("set_number")}
    if exercise_id := values.get("exercise_id"):
        values["exercise"] = exercise_names.get(exercise_id, exercise_id)
    return {name: values.get(name) for name in names(HISTORY)}


def _of_row(there: dict[str, object], batch: dict[str, object]) -> Iterator[Difference]:
    row = _row_label(there)
    for column in dict.fromkeys((*there, *batch)):
        before, after = _text(there.get(column)), _text(batch.get(column))
        if before != after and column != "id":
            yield Difference(row, column, before, after)


def _row_label(values: Mapping[str, object]) -> str:
    """Return the day and what it is about, enough to recognise the row."""
    parts = (values.get(name) for name in _LABELS)
    words = [str(part) for part in parts if part is not None]
    return ", ".join(words) or str(values.get("kind", ""))


def _text(value: object) -> str:
    return "" if value is None else str(value)
