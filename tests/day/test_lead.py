"""The session that leads through the day, in Chromium, with the clock sped up."""

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from footlog.analysis.agenda import marks
from footlog.day.rows import DayFacts, row_of
from footlog.domain.catalogue import load_catalogue
from footlog.domain.dose import Dose
from footlog.domain.exercises import Side
from footlog.domain.logbook import DayRecord, DayState, Moment, PainScore, SetLog
from footlog.domain.plan import PlanItem
from footlog.domain.schedule import DAILY
from footlog.paths import catalogue_path
from footlog.store.diary import Diary
from tests.conftest import ROOT, TODAY
from tests.helpers.browsers import accessibility_faults
from tests.helpers.builders import RECORDED_AT, import_batch, new_id
from tests.helpers.servers import running

ARTICLE = "Metatarsalgia Exercises"
MODULES = ("dom", "controls", "pain", "parts", "sound", "lead_parts", "lead")
SMALLEST_TARGET = 44
HEARD = """() => {
  window.heard = [];
  const make = AudioContext.prototype.createOscillator;
  AudioContext.prototype.createOscillator = function () {
    const tone = make.call(this);
    tone.start = () => heard.push(tone.frequency.value);
    tone.stop = () => {};
    return tone;
  };
  navigator.wakeLock.request = () => Promise.reject(new Error("denied"));
}"""
"""Note the pitch of each tone, and be a browser that does not keep the screen on."""
AT_MOST_STEPS = 200
STRIDE_SECONDS = 20
RUNNING = {"ready", "hold", "count", "rest", "switch", "relax"}
"""What ends by itself; everything else waits for a tap."""


def planned(exercise_id: str, side: Side, dose: Dose) -> PlanItem:
    return PlanItem(
        id=new_id(),
        exercise_id=exercise_id,
        side=side,
        dose=dose,
        schedule=DAILY,
        starts_on=TODAY - timedelta(days=1),
        recorded_at=RECORDED_AT,
    )


def routine() -> list[PlanItem]:
    """Return the seven exercises of an article with its doses, every day."""
    known = load_catalogue(catalogue_path())
    (article,) = (one for one in known.articles.values() if one.title == ARTICLE)
    found = [known.exercises[key] for key in article.exercises]
    return [planned(one.id, one.side, one.dose) for one in found]


def two_holds() -> list[PlanItem]:
    return [
        planned("soleus-stretch", Side.EACH, Dose(sets=2, hold_seconds=45)),
        planned("big-toe-mobility", Side.BOTH, Dose(sets=1, hold_seconds=10)),
    ]


# What is played


@pytest.fixture(scope="module")
def played(browser: Browser) -> Iterator[Page]:
    """Return a page with the modules of the session, without a day."""
    folder = ROOT / "footlog" / "day" / "web"
    texts = [(folder / f"{name}.js").read_text(encoding="utf-8") for name in MODULES]
    text = re.sub(r"^(import .*\n|export )", "", "\n".join(texts), flags=re.MULTILINE)
    page = browser.new_page()
    page.add_script_tag(content=f"{text}\nwindow.phasesOf = phasesOf;", type="module")
    page.wait_for_function("'phasesOf' in window")
    yield page
    page.close()


def phases(page: Page, dose: Dose, side: Side, *, counting: bool = False) -> list[list[object]]:
    item = planned("heel-raise", side, dose)
    row = row_of(DayFacts(TODAY, (item,), {}, ()), item, lambda _: None)
    found = page.evaluate(
        "([row, counting]) => phasesOf(row, row.marks, counting)",
        [json.loads(json.dumps(row)), counting],
    )
    ended = [phase["done"] for phase in found if phase["done"]]
    assert ended == [mark.token(TODAY) for mark in marks(item, [])]
    return [[phase["kind"], phase["seconds"], phase["done"] is not None] for phase in found]


def test_holds_on_each_side_with_rest_and_switch(played: Page) -> None:
    assert phases(played, Dose(sets=2, hold_seconds=45, rest_seconds=20), Side.EACH) == [
        ["ready", 5, False],
        ["hold", 45, True],
        ["rest", 20, False],
        ["hold", 45, True],
        ["switch", 8, False],
        ["hold", 45, True],
        ["rest", 20, False],
        ["hold", 45, True],
    ]


