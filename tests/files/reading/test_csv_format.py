"""The CSV dialect: nothing is lost, nothing is a formula, and what is no such file is refused."""

import csv
import io
import sys
from collections.abc import Iterator
from contextlib import suppress
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footlog.files.reading.csv_format import (
    CsvError,
    escape_formula,
    read_cells,
    unescape_formula,
    write_lines,
)
from tests.helpers.builders import CHARACTERS

COLUMNS = ("id", "pain", "note")
HEADER = '"id","pain","note"\r\n'
CELLS = st.fixed_dictionaries({name: st.text(CHARACTERS, max_size=30) for name in COLUMNS})
DANGEROUS = ("=", "+", "-", "@", "'", "\t", "\r", "\n", "＝", "＋", "－", "＠")
FILLERS = "\u115f\u1160\u2800\u3164\uffa0"
BLANKS = [
    blank
    for blank in map(chr, range(1, sys.maxunicode + 1))
    if blank.isspace() or blank in FILLERS or category(blank) in ("Zs", "Zl", "Zp", "Cc", "Cf")
]
SEEN = st.characters(categories=("L", "N", "P", "S"), exclude_characters=(*DANGEROUS, *FILLERS))


def read(content: bytes | str) -> list[dict[str, str]]:
    data = content.encode() if isinstance(content, str) else content
    return list(rows_of(data))


def rows_of(content: bytes) -> Iterator[dict[str, str]]:
    for cells in read_cells(content, COLUMNS, "history.csv"):
        yield dict(zip(COLUMNS, cells, strict=True))


def written(*rows: dict[str, str]) -> bytes:
    cells = ([row[name] for name in COLUMNS] for row in rows)
    return "".join(write_lines(COLUMNS, cells)).encode()


@given(text=st.text(CHARACTERS))
def test_guarding_loses_nothing(text: str) -> None:
    assert unescape_formula(escape_formula(text)) == text


@given(rest=st.text(CHARACTERS), first=st.sampled_from(DANGEROUS))
def test_text_with_a_dangerous_first_character_gets_one_apostrophe(rest: str, first: str) -> None:
    assert escape_formula(first + rest) == "'" + first + rest


def test_behind_a_blank_of_any_kind_it_gets_one_too() -> None:
    assert {" ", "\xa0", "\u200b", "\ufeff", "\v", "\x85", "\u2028", "\u2060"} < set(BLANKS)
    for blank in BLANKS:
        assert escape_formula(f"{blank}=1+1") == f"'{blank}=1+1", ascii(blank)
        assert escape_formula(f"{blank}a=1") == (
            f"'{blank}a=1" if blank in DANGEROUS else f"{blank}a=1"
        )


@given(
    blanks=st.text(st.sampled_from(BLANKS), max_size=5),
    first=st.sampled_from(DANGEROUS),
    rest=st.text(CHARACTERS),
)
def test_several_blanks_make_no_difference(blanks: str, first: str, rest: str) -> None:
    text = blanks + first + rest
    assert escape_formula(text) == f"'{text}"
    assert unescape_formula(f"'{text}") == text


@given(first=SEEN, rest=st.text(CHARACTERS))
def test_other_text_is_left_as_it_is(first: str, rest: str) -> None:
    assert escape_formula(first + rest) == first + rest


def test_blanks_alone_are_left_as_they_are() -> None:
    assert escape_formula("") == ""
    assert escape_formula(" \xa0\u200b") == " \xa0\u200b"


def test_one_apostrophe_is_taken_away_and_no_more() -> None:
    assert unescape_formula("''tis") == "'tis"
    assert unescape_formula("'=1+1") == "=1+1"
    assert unescape_formula("plain") == "plain"
    assert unescape_formula("") == ""


@given(rows=st.lists(CELLS, max_size=8))
def test_whatever_is_written_is_read_back(rows: list[dict[str, str]]) -> None:
    assert read(written(*rows)) == rows


