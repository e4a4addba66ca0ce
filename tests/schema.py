"""Writes docs/schema.md and docs/datasette.json from the real schema: `python -m tests.schema`.

What a column means is said in footlog/domain/columns.py; here stands only what no file that leaves
footlog has.
"""

import json
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from footlog.domain.columns import EXERCISES, FUNCTION, HISTORY, PLAN, Column
from footlog.store.creating import prepare
from footlog.store.database import APPLICATION_ID, SCHEMA, reading

DOCS = Path(__file__).parents[1] / "docs"
RENAMED = {"local_date": "date", "local_time": "time", "set_number": "set"}
TOKEN = Column("token", "marks one tap, so that it is kept once; empty when imported")


@dataclass(frozen=True)
class Table:
    """What a table or view holds, and which columns say what they mean elsewhere or here."""

    holds: str
    columns: tuple[Column, ...]
    own: tuple[Column, ...] = ()
    hidden: bool = False

    def meaning(self, column: str) -> str:
        """Return what the column means; KeyError when nobody has said."""
        known = {one.name: one.meaning for one in (*self.columns, *self.own)}
        return known[RENAMED.get(column, column)]


TABLES = {
    "history": Table(
        "a view: everything that was logged, one row an entry, oldest first; history.csv without "
        "the exercise's name",
        HISTORY,
    ),
    "set_logs": Table("the completed sets", HISTORY, (TOKEN,)),
    "pain_scores": Table("the pain scores apart from sets", HISTORY, (TOKEN,)),
    "day_records": Table("what days were when nothing was logged", HISTORY),
    "marks": Table("what was different about the foot's days", HISTORY, (TOKEN,)),
    "plan_items": Table("what was asked for, and from which day to before which day", PLAN),
    "plan_order": Table(
        "the places of the exercises in the plan",
        PLAN,
        (Column("position", "its place among the others; the lowest comes first"),),
    ),
    "routines": Table(
        "exercises that the person saved to plan them together again",
        (),
        (
            Column("id", "the routine's UUID"),
            Column("name", "what the person calls it"),
            Column("items", "its exercises in their order, with their doses, a JSON list"),
            Column("recorded_at", "when it was typed, UTC"),
        ),
    ),
    "function_scores": Table(
        "how well the foot lets the person do activities of their own",
        FUNCTION,
        (Column("local_date", "the day of the rating, YYYY-MM-DD"),),
    ),
    "own_exercises": Table(
        "exercises that the person added to the catalogue",
        EXERCISES,
        (
            Column("id", "the exercise's id"),
            Column("name", "what the person calls it"),
            Column("targets", "what it trains, a JSON list"),
            Column("equipment", "what it takes, a JSON list"),
            Column("steps", "how it is done, a JSON list"),
            Column("dose", "what to start with, a JSON object with the columns of plan_items"),
        ),
    ),
    "own_pictures": Table(
        "the person's own pictures of these exercises",
        (),
        (
            Column("exercise_id", "the exercise it belongs to, and goes with"),
            Column("sha256", "of the picture's bytes, in hexadecimal"),
            Column("picture", "a JPEG without metadata, at most 512 pixels and 100 kB"),
        ),
    ),
    "settings": Table(
        "the settings that were changed",
        (),
        (Column("name", "which setting"), Column("value", "its value, as text")),
    ),
    "shares": Table(
        "when something of the diary was shared",
        (Column("date", "the day of sharing, YYYY-MM-DD"),),
        (
            Column("what", "history.csv, bundle or report"),
            Column("recorded_at", "when it was made, UTC"),
        ),
    ),
    "taps": Table(
        "the changes that pages sent in the last seven days, so that none is made twice",
        (),
        (
            Column("id", "the id that the browser gave the change"),
            Column("recorded_at", "when it was made, UTC"),
            Column("words", "what the page said then"),
            Column("differences", "the rows before and after it, as JSON, to undo it"),
        ),
        hidden=True,
    ),
    "data_version": Table(
        "how often the diary was written to",
        (),
        (Column("one", "always 1: there is one row"), Column("number", "raised by every write")),
        hidden=True,
    ),
    "_sqlite_migrations": Table(
        "which steps brought the schema to where it is; kept by sqlite-utils",
        (),
        (
            Column("id", "a number"),
            Column("migration_set", "footlog"),
            Column("name", "the step, see footlog/store/migrations.py"),
            Column("applied_at", "when it was taken, UTC"),
        ),
        hidden=True,
    ),
}

_HEAD = f"""\
# The diary's tables

<!-- Written by `python -m tests.schema`. -->

The diary is one SQLite file with `application_id` 0x{APPLICATION_ID:08X} ("foot") and
`user_version` {SCHEMA}. The tables are STRICT and check what goes in. Other programs may read the
diary at any time and should not write to it. Empty (NULL) means: not recorded, never 0.

```sh
datasette --immutable footlog.db --metadata docs/datasette.json
sqlite-utils rows footlog.db history
```
"""


def real_schema() -> dict[str, list[tuple[str, str]]]:
    """Return the columns of every table and view of a new diary, each with its type."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "footlog.db"
        prepare(path)
        with reading(path) as connection:
            found = connection.execute(
                "select name from sqlite_schema where type in ('table', 'view') "
                "and name not like 'sqlite_%'"
            )
            return {row["name"]: _columns(connection, row["name"]) for row in found.fetchall()}


def _columns(connection: sqlite3.Connection, table: str) -> list[tuple[str, str]]:
    return [
        (row["name"], row["type"].lower())
        for row in connection.execute("select name, type from pragma_table_info(?)", (table,))
    ]


def as_markdown(schema: dict[str, list[tuple[str, str]]]) -> str:
    """Return docs/schema.md."""
    return _HEAD + "".join(line for name in TABLES for line in _section(name, schema[name]))


def _section(name: str, columns: list[tuple[str, str]]) -> Iterator[str]:
    yield f"\n## {name}\n\n{TABLES[name].holds.capitalize()}.\n\n"
    typed = any(kind for _, kind in columns) and name != "history"
    yield (
        "| column | type | meaning |\n|---|---|---|\n"
        if typed
        else ("| column | meaning |\n|---|---|\n")
    )
    for column, kind in columns:
        shown = f" {kind} |" if typed else ""
        yield f"| {column} |{shown} {TABLES[name].meaning(column)} |\n"


def as_metadata(schema: dict[str, list[tuple[str, str]]]) -> str:
    """Return docs/datasette.json, with which Datasette says what tables and columns mean."""
    tables = {
        name: {"description": table.holds.capitalize()}
        | ({"hidden": True} if table.hidden else {})
        | {"columns": {column: table.meaning(column) for column, _ in schema[name]}}
        for name, table in TABLES.items()
    }
    whole = {
        "title": "footlog",
        "description": "A foot-rehab diary. Empty means: not recorded, never 0.",
        "databases": {"footlog": {"tables": tables}},
    }
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    """Write both files."""
    schema = real_schema()
    (DOCS / "schema.md").write_text(as_markdown(schema), "utf-8", newline="\n")
    (DOCS / "datasette.json").write_text(as_metadata(schema), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