def test_held_repetitions_end_their_set_with_the_last_hold(played: Page) -> None:
    assert phases(played, Dose(sets=1, reps=3, hold_seconds=5), Side.BOTH) == [
        ["ready", 5, False],
        ["hold", 5, False],
        ["relax", 3, False],
        ["hold", 5, False],
        ["relax", 3, False],
        ["hold", 5, True],
    ]


def test_minutes_are_counted_in_seconds(played: Page) -> None:
    assert phases(played, Dose(sets=1, minutes=Decimal("2.5")), Side.LEFT)[1] == ["hold", 150, True]


@pytest.mark.parametrize("dose", [Dose(sets=2, reps=12), Dose(sets=2, steps=20)])
def test_a_set_without_a_length_waits_for_a_tap(played: Page, dose: Dose) -> None:
    assert phases(played, dose, Side.BOTH) == [
        ["set", None, True],
        ["rest", 15, False],
        ["set", None, True],
    ]


@pytest.mark.parametrize(
    ("tempo", "seconds"), [(None, 48), ("3-1-3", 84), ("2-0-2", 48), ("slowly", 48), ("0", 48)]
)
def test_repetitions_are_counted_at_the_tempo(
    played: Page, tempo: str | None, seconds: int
) -> None:
    dose = Dose(sets=1, reps=12, tempo=tempo)
    assert phases(played, dose, Side.LEFT, counting=True) == [
        ["ready", 5, False],
        ["count", seconds, True],
    ]


def test_steps_cannot_be_counted(played: Page) -> None:
    assert phases(played, Dose(sets=1, steps=20), Side.BOTH, counting=True) == [["set", None, True]]


def test_nothing_is_played_when_every_set_is_done(played: Page) -> None:
    assert played.evaluate("phasesOf({ marks: [{ set: {} }] })") == []


# The session


@pytest.fixture(scope="module")
def served_diary(tmp_path_factory: pytest.TempPathFactory) -> Diary:
    """Return the diary that is served to all tests."""
    return Diary(tmp_path_factory.mktemp("lead") / "footlog.db", create=True)


@pytest.fixture(scope="module")
def address(served_diary: Diary) -> Iterator[str]:
    """Return the address of footlog on the diary."""
    arguments = ("serve", "--db", str(served_diary.path), "--today", TODAY.isoformat())
    with running(served_diary.path.parent, *arguments) as served:
        yield served


@pytest.fixture
def diary(served_diary: Diary, diary_file: Path) -> Diary:
    """Return the diary that is served, empty as a new one."""
    with (
        closing(sqlite3.connect(Diary(diary_file, create=True).path)) as empty,
        closing(sqlite3.connect(served_diary.path)) as to,
    ):
        empty.backup(to)
    return served_diary


class Session:
    """A session on a device of its own, with a clock that the test turns and taps that count."""

    def __init__(self, context: BrowserContext, address: str, *, whole: bool = False) -> None:
        """Open Today; without the `whole` page, as it is before Streamlit is there."""
        self.page = context.new_page()
        if not whole:
            self.page.route("**/static/js/**", lambda route: route.abort())
        self.page.clock.install()
        self.page.goto(address)
        self.taps = 0
        self.lead = self.page.get_by_role("dialog")
        self.title = self.lead.get_by_role("heading")
        self.said = self.lead.locator("[aria-live]")

    @property
    def kind(self) -> str:
        """What is on: hold, rest, set, next, end and so on."""
        return self.lead.get_attribute("data-kind") or ""

    def begin(self, name: str = "Start") -> None:
        """Start, from the list."""
        self._tap(self.page.get_by_role("button", name=name, exact=True))

    def tap(self, name: str) -> None:
        """Tap a button of the session, a while after what was before it."""
        self.wait(1)
        self._tap(self.lead.get_by_role("button", name=name, exact=True))

    def score(self, pain: int) -> None:
        """Tap a number of the scale."""
        self._tap(self.lead.get_by_role("radio", name=str(pain), exact=True))

    def _tap(self, what: Locator) -> None:
        what.click()
        self.taps += 1

    def wait(self, seconds: float) -> None:
        """Turn the clock on, with all that happens meanwhile."""
        self.page.clock.run_for(round(1000 * seconds))

    def run_to(self, *kinds: str) -> str:
        """Turn the clock on until one of these is on, and return it."""
        step = 1 if set(kinds) & RUNNING else STRIDE_SECONDS
        for _ in range(AT_MOST_STEPS):
            if self.kind in kinds:
                return self.kind
            self.wait(step)
        pytest.fail(f"{kinds} never came after {self.kind}")

    def settle(self) -> None:
        """Wait until all changes are saved."""
        expect(self.page.locator(":is([data-state=pressed], [data-state=waiting])")).to_have_count(
            0
        )


