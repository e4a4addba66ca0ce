"""Changes that a page sends: each one is carried out once, and can be taken back exactly."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any, Self

from footlog.domain.logbook import Entry
from footlog.domain.validation import UTC_FORMAT, InvalidEntry, text, utc_text, uuid_text
from footlog.store import entry_rows, rows
from footlog.store.entries import EntryStore

REMEMBERED = timedelta(days=7)
"""How long a change is remembered: a phone that was away longer sends nothing twice."""

Row = dict[str, Any]
Difference = tuple[str, Row | None, Row | None]
"""A table, and one of its rows before and after a change; None where there was none."""

_KINDS = {table: kind for kind, table in entry_rows.TABLES.items()}


class TapStore(EntryStore):
    """The changes of the last days that pages have sent."""

    def once(self, tap_id: str, day: date, at: str, change: Callable[[Self], str]) -> str:
        """Carry out `change` to the entries of `day` and return its words.

        All of it is one transaction. A change with the same `tap_id` that was carried out before is
        not carried out again: its words are returned. `at` is the present, UTC.
        """
        uuid_text("id", tap_id)
        with self.writing() as connection:
            known = _find(connection, tap_id)
            if known is not None:
                return str(known["words"])
            before = _rows_of(connection, day)
            words = change(self.using(connection))
            differences = _differences(before, _rows_of(connection, day))
            _remember(connection, tap_id, at, words, differences)
        return words

    def take_back(self, tap_id: str) -> None:
        """Put the entries of a change back to what they were before it.

        Raises InvalidEntry when the change is not known any more, or when one of its entries was
        changed since then.
        """
        with self.writing() as connection:
            known = _find(connection, tap_id)
            if known is None:
                raise InvalidEntry("This change", "is too old to undo", "correct it in History")
            differences = differences_of(known)
            for table, _, after in differences:
                _check_unchanged(connection, table, after)
            for _, _, after in differences:
                if after:
                    entry_rows.delete(connection, after["id"])
            for table, before, _ in differences:
                if before:
                    rows.insert(connection, table, before)


def differences_of(row: Mapping[str, Any] | sqlite3.Row) -> list[Difference]:
    """Return what a remembered change did; raise InvalidEntry or ValueError for a foreign row."""
    uuid_text("id", row["id"])
    utc_text("recorded_at", row["recorded_at"])
    text("words", row["words"])
    found: list[Difference] = [(table, *pair) for table, *pair in json.loads(row["differences"])]
    for table, *pair in found:
        for one in filter(None, pair):
            _check(table, one)
    return found


def _check(table: str, row: Row) -> None:
    """Raise unless `row` is one that footlog writes to the table."""
    kind: type[Entry] | None = _KINDS.get(table)
    if kind is None or row.keys() != entry_rows.columns_of(kind):
        raise ValueError(table)
    entry_rows.entry_of(kind, row)


def _rows_of(connection: sqlite3.Connection, day: date) -> dict[tuple[str, str], Row]:
    return {
        (table, row["id"]): dict(row)
        for table in _KINDS
        for row in connection.execute(
            f"select * from {table} where local_date = ?",  # noqa: S608 - our own names
            (day.isoformat(),),
        )
    }


def _differences(
    before: Mapping[tuple[str, str], Row], after: Mapping[tuple[str, str], Row]
) -> Iterator[Difference]:
    for place in before.keys() | after.keys():
        was, became = before.get(place), after.get(place)
        if was != became:
            yield place[0], was, became


def _find(connection: sqlite3.Connection, tap_id: str) -> sqlite3.Row | None:
    found: sqlite3.Row | None = connection.execute(
        "select * from taps where id = ?", (tap_id,)
    ).fetchone()
    return found


def _remember(
    connection: sqlite3.Connection,
    tap_id: str,
    at: str,
    words: str,
    differences: Iterator[Difference],
) -> None:
    oldest = datetime.strptime(at, UTC_FORMAT) - REMEMBERED  # noqa: DTZ007 - UTC as it is
    connection.execute("delete from taps where recorded_at < ?", (oldest.strftime(UTC_FORMAT),))
    row = {
        "id": tap_id,
        "recorded_at": at,
        "words": words,
        "differences": json.dumps(list(differences), ensure_ascii=False),
    }
    rows.insert(connection, "taps", row)


def _check_unchanged(connection: sqlite3.Connection, table: str, after: Row | None) -> None:
    if after is None:
        return
    found = connection.execute(
        f"select * from {table} where id = ?",  # noqa: S608 - one of our own names
        (after["id"],),
    ).fetchone()
    if found is None or dict(found) != after:
        raise InvalidEntry(
            "The entry", "was changed after this", "correct it where it stands or in History"
        )
