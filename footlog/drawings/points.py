"""Points and shapes of the drawings: complex numbers in centimetres, x to the right, y up."""

import cmath
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import radians

from footlog.drawings.palette import DARK, LIGHT

WEIGHT, FINE = 4.0, 2.5
"""The widths of an outline and of what is only seen from near, in units of the picture."""


@dataclass(frozen=True)
class Shape:
    """An outline in centimetres, filled, stroked or both.

    `fill` and `line` name colours of the palette, empty for none; `weight` is the width of the
    line in units of the picture. `smooth` takes the points as the control polygon of a curve,
    otherwise they are corners. Of an `open` shape the last point is not joined to the first.
    """

    points: tuple[complex, ...]
    fill: str = ""
    line: str = "ink"
    weight: float = WEIGHT
    smooth: bool = True
    open: bool = False
    opacity: float = 1

    def moved(self, by: complex, turn: float = 0) -> "Shape":
        """Return the shape turned about the origin (degrees, anticlockwise) and then moved."""
        return replace(self, points=tuple(point * heading(turn) + by for point in self.points))

    def flipped(self) -> "Shape":
        """Return the shape as a mirror beside it shows it."""
        return replace(self, points=tuple(-point.conjugate() for point in self.points))


def heading(degrees: float) -> complex:
    """Return the point at distance 1 in the direction of `degrees` (0 right, 90 up)."""
    return cmath.rect(1, radians(degrees))


def at(place: Sequence[float]) -> complex:
    """Return the point of a pair of numbers."""
    x, y = place
    return complex(x, y)


def ellipse(middle: complex, long: float, wide: float, turn: float = 0) -> tuple[complex, ...]:
    """Return the control points of an ellipse of the diameters `long` and `wide`."""
    corners = (heading(45 * step) for step in range(8))
    return tuple(
        middle + complex(corner.real * long, corner.imag * wide) * heading(turn) / 1.85
        for corner in corners
    )


def beside(start: complex, end: complex, stations: Iterable[tuple[float, float]]) -> list[complex]:
    """Return points beside the line from `start` to `end`.

    A station is its share of the way and its distance to the left of the line in centimetres.
    """
    left = 1j * (end - start) / abs(end - start)
    return [start + share * (end - start) + aside * left for share, aside in stations]


def arrow(way: Sequence[complex], unit: float) -> list[Shape]:
    """Return an arrow along `way` on a halo; `unit` is a unit of the picture in centimetres."""
    ahead = (way[-1] - way[-2]) / abs(way[-1] - way[-2]) * unit
    tip = tuple(way[-1] + corner * ahead for corner in (26, -6 + 18j, -6 - 18j))
    return [
        Shape(tuple(way), line="paper", weight=22, open=True),
        Shape(tip, "paper", "paper", weight=12, smooth=False),
        Shape(tuple(way), line="accent", weight=10, open=True),
        Shape(tip, "accent", "accent", smooth=False),
    ]


WIDTH, HEIGHT = 800, 600
"""The units of a picture."""

_NEAR = 200
"""Centimetres across from which on fingernails are too small to be seen."""


@dataclass(frozen=True)
class Camera:
    """What of a drawing is seen: the lower left corner and the width in centimetres."""

    left: float
    bottom: float
    wide: float
    mirrored: bool = False

    @property
    def unit(self) -> float:
        """A unit of the picture in centimetres."""
        return self.wide / WIDTH

    @property
    def near(self) -> bool:
        """Tell whether fingernails can be made out."""
        return self.wide < _NEAR

    def seen(self, point: complex) -> complex:
        """Return where `point` is in the picture, x to the right and y down from the top left."""
        x = (point.real - self.left) / self.unit
        y = HEIGHT - (point.imag - self.bottom) / self.unit
        return complex(WIDTH - x if self.mirrored else x, y)


@dataclass(frozen=True)
class Style:
    """How a picture is made: on a `dark` page, `still` in place of moving, with a `ghost`.

    The ghost is the faint outline of the start where the picture stands still.
    """

    dark: bool
    still: bool = False
    ghost: bool = True

    @property
    def colours(self) -> dict[str, str]:
        """The palette of the page."""
        return DARK if self.dark else LIGHT
