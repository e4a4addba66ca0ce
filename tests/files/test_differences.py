"""Where rows differ, column by column."""

from dataclasses import replace

from footlog.domain.changes import Changes, ImportDiff
from footlog.domain.dose import Dose
from footlog.domain.exercises import Exercise, Kind, Picture, Side
from footlog.files.differences import differences
from tests.helpers.builders import RECORDED_AT, day, item, numbered_id, set_log

NAMES = {"heel-raise": "Heel raise"}


def test_only_columns_that_differ_are_told_with_both_values() -> None:
    there = set_log("2026-03-02", time="09:05", pain=3)
    change = (there, replace(there, pain=None, note="sore"))
    found = ImportDiff(Changes((), 0, (change,)), Changes((), 0, ()), *[Changes((), 0, ())] * 2)
    assert list(differences(found, NAMES)) == [
        ("2026-03-02, 09:05, Heel raise", "pain", "3", ""),
        ("2026-03-02, 09:05, Heel raise", "note", "", "sore"),
    ]


def test_a_row_of_another_id_differs_by_what_it_says() -> None:
    there, batch = day("2026-03-02"), day("2026-03-02", reason="ill", id=numbered_id(7))
    found = ImportDiff(
        Changes((), 0, ((there, batch),)), Changes((), 0, ()), *[Changes((), 0, ())] * 2
    )
    assert list(differences(found, NAMES)) == [("2026-03-02", "reason", "", "ill")]


def test_a_picture_that_differs_is_told_with_its_exercise() -> None:
    own = Exercise("own-1", "Toes", Kind.BALANCE, Side.EACH, Dose(reps=1), recorded_at=RECORDED_AT)
    drawn = replace(own, picture=Picture("0123456789abcdef" * 4))
    for there, batch, said in (
        (own, drawn, ("", "picture 01234567")),
        (drawn, replace(own, picture=Picture("f" * 64)), ("picture 01234567", "picture ffffffff")),
    ):
        changes = Changes((), 0, ((there, batch),))
        found = ImportDiff(Changes((), 0, ()), Changes((), 0, ()), changes, Changes((), 0, ()))
        assert list(differences(found, NAMES)) == [("Toes", "picture", *said)]


def test_plan_items_are_told_by_their_start() -> None:
    there = item("daily", "2026-03-02")
    plan = Changes((), 0, ((there, replace(there, note="slowly")),))
    found = ImportDiff(Changes((), 0, ()), plan, *[Changes((), 0, ())] * 2)
    assert list(differences(found, NAMES)) == [("2026-03-02, Heel raise", "note", "", "slowly")]
