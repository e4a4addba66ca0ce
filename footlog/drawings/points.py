"""What drawings are made of: points, shapes, colours, and the camera that shows them.

Points are complex numbers in centimetres, x to the right, y up.
"""

import cmath
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import radians

WIDTH, HEIGHT = 800, 600
"""The units of a picture."""

_NEAR = 200
"""Centimetres across from which on fingernails are too small to be seen."""
WEIGHT, FINE = 4.0, 2.5
"""The widths of an outline and of what is only seen from near, in units of the picture."""
LIGHT = {
    "ink": "#2A3A3A",
    "skin": "#E3BC9C",
    "skin far": "#C99F7F",
    "nail": "#F4E1D2",
    "shirt": "#7FA3A8",
    "shorts": "#4E6E78",
    "shorts far": "#415D66",
    "hair": "#5B4A42",
    "prop": "#D8D2C4",
    "towel": "#B9CBE0",
    "band": "#8C6BB1",
    "rubber": "#9DB7D5",
    "floor": "#EDE9DF",
    "wall": "#E3DED2",
    "water": "#C5DFEB",
    "grass": "#CFE0BC",
    "leaf": "#6E9A5B",
    "shoe": "#F6F4EE",
    "accent": "#D1380B",
    "paper": "#FCFBF8",
}
DARK = {
    "ink": "#E6EAE6",
    "skin": "#A97F62",
    "skin far": "#82614B",
    "nail": "#C7A58B",
    "shirt": "#44686E",
    "shorts": "#2F4A54",
    "shorts far": "#263D45",
    "hair": "#2E2622",
    "prop": "#4A5153",
    "towel": "#4F6684",
    "band": "#B497DB",
    "rubber": "#55779C",
    "floor": "#242C2E",
    "wall": "#2B3436",
    "water": "#1F4355",
    "grass": "#2F4530",
    "leaf": "#6FA05E",
    "shoe": "#59615F",
    "accent": "#FF8552",
    "paper": "#14191A",
}
"""The colours on a light and on a dark page, by what they are used for.

They are written into each drawing, because an <img> does not know the page's theme.
"""


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

    The ghost is the faint outline of the start where the picture stands still. It does so for
    people who prefer reduced motion, unless `always` says that they asked to see it move.
    """

    dark: bool
    still: bool = False
    ghost: bool = True
    always: bool = False

    @property
    def colours(self) -> dict[str, str]:
        """The palette of the page."""
        return DARK if self.dark else LIGHT


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
