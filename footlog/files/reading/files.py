"""footlog's own files: which ones are read back, from a .zip or alone, and what is in them."""

import io
import shutil
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from footlog.domain.changes import ImportBatch
from footlog.domain.exercises import Exercise
from footlog.files.reading.cells import Parsed, Problem
from footlog.files.reading.csv_format import CsvError
from footlog.files.reading.foreign_columns import FILES
from footlog.files.reading.history import read_history
from footlog.files.reading.other_files import (
    read_exercises,
    read_function,
    read_plan,
    read_routines,
    read_settings,
    read_shares,
)
from footlog.files.reading.pictures import is_picture, with_pictures
from footlog.store.progress import Advance, ignored

READ_BACK = tuple(FILES)
LARGEST_FILE_BYTES = 200_000_000
LARGEST_ZIP_BYTES = 100_000_000
LARGEST_UNPACKED_BYTES = 100_000_000
"""Of all files together that are read from a .zip."""
MOST_MEMBERS = 5000
MOST_PICTURES = 1000

_DAMAGED = (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError)
"""What zipfile raises for a damaged .zip; ValueError for a place before its beginning."""
_ZIP = b"PK\x03\x04"
_MEMBER = b"PK\x01\x02"
"""What each file's line in the directory of a .zip begins with."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How footlog packs files; the others can unpack to gigabytes in one piece."""
_SAVE_AS_CSV = "open it in the spreadsheet program and save it as CSV UTF-8"
_ANOTHER = "choose a history.csv or a .zip made by footlog"
_SQLITE = b"SQLite format 3\0"
_FIRST_BYTES = {
    b"\x89PNG\r\n\x1a\n": ("a picture (PNG)", _ANOTHER),
    b"\xff\xd8\xff": ("a picture (JPEG)", _ANOTHER),
    b"%PDF": ("a PDF document", _ANOTHER),
    _SQLITE: (
        "a database, perhaps a diary or a backup",
        "choose it alone on footlog's Import page, or use footlog restore",
    ),
    b"\xd0\xcf\x11\xe0": ("an old Excel file", _SAVE_AS_CSV),
    b"\x1f\x8b": ("a packed file (gzip)", "unpack it first"),
    b"<!DOCTYPE": ("a web page", _ANOTHER),
    b"<html": ("a web page", _ANOTHER),
}
_SPREADSHEETS = (b"[Content_Types].xml", b"mimetypeapplication/vnd.oasis")
_LOOKED_AT = 4096


def read_import(
    file: Path,
    plan: Path | None,
    known: Iterable[Exercise],
    today: date,
    advance: Advance = ignored,
) -> tuple[ImportBatch, list[Problem]]:
    """Return the rows of the files and the problems of rows that cannot be read.

    `known` are all exercises. `advance` is called with how much of history.csv is read. Raises
    CsvError for a file that is none of footlog's.
    """
    contents = unpacked(file.name, file_bytes(file))
    titles = {} if is_zip(file.name) else {"history.csv": file.name}
    if plan is not None:
        contents["plan.csv"] = file_bytes(plan)
        titles["plan.csv"] = plan.name
    return read_contents(contents, known, today, titles, advance)


def read_contents(
    contents: Mapping[str, bytes],
    known: Iterable[Exercise],
    today: date,
    titles: Mapping[str, str],
    advance: Advance = ignored,
) -> tuple[ImportBatch, list[Problem]]:
    """Return the rows of `contents`, by footlog's file name, and the problems of the other rows.

    `titles` are the names under which problems are listed. `advance` is called with how much of
    history.csv is read.
    """
    there = list(known)
    catalogue = {exercise.id for exercise in there if not exercise.own}
    pictures = {name: content for name, content in contents.items() if is_picture(name)}
    of = _Readers(contents, {name: titles.get(name, name) for name in READ_BACK})
    of.check_text()
    mine = of.rows("exercises.csv", lambda file, name: read_exercises(file, catalogue, name))
    own, found = with_pictures(mine, pictures)
    of.problems += found
    ids = {exercise.id for exercise in (*there, *own)}
    batch = ImportBatch(
        of.rows("history.csv", lambda file, name: read_history(file, ids, today, name, advance)),
        of.rows("plan.csv", lambda file, name: read_plan(file, ids, today, name)),
        tuple(own),
        of.rows("function.csv", lambda file, name: read_function(file, today, name)),
        of.rows("settings.csv", read_settings),
        of.rows("shares.csv", read_shares),
        of.rows("routines.csv", lambda file, name: read_routines(file, ids, name)),
    )
    return batch, of.problems


