"""The Share page: what goes out, and for which days."""

from collections.abc import Callable
from datetime import date

from streamlit.testing.v1 import AppTest

from footlog.store.diary import Diary

Opened = Callable[[str], AppTest]


def test_an_empty_diary_says_what_to_do_next(open_app: Opened) -> None:
    app = open_app("share")
    assert not app.exception
    assert app.page_link[0].value == "Go to Today"


def test_the_count_says_what_goes_out(open_app: Opened, filled_diary: Diary, today: date) -> None:
    app = open_app("share")
    assert not app.exception
    assert app.markdown[0].value.startswith(f"**{filled_diary.count_entries():,} entries**")
    app.date_input(key="share_from").set_value(date(2026, 3, 9)).run()
    some = len(filled_diary.entries(date(2026, 3, 9), today))
    assert app.markdown[0].value.startswith(f"**{some} entries**")
    assert app.download_button[0].label == "Download history.csv"


def test_a_span_without_entries_offers_nothing_to_download(
    open_app: Opened, filled_diary: Diary
) -> None:
    app = open_app("share")
    app.date_input(key="share_to").set_value(date(2020, 1, 1)).run()
    assert not app.download_button
    assert "There is no entry in this span. Choose other days." in [m.value for m in app.markdown]
