"""Today in the hand: how soon a tap is seen and saved, and how much of it fits on a phone."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page, ViewportSize

from footlog.domain.catalogue import load_catalogue
from footlog.domain.clock import new_id
from footlog.domain.plan import PlanItem
from footlog.paths import catalogue_path
from footlog.store.diary import Diary
from tests.bench import pages
from tests.bench.diaries import TODAY, unticked
from tests.bench.figures import Row
from tests.bench.served import Run, arguments
from tests.helpers import servers

PHONE: ViewportSize = {"width": 390, "height": 844}
FEW, MANY = 8, 25
SLOWED = 4
_WATCH = """selector => {
    window.seen = new Promise(resolve => {
        let begun = 0, pressed = 0;
        const done = () => document.querySelectorAll(selector).length;
        const before = done();
        addEventListener("pointerdown", () => { begun = performance.now(); },
            {once: true, capture: true});
        new MutationObserver((_, observer) => {
            if (!begun) return;
            const now = performance.now();
            pressed ||= document.querySelector("[data-state=pressed]") ? now : 0;
            if (done() === before) return;
            observer.disconnect();
            resolve([(pressed || now) - begun, now - begun]);
        }).observe(document.body, {subtree: true, childList: true, attributes: true});
    });
}"""
_SIZE = """() => {
    const within = root => [...root.querySelectorAll("*")].reduce(
        (sum, one) => sum + 1 + (one.shadowRoot ? within(one.shadowRoot) : 0), 0);
    const page = document.querySelector("#footlog-day");
    const mark = document.querySelector("button[data-token]");
    const top = page.getBoundingClientRect().top;
    return {
        elements: within(document),
        screens: (page.getBoundingClientRect().bottom - Math.min(0, top)) / innerHeight,
        mark: mark ? mark.getBoundingClientRect().bottom : 0,
    };
}"""
_SCALE = '#footlog-day [role="radio"]:nth-child(3)'
_SCORED = "#footlog-day .line b"


def rows(run: Run) -> list[Row]:
    """Return the rows of taps, scores and sizes."""
    few, many = (planned(run.folder, number) for number in (FEW, MANY))
    with (
        servers.started(run.folder, *arguments(few)) as (address, _),
        servers.started(run.folder, *arguments(many)) as (crowded, _),
    ):
        loads = [_again(run, at) for at in (address, crowded)]
        return [
            *_taps(run, few, address),
            *_sizes(run, few, address),
            Row(f"Today loaded again, {MANY} exercises", loads[1], loads[0], f"{FEW}", 1.3),
        ]


def planned(folder: Path, number: int) -> Path:
    """Return the path of a new diary in which so many exercises are planned for every day."""
    diary = Diary(folder / f"{number} exercises.db", create=True)
    for exercise in list(load_catalogue(catalogue_path()).exercises.values())[:number]:
        item = PlanItem(
            id=new_id(),
            exercise_id=exercise.id,
            side=exercise.side,
            dose=exercise.dose,
            schedule=exercise.schedule,
            starts_on=TODAY,
            recorded_at="2026-11-20T08:00:00Z",
        )
        diary.add_item(item, TODAY)
    return diary.path


def _taps(run: Run, path: Path, address: str) -> list[Row]:
    found: dict[int, list[list[float]]] = {1: [], SLOWED: []}
    scores: list[float] = []
    page = _phone(run)
    for _ in range(run.rounds):
        for slow, taken in found.items():
            unticked(path)
            pages.opened(page, address, pages.TODAY)
            run.read(page)
            _slow_down(page, slow)
            scores += [_taken(page, _SCALE, _SCORED)[1]] if slow == 1 else []
            taken.extend([_taken(page, *pages.TODAY) for _ in range(4)][1:])
            _slow_down(page, 1)
    page.context.close()
    pressed, saved = zip(*found[1], strict=True)
    return [
        Row("a tap until it is seen", pressed, most=17),
        Row("a tap until it is saved", saved, most=20),
        Row("the same, processor slowed 4 times", [one[1] for one in found[SLOWED]], most=60),
        Row("a pain score until it is saved", scores, most=25),
    ]


def _taken(page: Page, tapped: str, shown: str) -> list[float]:
    """Return how long a tap took until it was seen, and until it was shown as saved; ms."""
    page.evaluate(_WATCH, shown)
    page.locator(tapped).first.click()
    taken: list[float] = page.evaluate("window.seen")
    page.wait_for_timeout(pages.SETTLE_MS)
    return taken


def _sizes(run: Run, path: Path, address: str) -> list[Row]:
    unticked(path)
    page = _phone(run)
    pages.opened(page, address, pages.TODAY)
    run.read(page)
    begun: dict[str, Any] = page.evaluate(_SIZE)
    page.context.close()
    return [
        Row("elements of Today, 8 exercises", [begun["elements"]], most=500, unit=""),
        Row("height of Today on a phone", [begun["screens"]], most=2, unit="screens"),
        Row("first set on a phone, its lower edge", [begun["mark"]], most=744, unit="px"),
    ]


def _again(run: Run, address: str) -> list[float]:
    return [pages.loads(run.browser, address, pages.TODAY)[1].whole for _ in range(run.rounds)]


def _phone(run: Run) -> Page:
    return run.browser.new_context(viewport=PHONE).new_page()


def _slow_down(page: Page, times: int) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": times})
