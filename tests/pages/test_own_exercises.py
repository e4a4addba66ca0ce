"""Own exercises on the pages: their pictures wherever they are shown, and changing them."""

from base64 import b64decode
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from streamlit.testing.v1 import AppTest

from footlog.domain.dose import Dose
from footlog.domain.exercises import Exercise, Kind, Side
from footlog.domain.plan import PlanItem
from footlog.domain.schedule import PerWeek
from footlog.drawings.drawing import poses
from footlog.store.diary import Diary
from tests.helpers.app_pages import back_to_list, filled_in, opened_exercise
from tests.helpers.builders import RECORDED_AT, item
from tests.helpers.components import day_of
from tests.helpers.photos import GREEN, RED, is_near, opened, photo, plain

Opened = Callable[[str], AppTest]
TOES = Exercise(
    id="own-1",
    name="Cat *walk*",
    kind=Kind.BALANCE,
    side=Side.EACH,
    dose=Dose(sets=2, reps=8, hold_seconds=5, rest_seconds=30, load="1 kg", tempo="slow"),
    schedule=PerWeek(3),
    targets=("toes", "my own place"),
    position="sitting",
    equipment=("towel", "a brick"),
    steps=("Sit.", "Lift."),
    feel="In the arch.",
    caution="Slowly.",
    recorded_at=RECORDED_AT,
    pose="any-standing",
    picture=plain(RED),
)
CHANGE = "exercises_change_own-1"
OWN_PICTURE = "Cat *walk*, own picture"


