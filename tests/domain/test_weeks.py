"""Days and weeks, and the day that an hour after midnight belongs to."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footlog.domain.weeks import by_week, days, diary_day, monday_of, mondays, same_day
from tests.helpers.builders import on

HOURS = (0, 1, 4, 11)


@pytest.mark.parametrize(
    ("day", "monday"),
    [
        ("2026-03-02", "2026-03-02"),
        ("2026-03-08", "2026-03-02"),
        ("2026-03-09", "2026-03-09"),
        ("2028-02-29", "2028-02-28"),
        ("2026-12-31", "2026-12-28"),
        ("2027-01-03", "2026-12-28"),
        ("2027-01-04", "2027-01-04"),
        ("1900-01-01", "1900-01-01"),
    ],
)
def test_week_is_named_by_its_monday(day: str, monday: str) -> None:
    assert monday_of(on(day)) == on(monday)


@given(day=st.dates(min_value=date(1, 1, 7)))
def test_monday_of_a_day_is_a_monday_less_than_a_week_before(day: date) -> None:
    monday = monday_of(day)
    assert monday.isoweekday() == 1
    assert timedelta(0) <= day - monday < timedelta(days=7)


def test_mondays_of_a_span_take_in_the_weeks_of_both_ends() -> None:
    assert [str(monday) for monday in mondays(on("2026-12-27"), on("2027-01-04"))] == [
        "2026-12-21",
        "2026-12-28",
        "2027-01-04",
    ]
    assert list(mondays(on("2026-03-04"), on("2026-03-04"))) == [on("2026-03-02")]
    assert list(mondays(on("2026-03-09"), on("2026-03-08"))) == []


def test_days_of_a_span_leave_out_its_end() -> None:
    assert [str(day) for day in days(on("2028-02-28"), on("2028-03-02"))] == [
        "2028-02-28",
        "2028-02-29",
        "2028-03-01",
    ]
    assert list(days(on("2026-03-02"), on("2026-03-02"))) == []
    assert list(days(on("2026-03-03"), on("2026-03-02"))) == []


def test_days_with_a_gap_begin_with_the_first() -> None:
    assert [str(day) for day in days(on("2026-03-28"), on("2026-04-03"), 3)] == [
        "2026-03-28",
        "2026-03-31",
    ]


@given(counts=st.dictionaries(st.dates(min_value=date(1, 1, 7)), st.integers(1, 9)))
def test_what_was_counted_by_day_is_summed_by_monday(counts: dict[date, int]) -> None:
    sums = by_week(counts)
    assert set(sums) == {monday_of(day) for day in counts}
    for monday, number in sums.items():
        assert number == sum(n for day, n in counts.items() if 0 <= (day - monday).days < 7)


@pytest.mark.parametrize(
    ("hour", "wall_clock", "day"),
    [
        (0, "2026-03-10 00:00", "2026-03-10"),
        (0, "2026-03-10 03:59", "2026-03-10"),
        (0, "2026-03-10 23:59", "2026-03-10"),
        (1, "2026-03-10 00:00", "2026-03-09"),
        (1, "2026-03-10 00:59", "2026-03-09"),
        (1, "2026-03-10 01:00", "2026-03-10"),
        (4, "2026-03-10 00:00", "2026-03-09"),
        (4, "2026-03-10 03:59", "2026-03-09"),
        (4, "2026-03-10 04:00", "2026-03-10"),
        (4, "2026-03-10 23:59", "2026-03-10"),
        (4, "2026-03-01 03:59", "2026-02-28"),
        (4, "2028-03-01 03:59", "2028-02-29"),
        (4, "2027-01-01 00:30", "2026-12-31"),
        (11, "2026-03-10 10:59", "2026-03-09"),
        (11, "2026-03-10 11:00", "2026-03-10"),
        (11, "2026-03-10 23:59", "2026-03-10"),
    ],
)
def test_day_begins_when_the_clock_on_the_wall_shows_its_hour(
    hour: int, wall_clock: str, day: str
) -> None:
    assert diary_day(datetime.fromisoformat(wall_clock), time(hour)) == on(day)


def test_last_microsecond_before_four_belongs_to_the_day_before() -> None:
    late = datetime.fromisoformat("2026-03-10 03:59:59.999999")
    assert diary_day(late, time(4)) == on("2026-03-09")


def test_evening_that_goes_on_after_midnight_is_one_day() -> None:
    paris = ZoneInfo("Europe/Paris")
    evening = datetime(2026, 3, 9, 21, 30, tzinfo=paris)
    saved = [diary_day(evening + timedelta(minutes=10 * n), time(4)) for n in range(39)]
    assert set(saved) == {on("2026-03-09")}
    assert diary_day(evening + timedelta(minutes=390), time(4)) == on("2026-03-10")


CLOCK_CHANGES = [
    ("Europe/Paris", "2026-03-29", 121),
    ("Europe/Paris", "2026-10-25", 241),
    ("America/New_York", "2026-03-08", 121),
    ("America/New_York", "2026-11-01", 181),
    ("America/Sao_Paulo", "2026-02-22", 181),
    ("America/Sao_Paulo", "2026-10-18", 181),
    ("Australia/Lord_Howe", "2026-04-05", 181),
    ("Australia/Lord_Howe", "2026-10-04", 151),
    ("Asia/Kathmandu", "2026-03-29", 181),
    ("Asia/Kathmandu", "2026-10-25", 181),
    ("Pacific/Auckland", "2026-04-05", 241),
    ("Pacific/Auckland", "2026-09-27", 121),
]
"""Zone, day, and how many minutes go by while the clock shows 02:00 to 05:00, ends included."""


def minutes_of_night(zone: str, day: str) -> list[datetime]:
    """Return every minute, counted in UTC, at which the zone's clock shows 02:00 to 05:00."""
    noon_before = datetime.fromisoformat(f"{day}T12:00Z") - timedelta(days=1, hours=14)
    instants = (noon_before + timedelta(minutes=n) for n in range(2 * 24 * 60 + 240))
    walls = (instant.astimezone(ZoneInfo(zone)) for instant in instants)
    return [
        wall for wall in walls if str(wall.date()) == day and "02:00" <= f"{wall:%H:%M}" <= "05:00"
    ]


