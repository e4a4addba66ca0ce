"""Opening the diary: how it is made, what is refused, and that nothing is done by halves."""

import os
import sqlite3
import stat
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from footlog.domain.validation import InvalidEntry
from footlog.store.checks import check
from footlog.store.creating import prepare
from footlog.store.database import APPLICATION_ID, SCHEMA, reading, writing
from footlog.store.diary import Diary
from footlog.store.errors import DiaryError
from tests.helpers.builders import on, set_log

ADD_SETTING = "insert into settings values ('feet', 'left')"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    prepare(tmp_path / "footlog.db")
    return tmp_path / "footlog.db"


def rows_of(path: Path) -> list[tuple[str, str]]:
    with reading(path) as connection:
        return [tuple(row) for row in connection.execute("select * from settings")]


def test_new_diary_is_marked_as_footlogs_with_todays_schema(path: Path) -> None:
    assert path.read_bytes()[68:72] == b"foot"
    with reading(path) as connection:
        assert connection.execute("pragma application_id").fetchone()[0] == APPLICATION_ID
        assert connection.execute("pragma user_version").fetchone()[0] == SCHEMA
        assert connection.execute("pragma integrity_check").fetchone()[0] == "ok"


def test_new_diary_is_its_persons_alone(tmp_path: Path) -> None:
    umask = os.umask(0)
    try:
        prepare(tmp_path / "over" / "new" / "footlog.db")
    finally:
        os.umask(umask)
    assert stat.S_IMODE((tmp_path / "over" / "new").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "over" / "new" / "footlog.db").stat().st_mode) == 0o600


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


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("foreign_keys", 1),
        ("synchronous", 3),
        ("journal_mode", "delete"),
        ("secure_delete", 1),
        ("temp_store", 2),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("busy_timeout", 15_000),
    ],
)
def test_every_connection_is_a_careful_one(path: Path, pragma: str, value: object) -> None:
    with reading(path) as connection:
        assert connection.execute(f"pragma {pragma}").fetchone()[0] == value
    with writing(path) as connection:
        assert connection.execute(f"pragma {pragma}").fetchone()[0] == value


def test_what_is_written_is_there_afterwards(path: Path) -> None:
    with writing(path) as connection:
        connection.execute(ADD_SETTING)
        assert connection.in_transaction
    assert rows_of(path) == [("feet", "left")]
    assert list(path.parent.iterdir()) == [path]


class Stopped(BaseException):
    """What ends a script in the middle."""


@pytest.mark.parametrize("stop", [Stopped, ValueError, KeyboardInterrupt, GeneratorExit])
def test_what_was_written_before_a_stop_is_undone(path: Path, stop: type[BaseException]) -> None:
    before = path.read_bytes()

    def stopped() -> None:
        with writing(path) as connection:
            connection.execute(ADD_SETTING)
            raise stop

    with pytest.raises(stop):
        stopped()
    assert path.read_bytes() == before
    with writing(path) as connection:
        connection.execute(ADD_SETTING)
    assert rows_of(path) == [("feet", "left")]


def test_row_that_breaks_a_rule_of_the_database_is_refused_and_undone(path: Path) -> None:
    def doubled() -> None:
        with writing(path) as connection:
            connection.execute(ADD_SETTING)
            connection.execute(ADD_SETTING)

    with pytest.raises(InvalidEntry) as refused:
        doubled()
    assert str(refused.value) == (
        "The entry conflicts with what is in the diary: reload the page and try again."
    )
    assert rows_of(path) == []


def test_half_written_row_is_not_seen_by_others(path: Path) -> None:
    with writing(path) as connection:
        connection.execute(ADD_SETTING)
        assert rows_of(path) == []
    assert rows_of(path) == [("feet", "left")]


