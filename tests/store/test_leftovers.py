"""A journal or a WAL that an earlier diary left behind: no other diary is made of it."""

import os
import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from footlog.domain.backup import Why
from footlog.store.automatic_backups import backup_on_start
from footlog.store.backups import list_backups, make_backup
from footlog.store.checks import check_sound
from footlog.store.diary import Diary
from footlog.store.restore import restore
from tests.helpers.builders import on, set_log
from tests.helpers.operations import small_diary

NOW = datetime(2026, 3, 18, 20, 0, tzinfo=UTC)
TODAY = on("2026-03-18")
STAMP = "20260318T200000Z"

Leave = Callable[[Path], list[Path]]


def saved_long_notes(connection: sqlite3.Connection) -> None:
    connection.execute("pragma cache_size = 1")
    connection.execute("begin immediate")
    connection.execute("update set_logs set note = hex(zeroblob(2000))")


def leave_journal(path: Path) -> list[Path]:
    """Leave the journal of a process that was killed while it saved."""
    journal = path.with_name(f"{path.name}-journal")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        saved_long_notes(connection)
        left = journal.read_bytes()
        connection.execute("rollback")
    journal.write_bytes(left)
    return [journal]


def leave_wal(path: Path) -> list[Path]:
    """Leave the WAL of a process that was killed after it had saved."""
    files = [path.with_name(f"{path.name}-{ending}") for ending in ("wal", "shm")]
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("pragma journal_mode = wal")
        saved_long_notes(connection)
        connection.execute("commit")
        left = [file.read_bytes() for file in files]
    for file, content in zip(files, left, strict=True):
        file.write_bytes(content)
    return files


BOTH = pytest.mark.parametrize("leave", [leave_journal, leave_wal])


@pytest.fixture
def diary(diary: Diary) -> Diary:
    """Return a diary of forty sets."""
    diary.save_sets([(set_log("2026-03-17"), f"tap {n}") for n in range(40)], TODAY)
    return diary


def set_aside(files: list[Path], word: str) -> list[Path]:
    """Return the names that files beside the diary get."""
    return [file.with_name(file.name.replace(".db", f".db.{word}-{STAMP}", 1)) for file in files]


def left_words(files: list[Path]) -> str:
    return f"What an earlier diary left behind was saved as {' and '.join(map(str, files))}."


@BOTH
def test_a_new_diary_starts_without_what_an_earlier_one_left(diary: Diary, leave: Leave) -> None:
    files = leave(diary.path)
    left = [file.read_bytes() for file in files]
    diary.path.unlink()
    sentence = backup_on_start(diary.path, NOW)
    check_sound(diary.path)
    assert Diary(diary.path).count_entries() == 0
    moved = set_aside(files, "left")
    assert [file.read_bytes() for file in moved] == left
    assert sentence == left_words(moved)
    assert not any(map(os.path.lexists, files))


@BOTH
def test_a_restore_where_the_diary_is_gone_brings_back_the_backup_alone(
    diary: Diary, tmp_path: Path, leave: Leave
) -> None:
    backup = small_diary(tmp_path / "backup.db")
    files = leave(diary.path)
    diary.path.unlink()
    done = restore(diary.path, backup.path, NOW)
    assert done.before is None
    assert done.set_aside == tuple(set_aside(files, "damaged"))
    check_sound(diary.path)
    assert Diary(diary.path).entries() == backup.entries()


@BOTH
def test_a_restore_in_place_of_a_damaged_diary_moves_what_it_left_too(
    diary: Diary, tmp_path: Path, leave: Leave
) -> None:
    backup = small_diary(tmp_path / "backup.db")
    files = leave(diary.path)
    diary.path.write_bytes(b"lost" * 5000)
    done = restore(diary.path, backup.path, NOW)
    expected = set_aside([diary.path, *files], "damaged")
    assert list(done.set_aside) == [file for file in expected if file.exists()]
    assert len(done.set_aside) == (
        1 if leave is leave_journal else 3
    )  # SQLite rolls a journal back
    assert not any(map(os.path.lexists, files))
    check_sound(diary.path)
    assert Diary(diary.path).entries() == backup.entries()


def test_a_journal_of_the_diary_itself_is_still_used(diary: Diary, tmp_path: Path) -> None:
    before = diary.entries()
    with closing(sqlite3.connect(diary.path, isolation_level=None)) as connection:
        saved_long_notes(connection)
        for file in (diary.path, diary.path.with_name("footlog.db-journal")):
            shutil.copyfile(file, tmp_path / file.name)
        connection.execute("rollback")
    assert backup_on_start(tmp_path / "footlog.db", NOW) is None
    assert Diary(tmp_path / "footlog.db").entries() == before


def test_what_a_newer_diary_writes_meanwhile_is_not_moved(diary: Diary) -> None:
    leave_journal(diary.path)
    diary.path.unlink()
    threads = [threading.Thread(target=Diary, args=(diary.path,), kwargs={"create": True})]
    threads += [threading.Thread(target=backup_on_start, args=(diary.path, NOW)) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    Diary(diary.path).save(set_log("2026-03-17"), TODAY)
    check_sound(diary.path)
    assert len(list(diary.path.parent.glob("*.left-*"))) == 1


def test_names_that_are_taken_stay(diary: Diary) -> None:
    for number in ("", "-2"):
        leave_journal(diary.path)
        diary.path.unlink()
        Diary(diary.path, create=True).save(set_log("2026-03-17"), TODAY)
        if not number:
            first = next(iter(diary.path.parent.glob("*.left-*")))
            content = first.read_bytes()
    assert first.read_bytes() == content
    assert len(list(diary.path.parent.glob("*.left-*"))) == 2


def test_a_backup_is_made_of_the_new_diary(diary: Diary) -> None:
    leave_wal(diary.path)
    diary.path.unlink()
    Diary(diary.path, create=True).save(set_log("2026-03-17"), TODAY)
    made = make_backup(diary.path, Why.ON_DEMAND, NOW)
    assert made.contents.entries == 1
    assert [one.path for one in list_backups(diary.path)] == [made.path]
