"""Backups made to do harm: each is refused in a sentence that says why, and the diary stays."""

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

import pytest

from footlog.domain.backup import Why
from footlog.domain.sharing import Shared
from footlog.store.backups import backups_folder, list_backups, make_backup
from footlog.store.diary import Diary
from footlog.store.errors import DiaryError
from footlog.store.restore import restore
from tests.conftest import LONG
from tests.helpers.builders import RECORDED_AT
from tests.helpers.operations import TODAY, read_everything, small_diary

NOW = datetime(2026, 3, 18, 20, 0, tzinfo=UTC)
NEVER_ENDS = "with recursive n(i) as (select 1 union all select i + 1 from n) select i from n"


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a diary of one of everything, to be copied."""
    return small_diary(tmp_path_factory.mktemp("untouched") / "footlog.db").path


@pytest.fixture
def there(untouched: Path, diary_file: Path) -> Diary:
    """Return the diary that no backup may harm."""
    diary_file.parent.mkdir()
    shutil.copyfile(untouched, diary_file)
    return Diary(diary_file)


@pytest.fixture
def backup(untouched: Path, tmp_path: Path) -> Path:
    """Return a backup from elsewhere, to be spoilt."""
    file = Path(shutil.copyfile(untouched, tmp_path / "from elsewhere.db"))
    Diary(file).note_share(Shared.REPORT, TODAY, RECORDED_AT)
    return file


def spoil(backup: Path, *statements: str) -> None:
    with closing(sqlite3.connect(backup, isolation_level=None)) as connection:
        connection.execute("pragma ignore_check_constraints = on")
        for statement in statements:
            connection.execute(statement)


def loosen(table: str) -> tuple[str, ...]:
    """Return the statements that make the table anew, without a rule for its rows."""
    return (
        f"create table loose as select * from {table}",  # noqa: S608 - ours
        f"drop table {table}",
        f"alter table loose rename to {table}",
    )


def refused(diary: Diary, backup: Path) -> str:
    """Return the sentence with which a restore was refused; nothing may have changed."""
    before = diary.path.read_bytes()
    with pytest.raises(DiaryError) as error:
        restore(diary.path, backup, NOW)
    assert diary.path.read_bytes() == before
    assert list_backups(diary.path) == ()
    assert not list(backups_folder(diary.path).glob(".*.tmp*"))
    assert not list(diary.path.parent.glob("*.damaged-*"))
    return str(error.value)


def test_the_backup_itself_can_be_restored(there: Diary, backup: Path) -> None:
    wanted = read_everything(Diary(backup))[:-1]
    for number in (1, 2):
        there.delete_all([entry.id for entry in there.entries()])
        restore(there.path, backup, NOW)
        assert read_everything(there)[:-1] == wanted
        assert len(list_backups(there.path)) == number


FOREIGN = "it contains a value that footlog never writes"
UUID_LIKE = "id must be a UUID like 0b0e7b7e-5d2b-4c39-9a4f-2f6d7c1f6a10, not "
UTC_LIKE = "must be a UTC time like 2026-03-09T18:05:00Z, not "
SCHEDULE = "schedule must be like daily, every 2 days, mon,wed,fri or 3 per week, not "
WRONG = [
    ("plan_items", 1, "schedule = 'garbage'", SCHEDULE + '"garbage"'),
    ("plan_items", 2, "times_per_day = 1000", "times_per_day must be a whole number from 1 to 12"),
    ("settings", 2, "value = '99'", "pain limit must be a whole number from 0 to 10, not 99"),
    ("settings", 2, "value = 'much'", FOREIGN),
    ("settings", 4, "value = 'elbow'", FOREIGN),
    ("own_exercises", 1, "kind = 'juggling'", FOREIGN),
    ("own_exercises", 1, "steps = '[\"open'", FOREIGN),
    ("own_exercises", 1, "steps = '\"letters\"'", FOREIGN),
    ("own_exercises", 1, f"targets = '{'[' * 50_000}'", FOREIGN),
    ("own_exercises", 1, "dose = '{\"leaps\": 1}'", FOREIGN),
    ("own_exercises", 1, 'dose = \'{"minutes": "NaN"}\'', "minutes must be a number above 0"),
    ("own_pictures", 1, "picture = x'00'", "picture does not match its checksum"),
    ("set_logs", 1, "reps = 9223372036854775807", "reps must be a whole number from 1 to 1,000"),
    ("set_logs", 2, "minutes = 9e999", "minutes must be a number above 0 and up to 600"),
    ("set_logs", 2, "local_date = '0001-01-01'", "date is 0001-01-01: choose a day from 1900 on"),
    ("set_logs", 2, "id = 'not-an-id' || substr(id, 10)", UUID_LIKE + '"not-an-id0000-'),
    ("set_logs", 2, "id = cast(x'ff' as text) || substr(id, 2)", FOREIGN),
    ("day_records", 1, "edited_at = 'soon'", f'edited_at {UTC_LIKE}"soon"'),
    ("function_scores", 1, "activity = '   '", "activity is empty"),
    ("shares", 1, "recorded_at = '2026-00-00T29:00:00Z'", f"recorded_at {UTC_LIKE}"),
]


@pytest.mark.parametrize(("table", "number", "change", "problem"), WRONG)
def test_a_row_that_footlog_cannot_read_is_named(  # noqa: PLR0913, PLR0917 - one a column
    there: Diary, backup: Path, table: str, number: int, change: str, problem: str
) -> None:
    spoil(backup, f"update {table} set {change} where rowid = {number}")  # noqa: S608 - ours
    sentence = refused(there, backup)
    assert sentence.startswith(f"footlog cannot read row {number} of {table} ({problem}")
    assert sentence.endswith(
        f") in the backup {backup}: choose another one (nothing was restored)."
    )


@pytest.mark.parametrize(
    ("statement", "number", "table"),
    [
        ("update plan_items set sets = 'three'", 1, "plan_items"),
        ("update pain_scores set pain = 99", 1, "pain_scores"),
        ("update set_logs set side = null where token = 'another tap'", 2, "set_logs"),
        ("update set_logs set token = 'tap'", 2, "set_logs"),
        ("update set_logs set id = 'short' where token = 'another tap'", 2, "set_logs"),
        ("insert into day_records select * from day_records", 2, "day_records"),
        ("insert into settings values (x'ff', 'x')", 6, "settings"),
        ("update own_pictures set exercise_id = 'gone'", 1, "own_pictures"),
        ("insert into shares values ('2026-02-31', 'report', '2026-03-01T10:00:00Z')", 2, "shares"),
    ],
)
def test_a_table_without_its_rules_is_held_to_them(
    there: Diary, backup: Path, statement: str, number: int, table: str
) -> None:
    spoil(backup, "drop view history", *loosen(table), statement)
    assert refused(there, backup) == (
        f"footlog cannot read row {number} of {table} (it breaks a rule of the diary) in the "
        f"backup {backup}: choose another one (nothing was restored)."
    )


SAME_ID = "insert into pain_scores (id, local_date, recorded_at, pain, moment) select id, {0}"
TOGETHER = {
    "one id for two entries": (
        SAME_ID.format("local_date, recorded_at, 3, 'morning' from set_logs where rowid = 1"),
        'row 2 of pain_scores (id is "00000000-0000-4000-8000-000000000385", as another entry\'s)',
    ),
    "a foot twice in the plan": (
        "update plan_items set side = 'left', ends_on = null where ends_on is not null",
        "row 2 of plan_items (starts_on 2026-02-02 overlaps another item of heel-raise",
    ),
}


@pytest.mark.parametrize("what", TOGETHER)
def test_rows_that_are_wrong_together_are_named(there: Diary, backup: Path, what: str) -> None:
    statement, problem = TOGETHER[what]
    spoil(backup, statement)
    assert refused(there, backup).startswith(f"footlog cannot read {problem}")


def test_a_backup_with_a_manifest_is_read_row_by_row_too(there: Diary) -> None:
    spoil(there.path, "update settings set value = '99' where name = 'pain_limit'")
    made = make_backup(there.path, Why.ON_DEMAND, NOW)
    with pytest.raises(DiaryError, match=r"footlog cannot read row 2 of settings \(pain limit"):
        restore(there.path, made.path, NOW)


def trigger(statement: str) -> str:
    """Return the statement that makes a trigger on the table of migrations."""
    return f"create trigger odd after insert on _sqlite_migrations begin {statement}; end"


OLDER = (
    "drop table own_pictures",
    "delete from _sqlite_migrations where name like 'm012%'",
    "pragma user_version = 11",
)
ENDLESS = {
    "view": (
        "create table other as select * from set_logs",
        "drop table set_logs",
        f"create view set_logs as select other.*, other.rowid from other, ({NEVER_ENDS}) where i",  # noqa: S608 - ours
    ),
    "trigger": (*OLDER, trigger(f"delete from settings where name in ({NEVER_ENDS})")),  # noqa: S608 - ours
}


@pytest.mark.long
@pytest.mark.parametrize("how", ENDLESS)
def test_a_backup_that_never_ends_is_given_up(
    there: Diary, backup: Path, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not LONG:
        monkeypatch.setattr("footlog.store.restore.MOST_SECONDS", 0.3)
    spoil(backup, "drop view history", *ENDLESS[how])
    began = monotonic()
    sentence = refused(there, backup)
    assert monotonic() - began < (75 if LONG else 5)
    assert sentence == (
        f"footlog cannot read the backup {backup} (it takes longer than a minute): choose another "
        "one (nothing was restored)."
    )


@pytest.mark.parametrize(
    ("problem", "change"),
    [
        ("no such function: unheard_of", "view set_logs as select unheard_of(1) as id"),
        ("not authorized", "table odd (one default 'x' check (load_extension(one)))"),
        ("string or blob too big", "table odd (one default 1 check (hex(zeroblob(100000000))))"),
    ],
)
def test_what_sqlite_refuses_to_do_is_said(
    there: Diary, backup: Path, problem: str, change: str
) -> None:
    if change.startswith("view"):
        spoil(backup, "drop view history", "drop table set_logs", f"create {change}")
    else:
        spoil(backup, f"create {change}", "insert into odd default values")
    assert refused(there, backup) == (
        f"footlog cannot read the backup {backup} ({problem}): choose another one (nothing was "
        "restored)."
    )


def test_a_trigger_that_sqlite_refuses_is_damage(there: Diary, backup: Path) -> None:
    spoil(backup, "drop view history", *OLDER, trigger("select unheard_of(1)"))
    assert refused(there, backup) == (
        f"The backup {backup} is damaged: choose another one (nothing was restored)."
    )


INDEX = "create index odd on set_logs (unheard_of(id))"


@pytest.mark.parametrize(
    "statements",
    [
        ('create table "a""b" (one)',),
        ("create view odd as select unheard_of(1)", f"create view endless as {NEVER_ENDS}"),
        (
            "pragma writable_schema = on",
            f"insert into sqlite_schema values ('index', 'odd', 'set_logs', 0, '{INDEX}')",  # noqa: S608 - ours
        ),
    ],
)
def test_what_no_row_needs_does_no_harm(
    there: Diary, backup: Path, statements: tuple[str, ...]
) -> None:
    spoil(backup, *statements)
    there.delete_all([entry.id for entry in there.entries()])
    restore(there.path, backup, NOW)
    assert read_everything(there)[:-1] == read_everything(Diary(backup))[:-1]


def test_a_diary_that_sqlite_refuses_to_read_is_replaced(there: Diary, backup: Path) -> None:
    rule = "create table odd (one default 'x' check (load_extension(one)))"
    spoil(there.path, rule, "insert into odd default values")
    lost = there.path.read_bytes()
    (renamed,) = restore(there.path, backup, NOW).set_aside
    assert renamed.read_bytes() == lost
    assert read_everything(there)[:-1] == read_everything(Diary(backup))[:-1]
