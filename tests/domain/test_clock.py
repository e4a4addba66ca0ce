"""The clock, and what every new entry records of it."""

from datetime import UTC, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from footlog.domain.clock import Now, entry_metadata, new_id, read_clock
from footlog.domain.weeks import diary_day
from tests.helpers.builders import on


def at(wall_clock: str, zone: str) -> Now:
    wall = datetime.fromisoformat(wall_clock).replace(tzinfo=ZoneInfo(zone))
    return Now(wall.date(), wall)


@pytest.mark.parametrize(
    ("now", "time_of_day", "recorded_at", "offset"),
    [
        (at("2026-03-09 19:05:59", "Europe/Paris"), "19:05", "2026-03-09T18:05:59Z", 60),
        (at("2026-07-09 00:00:00", "Europe/Paris"), "00:00", "2026-07-08T22:00:00Z", 120),
        (at("2026-03-09 19:05:00", "Asia/Kathmandu"), "19:05", "2026-03-09T13:20:00Z", 345),
        (at("2026-03-09 19:05:00", "America/Los_Angeles"), "19:05", "2026-03-10T02:05:00Z", -420),
        (at("2026-03-09 19:05:00", "Pacific/Marquesas"), "19:05", "2026-03-10T04:35:00Z", -570),
        (at("2026-03-09 19:05:00", "UTC"), "19:05", "2026-03-09T19:05:00Z", 0),
    ],
)
def test_entry_remembers_local_time_utc_and_their_distance(
    now: Now, time_of_day: str, recorded_at: str, offset: int
) -> None:
    assert now.time == time_of_day
    assert now.recorded_at == recorded_at
    assert now.utc_offset_minutes == offset


def test_hour_that_the_clock_shows_twice_is_told_apart_by_its_distance_from_utc() -> None:
    paris = ZoneInfo("Europe/Paris")
    first = Now(on("2026-10-25"), datetime(2026, 10, 25, 2, 30, tzinfo=paris))
    second = Now(on("2026-10-25"), datetime(2026, 10, 25, 2, 30, tzinfo=paris, fold=1))
    assert (first.time, second.time) == ("02:30", "02:30")
    assert (first.recorded_at, first.utc_offset_minutes) == ("2026-10-25T00:30:00Z", 120)
    assert (second.recorded_at, second.utc_offset_minutes) == ("2026-10-25T01:30:00Z", 60)


def test_clock_shows_the_present_in_the_zone() -> None:
    before = datetime.now(UTC)
    now = read_clock("Asia/Kathmandu", time(4))
    after = datetime.now(UTC)
    assert before <= now.wall_clock <= after
    assert now.wall_clock.utcoffset() == timedelta(hours=5, minutes=45)
    assert now.today == diary_day(now.wall_clock, time(4))


def test_day_that_is_given_takes_the_place_of_today_and_the_time_stays() -> None:
    before = datetime.now(UTC)
    now = read_clock("Europe/Paris", time(4), on("2020-02-29"))
    assert now.today == on("2020-02-29")
    assert before <= now.wall_clock <= datetime.now(UTC)


@pytest.mark.parametrize("zone", [None, "", "Nowhere/None", "../etc/passwd", "/etc/passwd", "a\0b"])
def test_unknown_zone_is_the_computers(zone: str | None) -> None:
    now = read_clock(zone, time(4))
    assert now.wall_clock.utcoffset() == datetime.now(UTC).astimezone().utcoffset()


@pytest.mark.parametrize("zone", ["Europe", "x" * 5000])
def test_zone_that_is_a_folder_or_no_file_name_is_the_computers(zone: str) -> None:
    now = read_clock(zone, time(4))
    assert now.wall_clock.utcoffset() == datetime.now(UTC).astimezone().utcoffset()


WALL = datetime(2026, 3, 9, 19, 5, tzinfo=ZoneInfo("Europe/Paris"))
NOW = Now(WALL.date(), WALL)


def test_an_entry_of_today_remembers_its_time_of_day() -> None:
    made = entry_metadata(NOW, NOW.today)
    assert (made["on"], made["time"]) == (NOW.today, "19:05")
    assert (made["recorded_at"], made["utc_offset_minutes"]) == ("2026-03-09T18:05:00Z", 60)


def test_an_entry_of_another_day_has_no_time_of_day() -> None:
    yesterday = NOW.today - timedelta(days=1)
    made = entry_metadata(NOW, yesterday)
    assert (made["on"], made["time"], made["recorded_at"]) == (
        yesterday,
        None,
        "2026-03-09T18:05:00Z",
    )


def test_ids_are_uuids_and_never_the_same() -> None:
    ids = {new_id() for _ in range(100)}
    assert len({UUID(one) for one in ids}) == 100
