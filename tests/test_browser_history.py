"""History on a phone: an old entry found, corrected and removed; several of one day at once."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from footlog.domain.weeks import DAY
from footlog.store.diary import Diary
from tests.conftest import TODAY
from tests.helpers.browsers import LOOKS, complaints, faults, go, saved, settled, show
from tests.helpers.servers import running

THREE_WEEKS_AGO = TODAY - 21 * DAY
DAY_BEFORE = THREE_WEEKS_AGO - DAY
NEAR = 150
"""Pixels."""


@pytest.fixture
def address(filled_diary: Diary, tmp_path: Path) -> Iterator[str]:
    """Return the address of footlog with eight weeks of made-up history."""
    arguments = ("serve", "--db", str(filled_diary.path), "--today", TODAY.isoformat())
    with running(tmp_path, *arguments) as address:
        yield address


def rows(page: Page) -> Locator:
    return page.locator(".history-list .row")


def undo(page: Page) -> None:
    page.get_by_role("button", name="Undo").click()
    saved(page, "Undone.")


def jump_to_three_weeks_ago(page: Page) -> None:
    """Choose the day in the calendar, of which this month is shown: three taps."""
    page.get_by_role("button", name="Choose date").click()
    page.get_by_role("button", name="Previous month").click()
    page.get_by_role("button", name=f"{THREE_WEEKS_AGO:%B} {THREE_WEEKS_AGO.day}, ").click()
    day = page.locator(".history-day button").first
    expect(day).to_have_attribute("data-id", str(THREE_WEEKS_AGO))
    settled(page)


def test_an_old_entry_is_removed_in_five_taps_and_several_of_a_day_at_once(
    page: Page, address: str, filled_diary: Diary
) -> None:
    """The calendar, the month before, the day, the row, Remove."""
    before = filled_diary.entries()
    go(page, address, "history")
    jump_to_three_weeks_ago(page)
    rows(page).filter(has_text="Pain,").first.click()
    page.get_by_role("button", name="Remove", exact=True).click()
    saved(page, "Removed.")
    (gone,) = set(before) - set(filled_diary.entries())
    assert gone.on == THREE_WEEKS_AGO
    place = page.get_by_role("button", name="Undo").bounding_box()
    struck = page.locator(".history-list s.row").bounding_box()
    assert place
    assert struck
    assert 0 <= place["y"] - struck["y"] < NEAR
    undo(page)
    assert filled_diary.entries() == before

    page.get_by_role("button", name="Select").first.click()
    page.get_by_role("button", name="Remove ticked").click()
    saved(page, "Nothing is ticked: tick at least one entry first.")
    boxes = page.get_by_role("checkbox").all()
    for box in boxes:
        box.check()
    page.get_by_role("button", name="Remove ticked").click()
    saved(page, "Removed ")
    left = filled_diary.entries()
    assert left == [entry for entry in before if entry.on != THREE_WEEKS_AGO]
    assert len(before) - len(left) > len(boxes)
    undo(page)
    assert filled_diary.entries() == before

    page.get_by_role("button", name="Select").first.click()
    page.get_by_role("checkbox").first.check()
    page.locator(".st-key-history_move_to").get_by_role("spinbutton").last.press("ArrowDown")
    settled(page)
    page.get_by_role("button", name="Move ticked", exact=True).click()
    saved(page, "Moved ")
    (moved,) = set(filled_diary.entries()) - set(before)
    assert moved.edited_at
    assert replace(moved, on=THREE_WEEKS_AGO, edited_at=None) in before
    assert moved.on == DAY_BEFORE

    group = page.locator(".history-list [aria-expanded]").first
    group.press("Enter")
    expect(group).to_have_attribute("aria-expanded", "true")
    expect(group).to_be_focused()
    page.get_by_role("link", name="Open this day").first.press("Enter")
    expect(page).to_have_url(f"{address}/?day={THREE_WEEKS_AGO}")


def test_nothing_is_wrong_with_the_page_while_something_is_open(
    examined_page: Page, demo_address: str
) -> None:
    page, found = examined_page, complaints(examined_page)
    for scheme, (width, _) in LOOKS.items():
        show(page, scheme, width)
        go(page, demo_address, "history")
        page.get_by_role("searchbox").fill("pain")
        rows(page).first.click()
        page.locator(".st-key-history_editor").wait_for()
        found += [f"editor, {scheme}: {one}" for one in faults(page, scheme, width)]
        page.get_by_role("button", name="Select").first.click()
        page.get_by_role("checkbox").first.check()
        found += [f"choosing, {scheme}: {one}" for one in faults(page, scheme, width)]
    assert found == []
