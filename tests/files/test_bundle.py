"""Whole files out: they appear whole or not at all, and hold what they should."""

import csv
import io
import re
from dataclasses import replace
from pathlib import Path

import pytest

from footlog.domain.columns import PLAN, WEEKS, names
from footlog.domain.settings import Settings
from footlog.files.bundle import Selection, last_rows, write_export
from footlog.files.data_dictionary import FILES
from footlog.files.reading.csv_format import CsvError
from footlog.store.diary import Diary
from tests.helpers.builders import (
    EXERCISE,
    history_file,
    import_batch,
    item,
    on,
    set_log,
)
from tests.helpers.exchanged import ENTRIES, PLANNED, SCORE, TODAY, exchanged_diary, members
from tests.helpers.formula_texts import TEXTS
from tests.spreadsheet import FILES as WITH_TEXTS
from tests.spreadsheet import export

NAMES = {EXERCISE: "Heel raise"}
STARTS_A_FORMULA = re.compile(r"[\s\xad\u200b\u2060\u3164\ufeff]*[=+\-@＝＋－＠]|[\t\r\n]")


@pytest.fixture
def diary(tmp_path: Path) -> Diary:
    return exchanged_diary(tmp_path / "footlog.db")


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_history_is_written_whole_and_counted(diary: Diary, out: Path) -> None:
    assert write_export(diary, out / "history.csv", NAMES, TODAY) == 4
    assert (out / "history.csv").read_bytes() == history_file(ENTRIES, NAMES)
    assert [file.name for file in out.iterdir()] == ["history.csv"]


def test_bundle_holds_history_plan_and_weeks(diary: Diary, out: Path) -> None:
    assert write_export(diary, out / "all.ZIP", NAMES, TODAY) == 4
    found = members(out / "all.ZIP")
    assert found["history.csv"] == history_file(ENTRIES, NAMES)
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
    span = Selection(on("2026-03-05"), on("2026-03-10"))
    assert write_export(diary, out / "some.zip", NAMES, TODAY, span) == 2
    found = members(out / "some.zip")
    assert [row["id"] for row in rows(found["history.csv"])] == [ENTRIES[1].id, ENTRIES[2].id]
    assert [row["week"] for row in rows(found["weeks.csv"])] == ["2026-03-02", "2026-03-09"]


@pytest.mark.parametrize("most", [0, 1, 3, 9])
def test_last_rows_are_those_of_the_file(diary: Diary, out: Path, most: int) -> None:
    two_more = [set_log("2026-03-17", note="'x") for _ in range(2)]
    diary.import_rows(import_batch(two_more), TODAY)
    write_export(diary, out / "history.csv", NAMES, TODAY)
    written = rows((out / "history.csv").read_bytes())
    assert last_rows(diary, NAMES, Selection(), most) == written[len(written) - min(most, 6) :]


def test_empty_diary_gives_headers_alone(tmp_path: Path, out: Path) -> None:
    empty = Diary(tmp_path / "empty.db", create=True)
    assert write_export(empty, out / "all.zip", NAMES, TODAY) == 0
    found = members(out / "all.zip")
    assert set(found) == {*FILES, "README.txt"}
    assert [rows(found[name]) for name in FILES] == [[]] * len(FILES)


def test_bundle_without_notes_holds_none_in_any_file(diary: Diary, out: Path) -> None:
    diary.save_function_score(SCORE, TODAY)
    diary.import_rows(
        import_batch(items=[replace(item(exercise="toe-curls"), note="secret")]), TODAY
    )
    write_export(diary, out / "all.zip", NAMES, TODAY, Selection(notes=False))
    found = members(out / "all.zip")
    assert b"secret" not in b"".join(found.values())
    assert {row["note"] for row in rows(found["history.csv"])} == {""}
    write_export(diary, out / "all.zip", NAMES, TODAY)
    assert b"".join(members(out / "all.zip").values()).count(b"secret") == 2


def test_what_weeks_and_rule_say_follows_the_settings(diary: Diary, out: Path) -> None:
    diary.save_settings(Settings(pain_limit=3, day_starts_at="05:30"))
    write_export(diary, out / "all.zip", NAMES, TODAY)
    readme = " ".join(members(out / "all.zip")["README.txt"].decode().split())
    assert "when the worst pain during was above 3 out of 10" in readme
    assert "A day starts at 05:30" in readme


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


@pytest.fixture(scope="module")
def hostile_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return export(tmp_path_factory.mktemp("hostile"))


@pytest.mark.parametrize("name", WITH_TEXTS)
def test_no_cell_of_any_file_starts_like_a_formula(
    hostile_files: dict[str, bytes], name: str
) -> None:
    found = [cell for row in rows(hostile_files[name]) for cell in row.values()]
    assert len(found) > len(TEXTS)
    assert [cell for cell in found if STARTS_A_FORMULA.match(cell)] == []


@pytest.mark.parametrize("name", WITH_TEXTS)
def test_every_text_is_in_its_cells_as_typed_after_at_most_one_apostrophe(
    hostile_files: dict[str, bytes], name: str
) -> None:
    cells = {
        row[c.name] for row in rows(hostile_files[name]) for c in WITH_TEXTS[name] if c.is_text
    }
    for text in TEXTS:
        armed = STARTS_A_FORMULA.match(text) or text.strip().startswith("'")
        assert (f"'{text}" if armed else text) in cells
