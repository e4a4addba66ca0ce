"""What a new entry remembers of when it was made."""

from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from footlog.domain.clock import Now, entry_metadata, new_id

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
