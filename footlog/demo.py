"""Made-up history for `footlog demo`: believable, the same for the same seed and day."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

from footlog.domain.dose import Dose
from footlog.domain.exercises import Side
from footlog.domain.function import FunctionScore
from footlog.domain.logbook import DayRecord, DayState, Entry, Moment, PainScore, SetLog
from footlog.domain.plan import PlanItem, changed_from
from footlog.domain.schedule import PerWeek, Schedule, parse_schedule
from footlog.domain.validation import UTC_FORMAT
from footlog.domain.weeks import WEEK, days, monday_of

PRESCRIBER = "Physiotherapist"
_FLARE_LASTS_DAYS = 3

_NOTES = (
    "Second toe sore after a long day on my feet.",
    "Easier than last week.",
    "Calf tight, took it slowly.",
    "Walked home on cobbles.",
    "New insoles today.",
)
_SITES = (
    "left sole: ball under the 2nd toe",
    "left sole: ball under the 2nd toe",
    "left sole: ball under the 3rd toe",
    "left sole: ball under the 2nd toe; left sole: 2nd toe",
    "right sole: ball under the big toe",
    "left sole: arch",
)
_ACTIVITIES = {"standing for 30 minutes": 3, "walking on cobbles": 2, "stairs": 5}
_REASONS = ("no time", "travelling", "too tired", "forgot")


@dataclass(frozen=True)
class _Wish:
    exercise_id: str
    side: Side
    dose: Dose
    schedule: Schedule
    keenness: float


_WISHES = (
    _Wish(
        "soleus-stretch", Side.EACH, Dose(sets=2, hold_seconds=30), parse_schedule("daily"), 0.96
    ),
    _Wish(
        "big-toe-mobility", Side.EACH, Dose(sets=1, hold_seconds=45), parse_schedule("daily"), 0.92
    ),
    _Wish("short-foot", Side.EACH, Dose(sets=2, reps=8), parse_schedule("daily"), 0.9),
    _Wish("toe-spreading", Side.BOTH, Dose(sets=2, reps=10), parse_schedule("daily"), 0.94),
    _Wish("toe-curls", Side.EACH, Dose(sets=2, reps=12), parse_schedule("every 2 days"), 0.9),
    _Wish("heel-raise", Side.BOTH, Dose(sets=3, reps=10), parse_schedule("mon,wed,fri"), 0.92),
    _Wish(
        "ball-massage", Side.EACH, Dose(sets=1, minutes=Decimal(3)), parse_schedule("daily"), 0.9
    ),
    _Wish(
        "walking", Side.BOTH, Dose(sets=1, minutes=Decimal(15)), parse_schedule("4 per week"), 0.75
    ),
)


def made_up_plan(today: date, weeks: int, seed: int) -> list[PlanItem]:
    """Return eight plan items that began `weeks` weeks ago; after a third two doses grew."""
    rng = random.Random(f"plan {seed}")  # noqa: S311 - nothing secret
    first = _first_day(today, weeks)
    items: list[PlanItem] = []
    for wish in _WISHES:
        item = PlanItem(
            id=_uuid(rng),
            exercise_id=wish.exercise_id,
            side=wish.side,
            dose=wish.dose,
            schedule=wish.schedule,
            starts_on=first,
            recorded_at=_utc(first, time(9)),
            prescribed_by=PRESCRIBER,
        )
        items += _grown(rng, item, first + max(1, weeks // 3) * WEEK, today)
    return items


def _grown(rng: random.Random, item: PlanItem, day: date, today: date) -> list[PlanItem]:
    growth = {
        "soleus-stretch": Dose(sets=2, hold_seconds=45),
        "short-foot": Dose(sets=2, reps=12),
    }.get(item.exercise_id)
    if growth is None or day >= today:
        return [item]
    bigger = replace(
        item, id=_uuid(rng), dose=growth, reason="was easy", recorded_at=_utc(day, time(9))
    )
    closed, follows = changed_from(item, day, bigger)
    return [*([closed] if closed else []), follows]


def made_up_entries(items: list[PlanItem], today: date, weeks: int, seed: int) -> Iterator[Entry]:
    """Yield sets, pain scores and day records of `weeks` weeks up to the middle of `today`.

    Pain falls slowly from about 6 to about 2, with a flare in the middle that is paused; some
    days are missed, some are not recorded at all.
    """
    rng = random.Random(f"entries {seed}")  # noqa: S311 - nothing secret
    first = _first_day(today, weeks)
    length = max(1, (today - first).days)
    flare = first + timedelta(days=length // 2)
    for day in days(first, today + timedelta(days=1)):
        if flare <= day < flare + timedelta(days=_FLARE_LASTS_DAYS) and weeks > 1:
            yield _record(rng, day, DayState.PAUSED, "flare")
            yield _pain(rng, day, Moment.MORNING, 7, time(7, 30))
            continue
        chance = rng.random()
        if day < today and chance < 0.04:  # noqa: PLR2004 - a day nobody wrote anything
            continue
        if day < today and chance < 0.08:  # noqa: PLR2004
            yield _record(rng, day, DayState.MISSED, rng.choice(_REASONS))
            continue
        level = 6 - 4 * (day - first).days / length
        yield from _session(rng, items, day, level, is_today=day == today)


def _session(
    rng: random.Random, items: list[PlanItem], day: date, level: float, *, is_today: bool
) -> Iterator[Entry]:
    yield _pain(rng, day, Moment.MORNING, level, time(7, 30))
    if is_today:
        return
    at = datetime.combine(day, time(18, rng.randrange(50)))
    yield _pain(rng, day, Moment.BEFORE, level - 1, at.time())
    keenness = {wish.exercise_id: wish.keenness for wish in _WISHES}
    for item in items:
        wanted = keenness[item.exercise_id]
        if isinstance(item.schedule, PerWeek):
            wanted *= item.schedule.count / 7
        if item.offered(day) and rng.random() < wanted + (1 - wanted) / 3:
            for log in _sets(rng, item, day, at):
                at += timedelta(minutes=1)
                yield log
    yield _pain(rng, day, Moment.DURING, level + 1, at.time())
    yield _pain(rng, day, Moment.AFTER, level, at.time())
    if rng.random() < 0.8:  # noqa: PLR2004
        yield _pain(rng, day, Moment.EVENING, level, time(21, 30))


def _sets(rng: random.Random, item: PlanItem, day: date, at: datetime) -> Iterator[SetLog]:
    planned = item.dose.sets or 1
    count = planned if rng.random() < 0.9 else planned - 1  # noqa: PLR2004
    for side in item.side.counted:
        for number in range(1, count + 1):
            minute = at.time()
            at += timedelta(minutes=1)
            yield SetLog(
                id=_uuid(rng),
                on=day,
                time=minute.strftime("%H:%M"),
                recorded_at=_utc(day, minute),
                utc_offset_minutes=0,
                exercise_id=item.exercise_id,
                side=side,
                set_number=number,
                reps=item.dose.reps,
                hold_seconds=item.dose.hold_seconds,
                minutes=item.dose.minutes,
                steps=item.dose.steps,
            )


def _pain(rng: random.Random, day: date, moment: Moment, level: float, at: time) -> PainScore:
    return PainScore(
        id=_uuid(rng),
        on=day,
        time=at.strftime("%H:%M"),
        recorded_at=_utc(day, at),
        utc_offset_minutes=0,
        pain=min(10, max(0, round(level + rng.gauss(0, 0.9)))),
        moment=moment,
        site=_site(day, moment),
        note=rng.choice(_NOTES) if rng.random() < 0.06 else None,  # noqa: PLR2004
    )


def _site(day: date, moment: Moment) -> str | None:
    rng = random.Random(f"site {day} {moment}")  # noqa: S311 - nothing secret
    return rng.choice(_SITES) if rng.random() < 0.5 else None  # noqa: PLR2004


def made_up_function(today: date, weeks: int, seed: int) -> list[FunctionScore]:
    """Return weekly ratings of three activities that slowly get easier."""
    rng = random.Random(f"function {seed}")  # noqa: S311 - nothing secret
    first = _first_day(today, weeks)
    return [
        FunctionScore(
            id=_uuid(rng),
            on=first + week * WEEK,
            activity=activity,
            score=min(10, round(start + 4 * week / weeks + rng.random())),
            recorded_at=_utc(first + week * WEEK, time(20)),
        )
        for week in range(weeks)
        for activity, start in _ACTIVITIES.items()
    ]


def _record(rng: random.Random, day: date, state: DayState, reason: str) -> DayRecord:
    at = time(20)
    return DayRecord(
        id=_uuid(rng),
        on=day,
        time=at.strftime("%H:%M"),
        recorded_at=_utc(day, at),
        utc_offset_minutes=0,
        state=state,
        reason=reason,
    )


def _first_day(today: date, weeks: int) -> date:
    return monday_of(today) - (weeks - 1) * WEEK


def _uuid(rng: random.Random) -> str:
    return str(UUID(int=rng.getrandbits(128), version=4))


def _utc(day: date, at: time) -> str:
    return datetime.combine(day, at, UTC).strftime(UTC_FORMAT)
