"""What is seen of a drawing."""

from footlog.drawings.palette import DARK, LIGHT
from footlog.drawings.points import Camera, Style


def test_camera_turns_centimetres_into_units_with_y_down() -> None:
    camera = Camera(-40, -10, 80)
    assert camera.seen(-40 - 10j) == 600j
    assert camera.seen(0) == 400 + 500j
    assert Camera(-40, -10, 80, mirrored=True).seen(-40 - 10j) == 800 + 600j


def test_small_things_are_only_seen_from_near() -> None:
    assert Camera(0, 0, 100).near
    assert not Camera(0, 0, 250).near


def test_style_has_the_colours_of_its_page() -> None:
    assert Style(dark=True).colours is DARK
    assert Style(dark=False).colours is LIGHT
