"""Hostile import files: each is refused in a sentence that says what to do, or imported exactly."""

import gzip
import io
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from footlog.domain.logbook import Entry
from footlog.files.reading.csv_format import MOST_ROWS, CsvError
from footlog.files.reading.files import read_import
from footlog.files.reading.uploads import read_uploads
from footlog.store.diary import Diary
from tests.fuzz_import import KNOWN, TODAY
from tests.helpers.builders import day, history_file, numbered_id, on, pain, set_log

LONG = bool(os.environ.get("FOOTLOG_LONG"))
NAMES = {exercise.id: exercise.name for exercise in KNOWN}
NOTE = "NOTE"
ENTRIES: list[Entry] = [
    set_log("2026-03-03", note=NOTE, pain=3, id=numbered_id(901)),
    pain(4, "2026-03-04", id=numbered_id(902)),
    day("2026-03-05", reason="ill", id=numbered_id(903)),
]
SOUND = history_file(ENTRIES, NAMES)
HEADER, SET_ROW, PAIN_ROW, DAY_ROW, _ = SOUND.split(b"\r\n")
EXPORT_AGAIN = "export the file again, or put the missing quotes back."


@pytest.fixture
def diary(tmp_path: Path) -> Diary:
    diary = Diary(tmp_path / "footlog.db", create=True)
    diary.save(set_log("2026-03-02", note="there before", id=numbered_id(900)), TODAY)
    return diary


def imported(diary: Diary, content: bytes, name: str = "history.csv") -> list[Entry]:
    """Import the file as the command does and return what the diary holds then."""
    (diary.path.parent / name).write_bytes(content)
    came, problems = read_import(diary.path.parent / name, None, KNOWN, TODAY)
    if problems:
        raise CsvError("\n".join(map(str, problems)))
    found = diary.import_rows(came, TODAY)
    if found.differs:
        raise CsvError(f"{found.history}: rows differ.")
    return diary.entries()


def refusal(diary: Diary, content: bytes, name: str = "history.csv") -> str:
    """Return why the file is refused; not a byte of the diary has changed."""
    before = diary.path.read_bytes()
    with pytest.raises(CsvError) as refused:
        imported(diary, content, name)
    assert diary.path.read_bytes() == before
    return str(refused.value)


def with_cell(column: str, cell: str, row: bytes = SET_ROW) -> bytes:
    """Return the file with one cell of its first row replaced."""
    cells = row.decode()[1:-1].split('","')
    cells[HEADER.decode().lstrip("\ufeff")[1:-1].split('","').index(column)] = cell
    made = ",".join('"' + one.replace('"', '""') + '"' for one in cells)
    return b"\r\n".join((HEADER, made.encode(), b""))


def zipped(name: str, content: bytes = b"x") -> bytes:
    with zipfile.ZipFile(made := io.BytesIO(), "w") as bundle:
        bundle.writestr(name, content)
    return made.getvalue()


