"""The Exercises page: browsing, filtering, reading and adding to the plan."""

from base64 import b64decode
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser

from streamlit.testing.v1 import AppTest

from footlog.day.advice import RED_FLAGS
from footlog.domain.catalogue import Catalogue
from footlog.domain.exercises import Kind, Side
from footlog.domain.schedule import EveryDays
from footlog.drawings.drawing import draw, poses
from footlog.store.diary import Diary
from tests.helpers.app_pages import filled_in
from tests.helpers.builders import set_log

Opened = Callable[[str], AppTest]


def shown(app: AppTest) -> set[str]:
    prefix = "exercises_open_"
    return {
        str(button.key).removeprefix(prefix)
        for button in app.button
        if str(button.key).startswith(prefix)
    }


class Images(HTMLParser):
    """The SVG of each image in some HTML, by its text alternative."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.svgs: dict[str, str] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what an image shows."""
        said = {name: value or "" for name, value in attrs}
        if tag == "img":
            svg = said["src"].removeprefix("data:image/svg+xml;base64,")
            self.svgs[said["alt"]] = b64decode(svg).decode()


def drawings(app: AppTest) -> dict[str, str]:
    return Images("".join(html.proto.body for html in app.get("html"))).svgs


def test_every_exercise_is_drawn_standing_still_with_what_it_shows_in_words(
    open_app: Opened, catalogue: Catalogue
) -> None:
    assert drawings(open_app("exercises")) == {
        poses()[name].alt: draw(name, dark=False, still=True) for name in catalogue.exercises
    }


def test_the_open_exercise_moves_until_it_is_stopped(open_app: Opened) -> None:
    app = open_app("exercises")
    app.button(key="exercises_open_heel-raise").click().run()
    assert list(drawings(app).values()) == [draw("heel-raise", dark=False)]
    app.toggle(key="exercises_moves_heel-raise").set_value(False).run()
    assert list(drawings(app).values()) == [draw("heel-raise", dark=False, still=True)]


def test_the_starting_dose_stands_beside_what_each_article_says(open_app: Opened) -> None:
    app = open_app("exercises")
    app.button(key="exercises_open_gastrocnemius-stretch").click().run()
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
    app.button(key="exercises_open_short-foot").click().run()
    said = [markdown.value for markdown in app.markdown]
    assert "3 sets on 2 days, last on Tue 17 Mar; worst pain with a set 3 out of 10." in said
    app.button(key="exercises_back").click().run()
    app.button(key="exercises_open_heel-raise").click().run()
    assert "You have not logged this exercise yet." in [markdown.value for markdown in app.markdown]


def test_every_exercise_of_the_catalogue_is_there(open_app: Opened, catalogue: Catalogue) -> None:
    app = open_app("exercises")
    assert not app.exception
    assert shown(app) == set(catalogue.exercises)


def test_search_finds_other_names_too(open_app: Opened) -> None:
    app = open_app("exercises")
    app.text_input(key="exercises_search").set_value("bent-knee CALF").run()
    assert shown(app) == {"soleus-stretch"}


def test_a_search_without_a_hit_says_so(open_app: Opened) -> None:
    app = open_app("exercises")
    app.text_input(key="exercises_search").set_value("elbow").run()
    assert shown(app) == set()
    assert "No exercises found. Change your search or filters." in [m.value for m in app.markdown]


def test_filters_narrow_by_kind_place_position_and_equipment(
    open_app: Opened, catalogue: Catalogue
) -> None:
    app = open_app("exercises")
    app.pills(key="exercises_kind").set_value([Kind.MASSAGE]).run()
    assert shown(app) == {"ball-massage", "foam-rolling"}
    app.multiselect(key="exercises_equipment").set_value(["ball", "chair"]).run()
    assert shown(app) == {"ball-massage"}
    app = open_app("exercises")
    app.multiselect(key="exercises_target").set_value(["hamstrings"]).run()
    assert shown(app) == {"hamstring-stretch"}
    app = open_app("exercises")
    app.multiselect(key="exercises_position").set_value(["water"]).run()
    assert shown(app) == {"swimming"}


def test_an_exercise_is_read_and_added_with_its_starting_dose(
    open_app: Opened, diary: Diary, today: date, catalogue: Catalogue
) -> None:
    exercise = catalogue.exercises["soleus-stretch"]
    app = open_app("exercises")
    app.button(key="exercises_open_soleus-stretch").click().run()
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
    app.button(key="exercises_open_toe-pulling").click().run()
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
    app.button(key="exercises_open_short-foot").click().run()
    app.pills(key="exercises_short-foot_rhythm").set_value("weekdays").run()
    app.button(key="exercises_add").click().run()
    assert "How often has no day: choose at least one day of the week." in [
        text.value for text in app.text
    ]
    assert diary.plan_items() == ()


def test_what_is_planned_leads_to_the_plan(open_app: Opened, filled_diary: Diary) -> None:
    app = open_app("exercises")
    app.button(key="exercises_open_short-foot").click().run()
    assert "Edit in your plan" in [link.value for link in app.page_link]
    assert "exercises_add" not in [button.key for button in app.button]


def test_repetitions_to_work_up_to_go_into_the_note(open_app: Opened, diary: Diary) -> None:
    app = open_app("exercises")
    app.button(key="exercises_open_toe-pulling").click().run()
    app.button(key="exercises_add").click().run()
    (item,) = diary.plan_items()
    assert (item.dose.reps, item.dose.times_per_day) == (25, 3)
    assert item.note == "Work up to 75 repetitions."


def test_an_exercise_that_is_not_there_leaves_the_list_and_a_clean_address(
    open_app: Opened,
) -> None:
    app = open_app("exercises")
    app.query_params["exercise"] = "<script>"
    app.run()
    assert not app.exception
    assert len(shown(app)) > 0
    assert "exercise" not in app.query_params


def test_an_own_exercise_is_kept_opened_and_drawn_and_can_be_added_to_the_plan(
    open_app: Opened, diary: Diary
) -> None:
    app = filled_in(open_app("exercises")).run()
    assert poses()["any-standing"].alt in drawings(app)
    app.button(key="exercises_own_save").click().run()
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
    app.button(key="exercises_own_remove").click().run()
    assert diary.own_exercises() == ()
    assert len(shown(app)) > 1


def test_an_own_exercise_that_cannot_be_kept_is_refused_and_nothing_typed_is_lost(
    open_app: Opened, diary: Diary
) -> None:
    app = filled_in(open_app("exercises"))
    app.pills(key="exercises_own_kind").set_value(None)
    app.button(key="exercises_own_save").click().run()
    assert "Choose a type of exercise." in [text.value for text in app.text]
    app.pills(key="exercises_own_kind").set_value(Kind.BALANCE)
    app.text_input(key="exercises_own_name").set_value("heel RAISE").run()
    app.session_state["taps"] = {}
    app.button(key="exercises_own_save").click().run()
    assert "The name is taken: choose another name." in [text.value for text in app.text]
    assert app.text_area(key="exercises_own_steps").value == "Stand tall.\n\n Walk  slowly. "
    assert diary.own_exercises() == ()


def test_when_to_see_somebody_is_always_there(open_app: Opened) -> None:
    app = open_app("exercises")
    for _ in ("the list", "an exercise"):
        assert "When to get medical help" in [expander.label for expander in app.expander]
        said = "\n".join(markdown.value for markdown in app.markdown)
        assert all(f"- {flag}" in said for flag in RED_FLAGS)
        app.query_params["exercise"] = "heel-raise"
        app.run()
