"""The settings in the diary, and what was shared on which day."""

import sqlite3
from dataclasses import asdict
from datetime import date

from footlog.domain.changes import Changes
from footlog.domain.settings import Setting, Settings, setting_texts, settings_of
from footlog.domain.sharing import Share, Shared
from footlog.store import rows
from footlog.store.database import DiaryFile
from footlog.store.errors import DiaryError


def share_of(row: sqlite3.Row) -> Share:
    """Return what was shared, on which day, and when that was saved, as a row holds it."""
    return Share(Shared(row["what"]), rows.day(row["local_date"]), row["recorded_at"])


class SettingsStore(DiaryFile):
    """The settings of a diary, and its list of shares."""

    def settings(self) -> Settings:
        """Return the person's settings."""
        try:
            return settings_of(self._setting_texts())
        except ValueError as error:
            raise _unreadable(error) from error

    def saved_settings(self) -> tuple[Setting, ...]:
        """Return the settings that were saved, by name; those of a newer footlog are left out."""
        known, found = asdict(Settings()), self._setting_texts()
        try:
            return tuple(Setting(name, found[name]) for name in sorted(found) if name in known)
        except ValueError as error:
            raise _unreadable(error) from error

    def _setting_texts(self) -> dict[str, str]:
        with self.reading() as connection:
            return dict(connection.execute("select name, value from settings").fetchall())

    def save_settings(self, settings: Settings) -> None:
        """Save the settings; those that are None are deleted."""
        with self.writing() as connection:
            for name in asdict(settings):
                connection.execute("delete from settings where name = ?", (name,))
            for name, value in setting_texts(settings).items():
                connection.execute("insert into settings values (?, ?)", (name, value))

    def note_share(self, what: Shared, on: date, recorded_at: str) -> None:
        """Save that `what` was shared on a day; `recorded_at` is when, in UTC."""
        with self.writing() as connection:
            _add_share(connection, Share(what, on, recorded_at))

    def shares(self) -> tuple[Share, ...]:
        """Return when something was shared, oldest first; two of the same second once."""
        with self.reading() as connection:
            found = connection.execute(
                "select distinct * from shares order by local_date, recorded_at, what"
            )
            return tuple(share_of(row) for row in found)

    def last_share_before(self, day: date) -> date | None:
        """Return the last day before `day` on which something was shared, or None."""
        with self.reading() as connection:
            found = connection.execute(
                "select max(local_date) from shares where local_date < ?", (day.isoformat(),)
            ).fetchone()[0]
        return rows.day_of(found)


def write(
    connection: sqlite3.Connection, settings: Changes[Setting], shares: Changes[Share]
) -> None:
    """Add the new settings and shares, and replace settings that differ."""
    changed = (*settings.new, *(setting for _, setting in settings.differing))
    connection.executemany(
        "insert or replace into settings values (?, ?)", [(one.name, one.value) for one in changed]
    )
    for share in shares.new:
        _add_share(connection, share)


def _add_share(connection: sqlite3.Connection, share: Share) -> None:
    row = {"what": share.what, "local_date": share.on, "recorded_at": share.recorded_at}
    rows.insert(connection, "shares", row)


def _unreadable(error: ValueError) -> DiaryError:
    return DiaryError(f"A setting in the diary cannot be read ({error}): restore a backup.")
