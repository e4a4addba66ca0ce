"""When something of the diary was shared."""

import sqlite3
from datetime import date

from footlog.domain.sharing import Shared
from footlog.store import rows


def add(connection: sqlite3.Connection, what: Shared, on: date, recorded_at: str) -> None:
    """Remember that `what` was shared on a day; `recorded_at` is when, UTC."""
    rows.insert(connection, "shares", {"what": what, "local_date": on, "recorded_at": recorded_at})


def last_before(connection: sqlite3.Connection, day: date) -> date | None:
    """Return the last day before `day` on which something was shared, None if there is none."""
    found = connection.execute(
        "select max(local_date) from shares where local_date < ?", (day.isoformat(),)
    ).fetchone()[0]
    return rows.day_of(found)
