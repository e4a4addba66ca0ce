"""A picture of one's own in a real browser: chosen, shown everywhere, changed and put back."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from footlog.store.diary import Diary
from tests.conftest import TODAY
from tests.helpers.browsers import go, saved, settled, turn_to
from tests.helpers.photos import photo

UPRIGHT = (40, 60)
"""Of the camera's photo of 60 × 40, taken sideways."""


def picture(page: Page, name: str = "Towel pull") -> Locator:
    """Return the person's own picture of the exercise, once it is drawn upright."""
    return drawn_upright(page, page.get_by_role("img", name=f"{name}, own picture"))


def drawn_upright(page: Page, image: Locator) -> Locator:
    """Return the image once it is drawn upright, on a page that is no wider for it."""
    expect(image).to_be_visible()
    drawn = image.evaluate(
        "async image => [await image.decode(), image.naturalWidth, image.naturalHeight].slice(1)"
    )
    assert tuple(drawn) == UPRIGHT
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    return image


def test_a_photo_is_chosen_shown_on_the_tile_and_on_today_changed_and_put_back(
    page: Page, serve: Callable[..., str], diary_file: Path, tmp_path: Path
) -> None:
    (tmp_path / "IMG 0001.JPG").write_bytes(photo())
    address = serve("serve", "--db", str(diary_file), "--today", str(TODAY))
    go(page, address, "exercises")
    page.get_by_text("Add your own exercise").click()
    page.get_by_label("Name", exact=True).fill("Towel pull")
    page.get_by_role("radio", name="Stretch").click()
    page.get_by_role("radio", name="Each side").click()
    page.locator("input[type=file]").set_input_files(tmp_path / "IMG 0001.JPG")
    picture(page)
    page.get_by_role("button", name="Save exercise").click()
    saved(page, "Saved: Towel pull.")
    picture(page)
    page.get_by_role("button", name="Add to plan").click()
    saved(page, "Added to your plan: Towel pull.")

    page.get_by_text("Edit this exercise").click()
    save = page.get_by_role("button", name="Save changes")
    save.wait_for()
    settled(page)
    page.get_by_label("Name", exact=True).fill("Towel drag")
    save.press("Enter")  # what is typed is sent first, and may move what a tap would hit
    saved(page, "Saved: Towel drag.")
    picture(page, "Towel drag")
    page.get_by_role("button", name="Undo").click()
    saved(page, "Undone.")
    page.get_by_text("Edit this exercise").click()
    expect(page.get_by_label("Name", exact=True)).to_have_value("Towel pull")

    page.get_by_role("link", name="All exercises").click()
    page.get_by_role("heading", name="Exercises", exact=True).wait_for()
    settled(page)
    picture(page).scroll_into_view_if_needed()
    turn_to(page, "plan")
    picture(page)
    turn_to(page, "")
    row = page.get_by_role("button", name="Towel pull 2 ×")
    drawn_upright(page, row.locator("img"))
    row.click()
    picture(page)
    (own,) = Diary(diary_file).own_exercises()
    assert own.name == "Towel pull"
    assert re.search(rb"SECRET|IMG 0001", diary_file.read_bytes()) is None