def test_writers_wait_for_each_other(path: Path) -> None:
    with writing(path) as connection:
        connection.execute("insert into settings values ('pain_limit', '0')")

    def count_up() -> None:
        for _ in range(20):
            with writing(path) as connection:
                value = connection.execute("select value from settings").fetchone()[0]
                connection.execute("update settings set value = ?", (str(int(value) + 1),))

    threads = [threading.Thread(target=count_up) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert rows_of(path) == [("pain_limit", "160")]


def test_diaries_made_at_once_are_one(tmp_path: Path) -> None:
    path = tmp_path / "footlog.db"
    threads = [threading.Thread(target=prepare, args=(path,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert list(tmp_path.iterdir()) == [path]
    check(path)


def test_missing_diary_is_not_made_by_looking(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    with pytest.raises(DiaryError) as refused:
        check(path)
    assert str(refused.value) == (
        f"There is no diary at {path}: check the path, or start footlog to create one."
    )
    assert list(tmp_path.iterdir()) == []


def other_program(path: Path) -> bytes:
    with sqlite3.connect(path) as connection:
        connection.execute("create table songs (title text)")
    connection.close()
    return path.read_bytes()


def half_diary(path: Path) -> bytes:
    prepare(path)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    return path.read_bytes()


def bare_database(path: Path) -> bytes:
    connection = sqlite3.connect(path)
    connection.execute(f"pragma application_id = {APPLICATION_ID}")
    connection.close()
    return path.read_bytes()


def random_bytes(path: Path) -> bytes:
    path.write_bytes(bytes(range(1, 256)) * 40)
    return path.read_bytes()


def zeros(path: Path) -> bytes:
    path.write_bytes(bytes(300))
    return path.read_bytes()


def one_word(path: Path) -> bytes:
    path.write_bytes(b"hello")
    return path.read_bytes()


def empty(path: Path) -> bytes:
    path.touch()
    return b""


def one_byte(path: Path) -> bytes:
    path.write_bytes(b"S")
    return b"S"


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        (random_bytes, "{} is not a diary: choose another path (the file was not changed)."),
        (zeros, "{} is not a diary: choose another path (the file was not changed)."),
        (one_word, "{} is not a diary: choose another path (the file was not changed)."),
        (
            empty,
            "{} is empty, so it is not a diary: restore a backup there, or choose another path.",
        ),
        (
            one_byte,
            "{} is empty, so it is not a diary: restore a backup there, or choose another path.",
        ),
        (
            half_diary,
            "The diary {} is damaged: restore a backup (the file was not changed).",
        ),
        (
            other_program,
            "{} is a database of another program: choose another path for the diary.",
        ),
        (
            bare_database,
            "{} is a database of another program: choose another path for the diary.",
        ),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
@pytest.mark.parametrize("opened", [prepare, check])
def test_file_that_is_no_diary_is_named_and_left_as_it_is(
    tmp_path: Path, opened: object, made: object, sentence: str
) -> None:
    path = tmp_path / "x.db"
    assert callable(made)
    assert callable(opened)
    before = made(path)
    with pytest.raises(DiaryError) as refused:
        opened(path)
    assert str(refused.value) == sentence.format(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("opened", [prepare, check])
def test_folder_is_no_diary(tmp_path: Path, opened: object) -> None:
    assert callable(opened)
    with pytest.raises(DiaryError) as refused:
        opened(tmp_path)
    assert str(refused.value) == (
        f"{tmp_path} is a folder: give the name of a file in it, such as {tmp_path / 'footlog.db'}."
    )


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


@pytest.fixture
def powerless() -> Iterator[None]:
    """Take away root's rights, for whom no folder is closed."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    yield
    if is_root:
        os.seteuid(0)


@pytest.fixture
def read_only() -> Iterator[Path]:
    """Return a diary that may be read and not written, in a folder like that."""
    with tempfile.TemporaryDirectory(prefix="footlog-read-only-") as name:
        path = Path(name) / "footlog.db"
        prepare(path)
        path.chmod(0o444)
        path.parent.chmod(0o555)
        yield path
        path.parent.chmod(0o700)


@pytest.mark.usefixtures("powerless")
def test_diary_that_may_only_be_read_is_read_and_not_written(read_only: Path) -> None:
    assert rows_of(read_only) == []
    with pytest.raises(DiaryError) as refused, writing(read_only) as connection:
        connection.execute(ADD_SETTING)
    assert str(refused.value) == (
        f"footlog cannot write to the diary {read_only}: allow writing to the file and its folder "
        "(nothing was saved)."
    )
    with pytest.raises(DiaryError, match=r"cannot be used \(Permission denied\): check the folder"):
        prepare(read_only.with_name("new.db"))


@pytest.mark.parametrize("opened", [prepare, check])
def test_folder_that_may_not_be_entered_is_refused_in_a_sentence(
    read_only: Path, request: pytest.FixtureRequest, opened: object
) -> None:
    read_only.parent.chmod(0)
    request.getfixturevalue("powerless")
    assert callable(opened)
    with pytest.raises(DiaryError, match=r"cannot be used \(Permission denied\): check the folder"):
        opened(read_only)


def test_diary_that_another_program_keeps_is_named(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("footlog.store.database.PATIENCE_SECONDS", 0.1)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("begin exclusive")
    try:
        with pytest.raises(DiaryError) as refused, writing(path):
            pass
    finally:
        other.close()
    assert str(refused.value) == (
        f"Another program is using the diary {path}: close that program and try again "
        "(nothing was saved)."
    )


def test_file_that_vanished_after_opening_is_not_made_anew(path: Path) -> None:
    diary = Diary(path)
    path.unlink()
    with pytest.raises(
        DiaryError, match=r"footlog cannot open the diary .* check that its folder exists"
    ):
        diary.save(set_log(), on("2026-03-09"))
    assert not path.exists()


@pytest.mark.parametrize("opened", [prepare, check])
def test_name_that_is_too_long_is_refused_in_a_sentence(tmp_path: Path, opened: object) -> None:
    assert callable(opened)
    with pytest.raises(
        DiaryError, match=r"cannot be used \(File name too long\): check the folder"
    ):
        opened(tmp_path / ("x" * 300))


def test_diary_whose_tables_are_gone_is_refused_in_a_sentence(path: Path) -> None:
    with writing(path) as connection:
        connection.execute("drop table set_logs")
    with pytest.raises(DiaryError) as refused:
        Diary(path).count_entries()
    assert str(refused.value) == (
        f"Part of the diary {path} is missing: restore a backup (the file was not changed)."
    )
