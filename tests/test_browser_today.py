"""A session as people do it, on a phone: one tap a set, the timer, the drawing, no mouse."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, WebSocketRoute, expect

from footlog.domain.catalogue import load_catalogue
from footlog.domain.dose import Dose
from footlog.domain.exercises import Side
from footlog.domain.logbook import PainScore, SetLog
from footlog.domain.plan import PlanItem
from footlog.paths import catalogue_path
from footlog.store.database import SCHEMA
from footlog.store.diary import Diary
from tests.conftest import TODAY
from tests.helpers.browsers import go, saved, settled
from tests.helpers.builders import RECORDED_AT, import_batch, new_id
from tests.helpers.servers import running

SIX = (
    "soleus-stretch",
    "big-toe-mobility",
    "short-foot",
    "toe-spreading",
    "toe-curls",
    "ball-massage",
)
QUESTIONS = {
    "First steps this morning": "first steps this morning",
    "Before exercises": "before exercises",
    "Worst pain during exercises": "worst pain during exercises",
    "After exercises": "after exercises",
    "This evening": "this evening",
}
HOSTILE = (
    "![](http://127.0.0.1:9/x.png) [a](javascript:alert(1)) <script>alert(1)</script> :smile: "
    "$x^2$ # big **b** `c` ~~d~~ \u202eright to left\u202c é 足 👣"
)


def plan_of(exercises: tuple[str, ...]) -> list[PlanItem]:
    """Return a plan of these exercises with two sets each, every day from yesterday."""
    known = load_catalogue(catalogue_path()).exercises
    return [
        PlanItem(
            id=new_id(),
            exercise_id=key,
            side=known[key].side,
            dose=replace(known[key].dose, sets=2),
            schedule=known[key].schedule,
            starts_on=TODAY - timedelta(days=1),
            recorded_at=RECORDED_AT,
        )
        for key in exercises
    ]


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Return a phone's window, which reads the app's files once for all tests."""
    opened = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    opened.set_default_timeout(15_000)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """Return a fresh page in the phone's window."""
    yield context.new_page()
    for page in context.pages:
        page.close()


@pytest.fixture(scope="module")
def served_diary(tmp_path_factory: pytest.TempPathFactory) -> Diary:
    """Return the diary that is served to all tests."""
    return Diary(tmp_path_factory.mktemp("today") / "footlog.db", create=True)


@pytest.fixture(scope="module")
def address(served_diary: Diary) -> Iterator[str]:
    """Return the address of footlog on the diary."""
    arguments = ("serve", "--db", str(served_diary.path), "--today", TODAY.isoformat())
    with running(served_diary.path.parent, *arguments) as served:
        yield served


@pytest.fixture
def diary(served_diary: Diary, diary_file: Path) -> Diary:
    """Return the diary that is served, empty as a new one."""
    new = Diary(diary_file, create=True)
    with (
        closing(sqlite3.connect(new.path)) as empty,
        closing(sqlite3.connect(served_diary.path)) as to,
    ):
        empty.backup(to)
    assert served_diary.entries() == []
    assert served_diary.plan_items() == ()
    return served_diary


def sets(diary: Diary) -> list[SetLog]:
    return [entry for entry in diary.entries() if isinstance(entry, SetLog)]


def test_six_exercises_take_one_tap_a_set_and_one_a_score(
    page: Page, address: str, diary: Diary
) -> None:
    diary.import_rows(import_batch(items=plan_of(SIX)), TODAY)
    go(page, address, "")
    taps = 0
    marks = page.locator(".set-marks button")
    wanted = 2 * (5 * 2 + 1)
    expect(marks).to_have_count(wanted)
    for number in range(wanted):
        marks.nth(number).tap()
        taps += 1
        expect(marks.nth(number)).to_have_attribute("aria-pressed", "true")
    settled(page)
    for question, word in QUESTIONS.items():
        page.get_by_role("radiogroup", name=question).get_by_text("2", exact=True).tap()
        taps += 1
        saved(page, f"Saved: {word}, 2 out of 10.")
    scores = [entry for entry in diary.entries() if isinstance(entry, PainScore)]
    assert len(sets(diary)) == wanted
    assert len(scores) == 5
    assert taps == wanted + 5


_EIGHT_TIMES_AS_FAST = """
const now = performance.now.bind(performance);
performance.now = () => 8 * now();
"""
_TITLES = """(title) => {
  window.titles = [title.textContent];
  const note = () => window.titles.at(-1) !== title.textContent
    && window.titles.push(title.textContent);
  new MutationObserver(note).observe(title, { childList: true });
}"""
"""Notes every part that the timer comes to."""


