"""Backups, and which ones stay."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footlog.domain.backup import (
    DAILY,
    MONTHLY,
    OF_TODAY,
    WEEKLY,
    Contents,
    Why,
    size_words,
    worth_keeping,
)


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0 kB"), (1, "1 kB"), (84_000, "84 kB"), (84_001, "85 kB"), (1_234_567, "1.2 MB")],
)
def test_a_size_in_words(size: int, words: str) -> None:
    assert size_words(size) == words


def test_entries_are_sets_pain_scores_days_and_marks() -> None:
    rows = {
        "set_logs": 5,
        "pain_scores": 3,
        "day_records": 1,
        "marks": 2,
        "plan_items": 7,
        "settings": 2,
    }
    assert Contents(8, rows, None, None).entries == 11


def test_what_only_has_a_version_is_empty() -> None:
    assert Contents(8, {"data_version": 1, "settings": 0}, None, None).is_empty
    assert not Contents(8, {"data_version": 1, "settings": 1}, None, None).is_empty


def test_every_reason_has_words_of_its_own() -> None:
    assert len({why.words for why in Why}) == len(Why)


NOW = datetime(2026, 3, 18, 20, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)

some_times = st.lists(
    st.datetimes(datetime(2020, 1, 1), NOW.replace(tzinfo=None), timezones=st.just(UTC)),  # noqa: DTZ001 - Hypothesis adds the zone
    unique=True,
    max_size=120,
)


def days_kept(times: list[datetime], now: datetime = NOW) -> list[str]:
    return [f"{time:%m-%d %H}" for time in sorted(worth_keeping(times, now), reverse=True)]


def test_the_newest_three_of_today_are_kept() -> None:
    assert days_kept([NOW - n * HOUR for n in range(8)]) == ["03-18 20", "03-18 19", "03-18 18"]


def test_of_earlier_days_the_newest_is_kept() -> None:
    times = [NOW - DAY, NOW - DAY - HOUR, NOW - 2 * DAY - HOUR, NOW - 2 * DAY - 2 * HOUR]
    assert days_kept(times) == ["03-17 20", "03-16 19"]


def test_with_one_a_day_for_two_years_the_kept_ones_thin_out() -> None:
    times = [NOW - n * DAY for n in range(730)]
    kept = [time.date() for time in sorted(worth_keeping(times, NOW), reverse=True)]
    assert kept[:13] == [date(2026, 3, 18) - n * DAY for n in range(13)]
    weekly = kept[13:23]
    assert weekly == [date(2026, 3, 1) - 7 * n * DAY for n in range(10)]
    assert {day.isoweekday() for day in weekly} == {7}
    assert kept[23:] == [
        date(2025, 11, 30),
        date(2025, 10, 31),
        date(2025, 9, 30),
        date(2025, 8, 31),
        date(2025, 7, 31),
        date(2025, 6, 30),
        date(2025, 5, 31),
        date(2025, 4, 30),
        date(2025, 3, 31),
    ]


def test_rotated_every_day_for_three_years_they_reach_back_most_of_a_year() -> None:
    there: set[datetime] = set()
    for day in range(1100):
        now = NOW + day * DAY
        there = worth_keeping({*there, now - 3 * HOUR, now - HOUR}, now)
    now = NOW + 1099 * DAY
    assert len(there) == 2 + DAILY + WEEKLY + MONTHLY
    assert timedelta(days=330) < now - min(there) < timedelta(days=420)


def test_someone_who_starts_it_rarely_keeps_just_as_many() -> None:
    times = [NOW - 40 * n * DAY for n in range(60)]
    assert len(worth_keeping(times, NOW)) == 1 + DAILY + WEEKLY + MONTHLY


@pytest.mark.parametrize(("offset", "kept"), [(0, 3), (-4, 4), (5, 3)])
def test_days_are_those_of_the_persons_zone(offset: int, kept: int) -> None:
    now = datetime(2026, 3, 18, 6, 0, tzinfo=UTC).astimezone(timezone(offset * HOUR))
    assert len(worth_keeping([now - n * HOUR for n in range(5)], now)) == kept


def test_what_a_wrong_clock_dated_in_the_future_is_kept_and_costs_nobody_a_place() -> None:
    ahead = {NOW + n * DAY for n in range(1, 6)}
    assert worth_keeping({*ahead, NOW, NOW - HOUR}, NOW) == {*ahead, NOW, NOW - HOUR}


@given(some_times)
def test_the_newest_is_never_dropped_and_there_are_never_too_many(times: list[datetime]) -> None:
    kept = worth_keeping(times, NOW)
    assert kept <= set(times)
    assert len(kept) <= OF_TODAY + DAILY + WEEKLY + MONTHLY
    assert not times or max(times) in kept


@given(some_times)
def test_rotating_again_drops_nothing_more(times: list[datetime]) -> None:
    kept = worth_keeping(times, NOW)
    assert worth_keeping(kept, NOW) == kept


@given(some_times)
def test_every_recent_day_with_a_backup_keeps_one(times: list[datetime]) -> None:
    days = sorted({time.date() for time in times if time.date() < NOW.date()}, reverse=True)
    kept = {time.date() for time in worth_keeping(times, NOW)}
    assert set(days[:DAILY]) <= kept
