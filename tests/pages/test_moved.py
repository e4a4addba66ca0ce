"""A diary that is moved by its .zip to another computer: the same rows, exports and pages."""

import io
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from footlog.domain.catalogue import Catalogue
from footlog.domain.changes import ImportBatch
from footlog.domain.clock import read_clock
from footlog.domain.dose import Dose
from footlog.domain.exercises import Exercise, Side, exercise_names
from footlog.domain.plan import Cue
from footlog.domain.routines import Routine, RoutineItem
from footlog.domain.schedule import DAILY, parse_schedule
from footlog.domain.settings import Feet, Settings
from footlog.domain.sharing import Shared
from footlog.files.bundle import write_bundle, write_export, write_fhir
from footlog.files.data_dictionary import FILES
from footlog.files.reading.uploads import read_uploads
from footlog.store.diary import Diary
from tests.helpers.builders import RECORDED_AT, day, import_batch, mark, new_id
from tests.helpers.exchanged import OWN, SCORE
from tests.helpers.photos import plain

SETTINGS = Settings("05:30", 3, 2, Feet.LEFT, '=Dr. Fuß, "left"')
NOT_MOVED = {
    "data_version": {"number"},
    "plan_order": {"position"},  # the order itself is that of plan.csv
    "set_logs": {"token"},
    "pain_scores": {"token"},
    "marks": {"token"},
}
"""What of each table belongs to one computer alone: its own writes and taps."""
STAYS = {"taps"}
"""What pages have sent lately, so that it is not carried out twice."""
PAGES = ("today", "exercises", "plan", "trends", "history", "share", "settings", "numbers")


def own_routine(name: str) -> Routine:
    """Return a routine in which each exercise says something else."""
    return Routine(
        new_id(),
        name,
        (
            RoutineItem("toe-curls", Side.EACH, Dose(sets=2, reps=8, load="=1"), DAILY, "=slow"),
            RoutineItem(
                "ball-massage",
                Side.LEFT,
                Dose(minutes=Decimal("2.5")),
                parse_schedule("3 per week"),
                cue=Cue("after coffee", "half"),
            ),
            RoutineItem("heel-raise", Side.BOTH, Dose(reps=10), parse_schedule("mon,fri")),
        ),
        RECORDED_AT,
    )


@pytest.fixture
def everywhere(filled_diary: Diary, today: date) -> Diary:
    """Return a diary that has rows in every table, and rest days ahead."""
    ahead = [day((today + timedelta(days=n)).isoformat(), reason="away") for n in range(2, 9)]
    filled_diary.import_rows(import_batch(ahead), today)
    filled_diary.save_mark(mark("2026-03-10", "=tight shoes", side=Side.LEFT), today, "tap")
    filled_diary.add_own(replace(OWN, picture=plain()))
    filled_diary.save_function_score(SCORE, today)
    filled_diary.save_settings(SETTINGS)
    filled_diary.order_plan(["walking", "heel-raise", "toe-curls"])
    for name in ("Mornings", "evenings"):
        filled_diary.add_routine(own_routine(name))
    for what in (Shared.REPORT, Shared.REPORT, Shared.HISTORY):
        filled_diary.note_share(what, date(2026, 3, 10), RECORDED_AT)
    return filled_diary


@pytest.fixture
def known(everywhere: Diary, catalogue: Catalogue) -> dict[str, Exercise]:
    """Return every exercise by id."""
    return catalogue.exercises | {one.id: one for one in everywhere.own_exercises()}


def zipped(diary: Diary, names: dict[str, str], today: date) -> bytes:
    """Return the diary's .zip."""
    write_bundle(diary, made := io.BytesIO(), names, today)
    return made.getvalue()


@pytest.fixture
def moved(
    everywhere: Diary, catalogue: Catalogue, known: dict[str, Exercise], today: date, tmp_path: Path
) -> Diary:
    """Return a new diary that the .zip was imported into."""
    content = zipped(everywhere, exercise_names(known.values()), today)
    read = read_uploads([("all.zip", content)], catalogue.exercises.values(), today, {})
    assert read.problems == ()
    new = Diary(tmp_path / "new" / "footlog.db", create=True)
    new.import_rows(read.batch, today)
    again = new.import_rows(read.batch, today)
    assert not again.brings_news
    return new


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return what every table of the diary holds, without what belongs to one computer."""
    found = {}
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute(
            "select name from sqlite_schema where type = 'table' and substr(name, 1, 1) != '_'"
        )
        for table in {name for (name,) in tables.fetchall()} - STAYS:
            columns = [row[1] for row in connection.execute(f"pragma table_info({table})")]
            wanted = [one for one in columns if one not in NOT_MOVED.get(table, set())]
            found[table] = connection.execute(
                f"select distinct {', '.join(wanted)} from {table} order by {', '.join(wanted)}"  # noqa: S608
            ).fetchall()
    return found


def test_every_table_goes_out_and_comes_back(everywhere: Diary, moved: Diary) -> None:
    there = rows(everywhere.path)
    assert [table for table, found in there.items() if not found] == [], "give the test rows of it"
    assert rows(moved.path) == there


def test_settings_and_shares_are_the_same(everywhere: Diary, moved: Diary, today: date) -> None:
    assert moved.settings() == SETTINGS
    assert (
        moved.last_share_before(today) == everywhere.last_share_before(today) == date(2026, 3, 10)
    )
    assert moved.contents().last == today + timedelta(days=8)


def test_every_export_is_the_same_byte_for_byte(
    everywhere: Diary, moved: Diary, known: dict[str, Exercise], today: date, tmp_path: Path
) -> None:
    names = exercise_names(known.values())
    now = read_clock(None, SETTINGS.day_start, today)
    made = []
    for number, diary in enumerate((everywhere, moved)):
        out = tmp_path / str(number)
        out.mkdir()
        write_export(diary, out / "history.csv", names, today)
        write_fhir(diary, out / "all.json", names, now)
        files = {file.name: file.read_bytes() for file in sorted(out.iterdir())}
        with_zip = read_members(zipped(diary, names, today))
        made.append(files | with_zip)
    assert made[0] == made[1]
    assert len(made[0]) == len(FILES) + 3


def read_members(content: bytes) -> dict[str, bytes]:
    """Return the files of a .zip by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as bundle:
        return {name: bundle.read(name) for name in bundle.namelist()}


def said(app: AppTest, diary: Diary) -> list[str]:
    """Return every word of the page and the rows of its tables; where the diary is differs."""
    assert not app.exception
    return [
        f"{element.type} {getattr(element, 'label', '')} {getattr(element, 'value', '')}".replace(
            str(diary.path), ""
        )
        for element in app.main
        if element.type not in {"html", "bidi_component"}
    ]


def test_every_page_says_the_same(
    everywhere: Diary,
    moved: Diary,
    open_app: Callable[[str], AppTest],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    there = {page: said(open_app(page), everywhere) for page in PAGES}
    monkeypatch.setenv("FOOTLOG_DB", str(moved.path))
    assert {page: said(open_app(page), moved) for page in PAGES} == there
    assert sum(map(len, there.values())) > 100


def test_no_row_is_brought_by_a_batch_without_rows(diary: Diary, today: date) -> None:
    assert not diary.import_rows(ImportBatch(), today).brings_news
