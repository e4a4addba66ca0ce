"""The rows of history.csv, straight from the diary: those that its entries make."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from footlog.domain.logbook import Entry
from footlog.store.database import reading
from footlog.store.diary import Diary
from tests.helpers.builders import DAYS, ENTRIES, LAST_DAY, history_row, import_batch, on


def rows(diary: Diary, first: date | None = None, last: date | None = None) -> list[list[object]]:
    with diary.history(first, last) as found:
        return [list(row) for row in found]


def expected(
    diary: Diary, first: date | None = None, last: date | None = None
) -> list[list[object]]:
    return [history_row(entry) for entry in diary.entries(first, last)]


@settings(max_examples=25)
@given(
    entries=st.lists(ENTRIES, max_size=12, unique_by=(lambda entry: entry.id, lambda e: e.on)),
    first=st.none() | DAYS,
    last=st.none() | DAYS,
)
def test_any_diary_gives_the_rows_of_its_entries(
    entries: list[Entry], first: date | None, last: date | None
) -> None:
    with TemporaryDirectory() as folder:
        diary = Diary(Path(folder) / "footlog.db", create=True)
        diary.import_rows(import_batch(entries), LAST_DAY)
        assert rows(diary) == expected(diary)
        assert rows(diary, first, last) == expected(diary, first, last)


def test_rows_of_the_made_up_diary_are_those_of_its_entries(filled_diary: Diary) -> None:
    first, last = on("2026-01-05"), on("2026-02-01")
    assert rows(filled_diary) == expected(filled_diary)
    assert rows(filled_diary, first, last) == expected(filled_diary, first, last) != []


def test_the_first_row_comes_before_the_rest_was_looked_at(filled_diary: Diary) -> None:
    """Else all rows of a long diary would have to be sorted, in memory or on the disk."""
    steps: list[None] = []
    with reading(filled_diary.path) as connection:
        connection.set_progress_handler(lambda: steps.append(None), 10)
        with filled_diary.using(connection).history() as found:
            next(found)
            before_the_first = len(steps)
            assert len(list(found)) > 500
    assert before_the_first < len(steps) / 20
