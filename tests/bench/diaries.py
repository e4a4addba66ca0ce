"""Made-up diaries of so many years, with six exercises in force."""

from datetime import date, timedelta
from pathlib import Path

from footlog.demo import made_up_entries, made_up_function, made_up_plan
from footlog.domain.changes import ImportBatch
from footlog.store.diary import Diary

TODAY = date(2026, 11, 20)
EXERCISES = 6


def made(folder: Path, weeks: int) -> Path:
    """Return the path of a new diary with so many weeks of 20 rows a day."""
    path = folder / f"{weeks}.db"
    diary = Diary(path, create=True)
    yesterday = TODAY - timedelta(days=1)
    items = made_up_plan(yesterday, weeks, seed=1)
    entries = made_up_entries(items, yesterday, weeks, seed=1)
    scores = made_up_function(yesterday, weeks, seed=1)
    diary.import_rows(ImportBatch(tuple(entries), tuple(items), scores=tuple(scores)), TODAY)
    current = [item for item in diary.plan_items() if item.ends_on is None]
    for item in current[EXERCISES:]:
        diary.stop_item(item.id, TODAY, TODAY)
    return path


def unticked(path: Path) -> None:
    """Take out today's entries, so that there are sets to tap again."""
    diary = Diary(path)
    for entry in diary.entries(TODAY, TODAY):
        diary.delete(entry.id)
