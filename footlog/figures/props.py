"""The things a body leans on, sits on, stands on or pulls at."""

from collections.abc import Callable, Mapping
from typing import Any

from footlog.figures.above import foot_shapes
from footlog.figures.points import Shape, at, blob, heading

Prop = Mapping[str, Any]
"""A prop as the pose states it: its kind and measures in centimetres."""


def prop_shapes(prop: Prop, places: Mapping[str, complex]) -> list[Shape]:
    """Return the shapes of `prop`; a text instead of a point names one of the body's `places`."""
    return _KINDS[prop["kind"]](prop, places)


def _box(left: float, bottom: float, right: float, top: float) -> tuple[complex, ...]:
    return (
        complex(left, bottom),
        complex(right, bottom),
        complex(right, top),
        complex(left, top),
    )


def _slab(left: float, bottom: float, right: float, top: float, fill: str = "prop") -> Shape:
    return Shape(_box(left, bottom, right, top), fill, smooth=False)


def _floor(prop: Prop, _: Mapping[str, complex]) -> list[Shape]:
    return [_slab(-400, prop.get("y", 0) - 300, 400, prop.get("y", 0), prop.get("fill", "floor"))]


def _wall(prop: Prop, _: Mapping[str, complex]) -> list[Shape]:
    return [_slab(prop["x"], -10, prop["x"] + 300, 400, "wall")]


def _step(prop: Prop, _: Mapping[str, complex]) -> list[Shape]:
    return [_slab(prop["x"], 0, prop["x"] + prop["wide"], prop["high"])]


def _rail(prop: Prop, _: Mapping[str, complex]) -> list[Shape]:
    x, top = prop["x"], prop["high"]
    return [_slab(x - 1.5, prop.get("y", 0), x + 1.5, top), _slab(x - 12, top, x + 12, top + 4)]


def _chair(prop: Prop, _: Mapping[str, complex]) -> list[Shape]:
    x, seat, deep = prop["x"], prop.get("seat", 44), prop.get("deep", 44)
    back = [_slab(x, seat, x + 4, seat + 48)] if prop.get("back", True) else []
    return [
        _slab(x + 1, 0, x + 4.5, seat),
        _slab(x + deep - 5, 0, x + deep - 1.5, seat),
        *back,
        _slab(x, seat - 5, x + deep, seat),
    ]


def _roll(prop: Prop, _: Mapping[str, complex]) -> list[Shape]:
    middle, radius = at(prop["at"]), prop["radius"]
    spiral = tuple(
        middle + radius * (0.82 - 0.07 * step) * point / abs(point)
        for step, point in enumerate(blob(0, 1, 1) + blob(0, 1, 1)[:3])
    )
    return [
        Shape(blob(middle, 2 * radius, 2 * radius), "towel"),
        Shape(spiral, weight=3, open=True),
    ]


def _ball(prop: Prop, _: Mapping[str, complex]) -> list[Shape]:
    middle, radius = at(prop["at"]), prop["radius"]
    turn = heading(prop.get("turn", 0))
    seam = tuple(middle + radius * point * turn for point in (-0.9 + 0.4j, 0.1j, 0.9 + 0.4j))
    return [
        Shape(blob(middle, 2 * radius, 2 * radius), "rubber"),
        Shape(seam, weight=3, open=True),
    ]


def _roller(prop: Prop, _: Mapping[str, complex]) -> list[Shape]:
    middle, radius = at(prop["at"]), prop["radius"]
    turn, away = prop.get("turn", 0), 7 + 5j
    spokes = [heading(turn + 45 * step) for step in range(8)]
    hull = [middle + radius * heading(way) for way in (125, 305)]
    hull += [middle + away + radius * heading(way) for way in range(305, 486, 20)]
    return [
        Shape(tuple(hull), "rubber", smooth=False),
        Shape(blob(middle, 2 * radius, 2 * radius), "rubber"),
        *(
            Shape((middle + radius * 0.72 * s, middle + radius * 0.86 * s), weight=3, smooth=False)
            for s in spokes
        ),
        Shape(blob(middle, radius, radius), "floor", weight=3),
    ]


def _strap(prop: Prop, places: Mapping[str, complex]) -> list[Shape]:
    ends = [places[end] if isinstance(end, str) else at(end) for end in prop["ends"]]
    half = prop["wide"] / 2
    way = (ends[-1] - ends[0]) / abs(ends[-1] - ends[0])
    if len(ends) == 2:
        corners = (ends[0] + 1j * half * way, ends[1] + 1j * half * way)
        corners += (ends[1] - 1j * half * way, ends[0] - 1j * half * way)
        return [Shape(corners, prop.get("fill", "towel"), smooth=False)]
    return [Shape(tuple(ends), "", prop.get("fill", "band"), weight=prop["wide"], open=True)]


def _foot(prop: Prop, _: Mapping[str, complex]) -> list[Shape]:
    return foot_shapes(spread=0, sole=False, place=at(prop["at"]), left=prop.get("left", False))


def _outline(prop: Prop, _: Mapping[str, complex]) -> list[Shape]:
    points = tuple(at(point) for point in prop["points"])
    return [
        Shape(
            points,
            prop.get("fill", ""),
            prop.get("line", "ink"),
            prop.get("weight", 4),
            smooth=prop.get("smooth", True),
            open=prop.get("open", False),
            opacity=prop.get("opacity", 1),
            dashes=prop.get("dashes", ""),
        )
    ]


_KINDS: dict[str, Callable[[Prop, Mapping[str, complex]], list[Shape]]] = {
    "floor": _floor,
    "wall": _wall,
    "step": _step,
    "rail": _rail,
    "chair": _chair,
    "roll": _roll,
    "ball": _ball,
    "roller": _roller,
    "strap": _strap,
    "foot": _foot,
    "outline": _outline,
}
