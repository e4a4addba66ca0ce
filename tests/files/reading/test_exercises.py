"""Reading exercises.csv back: what a person added comes back as it was, and bad rows are named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footlog.domain.dose import Dose
from footlog.domain.exercises import Exercise, Kind, Side
from footlog.domain.schedule import PerWeek
from footlog.files.export import exercises_lines
from footlog.files.reading.csv_format import CsvError
from footlog.files.reading.other_files import read_exercises
from tests.helpers.builders import RECORDED_AT, texts, written

CATALOGUE = ("heel-raise",)
OWN = Exercise(
    id="own-1",
    name="Toes",
    kind=Kind.BALANCE,
    side=Side.EACH,
    dose=Dose(sets=2, reps=8),
    recorded_at=RECORDED_AT,
)
ROW = {
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


def problems_of(*rows: dict[str, str]) -> list[str]:
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
    (found,), problems = read_exercises(written(ROW), CATALOGUE)
    assert problems == []
    assert found.steps == ("Sit.", "Lift.")
    assert found.own


def test_file_from_before_exercises_had_a_drawing_is_read() -> None:
    earlier = {column: cell for column, cell in ROW.items() if column != "pose"}
    (found,), problems = read_exercises(written(earlier), CATALOGUE)
    assert problems == []
    assert found == read_exercises(written(ROW), CATALOGUE)[0][0]
    assert found.pose is None


@pytest.mark.parametrize(
    ("column", "cell", "sentence"),
    [
        (
            "exercise_id",
            "heel-raise",
            (
                'exercise_id is "heel-raise", an exercise of the catalogue: '
                "give your own exercise another id."
            ),
        ),
        ("exercise_id", "", "id is empty: write small letters and digits joined by hyphens."),
        ("exercise", " ", "name is empty: write what you call the exercise."),
        (
            "kind",
            "sport",
            (
                'kind is "sport": write one of stretch, strength, mobility, balance, massage, '
                "aerobic, support."
            ),
        ),
        ("instructions", "Sit.\n\nLift.", "steps holds empty: write one line of text for each."),
        (
            "pose",
            "../x",
            'pose is "../x": write small letters and digits joined by hyphens.',
        ),
        ("sets", "0", "sets is 0: write a whole number from 1 to 50."),
        (
            "recorded_at",
            "",
            "recorded_at is empty: write a UTC time like 2026-03-09T18:05:00Z.",
        ),
    ],
)
def test_bad_cell_is_one_problem_with_the_way_out(column: str, cell: str, sentence: str) -> None:
    assert problems_of(ROW | {column: cell}) == [f"exercises.csv, row 2: {sentence}"]


def test_id_that_is_there_twice_is_a_problem_of_the_second_row() -> None:
    assert problems_of(ROW, ROW) == [
        'exercises.csv, row 3: id is "own-1" twice: keep one of the rows.'
    ]


def test_other_file_is_refused() -> None:
    with pytest.raises(CsvError, match=r"^exercises.csv, row 1: does not have footlog's columns"):
        read_exercises(b"id,name\r\n", CATALOGUE)
