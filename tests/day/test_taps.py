"""A day as people do it, on a phone: one tap a set, the drawing, no mouse."""

import json
import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import Locator, Page, expect

from footlog.domain.logbook import DayRecord, PainScore
from footlog.store.database import SCHEMA
from footlog.store.diary import Diary
from tests.conftest import TODAY
from tests.helpers.browsers import LOOKS, faults, settled
from tests.helpers.today import mark, open_today, plan, pressed, said, scale, sets

SIX = (
    "soleus-stretch",
    "big-toe-mobility",
    "short-foot",
    "toe-spreading",
    "toe-curls",
    "ball-massage",
)
EIGHT = (*SIX, "heel-raise", "seated-calf-stretch")
HOSTILE = (
    "![](http://127.0.0.1:9/x.png) [a](javascript:alert(1)) <script>alert(1)</script> :smile: "
    "$x^2$ # big **b** `c` ~~d~~ \u202eright to left\u202c é 足 👣"
)
SCREEN = 844
DOUBLE_TAP_MS = 1000


def test_six_exercises_take_one_tap_a_set_and_one_a_score(
    page: Page, address: str, diary: Diary
) -> None:
    plan(diary, *SIX)
    open_today(page, address)
    taps = 0

    def score(name: str, said_as: str) -> None:
        nonlocal taps
        scale(page, name).get_by_text("2", exact=True).tap()
        taps += 1
        said(page, f"Saved: {said_as}, 2 out of 10.")
        page.wait_for_timeout(DOUBLE_TAP_MS)

    score("First steps this morning", "first steps this morning")
    score("Before exercises", "before exercises")
    marks = page.locator("button[data-token]")
    wanted = 2 * (5 * 2 + 1)
    expect(marks).to_have_count(wanted)
    for number in range(wanted):
        marks.nth(number).tap()
        taps += 1
        pressed(marks.nth(number))
    expect(page.get_by_role("heading", name="All sets done")).to_be_visible()
    score("Worst pain during exercises", "worst pain during exercises")
    score("After exercises", "after exercises")
    score("This evening", "this evening")
    assert [one.pain for one in diary.entries() if isinstance(one, PainScore)] == [2] * 5
    assert len(sets(diary)) == wanted
    assert taps == wanted + 5
    expect(page.locator("li.done")).to_have_count(len(SIX))
    assert height(page) <= 1.2 * SCREEN


def height(page: Page) -> int:
    found: int = page.get_by_test_id("stMain").evaluate("main => main.scrollHeight")
    return found


def test_a_day_of_eight_is_two_screens_and_its_first_mark_is_seen_at_once(
    page: Page, address: str, diary: Diary
) -> None:
    plan(diary, *EIGHT)
    open_today(page, address)
    settled(page)
    first = page.locator("button[data-token]").first.bounding_box()
    assert first is not None
    assert first["y"] <= 700
    assert height(page) <= 2 * SCREEN
    assert page.evaluate("document.querySelectorAll('#footlog-day *').length") <= 250
    small = page.evaluate(
        """[...document.querySelectorAll('.day :is(button, a, input, select, summary)')]
           .filter(one => one.offsetParent && getComputedStyle(one).opacity !== '0')
           .map(one => [one.getBoundingClientRect(), one.role === 'radio' ? 28 : 44, one.outerHTML])
           .filter(([box, wide]) => box.height < 44 || box.width < wide).map(one => one[2])"""
    )
    assert small == []


def test_the_page_stands_where_it_is_drawn_before_streamlit_is_there(
    page: Page, address: str, diary: Diary
) -> None:
    plan(diary, *SIX)
    page.add_init_script("""
        window.places = [];
        const look = () => {
          const shown = [...document.querySelectorAll('.day :is(h1, .main, [data-token])')];
          const places = shown.map(one => Object.values(one.getBoundingClientRect().toJSON()));
          if (shown.length) window.places.push(JSON.stringify(places));
          if (!document.querySelector('[data-testid=stMain] .day')) requestAnimationFrame(look);
          else window.adopted = true;
        };
        look();
    """)
    open_today(page, address)
    page.wait_for_function("window.adopted")
    places = page.evaluate("window.places")
    assert places[0] == places[-1]
    expect(page.locator(".day-host")).to_have_count(0)
    expect(page.locator(".day")).to_have_count(1)


