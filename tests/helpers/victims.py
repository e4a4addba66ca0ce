"""Programs that are killed while they write to a diary, and that tell what they have done.

`python -m tests.helpers.victims` reads lines of JSON, [what, path, number], and forks a program
for each. That one writes its process id, then a dot for each deed that is done; when it is dead, a
line end follows. What it does follows from its number, so a test knows what it was about to do.
"""

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import NamedTuple

from footlog.domain.logbook import Entry, SetLog
from footlog.store.diary import Diary
from tests.helpers.builders import item, numbered_id, on, set_log
from tests.helpers.operations import bring_in

TODAY = on("2026-03-09")
SETS_AT_ONCE = 3
FEWEST, MOST = 30, 120
PLANNED = item(id=numbered_id(77))
IMPORTED = [set_log(note=f"row {n}", id=numbered_id(10_000 + n)) for n in range(800)]

Kept = dict[str, Entry]
"""Entries by id."""


class Deed(NamedTuple):
    """What is done at once: to save, edit or delete some sets."""

    what: str
    sets: list[SetLog]

    def do(self, diary: Diary) -> None:
        """Do it to the diary."""
        match self.what:
            case "save":
                diary.save_sets([(log, log.id) for log in self.sets], TODAY)
            case "edit":
                diary.edit(self.sets[0], TODAY)
            case "delete":
                diary.delete_all([log.id for log in self.sets])

    def foresee(self, kept: Kept) -> Kept:
        """Return what a diary with these entries holds afterwards."""
        if self.what == "delete":
            gone = {log.id for log in self.sets}
            return {id_: entry for id_, entry in kept.items() if id_ not in gone}
        return kept | {log.id: log for log in self.sets}


def deeds(number: int, kept: Kept) -> Iterator[tuple[Deed, Kept]]:
    """Yield, without end, what the program of this number does, and what is kept after it."""
    lot = Random(number)  # noqa: S311 - repeatable
    next_id = number * 10_000
    while True:
        deed = _next_deed(lot, next_id, sorted(kept))
        kept = deed.foresee(kept)
        next_id += SETS_AT_ONCE
        yield deed, kept


def _next_deed(lot: Random, next_id: int, present: list[str]) -> Deed:
    choices = ("save",) if len(present) < FEWEST else ("save", "edit", "edit", "delete")
    what = "delete" if len(present) > MOST else lot.choice(choices)
    ids = {
        "save": [numbered_id(next_id + n) for n in range(SETS_AT_ONCE)],
        "edit": lot.sample(present, min(1, len(present))),
        "delete": lot.sample(present, min(SETS_AT_ONCE, len(present))),
    }[what]
    words = lot.choice(("short", "long " * 100, "very long " * 400))
    return Deed(what, [set_log(note=f"{words}{lot.random()}", id=id_) for id_ in ids])


def entries_of(diary: Diary) -> Kept:
    """Return the diary's entries by id."""
    return {entry.id: entry for entry in diary.entries()}


def _save_on_and_on(path: Path, number: int) -> Iterator[None]:
    diary = Diary(path)
    for deed, _ in deeds(number, entries_of(diary)):
        deed.do(diary)
        yield


def _migrate(path: Path, _: int) -> Iterator[None]:
    Diary(path, create=True)
    yield


def _import(path: Path, _: int) -> Iterator[None]:
    changed = [replace(log, pain=5) for log in IMPORTED]
    bring_in(Diary(path), changed, [PLANNED], replace_differing=True)
    yield


WHATS: dict[str, Callable[[Path, int], Iterator[None]]] = {
    "save": _save_on_and_on,
    "migrate": _migrate,
    "import": _import,
}


def _live(what: str, path: str, number: int) -> None:
    out = sys.stdout.fileno()
    os.write(out, f"{os.getpid()} ".encode())
    for _ in WHATS[what](Path(path), number):
        os.write(out, b".")
    signal.pause()


def main() -> None:
    """Fork a program for each line that comes in."""
    import sqlite_utils  # noqa: F401, PLC0415 - so that no program has to wait for it

    for line in sys.stdin:
        process = os.fork()
        if process == 0:
            _live(*json.loads(line))
        os.waitpid(process, 0)
        os.write(sys.stdout.fileno(), b"\n")


if __name__ == "__main__":
    main()