def test_the_timer_plays_a_full_cycle_in_silence_and_ticks_each_set(
    page: Page, address: str, diary: Diary
) -> None:
    (item,) = plan_of(("soleus-stretch",))
    short = replace(item, dose=Dose(sets=2, hold_seconds=4, rest_seconds=2))
    diary.import_rows(import_batch(items=[short]), TODAY)
    frames: list[float] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda _: frames.append(1)))
    page.add_init_script(_EIGHT_TIMES_AS_FAST)
    go(page, address, "")
    page.locator(".title").evaluate(_TITLES)
    frames.clear()
    page.get_by_role("button", name="Start the timer").tap()
    page.get_by_role("button", name="Pause").tap()
    left = page.get_by_role("timer").inner_text()
    assert page.get_by_role("timer").evaluate("e => parseFloat(getComputedStyle(e).fontSize)") > 90
    page.wait_for_timeout(400)
    assert page.get_by_role("timer").inner_text() == left
    assert frames == []
    page.get_by_role("button", name="Go on").tap()
    for title in ("Left 1", "Left 2", "Right 1", "Right 2"):
        expect(mark(page, title)).to_have_attribute("aria-pressed", "true")
    saved(page, "right, set 2")
    expect(page.get_by_role("timer")).to_be_hidden()
    found = sorted((log.side, log.set_number or 0) for log in sets(diary))
    assert found == [(Side.LEFT, 1), (Side.LEFT, 2), (Side.RIGHT, 1), (Side.RIGHT, 2)]
    assert len(frames) == len(found)
    assert page.evaluate("window.titles") == [
        "",
        "Get ready, left",
        "Hold, left",
        "Rest",
        "Hold, left",
        "Switch to right",
        "Hold, right",
        "Rest",
        "Hold, right",
    ]


def test_where_it_hurts_is_tapped_and_the_note_is_shown_as_typed(
    page: Page, address: str, diary: Diary
) -> None:
    go(page, address, "")
    page.get_by_role("radiogroup", name="First steps").get_by_text("6", exact=True).tap()
    saved(page, "first steps this morning, 6 out of 10")
    page.get_by_role("button", name="Add place or note").tap()
    page.get_by_label("left sole: ball under the 2nd toe").tap()
    page.get_by_label("right top: top of the foot").press(" ")
    page.get_by_role("textbox", name="Note").fill(HOSTILE)
    page.get_by_role("button", name="Save place and note").tap()
    saved(page, "Saved: place and note.")
    (score,) = diary.entries()
    assert isinstance(score, PainScore)
    assert score.site == "left sole: ball under the 2nd toe; right top: top of the foot"
    assert score.note == HOSTILE
    go(page, address, "history")
    main = page.locator("[data-testid=stMain]")
    expect(main).to_contain_text("right to left")
    assert HOSTILE in main.inner_text()
    expect(main.locator("img")).to_have_count(0)


def test_text_that_cannot_be_kept_is_still_there_when_it_is_refused(
    page: Page, address: str, diary: Diary
) -> None:
    go(page, address, "")
    page.get_by_role("radiogroup", name="First steps").get_by_text("6", exact=True).tap()
    saved(page, "first steps this morning, 6 out of 10")
    page.get_by_role("button", name="Add place or note").tap()
    note = page.get_by_role("textbox", name="Note")
    note.fill("typed \x00 text")
    page.get_by_role("button", name="Save place and note").tap()
    saved(page, "Note contains a character that cannot be saved: remove it.")
    assert json.dumps(note.input_value()) == json.dumps("typed \x00 text")
    (score,) = diary.entries()
    assert score.note is None


def test_a_bad_day_takes_two_taps(page: Page, address: str, diary: Diary) -> None:
    go(page, address, "")
    page.get_by_text("Not exercising today?").tap()
    page.get_by_role("button", name="Flare").tap()
    saved(page, "Saved: rest day, flare.")
    assert len(diary.entries()) == 1


def test_a_set_and_a_score_can_be_logged_with_the_keyboard_alone(
    page: Page, address: str, diary: Diary
) -> None:
    diary.import_rows(import_batch(items=plan_of(("toe-spreading",))), TODAY)
    go(page, address, "")
    expect(page.get_by_role("button", name="Both 1")).to_be_visible()
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText").endswith("Both 1"):
            break
    page.keyboard.press("Enter")
    saved(page, "set 1")
    scale = page.get_by_role("radiogroup", name="After exercises")
    scale.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    saved(page, "after exercises, 0 out of 10")
    assert len(diary.entries()) == 2


