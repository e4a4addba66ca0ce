"""What footlog hands over: the lines of its CSV files."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from footlog.analysis.summary import Figures
from footlog.domain.columns import (
    EXERCISES,
    FUNCTION,
    HISTORY,
    LIST_SEPARATOR,
    PLAN,
    ROUTINES,
    SETTINGS,
    SHARES,
    WEEKS,
    Column,
    names,
    places,
)
from footlog.domain.dose import Dose
from footlog.domain.exercises import Exercise
from footlog.domain.function import FunctionScore
from footlog.domain.logbook import Moment
from footlog.domain.plan import Cue, PlanItem
from footlog.domain.routines import Routine
from footlog.domain.settings import Setting
from footlog.domain.sharing import Share
from footlog.files.reading.csv_format import escape_formula, write_lines

Names = Mapping[str, str]
"""Exercise names by id."""

DECIMALS = 4
"""Decimals of the ratios and means in weeks.csv."""


def history_lines(
    rows: Iterable[Sequence[object]], exercise_names: Names, *, notes: bool = True
) -> Iterator[str]:
    """Yield history.csv, a line a row, in the order of `rows`."""
    return write_lines(names(HISTORY), history_cells(rows, exercise_names, notes=notes))


def history_cells(
    rows: Iterable[Sequence[object]], exercise_names: Names, *, notes: bool = True
) -> Iterator[list[object]]:
    """Yield the cells of each row of history.csv; without `notes` every note is None.

    The cells of `rows` are those of HISTORY, with the exercise's id in place of its name.
    """
    return map(_for_csv, typed_cells(rows, exercise_names, notes=notes))


def typed_cells(
    rows: Iterable[Sequence[object]], exercise_names: Names, *, notes: bool = True
) -> Iterator[list[Any]]:
    """Yield the cells of each row of the history as `history_cells` does, with texts as typed."""
    return (_history_row(list(row), exercise_names, notes=notes) for row in rows)


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


def settings_lines(settings: Iterable[Setting]) -> Iterator[str]:
    """Yield settings.csv, a line a setting, in the order of `settings`."""
    return _lines(SETTINGS, map(setting_values, settings))


def shares_lines(shares: Iterable[Share]) -> Iterator[str]:
    """Yield shares.csv, a line for each time that something was shared, in their order."""
    return _lines(SHARES, map(share_values, shares))


def routines_lines(routines: Iterable[Routine], exercise_names: Names) -> Iterator[str]:
    """Yield routines.csv, a line for each exercise of each routine, in their order."""
    return _lines(
        ROUTINES, (row for one in routines for row in routine_values(one, exercise_names))
    )


def plan_values(item: PlanItem, exercise_names: Names) -> dict[str, object]:
    """Return the plan item's values by column."""
    rest = ("side", "schedule", "starts_on", "ends_on", "prescribed_by", "reason", "note")
    return (
        _dose(item.dose)
        | _fields(item, *rest, "recorded_at", "id")
        | _exercise(item.exercise_id, exercise_names)
        | _cue(item.cue)
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


def routine_values(routine: Routine, exercise_names: Names) -> Iterator[dict[str, object]]:
    """Yield the values of each exercise of the routine by column."""
    for number, item in enumerate(routine.items, start=1):
        yield (
            {"routine": routine.name, "number": number}
            | _fields(routine, "recorded_at", "id")
            | _fields(item, "side", "schedule", "note")
            | _dose(item.dose)
            | _cue(item.cue)
            | _exercise(item.exercise_id, exercise_names)
        )


def setting_values(setting: Setting) -> dict[str, object]:
    """Return the setting's values by column."""
    return {"setting": setting.name, "value": setting.value}


def share_values(share: Share) -> dict[str, object]:
    """Return the share's values by column."""
    return {"date": share.on} | _fields(share, "what", "recorded_at")


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


def _cue(cue: Cue | None) -> dict[str, object]:
    return {"cue": cue and cue.when, "bad_day": cue and cue.bad_day}


def _exercise(exercise_id: str, exercise_names: Names) -> dict[str, object]:
    return {"exercise_id": exercise_id, "exercise": exercise_names.get(exercise_id, exercise_id)}


_MINUTES, _EXERCISE, _NOTE = places(HISTORY, "minutes", "exercise", "note")
_TEXTS = [place for place, column in enumerate(HISTORY) if column.is_text]


def _history_row(cells: list[Any], exercise_names: Names, *, notes: bool) -> list[Any]:
    cells[_EXERCISE] = exercise_names.get(cells[_EXERCISE], cells[_EXERCISE])
    if not notes:
        cells[_NOTE] = None
    return cells


def _for_csv(cells: list[Any]) -> list[object]:
    cells[_MINUTES] = _cell(cells[_MINUTES])
    for place in _TEXTS:
        if (text := cells[place]) is not None:
            cells[place] = escape_formula(text)
    return cells


def _lines(columns: tuple[Column, ...], rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    return write_lines(
        names(columns), ([_of_column(column, row) for column in columns] for row in rows)
    )


def _of_column(column: Column, row: Mapping[str, object]) -> object:
    value = row[column.name]
    return escape_formula(value) if column.is_text and isinstance(value, str) else _cell(value)


def _cell(value: object) -> object:
    match value:
        case float():
            return f"{round(value, DECIMALS):.{DECIMALS}f}".rstrip("0").rstrip(".")
        case Decimal():
            return format(value, "f")
    return value
