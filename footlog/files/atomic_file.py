"""Files that appear whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from footlog.files.reading.csv_format import CsvError


def check_not_diary(out: Path, diary: Path, what: str) -> None:
    """Raise CsvError when `what` would be written over the diary."""
    if out.exists() and out.samefile(diary):
        raise CsvError(f"{out} is the diary itself: choose another name for the {what}.")


@contextmanager
def atomic_write(out: Path) -> Iterator[IO[bytes]]:
    """Open a file that takes the place of `out` when the block ends well; else nothing changes.

    Raises CsvError, one sentence with the path, when it cannot be written there.
    """
    try:
        with tempfile.NamedTemporaryFile(dir=out.parent, prefix=".footlog-", delete=False) as file:
            try:
                yield file.file
                file.flush()
                os.fsync(file.fileno())
                file.close()
                Path(file.name).replace(out)
            finally:
                Path(file.name).unlink(missing_ok=True)
    except OSError as error:
        raise CsvError(
            f"{out} cannot be written ({error.strerror}): choose another folder."
        ) from error
