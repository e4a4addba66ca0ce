"""Points, simple shapes, and what is seen of a drawing."""

from itertools import pairwise

import pytest

from footlog.drawings.points import (
    DARK,
    LIGHT,
    Camera,
    Shape,
    Style,
    arrow,
    at,
    beside,
    ellipse,
    heading,
)


def test_headings_turn_anticlockwise_from_the_right() -> None:
    assert heading(0) == pytest.approx(1)
    assert heading(90) == pytest.approx(1j)


def test_place_is_a_pair() -> None:
    assert at([3, -4]) == 3 - 4j
    with pytest.raises(ValueError, match="unpack"):
        at([1, 2, 3])


def test_ellipse_has_its_diameters() -> None:
    points = ellipse(5 + 5j, 20, 10)
    knots = [(one + other) / 2 - 5 - 5j for one, other in pairwise((*points, points[0]))]
    assert max(abs((knot.real / 10) ** 2 + (knot.imag / 5) ** 2 - 1) for knot in knots) < 0.02
    upright = ellipse(0, 20, 10, 90)
    assert max(point.imag for point in upright) > 1.9 * max(point.real for point in upright)


def test_stations_lie_beside_the_way() -> None:
    assert beside(0j, 10j, [(0.5, 2), (1, -3)]) == pytest.approx([-2 + 5j, 3 + 10j])


def test_shape_is_turned_before_it_is_moved() -> None:
    shape = Shape((0j, 10 + 0j))
    assert shape.moved(1j, 90).points == pytest.approx((1j, 11j))
    assert Shape((3 + 4j,)).flipped().points == (-3 + 4j,)


def test_arrow_points_where_its_way_ends() -> None:
    halo, under, way, tip = arrow([0j, 10 + 0j], 0.5)
    assert halo.points == way.points == (0j, 10 + 0j)
    assert (halo.line, under.fill, way.line, tip.fill) == ("paper", "paper", "accent", "accent")
    assert max(tip.points, key=lambda point: point.real) == pytest.approx(23)


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