def test_a_double_tap_is_one_tap_on_a_mark_and_on_what_comes_in_its_place(
    page: Page, address: str, diary: Diary
) -> None:
    plan(diary, "toe-spreading")
    open_today(page, address)
    mark(page, "both", 1).dblclick()
    pressed(mark(page, "both", 1))
    expect(page.get_by_role("button", name="Save set")).to_have_count(0)
    mark(page, "both", 2).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    pressed(mark(page, "both", 2))
    expect(page.get_by_role("button", name="Save set")).to_have_count(0)
    four = (
        scale(page, "First steps")
        .get_by_role("radio", name="4")
        .or_(page.get_by_role("button", name="Add: First steps"))
    )
    four.first.dblclick()
    assert len(sets(diary)) == 2
    assert sum(isinstance(one, PainScore) for one in diary.entries()) <= 1


def test_where_it_hurts_is_tapped_and_the_note_is_shown_as_typed(
    page: Page, address: str, diary: Diary
) -> None:
    open_today(page, address)
    scale(page, "First steps").get_by_text("6", exact=True).tap()
    said(page, "first steps this morning, 6 out of 10")
    page.wait_for_timeout(DOUBLE_TAP_MS)
    page.get_by_role("button", name="First steps 6").tap()
    page.get_by_label("left sole: ball under the 2nd toe").tap()
    page.get_by_label("right top: top of the foot").press(" ")
    page.get_by_role("textbox", name="Note").fill(HOSTILE)
    page.get_by_role("button", name="Save place and note").tap()
    line = page.locator("button.line").first
    expect(line).to_contain_text(HOSTILE)
    (score,) = diary.entries()
    assert isinstance(score, PainScore)
    assert (score.pain, score.note) == (6, HOSTILE)
    assert score.site == "left sole: ball under the 2nd toe; right top: top of the foot"
    expect(page.locator(".day img")).to_have_count(0)
    page.wait_for_timeout(DOUBLE_TAP_MS)
    line.tap()
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(2)
    page.get_by_role("button", name="Clear score").tap()
    expect(scale(page, "First steps").get_by_role("radio", checked=True)).to_have_count(0)
    said(page, "Removed")
    assert diary.entries() == []


def test_a_note_that_is_typed_is_there_after_another_panel_a_reload_and_a_refusal(
    page: Page, address: str, diary: Diary
) -> None:
    open_today(page, address)
    scale(page, "First steps").get_by_text("6", exact=True).tap()
    said(page, "first steps this morning, 6 out of 10")
    page.wait_for_timeout(DOUBLE_TAP_MS)
    line, note = page.locator("button.line").first, page.get_by_role("textbox", name="Note")
    line.tap()
    note.fill("typed \x00 text")
    page.get_by_role("button", name="Log another exercise").tap()
    expect(note).to_have_count(0)
    open_today(page, address)
    line.tap()
    assert json.dumps(note.input_value()) == json.dumps("typed \x00 text")
    page.get_by_role("button", name="Save place and note").tap()
    refusal = page.locator(".notice[data-state=refused]")
    expect(refusal).to_contain_text("First steps this morning, Wed 18 Mar: ")
    expect(refusal).to_contain_text("contains a character that cannot be saved: remove it.")
    page.wait_for_timeout(DOUBLE_TAP_MS)
    line.tap()
    assert json.dumps(note.input_value()) == json.dumps("typed \x00 text")
    note.fill("typed text")
    page.get_by_role("button", name="Save place and note").tap()
    expect(line).to_contain_text("typed text")
    refusal.get_by_role("button", name="Close").tap()
    expect(refusal).to_have_count(0)
    (score,) = diary.entries()
    assert score.note == "typed text"
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes('draft'))") == []


