"""A full disk, a diary that may only be read, one that another program keeps: nothing is lost."""

import os
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from footlog.domain.logbook import Moment, SetLog
from footlog.store.database import PATIENCE_SECONDS
from footlog.store.diary import Diary
from footlog.store.errors import DiaryError
from footlog.wording import MOMENTS
from tests.conftest import LONG, ROOT
from tests.helpers.app_pages import PAGES
from tests.helpers.builders import item, numbered_id, set_log
from tests.helpers.components import choose, send, tap
from tests.helpers.operations import (
    ENTRIES,
    OPERATIONS,
    TODAY,
    bring_in,
    damage_in,
    read_everything,
    small_diary,
    tables_of,
)

resource = pytest.importorskip("resource", reason="Windows has no limit for a file's size")

Opened = Callable[[str], AppTest]
FULL = (
    "The disk failed to read or write the diary {}: check the disk and its free space (nothing "
    "was saved)."
)


@contextmanager
def no_room(most_bytes: int) -> Iterator[None]:
    """Let no file grow beyond so many bytes in the block, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.long
@pytest.mark.parametrize("room", [0, 100, 2000, 5000] if LONG else [0, 2000])
@pytest.mark.parametrize("name", OPERATIONS if LONG else ("save_sets", "edit", "import_rows"))
def test_a_full_disk_leaves_the_diary_as_it_was(tmp_path: Path, name: str, room: int) -> None:
    diary = small_diary(tmp_path / "footlog.db")
    before, read = tables_of(diary.path), read_everything(diary)
    with no_room(room):
        with pytest.raises(DiaryError) as refused:
            OPERATIONS[name](diary)
        assert read_everything(diary) == read
    assert str(refused.value) == FULL.format(diary.path)
    assert tables_of(diary.path) == before
    assert damage_in(diary.path) == []
    assert list(tmp_path.iterdir()) == [diary.path]
    OPERATIONS[name](diary)
    assert tables_of(diary.path) != before


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_disk_that_gets_full_during_an_import_leaves_the_diary_as_it_was(
    tmp_path: Path, share: float
) -> None:
    diary = small_diary(tmp_path / "footlog.db")
    before, size = diary.path.read_bytes(), diary.path.stat().st_size
    batch = [set_log(note="word " * 200, id=numbered_id(5000 + n)) for n in range(1000)]
    room = size + int(share * 1_000_000)
    with no_room(room), pytest.raises(DiaryError) as refused:
        bring_in(diary, batch, [item(exercise="toe-curls")])
    assert str(refused.value) == FULL.format(diary.path)
    assert diary.path.read_bytes() == before
    bring_in(diary, batch)
    assert len(diary.entries()) == 1000 + ENTRIES


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return the folder of a disk of half a megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=512k", "none", str(folder)]
    if sys.platform != "linux" or subprocess.run(command, check=False).returncode:
        pytest.skip("a small disk cannot be mounted here; the limited file size stands for it")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)  # noqa: S607


def test_a_small_disk_keeps_all_that_was_saved_before_it_was_full(small_disk: Path) -> None:
    diary = Diary(small_disk / "footlog.db", create=True)
    kept: list[SetLog] = []
    (small_disk / "photographs").write_bytes(bytes(200_000))

    def fill() -> None:
        for number in count(1):
            log = set_log(note="word " * 900, id=numbered_id(number))
            diary.save(log, TODAY)
            kept.append(log)

    with pytest.raises(DiaryError) as refused:
        fill()
    assert str(refused.value) == (
        f"There is no room left on the disk for the diary {diary.path}: free some disk space and "
        "try again (nothing was saved)."
    )
    assert len(kept) > 5
    assert diary.entries() == kept
    assert damage_in(diary.path) == []
    (small_disk / "photographs").unlink()
    diary.delete(kept.pop().id)
    assert diary.entries() == kept


def test_a_change_that_the_full_disk_refused_is_saved_when_it_is_sent_again(
    open_app: Opened, diary: Diary, today: date
) -> None:
    diary.add_item(item(starts_on=str(today)), today)
    app, mark = open_app("today"), f"{today}|heel-raise|both|1|1"
    tap(app, mark)
    before = diary.entries()
    with no_room(1000):
        answer = send(app, "change", token=mark, note="it pulled at the heel")
    assert not app.exception
    assert answer == {"refused": FULL.format(diary.path)}
    assert diary.entries() == before
    send(app, "change", token=mark, note="it pulled at the heel")
    assert [getattr(entry, "note", None) for entry in diary.entries()] == ["it pulled at the heel"]


def test_settings_stay_in_the_form_when_the_disk_is_full(open_app: Opened, diary: Diary) -> None:
    app = open_app("settings")
    app.text_input(key="settings_physiotherapist").set_value("Ms Berg")
    with no_room(1000):
        app.button[0].click().run()
    assert FULL.format(diary.path) in [text.value for text in app.text]
    assert app.text_input(key="settings_physiotherapist").value == "Ms Berg"
    app.button[0].click().run()
    assert diary.settings().physiotherapist == "Ms Berg"


@pytest.fixture
def kept_by_another(monkeypatch: pytest.MonkeyPatch) -> float:
    """Return how many seconds footlog waits for another program: in a short run, few."""
    patience = PATIENCE_SECONDS if LONG else 0.3
    monkeypatch.setattr("footlog.store.database.PATIENCE_SECONDS", patience)
    return patience


@pytest.mark.long
def test_a_diary_that_another_program_writes_is_read_and_waited_for(
    open_app: Opened, filled_diary: Diary, today: date, kept_by_another: float
) -> None:
    app = open_app("today")
    count = filled_diary.count_entries()
    with closing(sqlite3.connect(filled_diary.path, isolation_level=None)) as other:
        other.execute("begin immediate")
        begun = time.monotonic()
        app.default_timeout = 60
        answer = choose(app, MOMENTS[Moment.EVENING], 7)
        assert kept_by_another <= time.monotonic() - begun < kept_by_another + 60
        assert answer["refused"] == (
            f"Another program is using the diary {filled_diary.path}: close that program and try "
            "again (nothing was saved)."
        )
        assert filled_diary.count_entries() == count
    choose(app, MOMENTS[Moment.EVENING], 6)
    assert filled_diary.count_entries() == count + 1


def test_a_save_that_has_to_wait_a_little_is_done(diary: Diary) -> None:
    def keep() -> None:
        with closing(sqlite3.connect(diary.path, isolation_level=None)) as other:
            other.execute("begin immediate")
            begun.set()
            time.sleep(0.5)

    begun = threading.Event()
    other = threading.Thread(target=keep)
    other.start()
    begun.wait()
    assert diary.save(set_log(), TODAY)
    other.join()
    assert diary.count_entries() == 1


@pytest.fixture
def open_to_others() -> None:
    """Skip the test where nobody but the owner may read the checkout."""
    closed = [place for place in (ROOT, *ROOT.parents) if place.stat().st_mode & 0o005 != 0o005]
    if os.geteuid() == 0 and closed:
        pytest.skip(f"{closed[0]} is closed to a user without rights, who reads the pages here")


@pytest.mark.long
@pytest.mark.usefixtures("open_to_others")
def test_every_page_of_a_diary_that_may_only_be_read_is_shown(
    open_app: Opened,
    read_only: Path,
    today: date,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    monkeypatch.setenv("FOOTLOG_DB", str(read_only))
    shown = PAGES if LONG else ("today", "history")
    for page in shown:
        open_app(page)
    request.getfixturevalue("powerless")
    before = read_only.read_bytes()
    for page in shown:
        assert open_app(page).title
    app = open_app("today")
    assert choose(app, MOMENTS[Moment.EVENING], 7)["refused"] == (
        f"footlog cannot write to the diary {read_only}: allow writing to the file and its folder "
        "(nothing was saved)."
    )
    assert read_only.read_bytes() == before
