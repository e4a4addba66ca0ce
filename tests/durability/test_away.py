"""Taps while footlog is away: each is saved once, on its own day, and shown as saved only then."""

import signal
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from footlog.domain.exercises import Side
from footlog.domain.logbook import SetLog
from footlog.domain.settings import Settings
from footlog.store.diary import Diary
from tests.conftest import CI, LONG, TODAY
from tests.helpers.browsers import find_browser
from tests.helpers.builders import item
from tests.helpers.servers import free_port, started

pytestmark = pytest.mark.long

TAPS = 1000 if LONG else 200 if CI else 60
EXERCISES = ("ball-massage", "big-toe-mobility", "heel-raise", "short-foot", "toe-curls")
SHIFTS_MS = (0, 3 * 3_600_000, -3 * 3_600_000, 26 * 3_600_000, -26 * 3_600_000)
MARK = 'button[data-token="{}"]'
UNSAVED = "[data-token][data-state]"
PATIENCE_MS = 240_000
_TAP = "it => it.dataset.state || it.ariaPressed === 'true' || it.click()"
"""A tap on a mark that another window has just shown as waiting would take it back."""
_OWN_CLOCK = """() => {
    window.shift = 0;
    const now = Date.now;
    Date.now = () => now() + window.shift;
}"""


class Footlog:
    """The server on one diary and one port: it is killed, stopped, and comes back."""

    def __init__(self, diary: Diary, *more: str) -> None:
        self.diary, self._more, self._port = diary, more, free_port()
        self._life = ExitStack()
        self.address = ""
        self._process: subprocess.Popen[bytes] | None = None
        self.is_stopped = False

    @property
    def is_up(self) -> bool:
        """Whether it answers."""
        return self._process is not None and not self.is_stopped

    def start(self) -> None:
        """Start it, or let it go on where it was stopped."""
        if self._process and self.is_stopped:
            self._process.send_signal(signal.SIGCONT)
        elif self._process is None:
            folder, arguments = self.diary.path.parent, ("serve", "--db", str(self.diary.path))
            server = started(folder, *arguments, *self._more, port=self._port)
            self.address, self._process = self._life.enter_context(server)
        self.is_stopped = False

    def stop(self) -> None:
        """Let it hang: it takes requests and answers none."""
        if self._process and not self.is_stopped:
            self._process.send_signal(signal.SIGSTOP)
            self.is_stopped = True

    def kill(self) -> None:
        """Kill it at once."""
        if self._process:
            self._process.kill()
            self._process.wait()
        self._life.close()
        self._process, self.is_stopped = None, False


