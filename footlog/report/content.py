"""What is on the report, ready to lay out: the same for the PDF and for the page."""

from dataclasses import dataclass
from unicodedata import bidirectional, category

LONGEST_CELL = 60

_TURNS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@dataclass(frozen=True)
class KeyFigure:
    """A figure at the top of the report: its title, the figure, and words that compare it."""

    title: str
    value: str
    words: str


@dataclass(frozen=True)
class Chart:
    """A chart as SVG: its title, how to read it, and what it shows for those who cannot see it."""

    title: str
    svg: str
    alt: str
    words: str


@dataclass(frozen=True)
class Table:
    """A table with a head; `words` stand below it and may be empty."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: str


@dataclass(frozen=True)
class PlannedExercise:
    """An exercise of the plan: its name and dose, when it is due, since when, and its drawing.

    `svg` needs no text alternative, because the name is beside it; it is empty without a drawing.
    """

    name: str
    dose: str
    when: str
    since: str
    svg: str


@dataclass(frozen=True)
class PlanSection:
    """The plan; `words` stand beside the title and may be empty."""

    title: str
    items: tuple[PlannedExercise, ...]
    words: str


@dataclass(frozen=True)
class Text:
    """A title and the sentences below it."""

    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Content:
    """Everything on the report; every string is shown as plain text."""

    title: str
    span: str
    who: tuple[tuple[str, str], ...]
    figures: tuple[KeyFigure, ...]
    charts: tuple[Chart, ...]
    pain: Table
    function: Table
    plan: PlanSection
    rule: Text
    absences: Text
    notes: Table
    source: str


def plain(text: str, longest: int = LONGEST_CELL) -> str:
    """Return a person's text on one line, cut after `longest`.

    Control characters and those that change the direction of other text are removed.
    """
    line = "".join(sign for sign in " ".join(text.split()) if not _is_control(sign))
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def _is_control(sign: str) -> bool:
    return category(sign) == "Cc" or bidirectional(sign) in _TURNS
