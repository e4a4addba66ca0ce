"""Function scores in the diary."""

import sqlite3
from dataclasses import replace

from footlog.domain.changes import Changes
from footlog.domain.function import FunctionScore
from footlog.store import rows


def list_scores(connection: sqlite3.Connection) -> tuple[FunctionScore, ...]:
    """Return every function score, by day and by when it was typed."""
    found = connection.execute(
        "select * from function_scores order by local_date, recorded_at, activity"
    )
    return tuple(_score(row) for row in found)


def save(connection: sqlite3.Connection, score: FunctionScore) -> FunctionScore:
    """Keep the score and return it as kept.

    It takes the place, and the id, of one of the same activity and day.
    """
    there = connection.execute(
        "select id from function_scores where local_date = ? and activity = ?",
        (score.on.isoformat(), score.activity),
    ).fetchone()
    if there is None:
        rows.insert(connection, "function_scores", _row(score))
        return score
    kept = replace(score, id=there["id"])
    rows.update(connection, "function_scores", _row(kept))
    return kept


def add_many(connection: sqlite3.Connection, changes: Changes[FunctionScore]) -> None:
    """Keep the new scores and write the differing ones over those that are there."""
    for present, _ in changes.differing:
        delete(connection, present.id)
    for score in (*(score for _, score in changes.differing), *changes.new):
        rows.insert(connection, "function_scores", _row(score))


def delete(connection: sqlite3.Connection, score_id: str) -> None:
    """Forget the score with this id."""
    connection.execute("delete from function_scores where id = ?", (score_id,))


def _row(score: FunctionScore) -> dict[str, object]:
    return {
        "id": score.id,
        "local_date": score.on,
        "activity": score.activity,
        "score": score.score,
        "note": score.note,
        "recorded_at": score.recorded_at,
    }


def _score(row: sqlite3.Row) -> FunctionScore:
    return FunctionScore(
        id=row["id"],
        on=rows.day(row["local_date"]),
        activity=row["activity"],
        score=row["score"],
        note=row["note"],
        recorded_at=row["recorded_at"],
    )
