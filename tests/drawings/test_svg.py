"""Shapes, curves and movements as SVG."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footlog.drawings.points import Camera, Shape, Style, heading
from footlog.drawings.svg import movement_svg, path, stiff_motion

COORDINATE = st.integers(-2000, 2000)


def knots(data: str) -> list[complex]:
    """Return the points through which the curve `data` runs."""
    numbers = [int(number) for number in re.findall(r"-?\d+", data)]
    pairs = [complex(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
    found = [pairs[0], *pairs[2:]]
    return [sum(found[: number + 1]) for number in range(len(found))]


def test_corners_are_joined_by_lines() -> None:
    assert path([0j, 10 - 5j, 3 + 4j], smooth=False, is_open=False) == "M0 0L10-5L3 4Z"
    assert path([0j, 10 - 5j], smooth=True, is_open=True) == "M0 0L10-5"


def test_open_curve_runs_from_the_first_to_the_last_point_through_the_middles() -> None:
    data = path([0j, 10 + 0j, 20 + 10j, 40 + 10j], smooth=True, is_open=True)
    assert data == "M0 0q10 0 15 5t25 5"


def test_closed_curve_runs_through_the_middle_of_every_side() -> None:
    data = path([0j, 10 + 0j, 10 + 10j, 10j], smooth=True, is_open=False)
    assert data.endswith("Z")
    assert knots(data) == [5j, 5, 10 + 5j, 5 + 10j, 5j]


@given(st.lists(st.builds(complex, COORDINATE, COORDINATE), min_size=3, max_size=60))
def test_rounding_never_adds_up(points: list[complex]) -> None:
    found = knots(path(points, smooth=True, is_open=False))
    middles = [(one + other) / 2 for one, other in pairwise(points)]
    assert all(abs(knot - middle) <= 2 for knot, middle in zip(found[1:-1], middles, strict=True))


SQUARE = [0j, 100 + 0j, 100 + 100j, 100j]


def test_shifted_shape_is_shifted_back_to_where_it_ends() -> None:
    there = [point + 30 - 7j for point in SQUARE]
    assert stiff_motion([there, SQUARE]) == ("translate", "30 -7;0 0;30 -7")


def test_turned_shape_turns_about_the_point_that_stays() -> None:
    there = [50 + 20j + (point - 50 - 20j) * heading(90) for point in SQUARE]
    assert stiff_motion([there, SQUARE]) == ("rotate", "90.000 50 20;0.000 50 20;90.000 50 20")


def test_shape_that_changes_has_no_motion_as_a_whole() -> None:
    assert stiff_motion([[0j, 100 + 0j, 100 + 50j, 100j], SQUARE]) is None


def test_shape_that_turns_about_several_points_has_none() -> None:
    one = [point * heading(30) for point in SQUARE]
    other = [40 + (point - 40) * heading(-20) for point in SQUARE]
    assert stiff_motion([one, other, SQUARE, other]) is None


CAMERA = Camera(0, 0, 80)
SKIN = Shape((0j, 10 + 0j, 10 + 10j), "skin", smooth=False)


def test_what_does_not_move_is_written_once() -> None:
    text = movement_svg([[SKIN], [SKIN]], CAMERA, Style(dark=False), "A triangle.")
    assert text.count("<path") == 1
    assert "<animate" not in text


def test_what_moves_as_a_whole_is_moved_and_stands_still_for_those_who_prefer_it() -> None:
    text = movement_svg([[SKIN.moved(10j)], [SKIN]], CAMERA, Style(dark=False), "A triangle.")
    assert 'type="translate"' in text
    assert 'values="0 -100;0 0;0 -100"' in text
    assert "@media(prefers-reduced-motion:reduce){.fl-move{display:none}" in text
    rests = re.findall(r'<g class="fl-rest">(.*?)</g>', text)
    assert rests == ['<path fill="#E3BC9C" d="M0 600L100 600L100 500Z"/>']
    ghost = '<path class="fl-rest" stroke-width="3" stroke-dasharray="3 10"'
    assert text.count(ghost) == 1


def test_what_changes_its_form_runs_from_start_to_end_and_back() -> None:
    other = Shape((0j, 10 + 0j, 10 + 20j), "skin", smooth=False)
    text = movement_svg([[SKIN], [other]], CAMERA, Style(dark=False), "A triangle.")
    start, end = "M0 600L100 600L100 500Z", "M0 600L100 600L100 400Z"
    assert f'values="{start};{end};{start}"' in text


def test_still_picture_has_the_end_over_a_faint_start_and_no_movement() -> None:
    style = Style(dark=False, still=True)
    text = movement_svg([[SKIN.moved(10j)], [SKIN]], CAMERA, style, "A triangle.")
    assert "animate" not in text
    assert "style" not in text
    assert text.index("stroke-dasharray") < text.index('fill="#E3BC9C"')


def test_text_alternative_and_label_are_part_of_the_picture() -> None:
    text = movement_svg([[SKIN], [SKIN]], CAMERA, Style(dark=True), 'Less < "more".', hold=20 + 30j)
    assert 'role="img" aria-label="Less &lt; &quot;more&quot;."' in text
    assert '<rect x="122" y="264"' in text


def test_stages_must_hold_the_same_shapes() -> None:
    with pytest.raises(ValueError, match="zip"):
        movement_svg([[SKIN], [SKIN, SKIN]], CAMERA, Style(dark=False), "A triangle.")
