"""The function frame has the same columns and types whatever is in it."""

import pandas as pd

from footlog.charts.frames import function_frame
from footlog.domain.function import FunctionScore
from tests.helpers.builders import RECORDED_AT, new_id, on


def rated(activity: str, score: int, day: str) -> FunctionScore:
    return FunctionScore(
        id=new_id(), on=on(day), activity=activity, score=score, recorded_at=RECORDED_AT
    )


def test_each_score_is_a_row_and_a_zero_is_a_zero() -> None:
    frame = function_frame([rated("stairs", 0, "2026-03-02"), rated("=1+1", 10, "2026-03-09")])
    assert frame.to_dict("list") == {
        "day": [pd.Timestamp("2026-03-02"), pd.Timestamp("2026-03-09")],
        "activity": ["stairs", "=1+1"],
        "score": [0, 10],
    }


def test_no_scores_give_the_same_columns_and_types() -> None:
    empty, filled = function_frame([]), function_frame([rated("stairs", 3, "2026-03-02")])
    assert len(empty) == 0
    assert [str(kind) for kind in empty.dtypes] == ["datetime64[us]", "str", "int64"]
    assert empty.dtypes.to_dict() == filled.dtypes.to_dict()


def test_days_far_from_today_are_kept() -> None:
    frame = function_frame([rated("stairs", 3, "1900-01-01"), rated("stairs", 3, "9990-12-31")])
    assert [str(day.date()) for day in frame["day"]] == ["1900-01-01", "9990-12-31"]
