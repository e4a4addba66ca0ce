"""Frames have the same columns and types whatever is in them, and missing is never zero."""

from datetime import date, timedelta

import pandas as pd
import pytest

from footlog.analysis.calendar import DayMark, Step
from footlog.analysis.pain import DayPain
from footlog.analysis.spans import Span
from footlog.analysis.stands_out import ExerciseDay
from footlog.analysis.summary import Figures
from footlog.charts.frames import (
    by_week,
    calendar_frame,
    changes_frame,
    function_frame,
    pain_frame,
    pain_in_span,
    response_frame,
    weeks_frame,
)
from footlog.domain.function import FunctionScore
from footlog.domain.logbook import Moment
from tests.helpers.builders import MONDAY, RECORDED_AT, item, new_id, on
from tests.helpers.figures import figures_of


def figures(due: int, credited: int) -> Figures:
    return figures_of(days_due=1, sets_due=due, sets_credited=credited)


def test_a_week_without_anything_due_has_no_share() -> None:
    frame = weeks_frame({MONDAY: figures(0, 0)}, [], MONDAY + timedelta(days=9))
    assert frame["share"].isna().tolist() == [True]
    assert frame["rounded"].isna().tolist() == [True]
    assert frame["so_far"].tolist() == [False]


def test_a_zero_share_is_zero_and_not_missing() -> None:
    frame = weeks_frame({MONDAY: figures(4, 0)}, [], MONDAY)
    assert frame["share"].tolist() == [0.0]
    assert frame["so_far"].tolist() == [True]


@pytest.mark.parametrize(
    ("due", "credited", "rounded"),
    [(300, 299, 0.99), (3, 2, 0.66), (3, 3, 1.0), (1000, 4, 0.0), (100, 29, 0.29)],
)
def test_the_share_that_is_shown_is_rounded_down(due: int, credited: int, rounded: float) -> None:
    frame = weeks_frame({MONDAY: figures(due, credited)}, [], MONDAY)
    assert frame["rounded"].tolist() == [rounded]
    assert frame["share"].tolist() == [credited / due]


def test_the_days_beside_adherence_have_their_columns() -> None:
    week = figures_of(days_due=5, days_all=2, days_some=4, days_recorded=6, days_paused=1)
    frame = weeks_frame({MONDAY: week}, [], MONDAY)
    columns = ["days_due", "days_all", "days_some", "days_recorded", "paused"]
    assert frame[columns].to_numpy().tolist() == [[5, 2, 4, 6, 1]]


def test_no_weeks_give_the_same_columns_and_types() -> None:
    filled = weeks_frame({MONDAY: figures(2, 1)}, [], MONDAY)
    assert weeks_frame({}, [], MONDAY).dtypes.to_dict() == filled.dtypes.to_dict()
    assert str(filled["week"].dtype) == "datetime64[us]"


def test_extra_sets_paused_days_and_plan_changes_are_marked() -> None:
    later = MONDAY + timedelta(days=7)
    weeks = {
        MONDAY: figures_of(days_paused=2, sets_due=4, sets_credited=4, sets_extra=3),
        later: figures_of(sets_due=4, sets_credited=4),
    }
    plan = [item(starts_on=str(MONDAY)), item(starts_on="2026-03-11")]
    frame = weeks_frame(weeks, plan, later)
    assert frame["words"].tolist() == ["+3 2P", "so far"]
    assert frame["changed"].tolist() == [False, True]
    assert (frame["end"] - frame["week"]).tolist() == [pd.Timedelta(days=7)] * 2


def test_weekly_pain_is_the_mean_of_all_its_scores() -> None:
    pain = {
        (Moment.MORNING, MONDAY): DayPain(3, 12, 6),
        (Moment.MORNING, MONDAY + timedelta(days=6)): DayPain(1, 0, 0),
        (Moment.MORNING, MONDAY + timedelta(days=14)): DayPain(1, 5, 5),
    }
    weekly = by_week(pain_frame(pain, [Moment.MORNING]))
    assert weekly["day"].dt.day.tolist() == [2, 16]
    assert weekly["n"].tolist() == [4, 1]
    assert weekly["mean"].tolist() == [3.0, 5.0]
    assert weekly["smooth"].isna().tolist() == [False, True]
    assert by_week(pain_frame({}, [])).empty


def test_the_calendar_has_a_row_a_day_with_its_week_and_weekday() -> None:
    marks = [
        DayMark(date(2026, 3, 8), Step.PAUSED, 0, 0),
        DayMark(date(2026, 3, 9), Step.ALL, 4, 4),
    ]
    frame = calendar_frame(marks)
    assert frame["weekday"].tolist() == [6, 0]
    assert frame["week"].dt.day.tolist() == [2, 9]
    assert frame["symbol"].tolist() == ["P", ""]
    assert calendar_frame([]).dtypes.to_dict() == frame.dtypes.to_dict()


