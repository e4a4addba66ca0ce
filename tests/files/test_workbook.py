"""The workbook, read by a library that is not the one that writes it, against history.csv."""

import csv
import io
import re
import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from footlog.domain.catalogue import load_catalogue
from footlog.domain.changes import ImportBatch
from footlog.domain.columns import FUNCTION, HISTORY, PLAN, WEEKS, Column, names
from footlog.domain.exercises import exercise_names
from footlog.files.bundle import Selection, write_bundle, write_export, write_workbook
from footlog.files.reading.csv_format import unescape_formula
from footlog.paths import catalogue_path
from footlog.store.diary import Diary
from tests.cli.test_files import A_MEGABYTE
from tests.conftest import LONG, TODAY
from tests.helpers.builders import import_batch, pain, set_log
from tests.helpers.formula_texts import TEXTS, hostile_diary
from tests.spreadsheet import TODAY as LAST_HOSTILE_DAY
from tests.test_flat_memory import footlog

CATALOGUE = exercise_names(load_catalogue(catalogue_path()).exercises.values())
FORMULA = re.compile(rb"<f[ >]")
SHEETS = {"History": HISTORY, "Plan": PLAN, "Weeks": WEEKS, "Function": FUNCTION}
Cell = object


def workbook(diary: Diary, selection: Selection | None = None, today: date = TODAY) -> bytes:
    """Return the diary's workbook."""
    write_workbook(diary, made := io.BytesIO(), CATALOGUE, today, selection or Selection())
    return made.getvalue()


def rows(content: bytes, sheet: str) -> list[list[Cell]]:
    """Return the cells of a sheet by the type that they have in it; None for an empty one."""
    found = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name(sheet)
    return [[None if cell == "" else cell for cell in row] for row in found.to_python()]


def csv_rows(diary: Diary, name: str, today: date = TODAY) -> list[list[str]]:
    """Return the cells of a file of the .zip."""
    write_bundle(diary, made := io.BytesIO(), CATALOGUE, today)
    with zipfile.ZipFile(made) as bundle:
        text = bundle.read(name).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def typed(column: Column, cell: str) -> Cell:
    """Return what a cell of a .csv file is in the workbook."""
    if cell == "":
        return None
    if column.name in {"date", "starts_on", "ends_on", "week"}:
        return date.fromisoformat(cell)
    if column.name == "time":
        return time.fromisoformat(cell)
    if column.name in {"recorded_at", "edited_at"}:
        return datetime.fromisoformat(cell).replace(tzinfo=None)
    if column.is_text:
        return unescape_formula(cell)
    words = {"kind", "side", "moment", "state", "schedule", "exercise_id", "id"}
    return cell if column.name in words else float(cell)


@pytest.mark.parametrize(("sheet", "columns"), SHEETS.items())
def test_each_cell_is_that_of_the_csv_file_as_what_it_is(
    filled_diary: Diary, sheet: str, columns: tuple[Column, ...]
) -> None:
    entry = replace(set_log("2026-03-17", time="23:59"), edited_at="2026-03-18T22:59:59Z")
    filled_diary.import_rows(import_batch([entry, pain(0, "2026-03-16")]), TODAY)
    header, *written = rows(workbook(filled_diary), sheet)
    assert tuple(header) == names(columns)
    _, *expected = csv_rows(filled_diary, f"{sheet.lower()}.csv")
    if sheet != "Function":
        assert len(expected) > 7
    assert written == [list(map(typed, columns, row)) for row in expected]


def test_every_hostile_text_is_in_its_cells_as_typed_and_none_is_a_formula(tmp_path: Path) -> None:
    diary = Diary(tmp_path / "footlog.db", create=True)
    odd = set_log("2026-03-02", note="_x0041_ & <b> \x01]]>\r\n end ")
    hostile = hostile_diary()
    batch = ImportBatch((*hostile.entries, odd), hostile.items, hostile.exercises, hostile.scores)
    diary.import_rows(batch, LAST_HOSTILE_DAY)
    content = workbook(diary, today=LAST_HOSTILE_DAY)
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(sheets) == len(SHEETS) + 1
        assert [name for name in sheets if FORMULA.search(book.read(name))] == []
    for sheet in ("History", "Plan", "Function"):
        columns = SHEETS[sheet]
        _, *expected = csv_rows(diary, f"{sheet.lower()}.csv", LAST_HOSTILE_DAY)
        _, *written = rows(content, sheet)
        wanted = [list(map(typed, columns, row)) for row in expected]
        assert written == wanted
        assert len(wanted) >= len(TEXTS)


