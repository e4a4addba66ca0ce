"""Charts of the plan are pure: a frame in, a valid specification with the right values out."""

from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import pytest

from footlog.charts.adherence import adherence_chart
from footlog.charts.frames import weeks_frame
from footlog.charts.parts import PAGE
from tests.helpers.builders import MONDAY, item
from tests.helpers.charts import known, spec_of
from tests.helpers.figures import figures_of

SPAN = (date(2016, 3, 1), date(2016, 5, 30))


def weeks(count: int) -> pd.DataFrame:
    """Return some weeks, every third one with nothing due."""
    rows = {
        MONDAY + timedelta(weeks=n): figures_of(
            days_paused=n % 2,
            sets_due=0 if n % 3 == 2 else 4,
            sets_credited=0 if n % 3 == 2 else n % 4,
            sets_extra=1,
        )
        for n in range(count)
    }
    return weeks_frame(rows, [item()], MONDAY + timedelta(weeks=count))


@pytest.mark.parametrize("count", [0, 1, 12, 520])
def test_adherence_is_drawn_from_the_frame(count: int) -> None:
    frame = weeks(count)
    spec = spec_of(adherence_chart(frame, SPAN, PAGE))
    bars = spec["layer"][0]
    assert bars["mark"]["type"] == "bar"
    assert bars["encoding"]["y"]["scale"]["domain"][0] == 0
    assert bars["encoding"]["x"]["type"] == "temporal"
    drawn = spec["datasets"][bars["data"]["name"]]
    assert [row["share"] for row in drawn] == known(frame["share"])


def test_a_bar_tells_what_stands_beside_adherence_and_is_rounded_down() -> None:
    week = figures_of(
        days_due=3, days_all=1, days_some=2, days_recorded=5, days_paused=1, sets_due=300
    )
    frame = weeks_frame({MONDAY: replace(week, sets_credited=299)}, [item()], MONDAY)
    spec = spec_of(adherence_chart(frame, SPAN, PAGE))
    bars = spec["layer"][0]
    (drawn,) = spec["datasets"][bars["data"]["name"]]
    told = {tip["title"]: drawn[tip["field"]] for tip in bars["encoding"]["tooltip"][1:]}
    assert told == {
        "Sets done": 299,
        "Sets due": 300,
        "Extra sets": 0,
        "Plan done": 0.99,
        "Days due": 3,
        "All done, days": 1,
        "Something done, days": 2,
        "Days recorded": 5,
        "Rest days": 1,
    }


def test_a_chart_leaves_its_frame_as_it_was() -> None:
    frame = weeks(3)
    copy = frame.copy()
    adherence_chart(frame, SPAN, PAGE).to_dict(validate=True)
    pd.testing.assert_frame_equal(frame, copy)
