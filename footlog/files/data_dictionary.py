"""README.txt of the bundle: a data dictionary made from the columns and formulas themselves."""

import textwrap
from collections.abc import Iterator, Mapping
from datetime import date

from footlog.analysis.formulas import Formula, all_formulas
from footlog.domain.columns import (
    EXERCISES,
    FUNCTION,
    HISTORY,
    PLAN,
    ROUTINES,
    SETTINGS,
    SHARES,
    WEEKS,
    Column,
)
from footlog.domain.exercises import LARGEST_BYTES, LONGEST_SIDE
from footlog.domain.settings import Settings

FILES: Mapping[str, tuple[str, tuple[Column, ...]]] = {
    "history.csv": ("what the person did and felt: one row for each entry, oldest first", HISTORY),
    "plan.csv": ("what was planned: one row for each plan item, with its first and last day", PLAN),
    "weeks.csv": (
        "worked out from the two files above: one row for each week; not imported again",
        WEEKS,
    ),
    "function.csv": ("how well the person could do activities that matter to them", FUNCTION),
    "exercises.csv": ("exercises that the person added", EXERCISES),
    "routines.csv": ("exercises that the person plans together", ROUTINES),
    "settings.csv": ("what the person set; what they left as it was is not there", SETTINGS),
    "shares.csv": ("when something was shared, to know what is new since then", SHARES),
}
"""The files of the bundle: what each contains, and its columns."""
PICTURES = ("pictures/", "the person's pictures of the exercises they added")
"""The folder of the bundle with the pictures of own exercises, left out when there are none."""

_WIDTH = 88
_DIALECT = """\
Text in UTF-8 with a byte order mark; comma between fields, every field in double quotes, CRLF at
the end of a row. Decimals have a point. Days are YYYY-MM-DD in the person's own calendar, times of
day HH:MM on the person's clock; recorded_at and edited_at are UTC.

An empty field means: not recorded. It never means 0.

A text that begins with = + - @ ' a tab or a line break (or a full-width = + - @), also behind
blanks of any kind, has one ' in front, so that a spreadsheet does not read it as a formula. footlog
removes it on import."""
_SELF_REPORT = (
    "Everything here was typed by the person who does the exercises. Nothing was measured by a "
    "device, and footlog adds nothing: nothing is known about a day without a row."
)
_PICTURE_FILES = (
    f"One JPEG for each exercise of exercises.csv that has a picture, named after its exercise_id, "
    f"at most {LONGEST_SIDE} pixels and {LARGEST_BYTES // 1000} kB. Only the pixels of the photo "
    "or drawing were saved: not when, where and with which camera it was made. On import, an "
    "exercise without a file here keeps the picture it has."
)
_SCALE = (
    "Pain is a whole number from 0 (no pain) to 10 (worst pain imaginable), the numeric rating "
    "scale, LOINC 72514-3. It is asked for at five moments: morning (first steps), before, during "
    "(the worst), after and evening."
)


def readme_text(settings: Settings, today: date, entries: int) -> str:
    """Return README.txt for a bundle of so many `entries`, lines ending in CRLF."""
    return "".join(f"{line}\r\n" for line in _lines(settings, today, entries))


def _lines(settings: Settings, today: date, entries: int) -> Iterator[str]:
    yield from ("footlog export", "=" * 14, "", f"Made on {today} with {entries} entries.", "")
    yield from _paragraphs(_SELF_REPORT, _SCALE)
    yield from _heading("How the files are written")
    yield from _paragraphs(*_DIALECT.split("\n\n"))
    for name, (what, columns) in FILES.items():
        yield from _heading(f"{name}: {what}")
        yield from _table(columns)
    yield from _heading(": ".join(PICTURES))
    yield from _paragraphs(_PICTURE_FILES)
    yield from _heading("How the figures are worked out")
    for formula in all_formulas(settings):
        yield from _paragraphs(_sentence(formula))


def _heading(words: str) -> tuple[str, ...]:
    return "", *textwrap.wrap(words, _WIDTH), "-" * min(len(words), _WIDTH), ""


def _paragraphs(*texts: str) -> Iterator[str]:
    for text in texts:
        yield from (*textwrap.wrap(text, _WIDTH), "")


def _sentence(formula: Formula) -> str:
    source = f" Source: {formula.source}" if formula.source else ""
    return f"{formula.title}: {formula.words}{source}"


def _table(columns: tuple[Column, ...]) -> Iterator[str]:
    widest = max(len(column.name) for column in columns) + 2
    for column in columns:
        yield from textwrap.wrap(
            column.meaning,
            _WIDTH,
            initial_indent=column.name.ljust(widest),
            subsequent_indent=" " * widest,
        )
