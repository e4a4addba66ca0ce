"""Schedules: how they are written, and on which days they fall."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footlog.domain.schedule import DAILY, EveryDays, PerWeek, Schedule, Weekdays, parse_schedule
from footlog.domain.validation import InvalidEntry
from tests.helpers.builders import MONDAY, SCHEDULES, on


@pytest.mark.parametrize(
    ("words", "schedule"),
    [
        ("daily", EveryDays(1)),
        ("every 1 day", EveryDays(1)),
        ("every 2 days", EveryDays(2)),
        ("every 60 days", EveryDays(60)),
        ("mon", Weekdays(frozenset({0}))),
        ("mon,wed,fri", Weekdays(frozenset({0, 2, 4}))),
        ("sun,sat", Weekdays(frozenset({5, 6}))),
        ("1 per week", PerWeek(1)),
        ("7 per week", PerWeek(7)),
    ],
)
def test_words_of_the_plan_file_are_read(words: str, schedule: Schedule) -> None:
    assert parse_schedule(words) == schedule


@given(schedule=SCHEDULES)
def test_schedule_is_read_back_from_its_own_words(schedule: Schedule) -> None:
    assert parse_schedule(str(schedule)) == schedule


def test_schedules_are_written_in_one_way_only() -> None:
    assert str(DAILY) == str(EveryDays(1)) == "daily"
    assert str(EveryDays(3)) == "every 3 days"
    assert str(Weekdays(frozenset({6, 0, 2}))) == "mon,wed,sun"
    assert str(PerWeek(3)) == "3 per week"


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Daily",
        "every day",
        "every 0 days",
        "every 61 days",
        "every -1 days",
        "every 2.5 days",
        "every 99999 days",
        "0 per week",
        "8 per week",
        "3 times per week",
        "mon,mon",
        "mon, wed",
        "mon,",
        "Mon",
        "monday",
        "mon;wed",
        "daily ",
        "daily\n",
        "every \u0662 days",
    ],
)
def test_other_words_are_refused(words: str) -> None:
    with pytest.raises(InvalidEntry) as refused:
        parse_schedule(words)
    assert refused.value.field.startswith("schedule")


def test_refusal_says_what_to_write_instead() -> None:
    with pytest.raises(InvalidEntry) as refused:
        parse_schedule("weekly")
    assert str(refused.value) == (
        'schedule must be like daily, every 2 days, mon,wed,fri or 3 per week, not "weekly".'
    )


@pytest.mark.parametrize("numbers", [set(), {7}, {-1}, {0, 9}])
def test_weekdays_that_no_week_has_are_refused(numbers: set[int]) -> None:
    with pytest.raises(InvalidEntry):
        Weekdays(frozenset(numbers))


@pytest.mark.parametrize("gap", [0, -1, 61, 1.5, True])
def test_gap_that_is_no_number_of_days_is_refused(gap: int) -> None:
    with pytest.raises(
        InvalidEntry, match=r"^schedule: days between must be .* from 1 to 60, not .*\.$"
    ):
        EveryDays(gap)


@pytest.mark.parametrize("count", [0, 8, -1])
def test_count_that_does_not_fit_a_week_is_refused(count: int) -> None:
    with pytest.raises(
        InvalidEntry, match=r"^schedule: times per week must be .* from 1 to 7, not .*\.$"
    ):
        PerWeek(count)


def test_every_second_day_falls_over_a_leap_day() -> None:
    start = on("2028-02-25")
    falls = [day for n in range(9) if EveryDays(2).falls_on(day := start + timedelta(n), start)]
    assert [str(day) for day in falls] == [
        "2028-02-25",
        "2028-02-27",
        "2028-02-29",
        "2028-03-02",
        "2028-03-04",
    ]


@given(gap=st.integers(1, 60), start=st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_every_k_days_falls_on_the_first_day_and_then_k_days_later(gap: int, start: date) -> None:
    schedule = EveryDays(gap)
    falls = [n for n in range(2 * gap) if schedule.falls_on(start + timedelta(n), start)]
    assert falls == [0, gap]


def test_weekdays_fall_on_their_days_whatever_the_start() -> None:
    schedule = Weekdays(frozenset({0, 6}))
    falls = [n for n in range(7) if schedule.falls_on(MONDAY + timedelta(n), on("2020-01-01"))]
    assert falls == [0, 6]
