"""No date shifts by a day, wherever the browser is."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser, expect

from footlog.demo import made_up_plan
from footlog.store.diary import Diary
from tests.conftest import LONG, TODAY
from tests.helpers.browsers import go
from tests.helpers.builders import import_batch, pain, set_log
from tests.helpers.servers import running

NOON = datetime(2026, 3, 18, 12, tzinfo=UTC)
MARK = "[aria-roledescription=point]"
"""A mark of the chart of an exercise, which the browser itself draws."""
ZONES = ("America/New_York", "Pacific/Auckland", *(("Asia/Kathmandu",) if LONG else ()))
"""Behind UTC with a change of the clocks in these weeks, far ahead; a quarter of an hour off."""


def test_charts_show_the_same_days_in_every_time_zone(
    browser: Browser, diary: Diary, tmp_path: Path
) -> None:
    diary.import_rows(import_batch(items=made_up_plan(TODAY, 2, seed=1)), TODAY)
    diary.save(set_log(str(TODAY), pain=0), TODAY)
    diary.save(pain(0, str(TODAY)), TODAY)
    seen = {}
    arguments = ("serve", "--db", str(diary.path), "--today", TODAY.isoformat())
    with running(tmp_path, *arguments) as address:
        context = browser.new_context()  # one for all, so that the app's files are read once
        for zone in ZONES:
            page = context.new_page()
            clock = context.new_cdp_session(page)
            clock.send("Emulation.setTimezoneOverride", {"timezoneId": zone})
            go(page, address, "trends")
            charts = page.locator("[data-chart]").evaluate_all("all => all.map(e => e.outerHTML)")
            page.get_by_text("Each exercise and your pain").click()
            expect(page.locator(MARK).first).to_be_attached()
            labels = "all => all.map(e => e.getAttribute('aria-label'))"
            seen[zone] = [*charts, *page.locator(MARK).evaluate_all(labels)]
            behind = page.evaluate("new Date('2026-03-18T12:00Z').getTimezoneOffset()")
            assert NOON.astimezone(ZoneInfo(zone)).utcoffset() == timedelta(minutes=-behind)
            page.close()
        context.close()
    first = seen[ZONES[0]]
    assert any("Week of 16 Mar: mean 0.0, 1 score" in found for found in first)
    assert any("Day: 18 Mar 2026" in found and "Pain: 0" in found for found in first)
    assert {zone: seen[zone] == first for zone in ZONES} == dict.fromkeys(ZONES, True)
