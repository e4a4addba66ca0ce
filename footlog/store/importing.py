"""Taking in what arrives from files: held against what is there, written whole or not at all."""

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from footlog.domain.changes import ImportBatch, ImportDiff, compare
from footlog.domain.exercises import Exercise
from footlog.domain.function import FunctionScore
from footlog.domain.logbook import DayRecord, Entry
from footlog.domain.plan import PlanItem, check_no_overlap
from footlog.progress import Advance
from footlog.store import function_scores, logbook, own_exercises, plans

Kept = TypeVar("Kept", Entry, FunctionScore)


def compared(connection: sqlite3.Connection, batch: ImportBatch) -> ImportDiff:
    """Return what of `batch` is new, the same or different; raise InvalidEntry for overlaps.

    A day record differs from another one of its day, a function score from another one of its
    activity and day. An exercise that arrives without a picture takes none away.
    """
    items = {item.id: item for item in plans.list_items(connection)}
    _check_plan(items | {item.id: item for item in batch.items}, batch.items)
    entries = _by_id_or(_recorded_day, logbook.entries(connection), batch.entries)
    scores = _by_id_or(_rated, function_scores.list_scores(connection), batch.scores)
    own = {exercise.id: exercise for exercise in own_exercises.list_own(connection)}
    return ImportDiff(
        history=compare(entries, batch.entries),
        plan=compare(items, batch.items),
        exercises=compare(own, (_as_pictured(one, own.get(one.id)) for one in batch.exercises)),
        function=compare(scores, batch.scores),
    )


def write(connection: sqlite3.Connection, found: ImportDiff, advance: Advance) -> None:
    """Keep the new rows and write the differing ones over those that are there.

    `advance` is told how many of the entries are kept.
    """
    own_exercises.add_many(connection, found.exercises)
    plans.add_many(connection, found.plan)
    logbook.add_many(connection, found.history, advance)
    function_scores.add_many(connection, found.function)


def _as_pictured(exercise: Exercise, there: Exercise | None) -> Exercise:
    if exercise.picture or not there:
        return exercise
    return replace(exercise, picture=there.picture)


def _by_id_or(
    rule: Callable[[Kept], object], there: Iterable[Kept], batch: Iterable[Kept]
) -> dict[str, Kept]:
    """Return what is there by id, and by the id of the arriving one that `rule` says it equals."""
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


def _check_plan(items: dict[str, PlanItem], batch: Iterable[PlanItem]) -> None:
    by_exercise: dict[str, list[PlanItem]] = {}
    for item in items.values():
        by_exercise.setdefault(item.exercise_id, []).append(item)
    for item in batch:
        check_no_overlap(item, by_exercise[item.exercise_id])
