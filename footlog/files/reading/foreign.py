"""A file of footlog's that another program saved again: how it is read, and the open questions."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, islice

from footlog.domain.columns import Column
from footlog.files.reading.cells import Problem, Row
from footlog.files.reading.csv_format import CsvError, unescape_formula, write_lines
from footlog.files.reading.foreign_columns import (
    DAYS,
    FILES,
    UTC_TIMES,
    Cells,
    column_questions,
    file_of,
    fill_in,
    has_lost_its_apostrophe,
    places,
    reader_of,
    rows_of,
)
from footlog.files.reading.foreign_days import ORDER, Order, order_question, possible_orders
from footlog.files.reading.foreign_table import Question, Table, encoding_question, read_table
from footlog.files.reading.pictures import LARGEST_CHOSEN_BYTES

SAMPLE_ROWS = 5

_ALL_COLUMNS = tuple(chain.from_iterable(FILES.values()))


@dataclass(frozen=True)
class Reading:
    """How the cells of a column are read, by one example, and how many cells that changes."""

    column: str
    written: str
    read_as: str
    cells: int


@dataclass(frozen=True)
class ForeignFile:
    """A file that another program saved, and the questions about it.

    `file` is which of footlog's files it is, `title` its own name. `content` is the file as
    footlog would have written it, `numbers` the row numbers in the original and `sample` the first
    rows; all three are empty while one of the `questions` has no answer.
    """

    title: str
    file: str = ""
    questions: tuple[Question, ...] = ()
    sentences: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
    content: bytes = b""
    numbers: tuple[int, ...] = ()
    sample: tuple[Row, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether a question has no answer yet."""
        return not self.content

    @property
    def differs_from_footlog(self) -> bool:
        """Whether anything in it is not as footlog would have written it."""
        return bool(self.questions or self.sentences or self.readings)

    def located(self, problem: Problem) -> Problem:
        """Return the problem of a row of `content` with the row's number in the original."""
        return replace(problem, row=self.numbers[problem.row - 2]) if problem.row else problem


def read_foreign(content: bytes, title: str, answers: Mapping[str, str]) -> ForeignFile:
    """Return file `title` as far as the answers so far, by question, allow it to be read.

    Raises CsvError for a file that cannot be one of footlog's.
    """
    if len(content) > LARGEST_CHOSEN_BYTES:
        raise CsvError(
            f"{title} is too large for a file that another program saved: split it and import one "
            "part at a time."
        )
    letters = encoding_question(content, title)
    found = ForeignFile(title, questions=(letters,) if letters else ())
    if _is_unanswered(found, answers):
        return found
    table = read_table(content, _ALL_COLUMNS, title, answers)
    file = file_of(table.header, title)
    found = replace(
        found,
        file=file,
        questions=(*found.questions, *column_questions(table, file)),
        sentences=table.understood,
    )
    if _is_unanswered(found, answers):
        return found
    where, left_out = places(table, file, answers, title)
    found = replace(found, sentences=(*found.sentences, *left_out))
    days = set(_cells(table, (where[name] for name in where.keys() & (DAYS | UTC_TIMES))))
    possible = possible_orders(days, title)
    if of_days := order_question(days, possible):
        found = replace(found, questions=(*found.questions, of_days))
        if _is_unanswered(found, answers):
            return found
        possible = [Order(answers[ORDER])]
    return _read(found, table, where, possible[0])


def _is_unanswered(found: ForeignFile, answers: Mapping[str, str]) -> bool:
    return any(
        answers.get(question.key) not in {choice.answer for choice in question.choices}
        for question in found.questions
    )


def _read(found: ForeignFile, table: Table, where: Mapping[str, int], order: Order) -> ForeignFile:
    columns = FILES[found.file]
    cells: Cells = {}
    readings = [
        reading for column in columns for reading in _fill(cells, table, column, where, order)
    ]
    sentences = fill_in(cells, columns, where)
    texts = {column.name for column in columns if column.is_text}
    lost = sum(
        map(has_lost_its_apostrophe, _cells(table, (where[name] for name in where.keys() & texts)))
    )
    if lost:
        sentences.append(
            f"Texts that start like a formula and lost their ' are used as they are: {lost:,}."
        )
    return replace(
        found,
        sentences=(*found.sentences, *sentences),
        readings=tuple(readings),
        content="".join(write_lines(cells, zip(*cells.values(), strict=True))).encode(),
        numbers=tuple(number for number, _ in table.rows),
        sample=tuple(
            {name: unescape_formula(cell) if name in texts else cell for name, cell in row}
            for row in islice(rows_of(cells), SAMPLE_ROWS)
        ),
    )


def _fill(
    filled: Cells, table: Table, column: Column, where: Mapping[str, int], order: Order
) -> Iterator[Reading]:
    """Put the column's cells into `filled` as footlog would write them; yield what is changed."""
    if column.name not in where:
        filled[column.name] = [""] * len(table.rows)
        return
    cells = list(_cells(table, [where[column.name]]))
    read, counted = reader_of(column, order), Counter(cells)
    made = {cell: read(cell) if cell else "" for cell in counted}
    filled[column.name] = [made[cell] for cell in cells]
    changed = [cell for cell in counted if made[cell] != cell]
    if changed and not column.is_text:
        number = sum(counted[cell] for cell in changed)
        yield Reading(column.name, changed[0], made[changed[0]], number)


def _cells(table: Table, indexes: Iterator[int] | list[int]) -> Iterator[str]:
    return (cells[index] for index in indexes for _, cells in table.rows)