WHOLE = "must be a whole number or empty, not"
ISO_DAY = "must be a date like 2026-03-09, not"
SPAN = "choose a day from 1900-01-01 to 2026-03-19."
UUID = "must be a UUID like 0b0e7b7e-5d2b-4c39-9a4f-2f6d7c1f6a10, not"
UNKNOWN = (
    'is "{}", which footlog does not know: use the id of an exercise in the catalogue or of your '
    "own."
)
FAULTY_CELLS = [
    *(("pain", cell, f'{WHOLE} "{cell}".') for cell in ("3.5", "3,5", "7 ", "1_0", "inf")),
    *(("pain", cell, f'{WHOLE} "{cell}".') for cell in ("nan", "1e400", "7/10", "TRUE")),
    ("pain", "\N{ARABIC-INDIC DIGIT SEVEN}", f'{WHOLE} "\N{ARABIC-INDIC DIGIT SEVEN}".'),
    ("pain", "-1", "must be a whole number from 0 to 10, not -1."),
    ("pain", "11", "must be a whole number from 0 to 10, not 11."),
    ("reps", "1000000000", f'{WHOLE} "1000000000".'),
    ("reps", "100000000", "must be a whole number from 1 to 1,000, not 100000000."),
    *(("date", cell, f'{ISO_DAY} "{cell}".') for cell in ("2026-02-30", "2023-02-29")),
    *(("date", cell, f'{ISO_DAY} "{cell}".') for cell in ("2026-13-01", "26-01-01")),
    *(("date", cell, f'{ISO_DAY} "{cell}".') for cell in ("01/02/2026", "13/02/2026")),
    *(("date", cell, f'{ISO_DAY} "{cell}".') for cell in ("20260101", "2026-W01-1", "46000")),
    ("date", "2026-1-1", f'{ISO_DAY} "2026-1-1".'),
    ("date", "", f"{ISO_DAY} empty."),
    ("date", "0001-01-01", "is 0001-01-01: choose a day from 1900 on."),
    ("date", "9999-12-31", f"is 9999-12-31: {SPAN}"),
    ("date", "2026-03-20", f"is 2026-03-20: {SPAN}"),
    ("time", "24:00", 'must be a time from 00:00 to 23:59, not "24:00".'),
    ("time", "2:30", 'must be a time from 00:00 to 23:59, not "2:30".'),
    ("id", "", f"{UUID} empty."),
    *(("id", cell, f'{UUID} "{cell}".') for cell in ("007", "-1", "1.0", "1e3", "text")),
    ("id", "9223372036854775808", f'{UUID} "9223372036854775808".'),
    ("id", "9" * 20, f'{UUID} "{"9" * 20}".'),
    ("id", "x" * 5000, f'{UUID} "{"x" * 39}…".'),
    ("note", "a\0b", "contains a character that cannot be saved: remove it."),
    ("note", "x" * 5001, "must have at most 5,000 characters, not 5,001."),
    ("note", "x" * 200_000, "must have at most 5,000 characters, not 200,000."),
    *(
        ("exercise_id", cell, UNKNOWN.format(cell))
        for cell in ("no-such", "Heel-raise", "heel-raise ", "heel-rai\u0301se")
    ),
    (
        "recorded_at",
        "2026-03-09T19:05:00+14:00",
        'must be a UTC time like 2026-03-09T18:05:00Z, not "2026-03-09T19:05:00+14:00".',
    ),
    (
        "edited_at",
        "2026-03-09T24:00:00Z",
        'must be a UTC time like 2026-03-09T18:05:00Z, not "2026-03-09T24:00:00Z".',
    ),
]


@pytest.mark.parametrize(("column", "cell", "sentence"), FAULTY_CELLS)
def test_cell_that_cannot_be_kept_is_named(
    diary: Diary, column: str, cell: str, sentence: str
) -> None:
    said = refusal(diary, with_cell(column, cell))
    assert said == f"history.csv, row 2: {column} {sentence}"


OF_AN_EARLIER_VERSION = (" =1", "\xa0+1", "\u200b-1", "\ufeff@a", "\v=1", "\x85＝1", " '1")
"""Texts that footlog once wrote without a `'` in front."""


@pytest.mark.parametrize(
    ("column", "cell", "expected"),
    [
        *((("note", cell, cell)) for cell in ("NA", "None", "null", "nan", "0", "TRUE", " ")),
        *((("note", f"'{cell}", cell)) for cell in ("-", "=1", "'=1", "＝1", "\ttab", "\rcr")),
        *((("note", cell, cell)) for cell in OF_AN_EARLIER_VERSION),
        *((("note", f"'{cell}", cell)) for cell in OF_AN_EARLIER_VERSION),
        *((("note", cell, cell)) for cell in ("a\rb", "a\nb", "a\r\nb", 'a"b', "a,b", "a;b", '"')),
        ("note", "x" * 5000, "x" * 5000),
        ("note", "e\u0301", "e\u0301"),
        ("note", "", None),
        ("date", "2024-02-29", on("2024-02-29")),
        ("date", "2026-03-19", on("2026-03-19")),
        ("date", "1900-01-01", on("1900-01-01")),
        ("time", "02:30", "02:30"),
        ("pain", "", None),
        ("pain", "0", 0),
    ],
)
def test_odd_cell_that_can_be_kept_arrives_as_it_is(
    diary: Diary, column: str, cell: str, expected: object
) -> None:
    entries = imported(diary, with_cell(column, cell))
    (came,) = (entry for entry in entries if entry.id == numbered_id(901))
    assert getattr(came, {"date": "on"}.get(column, column)) == expected


def test_gap_and_overlap_of_summer_time_are_kept_as_they_were_typed(diary: Diary) -> None:
    """At 02:30 on 29 March no clock in Paris stands; on 25 October it does so twice."""
    for date in ("2025-03-30", "2025-10-26"):
        content = with_cell("date", date).replace(b'"","set"', b'"02:30","set"')
        imported(diary, content.replace(b"000000000385", b"%012d" % int(date[5:7])))
    assert [entry.time for entry in diary.entries()][:2] == ["02:30", "02:30"]


def columns(found: str) -> str:
    return f"history.csv, row 1: does not have footlog's columns ({found}): write date,time,"


def utf16(content: bytes) -> bytes:
    return content.decode("utf-8-sig").encode("utf-16")


def cp1252_at_the_end(content: bytes) -> bytes:
    return content[:-4] + b"\xe9" + content[-4:]


