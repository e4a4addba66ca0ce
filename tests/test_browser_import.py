"""Importing in a real browser: uploads, questions, the bar, and files that are too large."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from footlog.demo import made_up_entries, made_up_plan
from footlog.domain.logbook import Entry
from footlog.files.bundle import write_bundle
from footlog.store.diary import Diary
from tests.conftest import TODAY
from tests.fuzz_import import KNOWN
from tests.helpers.browsers import LOOKS, complaints, faults, go, settled, show
from tests.helpers.builders import history_file, import_batch, pain, set_log
from tests.helpers.servers import running

LONG = bool(os.environ.get("FOOTLOG_LONG"))
NAMES = {exercise.id: exercise.name for exercise in KNOWN}
# The drop zone that Streamlit draws names a region that it also hides from screen readers.
STREAMLITS_OWN = "presentation-role-conflict"
ENTRIES: list[Entry] = [set_log("2026-03-04", note="![](http://x)"), pain(0, "2026-03-05")]


@pytest.fixture
def address(serve: Callable[..., str], diary_file: Path) -> str:
    """Return the address of a footlog with an empty diary."""
    return serve("serve", "--db", str(diary_file), "--today", str(TODAY))


@pytest.fixture(scope="module")
def empty_diary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the diary is that no test imports into."""
    return tmp_path_factory.mktemp("only read") / "footlog.db"


@pytest.fixture(scope="module")
def only_read(empty_diary: Path) -> Iterator[str]:
    """Return the address of a footlog on the empty diary."""
    arguments = ("serve", "--db", str(empty_diary), "--today", str(TODAY))
    with running(empty_diary.parent, *arguments) as address:
        yield address


def choose(page: Page, *files: Path) -> None:
    page.locator("input[type=file]").set_input_files([str(file) for file in files])


def test_the_page_is_accessible_complains_of_nothing_and_asks_nothing_from_outside(
    examined_page: Page, only_read: str, tmp_path: Path
) -> None:
    file = tmp_path / "history.csv"
    lines = history_file(ENTRIES, NAMES).decode("utf-8-sig")
    file.write_text(lines.replace('"', "").replace(",", ";"))
    page = examined_page
    complained = complaints(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for scheme, widths in LOOKS.items():
        show(page, scheme, widths[0])
        go(page, only_read, "import")
        choose(page, file)
        expect(page.get_by_text("Saved by another program")).to_be_visible()
        found = [fault for at in widths for fault in faults(page, scheme, at, STREAMLITS_OWN)]
        assert found == []
    assert complained == []
    assert {urlsplit(url).netloc for url in asked} - {""} == {urlsplit(only_read).netloc}


def test_a_file_of_a_spreadsheet_program_is_asked_about_and_imported(
    page: Page, address: str, diary_file: Path, tmp_path: Path
) -> None:
    content = history_file(ENTRIES, NAMES).decode("utf-8-sig").replace('"', "")
    for day in (4, 5):
        content = content.replace(f"2026-03-0{day},", f"{day}/3/2026,")
    file = tmp_path / "from Excel.csv"
    file.write_text(content.replace(",", ";"), "utf-16")
    go(page, address, "import")
    choose(page, file)
    expect(page.get_by_text("Which day is 4/3/2026?")).to_be_visible()
    page.locator("[data-testid=stSelectbox] input").click()
    page.get_by_role("option", name="4 March 2026 (day, month, year)").click()
    page.get_by_role("button", name="Import").click()
    expect(page.locator(".st-key-notice")).to_contain_text("Imported: 2 entries.")
    settled(page)
    assert Diary(diary_file).entries() == ENTRIES
    page.get_by_role("link", name="View in History").click()
    expect(page.get_by_role("heading", name="History", level=1)).to_be_visible()
    expect(page.get_by_text("![](http://x)")).to_be_visible()


@pytest.mark.skipif(not LONG, reason="makes up ten years first; FOOTLOG_LONG=1 runs it")
def test_ten_years_are_read_and_imported_behind_a_bar(
    page: Page, address: str, diary_file: Path, tmp_path: Path
) -> None:
    today, weeks = TODAY, 520
    items = made_up_plan(today, weeks, seed=1)
    diary = Diary(tmp_path / "ten years.db", create=True)
    diary.import_rows(import_batch(made_up_entries(items, today, weeks, seed=1), items), today)
    with (tmp_path / "all.zip").open("wb") as file:
        number = write_bundle(diary, file, NAMES, today)
    go(page, address, "import")
    choose(page, tmp_path / "all.zip")
    expect(page.get_by_text("Reading the files…")).to_be_visible()
    expect(page.get_by_role("progressbar")).to_be_visible()
    page.get_by_role("button", name="Import").click()
    expect(page.locator(".st-key-notice")).to_contain_text(f"Imported: {number:,} entries")
    assert Diary(diary_file).entries() == diary.entries()


def test_a_file_over_15_mb_is_refused(
    page: Page, only_read: str, empty_diary: Path, tmp_path: Path
) -> None:
    file = tmp_path / "history.csv"
    file.write_bytes(b"x" * 16_000_000)
    go(page, only_read, "import")
    choose(page, file)
    expect(page.get_by_text("File must be 15.0MB or smaller.")).to_be_visible()
    assert Diary(empty_diary).count_entries() == 0
