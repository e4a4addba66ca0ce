"""Files that a spreadsheet program saved again: understood, or asked about, never guessed."""

import csv
import io
from collections.abc import Callable
from uuid import UUID

import pytest

from footlog.domain.logbook import Entry
from footlog.files.export import plan_lines
from footlog.files.reading.cells import Problem
from footlog.files.reading.csv_format import CsvError
from footlog.files.reading.foreign import ForeignFile, read_foreign
from footlog.files.reading.history import read_history
from footlog.files.reading.other_files import read_plan
from tests.helpers.builders import (
    EXERCISE,
    LAST_DAY,
    day,
    history_file,
    item,
    numbered_id,
    on,
    pain,
    set_log,
)

Rows = list[list[str]]
NAMES = {EXERCISE: "Heel raise"}
ENTRIES: list[Entry] = [
    set_log("2026-02-01", time="09:05", note="=1+1", pain=3, id=numbered_id(1)),
    pain(0, "2026-02-03", id=numbered_id(2)),
    day("2026-02-28", reason="-ill; 'very'", id=numbered_id(3)),
]


def table(entries: list[Entry] | None = None) -> Rows:
    text = history_file(entries or ENTRIES, NAMES).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def saved(rows: Rows, separator: str = ";", encoding: str = "utf-8", first: str = "") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    return (first + out.getvalue()).encode(encoding)


def rewritten(column: str, write: Callable[[str], str], rows: Rows | None = None) -> Rows:
    header, *others = rows or table()
    at = header.index(column)
    return [
        header,
        *([*row[:at], write(row[at]) if row[at] else "", *row[at + 1 :]] for row in others),
    ]


def dotted(cell: str) -> str:
    return f"{on(cell):%d.%m.%Y}"


def american(cell: str) -> str:
    return f"{on(cell).month}/{on(cell).day}/{on(cell).year}"


def entries_of(found: ForeignFile) -> list[Entry]:
    entries, problems = read_history(found.content, [EXERCISE], LAST_DAY)
    assert problems == []
    return entries


@pytest.mark.parametrize(
    ("content", "sentences"),
    [
        (saved(table()), ["The columns are separated by semicolons."]),
        (saved(table(), "\t"), ["The columns are separated by tabs."]),
        (saved(table(), first="sep=;\r\n"), ["The columns are separated by semicolons."]),
        (saved(table(), ",", first='"sep=,"\n'), []),
        (
            saved(table(), "\t", "utf-16"),
            ["The text is read as UTF-16-LE.", "The columns are separated by tabs."],
        ),
        (saved(table(), ",", "utf-8-sig"), []),
        (history_file(ENTRIES, NAMES), []),
        (saved([[*row[::-1]] for row in table()], ","), []),
        (saved([[one.upper() for one in table()[0]], *table()[1:]], ","), []),
        (saved([[*row, "", ""] for row in table()], ","), []),
        (saved([*table(), [""] * 23, []], ","), []),
    ],
)
def test_another_shape_is_read_exactly_and_said(content: bytes, sentences: list[str]) -> None:
    found = read_foreign(content, "mine.csv", {})
    assert list(found.sentences) == sentences
    assert (found.file, found.questions, found.readings) == ("history.csv", (), ())
    assert entries_of(found) == ENTRIES


@pytest.mark.parametrize(
    ("column", "write", "read_as"),
    [
        ("date", dotted, ("01.02.2026", "2026-02-01", 3)),
        ("date", american, ("2/1/2026", "2026-02-01", 3)),
        ("date", lambda cell: f"{on(cell):%-d-%b-%y}", ("1-Feb-26", "2026-02-01", 3)),
        ("date", lambda cell: str((on(cell) - on("1899-12-30")).days), ("46054", "2026-02-01", 3)),
        ("time", lambda cell: f"{cell}:00", ("09:05:00", "09:05", 1)),
        ("time", lambda cell: f"{cell[1:]} AM", ("9:05 AM", "09:05", 1)),
        ("pain", lambda cell: f"{cell}.0", ("3.0", "3", 2)),
        ("pain", lambda cell: f"{cell},0", ("3,0", "3", 2)),
        ("kind", str.capitalize, ("Set", "set", 3)),
        ("id", str.upper, None),
    ],
)
def test_rewritten_cells_are_read_and_shown(
    column: str, write: Callable[[str], str], read_as: tuple[str, str, int] | None
) -> None:
    found = read_foreign(saved(rewritten(column, write)), "mine.csv", {})
    assert entries_of(found) == ENTRIES
    if read_as:
        (reading,) = found.readings
        assert (reading.column, reading.written, reading.read_as, reading.cells) == (
            column,
            *read_as,
        )


