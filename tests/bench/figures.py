"""What was measured: a row of the table, with what it is held against and its bar."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

NOTHING = "–"


@dataclass(frozen=True)
class Row:
    """One measure: the values seen, those of the baseline, and the highest ratio or value asked.

    Values are in `unit`. Without a baseline the bar is a value; with one it is a ratio of medians.
    """

    name: str
    values: Sequence[float]
    baseline: Sequence[float] = ()
    against: str = ""
    most_ratio: float | None = None
    most: float | None = None
    unit: str = "ms"

    @property
    def ratio(self) -> float | None:
        """The ratio of the medians, None without a baseline."""
        return median(self.values) / median(self.baseline) if self.baseline else None

    @property
    def is_met(self) -> bool:
        """Whether every bar of the row holds."""
        below = self.most is None or median(self.values) <= self.most
        ratio = self.ratio
        return below and (self.most_ratio is None or ratio is None or ratio <= self.most_ratio)

    def as_json(self) -> dict[str, Any]:
        """Return the row with its medians and p95 as plain values."""
        return {
            "name": self.name,
            "unit": self.unit,
            "median": median(self.values),
            "p95": p95(self.values),
            "n": len(self.values),
            "against": self.against or None,
            "baseline_median": median(self.baseline) if self.baseline else None,
            "ratio": self.ratio,
            "most_ratio": self.most_ratio,
            "most": self.most,
            "met": self.is_met,
        }


def p95(values: Sequence[float]) -> float:
    """Return the smallest value that 95 % of the values do not exceed."""
    return sorted(values)[-(len(values) // 20) - 1]


def table(rows: Sequence[Row]) -> str:
    """Return the rows as a Markdown table."""
    lines = [
        "| measure | median | p95 | baseline | ratio | bar | met |",
        "|---|---:|---:|---:|---:|---:|:-:|",
    ]
    return "\n".join(lines + [_line(row) for row in rows])


def _line(row: Row) -> str:
    base = f"{median(row.baseline):.1f} {row.against}" if row.baseline else NOTHING
    ratio = NOTHING if row.ratio is None else f"{row.ratio:.2f} ×"
    bars = [f"≤ {row.most_ratio:g} ×"] if row.most_ratio else []
    bars += [f"≤ {row.most:g} {row.unit}"] if row.most else []
    cells = (
        row.name,
        f"{median(row.values):.1f} {row.unit}",
        f"{p95(row.values):.1f}",
        base,
        ratio,
        ", ".join(bars) or NOTHING,
        "yes" if row.is_met else "no",
    )
    return f"| {' | '.join(cells)} |"
