"""Diaries of earlier schemas, with a row in each table."""

import sqlite3
from pathlib import Path

from sqlite_utils import Database

from footlog.store.database import APPLICATION_ID
from footlog.store.migrations import migrations

ROWS = {
    "plan_items": """insert into plan_items
        (id, exercise_id, side, sets, reps, times_per_day, schedule, starts_on, recorded_at)
        values ('00000000-0000-4000-8000-000000000001', 'heel-raise', 'each', 3, 12, 2,
                '3 per week', '2026-03-02', '2026-03-02T18:05:00Z')""",
    "set_logs": """insert into set_logs
        (id, local_date, recorded_at, exercise_id, side, occasion, minutes, pain, note, token)
        values ('00000000-0000-4000-8000-000000000002', '2026-03-02', '2026-03-02T18:05:00Z',
                'heel-raise', 'left', 1, 2.5, 0, 'kept', 'tap')""",
    "pain_scores": """insert into pain_scores
        (id, local_date, recorded_at, pain, moment)
        values ('00000000-0000-4000-8000-000000000003', '2026-03-02', '2026-03-02T18:05:00Z',
                10, 'morning')""",
    "day_records": """insert into day_records
        (id, local_date, recorded_at, state, reason)
        values ('00000000-0000-4000-8000-000000000004', '2026-03-02', '2026-03-02T18:05:00Z',
                'missed', 'ill')""",
    "marks": """insert into marks
        (id, local_date, recorded_at, reason, token)
        values ('00000000-0000-4000-8000-000000000008', '2026-03-02', '2026-03-02T18:05:00Z',
                'long_walk', 'tap')""",
    "own_exercises": """insert into own_exercises
        (id, name, kind, side, position, targets, equipment, steps, dose, schedule, feel, caution,
         recorded_at)
        values ('own-1', 'Mine', 'balance', 'both', 'any', '[]', '[]', '[]', '{"reps": 5}',
                'daily', '', '', '2026-03-02T18:05:00Z')""",
    "own_pictures": "insert into own_pictures values ('own-1', printf('%064d', 0), x'ffd8')",
    "plan_order": "insert or ignore into plan_order values ('heel-raise', 1)",
    "routines": """insert into routines
        values ('00000000-0000-4000-8000-000000000006', 'Mornings',
                '[{"exercise_id": "heel-raise", "side": "both", "dose": {"reps": 5},
                   "schedule": "daily"}]', '2026-03-02T18:05:00Z')""",
    "settings": "insert into settings values ('feet', 'left')",
    "function_scores": """insert into function_scores
        (id, local_date, activity, score, recorded_at)
        values ('00000000-0000-4000-8000-000000000005', '2026-03-02', 'stairs', 0,
                '2026-03-02T18:05:00Z')""",
    "taps": """insert into taps values
        ('00000000-0000-4000-8000-000000000007', '2026-03-02T18:05:00Z', 'Saved.', '[]')""",
    "shares": "insert into shares values ('2026-03-02', 'bundle', '2026-03-02T18:05:00Z')",
}


STEPS = [migration.name for migration in migrations.pending(Database(memory=True))]


TABLES = {*ROWS, "data_version", "_sqlite_migrations"}


def tables(connection: sqlite3.Connection) -> set[str]:
    """Return the names of the tables."""
    found = connection.execute(
        "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'"
    )
    return {row[0] for row in found}


def with_steps(path: Path, number: int) -> Path:
    """Make the diary as a footlog had it that knew only so many steps."""
    connection = sqlite3.connect(path)
    if number:
        before = STEPS[number] if number < len(STEPS) else None
        migrations.apply(Database(connection), stop_before=before)
    connection.execute(f"pragma application_id = {APPLICATION_ID}")
    connection.execute(f"pragma user_version = {number}")
    connection.commit()
    connection.close()
    return path


def with_rows(path: Path) -> Path:
    """Write a row to each table that the diary has."""
    connection = sqlite3.connect(path)
    for table in tables(connection) & set(ROWS):
        connection.execute(ROWS[table])
    connection.commit()
    connection.close()
    return path


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return the rows of each table."""
    connection = sqlite3.connect(path)
    found = {
        table: connection.execute(f"select * from {table}").fetchall()  # noqa: S608 - our names
        for table in tables(connection) & set(ROWS)
    }
    connection.close()
    return found


def schema_of(path: Path) -> list[tuple[object, ...]]:
    """Return the tables, indexes and triggers as they were made."""
    connection = sqlite3.connect(path)
    found = connection.execute("select type, name, sql from sqlite_schema order by 1, 2").fetchall()
    connection.close()
    return found
