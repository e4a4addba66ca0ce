"""The page carries what a phone's home screen needs, and fetches early what Trends needs."""

import json
from collections.abc import Callable, Iterator
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, Page

from footlog.server.home_screen import SCRIPT_TAG
from footlog.server.streamlit_patches import SCRIPTS_OF_TRENDS

SAVES_DATA = "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
AT_REST_MS = 5000
"""By the page's clock, which the tests run ahead: longer than the script waits for rest."""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a page of a browser that has nothing of footlog's; its clock can be run ahead."""
    context = browser.new_context()
    page = context.new_page()
    page.clock.install()
    yield page
    context.close()


@pytest.fixture
def fetched(page: Page) -> list[str]:
    """Return the names of what the page has fetched, which grows with it."""
    names: list[str] = []
    page.on("request", lambda request: names.append(request.url.split("/")[-1]))
    return names


def fetched_early(fetched: list[str]) -> set[str]:
    """Return which scripts of Trends are among those that were fetched."""
    return {name.split(".")[0] for name in fetched} & set(SCRIPTS_OF_TRENDS)


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
    assert [chunk.split("/")[-1].split(".")[0] for chunk in chunks] == list(SCRIPTS_OF_TRENDS)
    for chunk in chunks:
        assert fetch(demo_address + chunk)


def test_the_tag_stands_once_after_streamlits_own(demo_address: str) -> None:
    page = fetch(demo_address).encode()
    assert page.count(SCRIPT_TAG) == 1
    assert page.index(b'src="./static/js/index.') < page.index(SCRIPT_TAG)


@pytest.mark.browser
def test_after_some_reading_trends_and_its_choices_open_without_fetching_a_script(
    page: Page, fetched: list[str], demo_address: str
) -> None:
    page.goto(demo_address)
    page.locator("h1").wait_for()
    assert fetched_early(fetched) == set()
    with page.expect_request_finished(lambda one: SCRIPTS_OF_TRENDS[-1] in one.url) as last:
        page.clock.run_for(AT_REST_MS)
    assert fetched_early(fetched) == set(SCRIPTS_OF_TRENDS)
    page.evaluate("script => import(script)", last.value.url)  # ends with what it imports
    before = [name for name in fetched if name.endswith(".js")]
    page.get_by_role("link", name="Trends").first.click()
    page.locator("[data-chart=plan]").wait_for()
    for choice, shown in (("12 weeks", "[role=radiogroup]"), ("Which exercise", "[role=combobox]")):
        page.get_by_role("button", name=choice).click()
        page.locator(shown).first.wait_for()
        page.keyboard.press("Escape")
    assert [name for name in fetched if name.endswith(".js")] == before


@pytest.mark.browser
def test_nothing_is_fetched_for_somebody_who_saves_data(
    page: Page, fetched: list[str], demo_address: str
) -> None:
    page.add_init_script(SAVES_DATA)
    page.goto(demo_address)
    page.locator("h1").wait_for()
    page.clock.run_for(AT_REST_MS)
    page.evaluate("new Promise(requestIdleCallback)")
    assert fetched_early(fetched) == set()


def got(url: str, **headers: str) -> tuple[bytes, str]:
    with urlopen(Request(url, headers=headers)) as answer:  # noqa: S310 - our own server
        return answer.read(), answer.headers["content-type"]


@pytest.mark.parametrize("path", ["", "plan", "history?x=1"])
def test_every_page_names_the_manifest_and_the_icon(demo_address: str, path: str) -> None:
    headers = {"Accept": "text/html", "Accept-Encoding": "gzip"}
    page, _ = got(f"{demo_address}/{path}", **headers)
    assert page.count(b'<link rel="manifest" href="/manifest.webmanifest" ') == 1
    assert b'rel="apple-touch-icon"' in page
    assert b"<title>footlog</title>" in page


def test_the_manifest_names_icons_that_are_there(demo_address: str) -> None:
    content, kind = got(f"{demo_address}/manifest.webmanifest")
    manifest = json.loads(content)
    assert kind.startswith("application/manifest+json")
    assert manifest["name"] == "footlog"
    for icon in manifest["icons"]:
        image, kind = got(demo_address + icon["src"])
        wide, _ = icon["sizes"].split("x")
        assert kind == "image/png"
        assert image.startswith(b"\x89PNG")
        assert int.from_bytes(image[16:20], "big") == int(wide)


def test_streamlits_own_files_are_left_alone(serve: Callable[..., str], demo_address: str) -> None:
    health, _ = got(f"{demo_address}/_stcore/health")
    assert health == b"ok"
