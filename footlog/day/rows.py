"""The exercises of a day as rows: name, dose, picture, last time, and the sets to tick."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from footlog.analysis import agenda
from footlog.analysis.agenda import Mark
from footlog.domain.dose import Dose
from footlog.domain.exercises import Exercise, Side
from footlog.domain.logbook import SetLog
from footlog.domain.plan import PlanItem
from footlog.domain.schedule import PerWeek
from footlog.domain.settings import Feet
from footlog.wording import SIDES, day_words, ordinal, plural, schedule_words, set_words

Data = dict[str, Any]
ImageOf = Callable[[Exercise], Data | None]

DEFAULT_REST_SECONDS = 15
SECONDS_A_REP = 4
SECONDS_A_STEP = 1
_SHORT_SIDES = {Side.LEFT: "Left", Side.RIGHT: "Right", Side.BOTH: "Both"}
_SETS = ("reps", "hold_seconds", "steps", "load", "pain", "note")


@dataclass(frozen=True)
class DayFacts:
    """What the rows of a day are made of.

    `items` are those of the day in order; `open_since` says since when those of earlier days are
    open, by the item's id. `sets` are the day's, `earlier` those since the first open day.
    `trained` are the days with a set by exercise, `last_sets` the sets of the last such days.
    """

    day: date
    items: tuple[PlanItem, ...]
    exercises: Mapping[str, Exercise]
    sets: tuple[SetLog, ...]
    open_since: Mapping[str, date] = field(default_factory=dict)
    earlier: tuple[SetLog, ...] = ()
    trained: Mapping[str, set[date]] = field(default_factory=lambda: defaultdict(set))
    last_sets: tuple[SetLog, ...] = ()
    feet: Feet | None = None

    def marks(self, item: PlanItem) -> list[Mark]:
        """Return the item's marks, those of the affected foot first."""
        since = self.open_since.get(item.id)
        sets = [log for log in self.earlier if log.on >= since] if since else self.sets
        found = agenda.marks(item, sets)
        if self.feet is Feet.RIGHT:
            found.sort(key=lambda mark: mark.side is not Side.RIGHT)
        return found

    def name(self, exercise_id: str) -> str:
        """Return the exercise's name; its id when this footlog does not know it."""
        known = self.exercises.get(exercise_id)
        return known.name if known else exercise_id


def row_of(facts: DayFacts, item: PlanItem, image: ImageOf) -> Data:
    """Return everything about one exercise of the day, with what `changing_of` returns."""
    exercise = facts.exercises.get(item.exercise_id)
    since = facts.open_since.get(item.id)
    before = facts.trained[item.exercise_id]
    dose = item.dose
    return changing_of(facts, item) | {
        "exercise": item.exercise_id,
        "name": facts.name(item.exercise_id),
        "dose": f"{dose}, {SIDES[item.side].lower()}",
        "bad_day": item.cue and item.cue.bad_day,
        "since": since and f"open since {day_words(since, facts.day)}",
        "image": image(exercise) if exercise else None,
        "last": _last_words(facts, item),
        "is_new": agenda.is_new(before, facts.day),
        "amount": _amount(dose),
        "hold": _hold(dose),
        "rest": dose.rest_seconds or DEFAULT_REST_SECONDS,
        "seconds": seconds_a_set(dose),
        "reps": dose.reps,
        "tempo": dose.tempo,
        "sides": [str(side) for side in _sides(item, facts.feet)],
        "times": dose.times_per_day,
        "open_ended": dose.sets is None,
    }


def changing_of(facts: DayFacts, item: PlanItem) -> Data:
    """Return the part of a row that a tap can change: the marks, and how often it was done."""
    marks = facts.marks(item)
    occasions = {mark.occasion for mark in marks}
    return {
        "item": item.id,
        "extra": _extra(facts, item),
        "marks": [_mark(mark, facts.day, occasions) for mark in marks],
    }


def seconds_a_set(dose: Dose) -> int:
    """Return how long one set and the rest after it take, roughly."""
    rest = dose.rest_seconds or DEFAULT_REST_SECONDS
    if dose.hold_seconds:
        return dose.hold_seconds * (dose.reps or 1) + rest
    if dose.minutes:
        return round(60 * float(dose.minutes)) + rest
    counted = (dose.reps or 0) * _seconds_a_rep(dose) + (dose.steps or 0) * SECONDS_A_STEP
    return counted + rest