def test_a_bad_day_takes_two_taps_and_folds_the_marks_away(
    page: Page, address: str, diary: Diary
) -> None:
    plan(diary, "toe-spreading")
    open_today(page, address)
    page.get_by_role("button", name="Not today").tap()
    page.get_by_role("button", name="Flare").tap()
    said(page, "Saved: rest day, flare.")
    (record,) = diary.entries()
    assert isinstance(record, DayRecord)
    expect(mark(page, "both", 1)).to_have_count(0)
    page.get_by_role("button", name="Log sets anyway").tap()
    expect(mark(page, "both", 1)).to_be_visible()
    page.wait_for_timeout(DOUBLE_TAP_MS)
    page.locator(".card").get_by_role("button", name="Undo").tap()
    expect(page.get_by_role("button", name="Start")).to_be_visible()
    said(page, "Removed")
    assert diary.entries() == []


def test_a_set_and_a_score_can_be_logged_with_the_keyboard_alone(
    page: Page, address: str, diary: Diary
) -> None:
    plan(diary, "toe-spreading")
    open_today(page, address)
    settled(page)
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.token ?? ''").endswith("both|1|1"):
            break
    page.keyboard.press("Enter")
    said(page, "Saved: Toe spreading, both feet at once, set 1.")
    page.keyboard.press("Control+z")
    said(page, "Undone.")
    pressed(mark(page, "both", 1), done=False)
    assert sets(diary) == []
    page.wait_for_timeout(DOUBLE_TAP_MS)
    page.keyboard.press("Enter")
    pressed(mark(page, "both", 1))
    found = scale(page, "First steps")
    found.get_by_role("radio").first.focus()
    for key in ("ArrowLeft", "ArrowRight", "ArrowRight", "ArrowDown", "ArrowRight", "ArrowUp"):
        page.keyboard.press(key)
    expect(found.get_by_role("radio", name="2", exact=True)).to_be_focused()
    assert len(diary.entries()) == 1
    page.keyboard.press("Space")
    said(page, "first steps this morning, 2 out of 10")
    expect(page.get_by_role("button", name="First steps 2")).to_be_focused()
    assert len(diary.entries()) == 2


def test_an_open_row_says_how_logs_other_amounts_and_one_more_set(
    page: Page, address: str, diary: Diary
) -> None:
    plan(diary, "soleus-stretch", times_per_day=2)
    open_today(page, address)
    row = page.get_by_role("button", name="Soleus stretch", exact=False).first
    row.tap()
    expect(row).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_text("Stand facing a wall and rest both hands on it.")).to_be_visible()
    page.get_by_role("button", name="25 s").tap()
    pressed(mark(page, "left", 1))
    page.get_by_role("button", name="Done as planned: 3 sets").tap()
    pressed(mark(page, "right", 2))
    page.get_by_role("button", name="One more set, right").tap()
    pressed(page.locator("button[data-token$='right|2|3']"))
    found = sorted(
        (log.occasion, log.side, log.set_number, log.hold_seconds) for log in sets(diary)
    )
    planned = 45
    assert found == [
        (1, "left", 1, 25),
        (1, "left", 2, planned),
        (1, "right", 1, planned),
        (1, "right", 2, planned),
        (2, "right", 3, planned),
    ]


def test_a_done_mark_opens_its_set_to_be_changed_or_removed(
    page: Page, address: str, diary: Diary
) -> None:
    plan(diary, "soleus-stretch")
    open_today(page, address)
    first = mark(page, "left", 1)
    first.tap()
    pressed(first)
    page.wait_for_timeout(DOUBLE_TAP_MS)
    first.tap()
    page.get_by_label("Seconds held").fill("30")
    page.get_by_label("Worst pain during this set").fill("4")
    page.get_by_role("textbox", name="Note").fill("short")
    page.get_by_role("button", name="Save set").tap()
    expect(first).to_have_accessible_name("Soleus stretch, left, set 1: 30 s")
    (log,) = sets(diary)
    assert (log.hold_seconds, log.pain, log.note, log.load) == (30, 4, "short", None)
    page.wait_for_timeout(DOUBLE_TAP_MS)
    first.tap()
    page.get_by_role("button", name="It was the right foot").tap()
    pressed(mark(page, "right", 1))
    pressed(first, done=False)
    assert [log.side for log in sets(diary)] == ["right"]
    page.wait_for_timeout(DOUBLE_TAP_MS)
    mark(page, "right", 1).tap()
    page.get_by_role("button", name="Remove set").tap()
    pressed(mark(page, "right", 1), done=False)
    assert sets(diary) == []


