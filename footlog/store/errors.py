"""What SQLite and the file system say about the diary, as sentences for people."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class DiaryError(Exception):
    """The diary cannot be used; the text is one sentence with the path and what to do."""


class DamagedError(DiaryError):
    """The file is no whole diary, or not any more; a backup can take its place."""


DAMAGED = "The diary {path} is damaged: restore a backup, the file was left as it is."
_INCOMPLETE = (
    "The diary {path} lacks a part of what a diary has: restore a backup, the file was left as it "
    "is."
)
_SENTENCES = {
    sqlite3.SQLITE_NOTADB: "{path} is no diary: choose another path, the file was left as it is.",
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_READONLY: "The diary {path} cannot be written: allow writing to it and to its "
    "folder, nothing was saved.",
    sqlite3.SQLITE_CANTOPEN: "The diary {path} cannot be opened: check that its folder exists and "
    "that you may write there.",
    sqlite3.SQLITE_FULL: "There is no room left for the diary {path}: free some disk space, "
    "nothing was saved.",
    sqlite3.SQLITE_BUSY: "The diary {path} is in use by another program: close that one and try "
    "again, nothing was saved.",
    sqlite3.SQLITE_IOERR: "The disk refused to read or write the diary {path}: check the disk "
    "and its free space, nothing was saved.",
    sqlite3.SQLITE_PERM: "The diary {path} may not be opened: allow it for your user.",
}


_OF_DAMAGE = {_INCOMPLETE, _SENTENCES[sqlite3.SQLITE_NOTADB], DAMAGED}


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite and the file system say about the diary in the block into a sentence."""
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
    except UnicodeDecodeError as error:  # what SQLite says of a damaged file names parts of it
        raise DamagedError(DAMAGED.format(path=path)) from error
    except OSError as error:
        raise DiaryError(
            f"The diary {path} cannot be used ({error.strerror}): check the folder and its rights."
        ) from error


def _sentence(error: sqlite3.DatabaseError) -> str | None:
    words = str(error)
    if words.startswith(("no such table", "no such column")):
        return _INCOMPLETE
    if words.startswith("Could not decode to UTF-8"):
        return DAMAGED
    return _SENTENCES.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
