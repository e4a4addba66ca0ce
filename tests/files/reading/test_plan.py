"""Reading plan.csv back: nothing is lost, and each bad cell is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footlog.domain.plan import PlanItem
from footlog.files.csv_format import CsvError
from footlog.files.export import plan_lines
from footlog.files.reading.other_files import read_plan
from tests.helpers.builders import (
    EXERCISES,
    LAST_DAY,
    history_file,
    item,
    numbered_id,
    on,
    plan_items,
    set_log,
    written,
)

NAMES = dict.fromkeys(EXERCISES, "=a name, 'quoted'\r\n")
ID = numbered_id(1)
UUID = "write a UUID like 0b0e7b7e-5d2b-4c39-9a4f-2f6d7c1f6a10."
ISO_DAY = "write a day of the calendar as YYYY-MM-DD, like 2026-03-09."
KNOWN = "write the id of an exercise of the catalogue or of your own."
FILL_IN = "fill in reps, hold_seconds or both, or minutes, or steps."

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
        ("side", "", "side is empty: write one of left, right, each, both."),
        ("sets", "0", "sets is 0: write a whole number from 1 to 50."),
        ("rest_seconds", "-1", "rest_seconds is -1: write a whole number from 0 to 3,600."),
        ("times_per_day", "13", "times_per_day is 13: write a whole number from 1 to 12."),
        (
            "reps",
            "",
            f"dose does not say how much one set is: {FILL_IN}",
        ),
        (
            "schedule",
            "",
            "schedule names no day: choose at least one day of the week.",
        ),
        (
            "schedule",
            "weekly",
            'schedule is "weekly": write daily, every 2 days, mon,wed,fri or 3 per week.',
        ),
        ("starts_on", "", f"starts_on is empty: {ISO_DAY}"),
        ("starts_on", "1899-12-31", "starts_on is 1899-12-31: choose a day from 1900 on."),
        ("ends_on", "2026-02-30", f'ends_on is "2026-02-30": {ISO_DAY}'),
        (
            "ends_on",
            "2026-03-02",
            "ends_on is 2026-03-02: choose a day after its start, 2026-03-02.",
        ),
        ("id", "x", f'id is "x": {UUID}'),
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
        f'plan.csv, row 3: id is "{ID}" twice: keep one of the rows.'
    ]


def test_day_too_far_ahead_is_a_problem_of_its_row() -> None:
    today = on("2026-03-08")
    _, problems = read_plan(written(PLAN_ROW | {"starts_on": "2026-03-10"}), EXERCISES, today)
    assert [str(problem) for problem in problems] == [
        "plan.csv, row 2: starts_on is 2026-03-10: choose a day from 1900-01-01 to 2026-03-09."
    ]


def test_history_is_no_plan() -> None:
    history = history_file([set_log()], NAMES)
    with pytest.raises(CsvError, match=r"^plan.csv, row 1: does not have footlog's columns"):
        read_plan(history, EXERCISES, LAST_DAY)


def test_builders_make_what_is_read_back() -> None:
    content = "".join(plan_lines([item(id=ID)], NAMES)).encode()
    assert read_plan(content, EXERCISES, LAST_DAY) == ([item(id=ID)], [])
