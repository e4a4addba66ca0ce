"""Strokes: where small lines go, and that their colours stand out."""

import re
from base64 import b64decode

import pytest

from footlog.charts.strokes import MOMENTS, PLAN, Colour, spark


def svg_of(html: str) -> str:
    """Return the picture in the HTML."""
    (found,) = re.findall(r'src="data:image/svg\+xml;base64,([^"]*)"', html)
    return b64decode(found).decode()


def paths(html: str) -> list[str]:
    return re.findall(r' d="([^"]*)"', svg_of(html))


def test_a_small_line_has_gaps_and_ends_with_a_dot() -> None:
    line, dot = paths(spark([0, None, 10], 10, PLAN))
    assert (line, dot) == ("M3.00 92.00h0M97.00 8.00h0", "M97.00 8.00h0")
    assert spark([None], 10, PLAN) == spark([], 10, PLAN) == ""
    assert 'alt=""' in spark([1], 10, PLAN)


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return sum(one * share for one, share in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colour", [*MOMENTS.values(), PLAN])
def test_lines_stand_out_on_light_and_on_dark_pages(colour: Colour) -> None:
    assert contrast(colour.light, "#FCFBF8") >= 3
    assert contrast(colour.dark, "#14191A") >= 3
