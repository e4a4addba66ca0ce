"""Curves as path data."""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from footlog.drawings.svg import path

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