@pytest.fixture
def device(browser: Browser) -> Iterator[BrowserContext]:
    """Return a phone."""
    opened = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    yield opened
    opened.close()


def fill(diary: Diary, items: list[PlanItem]) -> list[PlanItem]:
    diary.import_rows(import_batch(items=items), TODAY)
    return items


def sets(diary: Diary) -> list[SetLog]:
    found = [entry for entry in diary.entries(TODAY, TODAY) if isinstance(entry, SetLog)]
    return sorted(found, key=lambda log: (log.side, log.set_number or 0))


def rows(logs: list[SetLog]) -> set[tuple[object, ...]]:
    found: set[tuple[object, ...]] = {
        (log.exercise_id, log.side, log.occasion, log.set_number, log.reps, log.hold_seconds)
        for log in logs
    }
    assert len(found) == len(logs)
    return found


def asked(items: list[PlanItem]) -> list[tuple[object, ...]]:
    """Return the rows that one session of all the items leaves, in order."""
    return [
        (item.exercise_id, mark.side, 1, mark.number, item.dose.reps, item.dose.hold_seconds)
        for item in items
        for mark in marks(item, [])
        if mark.occasion == 1
    ]


def test_a_routine_of_seven_is_led_from_start_to_end(
    device: BrowserContext, address: str, diary: Diary
) -> None:
    items = fill(diary, routine())
    session = Session(device, address, whole=True)
    session.begin()
    seen = [session.title.inner_text()]
    while session.run_to("next", "set", "end") != "end":
        seen.append(session.title.inner_text())
        session.tap("Start" if session.kind == "next" else "Done")
    session.score(3)
    session.settle()
    assert rows(sets(diary)) == set(asked(items))
    known = load_catalogue(catalogue_path()).exercises
    assert list(dict.fromkeys(seen)) == [known[item.exercise_id].name for item in items]
    (pain,) = (one for one in diary.entries(TODAY, TODAY) if isinstance(one, PainScore))
    assert (pain.moment, pain.pain) == (Moment.DURING, 3)
    holds = [item for item in items if item.dose.hold_seconds]
    counted = [row for row in asked(items) if row[4]]
    assert session.taps == len(holds) + len(counted) + 1  # a tap an exercise of holds, a tap a set
    session.tap("Close")
    expect(session.lead).to_have_count(0)


def test_holds_begin_by_themselves_once_that_was_chosen(
    device: BrowserContext, address: str, diary: Diary
) -> None:
    items = fill(diary, two_holds())
    session = Session(device, address)
    session.begin()
    session.run_to("next")
    session.tap("Start each exercise by itself")
    session.run_to("end")
    session.settle()
    assert rows(sets(diary)) == set(asked(items))
    diary.delete_all([log.id for log in sets(diary)])
    session = Session(device, address)
    session.begin()
    session.run_to("end")
    session.settle()
    assert (session.taps, len(sets(diary))) == (1, len(asked(items)))


def test_another_device_in_the_middle(
    browser: Browser, device: BrowserContext, address: str, diary: Diary
) -> None:
    items = fill(diary, two_holds())
    session = Session(device, address, whole=True)
    session.begin()
    session.run_to("rest")
    session.settle()
    with closing(browser.new_context()) as context:
        other = Session(context, address)
        other.page.locator("button[data-token*='soleus-stretch|left|1|2']").click()
        other.settle()
        session.run_to("hold")
        session.run_to("switch")
        session.tap("Leave")
        session.settle()
        assert rows(sets(diary)) == set(asked(items)[:2])
        other.page.reload()
        other.begin("Go on: Soleus stretch")
        expect(other.said).to_have_text("Get ready, right foot, 5 seconds")
        other.run_to("next")
        other.settle()
        assert rows(sets(diary)) == set(asked(items)[:4])


