"""What Trends needs is fetched while Today is read: then opening it fetches nothing any more."""

import json
from collections.abc import Iterator
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page

from footlog.server.home_screen import ELEMENTS, SCRIPT_TAG

SAVES_DATA = "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
FETCHED = """() => performance.getEntriesByType("resource")
    .map(one => one.name.split("/").pop()).filter(name => name.endsWith(".js"))"""
LAST = f"() => ({FETCHED})().some(name => name.startsWith('{ELEMENTS[-1]}.'))"
REST_MS = 4000


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a page of a browser that has nothing of footlog's."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def fetch(url: str) -> str:
    with urlopen(url) as answer:  # noqa: S310 - our own server
        content: str = answer.read().decode()
        return content


def test_every_element_is_found_and_served_and_a_new_streamlit_is_taken_at_once(
    demo_address: str,
) -> None:
    with urlopen(f"{demo_address}/prefetch.js") as answer:  # noqa: S310 - our own server
        first = answer.readline().decode()
        assert answer.headers["cache-control"] == "no-cache"
        assert answer.headers["content-type"].startswith("text/javascript")
    chunks = json.loads(first.removeprefix("const chunks = ").removesuffix(";\n"))
    assert [chunk.split("/")[-1].split(".")[0] for chunk in chunks] == list(ELEMENTS)
    for chunk in chunks:
        assert fetch(demo_address + chunk)


def test_the_tag_stands_once_after_streamlits_own(demo_address: str) -> None:
    page = fetch(demo_address).encode()
    assert page.count(SCRIPT_TAG) == 1
    assert page.index(b'src="./static/js/index.') < page.index(SCRIPT_TAG)


def test_after_some_reading_trends_opens_without_fetching_a_script(
    page: Page, demo_address: str
) -> None:
    page.goto(demo_address)
    page.locator("h1").wait_for()
    page.wait_for_function(LAST)
    page.wait_for_load_state("networkidle")  # what it imports has come too
    before = page.evaluate(FETCHED)
    page.get_by_role("link", name="Trends").first.click()
    page.locator("[data-testid=stVegaLiteChart] svg.marks").nth(2).wait_for()
    assert page.evaluate(FETCHED) == before


def test_nothing_is_fetched_for_somebody_who_saves_data(page: Page, demo_address: str) -> None:
    page.add_init_script(SAVES_DATA)
    page.goto(demo_address)
    page.locator("h1").wait_for()
    page.wait_for_timeout(REST_MS)
    assert not [name for name in page.evaluate(FETCHED) if name.split(".")[0] in ELEMENTS]
