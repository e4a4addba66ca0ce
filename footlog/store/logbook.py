"""Entries in the diary: set logs, pain scores and day records."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date
from heapq import merge
from itertools import groupby
from operator import attrgetter
from typing import Any

from footlog.domain.changes import Changes
from footlog.domain.exercises import Side
from footlog.domain.logbook import DayRecord, DayState, Entry, Moment, PainScore, SetLog
from footlog.domain.sharing import EntryCounts
from footlog.progress import Advance, counted
from footlog.store import rows

_TABLES: dict[type[Entry], str] = {
    SetLog: "set_logs",
    PainScore: "pain_scores",
    DayRecord: "day_records",
}
_COLUMNS = {"on": "local_date", "time": "local_time"}
_OLDEST_FIRST = "order by local_date {0}, coalesce(local_time, '') {0}, recorded_at {0}, id {0}"


def add(connection: sqlite3.Connection, entry: Entry, token: str | None = None) -> bool:
    """Keep a new entry and tell whether it was added.

    False when an entry with the same id, the same `token`, or (for a day record) the same day is
    there already: a second tap, a reload or a second tab.
    """
    row = _row(entry)
    if not isinstance(entry, DayRecord):
        row["token"] = token
    return rows.insert(connection, _TABLES[type(entry)], row, unless_there=True)


def add_many(connection: sqlite3.Connection, changes: Changes[Entry], advance: Advance) -> None:
    """Keep the new entries and write the differing ones over those that are there."""
    for present, _ in changes.differing:
        delete(connection, present.id)
    batch = (*(entry for _, entry in changes.differing), *changes.new)
    remaining = counted(sorted(batch, key=_table), len(batch), advance)
    for kind, of_kind in groupby(remaining, key=type):
        names, columns = zip(*_filled(kind, batch), strict=True)
        rows.insert_many(connection, _TABLES[kind], columns, map(attrgetter(*names), of_kind))


def _filled(kind: type[Entry], entries: Iterable[Entry]) -> list[tuple[str, str]]:
    """Return the fields of `kind`, each with its column, that one of the entries fills."""
    of_kind = [entry for entry in entries if type(entry) is kind]
    return [
        (field, column)
        for field, column, _ in _FIELDS[kind]
        if any(getattr(entry, field) is not None for entry in of_kind)
    ]


def _table(entry: Entry) -> str:
    return _TABLES[type(entry)]


def clear_day(connection: sqlite3.Connection, day: date) -> None:
    """Forget what the day was recorded as."""
    connection.execute("delete from day_records where local_date = ?", (day.isoformat(),))


def contents(
    connection: sqlite3.Connection, first: date | None = None, last: date | None = None
) -> EntryCounts:
    """Return how much there is from `first` to `last`, both included."""
    found = [
        connection.execute(
            "select count(*) as n, count(note) as notes, "  # noqa: S608 - our own names
            f"min(local_date) as first, max(local_date) as last from {table} "
            "where local_date between ? and ?",
            rows.bounds(first, last),
        ).fetchone()
        for table in _TABLES.values()
    ]
    sets, scores, days = (row["n"] for row in found)
    return EntryCounts(
        sets,
        scores,
        days,
        notes=sum(row["notes"] for row in found),
        first=rows.day_of(min((row["first"] for row in found if row["n"]), default=None)),
        last=rows.day_of(max((row["last"] for row in found if row["n"]), default=None)),
    )


def replace(connection: sqlite3.Connection, entry: Entry) -> None:
    """Write the entry over the one with its id."""
    rows.update(connection, _TABLES[type(entry)], _row(entry))


def delete(connection: sqlite3.Connection, entry_id: str) -> bool:
    """Forget the entry with this id, of whatever kind, and tell whether there was one."""
    gone = 0
    for table in _TABLES.values():
        done = connection.execute(
            f"delete from {table} where id = ?",  # noqa: S608 - our own names
            (entry_id,),
        )
        gone += done.rowcount
    return gone > 0


def find(connection: sqlite3.Connection, entry_id: str) -> Entry | None:
    """Return the entry with this id, or None."""
    for kind, table in _TABLES.items():
        row = connection.execute(
            f"select * from {table} where id = ?",  # noqa: S608 - our own names
            (entry_id,),
        ).fetchone()
        if row is not None:
            return kind(**_values(kind, row))
    return None


def find_set(connection: sqlite3.Connection, token: str) -> SetLog | None:
    """Return the set that was saved with `token`, or None."""
    row = connection.execute("select * from set_logs where token = ?", (token,)).fetchone()
    return None if row is None else SetLog(**_values(SetLog, row))


def find_score(connection: sqlite3.Connection, token: str) -> PainScore | None:
    """Return the pain score that was saved with `token`, or None."""
    row = connection.execute("select * from pain_scores where token = ?", (token,)).fetchone()
    return None if row is None else PainScore(**_values(PainScore, row))


def entries(
    connection: sqlite3.Connection,
    first: date | None = None,
    last: date | None = None,
    *,
    newest_first: bool = False,
) -> Iterator[Entry]:
    """Yield the entries from day `first` to day `last`, both included, one at a time.

    Ordered by day, time (those without one first), when it was typed, and id.
    """
    span = rows.bounds(first, last)
    order = _OLDEST_FIRST.format("desc" if newest_first else "asc")
    streams = (_stream(connection, kind, table, span, order) for kind, table in _TABLES.items())
    return merge(*streams, key=_sort_key, reverse=newest_first)


def noted(connection: sqlite3.Connection, first: date, last: date) -> Iterator[Entry]:
    """Yield the entries with a note from day `first` to day `last`, ordered as `entries`."""
    span = rows.bounds(first, last)
    order = "and note is not null " + _OLDEST_FIRST.format("asc")
    streams = (_stream(connection, kind, table, span, order) for kind, table in _TABLES.items())
    return merge(*streams, key=_sort_key)


def day_records(connection: sqlite3.Connection, first: date, last: date) -> Iterator[DayRecord]:
    """Yield what the days from `first` to `last` were recorded as, oldest first."""
    span, order = rows.bounds(first, last), _OLDEST_FIRST.format("asc")
    found = _stream(connection, DayRecord, _TABLES[DayRecord], span, order)
    return (record for record in found if isinstance(record, DayRecord))


def sets_of(connection: sqlite3.Connection, day: date) -> Iterator[SetLog]:
    """Yield the sets of a day, oldest first."""
    span, order = rows.bounds(day, day), _OLDEST_FIRST.format("asc")
    found = _stream(connection, SetLog, _TABLES[SetLog], span, order)
    return (log for log in found if isinstance(log, SetLog))


def _stream(
    connection: sqlite3.Connection,
    kind: type[Entry],
    table: str,
    span: tuple[str, str],
    order: str,
) -> Iterator[Entry]:
    found = connection.execute(
        f"select * from {table} where local_date between ? and ? {order}",  # noqa: S608
        span,
    )
    return (kind(**_values(kind, row)) for row in found)


def _sort_key(entry: Entry) -> tuple[date, str, str, str]:
    return entry.on, entry.time or "", entry.recorded_at, entry.id


def _row(entry: Entry) -> dict[str, object]:
    return {column: getattr(entry, field) for field, column, _ in _FIELDS[type(entry)]}


_READ: dict[str, Any] = {
    "on": rows.day,
    "side": Side,
    "moment": Moment,
    "state": DayState,
    "minutes": rows.minutes_of,
}


_FIELDS: dict[type[Entry], tuple[tuple[str, str, Any], ...]] = {
    kind: tuple(
        (field.name, _COLUMNS.get(field.name, field.name), _READ.get(field.name))
        for field in fields(kind)
    )
    for kind in _TABLES
}


def _values(kind: type[Entry], row: sqlite3.Row) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for field, column, read in _FIELDS[kind]:
        value = row[column]
        values[field] = value if value is None or read is None else read(value)
    return values
