"""One tap is one set: double taps, slow saves, reloads, Back and two windows, in a real browser."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page

from footlog.domain.dose import Dose
from footlog.domain.exercises import Side
from footlog.domain.logbook import Moment, PainScore, SetLog
from footlog.domain.plan import PlanItem
from footlog.domain.schedule import DAILY
from footlog.store.diary import Diary
from tests.conftest import TODAY
from tests.helpers.builders import RECORDED_AT, new_id
from tests.helpers.servers import running
from tests.test_browser import go, saved, settled

pytestmark = pytest.mark.browser

_days_ago = count(1)

GAPS_MILLISECONDS = (20, 50, 80, 120, 150, 200, 300)
SLOW_SECONDS = 0.6


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Diary:
    """Return a diary with four sets of heel raises planned for every day of three months."""
    diary = Diary(tmp_path_factory.mktemp("once") / "footlog.db", create=True)
    item = PlanItem(
        id=new_id(),
        exercise_id="heel-raise",
        side=Side.BOTH,
        dose=Dose(sets=4, reps=10),
        schedule=DAILY,
        starts_on=TODAY - timedelta(days=90),
        recorded_at=RECORDED_AT,
    )
    diary.add_item(item, TODAY)
    return diary


@pytest.fixture(scope="module")
def address(planned: Diary) -> Iterator[str]:
    """Return the address of footlog on the planned diary."""
    arguments = ("serve", "--db", str(planned.path), "--today", TODAY.isoformat())
    with running(planned.path.parent, *arguments) as served:
        yield served


@pytest.fixture
def day() -> date:
    """Return a day that no other test writes on."""
    return TODAY - timedelta(days=next(_days_ago))


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Return a phone's window, which reads the app's files once for all tests."""
    opened = browser.new_context(viewport={"width": 390, "height": 844})
    opened.set_default_timeout(15_000)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """Return a fresh page in the phone's window."""
    yield context.new_page()
    for page in context.pages:
        page.close()


def opened(page: Page, address: str, day: date) -> Page:
    """Open the Today page on `day`."""
    go(page, address, f"?day={day}")
    return page


def sets(diary: Diary, day: date) -> list[int]:
    """Return the numbers of the sets logged on `day`, the smallest first."""
    logs = [log for log in diary.entries(day, day) if isinstance(log, SetLog)]
    return sorted(log.set_number or 0 for log in logs)


def scores(diary: Diary, day: date) -> list[int]:
    """Return the pain scores of `day`."""
    return [e.pain for e in diary.entries(day, day) if isinstance(e, PainScore)]


def still(thing: Locator) -> None:
    """Wait until it has kept its place for ten frames: what moves under a tap loses it."""
    thing.evaluate("""async it => {
        for (let frames = 0, was = ''; frames < 10; ) {
            await new Promise(requestAnimationFrame);
            const place = JSON.stringify(it.getBoundingClientRect());
            frames = place === was ? frames + 1 : 0;
            was = place;
        }
    }""")


@pytest.mark.parametrize("gap", GAPS_MILLISECONDS)
def test_two_taps_on_a_mark_are_one_set_at_any_pace(
    page: Page, address: str, planned: Diary, day: date, gap: int
) -> None:
    opened(page, address, day)
    for number in (1, 2, 3):
        mark = page.get_by_role("button", name=f"Both {number}", exact=True)
        mark.click()
        page.wait_for_timeout(gap)
        mark.click()
        saved(page, f"set {number}")
        assert sets(planned, day) == list(range(1, number + 1))


@pytest.mark.parametrize("clicks", [5, 10])
def test_fast_clicks_are_one_set(
    page: Page, address: str, planned: Diary, day: date, clicks: int
) -> None:
    opened(page, address, day)
    page.get_by_role("button", name="Both 1", exact=True).click(click_count=clicks, delay=5)
    saved(page, "set 1")
    page.wait_for_timeout(500)
    assert sets(planned, day) == [1]


