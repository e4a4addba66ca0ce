"""The present, read from the clock only here, and the metadata of a new entry."""

import os
import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TypedDict
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from footlog.domain.validation import UTC_FORMAT
from footlog.domain.weeks import diary_day


@dataclass(frozen=True)
class Now:
    """The present: the diary's `today` and the person's wall clock, aware of its zone."""

    today: date
    wall_clock: datetime

    @property
    def recorded_at(self) -> str:
        """The present as UTC text, as entries store it."""
        return self.wall_clock.astimezone(UTC).strftime(UTC_FORMAT)

    @property
    def time(self) -> str:
        """The local time of day, HH:MM."""
        return self.wall_clock.strftime("%H:%M")

    @property
    def utc_offset_minutes(self) -> int:
        """How far the wall clock is ahead of UTC, in minutes."""
        offset = self.wall_clock.utcoffset()
        return int(offset.total_seconds() // 60) if offset else 0


class EntryMetadata(TypedDict):
    """When a new entry was made: its id, day, time of day and UTC time."""

    id: str
    on: date
    time: str | None
    recorded_at: str
    utc_offset_minutes: int


def given_today() -> date | None:
    """Return the day that `--today` named for this server, or None."""
    given = os.environ.get("FOOTLOG_TODAY")
    return date.fromisoformat(given) if given else None


def read_clock(
    zone: str | None,
    day_start: time,
    today: date | None = None,
    *,
    ago: timedelta = timedelta(0),
) -> Now:
    """Return the present in time zone `zone`, or in the computer's when that is None or unknown.

    `today` (from `--today`) replaces the day; the time of day stays real. With `ago`, return the
    moment that was so long before the present.
    """
    wall_clock = (datetime.now(UTC) - ago).astimezone(_zone(zone))
    if today is not None:
        return Now(today, wall_clock)
    return Now(diary_day(wall_clock, day_start), wall_clock)


def entry_metadata(now: Now, on: date) -> EntryMetadata:
    """Return the metadata of a new entry for day `on`; it has a time of day only for today."""
    return EntryMetadata(
        id=new_id(),
        on=on,
        time=now.time if on == now.today else None,
        recorded_at=now.recorded_at,
        utc_offset_minutes=now.utc_offset_minutes,
    )


def new_id() -> str:
    """Return a new UUID."""
    return str(uuid.uuid4())


def _zone(name: str | None) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