@pytest.mark.parametrize(("zone", "day", "minutes"), CLOCK_CHANGES)
def test_night_of_a_clock_change_is_split_at_four_by_the_wall_clock(
    zone: str, day: str, minutes: int
) -> None:
    night = minutes_of_night(zone, day)
    assert len(night) == minutes
    today, yesterday = on(day), on(day) - timedelta(days=1)
    for wall in night:
        expected = yesterday if f"{wall:%H:%M}" < "04:00" else today
        assert diary_day(wall, time(4)) == expected
        assert diary_day(wall, time(0)) == today
        assert diary_day(wall, time(11)) == yesterday


@given(
    instant=st.datetimes(datetime(1970, 1, 2), datetime(2100, 1, 1)),  # noqa: DTZ001 - made UTC
    zone=st.sampled_from(sorted({zone for zone, _, _ in CLOCK_CHANGES})),
    hour=st.sampled_from(HOURS),
)
def test_diary_day_is_the_calendar_day_or_the_one_before(
    instant: datetime, zone: str, hour: int
) -> None:
    wall = instant.replace(tzinfo=UTC).astimezone(ZoneInfo(zone))
    hours_into_the_day = wall.hour - hour
    expected = wall.date() if hours_into_the_day >= 0 else wall.date() - timedelta(days=1)
    assert diary_day(wall, time(hour)) == expected


def test_days_that_are_the_same_are_one_object() -> None:
    (tuesday,) = days(date(2026, 3, 3), date(2026, 3, 4))
    monday, *_ = days(date(2026, 3, 2), date(2026, 3, 9))
    assert same_day(date(2026, 3, 3).toordinal()) is tuesday
    assert monday_of(tuesday) is monday == date(2026, 3, 2)
