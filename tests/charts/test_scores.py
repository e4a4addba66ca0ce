"""Charts of scores are pure: a frame in, a valid specification with the right values out."""

from datetime import date, timedelta

import pandas as pd
import pytest

from footlog.analysis.lines import day_points
from footlog.analysis.pain import DayPain
from footlog.analysis.stands_out import ExerciseDay
from footlog.charts.frames import changes_frame, pain_frame, response_frame
from footlog.charts.parts import PAGE
from footlog.charts.scores import pain_chart, response_chart
from tests.helpers.builders import MONDAY, item
from tests.helpers.charts import known, rows_of, spec_of

TEN_YEARS = 3650
SPAN = (date(2016, 3, 1), date(2016, 5, 30))
LEVELS = pd.DataFrame({"level": [5], "words": ["your limit, 5"]})
NO_CHANGES = changes_frame([], MONDAY)


def scores(count: int, every: int = 1) -> pd.DataFrame:
    """Return a score on every so many days."""
    pain = {SPAN[0] + timedelta(days=n): DayPain(1, n % 11, n % 11) for n in range(0, count, every)}
    return pain_frame({"First steps": day_points(pain)})


@pytest.mark.parametrize(("count", "every"), [(0, 1), (1, 1), (90, 9), (TEN_YEARS, 1)])
def test_pain_is_drawn_from_zero_to_ten_with_gaps(count: int, every: int) -> None:
    frame = scores(count, every)
    changes = changes_frame([item(starts_on="2016-03-20")], SPAN[0])
    spec = spec_of(pain_chart(frame, changes, LEVELS, SPAN, PAGE))
    kinds = {layer["mark"]["type"]: layer for layer in spec["layer"]}
    assert kinds["circle"]["encoding"]["y"]["scale"]["domain"] == [0, 10]
    assert kinds["line"]["mark"]["invalid"] == "break-paths-show-path-domains"
    assert rows_of(spec, "mean") == known(frame["mean"])
    assert rows_of(spec, "smooth") == known(frame["smooth"])


def test_a_zero_is_drawn_as_zero() -> None:
    spec = spec_of(pain_chart(scores(1), NO_CHANGES, LEVELS, SPAN, PAGE))
    assert rows_of(spec, "mean") == [0.0]


def test_the_lines_are_those_that_are_asked_for() -> None:
    levels = pd.DataFrame({"level": [3.0, 6.5], "words": ["your limit, 3", "start, 6.5"]})
    spec = spec_of(pain_chart(scores(3), NO_CHANGES, levels, SPAN, PAGE))
    assert rows_of(spec, "level") == [3.0, 6.5]


def test_each_exercise_shares_one_scale() -> None:
    days = [ExerciseDay("a", MONDAY, 2, (0,), 10)]
    changes = changes_frame([item(starts_on="2016-03-20")], SPAN[0])
    spec = spec_of(response_chart(response_frame(days), changes, SPAN, PAGE))
    assert spec["layer"][1]["encoding"]["y"]["scale"]["domain"] == [0, 10]
    assert rows_of(spec, "pain") == [0, 10]
    assert rows_of(spec, "changes") == [1]