def other_amounts(planned: int) -> list[int]:
    """Return six numbers around the planned one that people are likely to have done instead."""
    step = 1 if planned < 15 else 5  # noqa: PLR2004 - below, every single one is likely
    around = (planned + n * step for n in (-4, -3, -2, -1, 1, 2))
    return [amount for amount in around if amount > 0]


def _seconds_a_rep(dose: Dose) -> int:
    return sum(map(int, re.findall(r"\d+", dose.tempo or ""))) or SECONDS_A_REP


def _sides(item: PlanItem, feet: Feet | None) -> list[Side]:
    return sorted(item.side.counted, key=lambda side: (feet or "") != str(side))


def _mark(mark: Mark, day: date, occasions: set[int]) -> Data:
    title = f"{_SHORT_SIDES[mark.side]} {mark.number:d}"
    if len(occasions) > 1:
        title = f"{ordinal(mark.occasion)} time: {title.lower()}"
    return {
        "token": mark.token(mark.log.on if mark.log else day),
        "side": str(mark.side),
        "occasion": mark.occasion,
        "number": mark.number,
        "title": title,
        "set": mark.log and _set(mark.log),
    }


def _set(log: SetLog) -> Data:
    fields = {name: getattr(log, name) for name in _SETS}
    minutes = None if log.minutes is None else float(log.minutes)
    return {
        "id": log.id,
        "words": set_words(log),
        "time": log.time,
        "day": log.on.isoformat(),
        "minutes": minutes,
        **fields,
    }


def _extra(facts: DayFacts, item: PlanItem) -> list[str]:
    cue = item.cue and item.cue.when
    extra = [part for part in (item.dose.load, item.dose.tempo, cue) if part]
    if isinstance(item.schedule, PerWeek):
        todays = {log.on for log in facts.sets if log.exercise_id == item.exercise_id}
        done = agenda.days_done(facts.trained[item.exercise_id] | todays, facts.day)
        extra.append(f"{schedule_words(item.schedule)}, done on {plural(done, 'day')} this week")
    return extra


def _amount(dose: Dose) -> Data:
    return {
        "planned": dose.amount,
        "words": dose.amount_words,
        "others": [
            {"amount": amount, "words": dose.with_amount(amount).amount_words}
            for amount in other_amounts(dose.amount)
        ],
    }


def _hold(dose: Dose) -> Data | None:
    """Return what a timer counts down for one set; None when a set has no length."""
    if not (dose.hold_seconds or dose.minutes):
        return None
    seconds = dose.hold_seconds or round(60 * float(dose.minutes or 0))
    return {
        "seconds": seconds,
        "holds": dose.reps or 1 if dose.hold_seconds else 1,
        "rest": dose.rest_seconds or DEFAULT_REST_SECONDS,
        "is_hold": bool(dose.hold_seconds),
    }


def _last_words(facts: DayFacts, item: PlanItem) -> str | None:
    last = agenda.last_day(facts.trained[item.exercise_id], facts.day)
    logs = [log for log in facts.last_sets if (log.exercise_id, log.on) == (item.exercise_id, last)]
    return last_words(logs, facts.day) if logs else None


def last_words(logs: Iterable[SetLog], day: date) -> str:
    """Return what was done the last time: "Last time, Thu 19 Nov: 2 × 45 s, each side"."""
    sides: dict[Side, list[SetLog]] = {}
    for log in logs:
        sides.setdefault(log.side, []).append(log)
    done = {side: f"{len(sets)} × {set_words(sets[-1])}" for side, sets in sides.items()}
    if len(done) > 1 and len(set(done.values())) == 1:
        what = f"{next(iter(done.values()))}, {SIDES[Side.EACH].lower()}"
    else:
        what = "; ".join(f"{words}, {SIDES[side].lower()}" for side, words in done.items())
    (on,) = {log.on for sets in sides.values() for log in sets}
    return f"Last time, {day_words(on, day)}: {what}"
