"""README.txt of the bundle: a data dictionary made from the columns and formulas themselves."""

import textwrap
from collections.abc import Iterator, Mapping
from datetime import date

from footlog.analysis.formulas import Formula, all_formulas
from footlog.domain.columns import EXERCISES, FUNCTION, HISTORY, PLAN, WEEKS, Column
from footlog.domain.exercises import LARGEST_BYTES, LONGEST_SIDE
from footlog.domain.settings import Settings

FILES: Mapping[str, tuple[str, tuple[Column, ...]]] = {
    "history.csv": ("what was done and felt: one row an entry, oldest first", HISTORY),
    "plan.csv": ("what was asked for: one row a plan item, with the days it was in force", PLAN),
    "weeks.csv": ("made from the two above: one row a week; never read back", WEEKS),
    "function.csv": ("how well the foot lets the person do activities of their own", FUNCTION),
    "exercises.csv": ("exercises that the person added to the catalogue", EXERCISES),
}
"""The files of the bundle: what each holds, and its columns."""
PICTURES = ("pictures/", "the person's own pictures of exercises that they added")
"""The folder of the bundle that is there when an own exercise has a picture, and what it holds."""

_WIDTH = 88
_DIALECT = """\
Text in UTF-8 with a byte order mark; comma between fields, every field in double quotes, CRLF at
the end of a row. Decimals have a point. Days are YYYY-MM-DD in the person's own calendar, times of
day HH:MM on the person's clock; recorded_at and edited_at are UTC.

An empty field means: not recorded. It never means 0.

A text that begins with = + - @ ' a tab or a line break (or a full-width = + - @) has one ' in
front, so that no spreadsheet takes it for a formula. footlog takes it away again."""
_SELF_REPORT = (
    "Everything here was typed by the person who trains. Nothing was measured by a device, and "
    "footlog adds nothing: a day without a row is a day of which nothing is known."
)
_PICTURE_FILES = (
    f"One JPEG for each exercise of exercises.csv that has one, called by its exercise_id, at most "
    f"{LONGEST_SIDE} pixels and {LARGEST_BYTES // 1000} kB. Only the pixels were kept of the photo "
    "or drawing: not when, where and with what it was made. Read back, an exercise without a file "
    "here keeps the picture that it has."
)
_SCALE = (
    "Pain is a whole number from 0 (no pain) to 10 (worst pain imaginable), the numeric rating "
    "scale, LOINC 72514-3. Moments: morning (first steps), before, during (the worst), after and "
    "evening."
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
    yield from _heading("How the figures are made")
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
