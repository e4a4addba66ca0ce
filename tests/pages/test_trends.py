"""The Trends page: its figures and charts are those of the summary."""

import json
from collections.abc import Callable
from datetime import date

from streamlit.testing.v1 import AppTest

from footlog.store.diary import Diary
from footlog.summary import summarise

Opened = Callable[[str], AppTest]


def test_an_empty_diary_says_what_to_do_next(open_app: Opened) -> None:
    app = open_app("trends")
    assert not app.exception
    assert app.page_link[0].value == "Choose exercises"
    assert not app.get("vega_lite_chart")


def test_the_headline_is_the_summary(open_app: Opened, filled_diary: Diary, today: date) -> None:
    total = summarise(filled_diary.tally(), today).total
    app = open_app("trends")
    assert not app.exception
    assert app.metric[0].value == f"{100 * (total.adherence or 0):.0f} %"
    assert app.metric[0].delta == f"{total.sets_credited:,} of {total.sets_due:,} sets due"


def test_both_charts_are_drawn_with_a_text_alternative(
    open_app: Opened, filled_diary: Diary
) -> None:
    charts = open_app("trends").get("vega_lite_chart")
    specs = [json.loads(chart.proto.spec) for chart in charts]
    assert len(specs) == 2
    assert [chart.proto.alt.split(":")[0] for chart in charts] == [
        "Adherence by week",
        "Pain over time, 0 to 10",
    ]
