"""What tests share: a diary of their own, the app on it, and the real server with a browser."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
import streamlit as st
from playwright.sync_api import Browser, sync_playwright
from streamlit.testing.v1 import AppTest

from footlog.catalogue import Catalogue, load_catalogue
from footlog.demo import made_up_entries, made_up_plan
from footlog.places import catalogue_path
from footlog.store.diary import Diary

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 3, 18)
"""A Wednesday."""

DEMO_WEEKS = 8
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
)
_INSTALLED_ELSEWHERE = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)


@pytest.fixture
def today() -> date:
    """Return the day that tests take for today."""
    return TODAY


@pytest.fixture
def catalogue() -> Catalogue:
    """Return the shipped catalogue."""
    return load_catalogue(catalogue_path())


@pytest.fixture
def diary_file(tmp_path: Path) -> Path:
    """Return where this test's diary lies or will lie."""
    return tmp_path / "diary" / "footlog.db"


@pytest.fixture
def diary(diary_file: Path) -> Diary:
    """Return a new, empty diary."""
    return Diary(diary_file, create=True)


@pytest.fixture
def filled_diary(diary: Diary, today: date) -> Diary:
    """Return a diary with eight weeks of made-up history."""
    items = made_up_plan(today, DEMO_WEEKS, seed=1)
    diary.import_rows(made_up_entries(items, today, DEMO_WEEKS, seed=1), items, today)
    return diary


@pytest.fixture
def open_app(
    diary_file: Path, today: date, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str], AppTest]]:
    """Return a function that opens a page through app.py on this test's diary."""
    monkeypatch.setenv("FOOTLOG_DB", str(diary_file))
    monkeypatch.setenv("FOOTLOG_TODAY", today.isoformat())
    monkeypatch.delenv("FOOTLOG_DEMO", raising=False)

    def opened(page: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=20).run()
        return app.switch_page(f"pages/{page}.py").run()

    yield opened
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a real Chromium, Chrome or Edge; in CI there has to be one."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None) or next(
        (path for path in _INSTALLED_ELSEWHERE if Path(path).exists()), None
    )
    if found is None:
        reason = (
            "No Chromium, Chrome or Edge was found: install one (Debian: apt-get install "
            "chromium) to run the browser tests."
        )
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=CHROMIUM_FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., str]]:
    """Return a function that starts footlog on a free port and returns its address."""
    started: list[subprocess.Popen[bytes]] = []

    def start(*arguments: str) -> str:
        port = free_port()
        with (tmp_path / f"server-{port}.log").open("wb") as log:
            started.append(
                subprocess.Popen(
                    [
                        *(sys.executable, "-m", "footlog.cli", *arguments),
                        *("--port", str(port), "--no-browser"),
                    ],
                    stdout=log,
                    stderr=log,
                    cwd=tmp_path,
                )
            )
        wait_until_served(port, started[-1])
        return f"http://localhost:{port}"

    yield start
    for process in started:
        process.terminate()
        process.wait(timeout=10)


def free_port() -> int:
    """Return a port of 127.0.0.1 that nobody uses."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_until_served(port: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until the server answers; fail when it ends or takes longer than 30 seconds."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1):  # noqa: S310
                return
        except (URLError, OSError):
            time.sleep(0.05)
    pytest.fail(f"footlog did not answer on port {port}")
