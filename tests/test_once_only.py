"""One tap is one set: double taps, slow saves, reloads, Back and two devices, in a real browser."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, Page, Route, ViewportSize, expect

from footlog.domain.dose import Dose
from footlog.domain.exercises import Side
from footlog.domain.logbook import PainScore, SetLog
from footlog.domain.plan import PlanItem
from footlog.domain.schedule import DAILY
from footlog.store.diary import Diary
from tests.conftest import TODAY
from tests.helpers.browsers import turn_to
from tests.helpers.builders import RECORDED_AT, new_id
from tests.helpers.servers import running
from tests.helpers.today import mark, open_today, pressed, scale

PHONE: ViewportSize = {"width": 390, "height": 844}
ON_ITS_WAY = re.compile("pressed|waiting")
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


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Return Today on a phone, loaded once for all tests."""
    with browser.new_context(viewport=PHONE) as context:
        opened = context.new_page()
        open_today(opened, address)
        yield opened


@pytest.fixture
def day(page: Page) -> date:
    """Turn the page to the day before, on which no other test has written, and return it."""
    shown = page.get_by_label("Change day")
    day = date.fromisoformat(shown.input_value()) - timedelta(days=1)
    page.get_by_role("button", name="The day before").click()
    expect(shown).to_have_value(day.isoformat())
    return day


def sets(diary: Diary, day: date) -> list[int]:
    """Return the numbers of the sets logged on `day`, the smallest first."""
    logs = [log for log in diary.entries(day, day) if isinstance(log, SetLog)]
    return sorted(log.set_number or 0 for log in logs)


def scores(diary: Diary, day: date) -> list[int]:
    """Return the pain scores of `day`."""
    return [e.pain for e in diary.entries(day, day) if isinstance(e, PainScore)]


def saved_scores(page: Page, number: int) -> None:
    """Wait until so many scores are shown as saved."""
    expect(page.locator("button.line:not([data-state]) b")).to_have_count(number)


def taps_are_done(page: Page) -> None:
    """Wait until all taps are done: they are saved in their order, the one that is made here last.

    None of them has opened a set or a score to be changed.
    """
    page.get_by_role("radiogroup").first.get_by_role("radio", name="1", exact=True).click()
    saved_scores(page, 1)
    expect(page.locator("form")).to_have_count(0)


@contextmanager
def another_writes(diary: Diary) -> Iterator[None]:
    """Let nobody else write to the diary in the block."""
    with closing(sqlite3.connect(diary.path, isolation_level=None)) as other:
        other.execute("begin immediate")
        yield
        other.execute("commit")


def test_two_taps_on_a_mark_are_one_set_at_any_pace(page: Page, planned: Diary, day: date) -> None:
    for number, gap in enumerate((20, 80, 150, 300), start=1):
        mark(page, "both", number).evaluate(TWO_TAPS, gap)
        pressed(mark(page, "both", number))
        assert sets(planned, day) == list(range(1, number + 1))
    taps_are_done(page)
    assert sets(planned, day) == [1, 2, 3, 4]


def test_fast_clicks_are_one_set(page: Page, planned: Diary, day: date) -> None:
    for number, clicks in enumerate((5, 10), start=1):
        mark(page, "both", number).click(click_count=clicks, delay=5)
        pressed(mark(page, "both", number))
    taps_are_done(page)
    assert sets(planned, day) == [1, 2]


@pytest.mark.parametrize("gap", [20, 120])
def test_two_taps_on_one_more_set_are_one_set(
    page: Page, planned: Diary, day: date, gap: int
) -> None:
    page.locator("button.row").click()
    page.get_by_role("button", name="Done as planned: 4 sets").click(click_count=2)
    for number in range(1, 5):
        pressed(mark(page, "both", number))
    page.get_by_role("button", name="One more set").evaluate(TWO_TAPS, gap)
    pressed(mark(page, "both", 5))
    taps_are_done(page)
    assert sets(planned, day) == [1, 2, 3, 4, 5]


