"""An export takes no more memory for many years than for one."""

import subprocess
import sys
from pathlib import Path

import pytest

from footlog.demo import made_up_entries, made_up_plan
from footlog.store.diary import Diary
from tests.helpers.builders import import_batch, on

pytest.importorskip("resource", reason="the memory of a process is not told on this system")

ROOT = Path(__file__).parents[1]
TODAY = on("2026-03-18")
SHORT_WEEKS, LONG_WEEKS = 26, 130
MEASURE = """
import resource, subprocess, sys
subprocess.run([sys.executable, "-m", "footlog.cli", *sys.argv[1:]], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""Runs footlog from a small process: the peak that a child reports includes its parent's size."""


def footlog(*arguments: str | Path) -> int:
    """Run footlog and return its peak memory, in what this system counts it by."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=100,
        check=True,
    )
    return int(done.stdout.split()[-1])


def test_history_of_five_times_as_many_weeks_takes_no_more_memory(tmp_path: Path) -> None:
    peaks = []
    for weeks in (SHORT_WEEKS, LONG_WEEKS):
        db, out = tmp_path / f"{weeks}.db", tmp_path / f"{weeks}.csv"
        items = made_up_plan(TODAY, weeks, seed=1)
        entries = made_up_entries(items, TODAY, weeks, seed=1)
        Diary(db, create=True).import_rows(import_batch(entries), TODAY)
        peaks.append(footlog("export", "--db", db, "--out", out))
    sizes = [(tmp_path / f"{weeks}.csv").stat().st_size for weeks in (SHORT_WEEKS, LONG_WEEKS)]
    assert sizes[1] > 4.5 * sizes[0]
    assert peaks[1] <= 1.15 * peaks[0]
