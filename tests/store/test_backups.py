"""Backups: whole or not at all, known by their manifest, private, and never too many."""

import json
import os
import random
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from footlog.domain.backup import Backup, Why
from footlog.domain.clock import read_clock
from footlog.store.automatic_backups import back_up_before_import, backup_on_start
from footlog.store.backups import (
    backups_folder,
    is_intact,
    list_backups,
    locked,
    make_backup,
    newest_intact,
    pause_rotation,
    resume_rotation,
)
from footlog.store.checks import check_sound
from footlog.store.database import SCHEMA
from footlog.store.diary import Diary
from footlog.store.errors import DamagedError, DiaryError
from tests.helpers.builders import import_batch, item, on, set_log
from tests.helpers.older_diaries import contents, with_rows, with_steps

NOW = datetime(2026, 3, 18, 20, 0, tzinfo=UTC)
LONG = bool(os.environ.get("FOOTLOG_LONG"))
MINUTE = timedelta(minutes=1)


def backed_up(path: Path, now: datetime = NOW, why: Why = Why.ON_DEMAND) -> Backup:
    return make_backup(path, why, now)


def visible(path: Path) -> set[str]:
    """Return the names in the backups' folder, but for the lock."""
    return {file.name for file in backups_folder(path).iterdir()} - {".lock", ".lock-journal"}


def test_a_backup_holds_every_row(filled_diary: Diary) -> None:
    backup = backed_up(filled_diary.path)
    assert contents(backup.path) == contents(filled_diary.path)
    assert sum(map(len, contents(backup.path).values())) > 900
    assert backup.contents.entries == filled_diary.count_entries()
    assert (backup.contents.schema, backup.why, backup.made_at) == (SCHEMA, Why.ON_DEMAND, NOW)
    assert backup.contents.rows["plan_items"] == len(filled_diary.plan_items())
    there = filled_diary.contents()
    assert (backup.contents.first, backup.contents.last) == (str(there.first), str(there.last))


def test_its_name_says_when_and_why_and_its_manifest_the_rest(diary: Diary) -> None:
    backup = backed_up(diary.path, why=Why.IMPORT)
    assert backup.path == backups_folder(diary.path) / "footlog-20260318T200000Z-before-import.db"
    manifest = json.loads(backup.path.with_suffix(".manifest.json").read_text())
    assert manifest["sha256"] == backup.sha256
    assert manifest["size"] == backup.path.stat().st_size
    assert manifest["rows"]["set_logs"] == 0
    assert list_backups(diary.path) == (backup,)
    assert is_intact(backup)


def test_two_in_one_second_have_names_of_their_own(diary: Diary) -> None:
    assert [backed_up(diary.path).name for _ in range(3)] == [
        "footlog-20260318T200000Z-on-demand.db",
        "footlog-20260318T200000Z-on-demand-2.db",
        "footlog-20260318T200000Z-on-demand-3.db",
    ]


def test_the_list_begins_with_the_newest(diary: Diary) -> None:
    for minutes in (3, 1, 2):
        backed_up(diary.path, NOW - minutes * MINUTE)
    made = [backup.made_at for backup in list_backups(diary.path)]
    assert made == [NOW - minutes * MINUTE for minutes in (1, 2, 3)]


def test_without_backups_the_list_is_empty(diary: Diary, tmp_path: Path) -> None:
    assert list_backups(diary.path) == ()
    assert list_backups(tmp_path / "nowhere" / "x.db") == ()
    assert newest_intact(diary.path) is None


def test_backups_are_their_persons_alone(diary: Diary) -> None:
    umask = os.umask(0)
    try:
        backed_up(diary.path)
        pause_rotation(diary.path)
    finally:
        os.umask(umask)
    folder = backups_folder(diary.path)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}


def test_a_backup_without_its_manifest_and_the_other_way_round_are_not_listed(
    diary: Diary,
) -> None:
    first, second = backed_up(diary.path), backed_up(diary.path)
    first.path.unlink()
    second.path.with_suffix(".manifest.json").unlink()
    assert list_backups(diary.path) == ()


