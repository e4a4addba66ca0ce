"""The schema's steps: from nothing and from every earlier schema, all or nothing."""

import sqlite3
from pathlib import Path

import pytest

from footlog.domain.exercises import Side
from footlog.domain.logbook import DayState, Moment
from footlog.store.backups import backups_folder
from footlog.store.creating import prepare
from footlog.store.database import SCHEMA, reading
from footlog.store.diary import Diary, one_connection
from tests.helpers.builders import numbered_id, on, set_log
from tests.helpers.older_diaries import (
    ROWS,
    STEPS,
    TABLES,
    contents,
    schema_of,
    tables,
    with_rows,
    with_steps,
)


def test_schema_is_the_number_of_steps() -> None:
    assert len(STEPS) == SCHEMA
    assert [name[:4] for name in STEPS] == [f"m{number:03}" for number in range(1, SCHEMA + 1)]


def test_new_diary_has_exactly_the_tables_of_footlog(tmp_path: Path) -> None:
    prepare(tmp_path / "x.db")
    with reading(tmp_path / "x.db") as connection:
        assert tables(connection) == TABLES


def test_every_table_of_footlog_is_strict(tmp_path: Path) -> None:
    prepare(tmp_path / "x.db")
    with reading(tmp_path / "x.db") as connection:
        strict = {row["name"]: row["strict"] for row in connection.execute("pragma table_list")}
    ours = TABLES - {"_sqlite_migrations"}
    assert {name: strict[name] for name in ours} == dict.fromkeys(ours, 1)


@pytest.mark.parametrize("number", range(1, len(STEPS)))
def test_earlier_schema_is_brought_up_to_date_with_its_rows(tmp_path: Path, number: int) -> None:
    old = with_rows(with_steps(tmp_path / "old.db", number))
    before = contents(old)
    assert before
    Diary(old, create=True)
    prepare(tmp_path / "new.db")
    after = contents(old)
    for table, rows in before.items():
        assert [kept[: len(row)] for kept, row in zip(after[table], rows, strict=True)] == rows
    assert schema_of(old) == schema_of(tmp_path / "new.db")
    with reading(old) as connection:
        assert connection.execute("pragma user_version").fetchone()[0] == SCHEMA


def test_earlier_schema_is_brought_up_to_date_without_asking_to_create(tmp_path: Path) -> None:
    old = with_rows(with_steps(tmp_path / "old.db", 2))
    assert [entry.id for entry in Diary(old).entries()] == [numbered_id(2)]


def test_earlier_schema_is_brought_up_to_date_for_one_connection_too(tmp_path: Path) -> None:
    old = with_rows(with_steps(tmp_path / "old.db", 2))
    with one_connection(old) as diary:
        assert [entry.id for entry in diary.entries()] == [numbered_id(2)]
        assert diary.save(set_log("2026-03-02"), on("2026-03-02"))
    assert len(Diary(old).entries()) == 2
    assert backups_folder(old).is_dir()


def test_rows_of_every_table_are_read_after_the_last_step(tmp_path: Path) -> None:
    diary = Diary(with_rows(with_steps(tmp_path / "x.db", SCHEMA)))
    planned = diary.plan_items()[0]
    assert (planned.side, planned.dose.per_day, str(planned.schedule)) == (
        Side.EACH,
        6,
        "3 per week",
    )
    found = {entry.id: entry for entry in diary.entries()}
    assert list(map(numbered_id, (2, 3, 4, 8))) == list(found)
    assert getattr(found[numbered_id(2)], "note", None) == "kept"
    assert getattr(found[numbered_id(3)], "moment", None) is Moment.MORNING
    assert getattr(found[numbered_id(4)], "state", None) is DayState.MISSED
    assert [mark.reason for mark in diary.marks()] == ["long_walk"]
    assert [exercise.name for exercise in diary.own_exercises()] == ["Mine"]
    assert diary.settings().feet == "left"
    assert [(score.activity, score.score) for score in diary.function_scores()] == [("stairs", 0)]


def test_failing_step_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    old = with_rows(with_steps(tmp_path / "old.db", 2))
    connection = sqlite3.connect(old)
    connection.execute("create table settings (mine text)")
    connection.commit()
    connection.close()
    before = old.read_bytes()
    with pytest.raises(Exception, match="settings already exists"):
        Diary(old, create=True)
    assert old.read_bytes() == before
    assert set(tmp_path.iterdir()) == {old, backups_folder(old)}


REFUSED = [
    ("set_logs", "'2026-03-02'", "'2026-02-30'"),
    ("set_logs", "'2026-03-02'", "'2.3.2026'"),
    ("set_logs", "'2026-03-02T18:05:00Z'", "'2026-03-02'"),
    ("set_logs", "'left'", "'each'"),
    ("set_logs", "2.5, 0,", "2.5, 11,"),
    ("set_logs", "2.5, 0,", "2.5, -1,"),
    ("set_logs", "2.5, 0,", "2.5, 'lots',"),
    ("set_logs", "2.5, 0,", "2.5, 7.5,"),
    ("set_logs", "2.5, 0,", "0, 0,"),
    ("set_logs", "'kept'", "'a' || char(0)"),
    ("set_logs", "'kept'", "printf('%5001s', '')"),
    ("pain_scores", "10, 'morning'", "null, 'morning'"),
    ("pain_scores", "10, 'morning'", "11, 'morning'"),
    ("pain_scores", "10, 'morning'", "10, 'noon'"),
    ("day_records", "'missed'", "'done'"),
    ("plan_items", "'each'", "'one'"),
    ("plan_items", "3, 12, 2", "3, null, 2"),
    ("plan_items", "3, 12, 2", "0, 12, 2"),
    ("plan_items", "3, 12, 2", "3, 12, 0"),
    ("own_exercises", "'Mine'", "''"),
    ("own_pictures", "'%064d'", "'%063d'"),
    ("own_pictures", "x'ffd8'", "x''"),
    ("own_pictures", "x'ffd8'", "zeroblob(100001)"),
    ("own_pictures", "x'ffd8'", "'text'"),
    ("function_scores", "'2026-03-02'", "'2026-02-30'"),
    ("function_scores", "'2026-03-02T18:05:00Z'", "'2026-03-02'"),
    ("function_scores", "'stairs'", "''"),
    ("function_scores", "'stairs'", "printf('%121s', '')"),
    ("function_scores", "'stairs'", "'a' || char(0)"),
    ("function_scores", "'stairs', 0", "'stairs', 11"),
    ("function_scores", "'stairs', 0", "'stairs', null"),
]


@pytest.mark.parametrize(("table", "good", "bad"), REFUSED)
def test_database_itself_refuses_what_footlog_would_never_write(
    tmp_path: Path, table: str, good: str, bad: str
) -> None:
    path = with_steps(tmp_path / "x.db", SCHEMA)
    statement = ROWS[table]
    assert good in statement
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(statement.replace(good, bad))
    connection.execute(statement)
    connection.close()


def test_day_has_one_record_an_activity_one_score_and_a_tap_one_row(tmp_path: Path) -> None:
    path = with_rows(with_steps(tmp_path / "x.db", SCHEMA))
    connection = sqlite3.connect(path)
    for table, number in (("day_records", 4), ("set_logs", 2), ("function_scores", 5)):
        again = ROWS[table].replace(numbered_id(number), numbered_id(99))
        with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
            connection.execute(again)
    connection.close()
