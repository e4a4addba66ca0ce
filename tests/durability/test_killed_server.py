"""kill -9 of the whole footlog while three browsers save: what they were told is kept, and once."""

import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Browser, Error, Locator, Page

from footlog.domain.logbook import SetLog
from footlog.store.diary import Diary
from tests.conftest import LONG, TODAY
from tests.helpers.builders import item
from tests.helpers.operations import damage_in
from tests.helpers.servers import PATIENCE_SECONDS, free_port, started
from tests.helpers.today import mark, open_today

pytestmark = pytest.mark.long

KILLS = 50 if LONG else 1
WINDOWS = 3
SETS = 40 if LONG else 12
LIFE_SECONDS = (0.1, 2.0) if LONG else (0.2, 0.5)


@dataclass
class Saver:
    """A person who ticks one set after the other, and remembers those they were told are saved."""

    page: Page
    day: date
    told: list[int] = field(default_factory=list)

    @property
    def next_set(self) -> int:
        """The number of the set that is ticked next."""
        return len(self.told) + 1

    @property
    def next_mark(self) -> Locator:
        """The mark of this set."""
        return mark(self.page, "both", self.next_set)

    def tick(self) -> None:
        """Tick the next set, also while footlog does not answer."""
        self.next_mark.click()

    def was_told(self, seconds: float) -> bool:
        """Tell whether the page shows within some seconds that the set is saved."""
        saved = self.next_mark.and_(self.page.locator("[aria-pressed=true]"))
        try:
            saved.wait_for(timeout=seconds * 1000)
        except Error:
            return False
        self.told.append(self.next_set)
        return True


@pytest.fixture
def pages(browser: Browser) -> Iterator[list[Page]]:
    """Return three pages; in the long run each is that of a browser of its own."""
    with ExitStack() as windows:
        number = WINDOWS if LONG else 1
        contexts = [windows.enter_context(browser.new_context()) for _ in range(number)]
        yield [contexts[page % number].new_page() for page in range(WINDOWS)]


def save_one(savers: list[Saver]) -> None:
    """Let all tick a set, at the same time, and wait until they were told."""
    for saver in savers:
        saver.tick()
    for saver in savers:
        assert saver.was_told(PATIENCE_SECONDS)


def save_until_killed(savers: list[Saver], server: subprocess.Popen[bytes]) -> None:
    """Let all tick their sets, at the same time, until the server is dead."""
    while server.poll() is None and all(saver.next_set <= SETS for saver in savers):
        for saver in savers:
            saver.tick()
        for saver in savers:
            while not saver.was_told(0.05) and server.poll() is None:
                pass


def kill_later(server: subprocess.Popen[bytes], seconds: float) -> threading.Timer:
    """Kill the server after some seconds."""
    timer = threading.Timer(seconds, server.kill)
    timer.start()
    return timer


def numbers(diary: Diary, day: date) -> list[int]:
    """Return the numbers of the sets of a day, the smallest first."""
    logs = [log for log in diary.entries(day, day) if isinstance(log, SetLog)]
    return sorted(log.set_number or 0 for log in logs)


def test_a_killed_footlog_keeps_what_it_told_three_browsers(
    pages: list[Page], diary: Diary, tmp_path: Path, figure: Callable[[str, str], None]
) -> None:
    diary.add_item(item(starts_on=str(TODAY - timedelta(days=400)), sets=SETS), TODAY)
    port, lot = free_port(), Random(1)  # noqa: S311 - repeatable
    arguments = ("serve", "--db", str(diary.path), "--today", str(TODAY))
    told = unknown = 0
    for kill in range(KILLS):
        with started(tmp_path, *arguments, port=port) as (address, server):
            savers = [
                Saver(page, TODAY - timedelta(days=WINDOWS * kill + number))
                for number, page in enumerate(pages)
            ]
            for saver in savers:
                open_today(saver.page, address, f"?day={saver.day}")
            save_one(savers)
            timer = kill_later(server, lot.uniform(*LIFE_SECONDS))
            save_until_killed(savers, server)
            timer.join()
            server.wait()
        for saver in savers:
            found = numbers(diary, saver.day)
            assert len(found) == len(set(found))
            assert found[: len(saver.told)] == saver.told
            assert len(found) <= len(saver.told) + 1
            told += len(saver.told)
            unknown += len(found) - len(saver.told)
    assert told >= KILLS * WINDOWS
    assert damage_in(diary.path) == []
    figure(
        f"{KILLS} kills of the server under {WINDOWS} browsers",
        f"{told} saves told of, 0 lost, 0 doubled; {unknown} kept and not told of",
    )
