"""Restoring: the exact rows come back, nothing wrong ever does, and it can be undone."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from footlog.domain.backup import Why
from footlog.store.backups import backups_folder, is_intact, list_backups, make_backup
from footlog.store.checks import check_sound
from footlog.store.creating import prepare
from footlog.store.database import APPLICATION_ID, SCHEMA, reading, writing
from footlog.store.diary import Diary
from footlog.store.errors import DiaryError
from footlog.store.restore import restore
from tests.helpers.builders import on, set_log
from tests.helpers.older_diaries import contents, schema_of, with_rows, with_steps

NOW = datetime(2026, 3, 18, 20, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=1)
LONG = bool(os.environ.get("FOOTLOG_LONG"))
Rows = dict[str, list[tuple[object, ...]]]


@pytest.fixture
def saved(filled_diary: Diary) -> Path:
    """Return a backup of the filled diary, which has lost and gained entries since."""
    backup = make_backup(filled_diary.path, Why.ON_DEMAND, NOW)
    filled_diary.delete_all([entry.id for entry in filled_diary.entries()[:50]])
    filled_diary.save(
        set_log("2026-03-17", id="ffffffff-0000-4000-8000-000000000000"), on("2026-03-18")
    )
    return backup.path


def refused(path: Path, file: Path) -> str:
    """Return the sentence with which a restore was refused; nothing may have changed."""
    before, backups = path.read_bytes(), list_backups(path)
    with pytest.raises(DiaryError) as error:
        restore(path, file, LATER)
    assert path.read_bytes() == before
    assert list_backups(path) == backups
    assert not list(path.parent.glob("*.damaged-*"))
    assert not list(backups_folder(path).glob(".*.tmp*"))
    return str(error.value)


def damaged_sentence(file: Path) -> str:
    return f"The backup {file} is damaged: choose another one (nothing was restored)."


def test_exactly_the_rows_of_the_backup_come_back(filled_diary: Diary, saved: Path) -> None:
    wanted = contents(saved)
    assert contents(filled_diary.path) != wanted
    restore(filled_diary.path, saved, LATER)
    assert contents(filled_diary.path) == wanted
    check_sound(filled_diary.path)
    assert schema_of(filled_diary.path) == schema_of(saved)


def test_a_restore_can_be_undone_and_that_too(filled_diary: Diary, saved: Path) -> None:
    path, there = filled_diary.path, contents(filled_diary.path)
    done = restore(path, saved, LATER)
    assert done.before
    assert (done.before.why, done.set_aside) == (Why.RESTORE, ())
    again = restore(path, done.before.path, LATER)
    assert contents(path) == there
    assert again.before
    restore(path, again.before.path, LATER)
    assert contents(path) == contents(saved)


def test_the_data_version_goes_up_so_that_no_page_shows_an_old_picture(
    filled_diary: Diary, saved: Path
) -> None:
    versions = [filled_diary.data_version()]
    for _ in range(3):
        restore(filled_diary.path, saved, LATER)
        versions.append(filled_diary.data_version())
    assert versions == sorted(set(versions))


def test_the_file_stays_the_same_for_who_has_it_open(filled_diary: Diary, saved: Path) -> None:
    inode = filled_diary.path.stat().st_ino
    other = sqlite3.connect(filled_diary.path)
    restore(filled_diary.path, saved, LATER)
    assert filled_diary.path.stat().st_ino == inode
    (count,) = other.execute("select count(*) from set_logs").fetchone()
    other.close()
    assert count == len(contents(saved)["set_logs"])


def test_nothing_is_dropped_after_a_restore(filled_diary: Diary, saved: Path) -> None:
    for _ in range(6):
        restore(filled_diary.path, saved, LATER)
    assert len(list_backups(filled_diary.path)) == 7


@pytest.mark.parametrize("lost", [b"", b"x" * 5000, b"SQLite format 3\0" + bytes(5000), None])
def test_a_damaged_diary_is_kept_under_another_name(
    filled_diary: Diary, saved: Path, lost: bytes | None
) -> None:
    path = filled_diary.path
    if lost is None:
        lost = path.read_bytes()[:-9000]
    path.write_bytes(lost)
    path.with_name("footlog.db-journal").write_bytes(b"of the damaged one")
    done = restore(path, saved, LATER)
    assert done.before is None
    renamed = path.with_name("footlog.db.damaged-20260318T200100Z")
    journal = path.with_name(f"{renamed.name}-journal")
    assert done.set_aside == ((renamed,) if lost else (renamed, journal))
    assert renamed.read_bytes() == lost
    assert contents(path) == contents(saved)
    assert not path.with_name("footlog.db-journal").exists()
    assert path.stat().st_mode & 0o777 == 0o600


def test_two_damaged_ones_of_one_second_are_both_kept(filled_diary: Diary, saved: Path) -> None:
    for number in (1, 2):
        filled_diary.path.write_bytes(b"%d" % number * 500)
        restore(filled_diary.path, saved, LATER)
    kept = sorted(filled_diary.path.parent.glob("*.damaged-*"))
    assert [file.read_bytes()[:1] for file in kept] == [b"1", b"2"]


def test_damage_deep_inside_and_a_lost_table_are_damage(filled_diary: Diary, saved: Path) -> None:
    data = bytearray(filled_diary.path.read_bytes())
    data[-3000:-2000] = bytes(1000)
    filled_diary.path.write_bytes(data)
    assert restore(filled_diary.path, saved, LATER).set_aside
    with writing(filled_diary.path) as connection:
        connection.execute("drop table set_logs")
    assert restore(filled_diary.path, saved, LATER).set_aside
    assert contents(filled_diary.path) == contents(saved)


def test_a_data_version_is_never_used_twice_even_when_the_diary_was_lost(
    filled_diary: Diary, saved: Path
) -> None:
    before = filled_diary.data_version()
    filled_diary.path.unlink()
    restore(filled_diary.path, saved, LATER)
    assert filled_diary.data_version() > before


def test_a_missing_diary_is_made_of_the_backup(
    filled_diary: Diary, saved: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "new" / "home" / "footlog.db"
    done = restore(elsewhere, saved, LATER)
    assert (done.before, done.set_aside) == (None, ())
    assert contents(elsewhere) == contents(saved)
    assert elsewhere.parent.stat().st_mode & 0o777 == 0o700
    assert elsewhere.stat().st_mode & 0o777 == 0o600


def test_an_older_backup_is_brought_up_to_date(diary: Diary, tmp_path: Path) -> None:
    old = with_rows(with_steps(tmp_path / "old.db", 4))
    backup = make_backup(old, Why.ON_DEMAND, NOW)
    before = backup.path.read_bytes()
    restore(diary.path, backup.path, LATER)
    found = contents(diary.path)
    for table, rows in contents(backup.path).items():
        assert [now[: len(row)] for now, row in zip(found[table], rows, strict=True)] == rows
    assert schema_of(diary.path) == schema_of(Diary(tmp_path / "new.db", create=True).path)
    assert backup.path.read_bytes() == before


def test_an_older_diary_is_restored_into(filled_diary: Diary, saved: Path, tmp_path: Path) -> None:
    old = with_rows(with_steps(tmp_path / "old.db", 4))
    restore(old, saved, LATER)
    assert contents(old) == contents(saved)
    assert [backup.why for backup in list_backups(old)] == [Why.RESTORE, Why.MIGRATION]


def test_a_file_without_a_manifest_is_restored_when_it_is_a_sound_diary(
    filled_diary: Diary, saved: Path, tmp_path: Path
) -> None:
    bare = tmp_path / "from a stick.db"
    shutil.copyfile(saved, bare)
    restore(filled_diary.path, bare, LATER)
    assert contents(filled_diary.path) == contents(saved)


def test_another_diary_in_use_is_restored_whole(diary: Diary, tmp_path: Path) -> None:
    other = Diary(tmp_path / "other.db", create=True)
    other.save(set_log("2026-03-17"), on("2026-03-18"))
    busy = sqlite3.connect(other.path, isolation_level=None)
    busy.execute("begin immediate")
    busy.execute("delete from set_logs")
    restore(diary.path, other.path, LATER)
    busy.execute("rollback")
    busy.close()
    assert diary.entries() == other.entries()


def test_what_else_a_foreign_file_brings_stays_out(
    filled_diary: Diary, saved: Path, tmp_path: Path
) -> None:
    bare = tmp_path / "bare.db"
    shutil.copyfile(saved, bare)
    connection = sqlite3.connect(bare)
    connection.execute("create table songs (title text)")
    connection.execute(
        "create trigger evil after insert on settings begin delete from set_logs; end"
    )
    connection.commit()
    connection.close()
    before = schema_of(filled_diary.path)
    restore(filled_diary.path, bare, LATER)
    assert schema_of(filled_diary.path) == before
    assert contents(filled_diary.path) == contents(saved)


def test_rows_that_break_a_rule_of_the_diary_are_damage(
    filled_diary: Diary, saved: Path, tmp_path: Path
) -> None:
    bare = tmp_path / "bare.db"
    shutil.copyfile(saved, bare)
    connection = sqlite3.connect(bare)
    connection.execute("pragma ignore_check_constraints = on")
    connection.execute("update pain_scores set pain = 99")
    connection.commit()
    connection.close()
    assert refused(filled_diary.path, bare) == damaged_sentence(bare)


@pytest.mark.parametrize("trial", range(200 if LONG else 4))
def test_a_flipped_bit_anywhere_is_found(filled_diary: Diary, saved: Path, trial: int) -> None:
    chance = random.Random(trial)  # noqa: S311 - which bit
    data = bytearray(saved.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    saved.write_bytes(data)
    (backup,) = list_backups(filled_diary.path)
    assert not is_intact(backup)
    assert refused(filled_diary.path, saved) == damaged_sentence(saved)


@pytest.mark.parametrize("part", [0, 1, 99, 100, 4095, 4096, 4097, 50_000, 100_001, -4096, -1])
def test_a_cut_backup_is_never_restored(filled_diary: Diary, saved: Path, part: int) -> None:
    saved.write_bytes(saved.read_bytes()[:part])
    assert refused(filled_diary.path, saved) == damaged_sentence(saved)


@pytest.mark.parametrize("part", [0, 1, 99, 100, 4095, 4096, 50_000, -4096])
def test_a_cut_file_without_a_manifest_is_never_restored(
    filled_diary: Diary, saved: Path, tmp_path: Path, part: int
) -> None:
    bare = tmp_path / "bare.db"
    bare.write_bytes(saved.read_bytes()[:part])
    assert refused(filled_diary.path, bare) == damaged_sentence(bare)


def test_a_manifest_with_other_figures_is_not_believed(filled_diary: Diary, saved: Path) -> None:
    manifest = saved.with_suffix(".manifest.json")
    rows = list_backups(filled_diary.path)[0].contents.rows["set_logs"]
    text = manifest.read_text()
    assert f'"set_logs": {rows}' in text
    manifest.write_text(text.replace(f'"set_logs": {rows}', f'"set_logs": {rows + 1}'))
    assert refused(filled_diary.path, saved) == damaged_sentence(saved)


def test_a_database_of_another_program_is_never_restored(
    filled_diary: Diary, tmp_path: Path
) -> None:
    make_backup(filled_diary.path, Why.ON_DEMAND, NOW)
    songs = tmp_path / "songs.db"
    with sqlite3.connect(songs) as connection:
        connection.execute("create table songs (title text)")
    connection.close()
    assert "is a database of another program" in refused(filled_diary.path, songs)


def test_a_diary_without_all_its_tables_is_never_restored(
    filled_diary: Diary, saved: Path, tmp_path: Path
) -> None:
    bare = tmp_path / "bare.db"
    connection = sqlite3.connect(bare)
    connection.execute("create table settings (name text, value text)")
    connection.execute(f"pragma application_id = {APPLICATION_ID}")
    connection.execute(f"pragma user_version = {SCHEMA}")
    connection.close()
    assert refused(filled_diary.path, bare) == damaged_sentence(bare)


@pytest.mark.parametrize("ahead", [1, 100])
def test_a_newer_backup_is_never_restored(
    filled_diary: Diary, saved: Path, tmp_path: Path, ahead: int
) -> None:
    newer = tmp_path / "newer.db"
    prepare(newer)
    connection = sqlite3.connect(newer)
    connection.execute(f"pragma user_version = {SCHEMA + ahead}")
    connection.close()
    assert "by a newer footlog" in refused(filled_diary.path, newer)
    assert "update footlog" in refused(filled_diary.path, newer)


def test_a_newer_diary_is_never_replaced(filled_diary: Diary, saved: Path) -> None:
    with writing(filled_diary.path) as connection:
        connection.execute(f"pragma user_version = {SCHEMA + 1}")
    assert "by a newer footlog" in refused(filled_diary.path, saved)


def test_another_programs_database_is_never_replaced(saved: Path, tmp_path: Path) -> None:
    songs = tmp_path / "songs.db"
    with sqlite3.connect(songs) as connection:
        connection.execute("create table songs (title text)")
    connection.close()
    assert "is a database of another program" in refused(songs, saved)


def test_the_diary_itself_is_no_backup(filled_diary: Diary, saved: Path) -> None:
    path = filled_diary.path
    assert refused(path, path) == f"{path} is the diary itself: choose one of its backups."


def test_a_missing_backup_is_a_sentence(filled_diary: Diary, saved: Path, tmp_path: Path) -> None:
    gone = tmp_path / "gone.db"
    sentence = f"There is no backup at {gone}: choose one from the list of backups."
    assert refused(filled_diary.path, gone) == sentence


def test_restores_and_backups_at_once_leave_one_of_the_states(
    filled_diary: Diary, saved: Path
) -> None:
    path = filled_diary.path
    other = make_backup(path, Why.ON_DEMAND, NOW).path
    states = [contents(saved), contents(other)]
    threads = [
        threading.Thread(target=restore, args=(path, file, LATER)) for file in (saved, other) * 2
    ] + [threading.Thread(target=make_backup, args=(path, Why.ON_DEMAND, LATER)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert contents(path) in states
    listed = list_backups(path)
    assert len(listed) == 2 + 4 + 3
    assert all(is_intact(one) and contents(one.path) in states for one in listed)


@pytest.mark.parametrize(
    "name",
    ["a b.db", "50%.db", "what?.db", "a#b.db", "é€👣.db", "mode=ro&x.db", "'q\".db", "file:x"],
)
def test_a_diary_of_any_name_is_backed_up_and_restored(tmp_path: Path, name: str) -> None:
    diary = Diary(tmp_path / name, create=True)
    diary.save(set_log("2026-03-17"), on("2026-03-18"))
    backup = make_backup(diary.path, Why.ON_DEMAND, NOW)
    (entry,) = diary.entries()
    diary.delete(entry.id)
    restore(diary.path, backup.path, LATER)
    assert diary.entries() == [entry]
    assert {file.name for file in tmp_path.iterdir()} == {name, f"{name}-backups"}


ROOMS = ("0", "5000", "60000", "150000")
"""Bytes that a file may grow to."""
FULL = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from footlog.store.errors import DiaryError
from footlog.store.restore import restore
import sqlite_utils
path, file = map(Path, sys.argv[1:3])
most = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
for room in map(int, sys.argv[3:]):
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, most))
    try:
        restore(path, file, datetime.now(UTC))
    except DiaryError as error:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        print(error, flush=True)
    else:
        sys.exit(f"restored with {room} bytes of room")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit for a file's size")
@pytest.mark.parametrize("damaged", [False, True])
def test_a_full_disk_leaves_the_diary_as_it_was(
    filled_diary: Diary, saved: Path, *, damaged: bool
) -> None:
    path = filled_diary.path
    if damaged:
        path.write_bytes(b"lost" * 500)
    before = path.read_bytes()
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(path), str(saved), *ROOMS],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    said = done.stdout.splitlines()
    assert len(said) == len(ROOMS)
    for sentence in said:
        assert "free some disk space" in sentence or "check the disk" in sentence
    assert path.read_bytes() == before
    assert [one.path for one in list_backups(path)] == [saved]
    assert not list(backups_folder(path).glob(".*.tmp*"))


TWO = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from footlog.store.restore import restore
path, first, second = map(Path, sys.argv[1:4])
restore(path, first, datetime.now(UTC))
print("ready", flush=True)
for _ in range(int(sys.argv[4])):
    restore(path, second, datetime.now(UTC))
    restore(path, first, datetime.now(UTC))
"""


