"""Checking a file: one that is not a diary is named in a sentence and left as it is."""

import sqlite3
from pathlib import Path

import pytest

from footlog.store.checks import check
from footlog.store.creating import prepare
from footlog.store.database import APPLICATION_ID, writing
from footlog.store.diary import Diary
from footlog.store.errors import DiaryError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    prepare(tmp_path / "footlog.db")
    return tmp_path / "footlog.db"


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


@pytest.mark.parametrize("opened", [prepare, check])
def test_a_link_to_nothing_is_no_diary_and_becomes_none(tmp_path: Path, opened: object) -> None:
    link = tmp_path / "footlog.db"
    link.symlink_to(tmp_path / "gone.db")
    assert callable(opened)
    with pytest.raises(DiaryError) as refused:
        opened(link)
    assert str(refused.value) == (
        f"{link} is a link to a file that is not there: remove the link, or choose another path."
    )
    assert list(tmp_path.iterdir()) == [link]


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