def test_a_slow_save_is_acknowledged_late_and_kept_once(
    page: Page, planned: Diary, day: date
) -> None:
    first = mark(page, "both", 1)
    with another_writes(planned):
        first.click()
        expect(first).to_have_attribute("data-state", "pressed")
        first.click(click_count=3, delay=40)
        expect(first).to_have_attribute("data-state", "waiting")
        expect(first).to_have_attribute("aria-pressed", "false")
        expect(page.locator("progress")).to_have_attribute("value", "0")
        expect(page.locator(".toast")).to_contain_text("Waiting: Heel raise, set 1")
    pressed(first)
    taps_are_done(page)
    assert sets(planned, day) == [1]


def test_reloads_also_in_the_middle_of_a_save_and_back_repeat_nothing(
    page: Page, planned: Diary, day: date
) -> None:
    mark(page, "both", 1).click()
    pressed(mark(page, "both", 1))
    with another_writes(planned):
        mark(page, "both", 2).click()
        expect(mark(page, "both", 2)).to_have_attribute("data-state", ON_ITS_WAY)
        page.reload()
        expect(mark(page, "both", 2)).to_have_attribute("data-state", "waiting")
    pressed(mark(page, "both", 2))
    turn_to(page, "history")
    page.go_back()
    pressed(mark(page, "both", 1))
    pressed(mark(page, "both", 2))
    taps_are_done(page)
    assert sets(planned, day) == [1, 2]


def test_two_devices_keep_one_set_and_one_score(
    page: Page, browser: Browser, address: str, planned: Diary, day: date
) -> None:
    with browser.new_context(viewport=PHONE) as elsewhere:
        elsewhere.route("**/static/js/**", leave_out)
        elsewhere.add_init_script("delete Crypto.prototype.randomUUID")  # as over plain HTTP
        other = elsewhere.new_page()
        other.goto(f"{address}/?day={day}")
        for device in (page, other):
            expect(mark(device, "both", 2)).to_have_attribute("aria-pressed", "false")
        for device in (page, other):
            mark(device, "both", 2).click()
            pressed(mark(device, "both", 2))
        for device in (page, other):
            scale(device, "First steps").get_by_role("radio", name="7").click()
            saved_scores(device, 1)
    assert sets(planned, day) == [2]
    assert scores(planned, day) == [7]


def leave_out(route: Route) -> None:
    """Do not load Streamlit: Today takes taps before it is there."""
    route.abort()


def test_a_double_tap_on_a_score_neither_doubles_nor_clears_it(
    page: Page, planned: Diary, day: date
) -> None:
    mark(page, "both", 1).click()
    pressed(mark(page, "both", 1))
    for number, (question, gap) in enumerate(
        {"First steps": 20, "Worst pain during": 120, "Before": 300}.items()
    ):
        chosen = scale(page, question).get_by_role("radio", name=str(number), exact=True)
        chosen.evaluate(TWO_TAPS, gap)
        saved_scores(page, number + 1)
    mark(page, "both", 2).click()
    pressed(mark(page, "both", 2))
    expect(page.locator("form")).to_have_count(0)
    assert sorted(scores(planned, day)) == [0, 1, 2]


def test_taps_elsewhere_during_a_save_leave_nothing_half_done(
    page: Page, planned: Diary, day: date
) -> None:
    elsewhere = ("Add: Before", "Log another exercise", "Not done", "The day before")
    for number, name in enumerate(elsewhere, start=1):
        with another_writes(planned):
            mark(page, "both", number).click()
            expect(mark(page, "both", number)).to_have_attribute("data-state", ON_ITS_WAY)
            page.get_by_role("button", name=name).click()
        if name == "The day before":
            expect(page.get_by_label("Change day")).to_have_value(str(day - timedelta(days=1)))
            page.get_by_role("button", name="The day after").click()
        pressed(mark(page, "both", number))
    assert sets(planned, day) == [1, 2, 3, 4]
    with another_writes(planned):
        assert scores(planned, day) == []