def restoring(path: Path, first: Path, second: Path, times: int) -> subprocess.Popen[bytes]:
    arguments = map(str, (path, first, second, times))
    return subprocess.Popen([sys.executable, "-c", TWO, *arguments], stdout=subprocess.PIPE)


def test_two_processes_restoring_at_once_leave_one_of_the_states(
    filled_diary: Diary, saved: Path
) -> None:
    path = filled_diary.path
    other = make_backup(path, Why.ON_DEMAND, NOW).path
    children = [restoring(path, saved, other, 2), restoring(path, other, saved, 2)]
    for child in children:
        child.communicate(timeout=60)
        assert child.returncode == 0
    assert contents(path) in [contents(saved), contents(other)]
    assert len(list_backups(path)) == 2 + 10
    check_sound(path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
def test_a_kill_leaves_the_old_rows_or_the_new_ones(filled_diary: Diary, saved: Path) -> None:
    path = filled_diary.path
    other = make_backup(path, Why.ON_DEMAND, NOW).path
    states: list[Rows] = [contents(saved), contents(other)]
    for kill in range(100 if LONG else 2):
        child = restoring(path, saved, other, 1000)
        assert child.stdout
        child.stdout.readline()
        time.sleep(random.Random(kill).uniform(0, 0.2))  # noqa: S311 - when to kill
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        with reading(path) as connection:
            connection.execute("select count(*) from data_version").fetchone()
        check_sound(path)
        assert contents(path) in states
        assert all(map(is_intact, list_backups(path)))
    restore(path, saved, LATER)
    assert contents(path) == contents(saved)
    assert not list(backups_folder(path).glob(".*.tmp*"))
