"""No tap is lost while footlog is away, and none is shown as saved before it is."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Error, Page, Route, expect

from footlog.store.diary import Diary
from tests.conftest import TODAY
from tests.helpers.browsers import find_browser
from tests.helpers.servers import free_port, started
from tests.helpers.today import mark, open_today, plan, pressed, said, scale, sets

POST = "**/day"
BANNER = ".notice[data-state=waiting]"


def abort(route: Route) -> None:
    """Let nothing through."""
    route.abort()


def hold(page: Page) -> Callable[[], None]:
    """Hold what the page sends, and return what lets it through."""
    held: list[Route] = []

    def keep(route: Route) -> None:
        held.append(route)

    page.route(POST, keep)

    def release() -> None:
        for route in held:
            route.continue_()
        page.unroute(POST, keep)

    return release


def waiting(page: Page, side: str, number: int) -> None:
    found = mark(page, side, number)
    expect(found).to_have_attribute("data-state", "waiting")
    expect(found).to_have_attribute("aria-pressed", "false")
    expect(found).to_have_accessible_name(re.compile("waiting"))


def test_a_tap_is_pressed_at_once_and_done_only_when_it_is_saved(
    page: Page, address: str, diary: Diary
) -> None:
    plan(diary, "toe-spreading")
    open_today(page, address)
    release = hold(page)
    state = mark(page, "both", 1).evaluate(
        "one => { one.click(); return [one.dataset.state, one.ariaPressed]; }"
    )
    assert state == ["pressed", "false"]
    waiting(page, "both", 1)
    expect(page.locator("progress")).to_have_attribute("value", "0")
    assert sets(diary) == []
    release()
    pressed(mark(page, "both", 1))
    expect(page.locator("progress")).to_have_attribute("value", "1")
    assert len(sets(diary)) == 1


def test_what_waits_survives_a_reload_and_a_restart_of_the_browser_and_is_saved_once(
    browser: Browser, address: str, diary: Diary, tmp_path: Path
) -> None:
    plan(diary, "toe-spreading")
    profile = str(tmp_path / "profile")
    launch = browser.browser_type.launch_persistent_context
    with launch(profile, executable_path=find_browser(), args=["--no-sandbox"]) as context:
        page = context.new_page()
        context.route(POST, abort)
        open_today(page, address)
        mark(page, "both", 2).click()
        scale(page, "First steps").get_by_role("radio", name="3").click()
        expect(page.locator(BANNER)).to_contain_text("footlog is away. 2 changes wait here")
        page.reload()
        waiting(page, "both", 2)
        expect(page.get_by_role("button", name="First steps 3")).to_contain_text("waiting")
    assert diary.entries() == []
    with launch(profile, executable_path=find_browser(), args=["--no-sandbox"]) as context:
        page = context.new_page()
        open_today(page, address)
        pressed(mark(page, "both", 2))
        expect(page.locator(BANNER)).to_have_count(0)
        expect(page.get_by_role("button", name="First steps 3")).to_be_visible()
        page.reload()
        pressed(mark(page, "both", 2))
    assert [log.set_number for log in sets(diary)] == [2]
    assert len(diary.entries()) == 2


def test_a_tap_in_the_moment_before_a_reload_is_saved(
    page: Page, address: str, diary: Diary
) -> None:
    plan(diary, "toe-spreading")
    page.context.route(POST, abort)
    open_today(page, address)
    with page.expect_navigation():
        mark(page, "both", 1).evaluate("one => { one.click(); location.reload(); }")
    page.context.unroute(POST, abort)
    pressed(mark(page, "both", 1))
    assert [log.set_number for log in sets(diary)] == [1]


def test_what_is_refused_is_told_with_what_it_was_until_it_is_closed(
    page: Page, address: str, diary: Diary
) -> None:
    plan(diary, "toe-spreading")
    open_today(page, address)
    (item,) = diary.plan_items()
    diary.stop_item(item.id, TODAY, TODAY)
    mark(page, "both", 1).tap()
    refusal = page.locator(".notice[data-state=refused]")
    expect(refusal).to_contain_text("Toe spreading, set 1, Wed 18 Mar: ")
    expect(refusal).to_contain_text("is not in your plan on this day")
    expect(page.get_by_role("button", pressed=True)).to_have_count(0)
    open_today(page, address)
    refusal.get_by_role("button", name="Close").tap()
    expect(refusal).to_have_count(0)
    open_today(page, address)
    expect(page.get_by_role("button", name="Log another exercise")).to_be_visible()
    expect(refusal).to_have_count(0)
    assert sets(diary) == []


def test_two_windows_save_what_both_have_once_and_show_each_others_taps(
    context: BrowserContext, address: str, diary: Diary
) -> None:
    plan(diary, "toe-spreading", "ball-massage")
    one, other = context.new_page(), context.new_page()
    open_today(one, address)
    open_today(other, address)
    mark(one, "both", 1).tap()
    pressed(mark(one, "both", 1))
    pressed(mark(other, "both", 1))
    context.route(POST, abort)
    mark(one, "both", 2).tap()
    waiting(one, "both", 2)
    mark(other, "left", 1).tap()
    waiting(other, "left", 1)
    waiting(other, "both", 2)
    context.unroute(POST)
    for page in (one, other):
        pressed(mark(page, "both", 2))
        pressed(mark(page, "left", 1))
        page.close()
    assert len(sets(diary)) == 3


def test_a_tap_that_may_have_arrived_is_undone_by_a_change_of_its_own(
    page: Page, address: str, diary: Diary
) -> None:
    plan(diary, "toe-spreading")
    open_today(page, address)

    def lose_the_answer(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route(POST, lose_the_answer, times=1)
    mark(page, "both", 1).tap()
    waiting(page, "both", 1)
    assert len(sets(diary)) == 1
    page.route(POST, abort)
    page.get_by_role("button", name="Undo").tap()
    expect(page.locator(BANNER)).to_contain_text("2 changes wait here")
    page.unroute(POST, abort)
    said(page, "Undone.")
    pressed(mark(page, "both", 1), done=False)
    assert sets(diary) == []


def test_a_new_day_begins_before_a_tap_is_taken(browser: Browser, diary_file: Path) -> None:
    diary = Diary(diary_file, create=True)
    plan(diary, "toe-spreading")
    arguments = ("serve", "--db", str(diary_file), "--today")
    port = free_port()
    with browser.new_context() as context:
        page = context.new_page()
        page.clock.install(time=f"{TODAY}T12:00:00")
        page.route("**/day?*", _day_goes_on)
        with started(diary_file.parent, *arguments, f"{TODAY}", port=port) as (address, _):
            open_today(page, address)
            page.clock.run_for(1000)
        page.clock.set_fixed_time(f"{TODAY + timedelta(days=1)}T12:00:00")
        mark(page, "both", 1).click()
        said(page, "A new day has begun. Its list comes when footlog is back.")
        with started(diary_file.parent, *arguments, f"{TODAY + timedelta(days=1)}", port=port) as (
            address,
            _,
        ):
            mark(page, "both", 2).click()
            said(page, "A new day has begun. Tap again.")
            expect(page.get_by_label("Change day")).to_have_value(f"{TODAY + timedelta(days=1)}")
            assert sets(diary) == []
            page.clock.run_for(2000)
            mark(page, "both", 1).click()
            pressed(mark(page, "both", 1))
    assert [log.on for log in sets(diary)] == [TODAY + timedelta(days=1)]


def _day_goes_on(route: Route) -> None:
    """Answer as footlog does, which goes on to the next day by itself without --today."""
    try:
        reply = route.fetch(max_retries=3)  # the connection may be one of the server before
    except Error:
        route.abort()
    else:
        route.fulfill(response=reply, json=reply.json() | {"fixed": False})
