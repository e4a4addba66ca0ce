"""The page of one routine: ticks and doses, planned in one tap, taken back in one."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from footlog.domain.catalogue import Catalogue
from footlog.domain.plan import Cue
from footlog.domain.routines import Routine, article_routines, as_planned
from footlog.store.diary import Diary
from tests.helpers.articles import ARTICLE_0
from tests.helpers.builders import RECORDED_AT, item, numbered_id

Opened = Callable[[str], AppTest]
SLUG = ARTICLE_0.removesuffix(".txt")
MINE = Routine(numbered_id(1), "Mornings", as_planned([item()]), RECORDED_AT)


def opened(open_app: Opened, **address: str) -> AppTest:
    """Open the page of a routine by its address."""
    app = open_app("exercises")
    for name, value in address.items():
        app.query_params[name] = value
    return app.switch_page("pages/routine.py").run()


def said(app: AppTest) -> list[str]:
    return [text.value for text in app.text]


def doses(app: AppTest) -> list[str]:
    return [one.label.replace("\\", "").strip("*") for one in app.expander]


def plan_button(app: AppTest) -> str:
    return app.button(key="routine_plan").label


@pytest.mark.parametrize("number", range(4))
def test_an_article_is_planned_whole_in_one_tap_and_taken_back_in_one(
    open_app: Opened, diary: Diary, today: date, catalogue: Catalogue, number: int
) -> None:
    routine = article_routines(catalogue)[number]
    app = opened(open_app, routine=routine.id)
    assert not app.exception
    assert app.title[0].value == routine.name
    assert plan_button(app) == f"Add {len(routine.items)} exercises to your plan"
    app.button(key="routine_plan").click().run()
    assert [(one.exercise_id, one.dose, one.schedule, one.side) for one in diary.plan_items()] == [
        (one.exercise_id, one.dose, one.schedule, one.side) for one in routine.items
    ]
    assert {(one.starts_on, one.reason) for one in diary.plan_items()} == {(today, routine.name)}
    assert f"Added to your plan: {len(routine.items)} exercises." in said(app)
    app.button(key="notice_undo").click().run()
    assert diary.plan_items() == ()


def test_each_row_says_what_the_article_says_of_its_dose(open_app: Opened) -> None:
    app = opened(open_app, routine=SLUG)
    assert doses(app)[:3] == [
        "45 s, each side, every day",
        "45 s, each side, every day",
        "2 × 10 reps, both feet at once, every day",
    ]
    origins = [one.value for one in app.caption if "article" in one.value]
    assert origins[0] == r"The article\: 45 s hold"
    assert origins[2] == r"footlog’s dose\: the article gives none"


def test_ticks_and_doses_are_changed_in_place(open_app: Opened, diary: Diary, today: date) -> None:
    app = opened(open_app, routine=SLUG)
    for number in (1, 2, 4, 5, 6):
        app.checkbox(key=f"routine_{SLUG}_{number}_ticked").uncheck()
    app.number_input(key=f"routine_{SLUG}_0_sets").set_value(3)
    app.pills(key=f"routine_{SLUG}_3_rhythm").set_value("per_week").run()
    app.date_input(key="routine_starts_on").set_value(today + timedelta(days=5)).run()
    assert plan_button(app) == "Add 2 exercises to your plan"
    assert "3 × 45 s, each side, every day" in doses(app)
    app.button(key="routine_plan").click().run()
    soleus, calf = diary.plan_items()
    assert (soleus.exercise_id, str(soleus.dose)) == ("soleus-stretch", "3 × 45 s")
    assert (calf.exercise_id, str(calf.schedule)) == ("gastrocnemius-stretch", "3 per week")
    assert soleus.starts_on == today + timedelta(days=5)


def test_a_dose_that_cannot_be_saved_is_refused_by_its_exercise_and_nothing_is_planned(
    open_app: Opened, diary: Diary
) -> None:
    app = opened(open_app, routine=SLUG)
    app.number_input(key=f"routine_{SLUG}_0_sets").set_value(0).run()
    app.button(key="routine_plan").click().run()
    assert "Soleus stretch: Sets must be a whole number from 1 to 50, not 0." in said(app)
    assert diary.plan_items() == ()
    assert app.number_input(key=f"routine_{SLUG}_0_sets").value == 0


def test_what_is_in_the_plan_already_is_not_planned_again(
    open_app: Opened, diary: Diary, today: date
) -> None:
    diary.add_item(item(exercise="soleus-stretch"), today)
    app = opened(open_app, routine=SLUG)
    assert plan_button(app) == "Add 6 exercises to your plan"
    assert ":material/check: In your plan: 12 reps" in [one.value for one in app.caption]
    app.button(key="routine_plan").click().run()
    assert len(diary.plan_items()) == 7
    assert "routine_plan" not in [one.key for one in app.button]
    assert "Go to Today" in [link.value for link in app.page_link]


def test_when_and_where_is_asked_once_and_saved_with_all_of_them(
    open_app: Opened, diary: Diary
) -> None:
    app = opened(open_app, routine=SLUG)
    app.button(key="routine_plan").click().run()
    app.text_input(key="routine_cues_cue").set_value("after breakfast")
    app.button(key="routine_cues_save").click().run()
    assert {one.cue for one in diary.plan_items()} == {Cue("after breakfast")}
    assert not [one for one in app.text_input if one.label == "When and where"]
    app.button(key="notice_undo").click().run()
    assert {one.cue for one in diary.plan_items()} == {None}


def test_the_question_can_be_left_and_does_not_come_back(open_app: Opened, diary: Diary) -> None:
    app = opened(open_app, routine=SLUG)
    app.button(key="routine_plan").click().run()
    app.button(key="routine_cues_skip").click().run()
    assert not [one for one in app.text_input if one.label == "When and where"]
    assert {one.cue for one in diary.plan_items()} == {None}


def test_exercises_chosen_one_by_one_are_planned_together(open_app: Opened, diary: Diary) -> None:
    app = opened(open_app, exercises="short-foot,heel-raise,short-foot,<b>")
    assert app.title[0].value == "Exercises you chose"
    assert plan_button(app) == "Add 2 exercises to your plan"
    app.button(key="routine_plan").click().run()
    assert [(one.exercise_id, one.reason) for one in diary.plan_items()] == [
        ("short-foot", None),
        ("heel-raise", None),
    ]


def test_ticks_in_the_library_lead_to_the_chosen_exercises(open_app: Opened) -> None:
    app = open_app("exercises")
    for name in ("short-foot", "heel-raise"):
        app.checkbox(key=f"exercises_choose_{name}").check()
    app.run()
    assert app.button(key="exercises_plan_chosen").label == "Plan 2 chosen exercises"
    app.button(key="exercises_plan_chosen").click().run()
    assert app.title[0].value == "Exercises you chose"


def test_an_own_routine_is_planned_again_and_removed(
    open_app: Opened, diary: Diary, today: date
) -> None:
    diary.add_routine(MINE)
    assert "Mornings · 1 exercise" in [link.value for link in open_app("exercises").page_link]
    app = opened(open_app, routine=MINE.id)
    app.button(key="routine_plan").click().run()
    assert [(one.exercise_id, one.reason) for one in diary.plan_items()] == [
        ("heel-raise", "Mornings")
    ]
    app.button(key="routine_remove").click().run()
    assert diary.routines() == ()
    assert app.title[0].value == "Exercises"
    app.switch_page("pages/exercises.py").run().button(key="notice_undo").click().run()
    assert diary.routines() == (MINE,)


@pytest.mark.parametrize("address", [{"routine": "no-such"}, {"exercises": "<b>,,"}, {}])
def test_a_routine_that_is_not_there_leads_to_the_exercises(
    open_app: Opened, address: dict[str, str]
) -> None:
    app = opened(open_app, **address)
    assert not app.exception
    assert app.title[0].value == "Exercises"
