"""Tables of a file's rows, as text."""

from collections.abc import Mapping, Sequence


def without_empty_columns(rows: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    """Return the rows without the columns in which no row has anything."""
    filled = [name for name in rows[0] if any(row[name] for row in rows)] if rows else []
    return [{name: row[name] for name in filled} for row in rows]
