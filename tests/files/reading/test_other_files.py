"""plan.csv, exercises.csv and function.csv come back as they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footlog.domain.dose import Dose
from footlog.domain.exercises import Exercise, Kind, Side
from footlog.domain.function import FunctionScore
from footlog.domain.plan import Cue, PlanItem
from footlog.domain.schedule import PerWeek
from footlog.files.export import exercises_lines, function_lines, plan_lines
from footlog.files.reading.csv_format import CsvError
from footlog.files.reading.other_files import read_exercises, read_function, read_plan
from tests.helpers.builders import (
    EXERCISES,
    LAST_DAY,
    RECORDED_AT,
    history_file,
    item,
    numbered_id,
    on,
    plan_items,
    set_log,
    texts,
    written,
)

NAMES = dict.fromkeys(EXERCISES, "=a name, 'quoted'\r\n")
ID = numbered_id(1)
UUID = "must be a UUID like 0b0e7b7e-5d2b-4c39-9a4f-2f6d7c1f6a10, not"
ISO_DAY = "must be a date like 2026-03-09, not"
KNOWN = "use the id of an exercise in the catalogue or of your own."
FILL_IN = "enter reps, hold_seconds or both, or minutes, or steps."

PLAN_ROW = {
    "exercise": "Heel raise",
    "side": "each",
    "sets": "3",
    "reps": "12",
    "hold_seconds": "",
    "minutes": "",
    "steps": "",
    "rest_seconds": "",
    "load": "",
    "tempo": "",
    "times_per_day": "1",
    "schedule": "daily",
    "starts_on": "2026-03-02",
    "ends_on": "",
    "prescribed_by": "",
    "reason": "",
    "note": "",
    "exercise_id": "heel-raise",
    "recorded_at": "2026-03-02T18:05:00Z",
    "id": ID,
    "cue": "",
    "bad_day": "",
}


def problems_of_plan(*rows: dict[str, str]) -> list[str]:
    return [str(problem) for problem in read_plan(written(*rows), EXERCISES, LAST_DAY)[1]]


@given(items=st.lists(plan_items(), max_size=3, unique_by=lambda one: one.exercise_id))
def test_plan_that_was_exported_is_read_back_as_it_was(items: list[PlanItem]) -> None:
    content = "".join(plan_lines(items, NAMES)).encode()
    assert read_plan(content, EXERCISES, LAST_DAY) == (items, [])


@pytest.mark.parametrize(
    ("column", "cell", "sentence"),
    [
        ("side", "", "side must be one of left, right, each, both, not empty."),
        ("sets", "0", "sets must be a whole number from 1 to 50, not 0."),
        ("rest_seconds", "-1", "rest_seconds must be a whole number from 0 to 3,600, not -1."),
        ("times_per_day", "13", "times_per_day must be a whole number from 1 to 12, not 13."),
        (
            "reps",
            "",
            f"dose does not say how much one set is: {FILL_IN}",
        ),
        (
            "schedule",
            "",
            "schedule has no day: choose at least one day of the week.",
        ),
        (
            "schedule",
            "weekly",
            'schedule must be like daily, every 2 days, mon,wed,fri or 3 per week, not "weekly".',
        ),
        ("starts_on", "", f"starts_on {ISO_DAY} empty."),
        ("starts_on", "1899-12-31", "starts_on is 1899-12-31: choose a day from 1900 on."),
        ("ends_on", "2026-02-30", f'ends_on {ISO_DAY} "2026-02-30".'),
        (
            "ends_on",
            "2026-03-02",
            "ends_on is 2026-03-02: choose a day after its start, 2026-03-02.",
        ),
        ("id", "x", f'id {UUID} "x".'),
        ("exercise_id", "heel", f'exercise_id is "heel", which footlog does not know: {KNOWN}'),
    ],
)
def test_bad_cell_of_a_plan_is_one_problem(column: str, cell: str, sentence: str) -> None:
    assert problems_of_plan(PLAN_ROW | {column: cell}) == [f"plan.csv, row 2: {sentence}"]


def test_item_is_read() -> None:
    assert problems_of_plan(PLAN_ROW) == []


def test_times_per_day_is_one_when_left_out() -> None:
    items, _ = read_plan(written(PLAN_ROW | {"times_per_day": ""}), EXERCISES, LAST_DAY)
    assert items[0].dose.times_per_day == 1


def test_id_that_is_there_twice_is_a_problem_of_the_second_row() -> None:
    assert problems_of_plan(PLAN_ROW, PLAN_ROW) == [
        f'plan.csv, row 3: id "{ID}" comes twice: keep one of the rows.'
    ]


def test_day_too_far_ahead_is_a_problem_of_its_row() -> None:
    today = on("2026-03-08")
    _, problems = read_plan(written(PLAN_ROW | {"starts_on": "2026-06-07"}), EXERCISES, today)
    assert [str(problem) for problem in problems] == [
        "plan.csv, row 2: starts_on is 2026-06-07: choose a day from 1900-01-01 to 2026-06-06."
    ]


def test_plan_of_an_earlier_footlog_without_cues_is_read() -> None:
    earlier = {name: cell for name, cell in PLAN_ROW.items() if name not in ("cue", "bad_day")}
    (found,), problems = read_plan(written(earlier), EXERCISES, LAST_DAY)
    assert (found.id, found.cue, problems) == (ID, None, [])


def test_cue_is_read_with_one_of_its_two_parts() -> None:
    (found,), _ = read_plan(written(PLAN_ROW | {"bad_day": "half"}), EXERCISES, LAST_DAY)
    assert found.cue == Cue(bad_day="half")


def test_history_is_no_plan() -> None:
    history = history_file([set_log()], NAMES)
    with pytest.raises(CsvError, match=r"^plan.csv, row 1: does not have footlog's columns"):
        read_plan(history, EXERCISES, LAST_DAY)


def test_builders_make_what_is_read_back() -> None:
    content = "".join(plan_lines([item(id=ID)], NAMES)).encode()
    assert read_plan(content, EXERCISES, LAST_DAY) == ([item(id=ID)], [])


CATALOGUE = ("heel-raise",)
OWN = Exercise(
    id="own-1",
    name="Toes",
    kind=Kind.BALANCE,
    side=Side.EACH,
    dose=Dose(sets=2, reps=8),
    recorded_at=RECORDED_AT,
)
EXERCISE_ROW = {
    "exercise_id": "own-1",
    "exercise": "Toes",
    "kind": "balance",
    "side": "each",
    "targets": "",
    "position": "any",
    "equipment": "",
    "instructions": "Sit.\nLift.",
    "feel": "",
    "caution": "",
    "sets": "2",
    "reps": "8",
    "hold_seconds": "",
    "minutes": "",
    "steps": "",
    "rest_seconds": "",
    "load": "",
    "tempo": "",
    "times_per_day": "1",
    "schedule": "daily",
    "pose": "",
    "recorded_at": RECORDED_AT,
}
LINES = st.lists(texts().filter(lambda words: words.strip() and "\n" not in words), max_size=3)


def problems_of_exercises(*rows: dict[str, str]) -> list[str]:
    return [str(problem) for problem in read_exercises(written(*rows), CATALOGUE)[1]]


@given(name=texts().filter(str.strip), feel=texts(), targets=LINES, equipment=LINES, steps=LINES)
def test_own_exercise_comes_back_as_it_was(
    name: str, feel: str, targets: list[str], equipment: list[str], steps: list[str]
) -> None:
    own = Exercise(
        id="own-1",
        name=name[:100],
        kind=Kind.MOBILITY,
        side=Side.LEFT,
        dose=Dose(hold_seconds=20, load="x", times_per_day=3),
        schedule=PerWeek(3),
        targets=tuple(targets),
        equipment=tuple(equipment),
        steps=tuple(steps),
        feel=feel,
        caution=feel,
        recorded_at=RECORDED_AT,
        pose="standing" if steps else None,
    )
    content = "".join(exercises_lines([own])).encode()
    assert read_exercises(content, CATALOGUE) == ([own], [])


def test_row_is_read_with_a_step_a_line() -> None:
    (found,), problems = read_exercises(written(EXERCISE_ROW), CATALOGUE)
    assert problems == []
    assert found.steps == ("Sit.", "Lift.")
    assert found.own


def test_file_from_before_exercises_had_a_drawing_is_read() -> None:
    earlier = {column: cell for column, cell in EXERCISE_ROW.items() if column != "pose"}
    (found,), problems = read_exercises(written(earlier), CATALOGUE)
    assert problems == []
    assert found == read_exercises(written(EXERCISE_ROW), CATALOGUE)[0][0]
    assert found.pose is None


@pytest.mark.parametrize(
    ("column", "cell", "sentence"),
    [
        (
            "exercise_id",
            "heel-raise",
            (
                'exercise_id is "heel-raise", an exercise in the catalogue: '
                "give your own exercise another id."
            ),
        ),
        ("exercise_id", "", "id must be small letters and digits joined by hyphens, not empty."),
        ("exercise", " ", "name is empty: write what you call the exercise."),
        (
            "kind",
            "sport",
            (
                "kind must be one of stretch, strength, mobility, balance, massage, aerobic, "
                'support, not "sport".'
            ),
        ),
        ("instructions", "Sit.\n\nLift.", "steps contains empty: write one line of text for each."),
        (
            "pose",
            "../x",
            'pose must be small letters and digits joined by hyphens, not "../x".',
        ),
        ("sets", "0", "sets must be a whole number from 1 to 50, not 0."),
        (
            "recorded_at",
            "",
            "recorded_at must be a UTC time like 2026-03-09T18:05:00Z, not empty.",
        ),
    ],
)
def test_bad_cell_of_an_exercise_is_one_problem_with_the_way_out(
    column: str, cell: str, sentence: str
) -> None:
    assert problems_of_exercises(EXERCISE_ROW | {column: cell}) == [
        f"exercises.csv, row 2: {sentence}"
    ]


def test_exercise_that_is_there_twice_is_a_problem_of_the_second_row() -> None:
    assert problems_of_exercises(EXERCISE_ROW, EXERCISE_ROW) == [
        'exercises.csv, row 3: id "own-1" comes twice: keep one of the rows.'
    ]


def test_other_file_is_refused() -> None:
    with pytest.raises(CsvError, match=r"^exercises.csv, row 1: does not have footlog's columns"):
        read_exercises(b"id,name\r\n", CATALOGUE)


TODAY = on("2026-03-20")
FUNCTION_ROW = {
    "date": "2026-03-09",
    "activity": "stairs",
    "score": "3",
    "note": "",
    "recorded_at": RECORDED_AT,
    "id": numbered_id(1),
}


def problems_of_function(*rows: dict[str, str]) -> list[str]:
    return [str(problem) for problem in read_function(written(*rows), TODAY)[1]]


@given(
    activity=texts().filter(str.strip).map(lambda words: words[:100]).filter(str.strip),
    note=st.none() | texts().filter(bool),
    score=st.integers(0, 10),
)
def test_rating_comes_back_as_it_was(activity: str, note: str | None, score: int) -> None:
    rating = FunctionScore(
        id=numbered_id(1),
        on=on("2026-03-09"),
        activity=activity,
        score=score,
        note=note,
        recorded_at=RECORDED_AT,
    )
    content = "".join(function_lines([rating])).encode()
    assert read_function(content, TODAY) == ([rating], [])


@pytest.mark.parametrize(
    ("column", "cell", "sentence"),
    [
        ("score", "", "score must be a whole number from 0 to 10, not empty."),
        ("score", "11", "score must be a whole number from 0 to 10, not 11."),
        ("score", "3,5", 'score must be a whole number or empty, not "3,5".'),
        ("activity", " ", "activity is empty: name something that your foot makes hard."),
        (
            "date",
            "2026-03-22",
            "date is 2026-03-22: choose a day from 1900-01-01 to 2026-03-21.",
        ),
    ],
)
def test_bad_cell_of_a_rating_is_one_problem_with_the_way_out(
    column: str, cell: str, sentence: str
) -> None:
    assert problems_of_function(FUNCTION_ROW | {column: cell}) == [
        f"function.csv, row 2: {sentence}"
    ]


def test_second_rating_of_an_activity_on_a_day_is_a_problem_of_its_row() -> None:
    assert problems_of_function(FUNCTION_ROW, FUNCTION_ROW | {"id": numbered_id(2)}) == [
        'function.csv, row 3: activity is "stairs" twice on 2026-03-09: keep one of them.'
    ]
