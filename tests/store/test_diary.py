"""The diary as a whole: opened, shared in one connection, empty at first."""

import sqlite3
from pathlib import Path

import pytest

from footlog.domain.logbook import Entry
from footlog.domain.settings import Settings
from footlog.domain.validation import InvalidEntry
from footlog.store.diary import Diary, one_connection
from footlog.store.errors import DiaryError
from tests.helpers.builders import (
    item,
    new_id,
    on,
    set_log,
    tally,
)

TODAY = on("2026-03-09")


def save_all(diary: Diary, *entries: Entry) -> None:
    for entry in entries:
        assert diary.save(entry, TODAY)


def test_one_connection_serves_a_block_and_is_closed_after_it(diary: Diary) -> None:
    log = set_log()
    with one_connection(diary.path) as one:
        assert one.save(log, TODAY)
        assert diary.entries() == one.entries() == [log]
        version = one.data_version()
        one.delete("nothing")
        assert one.data_version() == version
        assert diary.entries() == one.entries() == [log]
    with pytest.raises(sqlite3.ProgrammingError):
        one.entries()


def test_operations_in_one_transaction_are_all_undone_when_one_fails(diary: Diary) -> None:
    log = set_log()
    save_all(diary, log)

    def fail_after_delete(one: Diary) -> None:
        with one.writing():
            one.delete(log.id)
            assert one.entries() == []
            one.save(set_log("2026-04-01"), TODAY)

    with one_connection(diary.path) as one:
        with pytest.raises(InvalidEntry):
            fail_after_delete(one)
        assert one.entries() == [log]


def test_new_diary_is_empty(diary: Diary) -> None:
    assert diary.plan_items() == ()
    assert diary.entries() == []
    assert diary.count_entries() == 0
    assert diary.settings() == Settings()
    assert diary.own_exercises() == ()
    assert diary.tally() == tally()


def test_missing_diary_is_refused_unless_one_is_to_be_made(tmp_path: Path) -> None:
    with pytest.raises(DiaryError, match="There is no diary at"):
        Diary(tmp_path / "none.db")


def test_every_write_raises_the_data_version_and_nothing_else_does(diary: Diary) -> None:
    begun = diary.data_version()
    diary.entries()
    diary.tally()
    diary.delete(new_id())
    assert diary.data_version() == begun
    one = set_log()
    diary.save(one, TODAY, "tap")
    diary.save(set_log(), TODAY, "tap")
    assert diary.data_version() == begun + 1
    assert Diary(diary.path).data_version() == begun + 1
    diary.add_item(item(), TODAY)
    diary.delete(one.id)
    assert diary.data_version() == begun + 3
