"""What tests share: a diary of their own, the app on it, and the real server with a browser."""

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import hypothesis
import pytest
import streamlit as st
from playwright.sync_api import Browser, BrowserContext, Page, expect
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from footlog.demo import made_up_entries, made_up_plan
from footlog.domain.catalogue import Catalogue, load_catalogue
from footlog.paths import catalogue_path
from footlog.server.streamlit_patches import skip_component_scan
from footlog.store.creating import prepare
from footlog.store.diary import Diary
from tests.helpers.browsers import LESS_WORK, MISSING, find_browser, started
from tests.helpers.builders import import_batch
from tests.helpers.servers import running

# Otherwise each of the many processes that tests start would compile footlog again.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

LONG = os.environ.get("FOOTLOG_LONG") == "1"
"""Whether tests marked `long` take the hours they need, in place of seconds."""

CI = bool(os.environ.get("CI"))
"""Whether everything has to be there, as a browser, and properties are tried more often."""

IN_MEMORY = Path("/dev/shm")  # noqa: S108 - pytest makes a folder in it for the user alone
ENOUGH_MEMORY = 4_000_000_000
if not LONG and IN_MEMORY.is_dir() and shutil.disk_usage(IN_MEMORY).free > ENOUGH_MEMORY:
    # The everyday tests wait for no disk; the long ones do.
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(IN_MEMORY))

FIGURES = pytest.StashKey[dict[str, str]]()
PATIENCE_MILLISECONDS = 20_000
expect.set_options(timeout=PATIENCE_MILLISECONDS)

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 3, 18)
"""A Wednesday."""

DEMO_WEEKS = 8

SLOW_FIXTURES = {"browser", "demo_address", "open_app", "serve"}
"""A test that asks for one of these is not fast."""

SLOW_PLACES = (
    "tests/cli/test_backups.py",
    "tests/cli/test_main.py",
    "tests/cli/test_files.py",
    "tests/cli/test_serving.py",
    "tests/durability/",
    "tests/files/fhir/",
    "tests/files/reading/test_pictures.py",
    "tests/pages/",
    "tests/report/test_page.py",
    "tests/report/test_pdf.py",
    "tests/server/test_closed_door.py",
    "tests/server/test_door.py",
    "tests/server/test_keys.py",
    "tests/server/test_lan.py",
    "tests/server/test_network.py",
    "tests/server/test_one_server.py",
    "tests/server/test_start.py",
    "tests/server/test_streamlit_patches.py",
    "tests/server/test_warm.py",
    "tests/store/test_backups.py",
    "tests/store/test_newer.py",
    "tests/store/test_restore.py",
    "tests/test_audit.py",
    "tests/test_browser",
    "tests/test_dependencies.py",
    "tests/test_error_log.py",
    "tests/test_flat_memory.py",
    "tests/test_fuzz_import.py",
    "tests/test_independent.py",
    "tests/test_once_only.py",
    "tests/test_round_trip.py",
    "tests/test_wheel.py",
)
"""Nor is what begins like this: it starts processes, listens, or takes long."""

FORBIDDEN_TO_FAST_TESTS = {"subprocess.Popen", "os.fork", "os.posix_spawn", "socket.bind"}

_fast_test: list[str] = []
"""The fast test that runs, if one does."""


def pytest_configure(config: pytest.Config) -> None:
    """Set how many examples of a property are tried: few in the fast run, many in the long one."""
    only_fast = config.option.markexpr == "fast"
    hypothesis.settings.register_profile(
        "footlog",
        deadline=None,  # how long an example takes says more of the machine than of footlog
        print_blob=True,
        max_examples=1000 if LONG else 10 if only_fast else 100 if CI else 30,
    )
    hypothesis.settings.load_profile("footlog")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Do not even read what is slow when only the fast tests run."""
    place = collection_path.relative_to(ROOT).as_posix() if collection_path != ROOT else ""
    return True if config.option.markexpr == "fast" and _is_slow(place) else None


def _is_slow(place: str) -> bool:
    return f"{place}/".startswith(SLOW_PLACES)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test by what it uses: `browser`, or `fast`; give the long ones more time."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if "browser" in fixtures:
            item.add_marker(pytest.mark.browser)
        if item.get_closest_marker("long"):
            item.add_marker(pytest.mark.timeout(7200 if LONG else 600))
        elif not fixtures & SLOW_FIXTURES and not _is_slow(item.nodeid):
            item.add_marker(pytest.mark.fast)


def pytest_collection_finish() -> None:
    """Take what is loaded out of the garbage collection, which Streamlit runs after each page."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Remember while a fast test runs that it does."""
    if item.get_closest_marker("fast"):
        _fast_test.append(item.nodeid)
    try:
        return (yield)
    finally:
        _fast_test.clear()