@dataclass
class _Readers:
    """The files that are there, under which names problems are listed, and the problems so far."""

    contents: Mapping[str, bytes]
    titles: Mapping[str, str]
    problems: list[Problem] = field(default_factory=list)

    def check_text(self) -> None:
        for name, content in self.contents.items():
            if not is_picture(name):
                check_is_text(content, self.titles[name])

    def rows(
        self, name: str, read: Callable[[bytes, str], tuple[list[Parsed], list[Problem]]]
    ) -> tuple[Parsed, ...]:
        """Return what `read` makes of a file and its title; nothing when there is no such file."""
        if name not in self.contents:
            return ()
        found, problems = read(self.contents[name], self.titles[name])
        self.problems += problems
        return tuple(found)


def is_zip(name: str) -> bool:
    """Tell whether the name ends in .zip."""
    return name.lower().endswith(".zip")


def unpacked(name: str, content: bytes) -> dict[str, bytes]:
    """Return the files to read, by name, from a .zip or from a single history.csv."""
    return _members(name, content) if is_zip(name) else {"history.csv": content}


def file_bytes(file: Path) -> bytes:
    """Return the bytes of the file; raise CsvError when it cannot be read."""
    try:
        if file.stat().st_size > LARGEST_FILE_BYTES:
            raise CsvError(f"{file.name} is too large: split it and import one part at a time.")
        return file.read_bytes()
    except OSError as error:
        raise CsvError(
            f"{file} cannot be read ({error.strerror}): check the path and its permissions."
        ) from error


def holds_zip(content: bytes) -> bool:
    """Tell whether the first bytes are those of a .zip."""
    return content.startswith(_ZIP)


def is_database(content: bytes) -> bool:
    """Tell whether the first bytes are those of an SQLite file, as a diary and its backups are."""
    return content.startswith(_SQLITE)


def is_spreadsheet(content: bytes) -> bool:
    """Tell whether it is an .xlsx or .ods file, which are zips too."""
    return holds_zip(content) and any(mark in content[:_LOOKED_AT] for mark in _SPREADSHEETS)


def check_is_text(content: bytes, name: str) -> None:
    """Raise CsvError, saying what file `name` is and what to do, when its bytes are not text."""
    if not content:
        raise CsvError(f"{name} is empty: {_ANOTHER}.")
    if is_spreadsheet(content):
        raise CsvError(f"{name} is a spreadsheet file, not CSV: {_SAVE_AS_CSV}.")
    if holds_zip(content):
        raise CsvError(f"{name} is a .zip file by another name: give it a name that ends in .zip.")
    for first_bytes, (what, remedy) in _FIRST_BYTES.items():
        if content.startswith(first_bytes):
            raise CsvError(f"{name} is {what}, not CSV: {remedy}.")


def _members(name: str, content: bytes) -> dict[str, bytes]:
    """Return the files to read in a .zip; every limit is checked before anything is unpacked."""
    if len(content) > LARGEST_ZIP_BYTES or content.count(_MEMBER) > MOST_MEMBERS:
        raise _too_large(name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as bundle:
            wanted = _wanted(name, bundle)
            return {info.filename: _unpacked(bundle, info) for info in wanted}
    except CsvError:
        raise
    except _DAMAGED as error:
        raise CsvError(f"{name} is a damaged .zip file: choose another one.") from error


def _wanted(name: str, bundle: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    there = {info.filename: info for info in bundle.infolist()}
    if "history.csv" not in there:
        raise CsvError(f"{name} contains no history.csv: choose a .zip made by footlog.")
    pictures = sorted(filter(is_picture, there))
    wanted = [there[member] for member in (*READ_BACK, *pictures) if member in there]
    together = sum(info.file_size for info in wanted)
    if together > LARGEST_UNPACKED_BYTES or len(pictures) > MOST_PICTURES:
        raise _too_large(name)
    if any(info.compress_type not in _METHODS for info in wanted):
        raise CsvError(f"{name} is not packed as footlog does it: choose a .zip made by footlog.")
    return wanted


def _unpacked(bundle: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """Return the bytes of a file, read in small parts: it may be longer than its header says."""
    with bundle.open(info) as member:
        shutil.copyfileobj(member, made := io.BytesIO())
    return made.getvalue()


def _too_large(name: str) -> CsvError:
    return CsvError(f"{name} is too large: choose a .zip made by footlog.")
