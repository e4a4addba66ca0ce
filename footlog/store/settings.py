"""The settings in the diary, and what was shared on which day."""

import sqlite3
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from footlog.domain.settings import Feet, Settings
from footlog.domain.sharing import Shared
from footlog.domain.validation import utc_text
from footlog.store import rows
from footlog.store.database import DiaryFile
from footlog.store.errors import DiaryError

_READ: dict[str, Any] = {"pain_limit": int, "pain_tolerance": int, "feet": Feet}


def settings_of(found: Mapping[str, str]) -> Settings:
    """Return the settings that rows hold, as value by name; names of a newer footlog do not count.

    Raises ValueError for a value that is not valid.
    """
    known = asdict(Settings()).keys() & found.keys()
    values: dict[str, Any] = {name: _READ.get(name, str)(found[name]) for name in known}
    return Settings(**values)


def share_of(row: sqlite3.Row) -> tuple[Shared, date, str]:
    """Return what was shared, on which day, and when that was saved, as a row holds it."""
    return (
        Shared(row["what"]),
        rows.day(row["local_date"]),
        utc_text("recorded_at", row["recorded_at"]),
    )


class SettingsStore(DiaryFile):
    """The settings of a diary, and its list of shares."""

    def settings(self) -> Settings:
        """Return the person's settings."""
        with self.reading() as connection:
            found = dict(connection.execute("select name, value from settings").fetchall())
        try:
            return settings_of(found)
        except ValueError as error:
            raise DiaryError(
                f"A setting in the diary cannot be read ({error}): restore a backup."
            ) from error

    def save_settings(self, settings: Settings) -> None:
        """Save the settings; those that are None are deleted."""
        with self.writing() as connection:
            for name, value in asdict(settings).items():
                connection.execute("delete from settings where name = ?", (name,))
                if value is not None:
                    connection.execute("insert into settings values (?, ?)", (name, str(value)))

    def note_share(self, what: Shared, on: date, recorded_at: str) -> None:
        """Save that `what` was shared on a day; `recorded_at` is when, in UTC."""
        row = {"what": what, "local_date": on, "recorded_at": recorded_at}
        with self.writing() as connection:
            rows.insert(connection, "shares", row)

    def last_share_before(self, day: date) -> date | None:
        """Return the last day before `day` on which something was shared, or None."""
        with self.reading() as connection:
            found = connection.execute(
                "select max(local_date) from shares where local_date < ?", (day.isoformat(),)
            ).fetchone()[0]
        return rows.day_of(found)
