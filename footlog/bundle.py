"""Whole files in and out: history.csv, and the .zip that holds everything."""

import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from footlog.csv_text import CsvError
from footlog.export import history_lines, plan_lines, weeks_lines
from footlog.logbook import Entry
from footlog.plan import PlanItem
from footlog.reading import Problem, read_history, read_plan
from footlog.store.diary import Diary
from footlog.summary import summarise
from footlog.whole_file import check_not_diary, whole_file

Span = tuple[date | None, date | None]
"""First and last day, both included; None: from the beginning, to the end."""

LARGEST_MEMBER_BYTES = 200_000_000


def write_export(
    diary: Diary, out: Path, names: Mapping[str, str], today: date, span: Span = (None, None)
) -> int:
    """Write history.csv, or a .zip of all files, to `out` and return the number of entries.

    `names` are the exercises' names by id. The file appears whole or not at all.
    """
    first, last = span
    check_not_diary(out, diary.path, "export")
    with whole_file(out) as file, diary.streamed(first, last) as entries:
        counted = _Counted(entries)
        lines = history_lines(counted, names)
        if out.suffix.lower() == ".zip":
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as bundle:
                _put(bundle, "history.csv", lines)
                _put(bundle, "plan.csv", plan_lines(diary.plan_items(), names))
                found = summarise(diary.tally(), today, first=first, last=last)
                _put(bundle, "weeks.csv", weeks_lines(found.weeks))
        else:
            for line in lines:
                file.write(line.encode())
    return counted.number


class _Counted:
    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = entries
        self.number = 0

    def __iter__(self) -> Iterator[Entry]:
        for entry in self._entries:
            self.number += 1
            yield entry


def _put(bundle: zipfile.ZipFile, name: str, lines: Iterable[str]) -> None:
    with bundle.open(name, "w") as member:
        for line in lines:
            member.write(line.encode())


def read_import(
    file: Path, plan: Path | None, exercises: Iterable[str], today: date
) -> tuple[list[Entry], list[PlanItem], list[Problem]]:
    """Return the entries and plan items of the files, and the problems of rows without any."""
    known = frozenset(exercises)
    contents = _members(file) if file.suffix.lower() == ".zip" else {"history.csv": _bytes(file)}
    if plan is not None:
        contents["plan.csv"] = _bytes(plan)
    entries, problems = read_history(contents["history.csv"], known, today, file.name)
    items: list[PlanItem] = []
    if "plan.csv" in contents:
        name = plan.name if plan else "plan.csv"
        items, more = read_plan(contents["plan.csv"], known, today, name)
        problems = [*problems, *more]
    return entries, items, problems


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise CsvError(
            f"{file} cannot be read ({error.strerror}): check the path and its rights."
        ) from error


def _members(file: Path) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(file) as bundle:
            sizes = {info.filename: info.file_size for info in bundle.infolist()}
            wanted = {"history.csv", "plan.csv"} & sizes.keys()
            if "history.csv" not in wanted:
                raise CsvError(f"{file.name} holds no history.csv: choose a .zip made by footlog.")
            if max(sizes[name] for name in wanted) > LARGEST_MEMBER_BYTES:
                raise CsvError(f"{file.name} is too large: choose a .zip made by footlog.")
            return {name: bundle.read(name) for name in wanted}
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError) as error:
        raise CsvError(f"{file.name} is no sound .zip file: choose another one.") from error
