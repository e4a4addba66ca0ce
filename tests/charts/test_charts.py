"""Charts are pure: a frame in, a valid specification with the right values out."""

from datetime import date, timedelta
from typing import Any

import altair as alt
import pandas as pd
import pytest
from altair.utils.schemapi import SchemaValidationError

from footlog.analysis.calendar import SHARES, SYMBOLS, DayMark, Step
from footlog.analysis.pain import DayPain
from footlog.analysis.pain_patterns import ExerciseDay
from footlog.analysis.summary import Figures
from footlog.charts.charts import (
    DARK,
    LIGHT,
    Colours,
    Layers,
    adherence_chart,
    calendar_chart,
    pain_chart,
    response_chart,
    time_axis,
)
from footlog.charts.frames import (
    by_week,
    calendar_frame,
    changes_frame,
    pain_frame,
    response_frame,
    weeks_frame,
)
from footlog.domain.logbook import Moment
from tests.helpers.builders import MONDAY, item

TEN_YEARS = 3650
SPAN = (date(2016, 3, 1), date(2016, 5, 30))
LEVELS = pd.DataFrame({"level": [5], "words": ["your limit, 5"]})
NO_CHANGES = changes_frame([], MONDAY)


def weeks(count: int) -> pd.DataFrame:
    """Return some weeks, every third one with nothing due."""
    rows = {
        MONDAY + timedelta(weeks=n): Figures(1, 1, 1, n % 2, 0 if n % 3 == 2 else 4, n % 4, 1, {})
        for n in range(count)
    }
    return weeks_frame(rows, [item()], MONDAY + timedelta(weeks=count))


def scores(count: int, every: int = 1) -> pd.DataFrame:
    """Return a score on every so many days."""
    pain = {
        (Moment.MORNING, SPAN[0] + timedelta(days=n)): DayPain(1, n % 11, n % 11)
        for n in range(0, count, every)
    }
    return pain_frame(pain, [Moment.MORNING])


def spec_of(chart: Any) -> dict[str, Any]:  # noqa: ANN401 - any Altair chart
    content: dict[str, Any] = chart.to_dict(validate=True)
    return content


def rows_of(spec: dict[str, Any], column: str) -> list[Any]:
    """Return the values of a column of the one data set that has it."""
    (found,) = [rows for rows in spec["datasets"].values() if rows and column in rows[0]] or [[]]
    return [row[column] for row in found]


def known(values: pd.Series) -> list[Any]:
    return [None if pd.isna(value) else value for value in values]


@pytest.mark.parametrize("count", [0, 1, 12, 520])
def test_adherence_is_drawn_from_the_frame(count: int) -> None:
    frame = weeks(count)
    spec = spec_of(adherence_chart(frame, SPAN, LIGHT))
    bars = spec["layer"][0]
    assert bars["mark"]["type"] == "bar"
    assert bars["encoding"]["y"]["scale"]["domain"][0] == 0
    assert bars["encoding"]["x"]["type"] == "temporal"
    drawn = spec["datasets"][bars["data"]["name"]]
    assert [row["share"] for row in drawn] == known(frame["share"])


def test_a_chart_leaves_its_frame_as_it_was() -> None:
    frame = weeks(3)
    copy = frame.copy()
    adherence_chart(frame, SPAN, DARK).to_dict(validate=True)
    pd.testing.assert_frame_equal(frame, copy)


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


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_the_calendar_has_a_colour_for_each_share_and_paper_for_the_rest(colours: Colours) -> None:
    marks = [DayMark(MONDAY, Step.ALL, 2, 2), DayMark(MONDAY, Step.MISSED, 0, 2)]
    steps, others = [str(step) for step in SHARES], [str(step) for step in SYMBOLS]
    spec = spec_of(calendar_chart(calendar_frame(marks), colours, steps, others))
    scale = spec["layer"][0]["encoding"]["color"]["scale"]
    fills = dict(zip(scale["domain"], scale["range"], strict=True))
    assert [fills[step] for step in steps] == list(colours.steps)
    assert {fills[step] for step in others} == {colours.paper}
    assert rows_of(spec, "symbol") == ["", "×"]
    assert spec["layer"][0]["encoding"]["y"]["scale"]["domain"] == list(range(7))


def test_each_exercise_shares_one_scale() -> None:
    days = [ExerciseDay("a", MONDAY, 2, 0, 10)]
    changes = changes_frame([item(starts_on="2016-03-20")], SPAN[0])
    spec = spec_of(response_chart(response_frame(days), changes, SPAN, LIGHT))
    assert spec["layer"][1]["encoding"]["y"]["scale"]["domain"] == [0, 10]
    assert rows_of(spec, "pain") == [0, 10]
    assert rows_of(spec, "changes") == [1]


def test_the_ticks_are_mondays() -> None:
    spec = spec_of(response_chart(response_frame([]), NO_CHANGES, SPAN, DARK))["layer"][1]
    days = [
        date(one["year"], one["month"], one["date"])
        for one in spec["encoding"]["x"]["axis"]["values"]
    ]
    assert {day.weekday() for day in days} == {0}
    assert 1 < len(days) <= 6


def test_ticks_of_a_long_span_say_the_year() -> None:
    def tick(days: int) -> str:
        last = SPAN[0] + timedelta(days=days)
        return str(spec_of(time_axis("day", (SPAN[0], last)))["axis"]["format"])

    assert tick(371) == "%-d %b"
    assert tick(372) == "%b %Y"


def test_a_chart_is_checked_here_and_not_while_somebody_waits() -> None:
    wrong = Layers(layer=[alt.Chart(weeks(1)).mark_bar().encode(x=alt.X(axis={"ticks": "some"}))])
    assert wrong.to_dict()["layer"]
    with pytest.raises(SchemaValidationError):
        wrong.to_dict(validate=True)