def test_only_known_pain_becomes_a_row() -> None:
    days = [
        ExerciseDay("a", MONDAY, 2, (0,), None),
        ExerciseDay("a", MONDAY + timedelta(days=1), 1, (), 3),
        ExerciseDay("a", MONDAY + timedelta(days=2), 3, (2, 6, 4), None),
    ]
    frame = response_frame(days)
    assert frame[["when", "pain", "sets"]].to_numpy().tolist() == [
        ["during", 0, 2],
        ["next morning", 3, 1],
        ["during", 6, 3],
    ]
    assert response_frame([]).dtypes.to_dict() == frame.dtypes.to_dict()


def test_a_day_without_a_score_is_a_gap_and_a_zero_is_a_point() -> None:
    day = date(2026, 3, 2)
    pain = {
        (Moment.MORNING, day): DayPain(1, 0, 0),
        (Moment.MORNING, day + timedelta(days=2)): DayPain(2, 5, 3),
    }
    frame = pain_frame(pain, [Moment.MORNING])
    assert frame["mean"].isna().tolist() == [False, True, False]
    assert frame["mean"].dropna().tolist() == [0.0, 2.5]
    assert frame["n"].tolist() == [1, 0, 2]


def test_the_smooth_line_takes_seven_days_and_three_scores() -> None:
    first = date(2026, 3, 1)
    pain = {(Moment.DURING, first + timedelta(days=n)): DayPain(1, n, n) for n in range(10)}
    smooth = pain_frame(pain, [Moment.DURING])["smooth"]
    assert smooth.isna().tolist()[:3] == [True, True, False]
    assert smooth.iloc[2] == 1.0
    assert smooth.iloc[9] == sum(range(3, 10)) / 7


def test_no_scores_give_the_same_columns_and_types() -> None:
    day = date(2026, 3, 2)
    filled = pain_frame({(Moment.MORNING, day): DayPain(1, 3, 3)}, [Moment.MORNING])
    empty = pain_frame({}, list(Moment))
    assert empty.dtypes.to_dict() == filled.dtypes.to_dict()
    assert len(empty) == 0


def test_plan_changes_are_counted_by_day_after_the_first() -> None:
    items = [
        item(starts_on="2026-03-02", ends_on="2026-03-09"),
        item(starts_on="2026-03-09"),
        item(starts_on="2026-03-02"),
    ]
    frame = changes_frame(items, date(2026, 3, 2))
    assert frame["day"].tolist() == [pd.Timestamp("2026-03-09")]
    assert frame["changes"].tolist() == [2]
    assert str(changes_frame([], MONDAY)["day"].dtype) == "datetime64[us]"


def test_the_pain_of_a_span_is_called_in_words_and_weekly_when_long() -> None:
    pain = {
        (Moment.MORNING, MONDAY): DayPain(1, 0, 0),
        (Moment.MORNING, MONDAY + timedelta(days=1)): DayPain(1, 4, 4),
        (Moment.AFTER, MONDAY): DayPain(1, 9, 9),
    }
    words = {Moment.MORNING: "First steps"}
    short = pain_in_span(pain, words, Span(MONDAY, MONDAY))
    assert short[["moment", "mean"]].to_numpy().tolist() == [["First steps", 0.0]]
    long = pain_in_span(pain, words, Span(MONDAY, MONDAY + timedelta(days=400)))
    assert long[["moment", "mean", "n"]].to_numpy().tolist() == [["First steps", 2.0, 2]]
    assert pain_in_span({}, words, Span(MONDAY, MONDAY)).empty


def rated(activity: str, score: int, day: str) -> FunctionScore:
    return FunctionScore(
        id=new_id(), on=on(day), activity=activity, score=score, recorded_at=RECORDED_AT
    )


def test_each_function_score_is_a_row_and_a_zero_is_a_zero() -> None:
    frame = function_frame([rated("stairs", 0, "2026-03-02"), rated("=1+1", 10, "2026-03-09")])
    assert frame.to_dict("list") == {
        "day": [pd.Timestamp("2026-03-02"), pd.Timestamp("2026-03-09")],
        "activity": ["stairs", "=1+1"],
        "score": [0, 10],
    }


def test_no_function_scores_give_the_same_columns_and_types() -> None:
    empty, filled = function_frame([]), function_frame([rated("stairs", 3, "2026-03-02")])
    assert len(empty) == 0
    assert [str(kind) for kind in empty.dtypes] == ["datetime64[us]", "str", "int64"]
    assert empty.dtypes.to_dict() == filled.dtypes.to_dict()


def test_days_of_function_far_from_today_are_kept() -> None:
    frame = function_frame([rated("stairs", 3, "1900-01-01"), rated("stairs", 3, "9990-12-31")])
    assert [str(day.date()) for day in frame["day"]] == ["1900-01-01", "9990-12-31"]