@given(rows=st.lists(CELLS, max_size=8))
def test_another_reader_of_csv_reads_the_same(rows: list[dict[str, str]]) -> None:
    text = written(*rows).decode("utf-8-sig")
    assert list(csv.DictReader(io.StringIO(text, newline=""))) == rows


def test_file_is_utf_8_with_mark_crlf_commas_and_every_field_quoted() -> None:
    content = written({"note": 'a "b", ü\n', "id": "", "pain": "7"})
    assert content == b'\xef\xbb\xbf"id","pain","note"\r\n"","7","a ""b"", \xc3\xbc\n"\r\n'


def test_file_without_rows_is_the_header_alone() -> None:
    assert written() == b"\xef\xbb\xbf" + HEADER.encode()


def test_lines_are_yielded_one_a_row_after_the_header() -> None:
    row = ("1", 0, None)
    assert list(write_lines(COLUMNS, [row, row])) == [
        "\ufeff" + HEADER,
        '"1","0",""\r\n',
        '"1","0",""\r\n',
    ]


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        (HEADER, []),
        ("\ufeff" + HEADER, []),
        ("id,pain,note\na,7,x\n", [["a", "7", "x"]]),
        ("id,pain,note\na,7,x", [["a", "7", "x"]]),
        ("id,pain,note\ra,7,x\r", [["a", "7", "x"]]),
        ("id,pain,note\r\na,7,x\nb,8,y\r\n", [["a", "7", "x"], ["b", "8", "y"]]),
        (HEADER + '"a","7","one\r\ntwo\rthree\nfour"\r\n', [["a", "7", "one\r\ntwo\rthree\nfour"]]),
        (HEADER + '"a","7","\u2028\x85\x0b\x1c"\r\n', [["a", "7", "\u2028\x85\x0b\x1c"]]),
        (HEADER + '"007"," 7 ","NA"\r\n', [["007", " 7 ", "NA"]]),
        (HEADER + '"None","null","nan"\r\n', [["None", "null", "nan"]]),
        (HEADER + '"=1","\'=1","\0"\r\n', [["=1", "'=1", "\0"]]),
        (HEADER + f'"a","7","{"x" * 200_000}"\r\n', [["a", "7", "x" * 200_000]]),
    ],
    ids=[
        "header only",
        "header only with mark",
        "nothing quoted",
        "no newline at the end",
        "carriage returns",
        "mixed line ends",
        "line ends in a note",
        "odd line separators in a note",
        "cells that look like numbers",
        "cells that look like nothing",
        "formula and NUL",
        "very long note",
    ],
)
def test_file_is_read_exactly_as_it_is_written(content: str, rows: list[list[str]]) -> None:
    assert [list(row.values()) for row in read(content)] == rows


def wrong_columns(what: str) -> str:
    return f"row 1: does not have footlog's columns ({what}): write id,pain,note."


def wrong_length(row: int, fields: int) -> str:
    way_out = "export the file again, or put the missing quotes back."
    return f"row {row}: has {fields} fields instead of 3: {way_out}"


def not_utf_8(line: int) -> str:
    return f"line {line}: is not UTF-8 text: save the file as CSV UTF-8."


