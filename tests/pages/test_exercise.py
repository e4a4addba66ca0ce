"""The page of one exercise: reading it, and adding it to the plan."""

from collections.abc import Callable
from datetime import date

from streamlit.testing.v1 import AppTest

from footlog.domain.catalogue import Catalogue
from footlog.domain.exercises import Kind, Side
from footlog.domain.schedule import EveryDays
from footlog.drawings.drawing import draw, poses
from footlog.store.diary import Diary
from tests.helpers.app_pages import (
    back_to_list,
    drawings,
    filled_in,
    on_exercise_page,
    opened_exercise,
    shown,
)
from tests.helpers.builders import set_log

Opened = Callable[[str], AppTest]


def test_the_open_exercise_moves_until_it_is_stopped(open_app: Opened) -> None:
    app = open_app("exercises")
    opened_exercise(app, "heel-raise")
    assert list(drawings(app).values()) == [draw("heel-raise", dark=False)]
    app.toggle(key="exercises_moves_heel-raise").set_value(False).run()
    assert list(drawings(app).values()) == [draw("heel-raise", dark=False, still=True)]


def test_the_starting_dose_stands_beside_what_each_article_says(open_app: Opened) -> None:
    app = open_app("exercises")
    opened_exercise(app, "gastrocnemius-stretch")
    captions = [caption.value for caption in app.caption]
    first = captions.index("Suggested start")
    assert captions[first + 1 : first + 3] == [
        "Metatarsalgia Exercises",
        "Gentle exercises for metatarsalgia",
    ]
    said = [markdown.value for markdown in app.markdown]
    assert "**2 × 45 s\\, 2 times a day**  \neach side, every day" in said
    assert "**45 s hold**  \n“Gastrocnemius Stretch”" in said
    assert "**30 to 60 s hold\\, 2 times a day**  \n“Stretching the Calf”" in said


def test_own_practice_is_told_with_the_exercise(
    open_app: Opened, diary: Diary, today: date
) -> None:
    for day, pain in (("2026-03-17", 3), ("2026-03-17", None), ("2026-03-14", 2)):
        diary.save(set_log(day, exercise="short-foot", pain=pain), today)
    app = open_app("exercises")
    opened_exercise(app, "short-foot")
    said = [markdown.value for markdown in app.markdown]
    assert "3 sets on 2 days, last on Tue 17 Mar; worst pain with a set 3 out of 10." in said
    back_to_list(app)
    opened_exercise(app, "heel-raise")
    assert "You have not logged this exercise yet." in [markdown.value for markdown in app.markdown]


def test_an_exercise_is_read_and_added_with_its_starting_dose(
    open_app: Opened, diary: Diary, today: date, catalogue: Catalogue
) -> None:
    exercise = catalogue.exercises["soleus-stretch"]
    app = open_app("exercises")
    opened_exercise(app, "soleus-stretch")
    page = "\n".join(markdown.value for markdown in app.markdown)
    assert "1. Stand facing a wall" in page
    app.button(key="exercises_add").click().run()
    (item,) = diary.plan_items()
    assert (item.dose, item.side, item.schedule) == (exercise.dose, Side.EACH, EveryDays())
    assert (item.starts_on, item.ends_on) == (today, None)
    assert "Added to your plan: Soleus stretch." in [text.value for text in app.text]
    app.button(key="notice_undo").click().run()
    assert diary.plan_items() == ()


def test_a_changed_dose_is_kept_as_written(open_app: Opened, diary: Diary) -> None:
    app = open_app("exercises")
    opened_exercise(app, "toe-pulling")
    app.checkbox(key="exercises_toe-pulling_open").check()
    app.number_input(key="exercises_toe-pulling_reps").set_value(25)
    app.pills(key="exercises_toe-pulling_rhythm").set_value("weekdays").run()
    app.pills(key="exercises_toe-pulling_weekdays").set_value([0, 2, 4])
    app.text_input(key="exercises_toe-pulling_tempo").set_value("3 s up, 3 s down")
    app.button(key="exercises_add").click().run()
    (item,) = diary.plan_items()
    assert (item.dose.sets, item.dose.reps, item.dose.times_per_day) == (None, 25, 3)
    assert (str(item.schedule), item.dose.tempo) == ("mon,wed,fri", "3 s up, 3 s down")


def test_weekdays_without_a_day_are_refused_in_a_sentence(open_app: Opened, diary: Diary) -> None:
    app = open_app("exercises")
    opened_exercise(app, "short-foot")
    app.pills(key="exercises_short-foot_rhythm").set_value("weekdays").run()
    app.button(key="exercises_add").click().run()
    assert "How often has no day: choose at least one day of the week." in [
        text.value for text in app.text
    ]
    assert diary.plan_items() == ()


def test_what_is_planned_leads_to_the_plan(open_app: Opened, filled_diary: Diary) -> None:
    app = open_app("exercises")
    opened_exercise(app, "short-foot")
    assert "Edit in your plan" in [link.value for link in app.page_link]
    assert "exercises_add" not in [button.key for button in app.button]


def test_repetitions_to_work_up_to_go_into_the_note(open_app: Opened, diary: Diary) -> None:
    app = open_app("exercises")
    opened_exercise(app, "toe-pulling")
    app.button(key="exercises_add").click().run()
    (item,) = diary.plan_items()
    assert (item.dose.reps, item.dose.times_per_day) == (25, 3)
    assert item.note == "Work up to 75 repetitions."


def test_an_own_exercise_is_kept_opened_and_drawn_and_can_be_added_to_the_plan(
    open_app: Opened, diary: Diary
) -> None:
    app = filled_in(open_app("exercises")).run()
    assert poses()["any-standing"].alt in drawings(app)
    app.button(key="exercises_own_save").click().run()
    on_exercise_page(app)
    (own,) = diary.own_exercises()
    assert (own.name, own.kind, own.side, own.position) == (
        "Cat *walk*",
        Kind.BALANCE,
        Side.EACH,
        "standing",
    )
    assert (own.targets, own.steps, own.pose) == (
        ("calf",),
        ("Stand tall.", "Walk slowly."),
        "any-standing",
    )
    assert str(own.dose) == "2 × 6 reps"
    assert list(drawings(app).values()) == [draw("any-standing", dark=False)]
    assert "Saved: Cat *walk*." in [text.value for text in app.text]
    app.button(key="exercises_add").click().run()
    assert [item.exercise_id for item in diary.plan_items()] == [own.id]
    assert "exercises_own_remove" not in [button.key for button in app.button]


def test_an_own_exercise_that_was_never_used_can_be_removed(open_app: Opened, diary: Diary) -> None:
    app = filled_in(open_app("exercises"))
    app.button(key="exercises_own_save").click().run()
    on_exercise_page(app)
    app.button(key="exercises_own_remove").click().run()
    assert diary.own_exercises() == ()
    assert len(shown(app)) > 1