class Pictures(HTMLParser):
    """The JPEGs in some HTML, by their text alternatives."""

    def __init__(self, app: AppTest) -> None:
        super().__init__()
        self.jpegs: list[tuple[str, bytes]] = []
        self.feed("".join(html.proto.body for html in app.get("html")))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what a JPEG shows."""
        said = {name: value or "" for name, value in attrs}
        kind, comma, content = said.get("src", "").partition(",")
        if (tag, kind, comma) == ("img", "data:image/jpeg;base64", ","):
            self.jpegs.append((said["alt"], b64decode(content)))


def pictures(app: AppTest) -> list[tuple[str, bytes]]:
    return Pictures(app).jpegs


def said(app: AppTest) -> list[str]:
    return [text.value for text in app.text]


def opened_own(app: AppTest) -> AppTest:
    return opened_exercise(app, "own-1")


def opened_form(app: AppTest) -> AppTest:
    app.session_state[CHANGE] = True
    return app.run()


def saved(app: AppTest) -> AppTest:
    app.session_state["taps"] = {}
    app.button(key=f"{CHANGE}_save").click().run()
    assert not app.exception
    return app


def uploaded(app: AppTest, content: bytes, key: str) -> AppTest:
    app.file_uploader(key=f"{key}_picture").set_value([("DSC_1.jpg", content, "image/jpeg")]).run()
    assert not app.exception
    return app


@pytest.fixture
def toes(diary: Diary) -> Exercise:
    """Return an own exercise that is in the diary."""
    diary.add_own(TOES)
    return TOES


@pytest.fixture
def planned(diary: Diary, toes: Exercise, today: date) -> PlanItem:
    """Return its plan item."""
    made = item(starts_on=str(today), exercise=toes.id)
    diary.add_item(made, today)
    return made


def test_a_photo_in_the_form_is_shown_at_once_kept_small_and_shown_with_the_exercise(
    open_app: Opened, diary: Diary
) -> None:
    app = uploaded(filled_in(open_app("exercises")), photo(), "exercises_own")
    ((alt, shown),) = pictures(app)
    assert alt == "  Cat *walk* , own picture"
    app.button(key="exercises_own_save").click().run()
    (own,) = diary.own_exercises()
    assert own.picture is not None
    kept = diary.own_picture(own.id, own.picture.sha256)
    assert kept is not None
    assert kept.content == shown
    assert b"SECRET" not in shown
    assert is_near(opened(kept).getpixel((20, 10)), RED)
    assert pictures(app) == [(OWN_PICTURE, shown)]
    assert b"DSC_1" not in diary.path.read_bytes()


def test_what_is_no_picture_is_said_under_the_field_and_refused(
    open_app: Opened, diary: Diary
) -> None:
    app = uploaded(filled_in(open_app("exercises")), b"\0\0\0\x24ftypheic", "exercises_own")
    sentence = "The picture is a HEIC photo, which footlog cannot read: save it as JPEG first."
    assert said(app) == [sentence]
    app.button(key="exercises_own_save").click().run()
    assert said(app) == [sentence, sentence]
    assert diary.own_exercises() == ()
    assert app.text_area(key="exercises_own_steps").value == "Stand tall.\n\n Walk  slowly. "


def test_the_picture_is_in_the_library_on_the_exercise_s_page_in_the_plan_and_on_today(
    open_app: Opened, planned: PlanItem
) -> None:
    shown = (OWN_PICTURE, plain(RED).content)
    app = open_app("exercises")
    assert pictures(app) == [shown]
    assert pictures(opened_own(app)) == [shown]
    assert not [toggle for toggle in app.toggle if toggle.label == "Show the movement"]
    assert pictures(open_app("plan")) == [shown]
    (row,) = day_of(open_app("today"))["exercises"]
    encoded = row["image"]["light"].removeprefix("data:image/jpeg;base64,")
    assert (row["image"]["alt"], b64decode(encoded)) == shown


def test_another_window_s_new_picture_is_shown_at_the_next_run(
    open_app: Opened, diary: Diary, toes: Exercise
) -> None:
    app = open_app("exercises")
    diary.edit_own(replace(toes, picture=plain(GREEN)), toes)
    assert pictures(app.run()) == [(OWN_PICTURE, plain(GREEN).content)]
    diary.edit_own(toes, replace(toes, picture=plain(GREEN)))
    assert pictures(app.run()) == [(OWN_PICTURE, plain(RED).content)]


def test_the_form_is_filled_with_all_that_the_exercise_is_and_saving_it_changes_nothing(
    open_app: Opened, diary: Diary, toes: Exercise
) -> None:
    app = opened_form(opened_own(open_app("exercises")))
    assert app.text_input(key=f"{CHANGE}_name").value == "Cat *walk*"
    assert app.text_area(key=f"{CHANGE}_steps").value == "Sit.\nLift."
    assert pictures(app) == [(OWN_PICTURE, plain(RED).content)] * 2
    saved(app)
    assert diary.own_exercises() == (toes,)
    assert app.session_state[CHANGE] is False


def test_every_field_can_be_changed_and_undo_puts_the_former_ones_back(
    open_app: Opened, diary: Diary, planned: PlanItem, toes: Exercise
) -> None:
    app = opened_form(opened_own(open_app("exercises")))
    app.text_input(key=f"{CHANGE}_name").set_value("Dog walk")
    app.pills(key=f"{CHANGE}_kind").set_value(Kind.STRENGTH)
    app.pills(key=f"{CHANGE}_side").set_value(Side.BOTH)
    app.selectbox(key=f"{CHANGE}_position").set_value("standing")
    app.multiselect(key=f"{CHANGE}_targets").set_value(["calf"])
    app.multiselect(key=f"{CHANGE}_equipment").set_value([])
    app.text_area(key=f"{CHANGE}_steps").set_value("Stand.")
    app.text_input(key=f"{CHANGE}_feel").set_value("")
    app.text_input(key=f"{CHANGE}_caution").set_value("Gently.")
    app.selectbox(key=f"{CHANGE}_pose").set_value("heel-raise")
    app.pills(key=f"{CHANGE}_rhythm").set_value("daily").run()
    app.number_input(key=f"{CHANGE}_sets").set_value(4)
    uploaded(app, plain(GREEN).content or b"", CHANGE)
    saved(app)
    assert diary.own_exercises() == (
        Exercise(
            id=toes.id,
            name="Dog walk",
            kind=Kind.STRENGTH,
            side=Side.BOTH,
            dose=replace(toes.dose, sets=4),
            targets=("calf",),
            position="standing",
            steps=("Stand.",),
            caution="Gently.",
            recorded_at=RECORDED_AT,
            pose="heel-raise",
            picture=plain(GREEN),
        ),
    )
    assert diary.plan_items() == (planned,)
    assert "Saved: Dog walk." in said(app)
    assert app.title[0].value == "Dog walk"
    assert pictures(app) == [("Dog walk, own picture", plain(GREEN).content)]
    app.button(key="notice_undo").click().run()
    assert "Undone." in said(app)
    assert diary.own_exercises() == (toes,)
    assert pictures(app) == [(OWN_PICTURE, plain(RED).content)]
    opened_form(app)
    assert app.text_input(key=f"{CHANGE}_name").value == "Cat *walk*"
    assert app.number_input(key=f"{CHANGE}_sets").value == 2
    assert not app.file_uploader(key=f"{CHANGE}_picture").value


def test_the_form_for_a_new_one_is_closed_and_empty_after_it_was_saved(open_app: Opened) -> None:
    app = uploaded(filled_in(open_app("exercises")), photo(), "exercises_own")
    app.button(key="exercises_own_save").click().run()
    back_to_list(app)
    assert not [field for field in app.text_input if field.label == "Name"]
    app.session_state["exercises_own"] = True
    app.run()
    assert app.text_input(key="exercises_own_name").value == ""
    assert app.pills(key="exercises_own_kind").value is None
    assert not app.file_uploader(key="exercises_own_picture").value


def test_the_picture_can_be_taken_away_and_the_drawing_is_there_again(
    open_app: Opened, diary: Diary, toes: Exercise
) -> None:
    app = opened_form(opened_own(open_app("exercises")))
    app.checkbox(key=f"{CHANGE}_without_picture").check().run()
    assert pictures(app) == [(OWN_PICTURE, plain(RED).content)]
    saved(app)
    assert diary.own_exercises() == (replace(toes, picture=None),)
    assert pictures(app) == []
    assert poses()["any-standing"].alt in "".join(html.proto.body for html in app.get("html"))
    app.button(key="notice_undo").click().run()
    assert pictures(app) == [(OWN_PICTURE, plain(RED).content)]


def test_what_another_window_changed_meanwhile_is_not_written_over(
    open_app: Opened, diary: Diary, toes: Exercise
) -> None:
    app = opened_form(opened_own(open_app("exercises")))
    other = replace(toes, feel="From the other window.")
    diary.edit_own(other, toes)
    app.text_input(key=f"{CHANGE}_name").set_value("Mine").run()
    saved(app)
    assert "The exercise was changed in another window: close it and open it again." in said(app)
    assert diary.own_exercises() == (other,)
    assert app.text_input(key=f"{CHANGE}_name").value == "Mine"
    app.session_state[CHANGE] = False
    app.run()
    opened_form(app)
    assert app.text_input(key=f"{CHANGE}_feel").value == "From the other window."
    app.text_input(key=f"{CHANGE}_name").set_value("Mine").run()
    saved(app)
    assert diary.own_exercises() == (replace(other, name="Mine"),)


@pytest.mark.parametrize("name", ["heel RAISE", "other own", " "])
def test_a_name_that_is_taken_or_empty_is_refused(
    open_app: Opened, diary: Diary, toes: Exercise, name: str
) -> None:
    diary.add_own(replace(toes, id="own-2", name="Other own", picture=None))
    app = opened_form(opened_own(open_app("exercises")))
    app.text_input(key=f"{CHANGE}_name").set_value(name).run()
    saved(app)
    assert [text for text in said(app) if text.startswith("The name is ")] == [
        "The name is taken: choose another name."
        if name.strip()
        else "The name is empty: write what you call the exercise."
    ]
    assert toes in diary.own_exercises()


def test_an_exercise_of_the_catalogue_cannot_be_changed(open_app: Opened) -> None:
    app = open_app("exercises")
    opened_exercise(app, "heel-raise")
    assert "Edit this exercise" not in [expander.label for expander in app.expander]