def test_targets_are_large_enough_for_a_thumb(page: Page, address: str, diary: Diary) -> None:
    diary.import_rows(import_batch(items=plan_of(SIX[:2])), TODAY)
    go(page, address, "")
    expect(page.locator(".set-marks button").last).to_be_visible()
    expect(page.get_by_role("radio").last).to_be_attached()
    small = page.evaluate(
        """[...document.querySelectorAll('[data-testid=stMain] button, [role=radio]')]
           .map(e => e.closest('label') ?? e)
           .filter(e => e.offsetParent && e.getBoundingClientRect().height < 44)
           .map(e => e.outerHTML.slice(0, 160))"""
    )
    assert small == []


def test_a_tap_on_a_diary_that_has_vanished_is_told_and_shows_nothing_as_done(
    page: Page, address: str, diary: Diary
) -> None:
    diary.import_rows(import_batch(items=plan_of(("toe-spreading",))), TODAY)
    go(page, address, "")
    aside = diary.path.rename(diary.path.with_suffix(".aside"))
    try:
        page.get_by_role("button", name="Both 1").tap()
        expect(page.get_by_text("There is no diary at").first).to_be_visible()
        expect(page.get_by_role("button", pressed=True)).to_have_count(0)
    finally:
        aside.rename(diary.path)
    go(page, address, "")
    page.get_by_role("button", name="Both 1").tap()
    saved(page, "Saved: Toe spreading, both feet at once, set 1.")
    assert len(sets(diary)) == 1


def test_a_tap_draws_its_card_anew_and_not_the_page(page: Page, address: str, diary: Diary) -> None:
    diary.import_rows(import_batch(items=plan_of(SIX)), TODAY)
    received: list[object] = []

    def remember(frame: object) -> None:
        received.append(frame)

    page.on("websocket", lambda socket: socket.on("framereceived", remember))
    go(page, address, "")
    whole = len(received)
    received.clear()
    page.get_by_role("button", name="Left 1").first.tap()
    saved(page, "set 1")
    expect(page.get_by_text("1 of 22 sets done")).to_be_visible()
    assert 0 < len(received) < whole / 2


def mark(page: Page, title: str) -> Locator:
    """Return the mark with this title."""
    return page.locator(".set-marks").get_by_role("button", name=title, exact=True)


class Line:
    """The page's line to Streamlit, which can be held."""

    def __init__(self, page: Page) -> None:
        self._holds = False
        self._waiting: list[tuple[WebSocketRoute, str | bytes]] = []
        page.route_web_socket("**/_stcore/stream", self._connect)

    def hold(self) -> None:
        """Let nothing more through from the page."""
        self._holds = True

    def release(self) -> None:
        """Let through what the page has sent meanwhile, and what it sends from now on."""
        self._holds = False
        for server, message in self._waiting:
            server.send(message)

    def _connect(self, route: WebSocketRoute) -> None:
        server = route.connect_to_server()

        def sent(message: str | bytes) -> None:
            if self._holds:
                self._waiting.append((server, message))
            else:
                server.send(message)

        route.on_message(sent)


def test_a_tick_is_shown_as_soon_as_it_is_kept_and_the_page_follows(
    page: Page, address: str, diary: Diary
) -> None:
    diary.import_rows(import_batch(items=plan_of(("toe-spreading",))), TODAY)
    line = Line(page)
    go(page, address, "")
    line.hold()
    mark(page, "Both 1").tap()
    expect(mark(page, "Both 1")).to_have_attribute("aria-pressed", "true")
    assert [log.set_number for log in sets(diary)] == [1]
    expect(page.get_by_text("0 of 2 sets done")).to_be_visible()
    line.release()
    saved(page, "Saved: Toe spreading, both feet at once, set 1.")
    expect(page.get_by_text("1 of 2 sets done")).to_be_visible()
    assert len(sets(diary)) == 1


def test_a_tick_that_finds_no_way_past_the_page_goes_through_it(
    page: Page, address: str, diary: Diary
) -> None:
    diary.import_rows(import_batch(items=plan_of(("toe-spreading",))), TODAY)
    page.route("**/tick", lambda route: route.abort())
    go(page, address, "")
    mark(page, "Both 2").tap()
    saved(page, "Saved: Toe spreading, both feet at once, set 2.")
    expect(mark(page, "Both 2")).to_have_attribute("aria-pressed", "true")
    assert [log.set_number for log in sets(diary)] == [2]


