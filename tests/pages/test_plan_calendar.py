"""The calendar file on the Plan page: what is asked before it can be downloaded."""

from collections.abc import Callable
from dataclasses import replace

from streamlit.testing.v1 import AppTest

from footlog.domain.plan import Cue
from footlog.store.diary import Diary
from tests.conftest import TODAY
from tests.helpers.builders import item

Opened = Callable[[str], AppTest]


def button(app: AppTest) -> bool:
    """Return whether the calendar file can be downloaded."""
    assert not app.exception
    (found,) = (one for one in app.download_button if one.key == "plan_calendar")
    return not found.proto.disabled


def test_days_are_asked_once_for_each_number_of_times_a_week(
    open_app: Opened, diary: Diary
) -> None:
    for exercise in ("walking", "toe-curls"):
        diary.add_item(item("3 per week", exercise=exercise), TODAY)
    app = open_app("plan")
    assert not button(app)
    app.button_group(key="plan_calendar_days_3").set_value([0, 2]).run()
    assert not button(app)
    app.button_group(key="plan_calendar_days_3").set_value([0, 2, 4]).run()
    assert button(app)


def test_a_time_is_asked_unless_every_cue_has_a_clear_one(open_app: Opened, diary: Diary) -> None:
    diary.add_item(replace(item(), cue=Cue("at 7:30")), TODAY)
    app = open_app("plan")
    assert button(app)
    assert "plan_calendar_at" not in [one.key for one in app.time_input]
    diary.add_item(item(exercise="walking"), TODAY)
    assert open_app("plan").time_input(key="plan_calendar_at").value is None


def test_without_a_plan_there_is_nothing_to_put_in_a_calendar(
    open_app: Opened, diary: Diary
) -> None:
    diary.add_item(item("daily", "2026-03-02", "2026-03-09"), TODAY)
    assert "plan_calendar" not in [one.key for one in open_app("plan").download_button]
