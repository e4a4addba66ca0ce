"""A table that another program saved: its encoding, its separator and its cells."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from footlog.domain.columns import Column, names
from footlog.files.reading.csv_format import MOST_ROWS, CsvError

ENCODING = "encoding"
MOST_COLUMNS = 100

_SEPARATORS = {";": "semicolons", ",": "commas", "\t": "tabs", "|": "bars"}
_BYTE_ORDER_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be", b"\xef\xbb\xbf": "utf-8"}
_OLD_ENCODINGS = {
    "cp1252": "Western European",
    "cp1250": "Central European",
    "cp1251": "Cyrillic",
    "cp1253": "Greek",
    "cp1254": "Turkish",
    "mac_roman": "old Macintosh",
}
_LAST_ASCII = 127
_WORD = re.compile(rb"[A-Za-z]{0,20}[\x80-\xff][A-Za-z\x80-\xff]{0,20}")
_MOST_WORDS = 6


@dataclass(frozen=True)
class Choice:
    """One possible answer to a question, and its words."""

    answer: str
    words: str


@dataclass(frozen=True)
class Question:
    """A question to the person about the file; `key` names its answer."""

    key: str
    words: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Table:
    """The header, the rows with their spreadsheet row numbers, and sentences on how it was read."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    understood: tuple[str, ...]


def encoding_question(content: bytes, name: str) -> Question | None:
    """Return the question about the encoding of the file; None when only one is possible.

    Raises CsvError for a file that mixes two encodings.
    """
    if plain_encoding(content, name):
        return None
    words = _telling_words(content)
    codes: dict[str, str] = {}
    for code in _OLD_ENCODINGS:
        with suppress(UnicodeDecodeError):
            codes.setdefault(content.decode(code), code)
    samples = {code: ", ".join(word.decode(code) for word in words) for code in codes.values()}
    choices = tuple(
        Choice(code, f"{sample} ({_OLD_ENCODINGS[code]})")
        for code, sample in samples.items()
        if sample.isprintable()
    )
    if not choices:
        raise CsvError(f"{name} is in an unknown encoding: save the file as CSV UTF-8.")
    return Question(ENCODING, "Which of these looks right?", choices)


def plain_encoding(content: bytes, name: str) -> str | None:
    """Return the only possible encoding of a file; None when it is one of the older encodings.

    Raises CsvError for a file that is no text or mixes two encodings.
    """
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            _check_decodes(content, encoding, name)
            return encoding
    if b"\0" in content:
        raise CsvError(f"{name} is not text: save the file as CSV UTF-8.")
    try:
        content.decode()
    except UnicodeDecodeError:
        lossy = content.decode(errors="ignore")
        if not lossy.isascii():
            raise CsvError(
                f"{name} mixes UTF-8 with another encoding: save the file as CSV UTF-8."
            ) from None
        return None
    return "utf-8"


def read_table(
    content: bytes, known: tuple[Column, ...], name: str, answers: Mapping[str, str]
) -> Table:
    """Return the table in file `name`; raise CsvError when its rows differ in width.

    The separator is the one that yields most of the `known` column names.
    """
    plain = plain_encoding(content, name)
    encoding = plain or answers[ENCODING]
    text = content.decode(encoding, errors="strict").removeprefix("\ufeff")
    understood = [] if plain == "utf-8" else [f"The text is read as {encoding.upper()}."]
    separator, text = _separator(text, known, name)
    if separator != ",":
        understood.append(f"The columns are separated by {_SEPARATORS[separator]}.")
    records = _records(text, separator, name)
    header = tuple(_trimmed(next(records, [])))
    _check_header(header, known, name)
    rows = tuple(_rows(records, len(header), name))
    return Table(header, rows, tuple(understood))


def _check_decodes(content: bytes, encoding: str, name: str) -> None:
    try:
        content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise CsvError(
            f"{name}, line {line}: is not {encoding.upper()} text: save the file as CSV UTF-8."
        ) from None


def _telling_words(content: bytes) -> list[bytes]:
    """Return a few words that contain the bytes that encodings read differently."""
    seen: set[int] = set()
    found: list[bytes] = []
    for word in dict.fromkeys(_WORD.findall(content)):
        new = {byte for byte in word if byte > _LAST_ASCII} - seen
        if new and len(found) < _MOST_WORDS:
            seen |= new
            found.append(word)
    return found


def _separator(text: str, known: tuple[Column, ...], name: str) -> tuple[str, str]:
    """Return the separator and the text without a first line `sep=;`."""
    first, ending, rest = text.partition("\n")
    stated = first.rstrip("\r").strip('"')
    if stated.lower().startswith("sep=") and stated[4:] in _SEPARATORS:
        return stated[4:], rest if ending else ""
    wanted = set(names(known))

    def fitting(separator: str) -> tuple[int, int]:
        try:
            cells = [cell.strip().lower() for cell in next(_records(text, separator, name), [])]
        except CsvError:
            return 0, 0
        return len(wanted & set(cells)), len(cells)

    return max(_SEPARATORS, key=fitting), text


def _records(text: str, separator: str, name: str) -> Iterator[list[str]]:
    csv.field_size_limit(1_000_000)
    number = 0
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=separator)
    try:
        for record in reader:
            number += 1
            yield record
    except csv.Error as error:
        raise CsvError(
            f"{name}, after row {number}: is not well-formed CSV ({error}): export the file again."
        ) from None


def _trimmed(record: Iterable[str]) -> list[str]:
    """Return the cells without the empty ones at the end and the blanks around them."""
    cells = [cell.strip() for cell in record]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _check_header(header: tuple[str, ...], known: tuple[Column, ...], name: str) -> None:
    if len(header) > MOST_COLUMNS:
        raise CsvError(
            f"{name} has {len(header):,} columns: choose a file made from one of footlog's."
        )
    if not header:
        raise CsvError(f"{name} has no header: write the names of the columns in its first row.")
    if len(header) == 1 and header[0].lower() not in names(known):
        raise CsvError(f"{name} has none of footlog's columns: choose a history.csv.")
    for column in header:
        if column and [other.lower() for other in header].count(column.lower()) > 1:
            raise CsvError(f"{name} has two columns with the same name: remove one.")


def _rows(
    records: Iterable[list[str]], width: int, name: str
) -> Iterator[tuple[int, tuple[str, ...]]]:
    for number, record in enumerate(records, start=2):
        if number > MOST_ROWS:
            raise CsvError(
                f"{name} has more than {MOST_ROWS:,} rows: split it and import one part at a time."
            )
        if not any(record):
            continue
        if len(record) < width or any(record[width:]):
            raise CsvError(
                f"{name}, row {number}: has {len(record)} fields instead of {width}: "
                "export the file again, or put the missing quotes back."
            )
        yield number, tuple(record[:width])
