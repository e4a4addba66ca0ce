"""Errors of SQLite and the file system as sentences that say what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class DiaryError(Exception):
    """The diary cannot be used; the text is one sentence with the path and what to do."""


class DamagedError(DiaryError):
    """The file is not a whole diary; a backup can replace it."""


class RowError(DiaryError):
    """A row cannot be read; `row` says which one and why, as a part of a sentence."""

    def __init__(self, path: Path, table: str, number: int, problem: str) -> None:
        self.row = f"row {number} of {table} ({problem})"
        super().__init__(
            f"footlog cannot read {self.row} in the diary {path}: restore a backup (the file was "
            "not changed)."
        )


DAMAGED = "The diary {path} is damaged: restore a backup (the file was not changed)."
_INCOMPLETE = "Part of the diary {path} is missing: restore a backup (the file was not changed)."
_SENTENCES = {
    sqlite3.SQLITE_NOTADB: "{path} is not a diary: choose another path (the file was not changed).",
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_READONLY: "footlog cannot write to the diary {path}: allow writing to the file "
    "and its folder (nothing was saved).",
    sqlite3.SQLITE_CANTOPEN: "footlog cannot open the diary {path}: check that its folder exists "
    "and that you are allowed to write there.",
    sqlite3.SQLITE_FULL: "There is no room left on the disk for the diary {path}: free some disk "
    "space and try again (nothing was saved).",
    sqlite3.SQLITE_BUSY: "Another program is using the diary {path}: close that program and try "
    "again (nothing was saved).",
    sqlite3.SQLITE_IOERR: "The disk failed to read or write the diary {path}: check the disk and "
    "its free space (nothing was saved).",
    sqlite3.SQLITE_PERM: "You do not have permission to open the diary {path}: change the "
    "permissions of the file.",
}


_OF_DAMAGE = {_INCOMPLETE, _SENTENCES[sqlite3.SQLITE_NOTADB], DAMAGED}


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Raise what SQLite and the file system raise in the block as a DiaryError."""
    try:
        yield
    except sqlite3.IntegrityError:
        raise
    except sqlite3.DatabaseError as error:
        sentence = _sentence(error)
        if sentence is None:
            raise
        refusal = DamagedError if sentence in _OF_DAMAGE else DiaryError
        raise refusal(sentence.format(path=path)) from error
    except UnicodeDecodeError as error:  # SQLite's message quotes parts of a damaged file
        raise DamagedError(DAMAGED.format(path=path)) from error
    except OSError as error:
        raise DiaryError(
            f"The diary {path} cannot be used ({error.strerror}): check the folder and its "
            "permissions."
        ) from error


def is_about_text(error: sqlite3.DatabaseError) -> bool:
    """Return whether a row was not read because one of its texts is not in UTF-8."""
    return str(error).startswith("Could not decode to UTF-8")


def _sentence(error: sqlite3.DatabaseError) -> str | None:
    if str(error).startswith(("no such table", "no such column")):
        return _INCOMPLETE
    if is_about_text(error):
        return DAMAGED
    return _SENTENCES.get(code_of(error))


def code_of(error: sqlite3.Error) -> int:
    """Return SQLite's primary code of the error; 0 for one that Python itself raises."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
