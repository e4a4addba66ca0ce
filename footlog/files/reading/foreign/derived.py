"""What footlog needs of a row and the file lacks."""

import uuid
from collections import Counter
from collections.abc import Collection

from footlog.domain.columns import Column, names

Rows = list[dict[str, str]]

_IDS = uuid.UUID("1f0b7a3e-6c55-4f6e-9a1d-2f6f6f746c67")
"""The name space of ids made from what a row says."""

_DERIVED = ("recorded_at", "id")


def fill_in(rows: Rows, columns: tuple[Column, ...], there: Collection[str]) -> list[str]:
    """Fill in ids and when a row was typed where they are not `there`, and say what is missing.

    The ids are the same each time, so that a file can be imported twice.
    """
    known = names(columns)
    missing = [name for name in known if name not in there and name not in _DERIVED]
    sentences = [f"Not in the file and left empty: {', '.join(missing)}."] if missing else []
    if "recorded_at" not in there:
        _fill_in_recorded_at(rows, "date" if "date" in known else "starts_on")
        sentences.append(
            "When a row was typed is not in the file: the start of its day is written instead."
        )
    if "id" in known and "id" not in there:
        _fill_in_ids(rows)
        sentences.append(
            "The ids are not in the file: each row gets one made from what it says. Importing the "
            "file twice adds nothing, but rows that came into the diary otherwise come in again."
        )
    return sentences


def _fill_in_recorded_at(rows: Rows, day: str) -> None:
    for row in rows:
        row["recorded_at"] = f"{row[day]}T00:00:00Z"


def _fill_in_ids(rows: Rows) -> None:
    times: Counter[str] = Counter()
    for row in rows:
        content = repr(sorted(row.items()))
        times[content] += 1
        row["id"] = str(uuid.uuid5(_IDS, f"{content} {times[content]}"))
