"""Plan items and entries with sensible defaults, and Hypothesis strategies for any of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from footlog.analysis.pain import DayPain
from footlog.analysis.summary import Tally
from footlog.domain.changes import ImportBatch
from footlog.domain.columns import HISTORY, names
from footlog.domain.dose import Dose
from footlog.domain.exercises import Side
from footlog.domain.logbook import (
    USUAL_MARKS,
    DayRecord,
    DayState,
    Entry,
    FootMark,
    Moment,
    PainScore,
    SetLog,
)
from footlog.domain.plan import PlanItem, cue_of
from footlog.domain.schedule import EveryDays, PerWeek, Schedule, Weekdays, parse_schedule
from footlog.domain.validation import EARLIEST_DAY
from footlog.files.export import history_lines
from footlog.files.reading.csv_format import write_lines

EXERCISE = "heel-raise"
RECORDED_AT = "2026-03-02T18:05:00Z"
MONDAY = date(2026, 3, 2)

_numbers = count(1)


def numbered_id(number: int) -> str:
    """Return the UUID with this number, the same at every call."""
    return str(UUID(int=number, version=4))


def new_id() -> str:
    """Return a UUID that no other call returns."""
    return numbered_id(next(_numbers))


def on(words: str) -> date:
    """Return the day that `words` name as YYYY-MM-DD."""
    return date.fromisoformat(words)


def item(  # noqa: PLR0913 - one a field
    schedule: str = "daily",
    starts_on: str = "2026-03-02",
    ends_on: str | None = None,
    *,
    side: Side = Side.BOTH,
    sets: int | None = 1,
    times_per_day: int = 1,
    exercise: str = EXERCISE,
    id: str | None = None,  # noqa: A002 - the field's name
) -> PlanItem:
    """Return a plan item of twelve repetitions a set."""
    return PlanItem(
        id=id or new_id(),
        exercise_id=exercise,
        side=side,
        dose=Dose(sets=sets, reps=12, times_per_day=times_per_day),
        schedule=parse_schedule(schedule),
        starts_on=on(starts_on),
        ends_on=on(ends_on) if ends_on else None,
        recorded_at=RECORDED_AT,
    )


def set_log(  # noqa: PLR0913 - one a field
    day_done: str = "2026-03-02",
    *,
    side: Side = Side.BOTH,
    exercise: str = EXERCISE,
    pain: int | None = None,
    note: str | None = None,
    time: str | None = None,
    recorded_at: str = RECORDED_AT,
    id: str | None = None,  # noqa: A002 - the field's name
) -> SetLog:
    """Return one completed set."""
    return SetLog(
        id=id or new_id(),
        on=on(day_done),
        time=time,
        recorded_at=recorded_at,
        exercise_id=exercise,
        side=side,
        pain=pain,
        note=note,
    )


def sets(number: int, day_done: str, side: Side = Side.BOTH) -> list[SetLog]:
    """Return a number of completed sets of one day and side."""
    return [set_log(day_done, side=side) for _ in range(number)]


def pain(
    score: int = 3,
    day_felt: str = "2026-03-02",
    moment: Moment = Moment.MORNING,
    *,
    id: str | None = None,  # noqa: A002 - the field's name
) -> PainScore:
    """Return one pain score."""
    return PainScore(
        id=id or new_id(), on=on(day_felt), recorded_at=RECORDED_AT, pain=score, moment=moment
    )


def day(
    which: str = "2026-03-02",
    state: DayState = DayState.PAUSED,
    *,
    reason: str | None = None,
    id: str | None = None,  # noqa: A002 - the field's name
) -> DayRecord:
    """Return the record of a paused or missed day."""
    return DayRecord(
        id=id or new_id(), on=on(which), recorded_at=RECORDED_AT, state=state, reason=reason
    )


def mark(
    which: str = "2026-03-02",
    reason: str = "long_walk",
    *,
    side: Side | None = None,
    id: str | None = None,  # noqa: A002 - the field's name
) -> FootMark:
    """Return something that was different about a day."""
    return FootMark(
        id=id or new_id(), on=on(which), recorded_at=RECORDED_AT, reason=reason, side=side
    )


def tally(items: Iterable[PlanItem] = (), entries: Iterable[Entry] = ()) -> Tally:
    """Return what the summary is made of, counted entry by entry."""
    done: defaultdict[tuple[str, Side], Counter[date]] = defaultdict(Counter)
    scores: defaultdict[tuple[Moment, date], list[int]] = defaultdict(list)
    paused: set[date] = set()
    missed: set[date] = set()
    recorded: set[date] = set()
    for entry in entries:
        recorded.add(entry.on)
        match entry:
            case SetLog():
                done[entry.exercise_id, entry.side][entry.on] += 1
                if entry.pain is not None:
                    scores[Moment.DURING, entry.on].append(entry.pain)
            case PainScore():
                scores[entry.moment, entry.on].append(entry.pain)
            case DayRecord(state=DayState.PAUSED):
                paused.add(entry.on)
            case DayRecord():
                missed.add(entry.on)
            case FootMark():
                pass
    return Tally(
        items=tuple(items),
        done=dict(done),
        pain={key: DayPain(len(n), sum(n), max(n)) for key, n in scores.items()},
        paused=paused,
        missed=missed,
        recorded=recorded,
        begun=min(recorded, default=None),
    )


EXERCISES = ("heel-raise", "toe-curls", "own-1")
IDS = st.uuids(version=4).map(str)
LAST_DAY = date(9990, 12, 31)
DAYS = st.dates(EARLIEST_DAY, LAST_DAY)
CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
TIMES = st.times().map(lambda moment: moment.strftime("%H:%M"))
UTC_TIMES = st.datetimes().map(lambda moment: moment.isoformat(timespec="seconds") + "Z")
MINUTES = st.integers(1, 60_000).map(lambda hundredths: Decimal(hundredths) / 100)


def texts(longest: int = 200) -> st.SearchStrategy[str]:
    """Return a strategy for texts that can be kept; an empty one is the same as none."""
    return st.text(CHARACTERS, min_size=1, max_size=longest)


STAMP = {
    "id": IDS,
    "on": DAYS,
    "recorded_at": UTC_TIMES,
    "time": st.none() | TIMES,
    "edited_at": st.none() | UTC_TIMES,
    "utc_offset_minutes": st.none() | st.integers(-1080, 1080),
}
SET_LOGS = st.builds(
    SetLog,
    **STAMP,
    exercise_id=st.sampled_from(EXERCISES),
    side=st.sampled_from((Side.LEFT, Side.RIGHT, Side.BOTH)),
    occasion=st.integers(1, 12),
    set_number=st.none() | st.integers(1, 200),
    reps=st.none() | st.integers(1, 1000),
    hold_seconds=st.none() | st.integers(1, 3600),
    minutes=st.none() | MINUTES,
    steps=st.none() | st.integers(1, 100_000),
    load=st.none() | texts(),
    pain=st.none() | st.integers(0, 10),
    site=st.none() | texts(),
    note=st.none() | texts(5000),
)
PAIN_SCORES = st.builds(
    PainScore,
    **STAMP,
    pain=st.integers(0, 10),
    moment=st.sampled_from(Moment),
    exercise_id=st.none() | st.sampled_from(EXERCISES),
    side=st.none() | st.sampled_from(Side),
    site=st.none() | texts(),
    note=st.none() | texts(5000),
)
DAY_RECORDS = st.builds(
    DayRecord,
    **STAMP,
    state=st.sampled_from(DayState),
    reason=st.none() | texts(),
    note=st.none() | texts(5000),
)
FOOT_MARKS = st.builds(
    FootMark,
    **STAMP,
    reason=st.sampled_from(USUAL_MARKS) | texts().filter(str.strip),
    side=st.none() | st.sampled_from(Side),
    note=st.none() | texts(5000),
)
ENTRIES = SET_LOGS | PAIN_SCORES | DAY_RECORDS | FOOT_MARKS

SCHEDULES: st.SearchStrategy[Schedule] = st.one_of(
    st.builds(EveryDays, st.integers(1, 60)),
    st.builds(Weekdays, st.frozensets(st.integers(0, 6), min_size=1)),
    st.builds(PerWeek, st.integers(1, 7)),
)
AMOUNTS = st.one_of(
    st.fixed_dictionaries({"reps": st.integers(1, 1000)}),
    st.fixed_dictionaries({"hold_seconds": st.integers(1, 3600)}),
    st.fixed_dictionaries({"reps": st.integers(1, 1000), "hold_seconds": st.integers(1, 3600)}),
    st.fixed_dictionaries({"minutes": MINUTES}),
    st.fixed_dictionaries({"steps": st.integers(1, 100_000)}),
)
MANNERS = st.fixed_dictionaries(
    {
        "sets": st.none() | st.integers(1, 50),
        "rest_seconds": st.none() | st.integers(0, 3600),
        "load": st.none() | texts(),
        "tempo": st.none() | texts(),
        "times_per_day": st.integers(1, 12),
    }
)
DOSES = st.builds(lambda amount, manner: Dose(**amount, **manner), AMOUNTS, MANNERS)


@st.composite
def plan_items(draw: st.DrawFn) -> PlanItem:
    """Return any plan item that can be kept."""
    starts_on, ends_on = sorted(draw(st.tuples(DAYS, DAYS)))
    return PlanItem(
        id=draw(IDS),
        exercise_id=draw(st.sampled_from(EXERCISES)),
        side=draw(st.sampled_from(Side)),
        dose=draw(DOSES),
        schedule=draw(SCHEDULES),
        starts_on=starts_on,
        recorded_at=draw(UTC_TIMES),
        ends_on=ends_on if ends_on > starts_on and draw(st.booleans()) else None,
        prescribed_by=draw(st.none() | texts()),
        reason=draw(st.none() | texts(5000)),
        note=draw(st.none() | texts(5000)),
        cue=draw(st.builds(cue_of, st.none() | texts(), st.none() | texts())),
    )


def import_batch(entries: Iterable[Entry] = (), items: Iterable[PlanItem] = ()) -> ImportBatch:
    """Return entries and plan items as an import brings them."""
    return ImportBatch(tuple(entries), tuple(items))


def written(*rows: dict[str, str]) -> bytes:
    """Return a file of footlog's dialect with these rows."""
    cells = ([row.get(name) for name in rows[0]] for row in rows)
    return "".join(write_lines(rows[0], cells)).encode()


def history_row(entry: Entry) -> list[object]:
    """Return the entry's cells in history.csv as the diary gives them: no name of the exercise."""
    values: dict[str, Any] = asdict(entry)
    values["date"] = entry.on.isoformat()
    kinds = {SetLog: "set", PainScore: "pain", DayRecord: "day", FootMark: "mark"}
    values["kind"] = kinds[type(entry)]
    values["set"] = values.get("set_number")
    values["exercise"] = values.get("exercise_id")
    if minutes := values.get("minutes"):
        values["minutes"] = float(minutes)
    return [values.get(name) for name in names(HISTORY)]


def history_file(entries: Iterable[Entry], exercise_names: Mapping[str, str]) -> bytes:
    """Return history.csv with these entries in their order."""
    return "".join(history_lines(map(history_row, entries), exercise_names)).encode()
