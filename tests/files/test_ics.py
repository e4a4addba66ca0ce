"""The calendar file, read by a library of its own: the days, the times, and importing it again."""

import random
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
from hypothesis import example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from footlog.domain.clock import Now
from footlog.domain.plan import Cue, PlanItem
from footlog.files.ics import CalendarWish, days_to_choose, make_calendar
from tests.analysis.test_sessions import (
    CHOSEN,
    FIRST,
    LAST,
    TWO,
    all_days,
    asked,
    changed_plans,
    plans,
)
from tests.conftest import LONG
from tests.helpers.builders import item, on

ZONES = (
    *("Europe/Berlin", "America/New_York", "Asia/Kolkata"),
    *("Australia/Lord_Howe", "America/Santiago", "Pacific/Auckland"),
)
"""Both halves of the year, half an hour, and none."""
Read: TypeAlias = Any
"""A calendar or a part of it; the library has a type for each of hundreds of properties."""
NOW = Now(on("2026-03-18"), datetime(2026, 3, 18, 20, tzinfo=UTC))
LATER = Now(on("2026-03-19"), datetime(2026, 3, 19, 20, tzinfo=UTC))
WISH = CalendarWish(ZoneInfo("Europe/Berlin"), time(18), CHOSEN)


def describe(one: PlanItem) -> tuple[str, str]:
    """Return the exercise and the dose, with signs that the format escapes."""
    return one.exercise_id, f"{one.dose}; a, b\\c"


def made(
    plan: Iterable[PlanItem],
    paused: Collection[date] = (),
    wish: CalendarWish = WISH,
    now: Now = NOW,
) -> Read:
    """Return the calendar as another program reads it."""
    content, number = make_calendar(plan, paused, wish, describe, now)
    found = Calendar.from_ical(content)
    assert [error for part in found.walk() for error in part.errors] == []
    assert len([event for event in found.events if "status" not in event]) == number
    return found


def occurrences(found: Read) -> list[Read]:
    """Return every event of two years, one for each day of a series."""
    found = recurring_ical_events.of(found).between(FIRST, LAST + timedelta(days=1))
    return list(found)


def local_days(found: Read, zone: ZoneInfo) -> Counter[date]:
    """Return how many events begin on each day, by the clocks of the zone."""
    starts = [one.start for one in occurrences(found)]
    return Counter(
        one.astimezone(zone).date() if isinstance(one, datetime) else one for one in starts
    )


