"""The History page: every entry, newest first, removed and put back."""

from collections.abc import Callable
from datetime import date

from streamlit.testing.v1 import AppTest

from footlog.domain.logbook import Moment, PainScore
from footlog.store.diary import Diary
from tests.helpers.builders import RECORDED_AT, new_id

Opened = Callable[[str], AppTest]


def score(day: date, note: str | None = None) -> PainScore:
    return PainScore(
        id=new_id(), on=day, recorded_at=RECORDED_AT, pain=0, moment=Moment.MORNING, note=note
    )


def test_an_empty_diary_says_what_to_do_next(open_app: Opened) -> None:
    app = open_app("history")
    assert not app.exception
    assert app.page_link[0].value == "Go to Today"


def test_entries_are_listed_newest_first_with_their_notes_as_typed(
    open_app: Opened, diary: Diary, today: date
) -> None:
    note = "![](http://127.0.0.1:9/x.png) *late*"
    diary.save(score(today), today)
    diary.save(score(date(2026, 3, 1), note), today)
    app = open_app("history")
    assert [header.value for header in app.header] == ["Wed 18 Mar", "Sun 1 Mar"]
    assert f"Pain 0 out of 10, first steps\n{note}" in [text.value for text in app.text]


def test_an_entry_is_removed_and_put_back_as_it_was(
    open_app: Opened, diary: Diary, today: date
) -> None:
    entry = score(today, "kept")
    diary.save(entry, today)
    app = open_app("history")
    app.button(key=f"history_remove_{entry.id}").click().run()
    assert diary.entries() == []
    app.button(key="notice_undo").click().run()
    assert diary.entries() == [entry]


def test_a_long_history_is_paged(open_app: Opened, filled_diary: Diary) -> None:
    app = open_app("history")
    rows = [button for button in app.button if str(button.key).startswith("history_remove_")]
    assert len(rows) == 50
    assert app.caption[0].value == f"{filled_diary.count_entries():,} entries"
