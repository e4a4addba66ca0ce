"""The plan as a calendar file (RFC 5545): series of events with quiet reminders."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from footlog.analysis.sessions import (
    ALL_DAYS,
    ChosenDays,
    Series,
    clear_time,
    one_by_one,
    together,
)
from footlog.analysis.workload import session_minutes
from footlog.domain.clock import Now
from footlog.domain.logbook import DayState
from footlog.domain.plan import PlanItem
from footlog.domain.weeks import DAY
from footlog.store.diary import Diary

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Event

SESSION = "Foot exercises"

_UIDS = UUID("6c1f5f3a-51a8-4f0e-9f5d-666f6f746c67")
_BEFORE_ANY = datetime(2020, 1, 1, tzinfo=UTC)
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_SHORTEST_MINUTES = 5
_ZONE_YEARS = 12
"""How far ahead the changes of the clock are written; programs know the zone by its name too."""


@dataclass(frozen=True)
class CalendarWish:
    """How the plan goes into a calendar.

    `at` is when, for what has no clear time of its own; None: for the whole day. `days` are those
    of what is due K times a week; without them it is left out. With `each`, every exercise has
    events of its own.
    """

    zone: ZoneInfo
    at: time | None = None
    days: ChosenDays = field(default_factory=dict)
    each: bool = False


def make_calendar(
    items: Iterable[PlanItem],
    paused: Collection[date],
    wish: CalendarWish,
    describe: Callable[[PlanItem], tuple[str, str]],
    now: Now,
) -> tuple[bytes, int]:
    """Return the calendar file and how many series of events it has.

    A series has the same UID each time; its SEQUENCE grows with the time of export. `paused` are
    the rest days; `describe` says what an item is called and what is done.
    """
    from icalendar import Calendar  # noqa: PLC0415 - not on the way to Today

    made = Calendar()
    made.add("prodid", "-//footlog//footlog//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    for at, mine in _by_time(items).items():
        found = one_by_one(mine, wish.days) if wish.each else together(mine, wish.days)
        writer = _Writer(replace(wish, at=at or wish.at), paused, now)
        for series in found:
            event = writer.event(series, [describe(item) for item in series.items])
            event.add("uid", f"{uuid5(_UIDS, f'{at} {wish.each} {series.name}')}@footlog")
            made.add_component(event)
    _add_zone(made, now.today)
    return made.to_ical(), sum("status" not in event for event in made.events)


def plan_calendar(
    diary: Diary, wish: CalendarWish, describe: Callable[[PlanItem], tuple[str, str]], now: Now
) -> tuple[bytes, int]:
    """Return the calendar file of the diary's plan and how many series of events it has."""
    paused = {
        record.on
        for record in diary.day_records(date.min, date.max)
        if record.state is DayState.PAUSED
    }
    return make_calendar(diary.plan_items(), paused, wish, describe, now)


def days_to_choose(items: Iterable[PlanItem], today: date) -> list[int]:
    """Return the numbers of times a week whose days have to be chosen, of items not ended yet."""
    counts = {
        getattr(item.schedule, "count", 0)
        for item in items
        if item.ends_on is None or item.ends_on > today
    }
    return sorted(counts - {0, len(ALL_DAYS)})


def _by_time(items: Iterable[PlanItem]) -> dict[time | None, list[PlanItem]]:
    """Return the items by the clear time in their cue; None for those without one."""
    found: dict[time | None, list[PlanItem]] = {}
    for item in items:
        found.setdefault(clear_time(item.cue.when if item.cue else None), []).append(item)
    return found


@dataclass(frozen=True)
class _Writer:
    wish: CalendarWish
    paused: Collection[date]
    now: Now

    def event(self, series: Series, said: Sequence[tuple[str, str]]) -> "Event":
        from icalendar import Event  # noqa: PLC0415 - not on the way to Today

        title = said[0][0] if self.wish.each else SESSION
        event = Event()
        event.add("summary", title)
        event.add("description", "\n".join(map(": ".join, said)))
        event.add("dtstart", self._start(series.first))
        event.add("duration", self._length(series))
        if series.is_over_before_it_begins:  # takes the place of one imported before
            event.add("status", "CANCELLED")
            event.add("rrule", {"freq": "daily", "count": 1})
            out = [self._start(series.first)]
        else:
            event.add("rrule", self._rule(series))
            last = max(self.paused, default=series.first)
            out = [self._start(day) for day in series.days_until(last) if day in self.paused]
        if out:
            event.add("exdate", out, {} if self.wish.at else {"value": "DATE"})
        event.add("dtstamp", self.now.wall_clock.astimezone(UTC))
        event.add("sequence", int((self.now.wall_clock - _BEFORE_ANY).total_seconds()))
        event.add("transp", "TRANSPARENT")
        if self.wish.at:
            event.add_component(_quiet_alarm(title))
        return event

    def _start(self, day: date) -> date:
        at = self.wish.at
        return datetime.combine(day, at, self.wish.zone) if at else day

    def _length(self, series: Series) -> timedelta:
        """Return the next whole 5 minutes, or a day."""
        steps = max(1, -(-session_minutes(series.items) // _SHORTEST_MINUTES))
        return timedelta(minutes=steps * _SHORTEST_MINUTES) if self.wish.at else DAY

    def _rule(self, series: Series) -> dict[str, Any]:
        gap, _, weekdays = series.rule
        byday = [_WEEKDAYS[number] for number in sorted(weekdays)]
        only = {} if weekdays == ALL_DAYS else {"byday": byday}
        often = {"freq": "weekly"} if only and gap == 1 else {"freq": "daily", "interval": gap}
        return often | only | ({"until": self._until(series.ends_on)} if series.ends_on else {})

    def _until(self, ends_on: date) -> date:
        """Return the last moment of the day before, in UTC as the format wants it."""
        if not self.wish.at:
            return ends_on - DAY
        return datetime.combine(ends_on - DAY, time(23, 59, 59), self.wish.zone).astimezone(UTC)


def _quiet_alarm(title: str) -> "Alarm":
    from icalendar import Alarm  # noqa: PLC0415 - not on the way to Today

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", timedelta(0))
    return alarm


def _add_zone(made: "Calendar", today: date) -> None:
    first = min((event.start for event in made.events), default=today)
    made.add_missing_timezones(
        date(first.year - 1, 1, 1), date(max(today.year, first.year) + _ZONE_YEARS, 1, 1)
    )