NO_COLUMNS = "history.csv, row 1: does not have footlog's columns (missing date, time, kind,"
NOT_WELL_FORMED = "history.csv, after row 1: is not well-formed CSV"
SPREADSHEET = "history.csv is a spreadsheet file, not CSV: open it in the spreadsheet program and"
NO_UTF8 = "is not UTF-8 text: save the file as CSV UTF-8."
FAULTY_FILES: list[tuple[str, Callable[[bytes], bytes], str]] = [
    ("empty", lambda _: b"", "history.csv is empty: choose a history.csv or a .zip made by"),
    ("byte order mark only", lambda _: b"\xef\xbb\xbf", NO_COLUMNS),
    ("UTF-16", utf16, f"history.csv, line 1: {NO_UTF8}"),
    ("UTF-16 BE", lambda c: c.decode().encode("utf-16-be"), f"history.csv, line 1: {NO_UTF8}"),
    ("a cp1252 byte", cp1252_at_the_end, f"history.csv, line 4: {NO_UTF8}"),
    ("sep=", lambda c: b"sep=;\r\n" + c, NO_COLUMNS),
    ("semicolons", lambda c: c.replace(b",", b";"), NOT_WELL_FORMED),
    ("tabs", lambda c: c.replace(b",", b"\t"), NOT_WELL_FORMED),
    (
        "capitals",
        lambda c: c.replace(b'"date"', b'"Date"'),
        columns('missing date; unknown "Date"'),
    ),
    (
        "German",
        lambda c: c.replace(b'"date"', b'"Datum"'),
        columns('missing date; unknown "Datum"'),
    ),
    (
        "another order",
        lambda c: c.replace(b'"date","time"', b'"time","date"'),
        columns("they are doubled or in another order"),
    ),
    ("missing column", lambda c: c.replace(b',"id"', b""), columns("missing id")),
    ("extra column", lambda c: c.replace(b',"id"', b',"id","mood"'), columns('unknown "mood"')),
    (
        "doubled column",
        lambda c: c.replace(b',"id"', b',"id","id"'),
        columns("they are doubled or in another order"),
    ),
    ("blank header", lambda c: c.replace(b',"id"', b',""'), columns("missing id; unknown empty")),
    (
        "100,000 columns",
        lambda _: b",".join(b"c%d" % n for n in range(100_000)) + b"\r\n",
        NO_COLUMNS,
    ),
    (
        "short row",
        lambda c: c.replace(b'"NOTE",', b""),
        f"history.csv, row 2: has 22 fields instead of 23: {EXPORT_AGAIN}",
    ),
    (
        "long first row",
        lambda c: c.replace(b'"NOTE"', b'"NOTE","x"'),
        f"history.csv, row 2: has 24 fields instead of 23: {EXPORT_AGAIN}",
    ),
    (
        "unclosed quote",
        lambda c: c.replace(b'"NOTE"', b'"NOTE'),
        NOT_WELL_FORMED,
    ),
    (
        "id twice",
        lambda c: c + SET_ROW + b"\r\n",
        f'history.csv, row 5: id "{numbered_id(901)}" comes twice: keep one of the rows.',
    ),
    (
        "second record of a day",
        lambda c: c + DAY_ROW.replace(b"387", b"999") + b"\r\n",
        "history.csv, row 5: date is 2026-03-05 in a second day row: keep one of the rows.",
    ),
    (
        "id of another entry",
        lambda c: c.replace(numbered_id(901).encode(), numbered_id(900).encode()),
        "2 new, 0 same, 1 differs: rows differ.",
    ),
    (
        "picture",
        lambda _: b"\x89PNG\r\n\x1a\n\0\0",
        "history.csv is a picture (PNG), not CSV: choose",
    ),
    ("PDF", lambda _: b"%PDF-1.7\n", "history.csv is a PDF document, not CSV: choose"),
    ("SQLite", lambda _: b"SQLite format 3\0", "history.csv is a database, perhaps a diary"),
    ("gzip", gzip.compress, "history.csv is a packed file (gzip), not CSV: unpack it first."),
    (
        "xlsx",
        lambda _: zipped("[Content_Types].xml"),
        SPREADSHEET,
    ),
    (
        "ods",
        lambda _: zipped("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        SPREADSHEET,
    ),
    (
        "zip",
        lambda c: zipped("history.csv", c),
        "history.csv is a .zip file by another name: give it a name that ends in .zip.",
    ),
]


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [(spoil, sentence) for _, spoil, sentence in FAULTY_FILES],
    ids=[name for name, _, _ in FAULTY_FILES],
)
def test_file_of_another_shape_is_refused(
    diary: Diary, spoil: Callable[[bytes], bytes], sentence: str
) -> None:
    said = refusal(diary, spoil(SOUND))
    assert said.startswith(sentence)
    assert len(said.splitlines()) == 1
    assert len(said) < 1000


