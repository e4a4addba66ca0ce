"""The benchmark runs, prints every row and counts right; no duration is asserted."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.bench.figures import Row, p95, table
from tests.conftest import LONG

ROOT = Path(__file__).parents[1]
MEASURES = [
    "a tap on a set",
    "a tap on a set",
    "a tap on a set, 1 years",
    "Today, first load",
    "Today, loaded again",
    "Trends, loaded again",
    "first bytes to usable, 10 Mbit/s and 20 ms",
    "Trends, first opening after start",
    "Trends, first opening, 1 years",
    "Trends, another span",
    "start until it answers",
    "memory before the first page",
    "memory with Trends",
    "memory of a further session",
    "a tap until it is seen",
    "a tap until it is saved",
    "the same, processor slowed 4 times",
    "a pain score until it is saved",
    "elements of Today, 8 exercises",
    "height of Today on a phone",
    "first set on a phone, its lower edge",
    "Today loaded again, 25 exercises",
    "Trends, script of a rerun, data unchanged",
    "one save, durable",
    "export of history.csv",
    "import of history.csv",
    "`footlog summary`, the whole process",
    "`footlog summary`, computing",
]


@pytest.mark.browser
@pytest.mark.timeout(600)
@pytest.mark.skipif(not (LONG or os.environ.get("CI")), reason="takes a minute: CI=1 runs it")
def test_the_benchmark_runs_and_prints_every_row(browser: Browser, tmp_path: Path) -> None:
    out = tmp_path / "bench.json"
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", "--quick", "--json", str(out)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    rows = json.loads(out.read_text("utf-8"))["rows"]
    assert [row["name"] for row in rows] == MEASURES
    assert all(row["n"] and row["p95"] >= row["median"] for row in rows)
    for name in MEASURES:
        assert f"\n| {name} |" in done.stdout


def test_the_highest_twentieth_lies_above_p95() -> None:
    assert p95([3.0]) == 3
    assert p95([float(n) for n in range(1, 101)]) == 95
    assert p95([float(n) for n in range(1, 21)]) == 19


def test_a_row_is_met_when_its_ratio_and_its_value_are() -> None:
    assert Row("x", [5, 6, 7], [10, 10], "y", most_ratio=0.6).is_met
    assert not Row("x", [5, 6, 7], [10, 10], "y", most_ratio=0.59).is_met
    assert not Row("x", [5, 6, 7], [10, 10], "y", most_ratio=0.6, most=5.9).is_met
    assert Row("x", [5, 6, 7], most=6).is_met


def test_the_table_shows_medians_ratio_and_bars() -> None:
    row = Row("a tap", [20, 30, 40], [100], "empty app", most_ratio=0.6, most=60)
    assert table([row]).splitlines()[-1] == (
        "| a tap | 30.0 ms | 40.0 | 100.0 empty app | 0.30 × | ≤ 0.6 ×, ≤ 60 ms | yes |"
    )