@pytest.mark.parametrize(
    "manifest",
    ["", "{", "[]", "null", "{}", '{"made_at": 3}', '"x"', "\x00", "9" * 5000, "[" * 50_000],
)
def test_a_manifest_that_cannot_be_read_is_no_backup(diary: Diary, manifest: str) -> None:
    backup = backed_up(diary.path)
    backup.path.with_suffix(".manifest.json").write_text(manifest)
    assert list_backups(diary.path) == ()


def test_a_backup_that_is_gone_or_changed_is_not_intact(diary: Diary) -> None:
    older, newer = backed_up(diary.path, NOW - MINUTE), backed_up(diary.path)
    newer.path.write_bytes(newer.path.read_bytes() + b"x")
    assert not is_intact(newer)
    assert newest_intact(diary.path) == older
    older.path.unlink()
    assert not is_intact(older)


def test_only_those_worth_keeping_stay(diary: Diary) -> None:
    for minutes in (4, 3, 2, 1, 0):
        backed_up(diary.path, NOW - minutes * MINUTE)
    assert [backup.made_at.minute for backup in list_backups(diary.path)] == [0, 59, 58]
    assert len(visible(diary.path)) == 6


def test_nothing_is_dropped_while_rotation_pauses(diary: Diary) -> None:
    backed_up(diary.path, NOW - 9 * MINUTE)
    pause_rotation(diary.path)
    for minutes in (4, 3, 2, 1):
        backed_up(diary.path, NOW - minutes * MINUTE)
    assert len(list_backups(diary.path)) == 5
    resume_rotation(diary.path)
    backed_up(diary.path)
    assert len(list_backups(diary.path)) == 3


def test_what_an_ended_process_left_behind_is_cleared(diary: Diary) -> None:
    kept = backed_up(diary.path)
    folder = backups_folder(diary.path)
    for name in (".abc.tmp", ".abc.tmp-journal", "footlog-x-on-demand.manifest.json"):
        (folder / name).write_text("half")
    (folder / "mine.txt").write_text("mine")
    with locked(diary.path):
        assert visible(diary.path) == {
            kept.name,
            kept.path.with_suffix(".manifest.json").name,
            "mine.txt",
        }


def test_a_damaged_diary_is_not_backed_up(filled_diary: Diary) -> None:
    path = filled_diary.path
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(DamagedError, match="is damaged: restore a backup"):
        backed_up(path)
    assert not backups_folder(path).exists()