@pytest.fixture
def diary(tmp_path: Path) -> Diary:
    """Return a diary with as many sets planned for each day as are tapped."""
    diary = Diary(tmp_path / "footlog.db", create=True)
    for exercise in EXERCISES:
        times = max(1, TAPS // 500)
        planned = item(exercise=exercise, side=Side.EACH, sets=TAPS // 10 // times)
        dose = replace(planned.dose, times_per_day=times)
        diary.add_item(replace(planned, dose=dose), TODAY)
    return diary


@pytest.fixture
def footlog(diary: Diary) -> Iterator[Footlog]:
    """Return footlog, started on the diary."""
    server = Footlog(diary, "--today", TODAY.isoformat())
    server.start()
    yield server
    server.start()
    server.kill()


class Person:
    """Somebody with a browser of two windows, whose clock is not to be trusted."""

    def __init__(self, browser: Browser, profile: Path, footlog: Footlog, seed: int) -> None:
        self._browser, self._profile, self._footlog = browser, profile, footlog
        self._random = Random(seed)  # noqa: S311 - no secret
        self._context: BrowserContext | None = None
        self.windows: list[Page] = []
        self.counts: dict[str, int] = {}

    def open(self) -> None:
        """Start the browser with its profile, and open two windows."""
        self._context = self._browser.browser_type.launch_persistent_context(
            self._profile,
            executable_path=find_browser(),
            args=["--no-sandbox", "--disable-gpu"],
            viewport={"width": 390, "height": 844},
        )
        self._context.add_init_script(f"({_OWN_CLOCK})()")
        self.windows = [self._context.new_page() for _ in range(2)]
        for window in self.windows:
            self._load(window)

    def close(self) -> None:
        """Close the browser."""
        if self._context:
            self._context.close()

    def tap(self, token: str) -> None:
        """Tap on a mark in one of the windows, sometimes twice or in both."""
        often = self._random.choice(["once"] * 8 + ["twice", "both"])
        for window in self.windows if often == "both" else [self._random.choice(self.windows)]:
            mark = window.locator(MARK.format(token))
            mark.evaluate(_TAP)
            if often == "twice":
                mark.evaluate(_TAP)

    def something_happens(self) -> None:
        """Let one of the things happen that happen to phones and laptops."""
        happening = self._random.choice(
            (
                *(self._kill, self._stop, self._come_back, self._come_back, self._cut),
                *(self._mend, self._shift_clock, self._reload, self._restart_browser),
            )
        )
        name = happening.__name__
        self.counts[name] = self.counts.get(name, 0) + 1
        happening()

    def shown_as_saved(self) -> set[str]:
        """Return the tokens of the marks that a window shows as saved."""
        script = "() => [...document.querySelectorAll('[data-token][aria-pressed=true]')]"
        script += ".map(mark => mark.dataset.token)"
        return {token for window in self.windows for token in window.evaluate(script)}

    def wait_until_all_is_saved(self) -> None:
        """Bring everything back, and wait until no window has anything that waits."""
        self._come_back()
        self._mend()
        for window in self.windows:
            expect(window.locator(UNSAVED)).to_have_count(0, timeout=PATIENCE_MS)
            assert window.locator("[data-state=refused]").count() == 0

    def _kill(self) -> None:
        self._footlog.start()
        self._footlog.kill()

    def _stop(self) -> None:
        self._footlog.stop()

    def _come_back(self) -> None:
        self._footlog.start()

    def _cut(self) -> None:
        if self._context:
            self._context.set_offline(offline=True)

    def _mend(self) -> None:
        if self._context:
            self._context.set_offline(offline=False)

    def _shift_clock(self) -> None:
        shift = self._random.choice(SHIFTS_MS)
        for window in self.windows:
            window.evaluate("by => { window.shift = by; }", shift)

    def _reload(self) -> None:
        self._come_back()
        self._mend()
        self._load(self._random.choice(self.windows))

    def _restart_browser(self) -> None:
        self.close()
        self._come_back()
        self.open()

    def _load(self, window: Page) -> None:
        window.goto(self._footlog.address, wait_until="commit")
        window.locator("[data-token]").first.wait_for()


def saved_tokens(diary: Diary) -> list[str]:
    """Return the tokens of the sets in the diary."""
    return sorted(
        f"{log.on}|{log.exercise_id}|{log.side}|{log.occasion}|{log.set_number}"
        for log in diary.entries()
        if isinstance(log, SetLog)
    )


@pytest.mark.parametrize("seed", range(3 if LONG else 1))
def test_every_tap_made_while_footlog_comes_and_goes_is_saved_once(
    browser: Browser, tmp_path: Path, footlog: Footlog, diary: Diary, seed: int
) -> None:
    person = Person(browser, tmp_path / "profile", footlog, seed)
    person.open()
    tokens = [
        str(mark.get_attribute("data-token"))
        for mark in person.windows[0].locator("[data-token]").all()
    ]
    assert len(tokens) == TAPS
    random = Random(seed)  # noqa: S311 - no secret
    random.shuffle(tokens)
    for token in tokens:
        if random.random() < 0.15:
            person.something_happens()
            if not footlog.is_stopped:  # it may have been stopped while it held the diary's lock
                assert person.shown_as_saved() <= set(saved_tokens(diary))
        person.tap(token)
    person.wait_until_all_is_saved()
    assert saved_tokens(diary) == sorted(tokens)
    assert person.shown_as_saved() == set(tokens)
    person.close()
    assert set(person.counts) >= ({"_kill", "_stop", "_cut"} if LONG else set())


@pytest.mark.skipif(not LONG, reason="it waits for a minute to pass")
def test_taps_of_the_old_day_are_saved_to_it_and_the_new_day_is_shown(
    browser: Browser, tmp_path: Path, diary: Diary
) -> None:
    hours = datetime.now(UTC).hour - 3
    zone = f"Etc/GMT{(hours + 12) % 24 - 12:+d}"
    local = datetime.now(ZoneInfo(zone))
    begins = local.replace(second=0) + timedelta(minutes=1 if local.second < 40 else 2)
    diary.save_settings(Settings(day_starts_at=f"{begins:%H:%M}"))
    old = (local - timedelta(days=1)).date()
    server = Footlog(diary)
    server.start()
    context = browser.new_context(timezone_id=zone, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(server.address)
    mark = page.locator("[data-token][aria-pressed=false]").first
    token = str(mark.get_attribute("data-token"))
    assert token.startswith(str(old))
    server.kill()
    mark.click()
    page.wait_for_timeout(
        1000 * max(0, (begins - datetime.now(ZoneInfo(zone))).total_seconds() + 2)
    )
    page.locator("[data-token]").nth(1).click()
    expect(page.get_by_role("status")).to_contain_text("A new day has begun")
    server.start()
    expect(page.locator(f'[data-token^="{local.date()}"]').first).to_be_visible(timeout=PATIENCE_MS)
    expect(page.locator(UNSAVED)).to_have_count(0, timeout=PATIENCE_MS)
    assert saved_tokens(diary) == [token]
    context.close()
    server.kill()
