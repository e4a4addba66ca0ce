"""What people may enter: checks that name the field and say what to write instead."""

import re
from datetime import date, timedelta
from functools import lru_cache

EARLIEST_DAY = date(1900, 1, 1)
LONGEST_TEXT = 5000

UTC_FORMAT = "%Y-%m-%dT%H:%M:%SZ"

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_UTC_TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T([01][0-9]|2[0-3])(:[0-5][0-9]){2}Z")
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


class InvalidEntry(ValueError):  # noqa: N818 - it is the entry that is wrong, not the program
    """An entry that is not valid; its text is one sentence for the person who typed it."""

    def __init__(self, field: str, problem: str, remedy: str = "") -> None:
        self.field = field
        self.problem = problem
        self.remedy = remedy
        super().__init__(self.sentence(field))

    def sentence(self, field: str) -> str:
        """Return the refusal as one sentence that starts with `field`."""
        return f"{field} {self.problem}{self.remedy and f': {self.remedy}'}."


def whole_number(field: str, value: object, low: int, high: int) -> int:
    """Return `value` when it is a whole number from `low` to `high`, else raise InvalidEntry."""
    if type(value) is not int or not low <= value <= high:  # True is no number
        raise InvalidEntry(
            field, f"must be a whole number from {low:,} to {high:,}, not {shown(value)}"
        )
    return value


def text(field: str, value: object, limit: int = LONGEST_TEXT) -> str:
    """Return `value` as typed when SQLite can store it and it has at most `limit` characters.

    Raises InvalidEntry for a NUL character, for half of a surrogate pair and for longer texts.
    """
    if not isinstance(value, str):
        raise InvalidEntry(field, f"must be text, not {shown(value)}")
    if "\0" in value:
        raise InvalidEntry(field, "contains a character that cannot be saved", "remove it")
    if _HALF_CHARACTER.search(value):
        raise InvalidEntry(field, "contains half a character", "type that character again")
    if len(value) > limit:
        raise InvalidEntry(field, f"must have at most {limit:,} characters, not {len(value):,}")
    return value


def optional_text(field: str, value: object, limit: int = LONGEST_TEXT) -> str:
    """Return `value` as `text` does; an empty one is refused, because no text is None."""
    if value == "":
        raise InvalidEntry(field, "is empty", "write something or leave it out")
    return text(field, value, limit)


@lru_cache(maxsize=1 << 15)  # ninety years of days, each of them read many times
def iso_day(field: str, value: str) -> date:
    """Return the day that `value` names as YYYY-MM-DD, else raise InvalidEntry."""
    if _ISO_DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise InvalidEntry(field, f"must be a date like 2026-03-09, not {shown(value)}")


def day_up_to(field: str, day: date, today: date, ahead: int = 1) -> date:
    """Return `day` when it is from 1900 to `ahead` days after `today`, else raise InvalidEntry.

    One day ahead is allowed because a traveller's tomorrow may be today at home.
    """
    if day < EARLIEST_DAY or (day - today).days > ahead:
        latest = today + timedelta(days=ahead)
        raise InvalidEntry(field, f"is {day}", f"choose a day from {EARLIEST_DAY} to {latest}")
    return day


@lru_cache(maxsize=1440)  # the minutes of a day
def clock_text(field: str, value: str) -> str:
    """Return `value` when it is a time of day as HH:MM, else raise InvalidEntry."""
    if not _CLOCK.fullmatch(value):
        raise InvalidEntry(field, f"must be a time from 00:00 to 23:59, not {shown(value)}")
    return value


def utc_text(field: str, value: str) -> str:
    """Return `value` when it is a UTC time as YYYY-MM-DDTHH:MM:SSZ, else raise InvalidEntry."""
    if written := _UTC_TIME.fullmatch(value):
        try:
            date.fromisoformat(written[1])
        except ValueError:
            pass
        else:
            return value
    raise InvalidEntry(field, f"must be a UTC time like 2026-03-09T18:05:00Z, not {shown(value)}")


def uuid_text(field: str, value: str) -> str:
    """Return `value` when it is a UUID in small letters, else raise InvalidEntry."""
    if not _UUID.fullmatch(value):
        raise InvalidEntry(
            field,
            f"must be a UUID like 0b0e7b7e-5d2b-4c39-9a4f-2f6d7c1f6a10, not {shown(value)}",
        )
    return value


def shown(value: object) -> str:
    """Return `value` for a message: texts quoted, on one line, cut after 40 characters."""
    if value is None or value == "":
        return "empty"
    plain = "".join(character if character.isprintable() else " " for character in str(value))
    cut = plain if len(plain) <= 40 else plain[:39] + "…"  # noqa: PLR2004 - said above
    return f'"{cut}"' if isinstance(value, str) else cut
