"""Frames have the same columns and types whatever is in them, and missing is never zero."""

from datetime import date, timedelta

import pandas as pd
import pytest

from footlog.analysis.lines import Point
from footlog.analysis.stands_out import ExerciseDay
from footlog.analysis.summary import Figures
from footlog.charts.frames import changes_frame, pain_frame, response_frame, weeks_frame
from footlog.domain.weeks import DAY
from tests.helpers.builders import MONDAY, item
from tests.helpers.charts import known
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


def test_each_point_of_a_line_is_a_row_and_a_gap_is_missing() -> None:
    points = [
        Point(MONDAY, 0.0, 1, None),
        Point(MONDAY + DAY, None, 0, None),
        Point(MONDAY + 2 * DAY, 2.5, 2, 1.5),
    ]
    frame = pain_frame({"First steps": points})
    assert frame["day"].dt.day.tolist() == [2, 3, 4]
    assert frame["moment"].tolist() == ["First steps"] * 3
    assert known(frame["mean"]) == [0.0, None, 2.5]
    assert known(frame["smooth"]) == [None, None, 1.5]
    assert frame["n"].tolist() == [1, 0, 2]


def test_no_points_give_the_same_columns_and_types() -> None:
    filled = pain_frame({"After": [Point(MONDAY, 3.0, 1, None)]})
    empty = pain_frame({"After": []})
    assert empty.dtypes.to_dict() == filled.dtypes.to_dict() == pain_frame({}).dtypes.to_dict()
    assert len(empty) == 0
