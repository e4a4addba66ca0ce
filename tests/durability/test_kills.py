"""kill -9 in the middle of saves, migrations and imports: nothing half, nothing told of lost."""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from footlog.domain.logbook import SetLog
from footlog.store.creating import prepare
from footlog.store.diary import Diary
from tests.conftest import LONG, ROOT
from tests.helpers.older_diaries import with_rows, with_steps
from tests.helpers.operations import bring_in, damage_in, tables_of
from tests.helpers.victims import (
    IMPORTED,
    Kept,
    deeds,
    entries_of,
)

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the killed programs are forked"),
]
KILLS = 1000 if LONG else 5
KILLS_OF_EACH = 100 if LONG else 4
LONGEST_LIFE_SECONDS = 0.04
FEWEST_TOLD = 10_000 if LONG else 1


class Killer:
    """Starts programs of `tests.helpers.victims` and kills them after a while."""

    def __init__(self) -> None:
        self._lot = Random(1)  # noqa: S311 - repeatable
        self._forker = subprocess.Popen(
            [sys.executable, "-m", "tests.helpers.victims"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
        )

    def kill(self, what: str, path: Path, number: int, longest_life: float) -> int:
        """Let the program live for a random while, and return how many deeds it has told of."""
        assert self._forker.stdin
        assert self._forker.stdout
        self._forker.stdin.write(f"{json.dumps([what, str(path), number])}\n".encode())
        self._forker.stdin.flush()
        process = b""
        while not process.endswith(b" "):
            process += self._forker.stdout.read(1)
        time.sleep(self._lot.uniform(0, longest_life))
        os.kill(int(process), signal.SIGKILL)
        return self._forker.stdout.readline().count(b".")

    def close(self) -> None:
        """End the program that forks the others."""
        self._forker.communicate()


@pytest.fixture(scope="module")
def killer() -> Iterator[Killer]:
    """Return what kills programs."""
    found = Killer()
    yield found
    found.close()


def hot(path: Path) -> bool:
    """Tell whether a killed program has left a journal to be rolled back."""
    return path.with_name(f"{path.name}-journal").exists()


def after(number: int, kept: Kept, done: int) -> list[Kept]:
    """Return what may be kept when a program has told of so many deeds: those, and one more."""
    states = [kept, *(state for _, state in islice(deeds(number, kept), done + 1))]
    return states[done:]


def test_killed_savers_lose_nothing_they_told_of(
    diary: Diary, killer: Killer, figure: Callable[[str, str], None]
) -> None:
    kept: Kept = {}
    told = rolled_back = unfinished = 0
    for number in range(1, KILLS + 1):
        done = killer.kill("save", diary.path, number, 3 * LONGEST_LIFE_SECONDS)
        rolled_back += hot(diary.path)
        found = entries_of(diary)
        told_of, one_more = after(number, kept, done)
        assert found in (told_of, one_more)
        unfinished += found == one_more
        told += done
        kept = found
        if number % 50 == 0 or number == KILLS:
            assert damage_in(diary.path) == []
    assert told >= FEWEST_TOLD
    figure(
        f"{KILLS:,} kills during saves, edits and deletes",
        f"{told:,} told of, 0 lost, 0 half; {unfinished} done and not told of, {rolled_back} "
        "rolled back",
    )


def test_killed_migrations_leave_the_old_or_the_new_schema(
    tmp_path: Path, killer: Killer, figure: Callable[[str, str], None]
) -> None:
    template = with_rows(with_steps(tmp_path / "old.db", 2)).read_bytes()
    old, path = tables_of(tmp_path / "old.db"), tmp_path / "footlog.db"
    Diary(tmp_path / "old.db", create=True)
    states = {"old": old, "new": tables_of(tmp_path / "old.db")}
    found: Counter[str] = Counter()
    for number in range(KILLS_OF_EACH):
        path.write_bytes(template)
        told = killer.kill("migrate", path, number, LONGEST_LIFE_SECONDS / 2)
        found["rolled back"] += hot(path)
        tables = tables_of(path)
        (state,) = [name for name, expected in states.items() if expected == tables]
        assert state == "new" or not told
        found[state] += 1
        assert damage_in(path) == []
        Diary(path, create=False)
        assert tables_of(path) == states["new"]
    figure(f"{KILLS_OF_EACH} kills during a migration", str(dict(found)))


def test_killed_imports_leave_all_or_nothing(
    tmp_path: Path, killer: Killer, figure: Callable[[str, str], None]
) -> None:
    diary = Diary(tmp_path / "footlog.db", create=True)
    bring_in(diary, IMPORTED[::2])
    template, old = diary.path.read_bytes(), len(IMPORTED[::2])
    found: Counter[str] = Counter()
    for number in range(KILLS_OF_EACH):
        diary.path.write_bytes(template)
        told = killer.kill("import", diary.path, number, 2 * LONGEST_LIFE_SECONDS)
        found["rolled back"] += hot(diary.path)
        pains = [entry.pain for entry in diary.entries() if isinstance(entry, SetLog)]
        items = len(diary.plan_items())
        state = {(old, 0): "old", (len(IMPORTED), 1): "new"}[len(pains), items]
        assert set(pains) == ({None} if state == "old" else {5})
        assert state == "new" or not told
        found[state] += 1
        assert damage_in(diary.path) == []
    figure(f"{KILLS_OF_EACH} kills during an import", str(dict(found)))


def test_killed_first_starts_leave_no_diary_or_a_sound_one(
    tmp_path: Path, killer: Killer, figure: Callable[[str, str], None]
) -> None:
    found: Counter[str] = Counter()
    for number in range(KILLS_OF_EACH):
        path = tmp_path / str(number) / "footlog.db"
        told = killer.kill("migrate", path, number, LONGEST_LIFE_SECONDS / 2)
        assert path.exists() or not told
        found["a diary" if path.exists() else "none"] += 1
        prepare(path)
        assert Diary(path).entries() == []
        assert damage_in(path) == []
    figure(f"{KILLS_OF_EACH} kills during the first start", str(dict(found)))
