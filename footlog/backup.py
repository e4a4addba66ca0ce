"""A backup of the diary: when and why it was made, and what it holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

ENTRY_TABLES = ("set_logs", "pain_scores", "day_records")


class Why(StrEnum):
    """What a backup was made for."""

    START = "at-start"
    ASKED = "on-demand"
    IMPORT = "before-import"
    RESTORE = "before-restore"
    MIGRATION = "before-migration"


@dataclass(frozen=True)
class Contents:
    """What a sound diary holds: rows by table, and the days of its first and last entry."""

    schema: int
    rows: Mapping[str, int]
    first: str | None
    last: str | None

    @property
    def entries(self) -> int:
        """How many entries it holds."""
        return sum(self.rows.get(table, 0) for table in ENTRY_TABLES)


@dataclass(frozen=True)
class Backup:
    """What the manifest says of the backup at `path`.

    `made_at` is aware, in UTC; `size` is in bytes; `footlog` is the version that made it.
    """

    path: Path
    made_at: datetime
    why: Why
    size: int
    sha256: str
    contents: Contents
    footlog: str

    @property
    def name(self) -> str:
        """The name of its file."""
        return self.path.name


@dataclass(frozen=True)
class Restored:
    """What a restore came to: a backup of the diary as it was `before`, which undoes it.

    A damaged diary has none; it lies renamed at `set_aside`. Both are None when there was no diary.
    """

    before: Backup | None
    set_aside: Path | None
