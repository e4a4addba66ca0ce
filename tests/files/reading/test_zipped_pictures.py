"""The pictures in a .zip: each goes to its exercise, and a bad one is one problem."""

from dataclasses import replace

import pytest
from PIL import Image

from footlog.domain.dose import Dose
from footlog.domain.exercises import Exercise, Kind, Side
from footlog.files.reading.pictures import is_picture, picture_file, with_pictures
from tests.helpers.builders import RECORDED_AT
from tests.helpers.photos import GREEN, RED, is_near, opened, photo, plain, saved

TOES = Exercise("own-1", "Toes", Kind.BALANCE, Side.EACH, Dose(reps=1), recorded_at=RECORDED_AT)
ARCH = replace(TOES, id="own-2", name="Arch")
NO_ROW = "picture belongs to no row of exercises.csv: mend the row or take the picture out."
RED_JPEG, GREEN_JPEG = (plain(colour).content or b"" for colour in (RED, GREEN))


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        (picture_file("own-1"), True),
        ("pictures/own-1.jpg", True),
        ("pictures/own-1.jpeg", False),
        ("pictures/own-1.jpg\n", False),
        ("pictures/", False),
        ("pictures/.jpg", False),
        ("pictures/more/own-1.jpg", False),
        ("../pictures/own-1.jpg", False),
        ("__MACOSX/pictures/own-1.jpg", False),
        ("own-1.jpg", False),
        ("history.csv", False),
    ],
)
def test_pictures_are_told_by_their_folder_and_ending(name: str, *, is_one: bool) -> None:
    assert is_picture(name) is is_one


def test_each_exercise_gets_its_own_picture() -> None:
    pictures = {"pictures/own-2.jpg": GREEN_JPEG, "pictures/own-1.jpg": RED_JPEG}
    found, problems = with_pictures([TOES, ARCH], pictures)
    assert problems == []
    assert found == [replace(TOES, picture=plain(RED)), replace(ARCH, picture=plain(GREEN))]
    assert [one.picture and one.picture.content for one in found] == [RED_JPEG, GREEN_JPEG]


def test_a_picture_that_somebody_put_there_is_made_small_and_without_metadata() -> None:
    (found,), problems = with_pictures([TOES], {"pictures/own-1.jpg": photo()})
    assert problems == []
    assert found.picture is not None
    assert b"SECRET" not in (found.picture.content or b"")
    assert is_near(opened(found.picture).getpixel((20, 10)), RED)


def test_each_bad_picture_is_one_problem_and_the_others_are_read() -> None:
    gif = saved(Image.new("RGB", (9, 9)), "GIF")
    pictures = {
        "pictures/own-1.jpg": RED_JPEG[:100],
        "pictures/own-2.jpg": GREEN_JPEG,
        "pictures/own-3.jpg": GREEN_JPEG,
    }
    found, problems = with_pictures([TOES, ARCH], pictures)
    assert found == [TOES, replace(ARCH, picture=plain(GREEN))]
    assert list(map(str, problems)) == [
        "pictures/own-1.jpg: picture is damaged or not whole: choose another one, or save it anew.",
        f"pictures/own-3.jpg: {NO_ROW}",
    ]
    _, (problem,) = with_pictures([TOES], {"pictures/own-1.jpg": gif})
    assert str(problem).startswith("pictures/own-1.jpg: picture is no PNG, JPEG or WebP file: ")
