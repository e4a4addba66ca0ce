"""A foot seen from above or from below, toes up the picture."""

from footlog.figures.points import Shape, blob, heading

_FOOT = (
    *(-4.4 + 6.4j, -4.9 + 3.6j, -4 - 1j, -3.4 - 6j, -3.7 - 11j, -3 - 14.6j, 0.2 - 16j),
    *(3.2 - 14.8j, 4.2 - 11j, 4.6 - 5j, 5.6 + 1j, 5.4 + 4.2j, 3.4 + 5.8j, 0 + 7.2j),
)
_LEG = (-5.4 - 40j, -5 - 24j, -4.2 - 14j, -3 - 11j, 0.2 - 10.2j, 3.2 - 11j, 4.2 - 14j, 5.4 - 24j, 6 - 40j)
_TOES = (
    (-3.2 + 5.4j, 94, 6.4, 3.9),
    (-0.7 + 6.2j, 92, 5.6, 2.5),
    (1.4 + 5.6j, 89, 5.0, 2.3),
    (3.1 + 4.6j, 86, 4.3, 2.2),
    (4.7 + 3.2j, 83, 3.5, 2.1),
)
"""Root, direction in degrees, length and width of each toe, big toe first, of a right foot."""
_FAN = (16, 6, -4, -14, -24)
"""By how many degrees each toe turns when the toes are spread as wide as they go."""


def foot_shapes(*, spread: float, sole: bool, place: complex = 0, left: bool = False) -> list[Shape]:
    """Return a right (or `left`) foot with its toes spread from 0 (together) to 1 (wide).

    Seen from above the big toe of a right foot is on the left; `sole` shows it from below, with
    pads in place of nails and the big toe on the other side.
    """
    shapes = [Shape(_FOOT, "skin")]
    for number, (root, way, long, wide) in enumerate(_TOES):
        shapes += _toe(root, way + spread * _FAN[number], long, wide, sole=sole)
    if sole:
        shapes += [_pad(-2.2 + 3j, 4.6, 5.4), _pad(2.6 + 2.2j, 4.6, 5), _pad(0.2 - 12.4j, 5, 5)]
    else:
        shapes += [Shape(_LEG, "skin", open=True)]
    flip = left != sole
    return [_placed(shape, place, flip=flip) for shape in shapes]


def toe_tip(number: int, spread: float) -> complex:
    """Return the tip of toe `number` (0 the big toe) of a right foot seen from above."""
    root, way, long, _ = _TOES[number]
    return root + long * heading(way + spread * _FAN[number])


def _toe(root: complex, way: float, long: float, wide: float, *, sole: bool) -> list[Shape]:
    ahead = heading(way)
    side = wide / 1.7
    outline = (-0.9 + 0.5j * side, 0.4 * long + 0.8j * side, 0.75 * long + 1.05j * side)
    tip = (1.02 * long + 0.75j * side, 1.02 * long - 0.75j * side)
    back = (0.75 * long - 1.05j * side, 0.4 * long - 0.8j * side, -0.9 - 0.5j * side)
    points = tuple(root + point * ahead for point in (*outline, *tip, *back))
    toe = Shape(points, "skin", open=True)
    if sole:
        return [toe, _pad(root + 0.72 * long * ahead, 0.6 * wide, 0.7 * wide)]
    nail = blob(root + 0.8 * long * ahead, 0.28 * long, 0.5 * wide, way)
    return [toe, Shape(nail, "paper", weight=2.5, opacity=0.7)]


def _pad(middle: complex, wide: float, high: float) -> Shape:
    return Shape(blob(middle, wide, high), "skin far", "", opacity=0.6)


def _placed(shape: Shape, place: complex, *, flip: bool) -> Shape:
    points = (complex(-p.real, p.imag) if flip else p for p in shape.points)
    return Shape(
        tuple(point + place for point in points),
        shape.fill, shape.line, shape.weight, shape.smooth, shape.open, shape.opacity,
    )
