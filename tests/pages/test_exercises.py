"""The Exercises page: browsing, filtering, reading and adding to the plan."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from footlog.day.advice import RED_FLAGS
from footlog.domain.catalogue import Catalogue
from footlog.domain.exercises import Kind
from footlog.drawings.drawing import draw, poses
from footlog.store.diary import Diary
from tests.helpers.app_pages import drawings, filled_in, shown

Opened = Callable[[str], AppTest]


def test_every_exercise_is_drawn_standing_still_with_what_it_shows_in_words(
    open_app: Opened, catalogue: Catalogue
) -> None:
    assert drawings(open_app("exercises")) == {
        poses()[name].alt: draw(name, dark=False, still=True) for name in catalogue.exercises
    }


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


def test_an_exercise_that_is_not_there_leaves_the_list_and_a_clean_address(
    open_app: Opened,
) -> None:
    app = open_app("exercises")
    app.query_params["exercise"] = "<script>"
    app.run()
    assert not app.exception
    assert len(shown(app)) > 0
    assert "exercise" not in app.query_params


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