def test_decimal_commas_are_read_and_thousands_are_left_to_the_person() -> None:
    columns = table()[0]
    row = table()[1]
    row[columns.index("minutes")] = "2,5"
    found = read_foreign(saved([columns, row]), "mine.csv", {})
    assert str(getattr(entries_of(found)[0], "minutes", None)) == "2.5"
    for column, cell in (("minutes", "1,250"), ("steps", "1,000"), ("steps", "1.000")):
        row = table()[1]
        row[columns.index(column)] = cell
        found = read_foreign(saved([columns, row]), "mine.csv", {})
        _, (problem,) = read_history(found.content, [EXERCISE], LAST_DAY)
        assert problem.sentence.startswith(f"{column} must be ")
        assert problem.sentence.endswith(f', not "{cell}".')


def test_moments_are_taken_as_utc_whatever_their_form() -> None:
    written = rewritten("recorded_at", lambda cell: f"{dotted(cell[:10])} {cell[11:16]}")
    found = read_foreign(saved(written), "mine.csv", {})
    assert entries_of(found) == ENTRIES


def test_days_that_can_be_meant_in_two_ways_are_asked_about() -> None:
    rows = [row for row in rewritten("date", american) if "28" not in row[0]]
    open_ = read_foreign(saved(rows), "mine.csv", {})
    assert open_.is_open
    (question,) = open_.questions
    assert question.words == "Which day is 2/1/2026?"
    assert [(one.answer, one.words) for one in question.choices] == [
        ("day first", "2 January 2026 (day, month, year)"),
        ("month first", "1 February 2026 (month, day, year)"),
    ]
    assert read_foreign(saved(rows), "mine.csv", {question.key: "someday"}).is_open
    answered = read_foreign(saved(rows), "mine.csv", {question.key: "month first"})
    assert entries_of(answered) == ENTRIES[:2]
    other = read_foreign(saved(rows), "mine.csv", {question.key: "day first"})
    assert [entry.on for entry in entries_of(other)] == [on("2026-01-02"), on("2026-03-02")]


def test_a_day_after_the_12th_decides_and_nothing_is_asked() -> None:
    assert read_foreign(saved(rewritten("date", american)), "mine.csv", {}).questions == ()


def test_days_written_in_two_ways_are_refused() -> None:
    rows = rewritten("date", american)
    rows[1][0] = "28/2/2026"
    with pytest.raises(CsvError) as refused:
        read_foreign(saved(rows), "mine.csv", {})
    assert str(refused.value) == (
        "mine.csv: days are written in two ways, 2/28/2026 and 28/2/2026: export the file again."
    )


def test_a_column_of_another_name_is_asked_about_with_examples() -> None:
    rows = table()
    rows[0][0] = "Datum"
    open_ = read_foreign(saved(rows), "mine.csv", {})
    (question,) = open_.questions
    assert question.words == (
        'What is the column "Datum"? It contains "2026-02-01", "2026-02-03", "2026-02-28".'
    )
    assert [choice.answer for choice in question.choices] == ["left out", "date"]
    assert entries_of(read_foreign(saved(rows), "mine.csv", {question.key: "date"})) == ENTRIES
    with pytest.raises(CsvError, match=r"^mine\.csv has no column date: give the column that"):
        read_foreign(saved(rows), "mine.csv", {question.key: "left out"})


def test_two_columns_cannot_be_taken_for_one() -> None:
    rows = [[row[0], *row] for row in table()]
    rows[0][:2] = ["Datum", "Tag"]
    answers = {"column 1": "date", "column 2": "date"}
    with pytest.raises(CsvError, match=r"^mine\.csv: you chose date for two columns"):
        read_foreign(saved(rows), "mine.csv", answers)


def test_an_extra_column_is_left_out_and_that_is_said() -> None:
    rows = [[*row, "fine"] for row in table()]
    rows[0][-1] = "mood"
    found = read_foreign(saved(rows, ","), "mine.csv", {})
    assert found.sentences == ('The column "mood" is left out.',)
    assert entries_of(found) == ENTRIES


def test_what_is_missing_is_said_and_ids_are_the_same_each_time() -> None:
    header, *rows = table()
    gone = {header.index(name) for name in ("id", "recorded_at", "edited_at")}
    rows = [[c for n, c in enumerate(row) if n not in gone] for row in (header, *rows, rows[0])]
    found = read_foreign(saved(rows), "mine.csv", {})
    assert found.sentences[1:3] == (
        "Not in the file and left empty: edited_at.",
        "The file does not say when a row was typed: the start of its day is used instead.",
    )
    assert found.sentences[3].startswith("The ids are not in the file:")
    entries = entries_of(found)
    assert len({UUID(entry.id) for entry in entries}) == 4
    assert entries[0].recorded_at == "2026-02-01T00:00:00Z"
    assert read_foreign(saved(rows, ","), "other.csv", {}).content == found.content


