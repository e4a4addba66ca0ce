"""The settings in the diary, and what was shared on which day."""

from dataclasses import asdict
from datetime import date
from typing import Any

from footlog.domain.settings import Feet, Settings
from footlog.domain.sharing import Shared
from footlog.store import rows
from footlog.store.database import DiaryFile
from footlog.store.errors import DiaryError

_READ: dict[str, Any] = {"pain_limit": int, "pain_tolerance": int, "feet": Feet}


class SettingsStore(DiaryFile):
    """The settings of a diary, and its list of shares."""

    def settings(self) -> Settings:
        """Return the person's settings."""
        with self.reading() as connection:
            found = dict(connection.execute("select name, value from settings").fetchall())
        known = asdict(Settings()).keys() & found.keys()
        try:
            values: dict[str, Any] = {name: _READ.get(name, str)(found[name]) for name in known}
            return Settings(**values)
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
