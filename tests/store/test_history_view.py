"""The view `history`: what other programs read in the diary is what history.csv says."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from footlog.domain.columns import HISTORY, names
from footlog.domain.logbook import Entry
from footlog.store.database import reading
from footlog.store.diary import Diary
from tests.helpers.builders import (
    ENTRIES,
    LAST_DAY,
    day,
    history_row,
    import_batch,
    numbered_id,
    on,
    pain,
    set_log,
)

READABLE = [name for name in names(HISTORY) if name != "exercise"]


def viewed(diary: Diary) -> list[dict[str, object]]:
    with reading(diary.path) as connection:
        return [dict(row) for row in connection.execute("select * from history")]


def exported(diary: Diary) -> list[dict[str, object]]:
    rows = (dict(zip(names(HISTORY), history_row(entry), strict=True)) for entry in diary.entries())
    return [{name: row[name] for name in READABLE} for row in rows]


def test_view_has_the_columns_of_history_csv_in_their_order(diary: Diary) -> None:
    with reading(diary.path) as connection:
        columns = [row["name"] for row in connection.execute("pragma table_info(history)")]
    assert columns == READABLE


def test_view_shows_the_made_up_diary_as_history_csv_does(filled_diary: Diary) -> None:
    rows = viewed(filled_diary)
    assert rows == exported(filled_diary)
    assert {row["kind"] for row in rows} == {"set", "pain", "day"}
    assert len(rows) == filled_diary.count_entries() > 500


@settings(max_examples=25)
@given(entries=st.lists(ENTRIES, max_size=12, unique_by=(lambda entry: entry.id, lambda e: e.on)))
def test_view_shows_any_diary_as_history_csv_does(entries: list[Entry]) -> None:
    with TemporaryDirectory() as folder:
        diary = Diary(Path(folder) / "footlog.db", create=True)
        diary.import_rows(import_batch(entries), LAST_DAY)
        assert viewed(diary) == exported(diary)


def test_view_orders_one_day_as_history_csv_does(diary: Diary) -> None:
    entries: list[Entry] = [
        set_log(time="09:00", id=numbered_id(9002)),
        set_log(time="09:00", id=numbered_id(9001)),
        set_log(time="08:00", recorded_at="2026-03-03T18:05:00Z"),
        pain(),
        day(),
    ]
    diary.import_rows(import_batch(entries), on("2026-03-03"))
    assert [row["time"] for row in viewed(diary)] == [None, None, "08:00", "09:00", "09:00"]
    assert viewed(diary) == exported(diary)


def test_view_gives_numbers_as_numbers(diary: Diary) -> None:
    log = replace(set_log(pain=0), minutes=Decimal("2.5"))
    diary.save(log, on("2026-03-02"))
    row = viewed(diary)[0]
    assert (row["minutes"], row["pain"], row["reps"]) == (2.5, 0, None)
