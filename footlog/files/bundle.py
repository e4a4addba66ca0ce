"""Whole files out: history.csv, and the .zip that holds everything."""

import zipfile
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import IO, Generic, TypeVar

from footlog.analysis.summary import summarise
from footlog.domain.clock import Now
from footlog.domain.columns import HISTORY
from footlog.domain.columns import names as column_names
from footlog.domain.exercises import Exercise
from footlog.domain.function import FunctionScore
from footlog.domain.logbook import Entry
from footlog.domain.plan import PlanItem
from footlog.domain.routines import Routine
from footlog.files.atomic_file import atomic_write, check_not_diary
from footlog.files.data_dictionary import readme_text
from footlog.files.export import (
    exercises_lines,
    function_lines,
    history_cells,
    history_lines,
    plan_lines,
    routines_lines,
    settings_lines,
    shares_lines,
    typed_cells,
    weeks_lines,
)
from footlog.files.fhir.bundle import bundle_lines
from footlog.files.reading.files import is_zip
from footlog.files.reading.pictures import picture_file
from footlog.files.workbook import Content, write_sheets
from footlog.store.diary import Diary

Thing = TypeVar("Thing")
Noted = TypeVar("Noted", Entry, FunctionScore)


@dataclass(frozen=True)
class Selection:
    """Which entries go out: from day `first` to `last`, both included, with or without `notes`.

    None: from the beginning, to the end.
    """

    first: date | None = None
    last: date | None = None
    notes: bool = True


EVERYTHING = Selection()


def write_export(
    diary: Diary,
    out: Path,
    names: Mapping[str, str],
    today: date,
    selection: Selection = EVERYTHING,
) -> int:
    """Write history.csv, a .zip of all files or a workbook to `out`; return how many entries.

    `names` are the exercises' names by id. The file appears whole or not at all.
    """
    check_not_diary(out, diary.path, "export")
    with atomic_write(out) as file:
        if is_zip(out.name):
            return write_bundle(diary, file, names, today, selection)
        if out.suffix.lower() == ".xlsx":
            return write_workbook(diary, file, names, today, selection)
        return write_history(diary, file, names, selection)


def write_history(
    diary: Diary, file: IO[bytes], names: Mapping[str, str], selection: Selection = EVERYTHING
) -> int:
    """Write history.csv to `file` and return the number of entries."""
    with diary.history(selection.first, selection.last) as rows:
        counted = _Counted(rows)
        _write(file, history_lines(counted, names, notes=selection.notes))
    return counted.number


def write_workbook(
    diary: Diary,
    file: IO[bytes],
    names: Mapping[str, str],
    today: date,
    selection: Selection = EVERYTHING,
) -> int:
    """Write the workbook to `file` and return the number of entries.

    The plan and the function scores are whole, whatever the days.
    """
    first, last, rule = selection.first, selection.last, diary.settings().pain_rule
    with diary.history(first, last) as rows:
        content = Content(
            history=typed_cells(rows, names, notes=selection.notes),
            entries=diary.contents(first, last).entries,
            plan=_plan(diary, selection),
            weeks=summarise(diary.tally(), today, first=first, last=last, rule=rule).weeks,
            scores=_without_notes(diary.function_scores(), selection),
        )
        return write_sheets(file, content, names, today)


def last_rows(
    diary: Diary, names: Mapping[str, str], selection: Selection, most: int
) -> list[dict[str, str]]:
    """Return the last rows of history.csv, at most `most`, with the text of each cell."""
    newest = diary.entries(selection.first, selection.last, newest_first=True, most=most)
    since = newest[-1].on if newest else selection.first
    with diary.history(since, selection.last) as rows:
        last = history_cells(deque(rows, most), names, notes=selection.notes)
    columns = column_names(HISTORY)
    return [dict(zip(columns, map(_text, cells), strict=True)) for cells in last]


def write_bundle(
    diary: Diary,
    file: IO[bytes],
    names: Mapping[str, str],
    today: date,
    selection: Selection = EVERYTHING,
) -> int:
    """Write the .zip of all files to `file` and return the number of entries.

    All but the entries and the weeks is whole, whatever the days.
    """
    settings, first, last = diary.settings(), selection.first, selection.last
    found = summarise(diary.tally(), today, first=first, last=last, rule=settings.pain_rule)
    scores = diary.function_scores()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as bundle:
        with bundle.open("history.csv", "w") as member:
            number = write_history(diary, member, names, selection)
        _put(bundle, "plan.csv", plan_lines(_plan(diary, selection), names))
        _put(bundle, "weeks.csv", weeks_lines(found.weeks))
        _put(bundle, "function.csv", function_lines(_without_notes(scores, selection)))
        own = diary.own_exercises()
        _put(bundle, "exercises.csv", exercises_lines(own))
        _put_pictures(bundle, diary, own)
        _put(bundle, "routines.csv", routines_lines(_routines(diary, selection), names))
        _put(bundle, "settings.csv", settings_lines(diary.saved_settings()))
        _put(bundle, "shares.csv", shares_lines(diary.shares()))
        _put(bundle, "README.txt", [readme_text(settings, today, number)])
    return number


def write_fhir(
    diary: Diary,
    out: Path,
    names: Mapping[str, str],
    now: Now,
    selection: Selection = EVERYTHING,
) -> int:
    """Write the diary as a FHIR R4B Bundle to `out` and return the number of entries.

    The plan and the function scores are whole, whatever the days. The file appears whole or not
    at all.
    """
    scores = diary.function_scores()
    check_not_diary(out, diary.path, "export")
    with (
        atomic_write(out) as file,
        diary.streamed(selection.first, selection.last) as entries,
    ):
        counted = _Counted(_without_notes(entries, selection))
        planned, rated = _plan(diary, selection), tuple(_without_notes(scores, selection))
        _write(file, bundle_lines(counted, planned, rated, names, now))
    return counted.number


class _Counted(Generic[Thing]):
    def __init__(self, things: Iterable[Thing]) -> None:
        self._things = things
        self.number = 0

    def __iter__(self) -> Iterator[Thing]:
        for thing in self._things:
            self.number += 1
            yield thing


def _without_notes(rows: Iterable[Noted], selection: Selection) -> Iterator[Noted]:
    """Yield the rows as they are, or without their notes."""
    return iter(rows) if selection.notes else (replace(row, note=None) for row in rows)


def _plan(diary: Diary, selection: Selection) -> tuple[PlanItem, ...]:
    """Return the whole plan, or the whole plan without its notes and cues."""
    items = diary.plan_items()
    if selection.notes:
        return items
    return tuple(replace(item, note=None, cue=None) for item in items)


def _routines(diary: Diary, selection: Selection) -> Iterator[Routine]:
    """Yield the own routines as they are, or without their notes and cues."""
    for routine in diary.routines():
        bare = tuple(replace(item, note=None, cue=None) for item in routine.items)
        yield routine if selection.notes else replace(routine, items=bare)


def _put_pictures(bundle: zipfile.ZipFile, diary: Diary, own: Iterable[Exercise]) -> None:
    for exercise in own:
        picture = exercise.picture and diary.own_picture(exercise.id, exercise.picture.sha256)
        if picture and picture.content:
            bundle.writestr(picture_file(exercise.id), picture.content, zipfile.ZIP_STORED)


def _text(cell: object) -> str:
    return "" if cell is None else str(cell)


def _put(bundle: zipfile.ZipFile, name: str, lines: Iterable[str]) -> None:
    with bundle.open(name, "w") as member:
        _write(member, lines)


def _write(file: IO[bytes], lines: Iterable[str]) -> None:
    file.writelines(line.encode() for line in lines)
