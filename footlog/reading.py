"""Reading footlog's own files back: rows of history.csv and plan.csv into domain objects."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from footlog.columns import HISTORY, PLAN, Column, names
from footlog.csv_text import read_rows, unguarded
from footlog.dose import Dose
from footlog.exercises import Side
from footlog.invalid import InvalidEntry, iso_day, shown
from footlog.logbook import DayRecord, DayState, Entry, Moment, PainScore, SetLog, check_day
from footlog.plan import PlanItem, check_no_overlap, check_start
from footlog.schedule import parse_schedule

Kept = TypeVar("Kept", Entry, PlanItem)
Choice = TypeVar("Choice", bound=StrEnum)

_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,8})")
_DECIMAL = re.compile(r"(0|[1-9][0-9]{0,8})(\.[0-9]{1,4})?")
_BELONGS_TO = {
    "set": {"exercise", "exercise_id", "side", "occasion", "set", "reps", "hold_seconds"}
    | {"minutes", "steps", "load", "pain", "site"},
    "pain": {"exercise", "exercise_id", "side", "pain", "moment", "site"},
    "day": {"state", "reason"},
}
_BELONGS_TO_ALL = {"date", "time", "kind", "note", "recorded_at", "edited_at", "id"} | {
    "utc_offset_minutes"
}


@dataclass(frozen=True)
class Problem:
    """A row that cannot be read; its text names file, row, column, value and the way out."""

    file: str
    row: int
    error: InvalidEntry

    def __str__(self) -> str:
        return f"{self.file}, row {self.row}: {self.error}"


def read_history(
    content: bytes, known: Iterable[str], today: date, name: str = "history.csv"
) -> tuple[list[Entry], list[Problem]]:
    """Return the entries of a history.csv and the problems of the rows that hold none.

    `known` are the ids of the exercises there are. Raises CsvError when it is no such file.
    """
    taken: set[date] = set()

    def made(row: Mapping[str, str]) -> Entry:
        entry = _entry(row)
        check_day(entry, today)
        if isinstance(entry, DayRecord):
            _check_first_record(entry.on, taken)
        return entry

    return _read(content, HISTORY, name, frozenset(known), made)


def read_plan(
    content: bytes, known: Iterable[str], today: date, name: str = "plan.csv"
) -> tuple[list[PlanItem], list[Problem]]:
    """Return the items of a plan.csv and the problems of the rows that hold none."""
    earlier: dict[str, list[PlanItem]] = {}

    def made(row: Mapping[str, str]) -> PlanItem:
        item = _item(row)
        check_start(item, today)
        of_exercise = earlier.setdefault(item.exercise_id, [])
        check_no_overlap(item, of_exercise)
        of_exercise.append(item)
        return item

    return _read(content, PLAN, name, frozenset(known), made)


def _read(
    content: bytes,
    columns: tuple[Column, ...],
    name: str,
    known: frozenset[str],
    made: Callable[[Mapping[str, str]], Kept],
) -> tuple[list[Kept], list[Problem]]:
    kept: dict[str, Kept] = {}
    problems: list[Problem] = []
    texts = [column.name for column in columns if column.is_text]
    for number, cells in enumerate(read_rows(content, names(columns), name), start=2):
        try:
            row = cells | {text: unguarded(cells[text]) for text in texts}
            _check_exercise(row["exercise_id"], known)
            thing = made(row)
            _check_new(thing.id, kept)
            kept[thing.id] = thing
        except InvalidEntry as error:
            problems.append(Problem(name, number, error))
    return list(kept.values()), problems


def _check_exercise(exercise_id: str, known: frozenset[str]) -> None:
    if exercise_id and exercise_id not in known:
        raise InvalidEntry(
            "exercise_id",
            f"is {shown(exercise_id)}, which footlog does not know",
            "write the id of an exercise of the catalogue or of your own",
        )


def _check_first_record(day: date, taken: set[date]) -> None:
    if day in taken:
        raise InvalidEntry("date", f"is {day} in a second day row", "keep one of the rows")
    taken.add(day)


def _check_new(row_id: str, kept: Mapping[str, object]) -> None:
    if row_id in kept:
        raise InvalidEntry("id", f"is {shown(row_id)} twice", "keep one of the rows")


def _entry(row: Mapping[str, str]) -> Entry:
    kind = row["kind"]
    if kind not in _BELONGS_TO:
        raise InvalidEntry("kind", f"is {shown(kind)}", "write set, pain or day")
    for column, cell in row.items():
        if cell and column not in _BELONGS_TO[kind] | _BELONGS_TO_ALL:
            raise InvalidEntry(column, f"is {shown(cell)} in a {kind} row", "leave it empty")
    stamp: dict[str, Any] = {
        "id": row["id"],
        "on": iso_day("date", row["date"]),
        "time": row["time"] or None,
        "recorded_at": row["recorded_at"],
        "edited_at": row["edited_at"] or None,
        "utc_offset_minutes": _whole(row, "utc_offset_minutes"),
        "note": row["note"] or None,
    }
    makers: dict[str, Callable[[Mapping[str, str], dict[str, Any]], Entry]] = {
        "set": _set_log,
        "pain": _pain_score,
        "day": _day_record,
    }
    return makers[kind](row, stamp)


def _set_log(row: Mapping[str, str], stamp: dict[str, Any]) -> SetLog:
    occasion = _whole(row, "occasion")
    return SetLog(
        **stamp,
        **_amounts(row),
        exercise_id=row["exercise_id"],
        side=_choice(row, "side", Side),
        occasion=1 if occasion is None else occasion,
        set_number=_whole(row, "set"),
        load=row["load"] or None,
        pain=_whole(row, "pain"),
        site=row["site"] or None,
    )


def _pain_score(row: Mapping[str, str], stamp: dict[str, Any]) -> PainScore:
    pain = _whole(row, "pain")
    if pain is None:
        raise InvalidEntry("pain", "is empty", "write a whole number from 0 to 10")
    return PainScore(
        **stamp,
        pain=pain,
        moment=_choice(row, "moment", Moment),
        exercise_id=row["exercise_id"] or None,
        side=_choice(row, "side", Side) if row["side"] else None,
        site=row["site"] or None,
    )


def _day_record(row: Mapping[str, str], stamp: dict[str, Any]) -> DayRecord:
    return DayRecord(**stamp, state=_choice(row, "state", DayState), reason=row["reason"] or None)


def _item(row: Mapping[str, str]) -> PlanItem:
    times = _whole(row, "times_per_day")
    return PlanItem(
        id=row["id"],
        exercise_id=row["exercise_id"],
        side=_choice(row, "side", Side),
        dose=Dose(
            **_amounts(row),
            sets=_whole(row, "sets"),
            rest_seconds=_whole(row, "rest_seconds"),
            load=row["load"] or None,
            tempo=row["tempo"] or None,
            times_per_day=1 if times is None else times,
        ),
        schedule=parse_schedule(row["schedule"]),
        starts_on=iso_day("starts_on", row["starts_on"]),
        ends_on=iso_day("ends_on", row["ends_on"]) if row["ends_on"] else None,
        prescribed_by=row["prescribed_by"] or None,
        reason=row["reason"] or None,
        note=row["note"] or None,
        recorded_at=row["recorded_at"],
    )


def _amounts(row: Mapping[str, str]) -> dict[str, Any]:
    return {
        "reps": _whole(row, "reps"),
        "hold_seconds": _whole(row, "hold_seconds"),
        "minutes": _minutes(row),
        "steps": _whole(row, "steps"),
    }


def _whole(row: Mapping[str, str], column: str) -> int | None:
    cell = row[column]
    if not cell:
        return None
    if not _WHOLE.fullmatch(cell):
        raise InvalidEntry(column, f"is {shown(cell)}", "write a whole number or leave it empty")
    return int(cell)


def _minutes(row: Mapping[str, str]) -> Decimal | None:
    cell = row["minutes"]
    if not cell:
        return None
    if not _DECIMAL.fullmatch(cell):
        raise InvalidEntry("minutes", f"is {shown(cell)}", "write a number like 10 or 2.5")
    minutes = Decimal(cell)
    return Decimal(int(minutes)) if minutes == int(minutes) else minutes.normalize()


def _choice(row: Mapping[str, str], column: str, choices: type[Choice]) -> Choice:
    try:
        return choices(row[column])
    except ValueError:
        words = ", ".join(choices)
        raise InvalidEntry(column, f"is {shown(row[column])}", f"write one of {words}") from None
