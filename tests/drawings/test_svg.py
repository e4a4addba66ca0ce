"""Shapes as SVG."""

import re

import pytest

from footlog.drawings.points import Camera, Shape, Style
from footlog.drawings.svg import picture

CAMERA = Camera(0, 0, 80)
SKIN = Shape((0j, 10 + 0j, 10 + 10j), "skin", smooth=False)


def test_what_does_not_move_is_written_once() -> None:
    text = picture([[SKIN], [SKIN]], CAMERA, Style(dark=False), "A triangle.")
    assert text.count("<path") == 1
    assert "<animate" not in text


def test_what_moves_as_a_whole_is_moved_and_stands_still_for_those_who_prefer_it() -> None:
    text = picture([[SKIN.moved(10j)], [SKIN]], CAMERA, Style(dark=False), "A triangle.")
    assert 'type="translate"' in text
    assert 'values="0 -100;0 0;0 -100"' in text
    assert "@media(prefers-reduced-motion:reduce){.fl-move{display:none}" in text
    rests = re.findall(r'<g class="fl-rest">(.*?)</g>', text)
    assert rests == ['<path fill="#E3BC9C" d="M0 600L100 600L100 500Z"/>']
    ghost = '<path class="fl-rest" stroke-width="3" stroke-dasharray="3 10"'
    assert text.count(ghost) == 1


def test_what_changes_its_form_runs_from_start_to_end_and_back() -> None:
    other = Shape((0j, 10 + 0j, 10 + 20j), "skin", smooth=False)
    text = picture([[SKIN], [other]], CAMERA, Style(dark=False), "A triangle.")
    start, end = "M0 600L100 600L100 500Z", "M0 600L100 600L100 400Z"
    assert f'values="{start};{end};{start}"' in text


def test_still_picture_has_the_end_over_a_faint_start_and_no_movement() -> None:
    style = Style(dark=False, still=True)
    text = picture([[SKIN.moved(10j)], [SKIN]], CAMERA, style, "A triangle.")
    assert "animate" not in text
    assert "style" not in text
    assert text.index("stroke-dasharray") < text.index('fill="#E3BC9C"')


def test_text_alternative_and_label_are_part_of_the_picture() -> None:
    text = picture([[SKIN], [SKIN]], CAMERA, Style(dark=True), 'Less < "more".', hold=20 + 30j)
    assert 'role="img" aria-label="Less &lt; &quot;more&quot;."' in text
    assert '<rect x="122" y="264"' in text


def test_moments_must_hold_the_same_shapes() -> None:
    with pytest.raises(ValueError, match="zip"):
        picture([[SKIN], [SKIN, SKIN]], CAMERA, Style(dark=False), "A triangle.")
