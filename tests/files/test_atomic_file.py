"""Files appear whole or not at all."""

from pathlib import Path
from typing import IO

import pytest

from footlog.files.atomic_file import atomic_write, check_not_diary
from footlog.files.reading.csv_format import CsvError


def fail_after(file: IO[bytes]) -> None:
    file.write(b"half")
    raise BufferError


def test_the_file_appears_when_the_block_ends(tmp_path: Path) -> None:
    out = tmp_path / "report.pdf"
    with atomic_write(out) as file:
        file.write(b"all of it")
        assert not out.exists()
    assert out.read_bytes() == b"all of it"
    assert list(tmp_path.iterdir()) == [out]


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    out = tmp_path / "report.pdf"
    out.write_bytes(b"before")
    with pytest.raises(BufferError), atomic_write(out) as file:
        fail_after(file)
    assert out.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [out]


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    out = tmp_path / "nowhere" / "report.pdf"
    with (
        pytest.raises(CsvError, match=r"report\.pdf cannot be written \(No such file"),
        atomic_write(out),
    ):
        pass


def test_the_diary_is_never_written_over(tmp_path: Path) -> None:
    diary = tmp_path / "footlog.db"
    diary.touch()
    check_not_diary(tmp_path / "report.pdf", diary, "report")
    with pytest.raises(CsvError, match="is the diary itself: choose another name for the report"):
        check_not_diary(diary, diary, "report")