def test_texts_like_formulas_are_marked_so_that_editing_makes_none(tmp_path: Path) -> None:
    diary = Diary(tmp_path / "footlog.db", create=True)
    diary.import_rows(import_batch([set_log(note="=1+1"), set_log(note="1+1")]), TODAY)
    with zipfile.ZipFile(io.BytesIO(workbook(diary))) as book:
        sheet, styles = book.read("xl/worksheets/sheet1.xml"), book.read("xl/styles.xml")
    looks = re.findall(rb'<c r="R[23]"(?: s="(\d+)")? t="inlineStr">', sheet)
    formats = re.findall(rb"<xf [^>]*>", styles.partition(b"<cellXfs")[2])
    assert [b'quotePrefix="1"' in formats[int(look or 0)] for look in looks] == [True, False]


def test_header_filter_and_columns(filled_diary: Diary) -> None:
    number = filled_diary.count_entries()
    content = workbook(filled_diary)
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        assert f'<dimension ref="A1:W{number + 1}"/>' in sheet
        assert '<pane ySplit="1" topLeftCell="A2"' in sheet
        assert f'<autoFilter ref="A1:W{number + 1}"/>' in sheet
        assert len([name for name in book.namelist() if "charts/chart" in name]) == 2
    explained = rows(content, "Columns")
    assert explained[0] == ["sheet", "column", "meaning"]
    assert {(row[0], row[1]) for row in explained[1:] if row[0]} == {
        (sheet, column.name) for sheet, columns in SHEETS.items() for column in columns
    }


def test_a_span_without_notes(filled_diary: Diary) -> None:
    span = Selection(date(2026, 3, 5), date(2026, 3, 10), notes=False)
    content = workbook(filled_diary, span)
    _, *written = rows(content, "History")
    assert len(written) == filled_diary.contents(span.first, span.last).entries
    assert {row[names(HISTORY).index("note")] for row in written} == {None}
    assert [row[0] for row in rows(content, "Weeks")[1:]] == [date(2026, 3, 2), date(2026, 3, 9)]


def test_an_empty_diary_gives_headers_alone(diary: Diary, out: Path) -> None:
    assert write_export(diary, out / "history.XLSX", CATALOGUE, TODAY) == 0
    content = (out / "history.XLSX").read_bytes()
    assert [rows(content, sheet) for sheet in SHEETS] == [
        [list(names(columns))] for columns in SHEETS.values()
    ]


def test_the_same_diary_gives_the_same_bytes(filled_diary: Diary) -> None:
    assert workbook(filled_diary) == workbook(filled_diary)


@pytest.mark.long
@pytest.mark.skipif(not LONG, reason="makes up ten years first; FOOTLOG_LONG=1 runs it")
def test_ten_years_take_little(tmp_path: Path, figure: Callable[[str, str], None]) -> None:
    db = tmp_path / "ten.db"
    run("demo", "--no-serve", "--weeks", "520", "--db", str(db))
    seconds = {
        name: min(run("export", "--db", str(db), "--out", str(tmp_path / name)) for _ in range(5))
        for name in ("history.csv", "history.xlsx")
    }
    peak = footlog("export", "--db", db, "--out", tmp_path / "again.xlsx") / A_MEGABYTE
    figure("workbook of ten years", f"{seconds}, peak {peak:.0f} MB")
    assert seconds["history.xlsx"] < 3 * seconds["history.csv"]
    assert peak < 150


def run(*arguments: str) -> float:
    """Run footlog and return the seconds of work that it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "footlog.cli", *arguments], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
