"""Whole files in and out: they appear whole or not at all, and come back as they were."""

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from footlog.bundle import read_import, write_export
from footlog.columns import PLAN, WEEKS, names
from footlog.csv_text import CsvError
from footlog.export import history_lines
from footlog.logbook import Entry
from footlog.store.diary import Diary
from tests.builders import EXERCISE, day, item, on, pain, set_log

TODAY = on("2026-03-20")
NAMES = {EXERCISE: "Heel raise"}
ENTRIES: list[Entry] = [
    set_log("2026-03-03", note="=1+1"),
    day("2026-03-05"),
    pain(0, "2026-03-10"),
    set_log("2026-03-17"),
]
PLANNED = item("3 per week")


@pytest.fixture
def diary(tmp_path: Path) -> Diary:
    diary = Diary(tmp_path / "footlog.db", create=True)
    diary.import_rows(ENTRIES, [PLANNED], TODAY)
    return diary


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as bundle:
        assert bundle.testzip() is None
        return {name: bundle.read(name) for name in bundle.namelist()}


def test_history_is_written_whole_and_counted(diary: Diary, out: Path) -> None:
    assert write_export(diary, out / "history.csv", NAMES, TODAY) == 4
    assert (out / "history.csv").read_bytes() == "".join(history_lines(ENTRIES, NAMES)).encode()
    assert [file.name for file in out.iterdir()] == ["history.csv"]


def test_bundle_holds_history_plan_and_weeks(diary: Diary, out: Path) -> None:
    assert write_export(diary, out / "all.ZIP", NAMES, TODAY) == 4
    found = members(out / "all.ZIP")
    assert found["history.csv"] == "".join(history_lines(ENTRIES, NAMES)).encode()
    plan, weeks = rows(found["plan.csv"]), rows(found["weeks.csv"])
    assert tuple(plan[0]) == names(PLAN)
    assert [row["id"] for row in plan] == [PLANNED.id]
    assert tuple(weeks[0]) == names(WEEKS)
    assert [(row["week"], row["sets_due"], row["adherence"]) for row in weeks] == [
        ("2026-03-02", "3", "0.3333"),
        ("2026-03-09", "3", "0"),
        ("2026-03-16", "1", "1"),
    ]


def test_span_takes_in_both_ends_and_whole_weeks(diary: Diary, out: Path) -> None:
    span = (on("2026-03-05"), on("2026-03-10"))
    assert write_export(diary, out / "some.zip", NAMES, TODAY, span) == 2
    found = members(out / "some.zip")
    assert [row["id"] for row in rows(found["history.csv"])] == [ENTRIES[1].id, ENTRIES[2].id]
    assert [row["week"] for row in rows(found["weeks.csv"])] == ["2026-03-02", "2026-03-09"]


def test_empty_diary_gives_headers_alone(tmp_path: Path, out: Path) -> None:
    empty = Diary(tmp_path / "empty.db", create=True)
    assert write_export(empty, out / "all.zip", NAMES, TODAY) == 0
    assert [rows(content) for content in members(out / "all.zip").values()] == [[], [], []]


@pytest.mark.parametrize("name", ["history.csv", "all.zip"])
def test_export_is_read_back_into_an_equal_diary(
    diary: Diary, tmp_path: Path, out: Path, name: str
) -> None:
    write_export(diary, out / name, NAMES, TODAY)
    entries, items, problems = read_import(out / name, None, NAMES, TODAY)
    copy = Diary(tmp_path / "copy.db", create=True)
    copy.import_rows(entries, items, TODAY)
    assert problems == []
    assert copy.entries() == diary.entries() == ENTRIES
    assert copy.plan_items() == (diary.plan_items() if name == "all.zip" else ())


def test_plan_file_is_read_beside_the_history(diary: Diary, out: Path) -> None:
    write_export(diary, out / "all.zip", NAMES, TODAY)
    found = members(out / "all.zip")
    (out / "history.csv").write_bytes(found["history.csv"])
    (out / "plan.csv").write_bytes(found["plan.csv"])
    entries, items, problems = read_import(out / "history.csv", out / "plan.csv", NAMES, TODAY)
    assert (entries, items, problems) == (ENTRIES, [PLANNED], [])


def test_problems_of_both_files_are_found_at_once(diary: Diary, out: Path) -> None:
    write_export(diary, out / "all.zip", NAMES, TODAY)
    found = members(out / "all.zip")
    history = found["history.csv"].replace(b"2026-03-03", b"2026-02-30")
    (out / "mine.csv").write_bytes(history)
    (out / "my plan.csv").write_bytes(found["plan.csv"].replace(b"3 per week", b"weekly"))
    entries, items, problems = read_import(out / "mine.csv", out / "my plan.csv", NAMES, TODAY)
    assert (len(entries), items) == (3, [])
    assert [str(problem).partition(" is ")[0] for problem in problems] == [
        "mine.csv, row 2: date",
        "my plan.csv, row 2: schedule",
    ]


def test_derived_files_are_not_read_back(diary: Diary, out: Path) -> None:
    write_export(diary, out / "all.zip", NAMES, TODAY)
    found = members(out / "all.zip")
    with zipfile.ZipFile(out / "odd.zip", "w") as bundle:
        bundle.writestr("history.csv", found["history.csv"])
        bundle.writestr("weeks.csv", b"\xff no csv at all")
        bundle.writestr("../history.csv", b"elsewhere")
    assert read_import(out / "odd.zip", None, NAMES, TODAY) == (ENTRIES, [], [])


