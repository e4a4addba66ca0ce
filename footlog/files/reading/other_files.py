"""Rows of plan.csv, function.csv, exercises.csv and other files become domain objects."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from operator import itemgetter

from footlog.domain.columns import (
    EXERCISES,
    FUNCTION,
    LIST_SEPARATOR,
    PLAN,
    ROUTINES,
    SETTINGS,
    SHARES,
)
from footlog.domain.dose import Dose
from footlog.domain.exercises import Exercise, Kind, Side, exercise_id
from footlog.domain.function import FunctionScore, check_function_day
from footlog.domain.plan import PlanItem, check_no_overlap, check_start, cue_of
from footlog.domain.routines import Routine, RoutineItem
from footlog.domain.schedule import parse_schedule
from footlog.domain.settings import Setting
from footlog.domain.sharing import Share, Shared
from footlog.domain.validation import InvalidEntry, iso_day, shown, utc_text, uuid_text
from footlog.files.reading.cells import (
    Problem,
    Row,
    amounts,
    check_exercise,
    choice,
    read_file,
    whole,
)
from footlog.files.reading.csv_format import first_line

_WITHOUT_CUE = tuple(column for column in PLAN if column.name not in ("cue", "bad_day"))
_WITHOUT_POSE = tuple(column for column in EXERCISES if column.name != "pose")


def read_plan(
    content: bytes, known: Iterable[str], today: date, name: str = "plan.csv"
) -> tuple[list[PlanItem], list[Problem]]:
    """Return the items of a plan.csv and the problems of rows that cannot be read.

    `known` are the ids of all exercises. A file from before items had a cue is read too. Raises
    CsvError when it is not a plan.csv.
    """
    has_cue = b"bad_day" in first_line(content)
    exercises = frozenset(known)
    earlier: dict[str, list[PlanItem]] = {}

    def parse(row: Row) -> tuple[str, PlanItem]:
        check_exercise(row, exercises)
        item = _item(row)
        check_start(item, today)
        of_exercise = earlier.setdefault(item.exercise_id, [])
        check_no_overlap(item, of_exercise)
        of_exercise.append(item)
        return item.id, item

    return read_file(content, PLAN if has_cue else _WITHOUT_CUE, name, parse)


def read_exercises(
    content: bytes, catalogue: Iterable[str], name: str = "exercises.csv"
) -> tuple[list[Exercise], list[Problem]]:
    """Return the exercises of an exercises.csv and the problems of rows that cannot be read.

    `catalogue` are the ids that are taken. A file from before exercises had a pose is read too.
    Raises CsvError when it is not an exercises.csv.
    """
    has_pose = b"pose" in first_line(content)
    taken = frozenset(catalogue)

    def parse(row: Row) -> tuple[str, Exercise]:
        if row["exercise_id"] in taken:
            raise InvalidEntry(
                "exercise_id",
                f"is {shown(row['exercise_id'])}, an exercise in the catalogue",
                "give your own exercise another id",
            )
        exercise = _exercise(row)
        return exercise.id, exercise

    return read_file(content, EXERCISES if has_pose else _WITHOUT_POSE, name, parse)


def read_function(
    content: bytes, today: date, name: str = "function.csv"
) -> tuple[list[FunctionScore], list[Problem]]:
    """Return the scores of a function.csv and the problems of rows that cannot be read.

    An activity has one score a day. Raises CsvError when it is not a function.csv.
    """
    rated: set[tuple[date, str]] = set()

    def parse(row: Row) -> tuple[str, FunctionScore]:
        score = _score(row)
        check_function_day(score, today)
        if (score.on, score.activity) in rated:
            raise InvalidEntry(
                "activity", f"is {shown(score.activity)} twice on {score.on}", "keep one of them"
            )
        rated.add((score.on, score.activity))
        return score.id, score

    return read_file(content, FUNCTION, name, parse)


def read_settings(
    content: bytes, name: str = "settings.csv"
) -> tuple[list[Setting], list[Problem]]:
    """Return the settings of a settings.csv and the problems of rows that cannot be read.

    Raises CsvError when it is not a settings.csv.
    """

    def parse(row: Row) -> tuple[str, Setting]:
        setting = Setting(row["setting"], row["value"])
        return setting.id, setting

    return read_file(content, SETTINGS, name, parse)


def read_shares(content: bytes, name: str = "shares.csv") -> tuple[list[Share], list[Problem]]:
    """Return the shares of a shares.csv and the problems of rows that cannot be read.

    Raises CsvError when it is not a shares.csv.
    """

    def parse(row: Row) -> tuple[str, Share]:
        share = Share(choice(row, "what", Shared), iso_day("date", row["date"]), row["recorded_at"])
        return share.id, share

    return read_file(content, SHARES, name, parse)


def read_routines(
    content: bytes, known: Iterable[str], name: str = "routines.csv"
) -> tuple[list[Routine], list[Problem]]:
    """Return the routines of a routines.csv and the problems of rows that cannot be read.

    `known` are the ids of all exercises. Raises CsvError when it is not a routines.csv.
    """
    exercises = frozenset(known)

    def parse(row: Row) -> tuple[str, tuple[int, Routine]]:
        check_exercise(row, exercises)
        number = whole(row, "number") or 0
        return f"{row['id']} {number}", (number, _routine(row))

    rows, problems = read_file(content, ROUTINES, name, parse)
    routines: dict[tuple[str, str, str | None], Routine] = {}
    for _, one in sorted(rows, key=itemgetter(0)):
        key = one.id, one.name, one.recorded_at
        before = routines.get(key)
        routines[key] = replace(before, items=(*before.items, *one.items)) if before else one
    return list(routines.values()), problems


def _routine(row: Row) -> Routine:
    """Return a routine of the one exercise that the row holds."""
    item = RoutineItem(
        exercise_id=exercise_id("exercise_id", row["exercise_id"]),
        side=choice(row, "side", Side),
        dose=_dose(row),
        schedule=parse_schedule(row["schedule"]),
        note=row["note"] or None,
        cue=cue_of(row["cue"], row["bad_day"]),
    )
    recorded_at = utc_text("recorded_at", row["recorded_at"])
    return Routine(uuid_text("id", row["id"]), row["routine"], (item,), recorded_at)


def _item(row: Row) -> PlanItem:
    return PlanItem(
        id=row["id"],
        exercise_id=row["exercise_id"],
        side=choice(row, "side", Side),
        dose=_dose(row),
        schedule=parse_schedule(row["schedule"]),
        starts_on=iso_day("starts_on", row["starts_on"]),
        ends_on=iso_day("ends_on", row["ends_on"]) if row["ends_on"] else None,
        prescribed_by=row["prescribed_by"] or None,
        reason=row["reason"] or None,
        note=row["note"] or None,
        cue=cue_of(row.get("cue"), row.get("bad_day")),
        recorded_at=row["recorded_at"],
    )


def _exercise(row: Row) -> Exercise:
    return Exercise(
        id=row["exercise_id"],
        name=row["exercise"],
        kind=choice(row, "kind", Kind),
        side=choice(row, "side", Side),
        dose=_dose(row),
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


def _score(row: Row) -> FunctionScore:
    score = whole(row, "score")
    if score is None:
        raise InvalidEntry("score", "must be a whole number from 0 to 10, not empty")
    return FunctionScore(
        id=row["id"],
        on=iso_day("date", row["date"]),
        activity=row["activity"],
        score=score,
        note=row["note"] or None,
        recorded_at=row["recorded_at"],
    )


def _dose(row: Row) -> Dose:
    times = whole(row, "times_per_day")
    return Dose(
        **amounts(row),
        sets=whole(row, "sets"),
        rest_seconds=whole(row, "rest_seconds"),
        load=row["load"] or None,
        tempo=row["tempo"] or None,
        times_per_day=1 if times is None else times,
    )
