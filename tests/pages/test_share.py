"""The Share page: what goes out, for which days, and in which files."""

from collections.abc import Callable
from datetime import date

from streamlit.testing.v1 import AppTest

from footlog.domain.sharing import Shared
from footlog.store.diary import Diary
from footlog.ui.views.share_parts import Days
from tests.helpers.builders import RECORDED_AT

Opened = Callable[[str], AppTest]
NOTHING = "No entries between these dates. Choose other dates."


def said(app: AppTest) -> str:
    return "\n".join([*(m.value for m in app.markdown), *(c.value for c in app.caption)])


def test_an_empty_diary_says_what_to_do_next(open_app: Opened) -> None:
    app = open_app("share")
    assert not app.exception
    assert [link.value for link in app.page_link][:2] == [
        "Go to Today",
        "Import a history or a backup",
    ]


def test_the_count_says_what_goes_out(open_app: Opened, filled_diary: Diary, today: date) -> None:
    app = open_app("share")
    assert not app.exception
    there = filled_diary.contents()
    assert f"**{there.entries:,} entries**: {there.sets:,} sets, " in said(app)
    app.radio(key="share_days").set_value(Days.CHOSEN).run()
    app.date_input(key="share_from").set_value(date(2026, 3, 9)).run()
    some = filled_diary.contents(date(2026, 3, 9), today).entries
    assert f"**{some:,} entries**: " in said(app)


def test_each_way_out_has_its_button(open_app: Opened, filled_diary: Diary) -> None:
    assert filled_diary.count_entries()
    app = open_app("share")
    assert [button.label for button in app.download_button] == [
        "Download report (PDF)",
        "Download report (web page)",
        "Download workbook (.xlsx)",
        "Download history.csv",
        "Download everything (.zip)",
    ]


def test_the_preview_shows_the_last_rows_as_they_go_out(
    open_app: Opened, filled_diary: Diary
) -> None:
    app = open_app("share")
    shown = app.dataframe[0].value
    (newest,) = filled_diary.entries(newest_first=True, most=1)
    assert list(shown["id"])[-1] == newest.id
    assert len(shown) == 50


def test_notes_can_be_left_out(open_app: Opened, filled_diary: Diary) -> None:
    notes = filled_diary.contents().notes
    app = open_app("share")
    assert notes > 1
    assert f"with your {notes} notes." in said(app)
    app.checkbox(key="share_bare").check().run()
    assert f"without your {notes} notes." in said(app)
    assert "note" not in app.dataframe[0].value


def test_what_came_since_the_last_share_is_a_choice_that_is_seen(
    open_app: Opened, filled_diary: Diary, today: date
) -> None:
    app = open_app("share")
    assert app.radio(key="share_days").options == ["All days", "Other days"]
    filled_diary.note_share(Shared.REPORT, date(2026, 3, 10), RECORDED_AT)
    app = open_app("share")
    days = app.radio(key="share_days")
    assert days.options == ["All days", "Since I last shared", "Other days"]
    assert days.value is Days.ALL
    assert "You last shared on Tue 10 Mar." in said(app)
    assert f"**{filled_diary.count_entries():,} entries**" in said(app)
    days.set_value(Days.SINCE).run()
    new = filled_diary.contents(date(2026, 3, 10), today).entries
    assert f"**{new:,} entries**" in said(app)


def test_a_span_without_entries_offers_only_everything(
    open_app: Opened, filled_diary: Diary
) -> None:
    assert filled_diary.count_entries()
    app = open_app("share")
    app.radio(key="share_days").set_value(Days.CHOSEN).run()
    app.date_input(key="share_to").set_value(date(2020, 1, 1)).run()
    assert [button.label for button in app.download_button] == ["Download everything (.zip)"]
    assert NOTHING in said(app)
