"""Any sequence of what people do, held against a dict: after each step both hold the same."""

import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from footlog.domain.backup import Why
from footlog.domain.exercises import Side
from footlog.domain.logbook import DayRecord, DayState, Entry, Moment, PainScore, SetLog
from footlog.domain.validation import InvalidEntry
from footlog.files.export import history_lines
from footlog.files.reading.history import read_history
from footlog.store.backups import list_backups, make_backup
from footlog.store.diary import Diary
from footlog.store.restore import restore
from tests.conftest import LONG
from tests.helpers.builders import RECORDED_AT, numbered_id, texts
from tests.helpers.operations import bring_in

RUNS = 5000 if LONG else 200 if os.environ.get("CI") else 6
STEPS = 50
TODAY = date(2026, 3, 31)
EXERCISES = ("heel-raise", "toe-curls")

_numbers = count(1_000_000)
DAYS = st.dates(date(2026, 3, 1), TODAY)
STAMP = {
    "id": st.builds(lambda: numbered_id(next(_numbers))),
    "on": DAYS,
    "time": st.none() | st.sampled_from(("07:30", "18:05")),
    "recorded_at": st.just(RECORDED_AT),
    "note": st.none() | texts(20),
}
PAINS = st.integers(0, 10)
SETS = st.builds(
    SetLog,
    **STAMP,
    exercise_id=st.sampled_from(EXERCISES),
    side=st.sampled_from((Side.LEFT, Side.RIGHT, Side.BOTH)),
    pain=st.none() | PAINS,
    reps=st.none() | st.integers(1, 30),
)
SCORES = st.builds(PainScore, **STAMP, pain=PAINS, moment=st.sampled_from(Moment))
RECORDS = st.builds(DayRecord, **STAMP, state=st.sampled_from(DayState))
ENTRIES = SETS | SCORES | RECORDS


