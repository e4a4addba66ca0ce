"""A row of the table of figures: what was simulated, how often it was so, and its bar."""

from collections.abc import Iterable
from math import sqrt
from typing import NamedTuple

HEADING = "| Made-up diaries | Number | Figure | Has to be |\n|---|---|---|---|"


class Row(NamedTuple):
    """A share of 0-1 found in `diaries` diaries, and between which shares it has to lie."""

    what: str
    diaries: int
    share: float
    least: float = 0.0
    most: float = 1.0

    def holds(self, errors: float = 0.0) -> bool:
        """Tell whether the share lies where it has to, give or take some standard errors."""
        bar = self.least or self.most
        margin = errors * sqrt(bar * (1 - bar) / self.diaries)
        return self.least - margin <= self.share <= self.most + margin

    @property
    def bar(self) -> str:
        """Where the share has to lie, in words; empty where it is only reported."""
        if self.least:
            return f"at least {100 * self.least:g} %"
        return f"at most {100 * self.most:g} %" if self.most < 1 else ""

    def __str__(self) -> str:
        return f"| {self.what} | {self.diaries:,} | {100 * self.share:.1f} % | {self.bar} |"


def table(rows: Iterable[Row]) -> str:
    """Return the rows as a Markdown table."""
    return "\n".join([HEADING, *map(str, rows)])
