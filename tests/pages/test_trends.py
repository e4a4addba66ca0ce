"""The Trends page: its figures and charts are those of the summary."""

import json
from collections.abc import Callable
from datetime import date

import altair as alt
import pytest
from streamlit.testing.v1 import AppTest

from footlog.analysis.spans import Range
from footlog.analysis.summary import summarise
from footlog.domain.exercises import Side
from footlog.domain.function import FunctionScore
from footlog.domain.logbook import Moment, PainScore
from footlog.store.diary import Diary
from tests.helpers.builders import RECORDED_AT, new_id, set_log

Opened = Callable[[str], AppTest]


def alternatives(app: AppTest) -> list[str]:
    return [chart.proto.alt for chart in app.get("vega_lite_chart")]


def test_an_empty_diary_says_what_to_do_next(open_app: Opened) -> None:
    app = open_app("trends")
    assert not app.exception
    assert app.page_link[0].value == "Choose exercises"
    assert not app.get("vega_lite_chart")


def test_the_headline_is_that_of_the_last_four_whole_weeks(
    open_app: Opened, filled_diary: Diary, today: date
) -> None:
    first, last = date(2026, 2, 16), date(2026, 3, 15)
    total = summarise(filled_diary.tally(), today, first=first, last=last).total
    change = summarise(filled_diary.tally(), today).pain_change[Moment.MORNING]
    app = open_app("trends")
    assert not app.exception
    assert app.metric[0].value == f"{100 * (total.adherence or 0):.0f} %"
    assert app.metric[0].delta == f"{total.sets_credited:,} of {total.sets_due:,} sets"
    assert app.metric[1].value == f"{change.latest:.1f}"
    assert app.metric[1].delta == f"{change.verdict} ({change.baseline:.1f} at first)"
    assert f"{total.days_recorded} of 28 days recorded" in app.caption[0].value


def test_a_diary_of_one_score_says_what_is_missing(
    open_app: Opened, diary: Diary, today: date
) -> None:
    score = PainScore(id=new_id(), on=today, recorded_at=RECORDED_AT, pain=0, moment=Moment.MORNING)
    diary.save(score, today)
    app = open_app("trends")
    assert not app.exception
    assert [(metric.value, metric.delta) for metric in app.metric] == [
        ("–", "the first week is not over yet"),
        ("–", "needs 4 scores within 14 days"),
    ]


def test_every_chart_has_a_takeaway_in_words(open_app: Opened, filled_diary: Diary) -> None:
    found = alternatives(open_app("trends"))
    assert [words[:17] for words in found] == [
        "How much of your ",
        "Pain over time, 0",
        "Calendar of 52 da",
    ]


@pytest.mark.parametrize("chosen", list(Range))
def test_every_span_can_be_shown(open_app: Opened, filled_diary: Diary, chosen: Range) -> None:
    app = open_app("trends")
    app.segmented_control(key="range").set_value(chosen).run()
    assert not app.exception
    assert len(app.get("vega_lite_chart")) == 3


def time_axes(app: AppTest) -> list[tuple[date, date]]:
    """Return the first and the last day of the time axes of adherence, pain and function."""

    def day(one: dict[str, int]) -> date:
        return date(one["year"], one["month"], one["date"])

    specs = [json.loads(chart.proto.spec) for chart in app.get("vega_lite_chart")]
    for spec in specs:
        alt.LayerChart.validate(spec)
    found = [
        {
            (day(ends[0]), day(ends[1]))
            for layer in spec["layer"]
            if (ends := layer["encoding"].get("x", {}).get("scale", {}).get("domain"))
        }
        for spec in specs
    ]
    return [axis for axes in found for axis in axes]


def test_adherence_pain_and_function_span_the_same_whole_weeks(
    open_app: Opened, filled_diary: Diary, today: date
) -> None:
    rated = FunctionScore(
        id=new_id(), on=today, activity="stairs", score=3, recorded_at=RECORDED_AT
    )
    filled_diary.save_function_score(rated, today)
    app = open_app("trends")
    assert today == date(2026, 3, 18)
    assert time_axes(app) == [(date(2026, 1, 26), date(2026, 3, 23))] * 3
    app.segmented_control(key="range").set_value(Range.OWN).run()
    app.date_input(key="from").set_value(date(2026, 2, 5)).run()
    app.date_input(key="to").set_value(date(2026, 3, 6)).run()
    assert time_axes(app) == [(date(2026, 2, 2), date(2026, 3, 9))] * 3


def test_one_exercise_has_its_own_adherence(
    open_app: Opened, filled_diary: Diary, today: date
) -> None:
    app = open_app("trends")
    app.selectbox(key="trends_exercise").set_value("heel-raise").run()
    tally = filled_diary.tally()
    done = sum(sum(days.values()) for (key, _), days in tally.done.items() if key == "heel-raise")
    assert alternatives(app)[0].endswith(f" were done, {done} of 63.")


def test_one_moment_shows_its_start_and_a_clear_change(
    open_app: Opened, filled_diary: Diary, today: date
) -> None:
    change = summarise(filled_diary.tally(), today).pain_change[Moment.MORNING]
    app = open_app("trends")
    app.pills(key="trends_moments").set_value([Moment.MORNING]).run()
    spec = json.loads(app.get("vega_lite_chart")[1].proto.spec)
    assert len(spec["layer"]) == 6
    assert change.baseline is not None
    assert not app.exception


def test_scores_of_one_foot_are_shown_alone(open_app: Opened, diary: Diary, today: date) -> None:
    for side in (Side.LEFT, None):
        score = PainScore(
            id=new_id(), on=today, recorded_at=RECORDED_AT, pain=3, moment=Moment.AFTER, side=side
        )
        diary.save(score, today)
    assert diary.pain_of_foot(Side.LEFT)[Moment.AFTER, today].n == 1
    assert diary.pain_of_foot(Side.RIGHT) == {}
    app = open_app("trends")
    app.segmented_control(key="trends_foot").set_value(Side.LEFT).run()
    assert not app.exception


def test_exercises_and_places_are_drawn_when_asked_for(
    open_app: Opened, filled_diary: Diary
) -> None:
    app = open_app("trends")
    before = len(app.get("vega_lite_chart"))
    app.session_state["trends_each"] = True
    app.session_state["trends_where"] = True
    app.run()
    assert not app.exception
    assert len(app.get("vega_lite_chart")) == before + 8


def drawn(app: AppTest) -> list[tuple[str, str, list[bytes]]]:
    """Return what the browser gets of each chart."""
    return [
        (chart.proto.alt, chart.proto.spec, [one.data.data for one in chart.proto.datasets])
        for chart in app.get("vega_lite_chart")
    ]


def test_charts_that_were_kept_are_those_that_were_made(
    open_app: Opened, filled_diary: Diary, today: date
) -> None:
    app = open_app("trends")
    made = drawn(app)
    assert len(made) == 3
    assert drawn(app.run()) == made
    assert drawn(open_app("trends")) == made
    monday = date(2026, 3, 16)
    before = summarise(filled_diary.tally(), today).weeks[monday]
    filled_diary.save(set_log(str(today), exercise="toe-curls"), today)
    after = summarise(filled_diary.tally(), today).weeks[monday]
    assert after != before
    anew = drawn(app.run())
    assert anew[0] != made[0]
    assert anew[1] == made[1]


def test_the_tables_are_one_tap_away(open_app: Opened, filled_diary: Diary) -> None:
    app = open_app("trends")
    app.session_state["trends_tables"] = True
    app.run()
    assert not app.exception
    assert len(app.dataframe) == 2
    assert [one.label for one in app.expander].count("The figures as a table") == 1
