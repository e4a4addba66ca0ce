"""The files that somebody chose on the Import page, read whether footlog wrote them or not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from footlog.domain.changes import ImportBatch
from footlog.domain.columns import names
from footlog.domain.exercises import Exercise
from footlog.files.reading.cells import Problem
from footlog.files.reading.csv_format import BYTE_ORDER_MARK, CsvError, first_line
from footlog.files.reading.files import (
    check_is_text,
    holds_zip,
    is_spreadsheet,
    is_zip,
    read_contents,
    unpacked,
)
from footlog.files.reading.foreign import ForeignFile, read_foreign
from footlog.files.reading.foreign_columns import FILES
from footlog.files.reading.pictures import is_picture
from footlog.store.progress import Advance, ignored

Answers = Mapping[str, Mapping[str, str]]
"""The answers to the questions about each file, by the file's own name."""


@dataclass(frozen=True)
class UploadResult:
    """The rows of the chosen files.

    `foreign` are the files that another program saved. There are no rows while one of their
    questions has no answer.
    """

    batch: ImportBatch = field(default_factory=ImportBatch)
    problems: tuple[Problem, ...] = ()
    foreign: tuple[ForeignFile, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether a question has to be answered before anything can be imported."""
        return any(understanding.is_open for understanding in self.foreign)


def read_uploads(
    uploads: Iterable[tuple[str, bytes]],
    known: Iterable[Exercise],
    today: date,
    answers: Answers,
    advance: Advance = ignored,
) -> UploadResult:
    """Return the rows of the files (name and bytes).

    The columns of a file, not its name, decide which of footlog's files it is. `advance` is called
    with how much is read. Raises CsvError for a file that is none of footlog's and for two that
    are the same one of them.
    """
    every = [file for name, content in uploads for file in _single_files(name, content)]
    files = [(name, content) for name, content in every if not is_picture(name)]
    pictures = {name: content for name, content in every if is_picture(name)}
    _check_names([title for title, _ in files])
    exercises = list(known)
    own = {(title, content): _own_file(content) for title, content in files}
    if all(own.values()):
        by_file = _one_of_each((file, title, content) for (title, content), file in own.items())
        read = _read(by_file, pictures, exercises, today, advance)
        if not read.problems:
            return read
    try:
        found = [read_foreign(content, title, answers.get(title, {})) for title, content in files]
    except CsvError:
        if all(own.values()):
            return read
        raise
    foreign = tuple(
        one
        for one, file in zip(found, own.values(), strict=True)
        if not file or one.differs_from_footlog
    )
    if not foreign:
        return read
    if any(one.is_open for one in foreign):
        return UploadResult(foreign=foreign)
    by_file = _one_of_each((one.file, one.title, one.content) for one in found)
    return _located(_read(by_file, pictures, exercises, today, advance), found, foreign)


def looks_resaved(title: str, content: bytes) -> bool:
    """Tell whether a CSV file may be one of footlog's that another program saved again."""
    try:
        check_is_text(content, title)
        found = read_foreign(content, title, {})
    except CsvError:
        return False
    return found.differs_from_footlog or not _own_file(content)


def _single_files(name: str, content: bytes) -> list[tuple[str, bytes]]:
    if is_zip(name) or (holds_zip(content) and not is_spreadsheet(content)):
        return list(unpacked(f"{name.removesuffix('.zip')}.zip", content).items())
    check_is_text(content, name)
    return [(name, content)]


def _check_names(titles: list[str]) -> None:
    for title in titles:
        if titles.count(title) > 1:
            raise CsvError(f"Two of the files are called {title}: choose one of them.")


def _own_file(content: bytes) -> str | None:
    """Return which of footlog's files begins with the header of these bytes, or None."""
    header = first_line(content).decode(errors="replace")
    plain = header.removeprefix(BYTE_ORDER_MARK).rstrip("\r").replace('"', "")
    return next((name for name in FILES if plain == ",".join(names(FILES[name]))), None)


def _one_of_each(
    files: Iterable[tuple[str | None, str, bytes]],
) -> dict[str, tuple[str, bytes]]:
    found: dict[str, tuple[str, bytes]] = {}
    for file, title, content in files:
        if file in found:
            raise CsvError(f"{found[file][0]} and {title} are both a {file}: choose one of them.")
        found[str(file)] = title, content
    return found


def _read(
    by_file: Mapping[str, tuple[str, bytes]],
    pictures: dict[str, bytes],
    known: list[Exercise],
    today: date,
    advance: Advance,
) -> UploadResult:
    contents = {file: content for file, (_, content) in by_file.items()}
    titles = {file: title for file, (title, _) in by_file.items()}
    batch, problems = read_contents(contents | pictures, known, today, titles, advance)
    return UploadResult(batch, tuple(problems))


def _located(
    read: UploadResult, found: Iterable[ForeignFile], foreign: tuple[ForeignFile, ...]
) -> UploadResult:
    by_title = {one.title: one for one in found}
    located = (
        by_title[problem.file].located(problem) if problem.row else problem
        for problem in read.problems
    )
    return UploadResult(read.batch, tuple(located), foreign)
