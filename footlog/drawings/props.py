"""Props and scenery of a pose: chairs, towels and balls, trees, water and footprints."""

from collections.abc import Callable, Mapping
from typing import Any

from footlog.drawings.body import foot_shapes
from footlog.drawings.points import Shape, at, ellipse, heading

Prop = Mapping[str, Any]
"""A prop as a pose states it: its kind and its measures in centimetres."""

_SOLE = (
    *(-3j, 3j, 6 + 4j, 13 + 2.6j, 19 + 4.6j, 24 + 4.6j, 27.6 + 2j, 27.6 - 2j, 24 - 4.6j),
    *(19 - 4.8j, 13 - 4j, 6 - 4j),
)
_SHOE = (-1j, 14 - 1j, 29 - 1j, 31 + 3j, 27 + 6j, 19 + 7.6j, 13 + 12j, 9 + 10j, 1 + 12.6j, -1 + 6j)


def prop_shapes(prop: Prop, places: Mapping[str, complex]) -> list[Shape]:
    """Return the shapes of `prop`; a band may end at one of the body's `places`.

    Raises KeyError for a kind, a measure or a place that is not known.
    """
    if prop["kind"] == "strap":
        return _strap(prop, places)
    return _KINDS[prop["kind"]](prop)


def _slab(left: float, bottom: float, right: float, top: float, fill: str = "prop") -> Shape:
    under, over = (complex(left, bottom), complex(right, bottom)), (complex(right, top),)
    return Shape((*under, *over, complex(left, top)), fill, smooth=False)


def _floor(prop: Prop) -> list[Shape]:
    return [_slab(-400, -300, 400, prop.get("y", 0), prop.get("fill", "floor"))]


def _wall(prop: Prop) -> list[Shape]:
    return [_slab(prop["x"], -300, prop["x"] + 300, 400, "wall")]


def _step(prop: Prop) -> list[Shape]:
    return [_slab(prop["x"], 0, prop["x"] + prop["wide"], prop["high"])]


def _rail(prop: Prop) -> list[Shape]:
    x, top = prop["x"], prop["high"]
    return [_slab(x - 1.5, prop["y"], x + 1.5, top), _slab(x - 12, top, x + 12, top + 4)]


def _worktop(prop: Prop) -> list[Shape]:
    return [_slab(-400, prop["high"] - 6, 400, prop["high"], "wall")]


def _chair(prop: Prop) -> list[Shape]:
    x, seat, deep = prop["x"], prop["seat"], prop["deep"]
    return [
        _slab(x + 1, 0, x + 4.5, seat),
        _slab(x + deep - 5, 0, x + deep - 1.5, seat),
        _slab(x, seat, x + 4, seat + 48),
        _slab(x, seat - 5, x + deep, seat),
    ]


def _seat(prop: Prop) -> list[Shape]:
    """Return a chair as the one who sits on it sees it."""
    return [_slab(-90, -60, 40, prop["front"])]


def _lap(_: Prop) -> list[Shape]:
    """Return the thigh on which the other ankle rests, as the one who sits sees it."""
    half = ((13, -60), (13, 20), (12, 40), (12, 50), (7, 54))
    thigh = [complex(4 + x, y) for x, y in half]
    thigh += [complex(4 - x, y) for x, y in reversed(half)]
    shorts = (18 - 60j, 18 + 8j, 18 + 14j, 18 + 14j, -10 + 14j, -10 + 14j, -10 + 8j, -10 - 60j)
    return [Shape(tuple(thigh), "skin"), Shape(shorts, "shorts")]


def _cushion(prop: Prop) -> list[Shape]:
    x, high = prop["x"], prop["high"]
    top = ((-0.8, 0.15), (-1, 0.4), (-0.9, 1.12), (-0.2, 1), (0.2, 1), (0.9, 1.12), (1, 0.4))
    points = tuple(complex(x + 36 * across, high * up) for across, up in (*top, (0.8, 0.15)))
    return [Shape(points, "towel")]


def _roll(prop: Prop) -> list[Shape]:
    middle, radius = at(prop["at"]), prop["radius"]
    spiral = (radius * (0.88 - 0.075 * step) * heading(45 * step) for step in range(11))
    return [
        Shape(ellipse(middle, 2 * radius, 2 * radius), "towel"),
        Shape(tuple(middle + point for point in spiral), weight=3, open=True),
    ]


