"""The parts of all charts: the ticks of the time axis, and a check of the specification."""

from datetime import date, timedelta

import altair as alt
import pytest
from altair.utils.schemapi import SchemaValidationError

from footlog.charts.frames import changes_frame, response_frame, weeks_frame
from footlog.charts.parts import PAGE, Layers, complete, time_axis
from footlog.charts.scores import response_chart
from tests.helpers.builders import MONDAY
from tests.helpers.charts import spec_of

SPAN = (date(2016, 3, 1), date(2016, 5, 30))
NO_CHANGES = changes_frame([], MONDAY)


def test_the_ticks_are_mondays() -> None:
    spec = spec_of(response_chart(response_frame([]), NO_CHANGES, SPAN, PAGE))["layer"][1]
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


def test_a_chart_is_complete_while_streamlit_draws_another_and_however_long_it_is() -> None:
    frame = weeks_frame({}, [], MONDAY).reindex(range(6000)).fillna({"words": "x"})
    chart = Layers(layer=[alt.Chart(frame).mark_bar(), alt.Chart(frame.head(2)).mark_bar()])
    with alt.data_transformers.enable("csv"):  # as Streamlit does, for all threads
        made = complete(chart)
    rows = {
        part["data"]["name"]: len(made["datasets"][part["data"]["name"]]) for part in made["layer"]
    }
    assert sorted(rows.values()) == [2, 6000]
    assert chart.layer[0].data is frame


def test_a_chart_is_checked_here_and_not_while_somebody_waits() -> None:
    wrong = Layers(
        layer=[
            alt.Chart(weeks_frame({}, [], MONDAY))
            .mark_bar()
            .encode(x=alt.X(axis={"ticks": "some"}))
        ]
    )
    assert wrong.to_dict()["layer"]
    with pytest.raises(SchemaValidationError):
        wrong.to_dict(validate=True)
