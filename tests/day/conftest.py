"""What tests of Today in a browser share: a phone's window, and a diary that is served."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from footlog.store.diary import Diary
from tests.conftest import TODAY
from tests.helpers.servers import running


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Return a phone's window, which reads the app's files once for all tests."""
    opened = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    opened.set_default_timeout(15_000)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """Return a fresh page in the phone's window."""
    yield context.new_page()
    for page in context.pages:
        page.close()


@pytest.fixture(scope="module")
def served_diary(tmp_path_factory: pytest.TempPathFactory) -> Diary:
    """Return the diary that is served to all tests."""
    return Diary(tmp_path_factory.mktemp("today") / "footlog.db", create=True)


@pytest.fixture(scope="module")
def address(served_diary: Diary) -> Iterator[str]:
    """Return the address of footlog on the diary."""
    arguments = ("serve", "--db", str(served_diary.path), "--today", TODAY.isoformat())
    with running(served_diary.path.parent, *arguments) as served:
        yield served


@pytest.fixture
def diary(served_diary: Diary, diary_file: Path) -> Diary:
    """Return the diary that is served, empty as a new one."""
    new = Diary(diary_file, create=True)
    with (
        closing(sqlite3.connect(new.path)) as empty,
        closing(sqlite3.connect(served_diary.path)) as to,
    ):
        empty.backup(to)
    assert served_diary.entries() == []
    assert served_diary.plan_items() == ()
    return served_diary
