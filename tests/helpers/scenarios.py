"""What the simulated power failures interrupt: steps on a diary, acknowledged one by one."""

import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from footlog.domain.backup import Why
from footlog.store.backups import list_backups, make_backup
from footlog.store.creating import migrate, prepare
from footlog.store.diary import Diary
from footlog.store.restore import restore
from tests.helpers.builders import numbered_id, set_log
from tests.helpers.older_diaries import with_rows, with_steps
from tests.helpers.operations import OPERATIONS, TODAY, small_diary

Step = Callable[[Path], object]
BACKED_UP_AT = datetime(2026, 3, 9, 8, tzinfo=UTC)


@dataclass(frozen=True)
class Scenario:
    """What is there at first, and what is done then, step by step."""

    made: Step
    steps: tuple[Step, ...]


def _on_diary(operation: Callable[[Diary], object]) -> Step:
    return lambda path: operation(Diary(path))


def _an_evening() -> tuple[Step, ...]:
    """Return a dozen steps, one after the other on one diary: sets, corrections, regrets."""
    steps: list[Step] = []
    for number in range(200, 212, 3):
        log = set_log("2026-03-09", id=numbered_id(number), note=f"set {number} " * number)
        steps += [
            _on_diary(partial(Diary.save, entry=log, today=TODAY, token=f"tap {number}")),
            _on_diary(partial(Diary.edit, entry=replace(log, pain=4), today=TODAY)),
            _on_diary(partial(Diary.delete, entry_id=numbered_id(number - 3))),
        ]
    return tuple(steps)


def _old_diary(number: int, path: Path) -> None:
    with_rows(with_steps(path, number))


def _backed_up(path: Path) -> None:
    """Make a diary with a backup, and change it afterwards."""
    diary = small_diary(path)
    make_backup(path, Why.ON_DEMAND, BACKED_UP_AT)
    OPERATIONS["delete_all"](diary)
    OPERATIONS["import_rows"](diary)


def _restored(path: Path) -> None:
    """Bring the first backup back."""
    restore(path, list_backups(path)[-1].path, BACKED_UP_AT + timedelta(hours=1))


def _careless(synchronous: str) -> Scenario:
    """Return three saves without footlog's care, which a power failure has to spoil."""

    def save(number: int, path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(f"pragma synchronous = {synchronous}")
            connection.execute("insert into settings values (?, 'x')", (f"name {number}",))
            connection.commit()

    return Scenario(small_diary, tuple(partial(save, number) for number in range(3)))


CAREFUL = {
    **{
        name: Scenario(small_diary, (_on_diary(operation),))
        for name, operation in OPERATIONS.items()
    },
    "an evening": Scenario(small_diary, _an_evening()),
    "restore": Scenario(_backed_up, (_restored,)),
    "a new diary": Scenario(lambda _: None, (prepare, _on_diary(OPERATIONS["save"]))),
    **{
        f"from schema {number}": Scenario(partial(_old_diary, number), (migrate,))
        for number in (1, 4, 7)
    },
}
CARELESS = {"full": _careless("full"), "off": _careless("off")}
SCENARIOS = CAREFUL | CARELESS


def do_all(folder: Path, names: list[str]) -> None:
    """Do the steps of the scenarios, each in its folder, and say so after each."""
    for name in names:
        for number, step in enumerate(SCENARIOS[name].steps):
            step(folder / name / "footlog.db")
            os.write(sys.stdout.fileno(), f"{name}|{number}\n".encode())


if __name__ == "__main__":
    do_all(Path(sys.argv[1]), sys.argv[2:])
