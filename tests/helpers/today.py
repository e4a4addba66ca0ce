"""Today in a browser: its plan, its marks and scales, and what it says of a tap."""

from dataclasses import replace
from datetime import timedelta

from playwright.sync_api import Locator, Page, expect

from footlog.domain.catalogue import load_catalogue
from footlog.domain.logbook import SetLog
from footlog.domain.plan import PlanItem
from footlog.paths import catalogue_path
from footlog.store.diary import Diary
from tests.conftest import TODAY
from tests.helpers.builders import RECORDED_AT, import_batch, new_id


def plan(diary: Diary, *exercises: str, times_per_day: int = 1) -> None:
    """Plan these exercises with two sets each, every day from yesterday."""
    known = load_catalogue(catalogue_path()).exercises
    items = [
        PlanItem(
            id=new_id(),
            exercise_id=key,
            side=known[key].side,
            dose=replace(known[key].dose, sets=2, times_per_day=times_per_day),
            schedule=known[key].schedule,
            starts_on=TODAY - timedelta(days=1),
            recorded_at=RECORDED_AT,
        )
        for key in exercises
    ]
    diary.import_rows(import_batch(items=items), TODAY)


def sets(diary: Diary) -> list[SetLog]:
    """Return the sets in the diary."""
    return [entry for entry in diary.entries() if isinstance(entry, SetLog)]


def open_today(page: Page, address: str, name: str = "") -> None:
    """Open Today and wait until it stands in Streamlit's page."""
    page.goto(f"{address}/{name}")
    page.locator("[data-testid=stMain] .day h1").wait_for()


def mark(page: Page, side: str, number: int, exercise: str = "") -> Locator:
    """Return the mark of a set: its side is left, right or both."""
    return page.locator(f"button[data-token$='{exercise}|{side}|1|{number}']")


def scale(page: Page, name: str) -> Locator:
    """Return the scale with this name."""
    return page.get_by_role("radiogroup", name=name)


def said(page: Page, words: str) -> None:
    """Wait until the page says so, also to a screen reader."""
    expect(page.locator(".day [role=status]")).to_contain_text(words)


def pressed(found: Locator, *, done: bool = True) -> None:
    """Wait until the mark is shown as saved, or as open."""
    expect(found).to_have_attribute("aria-pressed", str(done).lower())
    expect(found).not_to_have_attribute("data-state", "pressed")