def _towel(prop: Prop) -> list[Shape]:
    """Return a towel that lies flat; `folds` are points of its upper side, left to right."""
    folds = [at(fold) for fold in prop["folds"]]
    under = (complex(folds[-1].real, 0), 20, complex(folds[0].real, 0))
    return [Shape((*folds, *under), "towel")]


def _ball(prop: Prop) -> list[Shape]:
    middle, radius = at(prop["at"]), prop["radius"]
    turn = radius * heading(prop["turn"])
    seam = tuple(middle + point * turn for point in (-0.9 + 0.4j, 0.1j, 0.9 + 0.4j))
    return [
        Shape(ellipse(middle, 2 * radius, 2 * radius), "rubber"),
        Shape(seam, weight=3, open=True),
    ]


def _roller(prop: Prop) -> list[Shape]:
    middle, radius, away = at(prop["at"]), prop["radius"], 7 + 5j
    hull = [middle + radius * heading(way) for way in (125, 305)]
    hull += [middle + away + radius * heading(way) for way in range(305, 486, 20)]
    spokes = [radius * heading(prop["turn"] + 45 * step) for step in range(8)]
    return [
        Shape(tuple(hull), "rubber", smooth=False),
        Shape(ellipse(middle, 2 * radius, 2 * radius), "rubber"),
        *(
            Shape((middle + 0.72 * spoke, middle + 0.86 * spoke), weight=3, open=True)
            for spoke in spokes
        ),
        Shape(ellipse(middle, radius, radius), "floor", weight=3),
    ]


def _strap(prop: Prop, places: Mapping[str, complex]) -> list[Shape]:
    start, end = (places[name] for name in prop["ends"])
    aside = 0.5j * prop["wide"] * (end - start) / abs(end - start)
    corners = (start + aside, end + aside, end - aside, start - aside)
    return [Shape(corners, prop["fill"], smooth=False)]


def _foot(prop: Prop) -> list[Shape]:
    return [shape.moved(at(prop["at"])) for shape in foot_shapes(0)]


def _tuft(prop: Prop) -> list[Shape]:
    root = at(prop["at"])
    return [
        Shape((root + x, root + 0.7 * x + 4j, root + tip), line="leaf", open=True)
        for x, tip in ((-3, -8 + 9j), (0, 1 + 12j), (3, 9 + 8j))
    ]


def _tree(prop: Prop) -> list[Shape]:
    root = at(prop["at"])
    trunk = tuple(root + corner for corner in (-3, 3, 3 + 60j, -3 + 60j))
    return [
        Shape(trunk, "prop", smooth=False),
        Shape(ellipse(root + 84j, 62, 84), "grass", "leaf"),
    ]


def _shoes(prop: Prop) -> list[Shape]:
    shoe = Shape(_SHOE, "shoe").moved(at(prop["at"]))
    return [shoe.moved(9 + 1j), shoe]


def _prints(prop: Prop) -> list[Shape]:
    """Return footprints on a line, heel to toe, as they are seen from above."""
    start = at(prop["at"])
    line = Shape((start - 300, start + 300), line="prop", weight=8, open=True)
    return [line, *(Shape(_SOLE, "skin far").moved(start + 28 * step) for step in range(6))]


def _water(_: Prop) -> list[Shape]:
    waves = tuple(complex(30 * step, 8 if step % 2 else 0) for step in range(-6, 7))
    return [Shape((-200 - 300j, *waves, 200 - 300j), "water", opacity=0.62)]


SCENERY: dict[str, Callable[[Prop], list[Shape]]] = {
    "foot": _foot,
    "prints": _prints,
    "shoes": _shoes,
    "tree": _tree,
    "tuft": _tuft,
    "water": _water,
}
"""The function that draws each kind of scenery; it needs only the place of it."""

_KINDS: dict[str, Callable[[Prop], list[Shape]]] = SCENERY | {
    "ball": _ball,
    "chair": _chair,
    "cushion": _cushion,
    "floor": _floor,
    "lap": _lap,
    "rail": _rail,
    "roll": _roll,
    "roller": _roller,
    "seat": _seat,
    "step": _step,
    "towel": _towel,
    "wall": _wall,
    "worktop": _worktop,
}