def in_order(entries: list[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda e: (e.on, e.time or "", e.recorded_at, e.id))


class AnySequence(RuleBasedStateMachine):
    """A diary and the dict that says what it has to hold."""

    ids = Bundle("ids")
    gone = Bundle("gone")

    @initialize()
    def begin(self) -> None:
        """Begin with an empty diary."""
        self.folder = Path(tempfile.mkdtemp(prefix="footlog-any-sequence-", dir=FAST))
        (self.folder / "footlog.db").write_bytes(EMPTY.read_bytes())
        self.diary = Diary(self.folder / "footlog.db")
        self.kept: dict[str, Entry] = {}
        self.backed_up: dict[str, dict[str, Entry]] = {}
        self.now = datetime(2026, 3, 31, 8, tzinfo=UTC)

    def teardown(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self.folder)

    def takes_a_day(self, entry: Entry) -> bool:
        """Tell whether a record of that day is kept under another id."""
        return isinstance(entry, DayRecord) and any(
            isinstance(other, DayRecord) and other.on == entry.on and other.id != entry.id
            for other in self.kept.values()
        )

    @rule(target=ids, entry=ENTRIES)
    def add(self, entry: Entry) -> object:
        """Save an entry, which is refused for a day that has its record."""
        added = self.diary.save(entry, TODAY)
        assert added is not self.takes_a_day(entry)
        if not added:
            return multiple()
        self.kept[entry.id] = entry
        return entry.id

    @rule(target=ids, logs=st.lists(SETS, max_size=4))
    def add_sets(self, logs: list[SetLog]) -> object:
        """Save several sets at once, twice."""
        for _ in range(2):
            assert self.diary.save_sets([(log, log.id) for log in logs], TODAY) == logs
        self.kept |= {log.id: log for log in logs}
        return multiple(*(log.id for log in logs))

    @rule(id_=ids, entry=ENTRIES)
    def edit(self, id_: str, entry: Entry) -> None:
        """Correct an entry that is there."""
        present = self.kept.get(id_)
        if type(present) is not type(entry):
            return
        changed = replace(entry, id=id_)
        try:
            self.diary.edit(changed, TODAY, was=present)
        except InvalidEntry:
            assert self.takes_a_day(changed)
        else:
            assert not self.takes_a_day(changed)
            self.kept[id_] = changed

    @rule(id_=ids, entry=ENTRIES)
    def edit_too_late(self, id_: str, entry: Entry) -> None:
        """Correct an entry that another window has changed or deleted."""
        stale = replace(entry, id=id_)
        if stale == self.kept.get(id_):
            return
        with pytest.raises(InvalidEntry):
            self.diary.edit(stale, TODAY, was=stale)

    @rule(target=gone, id_=consumes(ids))
    def delete(self, id_: str) -> object:
        """Delete an entry."""
        assert self.diary.delete(id_) == self.kept.get(id_)
        entry = self.kept.pop(id_, None)
        return multiple(entry) if entry else multiple()

    @rule(target=ids, entry=consumes(gone))
    def undo(self, entry: Entry) -> object:
        """Put a deleted entry back, unless a restore has done so."""
        back = self.diary.save(entry, TODAY)
        assert back is not (self.takes_a_day(entry) or entry.id in self.kept)
        if not back:
            return multiple()
        self.kept[entry.id] = entry
        return entry.id

    @rule(records=st.lists(RECORDS, max_size=3, unique_by=lambda record: record.on))
    def record_days(self, records: list[DayRecord]) -> None:
        """Say what some days were, in place of what was said before."""
        self.diary.save_days(records, TODAY)
        days = {record.on for record in records}
        self.kept = {
            id_: entry
            for id_, entry in self.kept.items()
            if not (isinstance(entry, DayRecord) and entry.on in days)
        } | {record.id: record for record in records}

    @rule()
    def export_and_import_the_same(self) -> None:
        """Read back what was written, which adds nothing."""
        changes = bring_in(self.diary, self.exported())
        assert (changes.new, changes.same, changes.differing) == ((), len(self.kept), ())

    @rule()
    def move_to_a_new_diary(self) -> None:
        """Export, and go on with a new diary that has imported it."""
        exported = self.exported()
        self.diary.path.write_bytes(EMPTY.read_bytes())
        bring_in(self.diary, exported)

    @rule(id_=ids, note=texts(20))
    def import_what_differs(self, id_: str, note: str) -> None:
        """Import a row that differs, which is refused and then allowed."""
        if id_ not in self.kept:
            return
        changed = replace(self.kept[id_], note=note)
        for allowed in (False, True):
            bring_in(self.diary, [changed], replace_differing=allowed)
            self.is_the_same() if not allowed else None
        self.kept[id_] = changed

    @rule()
    def reopen(self) -> None:
        """Close the diary and open it again."""
        self.diary = Diary(self.diary.path, create=True)

    @rule()
    def back_up(self) -> None:
        """Make a backup; the oldest ones of the day go."""
        backup = make_backup(self.diary.path, Why.ON_DEMAND, self.a_second_later())
        self.backed_up[backup.path.name] = dict(self.kept)

    @rule(number=st.integers(0, 9))
    def restore(self, number: int) -> None:
        """Bring a backup back, after one of the present diary."""
        backups = list_backups(self.diary.path)
        if not backups:
            return
        chosen = backups[number % len(backups)]
        done = restore(self.diary.path, chosen.path, self.a_second_later())
        assert done.before is not None
        self.backed_up[done.before.path.name] = self.kept
        self.kept = dict(self.backed_up[chosen.path.name])

    def a_second_later(self) -> datetime:
        """Return a time after all those before."""
        self.now += timedelta(seconds=1)
        return self.now

    def exported(self) -> list[Entry]:
        """Return what is read from history.csv as it is written now."""
        with self.diary.history() as rows:
            content = "".join(history_lines(rows, NAMES)).encode()
        entries, problems = read_history(content, EXERCISES, TODAY)
        assert problems == []
        return entries

    @invariant()
    def is_the_same(self) -> None:
        """Hold the diary against the dict."""
        assert self.diary.entries() == in_order(list(self.kept.values()))


NAMES = {exercise: exercise.title() for exercise in EXERCISES}
EMPTY = Path()
FAST = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - each has its own folder
"""Where there is memory for files: whether the disk keeps them is not the question here."""


@pytest.mark.long
def test_any_sequence_of_steps_leaves_what_a_dict_would_hold(
    diary: Diary, monkeypatch: pytest.MonkeyPatch, figure: Callable[[str, str], None]
) -> None:
    monkeypatch.setitem(globals(), "EMPTY", diary.path)
    run_state_machine_as_test(
        AnySequence, settings=settings(max_examples=RUNS, stateful_step_count=STEPS)
    )
    figure(f"{RUNS:,} sequences of {STEPS} steps", "0 differences to a dict")