@settings(max_examples=10_000 // len(ZONES) if LONG else 3)
@given(plan=plans(), chance=st.randoms(use_true_random=False))
@pytest.mark.long
@pytest.mark.parametrize("zone", ZONES)
def test_events_are_on_the_days_on_which_the_plan_asks_for_something(
    zone: str, plan: list[PlanItem], chance: random.Random
) -> None:
    """10,000 plans in the long form, every day of two years, in six time zones."""
    paused = set(chance.sample(all_days(), 25))
    at = chance.choice([None, time(0, 0), time(2, 30), time(18), time(23, 59)])
    wish = CalendarWish(ZoneInfo(zone), at, CHOSEN, each=chance.random() < 0.5)
    found = local_days(made(plan, paused, wish), wish.zone)
    assert found.keys() == {day for day in all_days() if asked(plan, day)} - paused


@pytest.mark.parametrize("zone", ZONES)
def test_the_clock_shows_the_same_time_on_every_day_of_the_year(zone: str) -> None:
    wish = replace(WISH, zone=ZoneInfo(zone), at=time(7, 15))
    found = [one.start for one in occurrences(made([item("daily", "2026-01-01")], wish=wish))]
    assert len(found) == 730
    assert {one.astimezone(wish.zone).time() for one in found} == {time(7, 15)}
    offsets = {one.astimezone(wish.zone).utcoffset() for one in found}
    assert len(offsets) == (1 if zone == "Asia/Kolkata" else 2)


def in_a_calendar(*files: Read) -> Read:
    """Import files one after the other: an event takes the place of an earlier one of its UID."""
    held: dict[str, Read] = {}
    for file in files:
        for event in file.events:
            before = held.get(event["uid"])
            if before is None or event["sequence"] >= before["sequence"]:
                held[event["uid"]] = event
    found = Calendar()
    for timezone in files[-1].timezones:
        found.add_component(timezone)
    for event in held.values():
        found.add_component(event)
    return found


@given(plan=plans(), each=st.booleans())
@settings(max_examples=200 if LONG else 5)
def test_importing_the_same_plan_twice_gives_the_same_events(
    plan: list[PlanItem], *, each: bool
) -> None:
    wish = replace(WISH, each=each)
    first, again = made(plan, wish=wish), made(plan, wish=wish, now=LATER)
    assert {event["uid"] for event in first.events} == {event["uid"] for event in again.events}
    both = local_days(in_a_calendar(first, again), wish.zone)
    assert both == local_days(first, wish.zone)
    assert all(
        old["sequence"] < new["sequence"]
        for old, new in zip(first.events, again.events, strict=True)
    )


@given(plans=changed_plans(), each=st.booleans())
@example(plans=(TWO, [replace(TWO[0], ends_on=on("2026-01-02")), TWO[1]], FIRST), each=False)
@settings(max_examples=200 if LONG else 5)
def test_importing_a_changed_plan_changes_the_events_and_doubles_none(
    plans: tuple[list[PlanItem], list[PlanItem], date], *, each: bool
) -> None:
    wish = replace(WISH, each=each)
    plan, changed, day = plans
    paused = {day + timedelta(days=n) for n in range(3, 9)}
    first, after = made(plan, wish=wish), made(changed, paused, wish, LATER)
    held = local_days(in_a_calendar(first, after), wish.zone)
    assert held == local_days(after, wish.zone)


def test_a_session_names_what_is_done_and_reminds_quietly() -> None:
    plan = [item("daily", "2026-03-02"), item("mon,fri", "2026-03-02", exercise="toe-curls")]
    (event,) = made(plan).events
    assert event["summary"] == "Foot exercises"
    assert event["description"].splitlines() == [
        "heel-raise: 12 reps; a, b\\c",
        "toe-curls: 12 reps; a, b\\c",
    ]
    assert (event.start, event["transp"]) == (
        datetime(2026, 3, 2, 18, tzinfo=WISH.zone),
        "TRANSPARENT",
    )
    assert event.duration == timedelta(minutes=5)
    (alarm,) = event.walk("VALARM")
    assert (alarm["action"], alarm["trigger"].dt) == ("DISPLAY", timedelta(0))


def test_a_clear_time_in_a_cue_is_its_time_and_others_are_not() -> None:
    plan = [
        replace(item(exercise="toe-curls"), cue=Cue("at 7:30")),
        replace(item(exercise="heel-raise"), cue=Cue("after coffee", "at 9:00 if sore")),
    ]
    for each in (True, False):
        starts = sorted(
            event.start.time() for event in made(plan, wish=replace(WISH, each=each)).events
        )
        assert starts == [time(7, 30), time(18)]


def test_without_a_time_events_last_all_day_and_remind_of_nothing() -> None:
    wish = replace(WISH, at=None)
    plan = [item("every 3 days", "2026-03-02", "2026-03-12")]
    event, *cancelled = made(plan, [on("2026-03-05")], wish).events
    assert {one["status"] for one in cancelled} == {"CANCELLED"}
    assert event.start == on("2026-03-02")
    assert event.walk("VALARM") == []
    text = event.to_ical().decode()
    assert "EXDATE;VALUE=DATE:20260305" in text
    assert "UNTIL=20260311" in text


def test_days_are_asked_for_what_is_due_a_number_of_times_a_week() -> None:
    plan = [
        item("3 per week"),
        item("3 per week", exercise="toe-curls"),
        item("1 per week", exercise="walking"),
        item("7 per week", exercise="own-1"),
        item("5 per week", "2026-03-02", "2026-03-09", exercise="own-2"),
    ]
    assert days_to_choose(plan, on("2026-03-18")) == [1, 3]
    bare = made(plan[:3], wish=replace(WISH, days={})).events
    assert bare == []
