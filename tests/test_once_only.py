"""One tap is one set: double taps, slow saves, reloads, Back and two windows, in a real browser."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from itertools import count

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from footlog.domain.dose import Dose
from footlog.domain.exercises import Side
from footlog.domain.logbook import PainScore, SetLog
from footlog.domain.plan import PlanItem
from footlog.domain.schedule import DAILY
from footlog.store.diary import Diary
from tests.conftest import TODAY
from tests.helpers.browsers import go, saved, settled
from tests.helpers.builders import RECORDED_AT, new_id
from tests.helpers.servers import running

_days_ago = count(1)

TWO_TAPS = """async (it, gap) => {
    it.click();
    await new Promise(then => setTimeout(then, gap));
    it.click();
}"""


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


def mark(page: Page, number: int) -> Locator:
    """Return the mark of a set."""
    return page.get_by_role("button", name=f"Both {number}", exact=True)


def taps_are_done(page: Page) -> None:
    """Wait until all taps are done: a window's taps are done in their order, the last one here."""
    page.get_by_role("radiogroup", name="That evening").get_by_text("1", exact=True).click()
    saved(page, "that evening, 1 out of 10")


@contextmanager
def another_writes(diary: Diary) -> Iterator[None]:
    """Let nobody else write to the diary in the block."""
    with closing(sqlite3.connect(diary.path, isolation_level=None)) as other:
        other.execute("begin immediate")
        yield
        other.execute("commit")


def test_two_taps_on_a_mark_are_one_set_at_any_pace(
    page: Page, address: str, planned: Diary, day: date
) -> None:
    opened(page, address, day)
    for number, gap in enumerate((20, 80, 150, 300), start=1):
        mark(page, number).evaluate(TWO_TAPS, gap)
        saved(page, f"set {number}")
        assert sets(planned, day) == list(range(1, number + 1))
    taps_are_done(page)
    assert sets(planned, day) == [1, 2, 3, 4]


def test_fast_clicks_are_one_set(page: Page, address: str, planned: Diary, day: date) -> None:
    opened(page, address, day)
    for number, clicks in enumerate((5, 10), start=1):
        mark(page, number).click(click_count=clicks, delay=5)
        saved(page, f"set {number}")
    taps_are_done(page)
    assert sets(planned, day) == [1, 2]


@pytest.mark.parametrize("gap", [20, 120])
def test_two_taps_on_one_more_set_are_one_set(
    page: Page, address: str, planned: Diary, day: date, gap: int
) -> None:
    opened(page, address, day)
    page.get_by_role("button", name="Done as planned").click(click_count=2)
    saved(page, "4 sets")
    page.get_by_text("Add or change sets").click()
    page.get_by_role("button", name="One more set").evaluate(TWO_TAPS, gap)
    saved(page, "set 5")
    page.keyboard.press("Escape")
    taps_are_done(page)
    assert sets(planned, day) == [1, 2, 3, 4, 5]


def test_a_slow_save_is_acknowledged_late_and_kept_once(
    page: Page, address: str, planned: Diary, day: date
) -> None:
    opened(page, address, day)
    with another_writes(planned):
        mark(page, 1).click()
        expect(mark(page, 1)).to_have_attribute("aria-busy", "true")
        expect(page.locator(".st-key-notice")).to_have_count(0)
        mark(page, 1).click(click_count=3, delay=40)
    saved(page, "set 1")
    taps_are_done(page)
    assert sets(planned, day) == [1]


def test_a_reload_and_back_repeat_nothing(
    page: Page, address: str, planned: Diary, day: date
) -> None:
    opened(page, address, day)
    mark(page, 1).click()
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
        mark(window, 2).click()
        saved(window, "set 2")
    for window in windows:
        scale = window.get_by_role("radiogroup", name="Before exercises")
        scale.get_by_text("7", exact=True).click()
        saved(window, "before exercises, 7 out of 10")
    assert sets(planned, day) == [2]
    assert scores(planned, day) == [7]


def test_a_double_tap_on_a_score_neither_doubles_nor_clears_it(
    page: Page, address: str, planned: Diary, day: date
) -> None:
    opened(page, address, day)
    for number, (question, gap) in enumerate(
        {"First steps": 20, "Before": 120, "Worst pain during": 300}.items()
    ):
        scale = page.get_by_role("radiogroup", name=question)
        scale.get_by_text(str(number), exact=True).evaluate(TWO_TAPS, gap)
        saved(page, f"{number} out of 10")
    mark(page, 1).click()
    saved(page, "set 1")
    assert sorted(scores(planned, day)) == [0, 1, 2]


def test_taps_elsewhere_during_a_save_leave_nothing_half_done(
    page: Page, address: str, planned: Diary, day: date
) -> None:
    opened(page, address, day)
    for number in range(1, 5):
        with another_writes(planned):
            mark(page, number).click()
            expect(mark(page, number)).to_have_attribute("aria-busy", "true")
            page.get_by_text("Add or change sets").click()
            page.keyboard.press("Escape")
        saved(page, f"set {number}")
    assert sets(planned, day) == [1, 2, 3, 4]
    with another_writes(planned):
        assert scores(planned, day) == []
