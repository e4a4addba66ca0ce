"""The drawings in a real browser: they move, and stand still for those who prefer it."""

from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from footlog.drawings.drawing import draw, poses

pytestmark = pytest.mark.browser


def opened(browser: Browser, content: str, *, still: bool = False) -> Page:
    page = browser.new_page(reduced_motion="reduce" if still else "no-preference")
    page.set_content(f'<div style="width:400px">{content}</div>')
    return page


def moves(page: Page) -> bool:
    before = page.screenshot()
    page.wait_for_timeout(800)
    return page.screenshot() != before


def test_drawing_moves_in_the_page_and_as_an_image(browser: Browser) -> None:
    drawing = draw("heel-raise", dark=False)
    assert moves(opened(browser, drawing))
    assert moves(opened(browser, f'<img src="data:image/svg+xml,{quote(drawing)}">'))


def test_where_less_motion_is_preferred_it_stands_still_like_the_still_drawing(
    browser: Browser,
) -> None:
    page = opened(browser, draw("short-foot", dark=False), still=True)
    still = opened(browser, draw("short-foot", dark=False, still=True))
    assert not moves(page)
    assert page.screenshot() == still.screenshot()


def test_all_drawings_share_one_page_without_an_error_or_a_request(
    browser: Browser, tmp_path: Path
) -> None:
    page = browser.new_page()
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
