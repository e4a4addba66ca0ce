"""The plan as a calendar file: what has to be asked first, and its download."""

from collections.abc import Callable
from datetime import time
from functools import partial
from zoneinfo import ZoneInfo

import streamlit as st

from footlog.analysis.sessions import clear_time
from footlog.domain.clock import Now
from footlog.domain.exercises import exercise_names
from footlog.domain.plan import PlanItem
from footlog.domain.schedule import DAYS_A_WEEK
from footlog.files.ics import CalendarWish, days_to_choose, plan_calendar
from footlog.store.diary import Diary
from footlog.ui import session
from footlog.wording import WEEKDAY_NAMES, planned_words

_EACH = "An event for each exercise"
_DAYS = "plan_calendar_days_"


def show_calendar(diary: Diary, now: Now) -> None:
    """Offer the plan as events for the person's calendar, once a day or for each exercise."""
    items = diary.plan_items()
    current = [item for item in items if item.ends_on is None or item.ends_on > now.today]
    if not current:
        return
    with st.expander("Put the plan in your calendar", icon=":material/calendar_month:"):
        st.markdown(
            "Download a file and open it with your calendar. After a change of your plan, do it "
            "again: events change and none is doubled."
        )
        each = st.checkbox(_EACH, key="plan_calendar_each")
        at: time | None = None
        if any(clear_time(item.cue.when if item.cue else None) is None for item in current):
            at = st.time_input(
                "At what time? Without one, events last all day.",
                None,
                key="plan_calendar_at",
                step=300,
                width=190,
            )
        days = {count: _ask_days(count) for count in days_to_choose(items, now.today)}
        missing = [count for count, chosen in days.items() if len(chosen) != count]
        zone = ZoneInfo(st.context.timezone or "UTC")
        wish = CalendarWish(zone, at, {count: frozenset(one) for count, one in days.items()}, each)
        st.download_button(
            "Download calendar file (.ics)",
            partial(_file, diary, wish, _describe(diary)),
            file_name="exercises.ics",
            mime="text/calendar",
            key="plan_calendar",
            on_click="ignore",
            disabled=bool(missing),
            icon=":material/download:",
        )
        if missing:
            st.caption(f"Choose {missing[0]:d} days first.")
        st.caption(
            "Reminders are silent. Google Calendar and Outlook ignore the reminders of imported "
            "files: set your own there. Import it into a calendar of its own, so that you can "
            "delete it easily."
        )


def _ask_days(count: int) -> list[int]:
    often = "once a week" if count == 1 else f"{count:d} times a week"
    return st.pills(
        f"On which days do you do what is due {often}? Choose {count:d}.",
        range(DAYS_A_WEEK),
        selection_mode="multi",
        format_func=WEEKDAY_NAMES.__getitem__,
        key=f"{_DAYS}{count}",
    )


def _describe(diary: Diary) -> Callable[[PlanItem], tuple[str, str]]:
    names = exercise_names(session.known_exercises(diary).values())
    return lambda item: (names.get(item.exercise_id, item.exercise_id), planned_words(item))


def _file(
    diary: Diary, wish: CalendarWish, describe: Callable[[PlanItem], tuple[str, str]]
) -> bytes:
    """Return the calendar file; the plan and the rest days are read when it is asked for."""
    content, _ = plan_calendar(diary, wish, describe, session.present(diary.settings()))
    return content
