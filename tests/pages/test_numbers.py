"""How we work this out: the examples are the person's own figures."""

from collections.abc import Callable
from datetime import date

from streamlit.testing.v1 import AppTest

from footlog.analysis.summary import summarise
from footlog.domain.weeks import monday_of
from footlog.store.diary import Diary

Opened = Callable[[str], AppTest]


def test_an_empty_diary_says_what_to_do_next(open_app: Opened) -> None:
    app = open_app("numbers")
    assert not app.exception
    assert app.page_link[0].value == "Choose exercises"


def test_the_table_adds_up_to_this_weeks_adherence(
    open_app: Opened, filled_diary: Diary, today: date
) -> None:
    week = summarise(filled_diary.tally(), today).weeks[monday_of(today)]
    app = open_app("numbers")
    assert not app.exception
    table = app.dataframe[0].value
    assert table["Sets due so far"].sum() == week.sets_due
    assert table["Credited"].sum() == week.sets_credited
    share = week.sets_credited * 100 // week.sets_due
    assert any(
        f"{week.sets_credited} sets credited ÷ {week.sets_due} sets due \\= {share} \\%"
        in markdown.value
        for markdown in app.markdown
    )
