"""Exercises, with their sides, kinds, sources and pictures."""

import dataclasses
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256

from footlog.domain.dose import Dose
from footlog.domain.schedule import DAILY, Schedule
from footlog.domain.validation import InvalidEntry, shown, text, utc_text

LONGEST_NAME = 120
LARGEST_BYTES = 100_000
LONGEST_SIDE = 512
"""The limits of a picture, in bytes and in pixels."""

_WORDS = re.compile(r"\w+")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Side(StrEnum):
    """Which foot; `each` is one after the other (counts per side), `both` is at once."""

    LEFT = "left"
    RIGHT = "right"
    EACH = "each"
    BOTH = "both"

    @property
    def counted(self) -> "tuple[Side, ...]":
        """The sides that are counted apart: left and right for `each`, else the side itself."""
        return (Side.LEFT, Side.RIGHT) if self is Side.EACH else (self,)

    def shares_a_foot_with(self, other: "Side") -> bool:
        """Tell whether the two have a foot in common."""
        return bool(self.feet & other.feet)

    @property
    def feet(self) -> "frozenset[Side]":
        """The feet that take part."""
        if self in (Side.EACH, Side.BOTH):
            return frozenset((Side.LEFT, Side.RIGHT))
        return frozenset((self,))


class Kind(StrEnum):
    """What an exercise is for."""

    STRETCH = "stretch"
    STRENGTH = "strength"
    MOBILITY = "mobility"
    BALANCE = "balance"
    MASSAGE = "massage"
    AEROBIC = "aerobic"
    SUPPORT = "support"


@dataclass(frozen=True)
class Source:
    """What one article says of an exercise: its own name and the figures it states.

    `figures` maps the article's measures (sets, reps, hold_seconds, ...) to (low, high); `high`
    is None where the article leaves the end open ("30 seconds or more").
    """

    document: str
    name: str
    figures: dict[str, tuple[int, int | None]]


@dataclass(frozen=True)
class Picture:
    """A picture of an exercise that the person added.

    `content` is the JPEG, or None where only its `sha256` was read. Two pictures with the same
    `sha256` are equal.
    """

    sha256: str
    content: bytes | None = dataclasses.field(default=None, compare=False, repr=False)

    @classmethod
    def of(cls, content: bytes) -> "Picture":
        """Return the picture with these bytes as its content."""
        return cls(sha256(content).hexdigest(), content)


@dataclass(frozen=True)
class Exercise:
    """An exercise of the catalogue, or one of the person's own.

    `dose` and `schedule` are a starting proposal; `dose_from` is "footlog" where no article gives
    all of it. `recorded_at` is when an own exercise was typed, UTC; None for the catalogue's.
    `pose` is the drawing that the person chose for an own one, and `picture` their own picture of
    it, which is shown in place of a drawing; None without.
    Raises InvalidEntry for an invalid id and for texts that cannot be stored.
    """

    id: str
    name: str
    kind: Kind
    side: Side
    dose: Dose
    schedule: Schedule = DAILY
    dose_from: str | None = None
    aliases: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    position: str = "any"
    equipment: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    feel: str = ""
    caution: str = ""
    sources: tuple[Source, ...] = ()
    recorded_at: str | None = None
    pose: str | None = None
    picture: Picture | None = None

    def __post_init__(self) -> None:
        exercise_id("id", self.id)
        if not text("name", self.name, LONGEST_NAME).strip():
            raise InvalidEntry("name", "is empty", "write what you call the exercise")
        for field in ("feel", "caution"):
            text(field, getattr(self, field))
        text("position", self.position, LONGEST_NAME)
        for field in ("aliases", "targets", "equipment", "steps"):
            for words in getattr(self, field):
                _line(field, words)
        if self.recorded_at is not None:
            utc_text("recorded_at", self.recorded_at)
        if self.pose is not None:
            exercise_id("pose", self.pose)

    @property
    def own(self) -> bool:
        """Whether it is one of the person's own."""
        return self.recorded_at is not None

    @property
    def drawing(self) -> str | None:
        """The pose it is drawn in: each of the catalogue's has its own; None without a drawing."""
        return self.pose if self.own else self.id

    @property
    def is_shown(self) -> bool:
        """Whether there is a picture or a drawing of it."""
        return self.picture is not None or self.drawing is not None

    @property
    def reps_goal(self) -> int | None:
        """The repetitions to work up to, where an article names them."""
        goals = (
            source.figures["reps_goal"][0]
            for source in self.sources
            if "reps_goal" in source.figures
        )
        return next(goals, None)

    def matches(self, query: str) -> bool:
        """Tell whether its names, targets, kind or equipment contain every word of `query`.

        Its names are footlog's own, the other names, and those that the articles give it. Signs
        between words make no difference.
        """
        named = (source.name for source in self.sources)
        said = (self.name, *self.aliases, *named, *self.targets, self.kind, *self.equipment)
        haystack = " ".join(said).casefold()
        return all(word in haystack for word in _WORDS.findall(query.casefold()))


@lru_cache  # the same few ids come again and again
def exercise_id(field: str, value: str) -> str:
    """Return `value` when it is an exercise id (a-z, 0-9 and single hyphens)."""
    if not _SLUG.fullmatch(value) or len(value) > LONGEST_NAME:
        raise InvalidEntry(
            field, f"must be small letters and digits joined by hyphens, not {shown(value)}"
        )
    return value


def check_name_free(exercise: Exercise, known: Iterable[Exercise]) -> None:
    """Raise InvalidEntry when another one of the `known` exercises has the same name."""
    others = (other.name.casefold() for other in known if other.id != exercise.id)
    if exercise.name.casefold() in others:
        raise InvalidEntry("name", "is taken", "choose another name")


def exercise_names(exercises: Iterable[Exercise]) -> dict[str, str]:
    """Return the exercises' names by id; any other id stands for itself.

    A diary has other ids after a return to an older footlog, whose catalogue lacks an exercise.
    """
    return _Names({exercise.id: exercise.name for exercise in exercises})


class _Names(dict[str, str]):
    def __missing__(self, exercise_id: str) -> str:
        return exercise_id


def exercise_drawings(exercises: Iterable[Exercise]) -> dict[str, str]:
    """Return the poses of the exercises that have a drawing, by the exercise's id."""
    return {exercise.id: exercise.drawing for exercise in exercises if exercise.drawing}


def _line(field: str, words: str) -> str:
    if not words.strip() or "\n" in words:
        raise InvalidEntry(field, f"contains {shown(words)}", "write one line of text for each")
    return text(field, words)
