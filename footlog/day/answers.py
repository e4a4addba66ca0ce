"""What footlog answers to a page that shows a day: the day itself, or what a change did."""

from datetime import date

from footlog.day.changes import carry_out, read_change
from footlog.day.page import DayPage
from footlog.day.rows import Data
from footlog.domain.clock import given_today, read_clock
from footlog.domain.validation import EARLIEST_DAY
from footlog.domain.weeks import DAY
from footlog.store.diary import Diary


def page_of(diary: Diary, zone: str | None, on: str | None) -> DayPage:
    """Return the page of the day `on`, in the browser's time zone; of today without a day."""
    settings, given = diary.settings(), given_today()
    now = read_clock(zone, settings.day_start, given)
    return DayPage(
        diary,
        diary.known_exercises(),
        settings,
        now,
        shown_day(on, now.today),
        fixed=given is not None,
    )


def shown_day(text: str | None, today: date) -> date:
    """Return the day that `text` names, from 1900 to tomorrow; `today` for anything else."""
    try:
        day = date.fromisoformat(text or "")
    except ValueError:
        return today
    return day if EARLIEST_DAY <= day <= today + DAY else today


def changed(diary: Diary, sent: object) -> Data:
    """Carry out the change that a page has sent, and return what it did.

    Raises InvalidEntry when it is refused; then nothing is changed.
    """
    change = read_change(sent)
    page = page_of(diary, change.zone, change.page.isoformat())
    settings, given = page.settings, given_today()
    made = read_clock(change.zone, settings.day_start, given, ago=change.ago)
    words = carry_out(diary, change, page.exercises, made, page.now.recorded_at)
    parts = page.changed(change.what, change.exercise_id)
    return {"version": diary.data_version(), "text": words, "day": parts}
