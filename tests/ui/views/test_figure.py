"""What an exercise looks like on a page: its own picture first, then its drawing."""

from base64 import b64encode
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from streamlit.testing.v1 import AppTest

from footlog.domain.dose import Dose
from footlog.domain.exercises import Exercise, Kind, Picture, Side
from footlog.drawings.drawing import poses
from tests.helpers.builders import RECORDED_AT
from tests.helpers.photos import plain

NAME = '<script>alert(1)</script> "quoted" & 足'
OWN = Exercise(
    "own-1", NAME, Kind.BALANCE, Side.EACH, Dose(reps=1), recorded_at=RECORDED_AT, pose="heel-raise"
)
JPEG = plain().content or b""
SHOWN: list[Exercise] = []


class Tags(HTMLParser):
    """The tags in some HTML, each with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag."""
        self.found.append((tag, dict(attrs)))


def page() -> None:
    """Show the exercise alone and in a list."""
    from footlog.ui.views.figure import show_beside_figure, show_figure  # noqa: PLC0415 - a script
    from tests.ui.views.test_figure import SHOWN  # noqa: PLC0415 - a script

    show_figure(SHOWN[0], dark=False, width=160)
    show_beside_figure(SHOWN[0], "a line", dark=False)


def images_of(exercise: Exercise) -> list[dict[str, str | None]]:
    """Return the images that are shown of the exercise."""
    SHOWN[:] = [exercise]
    app = AppTest.from_function(page).run()
    assert not app.exception
    tags = [tag for html in app.get("html") for tag in Tags(html.proto.body).found]
    assert {tag for tag, _ in tags} <= {"img", "div", "strong"}
    return [attributes for tag, attributes in tags if tag == "img"]


def test_an_own_picture_is_shown_in_place_of_the_drawing_and_says_what_it_is() -> None:
    shown = images_of(replace(OWN, picture=Picture.of(JPEG)))
    assert len(shown) == 2
    for image in shown:
        assert image["src"] == f"data:image/jpeg;base64,{b64encode(JPEG).decode()}"
        assert image["alt"] == f"{NAME}, own picture"


def test_without_a_picture_the_drawing_is_shown_and_without_both_nothing() -> None:
    assert [image["alt"] for image in images_of(OWN)] == [poses()["heel-raise"].alt] * 2
    assert images_of(replace(OWN, pose=None)) == []
    assert images_of(replace(OWN, pose="of-a-newer-footlog")) == []


def test_a_picture_that_was_not_read_is_not_shown() -> None:
    assert images_of(replace(OWN, picture=Picture("0" * 64))) == []


@pytest.mark.parametrize("content", [b'"><script>alert(1)</script>', b"\0\xff"])
def test_a_picture_is_encoded_whatever_it_holds(content: bytes) -> None:
    (image, _) = images_of(replace(OWN, picture=Picture.of(content)))
    assert image["src"] == f"data:image/jpeg;base64,{b64encode(content).decode()}"
