"""The Today page: sets of an earlier day that can still be caught up."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from footlog.analysis.agenda import Mark
from footlog.analysis.summary import summarise
from footlog.domain.exercises import Side
from footlog.domain.logbook import DayRecord, DayState, SetLog
from footlog.domain.plan import PlanItem
from footlog.result_wording import adherence_percent
from footlog.store.diary import Diary
from tests.helpers.builders import day, item, set_log
from tests.helpers.components import day_of, open_day, send, shown, tap, titles

Opened = Callable[[str], AppTest]

MONDAY, TUESDAY, WEDNESDAY = (date(2026, 3, number) for number in (16, 17, 18))
HEADER = "Still open from earlier"
SINCE = "2 × 12 reps, each side: open since Mon 16 Mar"
MARKS = [(Side.LEFT, 1), (Side.LEFT, 2), (Side.RIGHT, 1), (Side.RIGHT, 2)]


@pytest.fixture
def planned(diary: Diary) -> PlanItem:
    """Plan two sets a side on Mondays, Wednesdays and Fridays, from this Monday on."""
    planned = item("mon,wed,fri", str(MONDAY), side=Side.EACH, sets=2)
    diary.add_item(planned, MONDAY)
    return planned


@pytest.fixture
def on_day(open_app: Opened, monkeypatch: pytest.MonkeyPatch) -> Callable[[date], AppTest]:
    """Return a function that opens Today on a day."""

    def opened(today: date) -> AppTest:
        monkeypatch.setenv("FOOTLOG_TODAY", today.isoformat())
        app = open_app("today")
        assert not app.exception
        return app

    return opened


OnDay = Callable[[date], AppTest]


def headers(app: AppTest) -> list[str]:
    """Return the parts of the list in order: what is due, and what is open from earlier."""
    late = [row["since"] is not None for row in day_of(app)["exercises"]]
    return ["Exercises"] * (False in late) + [HEADER] * (True in late)


def words(app: AppTest) -> str:
    return "\n".join(f"{row['dose']}: {row['since']}" for row in day_of(app)["exercises"])


def token(planned: PlanItem, today: date, side: Side, number: int) -> str:
    return Mark(planned.exercise_id, side, 1, number).token(today)


def tokens(planned: PlanItem, today: date) -> list[str]:
    return [token(planned, today, *place) for place in MARKS]


def done_on(diary: Diary, done: date, *places: tuple[Side, int]) -> list[SetLog]:
    logs = [replace(set_log(str(done), side=side), reps=12) for side, _ in places]
    return [log for log in logs if diary.save(log, done)]


def test_what_was_not_done_on_monday_is_open_on_tuesday(on_day: OnDay, planned: PlanItem) -> None:
    app = on_day(TUESDAY)
    assert HEADER in headers(app)
    assert "Exercises" not in headers(app)
    assert SINCE in words(app)
    assert shown(app) == dict.fromkeys(tokens(planned, TUESDAY), False)
    assert "Choose exercises" not in [link.value for link in app.page_link]


def test_sets_caught_up_are_credited_to_monday_and_stay_on_the_page(
    on_day: OnDay, diary: Diary, planned: PlanItem
) -> None:
    app = on_day(TUESDAY)
    for mark in tokens(planned, TUESDAY):
        tap(app, mark)
    assert shown(app) == dict.fromkeys(tokens(planned, TUESDAY), True)
    assert {log.on for log in diary.sets_of(TUESDAY)} == {TUESDAY}
    assert len(diary.entries()) == 4
    app = on_day(TUESDAY)
    assert HEADER in headers(app)
    assert shown(app) == dict.fromkeys(tokens(planned, TUESDAY), True)
    for today in (TUESDAY, WEDNESDAY):
        week = summarise(diary.tally(), today).weeks[MONDAY]
        assert (week.sets_due, week.sets_credited, week.sets_extra) == (4, 4, 0)
        assert adherence_percent(week) == "100 %"
        assert (week.days_due, week.days_all, week.days_some) == (1, 1, 1)


def test_what_was_caught_up_can_be_undone(on_day: OnDay, diary: Diary, planned: PlanItem) -> None:
    done_on(diary, MONDAY, MARKS[0])
    app = on_day(TUESDAY)
    tap(app, token(planned, TUESDAY, *MARKS[1]))
    assert summarise(diary.tally(), TUESDAY).total.sets_extra == 0
    send(app, "untick", token=token(planned, TUESDAY, *MARKS[1]))
    assert diary.sets_of(TUESDAY) == []
    assert len(diary.sets_of(MONDAY)) == 1


def test_sets_of_monday_are_shown_as_done_on_tuesday(
    on_day: OnDay, diary: Diary, planned: PlanItem
) -> None:
    done_on(diary, MONDAY, (Side.LEFT, 1), (Side.RIGHT, 1), (Side.RIGHT, 2))
    app = on_day(TUESDAY)
    assert titles(app) == ["Left 1", "Left 2", "Right 1", "Right 2"]
    assert list(shown(app).values()) == [True, False, True, True]
    tap(app, token(planned, TUESDAY, Side.LEFT, 2))
    (log,) = diary.sets_of(TUESDAY)
    assert (log.side, log.set_number) == (Side.LEFT, 2)
    assert set(shown(app).values()) == {True}


def test_a_set_of_monday_can_be_corrected_on_tuesday(
    on_day: OnDay, diary: Diary, planned: PlanItem
) -> None:
    (log,) = done_on(diary, MONDAY, (Side.LEFT, 1))
    app = on_day(TUESDAY)
    (mark,) = (mark for mark, done in shown(app).items() if done)
    assert mark == token(planned, MONDAY, Side.LEFT, 1)
    send(app, "change", token=mark, reps=7)
    (changed,) = diary.sets_of(MONDAY)
    assert (changed.id, changed.reps, changed.on) == (log.id, 7, MONDAY)
    assert diary.sets_of(TUESDAY) == []


@pytest.mark.parametrize("paused", [MONDAY, TUESDAY])
def test_nothing_is_open_on_a_paused_day_or_from_one(
    on_day: OnDay, diary: Diary, planned: PlanItem, paused: date
) -> None:
    diary.save(day(str(paused)), TUESDAY)
    app = on_day(TUESDAY)
    assert HEADER not in headers(app)
    assert shown(app) == {}


def test_it_is_open_again_when_the_pause_is_taken_back(
    on_day: OnDay, diary: Diary, planned: PlanItem
) -> None:
    app = on_day(TUESDAY)
    send(app, "day", state="paused", reason="flare")
    (record,) = diary.entries()
    assert isinstance(record, DayRecord)
    assert record.state is DayState.PAUSED
    assert HEADER not in headers(app)
    send(app, "day", state=None)
    assert HEADER in headers(app)


def test_what_was_done_on_monday_is_not_shown_on_tuesday(
    on_day: OnDay, diary: Diary, planned: PlanItem
) -> None:
    done_on(diary, MONDAY, *MARKS)
    app = on_day(TUESDAY)
    assert HEADER not in headers(app)
    assert shown(app) == {}


def test_one_side_that_was_not_done_is_open(on_day: OnDay, diary: Diary, planned: PlanItem) -> None:
    done_on(diary, MONDAY, (Side.LEFT, 1), (Side.LEFT, 2))
    app = on_day(TUESDAY)
    assert HEADER in headers(app)
    assert list(shown(app).values()) == [True, True, False, False]


def test_the_next_time_it_is_due_it_is_shown_as_usual(
    on_day: OnDay, diary: Diary, planned: PlanItem
) -> None:
    done_on(diary, MONDAY, (Side.LEFT, 1))
    app = on_day(WEDNESDAY)
    assert "Exercises" in headers(app)
    assert HEADER not in headers(app)
    assert "open since" not in words(app)
    assert shown(app) == dict.fromkeys(tokens(planned, WEDNESDAY), False)


def test_it_is_not_counted_among_the_sets_of_the_day(
    on_day: OnDay, diary: Diary, planned: PlanItem
) -> None:
    daily = item("daily", str(TUESDAY), exercise="toe-curls", sets=3)
    diary.add_item(daily, TUESDAY)
    app = on_day(TUESDAY)
    assert [one for one in headers(app) if one in {"Exercises", HEADER}] == ["Exercises", HEADER]
    assert [len(row["marks"]) for row in day_of(app)["exercises"]] == [3, 4]


def test_a_day_of_the_past_has_what_was_open_then(
    on_day: OnDay, diary: Diary, planned: PlanItem
) -> None:
    done_on(diary, WEDNESDAY, *MARKS)
    app = on_day(WEDNESDAY)
    open_day(app, TUESDAY)
    assert SINCE in words(app)
    assert shown(app) == dict.fromkeys(tokens(planned, TUESDAY), False)
    tap(app, token(planned, TUESDAY, Side.LEFT, 1))
    assert [log.on for log in diary.sets_of(TUESDAY)] == [TUESDAY]


def test_nothing_is_open_after_the_last_day_of_the_plan(
    on_day: OnDay, diary: Diary, planned: PlanItem
) -> None:
    diary.stop_item(planned.id, TUESDAY, TUESDAY)
    assert HEADER not in headers(on_day(TUESDAY))


def test_every_few_days_it_is_open_up_to_the_day_before_it_is_due_again(
    on_day: OnDay, diary: Diary
) -> None:
    begun = TUESDAY - timedelta(days=20)
    diary.add_item(item("every 10 days", str(begun)), begun)
    assert "open since Tue 17 Mar" not in words(on_day(TUESDAY))
    assert "Exercises" in headers(on_day(TUESDAY))
    for days in (1, 9):
        app = on_day(TUESDAY + timedelta(days=days))
        assert "open since Tue 17 Mar" in words(app)
        assert len(shown(app)) == 1
    assert HEADER not in headers(on_day(TUESDAY + timedelta(days=10)))


def test_a_number_of_times_a_week_is_offered_every_day_and_never_late(
    on_day: OnDay, diary: Diary
) -> None:
    diary.add_item(item("3 per week", str(MONDAY)), MONDAY)
    app = on_day(TUESDAY)
    assert "Exercises" in headers(app)
    assert HEADER not in headers(app)
