"""The Settings page keeps what is written and refuses what cannot be."""

from collections.abc import Callable
from datetime import time

import pytest
from streamlit.testing.v1 import AppTest

from footlog.domain.settings import Feet, Settings
from footlog.store.diary import Diary

Opened = Callable[[str], AppTest]


def test_settings_are_kept(open_app: Opened, diary: Diary) -> None:
    app = open_app("settings")
    assert not app.exception
    app.segmented_control(key="settings_feet").set_value(Feet.LEFT)
    app.text_input(key="settings_physiotherapist").set_value("**A** clinic")
    app.time_input(key="settings_day").set_value(time(3, 30))
    app.number_input(key="settings_limit").set_value(4)
    app.number_input(key="settings_tolerance").set_value(0)
    app.button[0].click().run()
    assert diary.settings() == Settings("03:30", 4, 0, Feet.LEFT, "**A** clinic")


def test_an_afternoon_is_no_start_of_a_day(open_app: Opened, diary: Diary) -> None:
    app = open_app("settings")
    app.time_input(key="settings_day").set_value(time(13, 0))
    app.button[0].click().run()
    assert "The start of a new day must be before noon, not 13:00." in [t.value for t in app.text]
    assert diary.settings() == Settings()


@pytest.mark.parametrize(("lan", "shown"), [("1", 1), ("", 0)])
def test_only_on_the_home_network_there_is_a_way_to_sign_out(
    open_app: Opened, diary: Diary, monkeypatch: pytest.MonkeyPatch, lan: str, shown: int
) -> None:
    monkeypatch.setenv("FOOTLOG_LAN", lan)
    links = [one for one in open_app("settings").get("html") if "/sign-out" in one.proto.body]
    assert len(links) == shown
