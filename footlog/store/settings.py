"""The settings, and what was shared and when."""

import sqlite3
from dataclasses import asdict
from datetime import date
from typing import Any

from footlog.domain.settings import Feet, Settings
from footlog.domain.sharing import Shared
from footlog.store import rows
from footlog.store.errors import DiaryError

_READ: dict[str, Any] = {"pain_limit": int, "pain_tolerance": int, "feet": Feet}


def load(connection: sqlite3.Connection) -> Settings:
    """Return the person's settings."""
    found = dict(connection.execute("select name, value from settings").fetchall())
    known = asdict(Settings()).keys() & found.keys()
    try:
        values: dict[str, Any] = {name: _READ.get(name, str)(found[name]) for name in known}
        return Settings(**values)
    except ValueError as error:
        raise DiaryError(
            f"A setting in the diary cannot be read ({error}): restore a backup."
        ) from error


def save(connection: sqlite3.Connection, settings: Settings) -> None:
    """Keep the settings; those that are None are forgotten."""
    for name, value in asdict(settings).items():
        connection.execute("delete from settings where name = ?", (name,))
        if value is not None:
            connection.execute("insert into settings values (?, ?)", (name, str(value)))


def add_share(connection: sqlite3.Connection, what: Shared, on: date, recorded_at: str) -> None:
    """Remember that `what` was shared on a day; `recorded_at` is when, UTC."""
    rows.insert(connection, "shares", {"what": what, "local_date": on, "recorded_at": recorded_at})


def last_share_before(connection: sqlite3.Connection, day: date) -> date | None:
    """Return the last day before `day` on which something was shared, None if there is none."""
    found = connection.execute(
        "select max(local_date) from shares where local_date < ?", (day.isoformat(),)
    ).fetchone()[0]
    return rows.day_of(found)