@pytest.mark.parametrize("gap", GAPS_MILLISECONDS[::3])
def test_two_taps_on_one_more_set_are_one_set(
    page: Page, address: str, planned: Diary, day: date, gap: int
) -> None:
    opened(page, address, day)
    page.get_by_role("button", name="Done as planned").click(click_count=2)
    saved(page, "4 sets")
    page.get_by_text("Add or change sets").evaluate("it => it.scrollIntoView({block: 'center'})")
    page.get_by_text("Add or change sets").click()
    more = page.get_by_role("button", name="One more set")
    more.wait_for()
    settled(page)
    still(more)
    more.click()
    page.wait_for_timeout(gap)
    more.click(force=True)
    saved(page, "set 5")
    page.wait_for_timeout(500)
    assert sets(planned, day) == [1, 2, 3, 4, 5]


def test_a_slow_save_is_acknowledged_late_and_kept_once(
    page: Page, address: str, planned: Diary, day: date
) -> None:
    opened(page, address, day)
    with closing(sqlite3.connect(planned.path, isolation_level=None)) as other:
        other.execute("begin immediate")
        mark = page.get_by_role("button", name="Both 1", exact=True)
        mark.click()
        page.wait_for_timeout(SLOW_SECONDS * 1000)
        assert page.locator(".st-key-notice").count() == 0
        mark.click(click_count=3, delay=40)
        other.execute("commit")
    saved(page, "set 1")
    page.wait_for_timeout(500)
    assert sets(planned, day) == [1]


def test_a_reload_and_back_repeat_nothing(
    page: Page, address: str, planned: Diary, day: date
) -> None:
    opened(page, address, day)
    page.get_by_role("button", name="Both 1", exact=True).click()
    saved(page, "set 1")
    page.reload()
    page.locator("h1").wait_for()
    settled(page)
    go(page, address, "history")
    page.go_back()
    page.locator("h1").wait_for()
    settled(page)
    assert sets(planned, day) == [1]


def test_two_open_windows_keep_one_set_and_one_score(
    page: Page, address: str, planned: Diary, day: date
) -> None:
    windows = [page, page.context.new_page()]
    for window in windows:
        opened(window, address, day)
    for window in windows:
        window.get_by_role("button", name="Both 2", exact=True).click()
        saved(window, "set 2")
    for window in windows:
        scale = window.get_by_role("radiogroup", name="Before exercises")
        scale.get_by_text("7", exact=True).click()
        saved(window, "before exercises, 7 out of 10")
    assert sets(planned, day) == [2]
    assert scores(planned, day) == [7]


@pytest.mark.parametrize("gap", GAPS_MILLISECONDS[::3])
def test_a_double_tap_on_a_score_neither_doubles_nor_clears_it(
    page: Page, address: str, planned: Diary, day: date, gap: int
) -> None:
    opened(page, address, day)
    number = page.get_by_role("radiogroup", name="First steps").get_by_text("0", exact=True)
    number.click()
    page.wait_for_timeout(gap)
    number.click()
    saved(page, "first steps that morning, 0 out of 10")
    page.wait_for_timeout(300)
    assert scores(planned, day) == [0]


def test_taps_elsewhere_during_a_save_leave_nothing_half_done(
    page: Page, address: str, planned: Diary, day: date
) -> None:
    opened(page, address, day)
    for number in range(1, 5):
        held = threading.Thread(target=_hold, args=(planned.path, SLOW_SECONDS / 2))
        held.start()
        page.get_by_role("button", name=f"Both {number}", exact=True).click()
        page.get_by_text("Add or change sets").click()
        page.keyboard.press("Escape")
        held.join()
        saved(page, f"set {number}")
    assert sets(planned, day) == [1, 2, 3, 4]
    score = PainScore(id=new_id(), on=day, recorded_at=RECORDED_AT, pain=1, moment=Moment.AFTER)
    begun = time.monotonic()
    planned.save(score, TODAY)
    assert time.monotonic() - begun < 1


def _hold(path: Path, seconds: float) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin immediate")
        time.sleep(seconds)
        other.execute("commit")
