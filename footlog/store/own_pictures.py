"""The pictures of the person's own exercises, apart from them: reading those moves no picture."""

import sqlite3

from footlog.domain.exercises import Picture


def find(connection: sqlite3.Connection, exercise_id: str, sha256: str) -> Picture | None:
    """Return the picture of an own exercise while it is this one, else None."""
    row = connection.execute(
        "select picture from own_pictures where exercise_id = ? and sha256 = ?",
        (exercise_id, sha256),
    ).fetchone()
    return Picture(sha256, row["picture"]) if row else None


def put(connection: sqlite3.Connection, exercise_id: str, picture: Picture | None) -> None:
    """Keep the picture in place of the one before; None takes that away.

    A picture without content was not read anew, so it is the one that is kept already.
    """
    if picture is None:
        connection.execute("delete from own_pictures where exercise_id = ?", (exercise_id,))
    elif picture.content is not None:
        connection.execute(
            """
            insert into own_pictures (exercise_id, sha256, picture) values (?1, ?2, ?3)
            on conflict (exercise_id) do update set sha256 = ?2, picture = ?3
            """,
            (exercise_id, picture.sha256, picture.content),
        )
