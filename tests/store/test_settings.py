"""Settings and shares."""

import pytest

from footlog.domain.settings import Feet, Settings
from footlog.domain.sharing import Shared
from footlog.store.database import reading, writing
from footlog.store.diary import Diary
from footlog.store.errors import DiaryError
from tests.helpers.builders import (
    RECORDED_AT,
    on,
)

TODAY = on("2026-03-09")


def test_settings_are_kept_and_forgotten(diary: Diary) -> None:
    mine = Settings("00:30", 0, 10, Feet.BOTH, "Ä. Müller")
    diary.save_settings(mine)
    assert Diary(diary.path).settings() == mine
    diary.save_settings(Settings())
    assert Diary(diary.path).settings() == Settings()


def test_setting_of_a_newer_footlog_is_left_alone(diary: Diary) -> None:
    with writing(diary.path) as connection:
        connection.execute("insert into settings values ('mood', 'good')")
    assert diary.settings() == Settings()
    diary.save_settings(Settings(pain_limit=3))
    with reading(diary.path) as connection:
        found = dict(connection.execute("select name, value from settings").fetchall())
    assert (found["mood"], found["pain_limit"]) == ("good", "3")


def test_setting_that_cannot_be_read_is_refused_in_a_sentence(diary: Diary) -> None:
    with writing(diary.path) as connection:
        connection.execute("insert into settings values ('pain_limit', 'five')")
    with pytest.raises(DiaryError, match=r"^A setting in the diary cannot be read .* a backup\.$"):
        diary.settings()


def test_last_share_is_that_of_an_earlier_day(diary: Diary) -> None:
    assert diary.last_share_before(TODAY) is None
    for what, on_day in (
        (Shared.HISTORY, "2026-03-02"),
        (Shared.REPORT, "2026-03-05"),
        (Shared.BUNDLE, "2026-03-08"),
    ):
        diary.note_share(what, on(on_day), RECORDED_AT)
    assert diary.last_share_before(on("2026-03-08")) == on("2026-03-05")
    assert diary.last_share_before(on("2026-03-09")) == on("2026-03-08")
    assert diary.last_share_before(on("2026-03-02")) is None
