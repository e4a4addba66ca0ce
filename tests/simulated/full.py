"""All rows of the table, in full or in short."""

from collections.abc import Iterator

from tests.simulated import change, rule, standing_out
from tests.simulated.rows import Row

DIARIES = 4_000
RULE_DIARIES = 10_000


def every_row(part: float = 1.0) -> Iterator[Row]:
    """Yield every row, each from its full number of diaries or a part of it."""
    yield from change.rows(round(part * DIARIES))
    yield from rule.rows(round(part * RULE_DIARIES))
    yield from standing_out.rows(round(part * DIARIES))