@pytest.mark.parametrize(
    "spoil",
    [
        lambda c: c,
        lambda c: c.removeprefix(b"\xef\xbb\xbf"),
        lambda c: c.replace(b"\r\n", b"\n"),
        lambda c: c.replace(b"\r\n", b"\r"),
        lambda c: c.replace(b"\r\n", b"\n", 2),
        lambda c: c.replace(b'"', b""),
        lambda c: c.removesuffix(b"\r\n"),
    ],
    ids=["as it was", "no mark", "LF", "lone CR", "mixed", "no quotes", "no last line ending"],
)
def test_file_that_says_the_same_is_imported_exactly(
    diary: Diary, spoil: Callable[[bytes], bytes]
) -> None:
    assert imported(diary, spoil(SOUND))[1:] == ENTRIES


def test_header_only_brings_nothing(diary: Diary) -> None:
    assert len(imported(diary, HEADER + b"\r\n")) == 1


def test_a_quote_inside_an_unquoted_field_is_kept(diary: Diary) -> None:
    entries = imported(diary, SOUND.replace(b'"NOTE"', b'5" step'))
    assert [entry.note for entry in entries] == ["there before", '5" step', None, None]


def test_file_cut_off_anywhere_is_refused_or_brings_whole_rows(diary: Diary) -> None:
    entries = [set_log("2026-03-03", note=f"note {n}\r\n", id=numbered_id(n)) for n in range(300)]
    content = history_file(entries, NAMES)
    cuts = range(0, len(content), 100 if LONG else 1000)
    there = diary.entries()
    for cut in cuts:
        try:
            read = read_uploads([("history.csv", content[:cut])], KNOWN, TODAY, {})
        except CsvError:
            continue
        came = list(read.batch.entries)
        assert read.problems or read.is_open or came == entries[: len(came)]
    assert diary.entries() == there


def test_export_of_a_newer_footlog_is_refused_by_the_names_of_its_columns(diary: Diary) -> None:
    newer = SOUND.replace(b',"id"', b',"id","mood"').replace(b'"\r\n"', b'","good"\r\n"')
    assert 'unknown "mood"' in refusal(diary, newer)


MEASURED = """
import resource, sys, time
from pathlib import Path
from footlog.files.reading.csv_format import CsvError
from footlog.files.reading.files import read_import
from tests.fuzz_import import KNOWN, TODAY
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
begun = time.monotonic()
try:
    read_import(Path(sys.argv[1]), None, KNOWN, TODAY)
except CsvError as error:
    print(error)
print(time.monotonic() - begun)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.long
@pytest.mark.skipif(not LONG, reason="writes 200 MB; FOOTLOG_LONG=1 runs it")
def test_a_million_rows_are_refused_in_ten_seconds_and_300_mib(tmp_path: Path) -> None:
    file = tmp_path / "history.csv"
    with file.open("wb") as out:
        out.write(HEADER + b"\r\n")
        for n in range(1_000_000):
            out.write(SET_ROW.replace(b"000000000385", b"%012x" % n) + b"\r\n")
    command = [sys.executable, "-c", MEASURED, str(file)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    sentence, seconds, mebibytes = done.stdout.splitlines()
    assert sentence == (
        f"history.csv has more than {MOST_ROWS:,} rows: split it and import one part at a time."
    )
    assert float(seconds) < 10
    assert int(mebibytes) < 300


def test_too_many_rows_are_refused_before_they_are_read(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("footlog.files.reading.csv_format.MOST_ROWS", 3)
    assert len(imported(diary, SOUND)) == 4
    monkeypatch.setattr("footlog.files.reading.csv_format.MOST_ROWS", 2)
    assert refusal(diary, SOUND) == (
        "history.csv has more than 2 rows: split it and import one part at a time."
    )


def test_lines_within_notes_are_no_rows(diary: Diary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("footlog.files.reading.csv_format.MOST_ROWS", 3)
    assert len(imported(diary, SOUND.replace(b"NOTE", b"a\nb\nc\nd\ne"))) == 4


def test_problems_of_very_many_rows_stay_small_and_quick() -> None:
    rows = 90_000 if LONG else 5000
    bad = SET_ROW.replace(b'"3"', b'"7/10"')
    content = b"\r\n".join((HEADER, *[bad] * rows, b""))
    begun = time.monotonic()
    read = read_uploads([("history.csv", content)], KNOWN, TODAY, {})
    assert len(read.problems) == rows
    assert time.monotonic() - begun < (30 if LONG else 20)
