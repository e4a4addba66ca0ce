"""Importing rows: compared with the diary, then all of them written or none."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from footlog.domain.changes import Changes, ImportBatch, ImportDiff, compare
from footlog.domain.exercises import Exercise
from footlog.domain.function import FunctionScore, check_function_day
from footlog.domain.logbook import DayRecord, Entry, check_day
from footlog.domain.plan import PlanItem, Rewrite, check_no_overlap, check_start
from footlog.domain.routines import Routine
from footlog.store import entry_rows, function_scores, own_exercises, plans, routines, settings
from footlog.store.entries import EntryStore
from footlog.store.function_scores import FunctionScoreStore
from footlog.store.own_exercises import OwnExerciseStore
from footlog.store.plans import PlanStore
from footlog.store.progress import Advance, ignored
from footlog.store.routines import RoutineStore
from footlog.store.settings import SettingsStore

Row = TypeVar("Row", Entry, FunctionScore, Routine)
_CACHE_KIBIBYTES = 64_000
"""At most. Ids lie anywhere in their index: what has no room here is written and read again."""


class ImportStore(
    EntryStore, PlanStore, OwnExerciseStore, FunctionScoreStore, SettingsStore, RoutineStore
):
    """All parts of a diary that an import fills."""

    def import_rows(
        self,
        batch: ImportBatch,
        today: date,
        *,
        replace_differing: bool = False,
        dry_run: bool = False,
        advance: Advance = ignored,
    ) -> ImportDiff:
        """Add the rows that are new, all or none, and return what is new, the same or different.

        A day record differs from another one of its day, a function score from another one of its
        activity and day, and a routine from another one of its name. An exercise without a picture
        leaves the saved picture as it is. Rows that differ are replaced only with
        `replace_differing`; without it, one of them is enough that nothing is written. With
        `dry_run` nothing is written either. `advance` gets the share of the entries that is
        written. Raises InvalidEntry for plan items that overlap and for days too far ahead.
        """
        for entry in batch.entries:
            check_day(entry, today)
        for item in batch.items:
            check_start(item, today)
        for score in batch.scores:
            check_function_day(score, today)
        with self.writing() as connection:
            connection.execute(f"pragma cache_size = {-_CACHE_KIBIBYTES}")
            found = _compared(self.using(connection), batch)
            if not dry_run and (replace_differing or not found.differs):
                own_exercises.write(connection, found.exercises)
                plans.write(connection, found.plan)
                entry_rows.write(connection, found.history, advance)
                function_scores.write(connection, found.function)
                settings.write(connection, found.settings, found.shares)
                routines.write(connection, found.routines)
        return found

    def take_over(self, change: Rewrite, own: Iterable[Exercise], today: date) -> Rewrite:
        """Change the plan and add the own exercises it needs, all or nothing.

        Returns what takes the change of the plan back. An own exercise that is there already stays
        as it is. Raises InvalidEntry for items that start more than 90 days ahead.
        """
        for item in change.put:
            check_start(item, today)
        with self.writing() as connection:
            there = {exercise.id for exercise in self.using(connection).own_exercises()}
            new = tuple(exercise for exercise in own if exercise.id not in there)
            own_exercises.write(connection, Changes(new, len(there), ()))
            return plans.rewrite(connection, change)


def _compared(diary: ImportStore, batch: ImportBatch) -> ImportDiff:
    items = {item.id: item for item in diary.plan_items()}
    _check_plan(items | {item.id: item for item in batch.items}, batch.items)
    with diary.streamed() as saved:
        entries = _by_id_or(_recorded_day, saved, batch.entries)
    scores = _by_id_or(_rated, diary.function_scores(), batch.scores)
    own = {exercise.id: exercise for exercise in diary.own_exercises()}
    return ImportDiff(
        history=compare(entries, batch.entries),
        plan=compare(items, batch.items),
        exercises=compare(own, (_with_picture(one, own.get(one.id)) for one in batch.exercises)),
        function=compare(scores, batch.scores),
        settings=compare({one.id: one for one in diary.saved_settings()}, batch.settings),
        shares=compare({one.id: one for one in diary.shares()}, batch.shares),
        routines=compare(_by_id_or(_called, diary.routines(), batch.routines), batch.routines),
    )


def _with_picture(exercise: Exercise, there: Exercise | None) -> Exercise:
    if exercise.picture or not there:
        return exercise
    return replace(exercise, picture=there.picture)


def _by_id_or(
    rule: Callable[[Row], object], there: Iterable[Row], batch: Iterable[Row]
) -> dict[str, Row]:
    """Return what is there by id, and by the id of the imported row that `rule` says it equals."""
    found = {one.id: one for one in there}
    by_rule = {rule(one): one for one in found.values()}
    for one in batch:
        if (key := rule(one)) is not None and key in by_rule:
            found.setdefault(one.id, by_rule[key])
    return found


def _recorded_day(entry: Entry) -> object:
    return entry.on if isinstance(entry, DayRecord) else None


def _rated(score: FunctionScore) -> object:
    return score.on, score.activity


def _called(routine: Routine) -> object:
    """Return the name as SQLite compares it: only the letters a to z in both cases are alike."""
    return routine.name.encode().lower()


def _check_plan(items: dict[str, PlanItem], batch: Iterable[PlanItem]) -> None:
    by_exercise: dict[str, list[PlanItem]] = {}
    for item in items.values():
        by_exercise.setdefault(item.exercise_id, []).append(item)
    for item in batch:
        check_no_overlap(item, by_exercise[item.exercise_id])