def _refuse_in_a_fast_test(event: str, _: object) -> None:
    if _fast_test and event in FORBIDDEN_TO_FAST_TESTS:
        raise RuntimeError(f"{event} in a fast test: name {_fast_test[0]} in SLOW_PLACES.")


sys.addaudithook(_refuse_in_a_fast_test)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print what the long tests have measured."""
    if figures := config.stash.get(FIGURES, None):
        terminalreporter.section("figures")
        for what, found in figures.items():
            terminalreporter.write_line(f"{what}: {found}")


@pytest.fixture(scope="session")
def figure(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Return a function that keeps what was found of something, for the end of a long run."""

    def kept(what: str, found: str) -> None:
        if LONG:
            request.config.stash.setdefault(FIGURES, {})[what] = found

    return kept


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


@pytest.fixture(scope="session")
def new_diaries(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return a new, empty diary and one with eight weeks of made-up history, to be copied."""
    empty, filled = (tmp_path_factory.mktemp("new") / "footlog.db" for _ in range(2))
    Diary(empty, create=True)
    items = made_up_plan(TODAY, DEMO_WEEKS, seed=1)
    history = import_batch(made_up_entries(items, TODAY, DEMO_WEEKS, seed=1), items)
    Diary(filled, create=True).import_rows(history, TODAY)
    return empty, filled


def copied(diary: Path, to: Path) -> Diary:
    to.parent.mkdir(mode=0o700, exist_ok=True)
    shutil.copy(diary, to)
    return Diary(to)


@pytest.fixture
def diary(diary_file: Path, new_diaries: tuple[Path, Path]) -> Diary:
    """Return a new, empty diary."""
    return copied(new_diaries[0], diary_file)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Return an empty folder for what goes out."""
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.fixture
def filled_diary(diary: Diary, new_diaries: tuple[Path, Path]) -> Diary:
    """Return a diary with eight weeks of made-up history."""
    return copied(new_diaries[1], diary.path)


@pytest.fixture(autouse=True, scope="session")
def _no_component_scan() -> None:
    """Let AppTest start as the server does, without reading about every installed package."""
    skip_component_scan()


_make_manager: Callable[..., None] = PagesManager.__init__


def _with_navigation(manager: PagesManager, *arguments: object, **named: object) -> None:
    """Let AppTest run a page through app.py, as the server does, not as a script of its own."""
    _make_manager(manager, *arguments, **named)
    PagesManager.uses_pages_directory = False


@pytest.fixture
def open_app(
    diary_file: Path, today: date, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str], AppTest]]:
    """Return a function that opens a page through app.py on this test's diary."""
    monkeypatch.setenv("FOOTLOG_DB", str(diary_file))
    monkeypatch.setenv("FOOTLOG_TODAY", today.isoformat())
    monkeypatch.delenv("FOOTLOG_DEMO", raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(PagesManager, "__init__", _with_navigation)

    def opened(page: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=20)
        if page == "bring_in":  # only app.py knows that its address is not its name
            app.run()
        return app.switch_page(f"pages/{page}.py").run()

    yield opened
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a real Chromium, Chrome or Edge; in CI there has to be one."""
    found = find_browser()
    if found is None:
        if CI:
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    with started(found, *(() if LONG else LESS_WORK)) as running_browser:
        yield running_browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a fresh window of a phone's size."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def examined_context(browser: Browser) -> Iterator[BrowserContext]:
    """Return windows to examine pages in; the app's files are read once for all."""
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture
def examined_page(examined_context: BrowserContext) -> Iterator[Page]:
    """Return a fresh window to examine a page in."""
    page = examined_context.new_page()
    yield page
    page.close()


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., str]]:
    """Return a function that starts footlog on a free port and returns its address."""
    with ExitStack() as servers:
        yield lambda *arguments: servers.enter_context(running(tmp_path, *arguments))


@pytest.fixture(scope="session")
def demo_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of one `footlog demo` that tests only look at."""
    folder = tmp_path_factory.mktemp("demo")
    with running(folder, "demo", "--today", TODAY.isoformat(), "--weeks", "6") as address:
        yield address


@pytest.fixture
def powerless() -> Iterator[None]:
    """Take away root's rights, for whom no folder is closed."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    yield
    if is_root:
        os.seteuid(0)


@pytest.fixture
def read_only() -> Iterator[Path]:
    """Return a diary that may be read and not written, in a folder like that."""
    with tempfile.TemporaryDirectory(prefix="footlog-read-only-") as name:
        path = Path(name) / "footlog.db"
        prepare(path)
        path.chmod(0o444)
        path.parent.chmod(0o555)
        yield path
        path.parent.chmod(0o700)
