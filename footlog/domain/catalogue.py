"""The shipped exercise catalogue, read from `exercises.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from footlog.domain.dose import Dose
from footlog.domain.exercises import Exercise, Kind, Side, Source
from footlog.domain.schedule import parse_schedule
from footlog.domain.validation import InvalidEntry

MEASURES = (
    "sets",
    "reps",
    "hold_seconds",
    "rest_seconds",
    "minutes",
    "steps",
    "times_per_day",
    "reps_goal",
)
"""What an article may state of an exercise, in the order in which people read it."""


_WRONG = (KeyError, TypeError, AttributeError, ValueError, ArithmeticError)
"""The errors that Python raises for an entry of another shape."""


class CatalogueError(Exception):
    """The catalogue cannot be used; the text is one sentence with the path and what to do."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(
            f"The exercise catalogue {path} {problem}: install footlog again to get it back."
        )


@dataclass(frozen=True)
class Advice:
    """A piece of general safety advice from the articles, in our words, with its documents."""

    text: str
    documents: tuple[str, ...]


@dataclass(frozen=True)
class Article:
    """An article by its document, with its title and the ids of its exercises in its order."""

    document: str
    title: str
    exercises: tuple[str, ...]

    @property
    def slug(self) -> str:
        """The document's name without its ending."""
        return Path(self.document).stem


@dataclass(frozen=True)
class Catalogue:
    """Every shipped exercise by its id, in the file's order, the general advice, and the articles.

    `articles` are by document.
    """

    exercises: dict[str, Exercise]
    advice: tuple[Advice, ...]
    articles: dict[str, Article]


@cache
def load_catalogue(path: Path) -> Catalogue:
    """Return the catalogue at `path`; raise CatalogueError when it is missing or damaged."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CatalogueError(path, "is missing") from None
    except (OSError, UnicodeDecodeError) as error:
        raise CatalogueError(path, f"cannot be read ({type(error).__name__})") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise CatalogueError(path, f"is damaged ({error})") from None
    return Catalogue(_exercises(path, content), _advice(path, content), _articles(path, content))


def _exercises(path: Path, content: Mapping[str, Any]) -> dict[str, Exercise]:
    exercises: dict[str, Exercise] = {}
    entries = content.get("exercise")
    if not isinstance(entries, list) or not entries:
        raise CatalogueError(path, "holds no exercise")
    for number, entry in enumerate(entries, start=1):
        try:
            exercise = _exercise(entry)
        except _WRONG as error:
            raise CatalogueError(path, f"has a wrong exercise no. {number} ({error})") from None
        if exercise.id in exercises:
            raise CatalogueError(path, f"has two exercises with the id {exercise.id}")
        exercises[exercise.id] = exercise
    return exercises


def _advice(path: Path, content: Mapping[str, Any]) -> tuple[Advice, ...]:
    try:
        return tuple(
            Advice(entry["text"], _texts(entry, "documents")) for entry in content.get("advice", ())
        )
    except _WRONG as error:
        raise CatalogueError(path, f"has wrong advice ({error})") from None


def _articles(path: Path, content: Mapping[str, Any]) -> dict[str, Article]:
    try:
        articles = [
            Article(entry["document"], entry["title"], _texts(entry, "exercises"))
            for entry in content.get("article", ())
        ]
        return {article.document: article for article in articles}
    except _WRONG as error:
        raise CatalogueError(path, f"has a wrong article ({error})") from None


def _texts(entry: Mapping[str, Any], field: str) -> tuple[str, ...]:
    if not isinstance(entry[field], list):
        raise InvalidEntry(field, "is no list", "put the texts in square brackets")
    return tuple(entry[field])


def _exercise(entry: Mapping[str, Any]) -> Exercise:
    dose = dict(entry["dose"])
    schedule = parse_schedule(dose.pop("schedule", "daily"))
    if "minutes" in dose:
        dose["minutes"] = Decimal(dose["minutes"])
    return Exercise(
        id=entry["id"],
        name=entry["name"],
        kind=Kind(entry["kind"]),
        side=Side(entry["side"]),
        dose=Dose(**dose),
        schedule=schedule,
        dose_from=entry.get("dose_from"),
        aliases=_texts(entry, "aliases"),
        targets=_texts(entry, "targets"),
        position=entry["position"],
        equipment=_texts(entry, "equipment"),
        steps=_texts(entry, "steps"),
        feel=entry["feel"],
        caution=entry["caution"],
        sources=tuple(_source(source) for source in entry["source"]),
    )


def _source(entry: Mapping[str, Any]) -> Source:
    figures = {measure: _range(measure, entry[measure]) for measure in MEASURES if measure in entry}
    return Source(entry["document"], entry["name"], figures)


def _range(measure: str, stated: int | list[int]) -> tuple[int, int | None]:
    match stated:
        case int(number):
            return number, number
        case [int(low)]:
            return low, None
        case [int(low), int(high)]:
            return low, high
    raise InvalidEntry(measure, f"is {stated}", "write a number, [low, high] or [low]")
