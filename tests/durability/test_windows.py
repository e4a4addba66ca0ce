"""Many windows of one running footlog: all saves are there, soon enough, and it does not grow."""

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from statistics import quantiles
from typing import TypeGuard

import pytest

from footlog.demo import made_up_entries, made_up_plan
from footlog.domain.logbook import Entry, SetLog
from footlog.store.diary import Diary
from tests.conftest import LONG, TODAY
from tests.helpers.builders import item, set_log
from tests.helpers.operations import bring_in
from tests.helpers.servers import started
from tests.helpers.windows import Window, window

pytestmark = pytest.mark.long

SETS = 12 if LONG else 3
MOMENTS = 20 if LONG else 3
WEEKS = 52 if LONG else 8
BETWEEN_MOMENTS_SECONDS = 0.1 / MOMENTS
CROWDS = {3: 0.5, 10: 2.0, 50: 60.0} if LONG else {3: 60.0}
"""Windows that save at the same time, and how many seconds 95 of 100 saves may take at most."""

SOON_SECONDS = 1 if LONG else 14
"""How long the next save may take; behind a transaction that was left open it would be 15."""

SOAK_WINDOWS = 1000
SOAK_DAYS = 300
SOAK_UNTIL = TODAY - timedelta(days=100)
"""On later days, other windows write."""

WARM_UP_WINDOWS = 150
"""Streamlit keeps the last 128 windows that were closed, each with an event loop of three files."""

MOST_GROWTH_MIB = 30

_days_ago = count(1)


def _is_heel_raise(entry: Entry) -> TypeGuard[SetLog]:
    return isinstance(entry, SetLog) and entry.exercise_id == "heel-raise"


@dataclass(frozen=True)
class Served:
    """A running footlog and its diary."""

    address: str
    diary: Diary
    process: int

    def window(self, day: date) -> AbstractContextManager[Window]:
        """Open the Today page on a day."""
        return window(self.address, query=f"day={day}")

    def sets(self, day: date) -> list[int]:
        """Return the numbers of the sets of heel raises on that day, the smallest first."""
        logs = (entry for entry in self.diary.entries(day, day) if _is_heel_raise(entry))
        return sorted(log.set_number or 0 for log in logs)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return footlog on some weeks of made-up history and some heel raises a day."""
    folder = tmp_path_factory.mktemp("windows")
    diary = Diary(folder / "footlog.db", create=True)
    items = made_up_plan(TODAY, WEEKS, seed=1)
    entries = made_up_entries(items, TODAY, WEEKS, seed=1)
    bring_in(diary, (entry for entry in entries if not _is_heel_raise(entry)))
    diary.add_item(item(starts_on=str(TODAY - timedelta(days=400)), sets=SETS), TODAY)
    arguments = ("serve", "--db", str(diary.path), "--today", str(TODAY))
    with started(folder, *arguments) as (address, process):
        yield Served(address, diary, process.pid)


@pytest.fixture
def day() -> date:
    """Return a day that no other window writes on."""
    return TODAY - timedelta(days=next(_days_ago))


def save_all(served: Served, day: date) -> list[float]:
    """Tick all sets of a day in a window, and return how many seconds each took."""
    waits = []
    with served.window(day) as window:
        for number in range(1, SETS + 1):
            begun = time.monotonic()
            window.click(f"Both {number}")
            waits.append(time.monotonic() - begun)
            assert window.texts[-1] == f"Saved: Heel raise, both feet at once, set {number}."
    return waits


@pytest.mark.parametrize("windows", CROWDS)
def test_every_save_of_many_windows_is_there_soon(
    served: Served, windows: int, figure: Callable[[str, str], None]
) -> None:
    days = [TODAY - timedelta(days=next(_days_ago)) for _ in range(windows)]
    with ThreadPoolExecutor(windows) as pool:
        waits = [
            wait for waited in pool.map(lambda day: save_all(served, day), days) for wait in waited
        ]
    assert [served.sets(day) for day in days] == [list(range(1, SETS + 1))] * windows
    shares = quantiles(waits, n=20)
    assert shares[-1] < CROWDS[windows]
    figure(
        f"{windows} windows, {SETS} saves each",
        f"{len(waits)} of {windows * SETS}, half within {shares[9]:.2f} s, 95 % within "
        f"{shares[-1]:.2f} s",
    )


def test_a_rerun_in_the_middle_of_a_save_leaves_nothing_half_done(
    served: Served, figure: Callable[[str, str], None]
) -> None:
    found: Counter[int] = Counter()
    for moment in range(MOMENTS):
        on = TODAY - timedelta(days=next(_days_ago))
        with served.window(on) as window:
            change = window.buttons["Both 1"]
            window.send(*change)
            time.sleep(moment * BETWEEN_MOMENTS_SECONDS)
            window.send()
            window.settle()
            begun = time.monotonic()
            served.diary.save(set_log(str(on), exercise="toe-curls"), TODAY)
            assert time.monotonic() - begun < SOON_SECONDS
            found[len(served.sets(on))] += 1
        with served.window(on) as later:
            later.send(*change)
            later.settle()
            assert later.texts == ["Saved: Heel raise, both feet at once, set 1."]
        assert served.sets(on) == [1]
    assert found.keys() <= {0, 1}
    assert found[1] > 0
    figure(
        f"{MOMENTS} reruns in the middle of a save",
        f"{found[1]} whole, {found[0]} not begun; sent again, each is there once",
    )


def _resident_mib(process: int) -> float:
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


def _open_files(process: int) -> int:
    return len(list(Path(f"/proc/{process}/fd").iterdir()))


@pytest.mark.skipif(not LONG, reason="a thousand windows take minutes: FOOTLOG_LONG=1")
@pytest.mark.skipif(sys.platform != "linux", reason="memory and open files are read from /proc")
def test_a_thousand_windows_leave_no_trace(
    served: Served, figure: Callable[[str, str], None]
) -> None:
    measured = []
    for number in range(1, SOAK_WINDOWS + 1):
        with served.window(SOAK_UNTIL - timedelta(days=number % SOAK_DAYS)) as opened:
            opened.click(f"Both {number // SOAK_DAYS + 1}")
            assert opened.texts[-1].startswith("Saved: Heel raise")
        if number % WARM_UP_WINDOWS == 0:
            time.sleep(1)
            measured.append((_resident_mib(served.process), _open_files(served.process)))
    growth = measured[-1][0] - measured[0][0]
    files = {open_files for _, open_files in measured}
    assert growth < MOST_GROWTH_MIB
    assert max(files) - min(files) <= 1
    figure(
        f"{SOAK_WINDOWS:,} windows one after the other",
        f"{growth:+.1f} MiB after the first {WARM_UP_WINDOWS} ({measured[-1][0]:.0f} MiB in all), "
        f"{min(files)} to {max(files)} open files",
    )
