"""Which column of a table is which of footlog's."""

from collections.abc import Mapping

from footlog.domain.columns import EXERCISES, FUNCTION, HISTORY, PLAN, WEEKS, Column, names
from footlog.domain.validation import shown
from footlog.files.csv_format import CsvError
from footlog.files.reading.foreign.table import Choice, Question, Table

FILES: Mapping[str, tuple[Column, ...]] = {
    "history.csv": HISTORY,
    "plan.csv": PLAN,
    "function.csv": FUNCTION,
    "exercises.csv": EXERCISES,
}
REQUIRED = {
    "history.csv": ("date", "kind"),
    "plan.csv": ("side", "schedule", "starts_on", "exercise_id"),
    "function.csv": ("date", "activity", "score"),
    "exercises.csv": ("exercise_id", "exercise", "kind", "side", "schedule", "recorded_at"),
}
LEFT_OUT = "left out"

_EXAMPLES = 3


def file_of(header: tuple[str, ...], title: str) -> str:
    """Return which of footlog's files has the most of these columns; of none, history.csv.

    Raises CsvError for weeks.csv, which is never read back.
    """
    found = {column.lower() for column in header}
    shared = {name: len(found & set(names(columns))) for name, columns in FILES.items()}
    if len(found & set(names(WEEKS))) > max(shared.values()):
        raise CsvError(
            f"{title} holds weeks, which footlog works out by itself: choose a history.csv."
        )
    return max(shared, key=lambda name: shared[name])


def column_questions(table: Table, file: str) -> list[Question]:
    """Return a question for each strange column that could be one of footlog's that is missing."""
    missing = [name for name in names(FILES[file]) if name not in _plain_places(table, file)]
    if not missing:
        return []
    choices = (Choice(LEFT_OUT, "none of these: leave it out"), *map(Choice, missing, missing))
    return [
        Question(_key(index), f"What is {_called(table, index)}? It holds {examples}.", choices)
        for index in _strange_places(table, file)
        if (examples := _examples(table, index))
    ]


def places(
    table: Table, file: str, answers: Mapping[str, str], title: str
) -> tuple[dict[str, int], list[str]]:
    """Return where each column of footlog's is in the table, and what that leaves out.

    Raises CsvError when two columns are taken for one and when one that it takes is missing.
    """
    found = _plain_places(table, file)
    understood = []
    for index in _strange_places(table, file):
        name = answers.get(_key(index), LEFT_OUT)
        if name in found:
            raise CsvError(f"{title}: two columns are taken for {name}, answer anew for one.")
        if name != LEFT_OUT:
            found[name] = index
        elif _examples(table, index):
            understood.append(f"{_called(table, index).capitalize()} is left out.")
    for name in REQUIRED[file]:
        if name not in found:
            raise CsvError(
                f"{title} has no column {name}: write that name over the column that holds it."
            )
    return found, understood


def _plain_places(table: Table, file: str) -> dict[str, int]:
    known = names(FILES[file])
    return {
        column.lower(): index
        for index, column in enumerate(table.header)
        if column.lower() in known
    }


def _strange_places(table: Table, file: str) -> list[int]:
    plain = _plain_places(table, file).values()
    return [index for index in range(len(table.header)) if index not in plain]


def _key(index: int) -> str:
    return f"column {index + 1}"


def _called(table: Table, index: int) -> str:
    name = table.header[index]
    return f"the column {shown(name)}" if name else f"the column {index + 1} without a name"


def _examples(table: Table, index: int) -> str:
    """Return up to three different values of the column, or "" for an empty one."""
    found: dict[str, None] = {}
    for _, cells in table.rows:
        if cells[index].strip():
            found[cells[index]] = None
        if len(found) == _EXAMPLES:
            break
    return ", ".join(shown(cell) for cell in found)
