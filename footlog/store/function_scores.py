"""The function scores of the diary."""

import sqlite3
from dataclasses import replace
from datetime import date

from footlog.domain.changes import Changes
from footlog.domain.function import FunctionScore, check_function_day
from footlog.store import rows
from footlog.store.database import DiaryFile


class FunctionScoreStore(DiaryFile):
    """The function scores of a diary."""

    def function_scores(self) -> tuple[FunctionScore, ...]:
        """Return every function score, by day and by when it was typed."""
        with self.reading() as connection:
            found = connection.execute(
                "select * from function_scores order by local_date, recorded_at, activity"
            )
            return tuple(score_of(row) for row in found)

    def save_function_score(self, score: FunctionScore, today: date) -> FunctionScore:
        """Save a function score and return it as saved.

        It replaces one of the same activity and day, and takes its id.
        """
        check_function_day(score, today)
        with self.writing() as connection:
            there = connection.execute(
                "select id from function_scores where local_date = ? and activity = ?",
                (score.on.isoformat(), score.activity),
            ).fetchone()
            if there is None:
                rows.insert(connection, "function_scores", _row(score))
                return score
            saved = replace(score, id=there["id"])
            rows.update(connection, "function_scores", _row(saved))
            return saved

    def delete_function_score(self, score_id: str) -> None:
        """Delete a function score."""
        with self.writing() as connection:
            _delete(connection, score_id)


def write(connection: sqlite3.Connection, changes: Changes[FunctionScore]) -> None:
    """Add the new scores and replace those that differ."""
    for present, _ in changes.differing:
        _delete(connection, present.id)
    for score in (*(score for _, score in changes.differing), *changes.new):
        rows.insert(connection, "function_scores", _row(score))


def score_of(row: sqlite3.Row) -> FunctionScore:
    """Return the function score that a row holds."""
    return FunctionScore(
        id=row["id"],
        on=rows.day(row["local_date"]),
        activity=row["activity"],
        score=row["score"],
        note=row["note"],
        recorded_at=row["recorded_at"],
    )


def _delete(connection: sqlite3.Connection, score_id: str) -> None:
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
