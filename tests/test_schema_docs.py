"""The documented schema is the real one, and other programs can read the diary by it."""

import json
import sqlite3
from collections import Counter
from pathlib import Path

from click.testing import CliRunner
from sqlite_utils.cli import cli

from footlog.store.diary import Diary
from tests.schema import DOCS, TABLES, as_markdown, as_metadata, real_schema

REMEDY = "run python -m tests.schema"


def test_every_table_and_column_is_documented() -> None:
    schema = real_schema()
    assert set(schema) == set(TABLES), REMEDY
    assert (DOCS / "schema.md").read_text("utf-8") == as_markdown(schema), REMEDY
    assert (DOCS / "datasette.json").read_text("utf-8") == as_metadata(schema), REMEDY


def test_every_meaning_is_that_of_a_column() -> None:
    schema = real_schema()
    for name, table in TABLES.items():
        assert {column.name for column in table.own} <= {column for column, _ in schema[name]}


def sqlite_utils(*arguments: str | Path) -> str:
    done = CliRunner().invoke(cli, [*map(str, arguments)], catch_exceptions=False)
    assert done.exit_code == 0
    return done.output


def test_sqlite_utils_reads_the_diary_as_it_is(filled_diary: Diary) -> None:
    before = filled_diary.path.read_bytes()
    rows = json.loads(sqlite_utils("rows", filled_diary.path, "history"))
    assert [row["id"] for row in rows] == [entry.id for entry in filled_diary.entries()]
    query = "select kind, count(*) as number from history group by kind"
    by_kind = json.loads(sqlite_utils("query", filled_diary.path, query))
    assert {row["kind"]: row["number"] for row in by_kind} == Counter(row["kind"] for row in rows)
    assert "CREATE VIEW history" in sqlite_utils("schema", filled_diary.path)
    assert filled_diary.path.read_bytes() == before


def test_diary_can_be_read_by_a_program_that_may_not_write(filled_diary: Diary) -> None:
    connection = sqlite3.connect(f"{filled_diary.path.as_uri()}?mode=ro&immutable=1", uri=True)
    (number,) = connection.execute("select count(*) from history").fetchone()
    connection.close()
    assert number == filled_diary.count_entries()
