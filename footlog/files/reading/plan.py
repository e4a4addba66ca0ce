"""Reading plan.csv back: plan items."""

from collections.abc import Iterable
from datetime import date

from footlog.domain.columns import PLAN
from footlog.domain.exercises import Side
from footlog.domain.plan import PlanItem, check_no_overlap, check_start
from footlog.domain.schedule import parse_schedule
from footlog.domain.validation import iso_day
from footlog.files.reading.cells import Problem, Row, check_exercise, choice, read_file
from footlog.files.reading.dose import dose_of


def read_plan(
    content: bytes, known: Iterable[str], today: date, name: str = "plan.csv"
) -> tuple[list[PlanItem], list[Problem]]:
    """Return the items of a plan.csv and the problems of the rows that hold none.

    `known` are the ids of the exercises there are. Raises CsvError when it is no such file.
    """
    exercises = frozenset(known)
    earlier: dict[str, list[PlanItem]] = {}

    def made(row: Row) -> tuple[str, PlanItem]:
        check_exercise(row["exercise_id"], exercises)
        item = _item(row)
        check_start(item, today)
        of_exercise = earlier.setdefault(item.exercise_id, [])
        check_no_overlap(item, of_exercise)
        of_exercise.append(item)
        return item.id, item

    return read_file(content, PLAN, name, made)


def _item(row: Row) -> PlanItem:
    return PlanItem(
        id=row["id"],
        exercise_id=row["exercise_id"],
        side=choice(row, "side", Side),
        dose=dose_of(row),
        schedule=parse_schedule(row["schedule"]),
        starts_on=iso_day("starts_on", row["starts_on"]),
        ends_on=iso_day("ends_on", row["ends_on"]) if row["ends_on"] else None,
        prescribed_by=row["prescribed_by"] or None,
        reason=row["reason"] or None,
        note=row["note"] or None,
        recorded_at=row["recorded_at"],
    )
