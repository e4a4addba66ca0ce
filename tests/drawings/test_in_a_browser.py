"""The drawings in a real browser: they move, and stand still for those who prefer it."""

import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from footlog.drawings.drawing import draw, poses

PATIENCE_SECONDS = 20


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a page that is closed at the end: drawings left open would go on moving."""
    opened = browser.new_page()
    yield opened
    opened.close()


def show(page: Page, content: str) -> None:
    page.set_content(f'<div style="width:400px">{content}</div>')


def moves(page: Page) -> bool:
    """Return whether the page looks different before the patience is over."""
    first, deadline = page.screenshot(), time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if page.screenshot() != first:
            return True
    return False


def looks(page: Page) -> set[bytes]:
    """Return how the drawing looks at some seconds of its movement, without waiting for them."""
    turn_to = "at => document.querySelector('svg').setCurrentTime(at)"
    page.evaluate("document.querySelector('svg').pauseAnimations()")
    seen = set()
    for second in (0, 0.4, 0.8, 1.6):
        page.evaluate(turn_to, second)
        seen.add(page.screenshot())
    return seen


def test_drawing_moves_in_the_page_and_as_an_image(page: Page) -> None:
    drawing = draw("heel-raise", dark=False)
    show(page, drawing)
    assert moves(page)
    assert len(looks(page)) > 1
    show(page, f'<img src="data:image/svg+xml,{quote(drawing)}">')
    assert moves(page)


def test_where_less_motion_is_preferred_it_stands_still_like_the_still_drawing(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    show(page, draw("short-foot", dark=False))
    moving = looks(page)
    show(page, draw("short-foot", dark=False, still=True))
    assert moving == {page.screenshot()}


def test_all_drawings_share_one_page_without_an_error_or_a_request(
    page: Page, tmp_path: Path
) -> None:
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    sheet = tmp_path / "all.html"
    sheet.write_text("".join(draw(name, dark=False) for name in poses()), encoding="utf-8")
    page.goto(sheet.as_uri())
    assert page.locator("svg[role=img]").count() == len(poses())
    assert asked == [sheet.as_uri()]
    assert complaints == []
