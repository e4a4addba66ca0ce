"""What every new entry remembers of when it was made."""

import uuid
from datetime import date
from typing import TypedDict

from footlog.domain.clock import Now


class Stamped(TypedDict):
    """What every new entry remembers of when it was made."""

    id: str
    on: date
    time: str | None
    recorded_at: str
    utc_offset_minutes: int


def stamp(now: Now, on: date) -> Stamped:
    """Return the stamp of an entry for day `on`; only one of today has a time of day."""
    return Stamped(
        id=new_id(),
        on=on,
        time=now.time if on == now.today else None,
        recorded_at=now.recorded_at,
        utc_offset_minutes=now.utc_offset_minutes,
    )


def new_id() -> str:
    """Return a fresh UUID."""
    return str(uuid.uuid4())
