"""After a simulated power failure everything that was acknowledged is there, whole and sound."""

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from footlog.store.diary import Diary
from tests.conftest import LONG
from tests.helpers.operations import damage_in, tables_of
from tests.helpers.power import Call, Contents, Disk, traced
from tests.helpers.scenarios import CAREFUL, CARELESS, SCENARIOS, Scenario

MISSING = (
    "strace is not installed (Debian: apt-get install strace) or may not trace here: no power "
    "failure is simulated."
)
LOTS = 8 if LONG else 1
SOME = ("save_sets", "import_rows", "a new diary", "from schema 4", "restore")
TRIED = tuple(CAREFUL) if LONG else SOME

Tables = dict[str, list[tuple[object, ...]]]


@dataclass
class Recorded:
    """What a scenario found, what its steps called, and what there was after each of them."""

    at_first: Contents
    stages: list[Tables | None]
    calls: list[Call] = field(default_factory=list)


def contents(folder: Path) -> Contents:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


def stages(scenario: Scenario, folder: Path) -> Iterator[Tables | None]:
    """Do the scenario and yield what there is at first and after each step."""
    folder.mkdir(parents=True)
    path = folder / "footlog.db"
    scenario.made(path)
    yield tables_of(path) if path.exists() else None
    for step in scenario.steps:
        step(path)
        yield tables_of(path)


def can_trace() -> bool:
    """Tell whether strace is there and may look at other programs."""
    found = shutil.which("strace")
    command = [found or "", "-o", os.devnull, sys.executable, "-c", ""]
    return bool(found) and subprocess.run(command, check=False).returncode == 0


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Recorded]:
    """Return every scenario as it was done by one traced program."""
    if not can_trace():
        if os.environ.get("CI"):
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    folder, aside = (tmp_path_factory.mktemp(name) for name in ("traced", "aside"))
    found = {}
    for name in (*TRIED, *CARELESS):
        scenario = SCENARIOS[name]
        (folder / name).mkdir()
        scenario.made(folder / name / "footlog.db")
        found[name] = Recorded(contents(folder / name), list(stages(scenario, aside / name)))
    command = [sys.executable, "-m", "tests.helpers.scenarios", str(folder), *found]
    for call in traced(command, folder, aside / "strace.log"):
        if call.is_word:
            name = call.data.decode().split("|")[0]
        else:
            name = Path(call.paths[0]).relative_to(folder).parts[0]
        found[name].calls.append(call)
    return found


def verdicts(recorded: Recorded, folder: Path) -> Counter[str]:
    """Let the power fail after every call, and count what was found when it came back."""
    found: Counter[str] = Counter()
    seen: set[tuple[int, bytes]] = set()
    disk, done = Disk(recorded.at_first), 0
    for number, call in enumerate(recorded.calls):
        done += call.is_word
        disk.do(call)
        for left in disk.after_power_failure(LOTS, seed=number):
            mark = (done, hashlib.sha256(repr(sorted(left.items())).encode()).digest())
            if mark not in seen:
                seen.add(mark)
                found[verdict(left, recorded.stages, done, folder)] += 1
    assert done == len(recorded.stages) - 1
    return found


def verdict(left: Contents, stages: list[Tables | None], done: int, folder: Path) -> str:
    """Return whether the diary is whole, half, damaged, or without what was acknowledged."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, data in left.items():
        (folder / name).write_bytes(data)
    path = folder / "footlog.db"
    try:
        found = tables_of(path) if path.exists() else None
        damaged = path.exists() and damage_in(path)
    except sqlite3.DatabaseError:
        return "damaged"
    if damaged:
        return "damaged"
    if found not in stages[done : done + 2]:
        return "lost" if found in stages[:done] else "half"
    Diary(path, create=True).entries()
    return "whole"


@pytest.fixture(scope="module")
def states(figure: Callable[[str, str], None]) -> Iterator[Counter[str]]:
    """Return a count of all states of the disk, by what was found in them."""
    counted: Counter[str] = Counter()
    yield counted
    figure(
        "states of the disk after a power failure",
        f"{counted.total():,}; {counted['lost']} without an acknowledged step, {counted['half']} "
        f"with half a step, {counted['damaged']} damaged",
    )


@pytest.mark.long
@pytest.mark.parametrize("name", TRIED)
def test_a_power_failure_takes_nothing_that_was_acknowledged(
    recorded: dict[str, Recorded], states: Counter[str], tmp_path: Path, name: str
) -> None:
    found = verdicts(recorded[name], tmp_path / "left")
    states.update(found)
    assert found.keys() == {"whole"}
    assert found["whole"] > 10


@pytest.mark.parametrize(("name", "harm"), [("full", "lost"), ("off", "damaged")])
def test_careless_saving_is_found_out(
    recorded: dict[str, Recorded], tmp_path: Path, name: str, harm: str
) -> None:
    assert name in CARELESS
    assert verdicts(recorded[name], tmp_path / "left")[harm] > 0
