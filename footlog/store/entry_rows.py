"""Entries as rows of their tables: set logs, pain scores, day records and marks."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from heapq import merge
from itertools import chain, groupby
from operator import attrgetter
from typing import Any, TypeVar

from footlog.domain.changes import Changes
from footlog.domain.exercises import Side
from footlog.domain.logbook import DayRecord, DayState, Entry, FootMark, Moment, PainScore, SetLog
from footlog.store import rows
from footlog.store.progress import Advance, counted

Kind = TypeVar("Kind", bound=Entry)

TABLES: dict[type[Any], str] = {
    SetLog: "set_logs",
    PainScore: "pain_scores",
    DayRecord: "day_records",
    FootMark: "marks",
}
_COLUMNS = {"on": "local_date", "time": "local_time"}
_OLDEST_FIRST = "order by local_date {0}, coalesce(local_time, '') {0}, recorded_at {0}, id {0}"
NEWEST_FIRST = _OLDEST_FIRST.format("desc")


def add(connection: sqlite3.Connection, entry: Entry, token: str | None = None) -> bool:
    """Insert a new entry and return whether it was added.

    False when an entry with the same id, the same `token`, or (for a day record) the same day is
    there already: a second tap, a reload or a second tab.
    """
    row = _row(entry)
    if not isinstance(entry, DayRecord):
        row["token"] = token
    return rows.insert(connection, TABLES[type(entry)], row, unless_there=True)


def write(connection: sqlite3.Connection, changes: Changes[Entry], advance: Advance) -> None:
    """Insert the new entries and replace those that differ; `advance` gets the share done."""
    for present, _ in changes.differing:
        delete(connection, present.id)
    batch = (*(entry for _, entry in changes.differing), *changes.new)
    remaining = counted(sorted(batch, key=_table), len(batch), advance)
    for kind, of_kind in groupby(remaining, key=type):
        names, columns = zip(*_filled(kind, batch), strict=True)
        rows.insert_many(connection, TABLES[kind], columns, map(attrgetter(*names), of_kind))


def replace(connection: sqlite3.Connection, entry: Entry) -> None:
    """Replace the entry that has the same id."""
    rows.update(connection, TABLES[type(entry)], _row(entry))


def delete(connection: sqlite3.Connection, entry_id: str) -> None:
    """Delete the entry with this id, of whichever kind, if there is one."""
    for table in TABLES.values():
        connection.execute(
            f"delete from {table} where id = ?",  # noqa: S608 - our own names
            (entry_id,),
        )


def clear_day(connection: sqlite3.Connection, day: date) -> None:
    """Delete the record of a day, if it has one."""
    connection.execute("delete from day_records where local_date = ?", (day.isoformat(),))


def find(connection: sqlite3.Connection, entry_id: str) -> Entry | None:
    """Return the entry with this id, or None."""
    streams = (selected(connection, kind, "id = ?", (entry_id,)) for kind in TABLES)
    found: Iterator[Entry] = chain.from_iterable(streams)
    return next(found, None)


def find_set(connection: sqlite3.Connection, token: str) -> SetLog | None:
    """Return the set that was saved with `token`, or None."""
    return next(selected(connection, SetLog, "token = ?", (token,)), None)


def find_mark(connection: sqlite3.Connection, token: str) -> FootMark:
    """Return the mark that was saved with `token`."""
    return next(selected(connection, FootMark, "token = ?", (token,)))


def find_score(connection: sqlite3.Connection, token: str) -> PainScore | None:
    """Return the pain score that was saved with `token`, or None."""
    return next(selected(connection, PainScore, "token = ?", (token,)), None)


def token_of(connection: sqlite3.Connection, entry: Entry) -> str | None:
    """Return the token of the tap that saved the entry; None without one."""
    if isinstance(entry, DayRecord):
        return None
    query = f"select token from {TABLES[type(entry)]} where id = ?"  # noqa: S608 - our own names
    token: str | None = connection.execute(query, (entry.id,)).fetchone()[0]
    return token


def set_token(connection: sqlite3.Connection, entry: Entry, token: str | None) -> None:
    """Give the entry a token, or none; one that another entry has by now is left to that."""
    if not isinstance(entry, DayRecord):
        table = TABLES[type(entry)]
        connection.execute(
            f"update {table} set token = null where id = ?",  # noqa: S608 - our own names
            (entry.id,),
        )
        connection.execute(
            f"update or ignore {table} set token = ? where id = ?",  # noqa: S608 - our own names
            (token, entry.id),
        )


def of_span(
    connection: sqlite3.Connection,
    first: date | None,
    last: date | None,
    *,
    only: str = "true",
    newest_first: bool = False,
) -> Iterator[Entry]:
    """Yield the entries from day `first` to day `last`, both included, one at a time.

    They are ordered by day, time (those without one first), when they were typed, and id. `only`
    is a further condition in SQL.
    """
    order = _OLDEST_FIRST.format("desc" if newest_first else "asc")
    where = f"local_date between ? and ? and {only} {order}"
    span = rows.bounds(first, last)
    streams = (selected(connection, kind, where, span) for kind in TABLES)
    return merge(*streams, key=sort_key, reverse=newest_first)


def of_kind(
    connection: sqlite3.Connection, kind: type[Kind], first: date | None, last: date | None
) -> Iterator[Kind]:
    """Yield the entries of one kind from day `first` to day `last`, oldest first."""
    where = "local_date between ? and ? " + _OLDEST_FIRST.format("asc")
    return selected(connection, kind, where, rows.bounds(first, last))


def selected(
    connection: sqlite3.Connection,
    kind: type[Kind],
    where: str,
    values: Sequence[object] | Mapping[str, object],
) -> Iterator[Kind]:
    """Yield the entries of one kind that a condition in SQL with these values selects."""
    found = connection.execute(
        f"select * from {TABLES[kind]} where {where}",  # noqa: S608 - our own names
        values,
    )
    return (entry_of(kind, row) for row in found)


def entry_of(kind: type[Kind], row: sqlite3.Row | Mapping[str, Any]) -> Kind:
    """Return the entry of one kind that a row of its table holds."""
    return kind(**_values(kind, row))


def columns_of(kind: type[Entry]) -> set[str]:
    """Return the columns of the kind's table."""
    columns = {column for _, column, _ in _FIELDS[kind]}
    return columns if kind is DayRecord else columns | {"token"}


