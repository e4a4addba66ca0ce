"""A small diary whose files go out and come back, and what is in them."""

import zipfile
from pathlib import Path

from footlog.domain.dose import Dose
from footlog.domain.exercises import Exercise, Kind, Side
from footlog.domain.function import FunctionScore
from footlog.domain.logbook import Entry
from footlog.store.diary import Diary
from tests.helpers.builders import (
    RECORDED_AT,
    day,
    import_batch,
    item,
    numbered_id,
    on,
    pain,
    set_log,
)

TODAY = on("2026-03-20")
ENTRIES: list[Entry] = [
    set_log("2026-03-03", note="=1+1"),
    day("2026-03-05"),
    pain(0, "2026-03-10"),
    set_log("2026-03-17"),
]
PLANNED = item("3 per week")
SCORE = FunctionScore(
    id=numbered_id(1),
    on=on("2026-03-09"),
    activity="=stairs",
    score=3,
    recorded_at=RECORDED_AT,
    note="secret",
)


def exchanged_diary(path: Path) -> Diary:
    """Make a diary of the entries and the plan item."""
    diary = Diary(path, create=True)
    diary.import_rows(import_batch(ENTRIES, [PLANNED]), TODAY)
    return diary


def members(path: Path) -> dict[str, bytes]:
    """Return the files in a sound .zip by name."""
    with zipfile.ZipFile(path) as bundle:
        assert bundle.testzip() is None
        return {name: bundle.read(name) for name in bundle.namelist()}


OWN = Exercise(
    id="own-1",
    name="@Zehen €",
    kind=Kind.BALANCE,
    side=Side.EACH,
    dose=Dose(sets=2, reps=8, hold_seconds=5, load="'1 kg", times_per_day=2),
    targets=("toes", "=arch"),
    position="sitting",
    equipment=("towel", "a, b; c"),
    steps=("Sit.", '- "Lift".'),
    feel="Here.",
    recorded_at=RECORDED_AT,
)
