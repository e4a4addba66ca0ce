"""Saving, export, import and summary, held against sqlite3 and csv alone."""

import csv
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import perf_counter

from footlog.domain.catalogue import load_catalogue
from footlog.domain.exercises import exercise_names
from footlog.files.bundle import Selection, write_export
from footlog.files.reading.files import read_import
from footlog.paths import catalogue_path
from footlog.store.database import _PRAGMAS
from footlog.store.diary import Diary
from footlog.store.progress import ignored
from tests.bench.diaries import TODAY
from tests.bench.figures import Row
from tests.helpers.builders import set_log

KNOWN = load_catalogue(catalogue_path()).exercises
NAMES = exercise_names(KNOWN.values())

_COMPUTING = """
import sys
from datetime import date
from pathlib import Path
from time import perf_counter
from footlog.store.diary import Diary
from footlog.analysis.summary import summarise

diary, today = Diary(Path(sys.argv[1])), date.fromisoformat(sys.argv[2])
begun = perf_counter()
summarise(diary.tally(), today)
print(1000 * (perf_counter() - begun))
"""
"""What of `footlog summary` is computing, timed in a process that loads and does nothing else."""


def milliseconds(action: Callable[[], object], count: int) -> list[float]:
    """Return how long each of `count` calls took."""
    found = []
    for _ in range(count):
        begun = perf_counter()
        action()
        found.append(1000 * (perf_counter() - begun))
    return found


def rows(folder: Path, diary_file: Path, rounds: int) -> list[Row]:
    """Return the rows of everything that needs no browser."""
    return [
        save_row(folder, diary_file, 40 * rounds),
        *exchange_rows(folder, diary_file, rounds),
        *summary_rows(diary_file, rounds),
    ]


def save_row(folder: Path, diary_file: Path, count: int) -> Row:
    """Return one save of a set against one insert of the same row on an open connection."""
    path = Path(shutil.copy(diary_file, folder / "saving.db"))
    diary = Diary(path)
    ours = milliseconds(lambda: diary.save(set_log(str(TODAY)), TODAY), count)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in _PRAGMAS:
            connection.execute(f"pragma {pragma}")
        kept = connection.execute("select * from set_logs limit ?", [count]).fetchall()
        connection.execute(
            "delete from set_logs where rowid in (select rowid from set_logs limit ?)", [count]
        )
        places = ", ".join("?" for _ in kept[0])
        waiting = iter(kept)
        bare = milliseconds(
            lambda: connection.execute(f"insert into set_logs values ({places})", next(waiting)),  # noqa: S608
            len(kept),
        )
    return Row("one save, durable", ours, bare, "sqlite3", most_ratio=2)


def exchange_rows(folder: Path, diary_file: Path, rounds: int) -> list[Row]:
    """Return the export and the import of history.csv against csv and sqlite3 alone."""
    diary, out, bare_out = Diary(diary_file), folder / "history.csv", folder / "bare.csv"
    export = milliseconds(lambda: write_export(diary, out, NAMES, TODAY, Selection()), rounds)
    bare_export = milliseconds(lambda: _bare_export(diary_file, bare_out), rounds)
    number = iter(range(2 * rounds))
    fresh = milliseconds(lambda: _import(out, folder / f"in-{next(number)}.db"), rounds)
    bare = milliseconds(lambda: _bare_import(out, folder / f"in-{next(number)}.db"), rounds)
    return [
        Row("export of history.csv", export, bare_export, "csv + sqlite3", most_ratio=2),
        Row("import of history.csv", fresh, bare, "csv + sqlite3", most_ratio=4),
    ]


def _bare_export(diary_file: Path, out: Path) -> None:
    with (
        closing(sqlite3.connect(diary_file)) as connection,
        out.open("w", encoding="utf-8", newline="") as file,
    ):
        found = connection.execute("select * from history")
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow([column[0] for column in found.description])
        writer.writerows(found)


def _import(source: Path, path: Path) -> None:
    batch, problems = read_import(source, None, KNOWN.values(), TODAY, ignored)
    if problems:
        raise ValueError(problems)
    Diary(path, create=True).import_rows(batch, TODAY)


def _bare_import(source: Path, path: Path) -> None:
    with (
        source.open(encoding="utf-8-sig", newline="") as file,
        closing(sqlite3.connect(path)) as connection,
    ):
        lines = csv.reader(file)
        header = next(lines)
        connection.execute(f"create table history ({', '.join(f'[{name}]' for name in header)})")
        places = ", ".join("?" for _ in header)
        connection.executemany(f"insert into history values ({places})", lines)  # noqa: S608
        connection.commit()


def summary_rows(diary_file: Path, rounds: int) -> list[Row]:
    """Return `footlog summary` as a process, and what of it is computing."""
    command = [sys.executable, "-m", "footlog.cli", "summary", "--json", "--db", str(diary_file)]
    command += ["--today", str(TODAY)]
    whole = milliseconds(
        lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL), rounds
    )
    computing = [
        float(subprocess.check_output([sys.executable, "-c", _COMPUTING, diary_file, str(TODAY)]))
        for _ in range(rounds)
    ]
    return [
        Row("`footlog summary`, the whole process", whole, most=1200),
        Row("`footlog summary`, computing", computing, most=150),
    ]
