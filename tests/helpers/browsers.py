"""Finding and starting a browser that is installed already, and opening pages in it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

Scheme = Literal["light", "dark"]
MISSING = (
    "No Chromium, Chrome or Edge was found: install one (Debian: apt-get install chromium) to run "
    "the browser tests."
)
_NAMES = (
    "chromium-headless-shell",  # Chromium without its own windows: a sixth less work
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
)
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
LESS_WORK = ("--js-flags=--no-opt",)
"""For the everyday tests: no page lives long enough for a script that is worth optimising."""


def find_browser() -> str | None:
    """Return the path of a Chromium, Chrome or Edge, or None."""
    on_path = (found for name in _NAMES if (found := shutil.which(name)))
    elsewhere = (place for place in _PLACES if Path(place).exists())
    return next(on_path, None) or next(elsewhere, None)


@contextmanager
def started(path: str, *flags: str) -> Iterator[Browser]:
    """Start the browser at `path` without a window for the block."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*_FLAGS, *flags])
        yield browser
        browser.close()


def go(page: Page, address: str, name: str) -> None:
    """Open a page by its address and wait until it is drawn."""
    page.goto(f"{address}/{name}")
    page.locator("h1").wait_for()
    settled(page)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)


_TURN = """name => {
    history.pushState({}, "", `/${name}`);
    dispatchEvent(new PopStateEvent("popstate"));
}"""


def turn_to(page: Page, name: str) -> None:
    """Turn to a page with another title in the window that is open, as Back and Forward do.

    It takes a third of the work of `go`, for the app is loaded already.
    """
    title = page.locator("h1").inner_text()
    page.evaluate(_TURN, name)
    expect(page.locator("h1")).not_to_have_text(title)
    settled(page)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)


def settled(page: Page) -> None:
    """Wait until Streamlit has finished its run."""
    expect(page.locator("[data-testid=stApp]")).to_have_attribute(
        "data-test-script-state", "notRunning"
    )


def complaints(page: Page) -> list[str]:
    """Return the errors and warnings of the page's console, a list that grows with them."""
    found: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            found.append(f"{page.url}: {message.text}")

    page.on("console", note)
    page.on("pageerror", lambda error: found.append(f"{page.url}: {error}"))
    return found


LOOKS: dict[Scheme, tuple[int, ...]] = {"light": (390, 1280), "dark": (390, 1280)}
"""The looks in which a page is examined: it is opened in each scheme, and then made wider."""
_AT_REST = "() => document.getAnimations().every(one => one.playState !== 'running')"
"""A colour that is still changing to another one has the contrast of neither."""


def show(page: Page, scheme: Scheme, width: int) -> None:
    """Show the page in these colours and in a window of this width."""
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})


def faults(page: Page, scheme: Scheme, width: int, *left_out: str) -> list[str]:
    """Return what is wrong with the open page in this look, but for the rules `left_out`."""
    show(page, scheme, width)
    settled(page)
    page.wait_for_function(_AT_REST)
    wide = page.evaluate("document.documentElement.scrollWidth")
    found = accessibility_faults(page, scheme, *left_out)
    return found if wide <= width else [*found, f"is {wide} pixels wide"]


def accessibility_faults(page: Page, scheme: Scheme, *left_out: str) -> list[str]:
    """Return the violations that axe finds on the open page, but for the rules `left_out`.

    A dark page differs from the light one in colours alone: of it, only the contrast is read.
    """
    options: dict[str, Any] = {
        "resultTypes": ["violations"],
        "rules": {rule: {"enabled": False} for rule in left_out},
    }
    if scheme == "dark":
        options["runOnly"] = ["color-contrast"]
    found = Axe().run(page, options=options).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found]


def saved(page: Page, words: str) -> None:
    """Wait until the page says that something was saved."""
    expect(page.locator(".st-key-notice")).to_contain_text(words)
    settled(page)
