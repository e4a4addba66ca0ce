"""What footlog hands over: the lines of its CSV files, made from domain objects."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal

from footlog.columns import EXERCISES, FUNCTION, HISTORY, LIST_SEPARATOR, PLAN, WEEKS, Column, names
from footlog.csv_text import guarded, write_lines
from footlog.dose import Dose
from footlog.exercises import Exercise
from footlog.function import FunctionScore
from footlog.logbook import DayRecord, Entry, Moment, PainScore, SetLog
from footlog.plan import PlanItem
from footlog.summary import Figures

Names = Mapping[str, str]
"""Exercise names by id."""

DECIMALS = 4
"""Decimals of the ratios and means in weeks.csv."""


def history_lines(entries: Iterable[Entry], exercise_names: Names) -> Iterator[str]:
    """Yield history.csv, a line an entry, in the order of `entries`."""
    return _lines(HISTORY, (history_values(entry, exercise_names) for entry in entries))


def plan_lines(items: Iterable[PlanItem], exercise_names: Names) -> Iterator[str]:
    """Yield plan.csv, a line a plan item, in the order of `items`."""
    return _lines(PLAN, (plan_values(item, exercise_names) for item in items))


def weeks_lines(weeks: Mapping[date, Figures]) -> Iterator[str]:
    """Yield weeks.csv, a line a week; ratios and means have four decimals."""
    return _lines(WEEKS, (week_values(monday, week) for monday, week in weeks.items()))


def function_lines(scores: Iterable[FunctionScore]) -> Iterator[str]:
    """Yield function.csv, a line a score, in the order of `scores`."""
    return _lines(FUNCTION, (function_values(score) for score in scores))


def exercises_lines(exercises: Iterable[Exercise]) -> Iterator[str]:
    """Yield exercises.csv, a line for each of the person's own `exercises`, in their order."""
    return _lines(EXERCISES, (exercise_values(exercise) for exercise in exercises))


def history_values(entry: Entry, exercise_names: Names) -> dict[str, object]:
    """Return the entry's values by column; columns that its kind lacks are left out."""
    values: dict[str, object] = {
        "date": entry.on,
        "time": entry.time,
        "recorded_at": entry.recorded_at,
        "edited_at": entry.edited_at,
        "utc_offset_minutes": entry.utc_offset_minutes,
        "id": entry.id,
        "note": entry.note,
    }
    match entry:
        case SetLog():
            values |= {"kind": "set", "occasion": entry.occasion, "set": entry.set_number}
            values |= _fields(entry, "reps", "hold_seconds", "minutes", "steps", "load")
            values |= _fields(entry, "side", "pain", "site")
            values |= _exercise(entry.exercise_id, exercise_names)
        case PainScore():
            values |= {"kind": "pain"} | _fields(entry, "side", "pain", "moment", "site")
            values |= _exercise(entry.exercise_id, exercise_names)
        case DayRecord():
            values |= {"kind": "day"} | _fields(entry, "state", "reason")
    return values


def plan_values(item: PlanItem, exercise_names: Names) -> dict[str, object]:
    """Return the plan item's values by column."""
    rest = ("side", "schedule", "starts_on", "ends_on", "prescribed_by", "reason", "note")
    return (
        _dose(item.dose)
        | _fields(item, *rest, "recorded_at", "id")
        | _exercise(item.exercise_id, exercise_names)
    )


def function_values(score: FunctionScore) -> dict[str, object]:
    """Return the function score's values by column."""
    return {"date": score.on} | _fields(score, "activity", "score", "note", "recorded_at", "id")


def exercise_values(exercise: Exercise) -> dict[str, object]:
    """Return the own exercise's values by column."""
    lists = {
        "targets": exercise.targets,
        "equipment": exercise.equipment,
        "instructions": exercise.steps,
    }
    return (
        {"exercise_id": exercise.id, "exercise": exercise.name}
        | {column: LIST_SEPARATOR.join(parts) for column, parts in lists.items()}
        | _fields(exercise, "kind", "side", "position", "feel", "caution")
        | _dose(exercise.dose)
        | _fields(exercise, "schedule", "pose", "recorded_at")
    )


def week_values(monday: date, week: Figures) -> dict[str, object]:
    """Return the week's figures by column, unrounded; None where there is no figure."""
    return {"week": monday} | figures_values(week)


def figures_values(week: Figures) -> dict[str, object]:
    """Return the figures of a week or a span by column, unrounded."""
    counts = (name for name in names(WEEKS) if name.startswith(("days_", "sets_")))
    values = _fields(week, *counts, "adherence")
    for moment in Moment:
        stats = week.pain[moment]
        values |= {f"pain_{moment}_{figure}": getattr(stats, figure) for figure in stats._fields}
    return values


def _fields(source: object, *fields: str) -> dict[str, object]:
    return {field: getattr(source, field) for field in fields}


def _dose(dose: Dose) -> dict[str, object]:
    return {field.name: getattr(dose, field.name) for field in fields(dose)}


def _exercise(exercise_id: str | None, exercise_names: Names) -> dict[str, object]:
    name = exercise_names.get(exercise_id, exercise_id) if exercise_id else None
    return {"exercise_id": exercise_id, "exercise": name}


def _lines(columns: tuple[Column, ...], rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    texts = {column.name for column in columns if column.is_text}
    cells = (
        {
            name: guarded(value) if name in texts and isinstance(value, str) else _cell(value)
            for name, value in row.items()
        }
        for row in rows
    )
    return write_lines(names(columns), cells)


def _cell(value: object) -> object:
    match value:
        case float():
            return f"{round(value, DECIMALS):.{DECIMALS}f}".rstrip("0").rstrip(".")
        case Decimal():
            return format(value, "f")
    return value
