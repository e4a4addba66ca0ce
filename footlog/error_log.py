"""The error log: where footlog's own code failed, without a word of the diary."""

import logging
import os
import uuid
from collections.abc import Iterator
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from traceback import walk_tb
from typing import cast

from footlog.paths import app_folder, log_path, make_private_folder

LARGEST_LOG_BYTES = 200_000
_PACKAGE = Path(__file__).parent


def failure_sentence(error: BaseException) -> str:
    """Log the failure and return the sentence for the person, with the log's reference."""
    reference = log_failure(error)
    further = (
        f" If it happens again, pass on what footlog's error log says under {reference}."
        if reference
        else ""
    )
    return f"footlog made a mistake. What you saved before is safe. Try again.{further}"


def log_failure(error: BaseException) -> str | None:
    """Log where the error arose and return the reference of its line; None when that failed.

    Only the types of the errors and the lines of footlog's own code are logged, never what they
    say: that may be what a person typed.
    """
    reference = uuid.uuid4().hex[:8]
    origins = " from ".join(_origin(one) for one in _chain(error))
    return reference if log_line(f"{reference} {origins}") else None


def log_line(line: str) -> bool:
    """Add one line to the log and return whether that worked."""
    try:
        make_private_folder(log_path().parent)
        handler = _OwnersOnly(
            log_path(), maxBytes=LARGEST_LOG_BYTES, backupCount=2, encoding="utf-8"
        )
    except OSError:
        return False
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    try:
        handler.emit(logging.LogRecord("footlog", logging.ERROR, "", 0, line, None, None))
    finally:
        handler.close()
    return True


class _OwnersOnly(RotatingFileHandler):
    def _open(self) -> TextIOWrapper:
        opened = os.open(self.baseFilename, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        return cast("TextIOWrapper", os.fdopen(opened, self.mode, encoding=self.encoding))


def _chain(error: BaseException) -> Iterator[BaseException]:
    at: BaseException | None = error
    while at is not None:
        yield at
        at = at.__cause__ or (None if at.__suppress_context__ else at.__context__)


def _origin(error: BaseException) -> str:
    lines = (
        f"{place}:{number}"
        for frame, number in walk_tb(error.__traceback__)
        if (place := _own(Path(frame.f_code.co_filename)))
    )
    return " > ".join((*lines, type(error).__qualname__))


def _own(file: Path) -> str | None:
    for folder in (_PACKAGE, app_folder() / "pages"):
        if file.is_relative_to(folder):
            return f"{folder.name}/{file.relative_to(folder).as_posix()}"
    return None
