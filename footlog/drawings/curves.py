"""Smooth curves as SVG path data, in few bytes."""

from collections.abc import Sequence

_FEWEST = 3
"""Points of a curve; fewer make a line."""


def path(points: Sequence[complex], *, smooth: bool, is_open: bool) -> str:
    """Return the path data of a control polygon (`smooth`) or of corners, in whole units.

    A smooth path is a uniform quadratic B-spline. Its knots are the middles between two control
    points, so each control point mirrors the one before and only the knots need be written. What
    rounding takes from one knot is made up for by the next.
    """
    if not smooth or len(points) < _FEWEST:
        return "M" + "L".join(_pair(point) for point in points) + ("" if is_open else "Z")
    ring = points if is_open else [(points[0] + points[-1]) / 2, *points]
    pen, control = _rounded(ring[0]), _rounded(ring[1])
    data = f"M{_pair(pen)}q{_pair(control - pen)} "
    start = pen
    for point in ring[2:-1] if is_open else ring[2:]:
        knot = _rounded((control + point) / 2)
        data += f"{_pair(knot - pen)}t"
        pen, control = knot, 2 * knot - control
    last = _rounded(ring[-1]) if is_open else start
    return data + _pair(last - pen) + ("" if is_open else "Z")


def _rounded(point: complex) -> complex:
    return complex(round(point.real), round(point.imag))


def _pair(point: complex) -> str:
    x, y = round(point.real), round(point.imag)
    return f"{x}{y}" if y < 0 else f"{x} {y}"
