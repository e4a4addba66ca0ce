"""Everything that is measured through the browser."""

import subprocess
from contextlib import ExitStack
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from playwright.sync_api import Browser, Page

from tests.bench import diaries, empty_app, pages
from tests.bench.diaries import TODAY
from tests.bench.figures import Row
from tests.helpers import servers

Served = tuple[str, subprocess.Popen[bytes]]
MEGABYTE_KB = 1024
SESSIONS = 8


class Run(NamedTuple):
    """What is measured with what: diaries by years, how often, and how long a person reads."""

    browser: Browser
    folder: Path
    years: dict[int, Path]
    rounds: int
    reading_seconds: float

    @property
    def typical(self) -> int:
        """The years that count unless said: ten."""
        return 10 if 10 in self.years else min(self.years)

    def page(self) -> Page:
        """Return a page of a browser without a cache."""
        return self.browser.new_context(viewport={"width": 1280, "height": 900}).new_page()

    def read(self, page: Page) -> None:
        """Let the person read; footlog warms up meanwhile."""
        page.wait_for_timeout(1000 * self.reading_seconds)


def rows(run: Run) -> list[Row]:
    """Return the rows of taps, loads, Trends and the server."""
    with ExitStack() as stack:
        charts = stack.enter_context(empty_app.started(run.folder, empty_app.WITH_CHARTS))
        plain = stack.enter_context(empty_app.started(run.folder, empty_app.SCRIPT))
        footlogs = {
            year: stack.enter_context(servers.started(run.folder, *arguments(path)))
            for year, path in run.years.items()
        }
        found = [
            *tap_rows(run, footlogs, charts[0], plain[0]),
            *load_rows(run, footlogs, charts[0]),
        ]
    return [
        *found,
        *trends_rows(run),
        *server_rows(run),
    ]


def arguments(path: Path) -> tuple[str, ...]:
    """Return what footlog is started with on the diary at `path`."""
    return ("serve", "--db", str(path), "--today", TODAY.isoformat())


def tap_rows(run: Run, footlogs: dict[int, Served], charts: str, plain: str) -> list[Row]:
    """Return a tap on a set, in turns with the taps that it is held against."""
    addresses = {str(year): served[0] for year, served in footlogs.items()}
    addresses |= {"charts": charts, "plain": plain}
    opened = {name: run.page() for name in addresses}
    found: dict[str, list[float]] = {name: [] for name in addresses}
    for name, page in opened.items():
        pages.opened(page, addresses[name], _target(name))
    run.read(next(iter(opened.values())))
    for _ in range(run.rounds):
        for path in run.years.values():
            diaries.unticked(path)
        for name, page in opened.items():
            pages.opened(page, addresses[name], _target(name))
            found[name] += pages.taps(page, _target(name), 3)
    for page in opened.values():
        page.context.close()
    ten, least, most = map(str, (run.typical, min(footlogs), max(footlogs)))
    return [
        Row("a tap on a set", found[ten], found["charts"], "empty app, pandas, altair", 0.3, 20),
        Row("a tap on a set", found[ten], found["plain"], "empty app"),
        Row(f"a tap on a set, {most} years", found[most], found[least], f"{least} year", 1.15),
    ]


def _target(name: str) -> pages.Target:
    return pages.TODAY if name.isdigit() else pages.EMPTY


def load_rows(run: Run, footlogs: dict[int, Served], charts: str) -> list[Row]:
    """Return Today's loads, in turns with those of the empty app."""
    today = footlogs[run.typical][0]
    ours, theirs, slow, slow_theirs, trends = [], [], [], [], []
    for _ in range(run.rounds):
        ours.append(pages.loads(run.browser, today, pages.TODAY))
        theirs.append(pages.loads(run.browser, charts, pages.EMPTY))
        trends.append(pages.loads(run.browser, f"{today}/trends", pages.TRENDS)[1].whole)
        slow.append(pages.loads(run.browser, today, pages.TODAY, slow=True)[0])
        slow_theirs.append(pages.loads(run.browser, charts, pages.EMPTY, slow=True)[0])
    cold, warm = ([pair[n].whole for pair in ours] for n in (0, 1))
    cold_theirs, warm_theirs = ([pair[n].whole for pair in theirs] for n in (0, 1))
    return [
        Row("Today, first load", cold, cold_theirs, "empty app", 0.9),
        Row("Today, loaded again", warm, warm_theirs, "empty app", 0.95),
        Row("Trends, loaded again", trends, warm_theirs, "empty app", 1.3),
        Row(
            "first bytes to usable, 10 Mbit/s and 20 ms",
            [load.after_first_bytes for load in slow],
            [load.after_first_bytes for load in slow_theirs],
            "empty app",
            0.6,
        ),
    ]


def trends_rows(run: Run) -> list[Row]:
    """Return the first opening of Trends on servers just started, and other spans."""
    found: dict[int, list[float]] = {year: [] for year in run.years}
    spans: list[float] = []
    for _ in range(max(1, run.rounds // 2)):
        for year, path in run.years.items():
            with servers.started(run.folder, *arguments(path)) as (address, _):
                page = run.page()
                pages.opened(page, address, pages.TODAY)
                run.read(page)
                found[year].append(pages.trends_opened(page))
                if year == run.typical:
                    spans += pages.spans_changed(page, run.rounds)
                page.context.close()
    ten, least, most = run.typical, min(run.years), max(run.years)
    return [
        Row("Trends, first opening after start", found[ten], most=350),
        Row(
            f"Trends, first opening, {most} years", found[most], found[least], f"{least} year", 1.3
        ),
        Row("Trends, another span", spans, most=120),
    ]


def server_rows(run: Run) -> list[Row]:
    """Return the start until the first page is served, and the memory (Linux only) in MB."""
    path = run.years[run.typical]
    starts, before, charts, sessions = [], [], [], []
    further = min(SESSIONS, run.rounds)
    for _ in range(max(1, run.rounds // 2)):
        begun = perf_counter()
        with servers.started(run.folder, *arguments(path)) as (address, process):
            starts.append(1000 * (perf_counter() - begun))
            before.append(memory(process))
            page = run.page()
            pages.opened(page, address, pages.TODAY)
            run.read(page)
            pages.trends_opened(page)
            charts.append(memory(process))
            more = [run.page() for _ in range(further)]
            for one in more:
                pages.opened(one, address, pages.TODAY)
            sessions.append((memory(process) - charts[-1]) / further)
            for one in (page, *more):
                one.context.close()
    return [
        Row("start until it answers", starts, most=500),
        Row("memory before the first page", before, most=80, unit="MB"),
        Row("memory with Trends", charts, most=150, unit="MB"),
        Row("memory of a further session", sessions, most=0.5, unit="MB"),
    ]


def memory(process: subprocess.Popen[bytes]) -> float:
    """Return the resident memory of the process in MB; 0 where the system does not tell."""
    status = Path(f"/proc/{process.pid}/status")
    if not status.exists():
        return 0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / MEGABYTE_KB
