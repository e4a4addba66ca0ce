"""Backups: what a backup is, and which backups stay."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from footlog.domain.weeks import monday_of

ENTRY_TABLES = ("set_logs", "pain_scores", "day_records", "marks")
VERSION_TABLE = "data_version"

OF_TODAY = 3
DAILY = 12
WEEKLY = 10
MONTHLY = 9
"""How many backups stay: the newest of today, and one for each of so many earlier periods."""


class Why(StrEnum):
    """What a backup was made for."""

    START = "at-start"
    ON_DEMAND = "on-demand"
    IMPORT = "before-import"
    RESTORE = "before-restore"
    MIGRATION = "before-migration"

    @property
    def words(self) -> str:
        """The reason in words."""
        return _WORDS[self]


_WORDS = {
    Why.START: "at the start",
    Why.ON_DEMAND: "by hand",
    Why.IMPORT: "before an import",
    Why.RESTORE: "before a restore",
    Why.MIGRATION: "before an update",
}


@dataclass(frozen=True)
class Contents:
    """What an undamaged diary contains: rows by table, days of the first and last entry."""

    schema: int
    rows: Mapping[str, int]
    first: str | None
    last: str | None

    @property
    def entries(self) -> int:
        """How many entries it contains."""
        return sum(self.rows.get(table, 0) for table in ENTRY_TABLES)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever written: no entry, no plan, no setting."""
        return not any(count for table, count in self.rows.items() if table != VERSION_TABLE)


@dataclass(frozen=True)
class Backup:
    """A backup at `path`, as its manifest describes it.

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
    """The result of a restore: the backup of the diary as it was `before`, to undo it.

    A damaged diary is not backed up but renamed, and so is what SQLite left beside a diary:
    `set_aside` has the new names.
    """

    before: Backup | None
    set_aside: tuple[Path, ...]


def size_words(size: int) -> str:
    """Return a number of bytes in words: "84 kB", "1.2 MB"."""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{-(-size // 1000)} kB"  # noqa: PLR2004 - a megabyte


def worth_keeping(times: Iterable[datetime], now: datetime) -> set[datetime]:
    """Return the times of the backups that stay; all are aware, days are in the zone of `now`.

    These are the newest 3 of today; before that the newest of each of 12 days, then of 10 weeks,
    then of 9 months. Only days, weeks and months with a backup count. Times after `now`, from a
    wrong clock, stay.
    """
    local = {time.astimezone(now.tzinfo): time for time in times}
    past = sorted((time for time in local if time <= now), reverse=True)
    of_today = [time for time in past if time.date() == now.date()]
    chosen = [time for time in local if time > now] + of_today[:OF_TODAY]
    latest, taken = now, 0
    for time in past[len(of_today) :]:
        if taken < len(_PERIODS) and _PERIODS[taken](time) != _PERIODS[taken](latest):
            chosen.append(time)
            latest, taken = time, taken + 1
    return {local[time] for time in chosen}


def _day(time: datetime) -> object:
    return time.date()


def _week(time: datetime) -> object:
    return monday_of(time.date())


def _month(time: datetime) -> object:
    return (time.year, time.month)


_PERIODS: tuple[Callable[[datetime], object], ...]
_PERIODS = (_day,) * DAILY + (_week,) * WEEKLY + (_month,) * MONTHLY
