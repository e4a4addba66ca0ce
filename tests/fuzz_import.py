"""Spoilt files against the importer: `python -m tests.fuzz_import --files 100000 --seed 1`.

Every file is read as the command reads it and as the Import page does, each question answered at
random, and imported. A fault is anything but a refusal in one sentence a problem, a file that takes
more than two seconds, and a diary that changed although the file was refused.
"""

import argparse
import faulthandler
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from footlog.demo import made_up_entries, made_up_plan
from footlog.domain.catalogue import load_catalogue
from footlog.domain.changes import ImportBatch
from footlog.domain.exercises import exercise_names
from footlog.domain.logbook import Entry
from footlog.domain.validation import InvalidEntry
from footlog.files.export import plan_lines
from footlog.files.reading.csv_format import CsvError
from footlog.files.reading.files import read_contents
from footlog.files.reading.uploads import UploadResult, read_uploads
from footlog.paths import catalogue_path
from footlog.store.diary import Diary
from tests.helpers.builders import day, history_file, import_batch, on, set_log
from tests.helpers.mutations import mutated

SLOWEST_SECONDS = 2.0
HANGS_SECONDS = 60
TODAY = on("2026-03-18")
KNOWN = tuple(load_catalogue(catalogue_path()).exercises.values())


@dataclass
class Outcome:
    """What came of the files, how long the slowest took, and what went wrong."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: float = 0.0


class Importer:
    """A diary with two entries, and what the importer makes of files for it."""

    def __init__(self, folder: Path) -> None:
        self.diary = Diary(folder / "footlog.db", create=True)
        there: list[Entry] = [set_log("2026-03-03", note="there before"), day("2025-12-31")]
        self.diary.import_rows(import_batch(there), TODAY)
        self.entries = self.diary.entries()
        self.before = self.diary.path.read_bytes()

    def strictly(self, name: str, content: bytes) -> str:
        """Read the file as the command does, import it and return what came of it."""
        try:
            came, problems = read_contents({name: content}, KNOWN, TODAY, {})
        except CsvError as error:
            return self._refused(str(error))
        return self._refused(*map(str, problems)) if problems else self._imported(came)

    def on_the_page(self, name: str, content: bytes, chance: random.Random) -> str:
        """Read the file as the page does, answer its questions at random, and import it."""
        try:
            read = answered(name, content, chance)
        except CsvError as error:
            return self._refused(str(error))
        if read.problems:
            return self._refused(*map(str, read.problems))
        return self._imported(read.batch)

    def _refused(self, *sentences: str) -> str:
        assert all(one.endswith(".") and "\n" not in one for one in sentences), sentences
        assert self.diary.path.read_bytes() == self.before, "refused, but the diary changed"
        return "refused"

    def _imported(self, came: ImportBatch) -> str:
        try:
            found = self.diary.import_rows(came, TODAY)
        except InvalidEntry as error:
            return self._refused(str(error))
        if found.differs:
            return self._refused(f"{found.history}.")
        entries = self.diary.entries()
        assert len(entries) == len(self.entries) + len(found.history.new)
        assert set(came.entries) <= set(entries)
        assert set(came.items) == set(self.diary.plan_items())
        self.diary.path.write_bytes(self.before)
        return "imported"


def answered(name: str, content: bytes, chance: random.Random) -> UploadResult:
    """Return what the page reads of the file once every question has got some answer."""
    answers: dict[str, str] = {}
    while True:
        read = read_uploads([(name, content)], KNOWN, TODAY, {name: answers})
        if not read.is_open:
            return read
        asked = [one for one in read.foreign[0].questions if one.key not in answers]
        assert asked, "a question that was answered stays open"
        answers |= {one.key: chance.choice(one.choices).answer for one in asked}


def sound_files() -> list[tuple[str, bytes]]:
    """Return small files of footlog's, to be spoilt."""
    names = exercise_names(KNOWN)
    items = made_up_plan(TODAY, 2, seed=1)
    entries: list[Entry] = [
        *islice(made_up_entries(items, TODAY, 2, seed=1), 8),
        set_log("2026-03-04", note="=1+1 Füße, \r\n'ok'"),
        day("2026-03-07", reason="-ill"),
    ]
    history = history_file(entries, names)
    return [
        ("history.csv", history),
        ("history.csv", history),
        ("plan.csv", "".join(plan_lines(items[:6], names)).encode()),
    ]


def fuzzed(number: int, seed: int) -> Outcome:
    """Return what came of a number of spoilt files."""
    outcome = Outcome()
    with tempfile.TemporaryDirectory() as folder:
        importer = Importer(Path(folder))
        for count, (name, content, chance) in enumerate(_spoilt(number, seed)):
            begun = time.monotonic()
            faulthandler.dump_traceback_later(HANGS_SECONDS, exit=True)
            try:
                outcome.counts[f"strictly {importer.strictly(name, content)}"] += 1
                came = importer.on_the_page(name, content, chance)
                outcome.counts[f"on the page {came}"] += 1
            except Exception as error:  # noqa: BLE001 - every other exception is a fault
                outcome.faults.append(f"file {count}: {error!r}: {content!r}")
            took = time.monotonic() - begun
            if took > SLOWEST_SECONDS:
                outcome.faults.append(f"file {count} took {took:.1f} s: {content!r}")
            outcome.slowest = max(outcome.slowest, took)
        faulthandler.cancel_dump_traceback_later()
    return outcome


def _spoilt(number: int, seed: int) -> Iterator[tuple[str, bytes, random.Random]]:
    sound = sound_files()
    for count in range(number):
        chance = random.Random(f"{seed} {count}")  # noqa: S311 - the same at every run
        name, content = chance.choice(sound)
        yield name, mutated(content, chance), chance


def main() -> None:
    """Run the files that the command line asks for; exit 1 when there was a fault."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    begun = time.monotonic()
    outcome = fuzzed(wanted.files, wanted.seed)
    for fault in outcome.faults[:20]:
        print(fault)  # noqa: T201 - its answer
    print(  # noqa: T201 - its answer
        f"{wanted.files:,} files in {time.monotonic() - begun:.0f} s, slowest "
        f"{outcome.slowest:.2f} s, {len(outcome.faults)} faults: {dict(outcome.counts)}"
    )
    sys.exit(bool(outcome.faults))


if __name__ == "__main__":
    main()
