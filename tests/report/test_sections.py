"""The plan on the report: what is said of each exercise, and which drawing stands beside it."""

from dataclasses import replace
from pathlib import Path

import pytest

from footlog import paths
from footlog.domain.dose import Dose
from footlog.domain.exercises import Side
from footlog.domain.plan import PlanItem
from footlog.domain.schedule import PerWeek
from footlog.drawings.drawing import draw
from footlog.report.sections import MOST_ITEMS, plan_of
from tests.helpers.builders import RECORDED_AT, item, new_id, on, sets
from tests.helpers.reports import TODAY, report_of

PLANNED = PlanItem(
    id=new_id(),
    exercise_id="heel-raise",
    side=Side.EACH,
    dose=Dose(sets=3, reps=12, rest_seconds=30, load="red band", tempo="slow"),
    schedule=PerWeek(3),
    starts_on=on("2026-03-02"),
    recorded_at=RECORDED_AT,
    prescribed_by="A. Example",
)


def test_the_plan_has_dose_schedule_start_and_the_drawing() -> None:
    (planned,) = plan_of(report_of(items=[PLANNED])).items
    assert planned.name == "Heel raise"
    assert planned.dose == "3 × 12 reps, 30 s rest, red band, slow"
    assert planned.when == "Each side, 3 times a week"
    assert planned.since == "Since Mon 2 Mar. In this report: 0 %, 0 of 36 sets"
    assert planned.svg == draw("heel-raise", dark=False, still=True)


def test_one_prescriber_is_named_once_and_several_with_each_exercise() -> None:
    alone = plan_of(report_of(items=[PLANNED, replace(PLANNED, exercise_id="own-1")]))
    assert alone.words == "Prescribed by A. Example."
    nobody = replace(PLANNED, exercise_id="own-1", prescribed_by=None)
    mixed = plan_of(report_of(items=[PLANNED, nobody]))
    assert mixed.words == ""
    assert [planned.since for planned in mixed.items] == [
        "Since Mon 2 Mar, prescribed by A. Example. In this report: 0 %, 0 of 36 sets",
        "Since Mon 2 Mar. In this report: 0 %, 0 of 36 sets",
    ]
    assert plan_of(report_of(items=[nobody])).words == ""


def test_an_exercise_has_its_adherence_also_from_before_its_dose_changed() -> None:
    before, now = item(ends_on="2026-03-11"), item(starts_on="2026-03-11", sets=2)
    done = [*sets(1, "2026-03-02"), *sets(1, "2026-03-03"), *sets(2, "2026-03-11")]
    assert [planned.since for planned in plan_of(report_of(done, [before, now])).items] == [
        "Since Wed 11 Mar. In this report: 17 %, 4 of 23 sets"
    ]


def test_an_exercise_of_which_nothing_is_due_yet_has_no_adherence() -> None:
    begins_today = item("daily", str(TODAY))
    assert [planned.since for planned in plan_of(report_of(items=[begins_today])).items] == [
        "Since Wed 18 Mar"
    ]


def test_an_own_exercise_has_the_pose_it_was_given_and_one_without_has_none() -> None:
    items = [item(exercise=exercise) for exercise in ("own-0", "own-1", "own-2")]
    report = replace(report_of(items=items), drawings={"own-0": "any-foot", "own-2": "no-such"})
    drawn = [planned.svg for planned in plan_of(report).items]
    assert drawn == [draw("any-foot", dark=False, still=True), "", ""]


def test_damaged_poses_leave_a_plan_without_drawings(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(paths, "app_folder", lambda: tmp_path)
    (planned,) = plan_of(report_of(items=[PLANNED])).items
    assert (planned.name, planned.svg) == ("Heel raise", "")


def test_a_long_plan_says_how_much_is_left_out() -> None:
    many = [item(exercise=f"own-{number}") for number in range(MOST_ITEMS + 2)]
    plan = plan_of(report_of(items=many))
    assert len(plan.items) == MOST_ITEMS
    assert plan.words == "And 2 more exercises in plan.csv."
    by_one = [replace(one, prescribed_by="A. Example") for one in many]
    words = plan_of(report_of(items=by_one)).words
    assert words == "Prescribed by A. Example. And 2 more exercises in plan.csv."
