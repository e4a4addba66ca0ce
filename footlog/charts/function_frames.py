"""Function scores as a DataFrame with fixed columns and types."""

from collections.abc import Iterable

import pandas as pd

from footlog.domain.function import FunctionScore


def function_frame(scores: Iterable[FunctionScore]) -> pd.DataFrame:
    """Return a row for each score, in their order: day (datetime), activity, score (0-10)."""
    rows = [(pd.Timestamp(score.on), score.activity, score.score) for score in scores]
    return pd.DataFrame(rows, columns=["day", "activity", "score"]).astype(
        {"day": "datetime64[us]", "activity": "str", "score": "int64"}
    )
