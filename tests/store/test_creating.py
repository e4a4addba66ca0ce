"""Creating a diary: whole or not at all, for its person alone, one of several at once."""

import os
import stat
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from footlog.domain.backup import Why
from footlog.store.backups import make_backup
from footlog.store.checks import check
from footlog.store.creating import prepare
from footlog.store.database import APPLICATION_ID, SCHEMA, reading
from footlog.store.diary import Diary
from footlog.store.errors import DiaryError
from footlog.store.restore import restore
from tests.helpers.builders import on, set_log

NOW = datetime(2026, 3, 18, 20, 0, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    prepare(tmp_path / "footlog.db")
    return tmp_path / "footlog.db"


def test_new_diary_is_marked_as_footlogs_with_todays_schema(path: Path) -> None:
    assert path.read_bytes()[68:72] == b"foot"
    with reading(path) as connection:
        assert connection.execute("pragma application_id").fetchone()[0] == APPLICATION_ID
        assert connection.execute("pragma user_version").fetchone()[0] == SCHEMA
        assert connection.execute("pragma integrity_check").fetchone()[0] == "ok"


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o177])
def test_new_diary_and_its_folders_are_its_persons_alone(tmp_path: Path, umask: int) -> None:
    path = tmp_path / "over" / "new" / "footlog.db"
    before = os.umask(umask)
    try:
        backup = make_backup(Diary(path, create=True).path, Why.ON_DEMAND, NOW)
        restore(tmp_path / "far" / "away" / "footlog.db", backup.path, NOW)
    finally:
        os.umask(before)
    folders = [file for file in tmp_path.rglob("*") if file.is_dir()]
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert len(folders) == 6
    assert len(files) >= 5
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in folders} == {0o700}
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_new_diary_leaves_no_other_file_behind(path: Path) -> None:
    assert list(path.parent.iterdir()) == [path]


def test_diary_that_is_there_is_left_as_it_is(path: Path) -> None:
    before = path.read_bytes()
    prepare(path)
    check(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "name", ["a b.db", "50%.db", "what?.db", "a#b.db", "é€👣.db", "mode=ro&x.db", "'q\".db"]
)
def test_diary_may_have_any_name(tmp_path: Path, name: str) -> None:
    Diary(tmp_path / name, create=True).save(set_log(), on("2026-03-09"))
    assert [file.name for file in tmp_path.iterdir()] == [name]
    assert Diary(tmp_path / name).count_entries() == 1


@pytest.mark.parametrize("trial", range(5))
def test_diaries_made_at_once_beside_a_leftover_are_one(tmp_path: Path, trial: int) -> None:
    path = tmp_path / "footlog.db"
    path.with_name("footlog.db-wal").write_bytes(b"left" * trial)
    threads = [threading.Thread(target=prepare, args=(path,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    diary, backups, left = sorted(tmp_path.iterdir(), key=lambda one: len(one.name))
    assert (diary, backups.name) == (path, "footlog.db-backups")
    assert left.name.startswith("footlog.db.left-")
    assert left.read_bytes() == b"left" * trial
    assert prepare(path) == SCHEMA


def test_diaries_made_at_once_are_one(tmp_path: Path) -> None:
    path = tmp_path / "footlog.db"
    threads = [threading.Thread(target=prepare, args=(path,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert list(tmp_path.iterdir()) == [path]
    check(path)


def test_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    path = tmp_path / "file" / "footlog.db"
    with pytest.raises(
        DiaryError, match=r"cannot be used .*: check the folder and its permissions"
    ):
        prepare(path)
    assert (tmp_path / "file").read_text() == "mine"


@pytest.mark.skipif(sys.platform != "linux", reason="/proc takes no new files, even from root")
@pytest.mark.parametrize("place", ["/proc/footlog.db", "/proc/new/footlog.db"])
def test_place_where_nothing_can_be_written_is_named(place: str) -> None:
    with pytest.raises(DiaryError) as refused:
        prepare(Path(place))
    assert str(refused.value) == (
        f"The diary {place} cannot be used (No such file or directory): "
        "check the folder and its permissions."
    )
