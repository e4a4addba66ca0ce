"""The Plan page: changes from a day on, stopping, resuming, pausing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from html import escape

import pytest
from streamlit.testing.v1 import AppTest

from footlog.analysis.agenda import offered
from footlog.analysis.summary import summarise
from footlog.domain.logbook import DayRecord, DayState
from footlog.domain.plan import Cue, PlanItem
from footlog.drawings.drawing import poses
from footlog.files.plan_file import plan_file
from footlog.store.diary import Diary
from tests.helpers.builders import RECORDED_AT, item, new_id

Opened = Callable[[str], AppTest]


def item_of(diary: Diary, exercise: str, today: date) -> PlanItem:
    (item,) = (
        item for item in diary.plan_items() if item.exercise_id == exercise and item.in_force(today)
    )
    return item


def opened_item(app: AppTest, item: PlanItem) -> AppTest:
    app.session_state[f"plan_open_{item.id}"] = True
    return app.run()


def test_an_empty_plan_says_what_to_do_next(open_app: Opened) -> None:
    app = open_app("plan")
    assert not app.exception
    assert "Choose exercises" in [link.value for link in app.page_link]


def test_the_load_of_the_plan_is_said_neutrally(open_app: Opened, filled_diary: Diary) -> None:
    app = open_app("plan")
    assert "8 exercises, about 26 minutes a day." in [one.value for one in app.markdown]
    assert "People keep up two to four exercises best (Bachmann 2018, a review of 14 studies)." in [
        one.value for one in app.caption
    ]


def test_a_plan_of_four_exercises_hears_no_advice_to_shorten_it(
    open_app: Opened, diary: Diary, today: date
) -> None:
    diary.add_items([item(exercise=name) for name in ("walking", "swimming", "a", "b")], today)
    app = open_app("plan")
    assert not [one.value for one in app.caption if "Bachmann" in one.value]


def test_a_change_closes_the_old_item_and_leaves_the_past_alone(
    open_app: Opened, filled_diary: Diary, today: date
) -> None:
    before = summarise(filled_diary.tally(), today)
    old = item_of(filled_diary, "heel-raise", today)
    app = opened_item(open_app("plan"), old)
    app.number_input(key=f"plan_{old.id}_sets").set_value(5)
    app.text_input(key=f"plan_{old.id}_reason").set_value("was too easy")
    app.button(key=f"plan_save_{old.id}").click().run()
    new = item_of(filled_diary, "heel-raise", today)
    closed = next(item for item in filled_diary.plan_items() if item.id == old.id)
    assert (closed.ends_on, closed.dose.sets) == (today, 3)
    assert (new.starts_on, new.dose.sets, new.reason) == (today, 5, "was too easy")
    after = summarise(filled_diary.tally(), today)
    past = [monday for monday in before.weeks if monday + timedelta(days=7) <= today]
    assert [after.weeks[monday] for monday in past] == [before.weeks[monday] for monday in past]


def test_what_came_before_stays_visible(open_app: Opened, filled_diary: Diary, today: date) -> None:
    item = item_of(filled_diary, "soleus-stretch", today)
    app = opened_item(open_app("plan"), item)
    assert any("2 × 30 s, each side, every day" in text.value for text in app.text)


def test_the_calendar_of_a_change_has_the_days_on_which_it_can_start(
    open_app: Opened, filled_diary: Diary, today: date
) -> None:
    item = item_of(filled_diary, "heel-raise", today)
    app = opened_item(open_app("plan"), item)
    for field in ("starts_on", "stop"):
        calendar = app.date_input(key=f"plan_{item.id}_{field}")
        assert (calendar.min, calendar.max) == (item.starts_on, today + timedelta(days=90))


def test_an_item_is_stopped_and_taken_up_again(
    open_app: Opened, filled_diary: Diary, today: date
) -> None:
    item = item_of(filled_diary, "walking", today)
    app = opened_item(open_app("plan"), item)
    app.button(key=f"plan_stop_{item.id}").click().run()
    stopped = next(one for one in filled_diary.plan_items() if one.id == item.id)
    assert stopped.ends_on == today
    app.button(key=f"plan_resume_{item.id}").click().run()
    again = item_of(filled_diary, "walking", today)
    assert (again.starts_on, again.ends_on, again.dose) == (today, None, item.dose)


def test_days_are_paused_in_one_go_also_backwards_and_taken_back(
    open_app: Opened, filled_diary: Diary, today: date
) -> None:
    before = filled_diary.entries()
    app = open_app("plan")
    app.date_input(key="plan_pause_from").set_value(today - timedelta(days=2))
    app.date_input(key="plan_pause_to").set_value(today + timedelta(days=1))
    app.pills(key="plan_pause_reason").set_value("ill")
    app.button(key="plan_pause").click().run()
    paused = [
        entry.on
        for entry in filled_diary.entries(today - timedelta(days=2))
        if isinstance(entry, DayRecord) and entry.state is DayState.PAUSED
    ]
    assert paused == [today + timedelta(days=n) for n in (-2, -1, 0, 1)]
    app.button(key="notice_undo").click().run()
    assert filled_diary.entries() == before


def test_a_span_that_ends_before_it_begins_is_refused(
    open_app: Opened, diary: Diary, today: date
) -> None:
    app = open_app("plan")
    app.date_input(key="plan_pause_to").set_value(today - timedelta(days=1))
    app.button(key="plan_pause").click().run()
    assert "Until is 2026-03-17: choose a day from 2026-03-18 on." in [
        text.value for text in app.text
    ]
    assert diary.entries() == []


def test_undoing_a_pause_brings_back_what_the_days_were(
    open_app: Opened, diary: Diary, today: date
) -> None:
    before = DayRecord(
        id=new_id(),
        on=today,
        recorded_at=RECORDED_AT,
        state=DayState.MISSED,
        reason="too sore",
    )
    diary.save(before, today)
    app = open_app("plan")
    app.button(key="plan_pause").click().run()
    assert any("This replaces what you recorded on 1 day." in text.value for text in app.text)
    app.button(key="notice_undo").click().run()
    assert diary.entries() == [before]


def test_stopping_on_the_first_day_says_so_and_can_be_undone(
    open_app: Opened, filled_diary: Diary, today: date
) -> None:
    item = item_of(filled_diary, "walking", today)
    app = opened_item(open_app("plan"), item)
    app.date_input(key=f"plan_{item.id}_stop").set_value(item.starts_on)
    app.button(key=f"plan_stop_{item.id}").click().run()
    assert item not in filled_diary.plan_items()
    assert "Removed from your plan: it had not started by that day." in [t.value for t in app.text]
    app.button(key="notice_undo").click().run()
    assert item in filled_diary.plan_items()


def test_an_ordinary_stop_can_be_undone(open_app: Opened, filled_diary: Diary, today: date) -> None:
    item = item_of(filled_diary, "walking", today)
    app = opened_item(open_app("plan"), item)
    app.button(key=f"plan_stop_{item.id}").click().run()
    app.button(key="notice_undo").click().run()
    assert item in filled_diary.plan_items()


@pytest.mark.parametrize("number", [-3, 0, 10**9])
def test_numbers_beyond_reason_are_refused_by_their_name_on_the_screen(
    open_app: Opened, filled_diary: Diary, today: date, number: int
) -> None:
    item = item_of(filled_diary, "heel-raise", today)
    app = opened_item(open_app("plan"), item)
    app.number_input(key=f"plan_{item.id}_times_per_day").set_value(number)
    app.button(key=f"plan_save_{item.id}").click().run()
    assert f"Times a day must be a whole number from 1 to 12, not {number}." in [
        text.value for text in app.text
    ]
    assert item in filled_diary.plan_items()


def test_each_planned_exercise_is_drawn(open_app: Opened, filled_diary: Diary) -> None:
    drawn = "".join(html.proto.body for html in open_app("plan").get("html"))
    planned = {item.exercise_id for item in filled_diary.plan_items() if item.ends_on is None}
    assert planned
    assert all(escape(poses()[name].alt) in drawn for name in planned)


def test_a_change_is_taken_back(open_app: Opened, filled_diary: Diary, today: date) -> None:
    before = filled_diary.plan_items()
    item = item_of(filled_diary, "heel-raise", today)
    app = opened_item(open_app("plan"), item)
    app.number_input(key=f"plan_{item.id}_sets").set_value(5)
    app.button(key=f"plan_save_{item.id}").click().run()
    assert filled_diary.plan_items() != before
    app.button(key="notice_undo").click().run()
    assert filled_diary.plan_items() == before


def test_saving_without_a_change_writes_nothing(
    open_app: Opened, filled_diary: Diary, today: date
) -> None:
    before, version = filled_diary.plan_items(), filled_diary.data_version()
    item = item_of(filled_diary, "heel-raise", today)
    app = opened_item(open_app("plan"), item)
    app.button(key=f"plan_save_{item.id}").click().run()
    assert "Nothing to save: you did not change anything." in [text.value for text in app.text]
    assert (filled_diary.plan_items(), filled_diary.data_version()) == (before, version)


def test_a_change_ahead_is_shown_as_coming_moved_and_dropped(
    open_app: Opened, filled_diary: Diary, today: date
) -> None:
    before = filled_diary.plan_items()
    raise_ = item_of(filled_diary, "heel-raise", today)
    app = opened_item(open_app("plan"), raise_)
    app.number_input(key=f"plan_{raise_.id}_sets").set_value(5)
    app.date_input(key=f"plan_{raise_.id}_starts_on").set_value(date(2026, 3, 23))
    app.button(key=f"plan_save_{raise_.id}").click().run()
    assert "Saved. New dose starts Mon 23 Mar." in [text.value for text in app.text]
    (coming,) = (one for one in filled_diary.plan_items() if one.starts_on > today)
    words = "From Mon 23 Mar: 5 × 10 reps, both feet at once, Mon, Wed, Fri"
    assert words in [one.label.replace("\\", "") for one in app.expander]
    app.date_input(key=f"plan_{coming.id}_move").set_value(date(2026, 3, 30))
    app.button(key=f"plan_move_{coming.id}").click().run()
    assert item_of(filled_diary, "heel-raise", today).ends_on == date(2026, 3, 30)
    app.button(key=f"plan_drop_{coming.id}").click().run()
    assert filled_diary.plan_items() == before
    app.button(key="notice_undo").click().run()
    assert item_of(filled_diary, "heel-raise", today).ends_on == date(2026, 3, 30)


def test_an_exercise_that_stops_on_a_later_day_can_go_on(
    open_app: Opened, filled_diary: Diary, today: date
) -> None:
    before = filled_diary.plan_items()
    walk = item_of(filled_diary, "walking", today)
    filled_diary.stop_item(walk.id, today + timedelta(days=5), today)
    app = open_app("plan")
    assert "Stops on Mon 23 Mar." in [one.value for one in app.markdown]
    app.button(key=f"plan_go_on_{walk.id}").click().run()
    assert filled_diary.plan_items() == before


def test_the_order_of_the_plan_is_changed_for_good(
    open_app: Opened, filled_diary: Diary, today: date
) -> None:
    def order() -> list[str]:
        return list(dict.fromkeys(one.exercise_id for one in filled_diary.plan_items()))

    first, second, *rest = order()
    app = open_app("plan")
    app.button(key=f"plan_up_{second}").click().run()
    assert order() == [second, first, *rest]
    shown = [one.value for one in app.markdown if one.value.startswith("**")]
    assert shown[0].startswith("**Big toe mobility**")
    due = [one.exercise_id for one in offered(filled_diary.plan_items(), today)]
    assert due[:2] == ["big-toe-mobility", "soleus-stretch"]


def test_rest_days_to_come_are_shown_together_and_removed(
    open_app: Opened, filled_diary: Diary, today: date
) -> None:
    app = open_app("plan")
    app.date_input(key="plan_pause_from").set_value(date(2026, 3, 20))
    app.date_input(key="plan_pause_to").set_value(date(2026, 3, 22))
    app.pills(key="plan_pause_reason").set_value("away")
    app.button(key="plan_pause").click().run()
    assert "**Fri 20 Mar to Sun 22 Mar**: away" in [one.value for one in app.markdown]
    paused = filled_diary.day_records(today, date(2026, 4, 1))
    app.button(key="plan_unpause_2026-03-20").click().run()
    assert filled_diary.day_records(today, date(2026, 4, 1)) == []
    app.button(key="notice_undo").click().run()
    assert filled_diary.day_records(today, date(2026, 4, 1)) == paused


def test_a_cue_is_saved_with_the_item_and_makes_no_new_version(
    open_app: Opened, filled_diary: Diary, today: date
) -> None:
    before = filled_diary.plan_items()
    raise_ = item_of(filled_diary, "heel-raise", today)
    app = opened_item(open_app("plan"), raise_)
    app.text_input(key=f"plan_{raise_.id}_cue").set_value("after *tea*")
    app.text_input(key=f"plan_{raise_.id}_bad_day").set_value("half")
    app.button(key=f"plan_save_{raise_.id}").click().run()
    assert len(filled_diary.plan_items()) == len(before)
    assert item_of(filled_diary, "heel-raise", today) == replace(
        raise_, cue=Cue("after *tea*", "half")
    )
    shown = "\n".join(one.value for one in app.markdown)
    assert r"After \*tea\*\; on a bad day\: half" in shown
    app.button(key="notice_undo").click().run()
    assert filled_diary.plan_items() == before


def test_the_plan_is_saved_as_a_routine_and_planned_again(
    open_app: Opened, filled_diary: Diary, today: date
) -> None:
    app = open_app("plan")
    app.text_input(key="plan_routine_name").set_value("  Mornings ")
    app.button(key="plan_routine_save").click().run()
    (routine,) = filled_diary.routines()
    planned = [one for one in filled_diary.plan_items() if one.in_force(today)]
    assert (routine.name, [one.exercise_id for one in routine.items]) == (
        "Mornings",
        [one.exercise_id for one in planned],
    )
    assert "Mornings · 8 exercises" in [link.value for link in app.page_link]
    app.session_state["taps"] = {}
    app.text_input(key="plan_routine_name").set_value("mornings")
    app.button(key="plan_routine_save").click().run()
    assert "The name mornings is taken: choose another name." in [one.value for one in app.text]


def test_a_plan_file_is_taken_over_from_a_day_on_and_taken_back(
    open_app: Opened, filled_diary: Diary, today: date
) -> None:
    before = filled_diary.plan_items()
    content = plan_file([item(sets=3), item(exercise="ankle-pumps")], {}, "Well *done*")
    app = open_app("plan")
    app.date_input(key="plan_takes_over_on").set_value(date(2026, 3, 23))
    app.file_uploader(key="plan_upload").upload("x.footlogplan", content, "application/json").run()
    shown = [one.value.replace("\\", "") for one in app.markdown if one.value.startswith(":mat")]
    assert shown[0] == (
        ":material/swap_horiz: Changes: **Heel raise**  \n:small[3 × 10 reps, both feet at once, "
        "Mon, Wed, Fri → 3 × 12 reps, both feet at once, every day]"
    )
    assert shown[1].startswith(":material/add: New: **Ankle pumps**")
    assert len([row for row in shown if "Ends" in row]) == 7
    assert "Well *done*" in [one.value for one in app.text]
    app.button(key="plan_take_over").click().run()
    coming = [one for one in filled_diary.plan_items() if one.starts_on > today]
    assert {(one.exercise_id, one.starts_on) for one in coming} == {
        ("heel-raise", date(2026, 3, 23)),
        ("ankle-pumps", date(2026, 3, 23)),
    }
    app.button(key="notice_undo").click().run()
    assert filled_diary.plan_items() == before


def test_a_spoilt_plan_file_is_refused_in_a_sentence(open_app: Opened, diary: Diary) -> None:
    app = open_app("plan")
    app.file_uploader(key="plan_upload").upload("x.footlogplan", b"{}", "application/json").run()
    assert "x.footlogplan is no plan that footlog can take over: The file lacks format." in [
        one.value for one in app.text
    ]
    assert "plan_take_over" not in [one.key for one in app.button]
