"""Taps and loads in a real browser, timed inside the page."""

import json
from typing import NamedTuple

from playwright.sync_api import Browser, Page

SETTLE_MS = 350
TEN_MBIT = {
    "offline": False,
    "latency": 20,
    "downloadThroughput": 10_000_000 / 8,
    "uploadThroughput": 10_000_000 / 8,
}
_WATCH = """([tapped, shown]) => {
    const state = () =>
        Array.from(document.querySelectorAll(shown), one => one.textContent).join("|");
    const before = state();
    window.changed = new Promise(resolve => {
        let begun = 0;
        addEventListener("pointerdown", () => { begun = performance.now(); },
            {once: true, capture: true});
        new MutationObserver((_, observer) => {
            if (begun && state() !== before) {
                observer.disconnect();
                resolve(performance.now() - begun);
            }
        }).observe(document.body,
            {subtree: true, childList: true, attributes: true, characterData: true});
    });
}"""
_LOOK = """
    window.usable = new Promise(resolve => {
        const look = () => {
            const target = document.querySelector(%s);
            if (target && target.getClientRects().length) resolve(performance.now());
            else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
    });
"""
"""Looks every frame: Playwright's own waiting looks ever less often, at last each half second."""
_LOADED = """async () => {
    const usable = await window.usable;
    return [usable, usable - performance.getEntriesByType("navigation")[0].responseStart];
}"""


class Target(NamedTuple):
    """What is tapped on a page, and what shows that the tap was taken; CSS selectors."""

    tapped: str
    shown: str


EMPTY = Target('[data-testid="stBaseButton-secondary"]', '[data-testid="stText"]')
TODAY = Target(
    '[class*="st-key-marks_"] [aria-pressed="false"]',
    '[class*="st-key-marks_"] [aria-pressed="true"]',
)
_DRAWN = """charts =>
    document.querySelectorAll('[data-testid="stVegaLiteChart"] svg.marks').length === charts"""
CHARTS = 4


def taps(page: Page, target: Target, count: int) -> list[float]:
    """Return how long each tap took until the page showed it, ms; the first one is left out."""
    taken = []
    for _ in range(count + 1):
        page.evaluate(_WATCH, [*target])
        page.locator(target.tapped).first.click()
        taken.append(float(page.evaluate("window.changed")))
        page.wait_for_timeout(SETTLE_MS)
    return taken[1:]


class Load(NamedTuple):
    """Until the page could be used: since it was asked for, and since its first bytes; ms."""

    whole: float
    after_first_bytes: float


def loads(browser: Browser, address: str, target: Target, *, slow: bool = False) -> list[Load]:
    """Return a load with nothing in the browser's cache, and one with everything in it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.add_init_script(_LOOK % json.dumps(target.tapped))
    if slow:
        context.new_cdp_session(page).send("Network.emulateNetworkConditions", TEN_MBIT)
    found = []
    for _ in range(2):
        page.goto(address, wait_until="commit")
        found.append(Load(*page.evaluate(_LOADED)))
        page.wait_for_timeout(SETTLE_MS)
    context.close()
    return found


def opened(page: Page, address: str, target: Target) -> None:
    """Open the page and wait until it can be used."""
    page.goto(address)
    page.wait_for_selector(target.tapped)


def trends_opened(page: Page) -> float:
    """Return how long it takes from a tap on Trends until all of its charts are drawn, ms."""
    link = page.get_by_role("link", name="Trends").first
    begun = float(page.evaluate("performance.now()"))
    link.click()
    page.wait_for_function(_DRAWN, arg=CHARTS)
    return float(page.evaluate("performance.now()")) - begun
