"""Eight programs that write to one diary at the same moment.

`python -m tests.helpers.crowd WHAT PATH TIMES` forks them, lets them go together, and prints how
many seconds each of their saves took.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from sqlite_utils import Database  # noqa: F401 - so that nobody waits for it in the race

from footlog.store.creating import prepare
from footlog.store.diary import Diary
from tests.helpers.builders import numbered_id, on, pain

TODAY = on("2026-03-09")
PROGRAMS = 8


def save_on_and_on(path: Path, number: int, times: int) -> None:
    """Save some scores with tokens, for which the diary is read and then written."""
    diary = Diary(path)
    for n in range(times):
        begun = time.monotonic()
        score = pain(number, "2026-03-08", id=numbered_id(1000 * number + n + 1))
        diary.save_score(score, TODAY, f"{number}|{n}")
        os.write(1, f"{time.monotonic() - begun:.6f}\n".encode())


def start_first(path: Path, number: int, times: int) -> None:
    """Make a diary, unless another program was quicker, and save one score in it."""
    begun = time.monotonic()
    prepare(path / str(times) / "footlog.db")
    Diary(path / str(times) / "footlog.db").save(pain(number, id=numbered_id(number + 1)), TODAY)
    os.write(1, f"{time.monotonic() - begun:.6f}\n".encode())


WHATS: dict[str, Callable[[Path, int, int], None]] = {
    "save": save_on_and_on,
    "start": start_first,
}


def race(what: str, path: Path, times: int) -> bool:
    """Let the programs go together, and tell whether all of them came to their end."""
    waiting, gate = os.pipe()
    programs = []
    for number in range(PROGRAMS):
        if (program := os.fork()) == 0:
            os.close(gate)
            os.read(waiting, 1)
            WHATS[what](path, number, times)
            os._exit(0)
        programs.append(program)
    os.close(gate)
    ends = [os.waitpid(program, 0)[1] for program in programs]
    os.close(waiting)
    return not any(ends)


if __name__ == "__main__":
    what_, path_, times_ = sys.argv[1:]
    rounds = range(int(times_)) if what_ == "start" else [int(times_)]
    sys.exit(not all(race(what_, Path(path_), number) for number in rounds))
