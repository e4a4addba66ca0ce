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
    'button[data-token][aria-pressed="false"]', 'button[data-token][aria-pressed="true"]'
)
TRENDS = Target("[data-chart]", "[data-chart]")
_FIRST_SCREEN = (".fl-answer", ".fl-card", TRENDS.shown)
"""The answer of Trends, its cards and its first chart."""
_SEEN = """parts => {
    const begun = performance.now();
    window.seen = new Promise(resolve => {
        const isSeen = part => document.querySelector(part)?.getClientRects().length;
        const look = () => parts.every(isSeen)
            ? requestAnimationFrame(() => resolve(performance.now() - begun))
            : requestAnimationFrame(look);
        requestAnimationFrame(look);
    });
}"""
_CHANGED = """span => new Promise(resolve => {
    const options = document.querySelectorAll('[role="radiogroup"] [role="radio"]');
    const drawn = () => document.querySelector("[data-chart]").outerHTML;
    const before = drawn(), begun = performance.now();
    [...options].find(option => option.textContent.trim() === span).click();
    const look = () => drawn() === before ? requestAnimationFrame(look)
        : requestAnimationFrame(() => resolve(performance.now() - begun));
    look();
})"""
SPANS = ("4 weeks", "12 weeks")


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
    """Return how long it takes from a tap on Trends until its first screen is seen, ms."""
    page.evaluate(_SEEN, [*_FIRST_SCREEN])
    page.get_by_role("link", name="Trends").first.click()
    return float(page.evaluate("window.seen"))


def spans_changed(page: Page, count: int) -> list[float]:
    """Return how long it takes on Trends from a tap on another span until it is drawn, ms.

    Each of the two spans is drawn once before.
    """
    page.get_by_role("button", name=SPANS[1]).first.click()
    page.wait_for_timeout(SETTLE_MS)
    taken = []
    for number in range(count + 2):
        taken.append(float(page.evaluate(_CHANGED, SPANS[number % 2])))
        page.wait_for_timeout(SETTLE_MS)
    return taken[2:]
