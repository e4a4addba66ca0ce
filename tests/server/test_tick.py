"""A tick keeps the set of its mark, once, as planned, and only on the day it was drawn for."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from footlog.analysis.agenda import Mark, marks
from footlog.analysis.summary import summarise
from footlog.domain.exercises import Side
from footlog.domain.logbook import SetLog
from footlog.domain.plan import PlanItem
from footlog.domain.validation import InvalidEntry
from footlog.server.log_set import Tick, log_marked_set
from footlog.store.diary import Diary
from tests.helpers.builders import item, set_log

PARIS = "Europe/Paris"


@pytest.fixture(autouse=True)
def _on_this_day(today: date, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTLOG_TODAY", today.isoformat())


@pytest.fixture
def planned(diary: Diary, today: date) -> PlanItem:
    """Plan a set of heel raises for every day."""
    planned = item(starts_on=str(today - timedelta(days=7)))
    diary.add_item(planned, today)
    return planned


def tick(planned: PlanItem, day: date, today: date, number: int = 1) -> Tick:
    mark = Mark(planned.exercise_id, planned.side.counted[0], 1, number)
    return Tick(mark.token(day), str(today), PARIS)


def sets(diary: Diary) -> list[SetLog]:
    return [entry for entry in diary.entries() if isinstance(entry, SetLog)]


def test_the_set_is_kept_as_planned_and_the_version_holds_it(
    diary: Diary, planned: PlanItem, today: date
) -> None:
    before = diary.data_version()
    version = log_marked_set(diary, tick(planned, today, today))
    assert version == diary.data_version() == before + 1
    (log,) = sets(diary)
    assert (log.on, log.exercise_id, log.set_number, log.occasion) == (
        today,
        planned.exercise_id,
        1,
        1,
    )
    assert (log.reps, log.load) == (planned.dose.reps, planned.dose.load)
    assert log.utc_offset_minutes == 60
    assert log.time is not None
    assert all(mark.log for mark in marks(planned, [log]) if mark.number == 1)


def test_the_same_tick_again_keeps_nothing_more(
    diary: Diary, planned: PlanItem, today: date
) -> None:
    assert log_marked_set(diary, tick(planned, today, today)) is not None
    (log,) = sets(diary)
    assert log_marked_set(diary, tick(planned, today, today)) is None
    assert sets(diary) == [log]


def test_a_set_that_came_another_way_is_not_doubled(
    diary: Diary, planned: PlanItem, today: date
) -> None:
    imported = replace(
        set_log(str(today), exercise=planned.exercise_id, side=planned.side), set_number=1
    )
    diary.save(imported, today)
    assert log_marked_set(diary, tick(planned, today, today)) is None
    assert sets(diary) == [imported]


def test_a_set_of_yesterday_has_no_time_of_day(
    diary: Diary, planned: PlanItem, today: date
) -> None:
    yesterday = today - timedelta(days=1)
    assert log_marked_set(diary, tick(planned, yesterday, today)) is not None
    assert [(log.on, log.time) for log in sets(diary)] == [(yesterday, None)]


def test_a_page_of_the_day_before_keeps_nothing(
    diary: Diary, planned: PlanItem, today: date
) -> None:
    yesterday = today - timedelta(days=1)
    assert log_marked_set(diary, tick(planned, today, yesterday)) is None
    assert sets(diary) == []


@pytest.fixture
def late(diary: Diary, today: date) -> PlanItem:
    """Plan two sets of heel raises for the weekday of yesterday, for each side."""
    yesterday = today - timedelta(days=1)
    late = item("tue", str(yesterday), side=Side.EACH, sets=2)
    assert late.offered(yesterday)
    assert not late.offered(today)
    diary.add_item(late, today)
    return late


def test_a_set_that_is_still_open_from_yesterday_is_kept_and_credited(
    diary: Diary, late: PlanItem, today: date
) -> None:
    assert log_marked_set(diary, tick(late, today, today)) == diary.data_version()
    (log,) = sets(diary)
    assert (log.on, log.side, log.set_number, log.reps) == (today, Side.LEFT, 1, 12)
    assert log.time is not None
    (week,) = summarise(diary.tally(), today).weeks.values()
    assert (week.sets_due, week.sets_credited, week.sets_extra) == (1, 1, 0)
    assert log_marked_set(diary, tick(late, today, today)) is None
    assert sets(diary) == [log]


def test_the_next_set_is_kept_when_yesterday_has_the_first(
    diary: Diary, late: PlanItem, today: date
) -> None:
    yesterday = today - timedelta(days=1)
    assert log_marked_set(diary, tick(late, yesterday, today)) is not None
    assert log_marked_set(diary, tick(late, today, today, 2)) is not None
    assert sorted((log.on, log.set_number) for log in sets(diary)) == [(yesterday, 1), (today, 2)]


def test_a_set_of_a_plan_that_has_ended_is_not_kept(
    diary: Diary, late: PlanItem, today: date
) -> None:
    diary.stop_item(late.id, today, today)
    assert log_marked_set(diary, tick(late, today, today)) is None
    assert sets(diary) == []


@pytest.mark.parametrize("number", [0, 99])
def test_a_mark_that_is_not_there_keeps_nothing(
    diary: Diary, planned: PlanItem, today: date, number: int
) -> None:
    assert log_marked_set(diary, tick(planned, today, today, number)) is None
    assert sets(diary) == []


def test_a_side_that_is_not_planned_keeps_nothing(
    diary: Diary, planned: PlanItem, today: date
) -> None:
    other = Side.LEFT if planned.side is Side.BOTH else Side.BOTH
    mark = Mark(planned.exercise_id, other, 1, 1)
    assert log_marked_set(diary, Tick(mark.token(today), str(today), PARIS)) is None
    assert sets(diary) == []


@pytest.mark.parametrize("token", ["", "|", "today|heel-raise|both|1|1", "2026-13-01|a|b|1|1"])
def test_a_token_without_a_day_is_an_error(diary: Diary, today: date, token: str) -> None:
    with pytest.raises(ValueError, match=r"isoformat|month"):
        log_marked_set(diary, Tick(token, str(today), PARIS))


def test_an_unknown_zone_is_taken_for_the_computers(
    diary: Diary, planned: PlanItem, today: date
) -> None:
    sent = replace(tick(planned, today, today), zone="../../etc/passwd")
    assert log_marked_set(diary, sent) is not None
    assert len(sets(diary)) == 1


def test_a_day_too_far_ahead_is_refused(diary: Diary, planned: PlanItem, today: date) -> None:
    with pytest.raises(InvalidEntry):
        log_marked_set(diary, tick(planned, today + timedelta(days=30), today))
    assert sets(diary) == []
