"""The files chosen on the Import page: told apart, and each of them read in its own way."""

import io
import zipfile

import pytest

from footlog.domain.logbook import Entry
from footlog.files.export import plan_lines
from footlog.files.reading.csv_format import CsvError
from footlog.files.reading.uploads import looks_resaved, read_uploads
from tests.fuzz_import import KNOWN, TODAY
from tests.helpers.builders import history_file, import_batch, item, pain, set_log

NAMES = {exercise.id: exercise.name for exercise in KNOWN}
ENTRIES: list[Entry] = [set_log("2026-03-03", note="fine"), pain(4, "2026-03-04")]
ITEMS = [item()]
HISTORY = history_file(ENTRIES, NAMES)
PLAN = "".join(plan_lines(ITEMS, NAMES)).encode()
RESAVED = HISTORY.removeprefix(b"\xef\xbb\xbf").replace(b'"', b"").replace(b",", b";")


def zipped() -> bytes:
    with zipfile.ZipFile(made := io.BytesIO(), "w") as bundle:
        bundle.writestr("history.csv", HISTORY)
        bundle.writestr("plan.csv", PLAN)
    return made.getvalue()


@pytest.mark.parametrize(
    "files",
    [
        [("a.zip", zipped())],
        [("a.csv", zipped())],
        [("history (1).csv", HISTORY), ("p.csv", PLAN)],
        [("plan.csv", HISTORY), ("history.csv", PLAN)],
        [("a.csv", RESAVED), ("b.csv", PLAN)],
    ],
    ids=["zip", "zip by another name", "two files", "names the other way round", "one resaved"],
)
def test_files_are_told_apart_by_what_they_hold(files: list[tuple[str, bytes]]) -> None:
    read = read_uploads(files, KNOWN, TODAY, {})
    assert (read.batch, read.problems) == (import_batch(ENTRIES, ITEMS), ())
    assert [one.title for one in read.foreign] == (["a.csv"] if RESAVED in files[0] else [])


def test_a_plan_can_come_alone() -> None:
    assert read_uploads([("plan.csv", PLAN)], KNOWN, TODAY, {}).batch == import_batch([], ITEMS)


@pytest.mark.parametrize(
    ("second", "sentence"),
    [
        ("b.csv", "a.csv and b.csv are both a history.csv: choose one of them."),
        ("a.csv", "Two of the files are called a.csv: choose one of them."),
    ],
)
def test_two_of_a_kind_are_refused(second: str, sentence: str) -> None:
    with pytest.raises(CsvError) as refused:
        read_uploads([("a.csv", HISTORY), (second, HISTORY)], KNOWN, TODAY, {})
    assert str(refused.value) == sentence


def test_problems_of_a_resaved_file_name_its_own_rows() -> None:
    spoilt = RESAVED.replace(b";fine;", b";fine;", 1).replace(b"heel-raise", b"no-such")
    lines = spoilt.split(b"\r\n")
    read = read_uploads([("a.csv", b"\r\n".join([lines[0], b"", *lines[1:]]))], KNOWN, TODAY, {})
    (problem,) = read.problems
    assert str(problem).startswith('a.csv, row 3: exercise_id is "no-such"')


def test_a_cell_that_nothing_explains_keeps_its_own_problem() -> None:
    read = read_uploads([("a.csv", HISTORY.replace(b'"fine"', b'"a\0b"'))], KNOWN, TODAY, {})
    assert [str(problem) for problem in read.problems] == [
        "a.csv, row 2: note contains a character that cannot be saved: remove it."
    ]
    assert read.foreign == ()


@pytest.mark.parametrize(
    ("content", "expected"),
    [(RESAVED, True), (HISTORY, False), (b"%PDF-1.7", False), (b"", False), (b"\xff\0\0", False)],
)
def test_only_what_footlog_may_have_written_once_looks_resaved(
    content: bytes, *, expected: bool
) -> None:
    assert looks_resaved("a.csv", content) is expected