class Stopped(BaseException):
    """What ends an export in the middle."""


class StopsAtOnce(dict[str, str]):
    """Exercise names that cannot be looked up."""

    def get(self, key: str, default: object = None) -> str:
        """Stop, whatever is looked up."""
        raise Stopped(key, default)


@pytest.mark.parametrize("name", ["history.csv", "all.zip"])
def test_export_that_is_stopped_leaves_the_file_before_it(
    diary: Diary, out: Path, name: str
) -> None:
    (out / name).write_bytes(b"the one before")
    with pytest.raises(Stopped):
        write_export(diary, out / name, StopsAtOnce(), TODAY)
    assert (out / name).read_bytes() == b"the one before"
    assert [file.name for file in out.iterdir()] == [name]


def test_export_takes_the_place_of_the_one_before(diary: Diary, out: Path) -> None:
    (out / "history.csv").write_bytes(b"x" * 100_000)
    write_export(diary, out / "history.csv", NAMES, TODAY)
    assert len(rows((out / "history.csv").read_bytes())) == 4


@pytest.mark.parametrize("name", ["none/history.csv", "folder.csv"])
def test_export_that_cannot_be_written_is_refused(diary: Diary, out: Path, name: str) -> None:
    (out / "folder.csv").mkdir()
    with pytest.raises(CsvError) as refused:
        write_export(diary, out / name, NAMES, TODAY)
    assert str(refused.value).startswith(f"{out / name} cannot be written (")
    assert str(refused.value).endswith("): choose another folder.")
    assert [file.name for file in out.iterdir()] == ["folder.csv"]


def test_export_onto_the_diary_itself_is_refused(diary: Diary) -> None:
    before = diary.path.read_bytes()
    with pytest.raises(CsvError) as refused:
        write_export(diary, diary.path.parent / "." / diary.path.name, NAMES, TODAY)
    assert str(refused.value) == (
        f"{diary.path} is the diary itself: choose another name for the export."
    )
    assert diary.path.read_bytes() == before


def no_zip(content: bytes) -> bytes:
    return content[:-30]


def without_history(content: bytes) -> bytes:
    with zipfile.ZipFile(made := io.BytesIO(), "w") as bundle:
        bundle.writestr("plan.csv", content)
    return made.getvalue()


def damaged_data(content: bytes) -> bytes:
    """Spoil the packed bytes of the first member, which begin after its 30 + 11 bytes of header."""
    return content[:45] + b"\xff" * 20 + content[65:]


def with_flag(content: bytes, *, local: int, central: int, value: int) -> bytes:
    """Set one byte of every member's header, here and in the directory at the end."""
    found = bytearray(content)
    for mark, place in ((b"PK\x03\x04", local), (b"PK\x01\x02", central)):
        at = found.find(mark)
        while at >= 0:
            found[at + place] |= value
            at = found.find(mark, at + 4)
    return bytes(found)


def locked(content: bytes) -> bytes:
    return with_flag(content, local=6, central=8, value=1)


def packed_strangely(content: bytes) -> bytes:
    return with_flag(content, local=8, central=10, value=99)


@pytest.mark.parametrize(
    ("spoilt", "sentence"),
    [
        (no_zip, "all.zip is no sound .zip file: choose another one."),
        (lambda _: b"", "all.zip is no sound .zip file: choose another one."),
        (lambda _: b"PK\x03\x04", "all.zip is no sound .zip file: choose another one."),
        (damaged_data, "all.zip is no sound .zip file: choose another one."),
        (locked, "all.zip is no sound .zip file: choose another one."),
        (packed_strangely, "all.zip is no sound .zip file: choose another one."),
        (without_history, "all.zip holds no history.csv: choose a .zip made by footlog."),
    ],
    ids=["cut off", "empty", "first bytes", "damaged", "locked", "packed", "without"],
)
def test_file_that_is_no_bundle_is_refused(
    diary: Diary, out: Path, spoilt: Callable[[bytes], bytes], sentence: str
) -> None:
    write_export(diary, out / "all.zip", NAMES, TODAY)
    (out / "all.zip").write_bytes(spoilt((out / "all.zip").read_bytes()))
    with pytest.raises(CsvError) as refused:
        read_import(out / "all.zip", None, NAMES, TODAY)
    assert str(refused.value) == sentence


def test_missing_file_is_named(out: Path) -> None:
    with pytest.raises(CsvError, match=r"none\.csv cannot be read \(No such file or directory\):"):
        read_import(out / "none.csv", None, NAMES, TODAY)


def test_bundle_that_would_unpack_to_too_much_is_refused(
    diary: Diary, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_export(diary, out / "all.zip", NAMES, TODAY)
    largest = max(len(content) for content in members(out / "all.zip").values())
    monkeypatch.setattr("footlog.bundle.LARGEST_MEMBER_BYTES", largest)
    assert read_import(out / "all.zip", None, NAMES, TODAY) == (ENTRIES, [PLANNED], [])
    monkeypatch.setattr("footlog.bundle.LARGEST_MEMBER_BYTES", largest - 1)
    with pytest.raises(CsvError, match=r"^all\.zip is too large: choose a \.zip made by footlog"):
        read_import(out / "all.zip", None, NAMES, TODAY)
