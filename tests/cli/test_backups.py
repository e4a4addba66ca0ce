"""`footlog backup`, `restore` and `check` as people use them."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from footlog.store.backups import backups_folder, list_backups
from footlog.store.database import SCHEMA, writing
from footlog.store.diary import Diary
from tests.helpers.builders import on, set_log
from tests.helpers.commands import footlog, refused, started

TODAY = on("2026-03-18")
WHEN = r"\d{4}-\d\d-\d\d \d\d:\d\d"


@pytest.fixture
def path(diary: Diary) -> Path:
    """Return a diary with two entries."""
    for day in ("2026-03-16", "2026-03-17"):
        diary.save(set_log(day), TODAY)
    return diary.path


def test_backup_says_where_it_was_written(path: Path) -> None:
    done = started("backup", "--db", path)
    (backup,) = list_backups(path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"Wrote a backup with 2 entries to {backup.path}\n"


def test_the_list_has_a_line_for_each_newest_first(path: Path) -> None:
    for _ in range(2):
        footlog("backup", "--db", path)
    newest, older = list_backups(path)
    older.path.write_bytes(b"")
    lines = footlog("backup", "--list", "--db", path).stdout.splitlines()
    assert [line.split()[-1] for line in lines] == [newest.name, older.name]
    assert re.match(rf"{WHEN}  by hand  +2 entries +\d+ kB  undamaged ", lines[0])
    assert re.match(rf"{WHEN}  by hand  +2 entries +\d+ kB  damaged ", lines[1])


def test_restore_brings_back_what_was_lost_and_says_how_to_undo_it(path: Path) -> None:
    footlog("backup", "--db", path)
    (backup,) = list_backups(path)
    diary = Diary(path)
    diary.delete_all([entry.id for entry in diary.entries()])
    done = started("restore", backup.name, "--db", path)
    assert (done.returncode, done.stderr) == (0, "")
    before = list_backups(path)[0]
    assert done.stdout.splitlines() == [
        f"Restored {backup.path}",
        f"{path} now has 2 entries from 2026-03-16 to 2026-03-17.",
        f"To undo this: footlog restore {before.name} --db {path}",
    ]
    assert diary.count_entries() == 2
    assert footlog("restore", before.name, "--db", path).returncode == 0
    assert diary.count_entries() == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows quotes otherwise.")
@pytest.mark.parametrize("name", ["my diary.db", "it's.db", "$(touch x);.db", "-x.db", "a&b*.db"])
def test_the_command_that_undoes_a_restore_works_in_a_shell(tmp_path: Path, name: str) -> None:
    diary = Diary(tmp_path / "a folder" / name, create=True)
    diary.save(set_log("2026-03-16"), TODAY)
    footlog("backup", "--db", diary.path)
    diary.delete_all([entry.id for entry in diary.entries()])
    done = footlog("restore", "--latest", "--db", diary.path)
    (command,) = re.findall("^To undo this: (.*)$", done.stdout, re.MULTILINE)
    assert diary.count_entries() == 1
    printed = subprocess.run(
        ["/bin/sh", "-c", command.replace("footlog", "printf '%s\\n'", 1)],
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
        check=True,
    )
    assert footlog(*printed.stdout.splitlines()).returncode == 0
    assert diary.count_entries() == 0
    assert list(tmp_path.iterdir()) == [diary.path.parent]


def test_latest_is_the_newest_that_is_sound(path: Path) -> None:
    for _ in range(2):
        footlog("backup", "--db", path)
    newest, older = list_backups(path)
    newest.path.write_bytes(b"x")
    done = footlog("restore", "--latest", "--db", path)
    assert done.stdout.startswith(f"Restored {older.path}\n")


def test_restore_makes_a_diary_where_none_is_from_a_bare_file(path: Path, tmp_path: Path) -> None:
    footlog("backup", "--db", path)
    bare = tmp_path / "bare.db"
    shutil.copyfile(list_backups(path)[0].path, bare)
    new = tmp_path / "new" / "footlog.db"
    done = footlog("restore", bare, "--db", new)
    assert done.stdout.splitlines() == [
        f"Restored {bare}",
        f"{new} now has 2 entries from 2026-03-16 to 2026-03-17.",
        "This backup has no manifest, so its checksum could not be checked.",
    ]
    assert Diary(new).entries() == Diary(path).entries()


def test_restore_keeps_a_damaged_diary(path: Path) -> None:
    footlog("backup", "--db", path)
    path.write_bytes(b"lost")
    done = footlog("restore", "--latest", "--db", path)
    (kept,) = path.parent.glob("footlog.db.damaged-*")
    assert f"The damaged diary was saved as {kept}\n" in done.stdout
    assert kept.read_bytes() == b"lost"


@pytest.mark.parametrize("arguments", [(), ("x.db", "--latest")])
def test_restore_needs_one_backup_or_latest(path: Path, arguments: tuple[str, ...]) -> None:
    done = footlog("restore", *arguments, "--db", path)
    assert done.returncode == 2
    assert "Choose one backup, or use --latest." in done.stderr


def test_restore_without_a_backup_is_a_sentence(path: Path, tmp_path: Path) -> None:
    assert refused(footlog("restore", "--latest", "--db", path)).startswith(
        f"There is no undamaged backup of {path}: choose a file"
    )
    assert refused(footlog("restore", tmp_path / "no.db", "--db", path)).startswith(
        f"There is no backup at {tmp_path / 'no.db'}: choose one"
    )


def test_check_says_that_the_diary_is_sound_with_its_figures(path: Path) -> None:
    for _ in range(2):
        footlog("backup", "--db", path)
    list_backups(path)[1].path.write_bytes(b"")
    done = started("check", "--db", path)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == f"{path} is undamaged: 2 entries from 2026-03-16 to 2026-03-17."
    assert f"schema {SCHEMA}" in lines
    assert ["set_logs", "2"] in [line.split() for line in lines]
    assert lines[-2:] == [
        "backups: 2, undamaged: 1",
        f"damaged: {list_backups(path)[1].name}",
    ]


def test_check_changes_nothing(path: Path) -> None:
    before = path.read_bytes()
    footlog("check", "--db", path)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_check_of_a_damaged_diary_names_the_way_back(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:9000])
    assert refused(footlog("check", "--db", path)) == (
        f"The diary {path} is damaged: restore a backup (the file was not changed)."
    )
    path.write_bytes(data)
    footlog("backup", "--db", path)
    path.write_bytes(data[:9000])
    sentence = refused(footlog("check", "--db", path))
    assert sentence.startswith(
        f"The diary {path} is damaged: footlog restore --latest --db {path} restores the backup"
    )
    assert sentence.endswith("with 2 entries.")


def test_check_names_a_row_that_footlog_cannot_read(path: Path) -> None:
    with writing(path) as connection:
        connection.execute("insert into settings values ('pain_limit', '99')")
    assert refused(footlog("check", "--db", path)) == (
        "footlog cannot read row 1 of settings (pain limit must be a whole number from 0 to 10, "
        f"not 99) in the diary {path}: restore a backup (the file was not changed)."
    )


@pytest.mark.parametrize("command", ["backup", "check"])
def test_a_missing_diary_is_not_made(tmp_path: Path, command: str) -> None:
    assert refused(footlog(command, "--db", tmp_path / "no.db")).startswith("There is no diary at")
    assert list(tmp_path.iterdir()) == []


def test_an_import_that_changes_the_diary_is_backed_up_before(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "all.zip"
    footlog("export", "--db", path, "--out", file, "--today", "2026-03-18")
    arguments = ("import", file, "--db", path, "--today", "2026-03-18")
    footlog(*arguments)
    assert not backups_folder(path).exists()
    diary = Diary(path)
    diary.delete(diary.entries()[0].id)
    footlog(*arguments, "--dry-run")
    assert not backups_folder(path).exists()
    assert footlog(*arguments).returncode == 0
    (backup,) = list_backups(path)
    assert (backup.why, backup.contents.entries) == ("before-import", 1)
    assert diary.count_entries() == 2


def test_an_import_where_a_diary_was_says_what_that_left(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "all.zip"
    footlog("export", "--db", path, "--out", file, "--today", "2026-03-18")
    path.unlink()
    journal = path.with_name("footlog.db-journal")
    journal.write_bytes(b"of the lost one")
    done = footlog("import", file, "--db", path, "--today", "2026-03-18")
    (renamed,) = path.parent.glob("footlog.db.left-*-journal")
    assert done.stderr == f"What an earlier diary left behind was saved as {renamed}.\n"
    assert renamed.read_bytes() == b"of the lost one"
    assert Diary(path).count_entries() == 2


def test_the_demo_makes_no_backup(tmp_path: Path) -> None:
    file = tmp_path / "demo.db"
    footlog("demo", "--no-serve", "--db", file, "--weeks", "1")
    assert list(tmp_path.iterdir()) == [file]
