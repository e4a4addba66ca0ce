"""Charts of scores are pure: a frame in, a valid specification with the right values out."""

from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest

from footlog.analysis.pain import DayPain
from footlog.analysis.stands_out import ExerciseDay
from footlog.charts.frames import (
    by_week,
    changes_frame,
    function_frame,
    pain_frame,
    response_frame,
)
from footlog.charts.parts import LIGHT
from footlog.charts.scores import function_chart, pain_chart, response_chart
from footlog.domain.function import FunctionScore
from footlog.domain.logbook import Moment
from tests.helpers.builders import MONDAY, RECORDED_AT, item, new_id, on
from tests.helpers.charts import known, rows_of, spec_of

TEN_YEARS = 3650
SPAN = (date(2016, 3, 1), date(2016, 5, 30))
LEVELS = pd.DataFrame({"level": [5], "words": ["your limit, 5"]})
NO_CHANGES = changes_frame([], MONDAY)
FIRST, LAST = on("2026-02-02"), on("2026-03-17")
DOMAIN = [{"year": 2026, "month": 2, "date": 2}, {"year": 2026, "month": 3, "date": 17}]


def scores(count: int, every: int = 1) -> pd.DataFrame:
    """Return a score on every so many days."""
    pain = {
        (Moment.MORNING, SPAN[0] + timedelta(days=n)): DayPain(1, n % 11, n % 11)
        for n in range(0, count, every)
    }
    return pain_frame(pain, [Moment.MORNING])


@pytest.mark.parametrize(("count", "every"), [(0, 1), (1, 1), (90, 9), (TEN_YEARS, 1)])
def test_pain_is_drawn_from_zero_to_ten_with_gaps(count: int, every: int) -> None:
    frame = scores(count, every)
    changes = changes_frame([item(starts_on="2016-03-20")], SPAN[0])
    spec = spec_of(pain_chart(frame, changes, LEVELS, SPAN, LIGHT))
    kinds = {layer["mark"]["type"]: layer for layer in spec["layer"]}
    assert kinds["circle"]["encoding"]["y"]["scale"]["domain"] == [0, 10]
    assert kinds["line"]["mark"]["invalid"] == "break-paths-show-path-domains"
    assert rows_of(spec, "mean") == known(frame["mean"])
    assert rows_of(spec, "smooth") == known(frame["smooth"])


def test_ten_years_are_sent_week_by_week() -> None:
    weekly = by_week(scores(TEN_YEARS))
    assert 515 <= len(weekly) <= 525
    spec = spec_of(pain_chart(weekly, NO_CHANGES, LEVELS, SPAN, LIGHT))
    assert len(rows_of(spec, "mean")) == len(weekly)


def test_a_zero_is_drawn_as_zero() -> None:
    spec = spec_of(pain_chart(scores(1), NO_CHANGES, LEVELS, SPAN, LIGHT))
    assert rows_of(spec, "mean") == [0.0]


def test_the_lines_are_those_that_are_asked_for() -> None:
    levels = pd.DataFrame({"level": [3.0, 6.5], "words": ["your limit, 3", "start, 6.5"]})
    spec = spec_of(pain_chart(scores(3), NO_CHANGES, levels, SPAN, LIGHT))
    assert rows_of(spec, "level") == [3.0, 6.5]


def test_each_exercise_shares_one_scale() -> None:
    days = [ExerciseDay("a", MONDAY, 2, (0,), 10)]
    changes = changes_frame([item(starts_on="2016-03-20")], SPAN[0])
    spec = spec_of(response_chart(response_frame(days), changes, SPAN, LIGHT))
    assert spec["layer"][1]["encoding"]["y"]["scale"]["domain"] == [0, 10]
    assert rows_of(spec, "pain") == [0, 10]
    assert rows_of(spec, "changes") == [1]


def frame_of(count: int, activity: str = "stairs") -> pd.DataFrame:
    """Return a score a week from the first day on."""
    return function_frame(
        FunctionScore(
            id=new_id(),
            on=FIRST + timedelta(weeks=n),
            activity=activity,
            score=n % 11,
            recorded_at=RECORDED_AT,
        )
        for n in range(count)
    )


def layers_of(
    frame: pd.DataFrame, first: date = FIRST
) -> dict[str, tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Return each layer by its mark, with its rows."""
    spec: dict[str, Any] = function_chart(frame, first, LAST).to_dict(validate=True)
    return {
        layer["mark"]["type"]: (
            layer,
            spec["datasets"][layer.get("data", spec.get("data", {}))["name"]],
        )
        for layer in spec["layer"]
    }


@pytest.mark.parametrize("count", [0, 1, 7])
def test_function_is_drawn_as_steps_and_points_on_a_fixed_scale(count: int) -> None:
    frame = frame_of(count)
    layers = layers_of(frame)
    assert set(layers) == {"line", "point"}
    assert layers["line"][0]["mark"]["interpolate"] == "step-after"
    for layer, rows in layers.values():
        assert layer["encoding"]["y"]["scale"] == {"domain": [0, 10]}
        assert layer["encoding"]["x"]["scale"] == {"domain": DOMAIN}
        assert layer["encoding"]["x"]["type"] == "temporal"
        assert [row["score"] for row in rows] == frame["score"].tolist()


def test_axis_takes_the_same_room_as_in_other_charts() -> None:
    for layer, _ in layers_of(frame_of(2)).values():
        axis = layer["encoding"]["y"]["axis"]
        assert (axis["minExtent"], axis["maxExtent"]) == (44, 44)


def test_legend_is_below_and_a_point_tells_day_activity_and_score() -> None:
    point, _ = layers_of(frame_of(1))["point"]
    assert point["encoding"]["color"]["legend"]["orient"] == "bottom"
    assert [tip["field"] for tip in point["encoding"]["tooltip"]] == ["day", "activity", "score"]


def test_what_was_rated_before_the_span_goes_on_as_a_step_without_a_point() -> None:
    frame = pd.concat([frame_of(9, "stairs"), frame_of(2, "running")])
    layers = layers_of(frame, FIRST + timedelta(days=16))
    assert [(row["day"][:10], row["activity"], row["score"]) for row in layers["line"][1]] == [
        ("2026-02-18", "stairs", 2),
        ("2026-02-18", "running", 1),
        ("2026-02-23", "stairs", 3),
        ("2026-03-02", "stairs", 4),
        ("2026-03-09", "stairs", 5),
        ("2026-03-16", "stairs", 6),
    ]
    assert [row["score"] for row in layers["point"][1]] == [3, 4, 5, 6]


def test_what_is_rated_on_the_day_at_the_end_of_the_axis_is_left_out() -> None:
    _, rows = layers_of(frame_of(7).assign(day=pd.Timestamp(LAST)))["point"]
    assert rows == []


def test_persons_words_are_data_and_never_part_of_the_specification() -> None:
    words = "datum.x ? 'a[0].b' : \\"
    _, rows = layers_of(frame_of(1, words))["point"]
    assert rows[0]["activity"] == words
    encoding = layers_of(frame_of(1, words))["point"][0]["encoding"]
    assert words not in str(encoding)


def test_the_function_chart_leaves_its_frame_as_it_was() -> None:
    frame = frame_of(3)
    copy = frame.copy()
    function_chart(frame, FIRST, LAST).to_dict(validate=True)
    pd.testing.assert_frame_equal(frame, copy)
