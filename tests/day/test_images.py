"""Where images are: an address changes with its image, and a page without routes has them all."""

from base64 import b64decode
from dataclasses import replace

import pytest

from footlog.day.images import addresses, contents, drawing
from footlog.domain.catalogue import Catalogue
from footlog.drawings.drawing import draw, poses
from tests.helpers.operations import OWN
from tests.helpers.photos import RED, plain

LOOKS = ("light", "dark", "light_moving", "dark_moving")


def test_an_exercise_has_four_looks_and_their_text(catalogue: Catalogue) -> None:
    exercise = catalogue.exercises["soleus-stretch"]
    served, inside = addresses(exercise), contents(exercise)
    assert served is not None
    assert inside is not None
    assert served["alt"] == inside["alt"] == poses()["soleus-stretch"].alt
    assert len({served[look] for look in LOOKS}) == 4
    svg = b64decode(inside["dark_moving"].removeprefix("data:image/svg+xml;base64,")).decode()
    assert svg == drawing("soleus-stretch", dark=True, moving=True)
    assert svg == draw("soleus-stretch", dark=True, always=True)
    assert "<animate" in svg
    assert "prefers-reduced-motion" not in svg  # it moves where the page has decided that it does


def test_an_own_picture_takes_the_place_of_a_drawing() -> None:
    own = replace(OWN, pose="standing", picture=plain(RED))
    served, inside = addresses(own), contents(own)
    assert own.picture is not None
    assert served is not None
    assert inside is not None
    assert served["dark"] == f"/picture/{own.id}?v={own.picture.sha256}"
    assert b64decode(inside["light"].partition(",")[2]) == own.picture.content
    assert served["alt"] == f"{own.name}, own picture"


@pytest.mark.parametrize("pose", [None, "no-such-pose"])
def test_without_a_drawing_there_is_none(pose: str | None) -> None:
    assert addresses(replace(OWN, pose=pose, picture=None)) is None
    assert drawing("no-such-pose", dark=False, moving=False) is None