def sort_key(entry: Entry) -> tuple[date, str, str, str]:
    """Return by what entries are ordered: day, time, when they were typed, and id."""
    return entry.on, entry.time or "", entry.recorded_at, entry.id


def _table(entry: Entry) -> str:
    return TABLES[type(entry)]


def _filled(kind: type[Entry], entries: Iterable[Entry]) -> list[tuple[str, str]]:
    """Return the fields of `kind`, each with its column, that one of the entries fills."""
    of_kind = [entry for entry in entries if type(entry) is kind]
    return [
        (field, column)
        for field, column, _ in _FIELDS[kind]
        if any(getattr(entry, field) is not None for entry in of_kind)
    ]


def _row(entry: Entry) -> dict[str, object]:
    return {column: getattr(entry, field) for field, column, _ in _FIELDS[type(entry)]}


_READ: dict[str, Any] = {
    "on": rows.day,
    "side": Side,
    "moment": Moment,
    "state": DayState,
    "minutes": rows.minutes_of,
}


_FIELDS: dict[type[Any], tuple[tuple[str, str, Any], ...]] = {
    kind: tuple(
        (field.name, _COLUMNS.get(field.name, field.name), _READ.get(field.name))
        for field in fields(kind)
    )
    for kind in TABLES
}


def _values(kind: type[Any], row: sqlite3.Row | Mapping[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for field, column, read in _FIELDS[kind]:
        value = row[column]
        values[field] = value if value is None or read is None else read(value)
    return values