def test_a_lost_quote_in_front_of_a_text_is_said_and_the_text_taken_as_it_is() -> None:
    rows = rewritten("note", lambda cell: cell.removeprefix("'"))
    found = read_foreign(
        saved(rewritten("reason", lambda c: c.removeprefix("'"), rows)), "m.csv", {}
    )
    assert found.sentences[1:] == (
        "Texts that start like a formula and lost their ' are used as they are: 2.",
    )
    assert entries_of(found) == ENTRIES


def test_a_quote_that_footlog_did_not_write_stays() -> None:
    rows = rewritten("note", lambda _: "'tis sore")
    assert (
        getattr(entries_of(read_foreign(saved(rows), "m.csv", {}))[0], "note", None) == "'tis sore"
    )


def test_letters_of_an_old_encoding_are_asked_about() -> None:
    rows = rewritten("note", lambda _: "Füße weh, schön")
    open_ = read_foreign(saved(rows, ";", "cp1252"), "mine.csv", {})
    (question,) = open_.questions
    assert question.key == "encoding"
    words = {choice.answer: choice.words for choice in question.choices}
    assert words["cp1252"] == "Füße, schön (Western European)"
    assert words["cp1251"] == "Füße, schön".encode("cp1252").decode("cp1251") + " (Cyrillic)"
    found = read_foreign(saved(rows, ";", "cp1252"), "mine.csv", {"encoding": "cp1252"})
    assert getattr(entries_of(found)[0], "note", None) == "Füße weh, schön"
    assert found.sentences[0] == "The text is read as CP1252."


def test_encodings_that_differ_in_a_single_late_letter_are_both_offered() -> None:
    rows = rewritten("note", lambda _: "Füße " * 500 + "ağaç")
    (question,) = read_foreign(saved(rows, ";", "cp1254"), "mine.csv", {}).questions
    words = {choice.answer: choice.words for choice in question.choices}
    assert words["cp1254"] == "Füße, ağaç (Turkish)"
    assert words["cp1252"] == "Füße, aðaç (Western European)"


def test_problems_get_the_numbers_that_the_rows_have_in_the_file() -> None:
    header, first, *others = table()
    found = read_foreign(saved([header, first, [""] * 23, *others]), "mine.csv", {})
    assert found.numbers == (2, 4, 5)
    assert found.located(Problem("mine.csv", 3, "x")) == Problem("mine.csv", 4, "x")


def test_a_plan_is_recognised_by_its_columns() -> None:
    items = [item("3 per week", "2026-03-02", "2026-04-13")]
    text = "".join(plan_lines(items, NAMES)).removeprefix("\ufeff")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    for column in ("starts_on", "ends_on"):
        rows = rewritten(column, dotted, rows)
    found = read_foreign(saved(rows), "history.csv", {})
    assert found.file == "plan.csv"
    assert read_plan(found.content, [EXERCISE], LAST_DAY) == (items, [])


def test_text_of_a_preview_is_as_it_was_typed() -> None:
    (first, *_) = read_foreign(saved(table()), "mine.csv", {}).sample
    assert (first["note"], first["date"]) == ("=1+1", "2026-02-01")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xff\xfe\x00", "m.csv, line 1: is not UTF-16-LE text: save the file as CSV UTF-8."),
        (b"d\0a\0t\0e\0", "m.csv is not text: save the file as CSV UTF-8."),
        ("é".encode() + b"\xe9", "m.csv mixes UTF-8 with another encoding: save the file as CSV"),
        (b"\r\n", "m.csv has no header: write the names of the columns in its first row."),
        (b";".join(b"c%d" % n for n in range(101)), "m.csv has 101 columns: choose a file made"),
        (b"date;Date;kind\r\n", "m.csv has two columns with the same name: remove one."),
        (b"week;days_due;sets_due\r\n", "m.csv contains weeks, which footlog works out itself:"),
        (b"date;kind\r\n1;2;3\r\n", "m.csv, row 2: has 3 fields instead of 2: export the file"),
        (b"date;kind\r\n1\r\n", "m.csv, row 2: has 1 fields instead of 2: export the file again"),
        (b'date;kind\r\n"1;2', "m.csv, after row 1: is not well-formed CSV"),
        (b"Hello there,\r\nhow are you?\r\n", "m.csv has none of footlog's columns: choose a"),
    ],
)
def test_what_is_no_table_of_footlogs_is_refused(content: bytes, sentence: str) -> None:
    with pytest.raises(CsvError) as refused:
        read_foreign(content, "m.csv", {})
    assert str(refused.value).startswith(sentence)
