"""What tells where an exercise takes place: grass, trees, water, footprints on a line."""

from collections.abc import Callable, Mapping
from typing import Any

from footlog.drawings.above import foot_shapes
from footlog.drawings.points import Shape, at, ellipse

_SOLE = (
    *(-3j, 3j, 6 + 4j, 13 + 2.6j, 19 + 4.6j, 24 + 4.6j, 27.6 + 2j, 27.6 - 2j, 24 - 4.6j),
    *(19 - 4.8j, 13 - 4j, 6 - 4j),
)
_SHOE = (-1j, 14 - 1j, 29 - 1j, 31 + 3j, 27 + 6j, 19 + 7.6j, 13 + 12j, 9 + 10j, 1 + 12.6j, -1 + 6j)


def _foot(prop: Mapping[str, Any]) -> list[Shape]:
    return [shape.moved(at(prop["at"])) for shape in foot_shapes(0)]


def _tuft(prop: Mapping[str, Any]) -> list[Shape]:
    root = at(prop["at"])
    return [
        Shape((root + x, root + 0.7 * x + 4j, root + tip), line="leaf", open=True)
        for x, tip in ((-3, -8 + 9j), (0, 1 + 12j), (3, 9 + 8j))
    ]


def _tree(prop: Mapping[str, Any]) -> list[Shape]:
    root = at(prop["at"])
    trunk = tuple(root + corner for corner in (-3, 3, 3 + 60j, -3 + 60j))
    return [
        Shape(trunk, "prop", smooth=False),
        Shape(ellipse(root + 84j, 62, 84), "grass", "leaf"),
    ]


def _shoes(prop: Mapping[str, Any]) -> list[Shape]:
    shoe = Shape(_SHOE, "shoe").moved(at(prop["at"]))
    return [shoe.moved(9 + 1j), shoe]


def _prints(prop: Mapping[str, Any]) -> list[Shape]:
    """Return footprints on a line, heel to toe, as they are seen from above."""
    start = at(prop["at"])
    line = Shape((start - 300, start + 300), line="prop", weight=8, open=True)
    return [line, *(Shape(_SOLE, "skin far").moved(start + 28 * step) for step in range(6))]


def _water(_: Mapping[str, Any]) -> list[Shape]:
    waves = tuple(complex(30 * step, 8 if step % 2 else 0) for step in range(-6, 7))
    return [Shape((-200 - 300j, *waves, 200 - 300j), "water", opacity=0.62)]


SCENERY: dict[str, Callable[[Mapping[str, Any]], list[Shape]]] = {
    "foot": _foot,
    "prints": _prints,
    "shoes": _shoes,
    "tree": _tree,
    "tuft": _tuft,
    "water": _water,
}
"""What draws each kind of scenery, from its measures in centimetres."""
