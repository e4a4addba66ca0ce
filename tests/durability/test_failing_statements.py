"""Whichever statement fails, and whether once or for ever: all or nothing, and the next try works.

The loop is SQLite's own: the first statement of an operation fails, then the second, and so on
until none is left to fail.
"""

import inspect
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from footlog.store.backups import backups_folder
from footlog.store.checks import check
from footlog.store.creating import prepare
from footlog.store.diary import Diary
from footlog.store.errors import DiaryError
from tests.conftest import LONG
from tests.helpers.older_diaries import with_rows, with_steps
from tests.helpers.operations import OPERATIONS, small_diary, tables_of

EACH = 1 if LONG else 3
"""Of the many statements that make a diary or bring it up to date, each third one fails."""

STATEMENTS_TO_OPEN = 8
"""How many pragmas and such come before the first word of an operation."""


Tables = dict[str, list[tuple[object, ...]]]


class Stopped(BaseException):
    """What ends a script in the middle."""


def refused_by_the_disk() -> BaseException:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_WRITE
    return error


@dataclass(frozen=True)
class Way:
    """How statements fail: with what, once or for ever, and whether they are done all the same."""

    error: Callable[[], BaseException]
    for_ever: bool = False
    done_first: bool = False


WAYS = {
    "the disk refuses for ever": Way(refused_by_the_disk, for_ever=True),
    "the script is stopped": Way(Stopped),
}
if LONG:
    WAYS |= {
        "the disk refuses once": Way(refused_by_the_disk),
        "the script is stopped again and again": Way(Stopped, for_ever=True),
        "the disk refuses once, too late": Way(refused_by_the_disk, done_first=True),
        "the script is stopped a little later": Way(Stopped, done_first=True),
    }
FEW_WAYS = list(WAYS) if LONG else list(WAYS)[:1]
TRIED = [
    (name, way)
    for name in OPERATIONS
    for way in WAYS
    if way in FEW_WAYS or name in ("save_sets", "import_rows")
]


class Faulty(sqlite3.Connection):
    """A connection whose statements fail when the test says so."""

    way: Way | None = None
    left = 0

    def execute(self, *arguments: Any) -> sqlite3.Cursor:  # noqa: ANN401 - as it is called
        """Do the statement, or fail when its turn has come."""
        Faulty.left -= 1
        way = Faulty.way
        if way is None or Faulty.left > 0 or (Faulty.left < 0 and not way.for_ever):
            return super().execute(*arguments)
        if way.done_first:
            super().execute(*arguments)
        raise way.error()


@pytest.fixture(autouse=True)
def faulty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every connection of footlog be one whose statements can fail."""
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Faulty))


def failing(run: Callable[[], object], number: int, way: Way) -> BaseException | None:
    """Run something with its statement of this number failing, and return what came of it."""
    Faulty.left, Faulty.way = number, way
    try:
        run()
    except (DiaryError, Stopped) as error:
        return error
    finally:
        Faulty.way = None
    return None


def copied(template: Path, folder: Path) -> Path:
    path = folder / "tried.db"
    path.write_bytes(template.read_bytes())
    path.with_name("tried.db-journal").unlink(missing_ok=True)
    return path


def writers() -> set[str]:
    """Return the names of Diary's methods that write."""
    methods = inspect.getmembers(Diary, inspect.isfunction)
    return {name for name, method in methods if "self.writing(" in inspect.getsource(method)}


def test_every_method_that_writes_is_tried() -> None:
    assert {name.split()[0] for name in OPERATIONS} >= writers()


@pytest.fixture(scope="module")
def failures(figure: Callable[[str, str], None]) -> Iterator[Counter[str]]:
    """Return a count of the statements that failed, by operation."""
    counted: Counter[str] = Counter()
    yield counted
    figure(
        "statements that failed, of every operation",
        f"{counted.total():,}; 0 half done, 0 left open, the next try worked each time",
    )


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a diary of one of everything, to be copied."""
    return small_diary(tmp_path_factory.mktemp("template") / "footlog.db").path


@pytest.mark.long
@pytest.mark.parametrize(("name", "way"), TRIED)
def test_an_operation_is_done_whole_or_not_at_all(
    template: Path, tmp_path: Path, name: str, way: str, failures: Counter[str]
) -> None:
    operation, how = OPERATIONS[name], WAYS[way]
    before = tables_of(template)
    whole = Diary(copied(template, tmp_path))
    operation(whole)
    after = tables_of(whole.path)
    assert after != before
    for number in count(1):
        diary = Diary(copied(template, tmp_path))
        came = failing(partial(operation, diary), number, how)
        found = tables_of(diary.path)
        if came is None:
            assert found == after
            break
        assert found == before or (how.done_first and found == after)
        assert list(tmp_path.iterdir()) == [diary.path]
        assert isinstance(came, Stopped) or "check the disk" in str(came)
        if found == before:
            operation(diary)
        assert tables_of(diary.path) == after
        failures[name] += 1
    assert number > STATEMENTS_TO_OPEN


def without_new_columns(found: Tables, before: Tables) -> Tables:
    """Return what is found in the tables and columns that there were before."""
    return {
        table: [row[: len(rows[0])] for row in found[table]] if rows else found[table]
        for table, rows in before.items()
    }


@pytest.mark.long
@pytest.mark.parametrize("way", FEW_WAYS)
def test_an_old_diary_is_brought_up_to_date_whole_or_not_at_all(tmp_path: Path, way: str) -> None:
    template = with_rows(with_steps(tmp_path / "old.db", 2))
    (tmp_path / "new").mkdir()
    before, old = tables_of(template), template.read_bytes()
    for number in count(1, EACH):
        path = copied(template, tmp_path / "new")
        came = failing(partial(Diary, path, create=True), number, WAYS[way])
        if came is None:
            break
        assert tables_of(path) == before or WAYS[way].done_first
        assert path.read_bytes() == old or WAYS[way].done_first
        assert set(path.parent.iterdir()) <= {path, backups_folder(path)}
        Diary(path, create=True)
        assert without_new_columns(tables_of(path), before) == before
    assert number > 3 * STATEMENTS_TO_OPEN


@pytest.mark.long
@pytest.mark.parametrize("way", FEW_WAYS)
def test_a_new_diary_is_made_whole_or_not_at_all(tmp_path: Path, way: str) -> None:
    for number in count(1, EACH):
        path = tmp_path / str(number) / "footlog.db"
        came = failing(partial(prepare, path), number, WAYS[way])
        if came is None:
            break
        assert list(path.parent.iterdir()) in ([], [path])
        prepare(path)
        check(path)
        assert list(path.parent.iterdir()) == [path]
    assert number > 3 * STATEMENTS_TO_OPEN


@pytest.mark.parametrize("number", range(1, 2 * STATEMENTS_TO_OPEN))
def test_a_reader_that_fails_leaves_nothing_behind(template: Path, number: int) -> None:
    way = WAYS["the disk refuses for ever"]
    before = template.read_bytes()
    assert isinstance(failing(Diary(template).tally, number, way), DiaryError | None)
    assert template.read_bytes() == before
    assert Diary(template).tally()
