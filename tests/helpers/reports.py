"""Reports that tests share: an ordinary one, and one of everything that is hard to set."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from footlog.domain.dose import Dose
from footlog.domain.exercises import Side
from footlog.domain.function import LONGEST_ACTIVITY, FunctionScore
from footlog.domain.logbook import DayRecord, DayState, Entry
from footlog.domain.plan import PlanItem
from footlog.domain.settings import Feet, Settings
from footlog.report.facts import Report, Sources, report_facts
from tests.helpers.builders import RECORDED_AT, day, item, new_id, on, pain, set_log, tally

TODAY = on("2026-03-18")
"""A Wednesday."""

HOSTILE = (
    '#read("/etc/passwd")',
    "*bold* _slanted_ `raw` = head",
    "$x^2$ $",
    "@ref <label> \\ // /* ]",
    "#{panic()}",
    "W" * 5000,
    "שלום עולם مرحبا بالعالم",
    "🦶👨‍👩‍👧 ouch",
    "e\u0301\u0323\u0327" * 50,
    "日本語のメモ",
    '<script>alert(1)</script> & "q" \'',
    "a\u0001b\u0085c\u202edef\u2028x",
    "\u0378 ไทย हिन्दी",
    "{{ 7 * 7 }} {% x %}",
)


def rating(score: int, rated_on: str, activity: str = "stairs") -> FunctionScore:
    """Return one function score."""
    return FunctionScore(
        id=new_id(), on=on(rated_on), activity=activity, score=score, recorded_at=RECORDED_AT
    )


def report_of(
    entries: Iterable[Entry] = (),
    items: Iterable[PlanItem] = (),
    scores: Sequence[FunctionScore] = (),
    settings: Settings | None = None,
    **span: date,
) -> Report:
    """Return the report of these entries on TODAY."""
    there = list(entries)
    sources = Sources(
        tally=tally(items, there),
        settings=settings or Settings(),
        names={"heel-raise": "Heel raise"},
        drawings={"heel-raise": "heel-raise", "own-0": "any-foot"},
        records=[entry for entry in there if isinstance(entry, DayRecord)],
        noted=[entry for entry in there if entry.note],
        scores=scores,
    )
    return report_facts(sources, TODAY, **span)


def hostile_report(texts: Sequence[str] = HOSTILE) -> Report:
    """Return a report as full as can be, with `texts` wherever a person may write."""
    names = [texts[n % len(texts)] for n in range(25)]
    items = [_hostile_item(f"own-{n}", name, names[n - 3]) for n, name in enumerate(names)]
    entries: list[Entry] = []
    for n in range(60):
        day_done = str(on("2026-01-10") + timedelta(days=n))
        words = names[n % len(names)]
        entries.append(set_log(day_done, exercise=f"own-{n % 25}", pain=n % 11, note=words[:5000]))
        entries.append(pain(n % 11, day_done))
        state = DayState.MISSED if n % 2 else DayState.PAUSED
        entries.append(day(day_done, state, reason=words[:200]))
    activities = [
        (f"{n} " + names[n] + "W" * LONGEST_ACTIVITY)[:LONGEST_ACTIVITY] for n in range(5)
    ]
    scores = [
        rating(n, rated_on, activity)
        for n, activity in enumerate(activities)
        for rated_on in ("2026-01-10", "2026-03-10")
    ]
    found = report_of(entries, items, scores, Settings(feet=Feet.BOTH, physiotherapist="W" * 200))
    return replace(found, names={f"own-{n}": name[:120] for n, name in enumerate(names)})


def _hostile_item(exercise: str, load: str, tempo: str) -> PlanItem:
    dose = Dose(
        sets=50,
        reps=1000,
        hold_seconds=3600,
        rest_seconds=3600,
        load=load[:200],
        tempo=tempo[:200],
        times_per_day=12,
    )
    planned = item("mon,tue,wed,thu,fri,sat,sun", "2026-01-10", exercise=exercise, side=Side.BOTH)
    return replace(planned, dose=dose, prescribed_by=load[:200])