def test_a_missing_diary_is_not_backed_up(tmp_path: Path) -> None:
    with pytest.raises(DiaryError, match="There is no diary at"):
        backed_up(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_a_sentence(diary: Diary) -> None:
    backups_folder(diary.path).write_text("a file is in the way")
    with pytest.raises(DiaryError) as refused:
        backed_up(diary.path)
    assert str(refused.value) == (
        f"footlog cannot write to {backups_folder(diary.path)} (File exists): free some disk "
        "space or allow writing to this folder (the diary was not changed)."
    )


def test_a_backup_waits_for_nobody_who_only_prepares_to_write(diary: Diary) -> None:
    other = sqlite3.connect(diary.path, isolation_level=None)
    other.execute("begin immediate")
    other.execute("insert into settings values ('feet', 'left')")
    backup = backed_up(diary.path)
    other.execute("commit")
    other.close()
    assert backup.contents.rows["settings"] == 0


CHILD = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from footlog.domain.backup import Why
from footlog.store.backups import make_backup
from footlog.store.errors import DiaryError
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
try:
    make_backup(Path(sys.argv[1]), Why.ON_DEMAND, datetime.now(UTC))
except DiaryError as error:
    print(error)
    sys.exit(3)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit for a file's size")
@pytest.mark.parametrize("room", [0, 100, 5_000, 60_000, 150_000])
def test_a_full_disk_leaves_no_part_of_a_backup(filled_diary: Diary, room: int) -> None:
    path = filled_diary.path
    before = backed_up(path)
    assert before.size > 150_000
    names = visible(path)
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(path), str(room)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (3, "")
    assert done.stdout.startswith(f"footlog cannot write to {backups_folder(path)} (")
    assert done.stdout.endswith("(the diary was not changed).\n")
    assert visible(path) == names
    assert list_backups(path) == (before,)
    check_sound(path)


ENDLESS = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from footlog.domain.backup import Why
from footlog.store.backups import make_backup
print("ready", flush=True)
while True:
    make_backup(Path(sys.argv[1]), Why.ON_DEMAND, datetime.now(UTC))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
def test_a_kill_leaves_only_whole_backups(filled_diary: Diary) -> None:
    path = filled_diary.path
    for kill in range(100 if LONG else 4):
        child = subprocess.Popen([sys.executable, "-c", ENDLESS, str(path)], stdout=subprocess.PIPE)
        assert child.stdout
        child.stdout.readline()
        time.sleep(random.Random(kill).uniform(0, 0.15))  # noqa: S311 - when to kill
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        assert all(map(is_intact, list_backups(path)))
    latest = make_backup(path, Why.ON_DEMAND, datetime.now(UTC))
    assert contents(latest.path) == contents(path)
    listed = list_backups(path)
    assert visible(path) == {one.name for one in listed} | {
        one.path.with_suffix(".manifest.json").name for one in listed
    }


def test_backups_made_at_once_are_all_whole(filled_diary: Diary) -> None:
    path = filled_diary.path
    first = backed_up(path)
    pause_rotation(path)
    threads = [threading.Thread(target=backed_up, args=(path,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    listed = list_backups(path)
    assert len(listed) == 9
    assert all(is_intact(one) and one.contents == first.contents for one in listed)


def test_an_older_diary_is_backed_up_before_it_is_brought_up_to_date(tmp_path: Path) -> None:
    old = with_rows(with_steps(tmp_path / "old.db", 3))
    before = contents(old)
    Diary(old)
    (backup,) = list_backups(old)
    assert (backup.why, backup.contents.schema) == (Why.MIGRATION, 3)
    assert contents(backup.path) == before
    Diary(old)
    assert list_backups(old) == (backup,)


def test_the_start_backs_up_when_the_last_one_is_half_an_hour_old(filled_diary: Diary) -> None:
    path = filled_diary.path
    for minutes, number in ((0, 1), (29, 1), (31, 2), (59, 2), (62, 3)):
        assert backup_on_start(path, NOW + minutes * MINUTE) is None
        assert len(list_backups(path)) == number
    assert {backup.why for backup in list_backups(path)} == {Why.START}


def test_the_start_makes_a_diary_and_no_backup_of_an_empty_one(diary_file: Path) -> None:
    assert backup_on_start(diary_file, NOW) is None
    assert list(diary_file.parent.iterdir()) == [diary_file]


def test_the_start_says_so_when_the_diary_is_empty_and_there_are_backups(
    filled_diary: Diary,
) -> None:
    path = filled_diary.path
    backup = backed_up(path)
    path.unlink()
    assert backup_on_start(path, NOW + 60 * MINUTE) == (
        f"The diary {path} is empty, but there are backups of an earlier one: "
        f"run footlog restore --latest --db {path} to restore the newest."
    )
    assert list_backups(path) == (backup,)


def test_the_start_goes_on_without_room_for_a_backup(filled_diary: Diary) -> None:
    backups_folder(filled_diary.path).write_text("in the way")
    sentence = backup_on_start(filled_diary.path, NOW)
    assert sentence is not None
    assert sentence.startswith("footlog cannot write to")


def test_the_start_refuses_a_diary_with_damage_deep_inside(filled_diary: Diary) -> None:
    path = filled_diary.path
    data = bytearray(path.read_bytes())
    data[-3000:-2000] = bytes(1000)
    path.write_bytes(data)
    with pytest.raises(DamagedError, match="is damaged: restore a backup"):
        backup_on_start(path, NOW)
    assert list_backups(path) == ()


def test_an_import_that_changes_something_is_backed_up_before(diary: Diary) -> None:
    now = read_clock(None, NOW.time(), on("2026-03-18"))
    rows = import_batch([set_log("2026-03-17")], [item()])
    back_up_before_import(diary, rows, now)
    (backup,) = list_backups(diary.path)
    assert (backup.why, backup.contents.is_empty) == (Why.IMPORT, True)
    diary.import_rows(rows, now.today)
    back_up_before_import(diary, rows, now)
    assert list_backups(diary.path) == (backup,)
