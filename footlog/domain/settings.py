"""What the person may set, with what footlog ships; every value has one place and one check."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import time
from enum import StrEnum
from typing import Any

from footlog.domain.logbook import WORST_PAIN
from footlog.domain.validation import InvalidEntry, clock_text, shown, text, whole_number


class Feet(StrEnum):
    """Which feet are affected."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


LONGEST_NAME = 200
LATEST_DAY_START = "12:00"
DEFAULT_LIMIT = 5
DEFAULT_TOLERANCE = 1
"""The pain-monitoring model as in Silbernagel 2007 (AJSM 35:897), found in tendinopathy."""


@dataclass(frozen=True)
class PainRule:
    """The limits of the pain rule, in points of 0-10."""

    limit: int = DEFAULT_LIMIT
    tolerance: int = DEFAULT_TOLERANCE


@dataclass(frozen=True)
class Settings:
    """The person's settings; raises InvalidEntry, naming the field, for invalid values.

    `day_starts_at` is HH:MM by the clock on the wall. `pain_limit` and `pain_tolerance` are points
    of 0-10 for the pain rule. `feet` is None until the person says which are affected.
    """

    day_starts_at: str = "04:00"
    pain_limit: int = DEFAULT_LIMIT
    pain_tolerance: int = DEFAULT_TOLERANCE
    feet: Feet | None = None
    physiotherapist: str = ""

    def __post_init__(self) -> None:
        if clock_text("day starts at", self.day_starts_at) >= LATEST_DAY_START:
            raise InvalidEntry("day starts at", f"must be before noon, not {self.day_starts_at}")
        whole_number("pain limit", self.pain_limit, 0, WORST_PAIN)
        whole_number("pain tolerance", self.pain_tolerance, 0, WORST_PAIN)
        text("physiotherapist", self.physiotherapist, LONGEST_NAME)

    @property
    def day_start(self) -> time:
        """The time at which a new day starts."""
        return time.fromisoformat(self.day_starts_at)

    @property
    def pain_rule(self) -> PainRule:
        """The limits of the pain rule."""
        return PainRule(self.pain_limit, self.pain_tolerance)


_READ: dict[str, Any] = {"pain_limit": int, "pain_tolerance": int, "feet": Feet}


def setting_texts(settings: Settings) -> dict[str, str]:
    """Return the settings as text by name; those that are None are left out."""
    return {name: str(value) for name, value in asdict(settings).items() if value is not None}


def settings_of(found: Mapping[str, str]) -> Settings:
    """Return the settings that texts by name say; names of a newer footlog do not count.

    Raises ValueError for a value that is not valid.
    """
    known = asdict(Settings()).keys() & found.keys()
    values: dict[str, Any] = {name: _READ.get(name, str)(found[name]) for name in known}
    return Settings(**values)


@dataclass(frozen=True)
class Setting:
    """One setting as text, as it is stored; raises InvalidEntry, naming the field, unless valid."""

    name: str
    value: str

    def __post_init__(self) -> None:
        if self.name not in asdict(Settings()):
            raise InvalidEntry(
                "setting",
                f"is {shown(self.name)}, which this footlog does not know",
                "update footlog, or remove the row",
            )
        try:
            found = setting_texts(settings_of({self.name: self.value}))[self.name]
        except InvalidEntry:
            raise
        except ValueError:
            found = None
        if found != self.value:
            raise InvalidEntry(
                "value", f"is {shown(self.value)}", f"write what {self.name} can be, or remove it"
            )

    @property
    def id(self) -> str:
        """The name: there is one of each."""
        return self.name