def test_it_hurts_and_the_session_stops(device: BrowserContext, address: str, diary: Diary) -> None:
    fill(diary, two_holds())
    session = Session(device, address)
    session.begin()
    session.run_to("hold")
    session.tap("It hurts")
    expect(session.title).to_have_text("How much does it hurt?")
    expect(session.title).to_be_focused()
    session.wait(100)
    assert sets(diary) == []  # the hold waits
    session.score(6)
    expect(session.lead).to_contain_text("This is above your limit of 5.")
    session.lead.locator("[data-site='left sole: arch']").click()
    session.tap("Stop for today")
    expect(session.title).to_have_text("Nothing done")
    session.tap("Record this day as missed: too sore")
    expect(session.page.get_by_role("heading", name="Missed")).to_be_visible()
    session.settle()
    entries = diary.entries(TODAY, TODAY)
    (pain,) = (one for one in entries if isinstance(one, PainScore))
    assert (pain.moment, pain.pain, pain.site) == (Moment.DURING, 6, "left sole: arch")
    (record,) = (one for one in entries if isinstance(one, DayRecord))
    assert (record.state, record.reason) == (DayState.MISSED, "too sore")
    assert sets(diary) == []


def test_a_set_that_hurt_has_its_pain_and_the_worst_stays(
    device: BrowserContext, address: str, diary: Diary
) -> None:
    fill(diary, two_holds())
    session = Session(device, address)
    session.begin()
    for pain in (4, 2):
        session.run_to("hold")
        session.tap("It hurts")
        session.score(pain)
        session.tap("Go on")
        session.tap("Done")
        session.run_to("rest", "switch")
    session.settle()
    assert [log.pain for log in sets(diary)] == [4, 2]
    (worst,) = (one for one in diary.entries(TODAY, TODAY) if isinstance(one, PainScore))
    assert worst.pain == 4


def test_what_is_skipped_is_named_at_the_end(
    device: BrowserContext, address: str, diary: Diary
) -> None:
    fill(diary, two_holds())
    session = Session(device, address)
    session.begin()
    session.tap("Skip")
    session.tap("Not sure how")
    session.run_to("next")
    session.tap("Start")
    session.run_to("end")
    expect(session.title).to_have_text("Done for now")
    expect(session.lead.get_by_role("listitem")).to_have_text(
        ["Soleus stretch0 of 4, skipped: not sure how", "Big toe mobility1 of 1"]
    )
    session.tap("Close")
    session.begin("Go on: Soleus stretch")
    expect(session.title).to_have_text("Soleus stretch")  # what was skipped can be done later


def test_a_hold_that_ends_while_the_phone_sleeps_is_ticked_once(
    device: BrowserContext, address: str, diary: Diary
) -> None:
    items = fill(diary, two_holds())
    session = Session(device, address)
    session.begin()
    session.run_to("hold")
    session.page.clock.fast_forward(20 * 60_000)
    expect(session.lead).to_contain_text("Paused")
    session.wait(60)
    session.settle()
    assert rows(sets(diary)) == set(asked(items)[:1])
    session.tap("Go on")
    session.run_to("hold")
    assert session.said.inner_text() == "Hold, left foot, 45 seconds"


def test_repetitions_are_counted_and_fewer_can_be_done(
    device: BrowserContext, address: str, diary: Diary
) -> None:
    fill(diary, [planned("toe-curls", Side.LEFT, Dose(sets=2, reps=3, tempo="3-1-3"))])
    session = Session(device, address)
    session.begin()
    session.tap("Count for me")
    session.run_to("count")
    session.wait(8)
    expect(session.lead.get_by_role("timer")).to_have_text("2of 3 reps")
    session.run_to("rest")
    session.run_to("count")
    session.tap("Fewer")
    session.tap("2 reps")
    session.settle()
    assert [log.reps for log in sets(diary)] == [3, 2]


def test_a_double_tap_on_done_ticks_one_set_and_leaves_the_rest(
    device: BrowserContext, address: str, diary: Diary
) -> None:
    fill(diary, [planned("toe-curls", Side.LEFT, Dose(sets=3, reps=3))])
    session = Session(device, address)
    session.begin()
    session.wait(1)
    session.lead.get_by_role("button", name="Done", exact=True).dblclick()
    session.settle()
    assert (len(sets(diary)), session.kind) == (1, "rest")


