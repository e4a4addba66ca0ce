"""The main job and the promises around it, in a real browser on the real server."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from footlog.domain.logbook import Entry, PainScore, SetLog
from footlog.store.diary import Diary
from tests.conftest import TODAY
from tests.helpers.browsers import LOOKS, complaints, faults, go, saved, show, turn_to
from tests.helpers.today import mark, said, scale

PAGES = (
    "",
    "exercises",
    "plan",
    "trends",
    "history",
    "share",
    "settings",
    "backups",
    "numbers",
    "more",
)
CHOSEN = ("Heel raise", "Short foot", "Soleus stretch")
FOUND = {"Soleus stretch": 1, "Short foot": 1, "Heel raise": 2}
ROUTINE = "routine?routine=002_1fc6074c769b4e5f"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Return a fresh desktop window's context."""
    opened = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    opened.set_default_timeout(15_000)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """Return a fresh page, whose console stays clean."""
    page = context.new_page()
    found = complaints(page)
    yield page
    assert found == []


def test_the_main_job_from_an_empty_diary_to_the_csv(
    page: Page, serve: Callable[..., str], diary_file: Path, tmp_path: Path
) -> None:
    address = serve("serve", "--db", str(diary_file), "--today", str(TODAY))
    go(page, address, "")
    page.get_by_role("link", name="Choose exercises").click()
    for name in CHOSEN:
        page.get_by_label("Search").fill(name)
        expect(page.get_by_text(name, exact=True)).to_be_visible()
        expect(page.get_by_role("button", name="View", exact=True)).to_have_count(FOUND[name])
        page.get_by_role("button", name="View", exact=True).first.click()
        page.get_by_role("heading", name=name, level=1).wait_for()
        page.get_by_role("button", name="Add to plan").click()
        saved(page, f"Added to your plan: {name}.")
        page.get_by_role("link", name="All exercises").click()
        page.get_by_role("heading", name="Exercises", exact=True).wait_for()

    turn_to(page, "")
    scale(page, "First steps this morning").get_by_text("4", exact=True).click()
    said(page, "Saved: first steps this morning, 4 out of 10.")
    mark(page, "left", 1, "short-foot").click()
    said(page, "Saved: Short foot, left, set 1.")
    page.get_by_role("button", name="Soleus stretch 3 ×").click()
    page.get_by_role("button", name="Done as planned").click()
    said(page, "Saved: Soleus stretch, right, set 3.")
    scale(page, "Worst pain during").get_by_text("0", exact=True).click()
    said(page, "Saved: worst pain during exercises, 0 out of 10.")

    entries = Diary(diary_file).entries()
    assert {(e.pain, e.moment) for e in entries if isinstance(e, PainScore)} == {
        (4, "morning"),
        (0, "during"),
    }
    sets = [entry for entry in entries if isinstance(entry, SetLog)]
    assert len(sets) == 1 + 6

    turn_to(page, "trends")
    plan = page.locator("[data-chart=plan] .fl-hover")
    expect(plan).to_have_attribute("title", re.compile("7 of 7 sets"))
    for moment, pain in (("morning", 4), ("during", 0)):
        chart = page.locator(f"[data-chart='pain {moment}']")
        expect(chart.locator(".fl-hover")).to_have_attribute(
            "title", re.compile(f": mean {pain}.0, 1 score$")
        )

    turn_to(page, "share")
    file = downloaded(page, "Download history.csv", tmp_path)
    assert file.name == "history.csv"
    content = file.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [row["id"] for row in rows] == [entry.id for entry in entries]
    assert [row_of(entry) for entry in entries] == [
        (row["date"], row["kind"], row["exercise_id"], row["side"], row["pain"], row["moment"])
        for row in rows
    ]
    report = downloaded(page, "Download report (PDF)", tmp_path)
    assert report.name == f"footlog-report-{TODAY}.pdf"
    assert report.read_bytes().startswith(b"%PDF-")
    with zipfile.ZipFile(downloaded(page, "Download everything (.zip)", tmp_path)) as bundle:
        assert bundle.read("history.csv") == content
    shared_on = Diary(diary_file).last_share_before(date(2026, 3, 19))
    assert shared_on == TODAY


def test_an_article_is_planned_on_a_phone_in_two_taps_however_quick(
    page: Page, serve: Callable[..., str], diary_file: Path
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    address = serve("serve", "--db", str(diary_file), "--today", str(TODAY))
    go(page, address, "")
    page.get_by_role("link", name="Metatarsalgia Exercises · 7 exercises").click()
    page.get_by_role("button", name="Add 7 exercises to your plan").dblclick()
    saved(page, "Added to your plan: 7 exercises.")
    assert len(Diary(diary_file).plan_items()) == 7
    page.get_by_role("link", name="Go to Today").click()
    page.get_by_role("heading", name="Today", exact=True).wait_for()
    expect(page.get_by_text("Soleus stretch").first).to_be_visible()


def test_an_exercise_opens_at_its_top_and_its_tab_leads_back_to_what_was_searched(
    page: Page, serve: Callable[..., str], diary_file: Path
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    address = serve("serve", "--db", str(diary_file), "--today", str(TODAY))
    go(page, address, "exercises")
    page.get_by_label("Search").fill("toes")
    expect(page.get_by_text("8 of 30 exercises")).to_be_visible()
    page.get_by_role("button", name="View", exact=True).last.click()
    title = page.get_by_role("heading", name="Toe spacers", level=1)
    expect(title).to_be_in_viewport()
    page.get_by_role("link", name="Exercises", exact=True).last.click()
    expect(page.get_by_label("Search")).to_have_value("toes")
    assert page.url == f"{address}/exercises"
    expect(page.get_by_text("8 of 30 exercises")).to_be_visible()


def downloaded(page: Page, button: str, folder: Path) -> Path:
    """Press a download button and return the file under the name it came with."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def row_of(entry: Entry) -> tuple[str, str, str, str, str, str]:
    """Return what a row of history.csv says of the entry, from the diary itself."""
    if isinstance(entry, SetLog):
        return entry.on.isoformat(), "set", entry.exercise_id, entry.side, "", ""
    assert isinstance(entry, PainScore)
    return entry.on.isoformat(), "pain", "", "", str(entry.pain), entry.moment


def test_a_bookmark_opened_first_shows_the_page_in_its_frame(page: Page, demo_address: str) -> None:
    go(page, demo_address, "history")
    expect(page.get_by_role("link", name="Trends").first).to_be_visible()
    expect(page.get_by_text("Demo data")).to_be_visible()


def test_no_page_fails_complains_scrolls_sideways_or_has_an_accessibility_violation(
    examined_page: Page, demo_address: str
) -> None:
    page = examined_page
    found = complaints(page)
    first, *others = (*PAGES, "exercise?exercise=short-foot", ROUTINE)
    for scheme, widths in LOOKS.items():
        show(page, scheme, widths[0])
        go(page, demo_address, first)
        for name in (first, *others):
            if name != first:
                show(page, scheme, widths[0])
                turn_to(page, name)
            expect(page.get_by_test_id("stException")).to_have_count(0)
            for width in widths:
                what = f"{name}, {scheme}, {width}"
                found += [f"{what}: {fault}" for fault in faults(page, scheme, width)]
    assert found == []
