"""`footlog plan`, and `footlog import` of what it wrote: what they say, how they end."""

from pathlib import Path

import pytest

from footlog.store.diary import Diary
from tests.helpers.builders import item, on
from tests.helpers.commands import footlog, refused

TODAY = "2026-03-11"


@pytest.fixture
def planned(diary: Diary) -> Diary:
    """Return a diary with a plan of two exercises."""
    diary.add_items([item(exercise="toe-curls"), item(sets=3)], on(TODAY))
    return diary


def test_a_plan_goes_out_and_into_another_diary_and_out_again_byte_for_byte(
    planned: Diary, tmp_path: Path
) -> None:
    first, second, other = (tmp_path / name for name in ("a.footlogplan", "b.footlogplan", "o.db"))
    done = footlog("plan", "--db", planned.path, "--today", TODAY, "--out", first)
    assert (done.returncode, done.stdout) == (
        0,
        f"Wrote the plan of {TODAY}, 2 exercises, to {first}\n",
    )
    done = footlog("import", first, "--db", other, "--today", TODAY)
    assert done.stdout.splitlines() == [
        f"The plan from {TODAY} on:",
        "new: Toe curls: 12 reps, both feet at once, every day",
        "new: Heel raise: 3 × 12 reps, both feet at once, every day",
    ]
    assert footlog("plan", "--db", other, "--today", TODAY, "--out", second).returncode == 0
    assert first.read_bytes() == second.read_bytes()


def test_it_is_taken_over_from_a_day_on_and_earlier_days_keep_their_plan(
    planned: Diary, diary_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "a.footlogplan"
    footlog("plan", "--db", planned.path, "--today", TODAY, "--out", out, "--message", "Slowly.")
    before = planned.plan_items()
    planned.stop_item(before[0].id, on(TODAY), on(TODAY))
    there = planned.plan_items()
    options = ("import", out, "--db", diary_file, "--today", TODAY, "--from", "2026-03-16")
    dry = footlog(*options, "--dry-run")
    assert dry.stdout.splitlines() == [
        "The plan from 2026-03-16 on:",
        "new: Toe curls: 12 reps, both feet at once, every day",
        "same: Heel raise: 3 × 12 reps, both feet at once, every day",
        "Slowly.",
    ]
    assert planned.plan_items() == there
    assert footlog(*options).stdout == dry.stdout
    new = [one for one in planned.plan_items() if one not in there]
    assert [(one.exercise_id, one.starts_on) for one in new] == [("toe-curls", on("2026-03-16"))]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (
            ("--from", "2026-06-10"),
            "starts_on is 2026-06-10: choose a day from 1900-01-01 to 2026-06-09.",
        ),
        ((), None),
    ],
)
def test_what_cannot_be_taken_over_is_refused_and_makes_no_diary(
    planned: Diary, tmp_path: Path, options: tuple[str, ...], sentence: str | None
) -> None:
    out, other = tmp_path / "a.footlogplan", tmp_path / "other.db"
    footlog("plan", "--db", planned.path, "--today", TODAY, "--out", out)
    if sentence is None:
        out.write_bytes(out.read_bytes()[:-9])
    done = footlog("import", out, "--db", other, "--today", TODAY, *options)
    assert refused(done) == (
        sentence
        or "a.footlogplan is no plan that footlog can take over: The file is not JSON as footlog "
        "writes it: ask for it to be sent again."
    )
    assert not other.exists()


def test_a_plan_needs_its_ending_an_exercise_and_an_import_that_is_one(
    diary: Diary, planned: Diary, tmp_path: Path
) -> None:
    wrong = footlog("plan", "--db", planned.path, "--out", tmp_path / "a.json")
    assert refused(wrong) == '--out is "a.json": end the name with .footlogplan.'
    early = ("plan", "--db", diary.path, "--today", "2026-01-01", "--out")
    assert refused(footlog(*early, tmp_path / "a.footlogplan")) == (
        "The plan has no exercise on 2026-01-01: plan one first."
    )
    (tmp_path / "history.csv").write_text("x")
    done = footlog("import", tmp_path / "history.csv", "--db", planned.path, "--from", TODAY)
    assert refused(done) == "--from is only for .footlogplan files: leave it out."