def test_a_tick_taken_back_is_open_again_and_a_done_one_opens_for_correction(
    page: Page, address: str, diary: Diary
) -> None:
    diary.import_rows(import_batch(items=plan_of(("toe-spreading",))), TODAY)
    go(page, address, "")
    mark(page, "Both 1").tap()
    saved(page, "set 1")
    page.get_by_role("button", name="Undo").tap()
    saved(page, "Undone.")
    expect(mark(page, "Both 1")).to_have_attribute("aria-pressed", "false")
    assert sets(diary) == []
    page.wait_for_timeout(1000)
    mark(page, "Both 1").tap()
    saved(page, "set 1")
    page.wait_for_timeout(1000)
    mark(page, "Both 1").tap()
    expect(page.get_by_role("button", name="Save set")).to_be_visible()
    assert len(sets(diary)) == 1


def test_a_number_is_busy_until_it_is_saved_and_chosen_then(
    page: Page, address: str, diary: Diary
) -> None:
    line = Line(page)
    go(page, address, "")
    scale = page.get_by_role("radiogroup", name="This evening")
    seven = scale.get_by_role("radio", name="7", exact=True)
    line.hold()
    scale.get_by_text("2", exact=True).tap()
    seven.tap()
    expect(scale.locator("[aria-busy]")).to_have_text("7")
    expect(scale.get_by_role("radio", checked=True)).to_have_count(0)
    assert diary.entries() == []
    line.release()
    expect(seven).to_be_checked()
    expect(scale.locator("[aria-busy]")).to_have_count(0)
    saved(page, "this evening, 7 out of 10")
    assert [entry.pain for entry in diary.entries() if isinstance(entry, PainScore)] == [7]


def test_a_number_that_is_refused_is_not_shown_as_chosen(
    page: Page, address: str, diary: Diary
) -> None:
    go(page, address, "")
    with closing(sqlite3.connect(diary.path, isolation_level=None)) as other:
        other.execute("pragma user_version = 99")
        scale = page.get_by_role("radiogroup", name="This evening")
        scale.get_by_text("7", exact=True).tap()
        saved(page, "was made by a newer footlog")
        expect(scale.locator("[aria-busy]")).to_have_count(0)
        expect(scale.get_by_role("radio", checked=True)).to_have_count(0)
        other.execute(f"pragma user_version = {SCHEMA}")
    assert diary.entries() == []


def test_arrows_go_along_the_scale_and_only_space_chooses(
    page: Page, address: str, diary: Diary
) -> None:
    go(page, address, "")
    scale = page.get_by_role("radiogroup", name="This evening")
    scale.get_by_role("radio").first.focus()
    for key in ("ArrowLeft", "ArrowRight", "ArrowRight", "ArrowDown", "ArrowRight", "ArrowUp"):
        page.keyboard.press(key)
    expect(scale.get_by_role("radio", name="2", exact=True)).to_be_focused()
    assert diary.entries() == []
    page.keyboard.press("Space")
    saved(page, "this evening, 2 out of 10")
    expect(scale.get_by_role("radio", name="2", exact=True)).to_be_focused()


def heading(page: Page) -> Locator:
    """Return the page's title."""
    return page.get_by_role("heading", level=1)


def test_another_day_is_picked_at_once_or_typed_and_confirmed(
    page: Page, address: str, diary: Diary
) -> None:
    go(page, address, "")
    field = page.get_by_label("Change day")
    expect(field).to_have_value("2026-03-18")
    field.fill("2026-03-16")
    expect(heading(page)).to_have_text("Mon 16 Mar")
    expect(page).to_have_url(f"{address}/?day=2026-03-16")
    field.press_sequentially("03152026")
    expect(heading(page)).to_have_text("Mon 16 Mar")
    field.press("Enter")
    expect(heading(page)).to_have_text("Sun 15 Mar")
    field.blur()
    field.press_sequentially("03182026")
    page.get_by_role("radio").first.focus()
    expect(heading(page)).to_have_text("Today")
    expect(page).to_have_url(f"{address}/")


def test_a_day_too_far_ahead_gives_way_to_the_one_that_is_shown(
    page: Page, address: str, diary: Diary
) -> None:
    go(page, address, "?day=2026-03-16")
    field = page.get_by_label("Change day")
    field.press_sequentially("03202026")
    field.press("Enter")
    expect(field).to_have_value("2026-03-16")
    expect(heading(page)).to_have_text("Mon 16 Mar")


@pytest.mark.parametrize("day", ["2026-03-20", "0001-01-01", "yesterday"])
def test_an_address_with_a_day_that_is_none_shows_today(
    page: Page, address: str, diary: Diary, day: str
) -> None:
    go(page, address, f"?day={day}")
    expect(heading(page)).to_have_text("Today")