def not_well_formed(row: int, why: str) -> str:
    return f"after row {row}: is not well-formed CSV ({why}): export the file again."


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", wrong_columns("missing id, pain, note")),
        (b"\xef\xbb\xbf", wrong_columns("missing id, pain, note")),
        (b"\r\n", wrong_columns("missing id, pain, note")),
        (HEADER.encode("utf-16"), not_utf_8(1)),
        ((HEADER + '"a","7","é"').encode("cp1252"), not_utf_8(2)),
        (HEADER.encode() + b'"a","7","ok"\r\n' * 4998 + b'"a","7","\xe9"', not_utf_8(5000)),
        (b'"id","note"\r\n', wrong_columns("missing pain")),
        (b'"id","pain","note","mood"\r\n', wrong_columns('unknown "mood"')),
        (b'"id","pain","pain"\r\n', wrong_columns("missing note")),
        (
            b'"id","pain","note","note"\r\n',
            wrong_columns("they are doubled or in another order"),
        ),
        (b'"note","pain","id"\r\n', wrong_columns("they are doubled or in another order")),
        (
            b'"id","Pain",""\r\n',
            wrong_columns('missing pain, note; unknown "Pain", empty'),
        ),
        (
            b"id;pain;note\r\n1;2;3\r\n",
            wrong_columns('missing id, pain, note; unknown "id;pain;note"'),
        ),
        (
            b"sep=,\r\nid,pain,note\r\n",
            wrong_columns('missing id, pain, note; unknown "sep=", empty'),
        ),
        (HEADER.encode() + b'"a","7"\r\n', wrong_length(2, 2)),
        (HEADER.encode() + b'"a","7","x",""\r\n"b","8","y"\r\n', wrong_length(2, 4)),
        (HEADER.encode() + b'"a","7","x"\r\n\r\n', wrong_length(3, 0)),
        (
            HEADER.encode() + b'"a","7","x"\r\n"b","8","never closed\r\n',
            not_well_formed(2, "unexpected end of data"),
        ),
        (
            HEADER.encode() + b'"a","7","x" y\r\n',
            not_well_formed(1, "',' expected after '\"'"),
        ),
        (
            HEADER.encode() + b'"a","7","' + b"x" * 1_000_001 + b'"\r\n',
            not_well_formed(1, "field larger than field limit (1000000)"),
        ),
        (b"PK\x03\x04\x14", wrong_columns('missing id, pain, note; unknown "PK   "')),
        (b"\x89PNG\r\n\x1a\n", not_utf_8(1)),
    ],
    ids=[
        "empty",
        "mark only",
        "blank line",
        "UTF-16",
        "cp1252",
        "one cp1252 byte far below",
        "missing column",
        "extra column",
        "one column doubled for another",
        "doubled column",
        "other order",
        "other case and a blank name",
        "semicolons",
        "sep line",
        "short row",
        "long first row",
        "blank row",
        "unclosed quote",
        "text after a quote",
        "enormous field",
        "zip",
        "picture",
    ],
)
def test_file_of_another_kind_is_refused_in_one_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(CsvError) as refused:
        read(content)
    assert str(refused.value) == f"history.csv, {sentence}"


def test_line_end_in_a_column_name_does_not_break_the_sentence() -> None:
    with pytest.raises(CsvError) as refused:
        read('"id","pain","no\nte"\r\n')
    assert "\n" not in str(refused.value)


def test_header_of_a_hundred_thousand_columns_is_refused_briefly() -> None:
    with pytest.raises(CsvError) as refused:
        read(",".join("x" * 50 for _ in range(100_000)))
    assert len(str(refused.value)) < 700


@given(content=st.binary(max_size=100) | st.text(max_size=100).map(str.encode))
def test_any_bytes_are_read_as_whole_rows_or_refused(content: bytes) -> None:
    with suppress(CsvError):
        assert all(tuple(row) == COLUMNS for row in read(HEADER.encode() + content))


@given(rows=st.lists(CELLS, min_size=1, max_size=3), data=st.data())
def test_file_cut_short_never_yields_a_row_that_was_not_written(
    rows: list[dict[str, str]], data: st.DataObject
) -> None:
    """As long as the last column is one like the id, never empty and without a quote."""
    rows = [row | {"note": f"0b0e7b7e-{number}"} for number, row in enumerate(rows)]
    whole = written(*rows)
    cut = whole[: data.draw(st.integers(0, len(whole)))]
    found: list[dict[str, str]] = []
    with suppress(CsvError):
        found.extend(row for row in rows_of(cut) if row["note"])
    assert found == rows[: len(found)]
