"""footlog's figures, held against a second calculation of them on made-up diaries.

Every diary goes the way a person's goes: two files, `footlog import`, `footlog summary --json`.
`FOOTLOG_LONG=1` tries 200 diaries instead of 8.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import LONG
from tests.helpers.commands import footlog
from tests.helpers.independent import summary
from tests.helpers.made_up_files import DAY, HISTORY, MOMENTS, PLAN, MadeUpDiary, as_csv

SEEDS = range(200 if LONG else 8)


def printed_by(*arguments: str | Path) -> str:
    done = footlog(*arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def imported(diary: MadeUpDiary, folder: Path) -> Path:
    history, plan = diary.write(folder)
    db = folder / "footlog.db"
    printed_by("import", history, "--plan", plan, "--db", db, "--today", str(diary.today))
    return db


def summarised(db: Path, today: date, *span: str) -> dict[str, Any]:
    printed = printed_by("summary", "--json", "--db", db, "--today", str(today), *span)
    found: dict[str, Any] = json.loads(printed)
    return found


def differences(expected: object, found: object, path: str = "") -> list[str]:
    """Return one line for each figure that differs: whole numbers at all, others by over 1e-12."""
    if isinstance(expected, dict) and isinstance(found, dict) and expected.keys() == found.keys():
        return [
            line
            for key in expected
            for line in differences(expected[key], found[key], f"{path}/{key}")
        ]
    if isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        return [
            line
            for number, pair in enumerate(zip(expected, found, strict=True))
            for line in differences(*pair, f"{path}/{number}")
        ]
    if isinstance(expected, float) and isinstance(found, float):
        same = abs(expected - found) <= 1e-12
    else:
        same = type(expected) is type(found) and expected == found
    return [] if same else [f"{path}: expected {expected}, found {found}"]


@pytest.mark.long
@pytest.mark.parametrize("seed", SEEDS)
def test_summary_agrees_with_the_second_calculation(seed: int, tmp_path: Path) -> None:
    diary = MadeUpDiary(seed)
    db = imported(diary, tmp_path)
    history, plan = (file.read_bytes() for file in diary.write(tmp_path))
    expected = summary(history, plan, diary.today)
    assert len(expected["weeks"]) >= diary.weeks - 2
    assert differences(expected, summarised(db, diary.today)) == []
    first, last = sorted(diary.rng.choices(days_of(expected), k=2))
    expected = summary(history, plan, diary.today, first=first, last=last)
    found = summarised(db, diary.today, "--from", str(first), "--to", str(last))
    assert differences(expected, found) == []


def days_of(figures: dict[str, Any]) -> list[date]:
    """Return all days of the weeks reported up to today."""
    first, today = (
        date.fromisoformat(day) for day in (figures["weeks"][0]["week"], figures["today"])
    )
    return [first + number * DAY for number in range((today - first).days + 1)]


def test_export_gives_back_the_imported_history(tmp_path: Path) -> None:
    diary = MadeUpDiary(1)
    db = imported(diary, tmp_path)
    out = tmp_path / "out.csv"
    printed_by("export", "--db", db, "--out", out, "--today", str(diary.today))
    assert out.read_bytes() == (tmp_path / "history.csv").read_bytes()


def test_an_empty_diary_has_no_weeks_and_no_figures(tmp_path: Path) -> None:
    history, plan = tmp_path / "history.csv", tmp_path / "plan.csv"
    history.write_bytes(as_csv(HISTORY, []))
    plan.write_bytes(as_csv(PLAN, []))
    today = date(2026, 3, 11)
    db = tmp_path / "footlog.db"
    printed_by("import", history, "--plan", plan, "--db", db, "--today", str(today))
    found = summarised(db, today)
    assert differences(summary(history.read_bytes(), plan.read_bytes(), today), found) == []
    assert found["weeks"] == []
    assert found["total"]["adherence"] is None
    assert found["total"]["sets_due"] == 0
    assert found["pain_change"]["morning"]["verdict"] == "not enough data"


@pytest.mark.parametrize("first_week", [4, 20])
def test_a_span_of_whole_weeks_sums_exactly_those_weeks(first_week: int, tmp_path: Path) -> None:
    diary = MadeUpDiary(0)
    db = imported(diary, tmp_path)
    history, plan = (file.read_bytes() for file in diary.write(tmp_path))
    weeks = summary(history, plan, diary.today)["weeks"]
    inside = weeks[first_week : first_week + 9]
    monday = date.fromisoformat(inside[0]["week"])
    sunday = date.fromisoformat(inside[-1]["week"]) + 6 * DAY
    found = summarised(db, diary.today, "--from", str(monday), "--to", str(sunday))
    assert differences(inside, found["weeks"]) == []
    assert differences(summed(inside), found["total"]) == []


def summed(weeks: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the total of some weeks, from their own figures alone."""
    counts = ("days_due", "days_trained", "days_recorded", "days_paused")
    sets = ("sets_due", "sets_credited", "sets_extra")
    total: dict[str, Any] = {name: sum(week[name] for week in weeks) for name in (*counts, *sets)}
    due, credited = total["sets_due"], total["sets_credited"]
    total["adherence"] = credited / due if due else None
    for moment in MOMENTS:
        n, mean, worst = (f"pain_{moment}_{figure}" for figure in ("n", "mean", "worst"))
        with_scores = [week for week in weeks if week[n]]
        number = sum(week[n] for week in weeks)
        added = sum(week[n] * week[mean] for week in with_scores)
        total[n] = number
        total[mean] = added / number if number else None
        total[worst] = max((week[worst] for week in with_scores), default=None)
    return total
