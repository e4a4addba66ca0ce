"""Charts are pure: a frame in, a valid specification with the right values out."""

from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest

from footlog.charts import adherence_chart, pain_chart
from footlog.frames import changes_frame, pain_frame, weeks_frame
from footlog.logbook import Moment
from footlog.pain import DayPain
from footlog.summary import Figures
from tests.builders import MONDAY, item

INK = "#0F1512"


def weeks(count: int) -> pd.DataFrame:
    rows = {
        MONDAY + timedelta(weeks=n): Figures(1, 1, 1, 0, 0 if n % 3 == 2 else 4, n % 4, 0, {})
        for n in range(count)
    }
    return weeks_frame(rows, MONDAY + timedelta(weeks=count))


def scores(count: int, every: int = 1) -> pd.DataFrame:
    first = date(2016, 3, 1)
    pain = {
        (Moment.MORNING, first + timedelta(days=n)): DayPain(1, n % 11, n % 11)
        for n in range(0, count, every)
    }
    return pain_frame(pain, [Moment.MORNING])


def spec_of(chart: Any) -> dict[str, Any]:  # noqa: ANN401 - any Altair chart
    content: dict[str, Any] = chart.to_dict()
    return content


def data_of(spec: dict[str, Any]) -> list[dict[str, Any]]:
    return [row for rows in spec["datasets"].values() for row in rows]


@pytest.mark.parametrize("count", [0, 1, 12, 520])
def test_adherence_is_drawn_from_the_frame_and_never_outside_its_scale(count: int) -> None:
    frame = weeks(count)
    spec = spec_of(adherence_chart(frame))
    assert spec["mark"]["type"] == "bar"
    assert spec["encoding"]["y"]["scale"] == {"domain": [0, 1]}
    assert len(data_of(spec)) == count
    assert [row["share"] for row in data_of(spec)] == [
        None if pd.isna(share) else share for share in frame["share"]
    ]


def test_a_chart_leaves_its_frame_as_it_was() -> None:
    frame = weeks(3)
    copy = frame.copy()
    adherence_chart(frame).to_dict()
    pd.testing.assert_frame_equal(frame, copy)


@pytest.mark.parametrize(("count", "every"), [(0, 1), (1, 1), (90, 9), (3650, 1)])
def test_pain_is_drawn_from_zero_to_ten_with_gaps(count: int, every: int) -> None:
    frame = scores(count, every)
    changes = changes_frame([item(starts_on="2016-03-20")], date(2016, 3, 1))
    chart = pain_chart(frame, changes, 5, INK)
    # Streamlit has no row limit; Altair's own is for notebooks.
    spec = spec_of(chart) if count < 5000 else {}
    layers = {layer["mark"]["type"]: layer for layer in spec["layer"]}
    assert set(layers) == {"rule", "circle", "line"}
    assert layers["circle"]["encoding"]["y"]["scale"] == {"domain": [0, 10]}
    assert layers["line"]["mark"]["invalid"] == "break-paths-show-path-domains"
    assert layers["circle"]["encoding"]["x"]["type"] == "temporal"
    drawn = [row for row in data_of(spec) if "mean" in row]
    assert [row["mean"] for row in drawn] == [None if pd.isna(m) else m for m in frame["mean"]]


def test_a_zero_is_drawn_as_zero() -> None:
    spec = spec_of(pain_chart(scores(1), changes_frame([], MONDAY), 5, INK))
    assert [row["mean"] for row in data_of(spec) if "mean" in row] == [0.0]


def test_the_limit_is_the_persons_own() -> None:
    spec = spec_of(pain_chart(scores(3), changes_frame([], MONDAY), 3, INK))
    assert {"limit": 3} in data_of(spec)
