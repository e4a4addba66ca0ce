"""Between table rows and values."""

import sqlite3
from decimal import Decimal

import pytest
from hypothesis import given

from footlog.domain.exercises import Side
from footlog.store.rows import (
    bounds,
    day,
    day_of,
    insert,
    insert_many,
    minutes_of,
    pick,
    tuples,
    update,
)
from tests.helpers.builders import MINUTES, on


@pytest.fixture
def connection() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.execute(
        "create table things (id text primary key, name text unique, size real check (size > 0))"
        " strict"
    )
    return connection


def things(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
    return [tuple(row) for row in connection.execute("select * from things order by id")]


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (on("2026-03-09"), "2026-03-09"),
        (Decimal("2.5"), 2.5),
        (Side.EACH, "each"),
        ("text", "text"),
        (7, 7),
        (None, None),
    ],
)
def test_value_is_kept_as_sqlite_has_it(
    connection: sqlite3.Connection, value: object, kept: object
) -> None:
    (found,) = connection.execute("select ?", (value,)).fetchone()
    assert found == kept
    assert type(found) is type(kept)


@given(minutes=MINUTES)
def test_minutes_come_back_as_the_decimal_that_was_written(minutes: Decimal) -> None:
    found = minutes_of(float(minutes))
    assert found == minutes
    assert str(found) in {str(minutes), str(minutes.normalize()), f"{minutes:f}", f"{minutes:.0f}"}


@pytest.mark.parametrize(("value", "words"), [(10.0, "10"), (2.5, "2.5"), (600.0, "600")])
def test_minutes_are_written_without_needless_digits(value: float, words: str) -> None:
    assert str(minutes_of(value)) == words


def test_a_stored_day_is_read() -> None:
    assert day("2028-02-29") == day_of("2028-02-29") == on("2028-02-29")


def test_days_are_bounds_and_none_is_none(connection: sqlite3.Connection) -> None:
    connection.execute("insert into things values ('2026-03-02', 'x', 1), ('1900-01-01', 'y', 2)")
    within = "select name from things where id between ? and ? order by name"
    assert bounds(on("2026-03-02"), on("2026-03-09")) == ("2026-03-02", "2026-03-09")
    assert list(tuples(connection, within, bounds(on("2026-03-02"), None))) == [("x",)]
    assert list(tuples(connection, within, bounds(None, on("2026-03-01")))) == [("y",)]
    assert list(tuples(connection, within, bounds(None, None))) == [("x",), ("y",)]


def test_nothing_stays_nothing() -> None:
    assert minutes_of(None) is None
    assert day_of(None) is None
    assert day_of("2028-02-29") == on("2028-02-29")


def test_row_is_inserted_and_updated_by_id(connection: sqlite3.Connection) -> None:
    assert insert(connection, "things", {"id": "a", "name": "x", "size": Decimal("1.5")})
    assert insert(connection, "things", {"id": "b", "name": "y", "size": Decimal(2)})
    update(connection, "things", {"id": "b", "name": "z", "size": None})
    assert things(connection) == [("a", "x", 1.5), ("b", "z", None)]


def test_second_row_with_the_same_unique_value_is_left_out_or_raises(
    connection: sqlite3.Connection,
) -> None:
    assert insert(connection, "things", {"id": "a", "name": "x"}, unless_there=True)
    assert not insert(connection, "things", {"id": "b", "name": "x"}, unless_there=True)
    assert not insert(connection, "things", {"id": "a", "name": "y"}, unless_there=True)
    with pytest.raises(sqlite3.IntegrityError):
        insert(connection, "things", {"id": "b", "name": "x"})
    assert things(connection) == [("a", "x", None)]


@pytest.mark.parametrize("number", [0, 1, 499, 500, 501, 1234])
def test_rows_are_inserted_however_many_there_are(
    connection: sqlite3.Connection, number: int
) -> None:
    rows = [(f"{n:04}", Decimal(n + 1)) for n in range(number)]
    insert_many(connection, "things", ("id", "size"), iter(rows))
    assert things(connection) == [(key, None, float(size)) for key, size in rows]


@pytest.mark.parametrize("bad", [0, 499, 500, 1233])
def test_one_bad_row_of_many_raises(connection: sqlite3.Connection, bad: int) -> None:
    rows = [(f"{n:04}", -1 if n == bad else 1) for n in range(1234)]
    with pytest.raises(sqlite3.IntegrityError):
        insert_many(connection, "things", ("id", "size"), rows)


def test_row_that_breaks_a_check_raises_even_with_unless_there(
    connection: sqlite3.Connection,
) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        insert(connection, "things", {"id": "a", "size": Decimal(-1)}, unless_there=True)


def test_some_columns_are_picked_by_name(connection: sqlite3.Connection) -> None:
    insert(connection, "things", {"id": "a", "name": "x", "size": Decimal(1)})
    row = connection.execute("select * from things").fetchone()
    assert pick(row, ("name", "id")) == {"name": "x", "id": "a"}
