"""Looking into the specification of a chart."""

from typing import Any

import pandas as pd


def spec_of(chart: Any) -> dict[str, Any]:  # noqa: ANN401 - any Altair chart
    content: dict[str, Any] = chart.to_dict(validate=True)
    return content


def rows_of(spec: dict[str, Any], column: str) -> list[Any]:
    """Return the values of a column of the one data set that has it."""
    (found,) = [rows for rows in spec["datasets"].values() if rows and column in rows[0]] or [[]]
    return [row[column] for row in found]


def known(values: pd.Series) -> list[Any]:
    return [None if pd.isna(value) else value for value in values]