def test_everything_can_be_reached_on_every_screen(
    device: BrowserContext, address: str, diary: Diary
) -> None:
    fill(diary, two_holds())
    session = Session(device, address)
    session.begin()
    session.run_to("hold")
    for width, height in ((320, 568), (390, 844), (844, 390), (640, 400), (1280, 800)):
        session.page.set_viewport_size({"width": width, "height": height})
        assert session.lead.evaluate("(lead) => lead.scrollWidth") <= width
        for button in session.lead.get_by_role("button").all():
            box = button.bounding_box()
            assert box
            assert min(box["width"], box["height"]) >= SMALLEST_TARGET
        expect(session.lead.get_by_role("button", name="Done", exact=True)).to_be_in_viewport()
        expect(session.lead.get_by_role("timer")).to_be_in_viewport()


def test_the_timer_of_an_exercise_is_the_session_of_it_alone(
    device: BrowserContext, address: str, diary: Diary
) -> None:
    items = fill(diary, two_holds())
    session = Session(device, address)
    session.begin("Timer: Big toe mobility")
    expect(session.said).to_have_text("Get ready, both feet, 5 seconds")
    session.wait(16)
    expect(session.lead).to_have_count(0)
    session.settle()
    assert rows(sets(diary)) == {asked(items)[-1]}


def test_what_is_done_while_footlog_is_away_waits_and_is_saved(
    device: BrowserContext, address: str, diary: Diary
) -> None:
    items = fill(diary, two_holds())
    session = Session(device, address)
    session.page.locator("[data-token]").first.wait_for()
    device.set_offline(True)
    session.begin()
    session.run_to("rest")
    expect(session.lead.locator("[data-state=waiting]")).to_have_count(2)  # the set, the notice
    expect(session.lead).to_contain_text("footlog is away. 1 change waits here")
    session.run_to("switch")
    device.set_offline(False)
    session.run_to("next")
    session.settle()
    assert rows(sets(diary)) == set(asked(items)[:4])


def test_the_last_seconds_are_heard_and_the_screen_may_go_dark(
    device: BrowserContext, address: str, diary: Diary
) -> None:
    fill(diary, two_holds())
    session = Session(device, address)
    session.page.evaluate(HEARD)
    session.begin()
    expect(session.lead).to_contain_text("your browser cannot keep it on")
    session.run_to("hold")
    session.run_to("rest")
    heard = session.page.evaluate("heard")
    assert heard == [440, 660, 660, 660, 880, 660, 660, 660, 440]


def test_the_keyboard_is_enough_and_axe_finds_nothing(
    device: BrowserContext, address: str, diary: Diary
) -> None:
    fill(diary, two_holds())
    session = Session(device, address)
    session.begin()
    session.run_to("hold")
    expect(session.said).to_have_text("Hold, left foot, 45 seconds")
    assert accessibility_faults(session.page, "light") == []
    session.page.emulate_media(color_scheme="dark")
    assert accessibility_faults(session.page, "dark") == []
    session.page.emulate_media(color_scheme="light")
    session.tap("It hurts")
    session.score(8)
    expect(session.lead.get_by_role("checkbox").first).to_be_visible()
    assert accessibility_faults(session.page, "light") == []
    session.page.keyboard.press("Escape")
    expect(session.said).to_have_text("")
    expect(session.title).to_be_focused()
    session.page.keyboard.press("Escape")
    expect(session.lead).to_have_count(0)
    expect(session.page.get_by_role("button", name="Start", exact=True)).to_be_focused()


def test_with_reduced_motion_the_drawing_stands_still_unless_asked(
    browser: Browser, address: str, diary: Diary
) -> None:
    fill(diary, two_holds())
    with closing(browser.new_context(reduced_motion="reduce")) as context:
        session = Session(context, address)
        session.begin()
        image = session.lead.get_by_role("img").first
        assert "moving=1" not in (image.get_attribute("src") or "")
        session.tap("Moving drawing")
        assert "moving=1" in (image.get_attribute("src") or "")
