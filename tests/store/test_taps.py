"""Changes that pages send: remembered for a week, and read through the domain on a restore."""

import json
import sqlite3
from contextlib import closing
from datetime import date, timedelta

import pytest

from footlog.domain.logbook import Moment
from footlog.domain.validation import InvalidEntry
from footlog.store.checks import check_rows
from footlog.store.diary import Diary
from footlog.store.errors import RowError
from tests.helpers.builders import new_id, pain

AT = "2026-03-18T20:00:00Z"


def saving(diary: Diary, tap_id: str, today: date, at: str = AT, number: int = 3) -> str:
    def change(bound: Diary) -> str:
        bound.save(pain(number, str(today), Moment.EVENING), today)
        return f"Saved: {number}"

    return diary.once(tap_id, today, at, change)


def test_a_change_is_carried_out_once_and_its_words_are_remembered(
    diary: Diary, today: date
) -> None:
    tap_id = new_id()
    assert saving(diary, tap_id, today) == "Saved: 3"
    version = diary.data_version()
    assert saving(diary, tap_id, today, number=7) == "Saved: 3"
    assert (len(diary.entries()), diary.data_version()) == (1, version)


def test_a_change_that_fails_leaves_nothing_and_can_be_sent_again(
    diary: Diary, today: date
) -> None:
    tap_id = new_id()

    def failing(bound: Diary) -> str:
        bound.save(pain(3, str(today)), today)
        raise InvalidEntry("pain", "is wrong")

    with pytest.raises(InvalidEntry):
        diary.once(tap_id, today, AT, failing)
    assert diary.entries() == []
    assert saving(diary, tap_id, today) == "Saved: 3"


def test_a_change_is_forgotten_after_a_week(diary: Diary, today: date) -> None:
    first = new_id()
    saving(diary, first, today)
    saving(diary, new_id(), today, at="2026-03-25T20:00:00Z")
    diary.take_back(first)
    saving(diary, new_id(), today, at="2026-03-25T20:00:01Z")
    with pytest.raises(InvalidEntry, match="This change is too old to undo"):
        diary.take_back(first)


def test_the_rows_of_a_day_come_back_with_their_tokens(diary: Diary, today: date) -> None:
    diary.save_score(pain(3, str(today), Moment.EVENING), today, "mine")
    before = diary.entries()
    tap_id = new_id()

    def clearing(bound: Diary) -> str:
        bound.delete_all([entry.id for entry in before])
        return "Removed."

    diary.once(tap_id, today, AT, clearing)
    diary.take_back(tap_id)
    assert diary.entries() == before
    assert diary.score_saved_as("mine") == before[0]


@pytest.mark.parametrize(
    "differences",
    [
        "no json",
        "[]]",
        '[["settings", null, {"id": "x"}]]',
        '[["pain_scores", null, {"id": "x"}]]',
        "[[]]",
        "{}x",
    ],
)
def test_a_foreign_row_is_named_on_a_restore(diary: Diary, today: date, differences: str) -> None:
    saving(diary, new_id(), today)
    check_rows(diary.path)
    with closing(sqlite3.connect(diary.path)) as connection, connection:
        connection.execute("update taps set differences = ?", (differences,))
    with pytest.raises(RowError, match="taps"):
        check_rows(diary.path)


def test_a_column_that_the_table_lacks_is_foreign(diary: Diary, today: date) -> None:
    saving(diary, new_id(), today)
    with closing(sqlite3.connect(diary.path)) as connection, connection:
        (found,) = connection.execute("select differences from taps").fetchone()
        ((table, before, after),) = json.loads(found)
        foreign = json.dumps([[table, before, {**after, "x) values (1); --": 1}]])
        connection.execute("update taps set differences = ?", (foreign,))
    with pytest.raises(RowError, match="taps"):
        check_rows(diary.path)


def test_an_undo_of_yesterday_is_still_known(diary: Diary, today: date) -> None:
    first = new_id()
    saving(diary, first, today - timedelta(days=1))
    saving(diary, new_id(), today, at="2026-03-19T20:00:00Z")
    diary.take_back(first)
    assert len(diary.entries()) == 1
