"""Connections and transactions: careful, one writer at a time, nothing done by halves."""

import sqlite3
import threading
from pathlib import Path

import pytest

from footlog.domain.validation import InvalidEntry
from footlog.store.checks import check
from footlog.store.creating import prepare
from footlog.store.database import reading, writing
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