def test_pain_above_the_limit_is_answered_with_the_pain_rule(
    page: Page, address: str, diary: Diary
) -> None:
    open_today(page, address)
    page.get_by_role("button", name="Add: During (worst)").tap()
    scale(page, "Worst pain").get_by_text("9", exact=True).tap()
    expect(page.get_by_text("This is above your limit of 5.")).to_be_visible()


@pytest.mark.parametrize("problem", ["the diary is away", "a newer footlog has it"])
def test_what_cannot_be_saved_now_waits_says_why_and_is_saved_later(
    page: Page, address: str, diary: Diary, problem: str
) -> None:
    plan(diary, "toe-spreading")
    open_today(page, address)
    with closing(sqlite3.connect(diary.path, isolation_level=None)) as other:
        aside = diary.path.with_suffix(".aside")
        if problem == "the diary is away":
            diary.path.rename(aside)
        else:
            other.execute("pragma user_version = 99")
        try:
            mark(page, "both", 1).tap()
            words = "There is no diary at" if aside.exists() else "was made by a newer footlog"
            expect(page.locator(".notice[data-state=waiting]")).to_contain_text(words)
            expect(page.locator(".notice")).to_contain_text("1 change waits here.")
            expect(mark(page, "both", 1)).to_have_attribute("data-state", "waiting")
            expect(page.get_by_role("button", pressed=True)).to_have_count(0)
        finally:
            if aside.exists():
                aside.rename(diary.path)
            other.execute(f"pragma user_version = {SCHEMA}")
    pressed(mark(page, "both", 1))
    expect(page.locator(".notice")).to_have_count(0)
    assert [log.set_number for log in sets(diary)] == [1]


def heading(page: Page) -> Locator:
    """Return the page's title."""
    return page.get_by_role("heading", level=1)


def test_another_day_is_picked_at_once_or_typed_and_confirmed_and_back_is_the_day_before(
    page: Page, address: str, diary: Diary
) -> None:
    plan(diary, "toe-spreading")
    open_today(page, address)
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
    field.press_sequentially("03202026")
    field.blur()
    expect(field).to_have_value("2026-03-15")
    page.go_back()
    expect(heading(page)).to_have_text("Mon 16 Mar")
    page.get_by_role("button", name="Today", exact=True).tap()
    expect(heading(page)).to_have_text("Today")
    expect(page).to_have_url(f"{address}/")
    page.get_by_role("button", name="The day before").tap()
    expect(heading(page)).to_have_text("Yesterday")
    mark(page, "both", 1).tap()
    said(page, "Saved: Toe spreading, both feet at once, set 1.")
    assert [str(log.on) for log in sets(diary)] == ["2026-03-17"]
    page.reload()
    expect(heading(page)).to_have_text("Yesterday")
    pressed(mark(page, "both", 1))


@pytest.mark.parametrize("day", ["2026-03-20", "0001-01-01", "yesterday", TODAY.isoformat()])
def test_an_address_with_a_day_that_is_none_or_today_shows_today(
    page: Page, address: str, diary: Diary, day: str
) -> None:
    open_today(page, address, f"?day={day}")
    expect(heading(page)).to_have_text("Today")
    expect(page).to_have_url(f"{address}/")


def test_nobody_is_left_out_of_an_open_row_and_an_open_score(
    page: Page, address: str, diary: Diary
) -> None:
    plan(diary, *SIX[:3])
    open_today(page, address)
    settled(page)
    mark(page, "left", 1, "soleus-stretch").tap()
    pressed(mark(page, "left", 1, "soleus-stretch"))
    scale(page, "First steps").get_by_text("6", exact=True).tap()
    page.wait_for_timeout(DOUBLE_TAP_MS)
    mark(page, "left", 1, "soleus-stretch").tap()
    page.get_by_role("button", name="Save set").wait_for()
    for look, widths in LOOKS.items():
        for width in (*widths, 320):
            assert faults(page, look, width) == []
    page.get_by_role("button", name="First steps 6").tap()
    page.get_by_role("checkbox").first.wait_for()
    for look, widths in LOOKS.items():
        for width in widths:
            assert faults(page, look, width) == []
