"""A foot seen from above or from below, toes up the picture."""

from footlog.figures.points import Shape, blob, heading

_LEG_INNER = (
    *(-5.6 - 44j, -5 - 28j, -4 - 20j, -4 - 16.4j, -4.9 - 13.6j, -3.7 - 10.6j, -3.7 - 6j),
    -4.7 - 1j,
)
_LEG_OUTER = (
    *(5.3 - 1j, 4.6 - 6j, 4 - 10j, 5 - 12.6j, 4.1 - 15.6j, 4.1 - 20j, 5.4 - 28j, 6 - 44j),
)
_TENDONS = (-2.4 + 3.6j, -0.4 + 4j, 1.4 + 3.4j, 3 + 2.4j)
_HEEL = (-4.5 - 1j, -3.6 - 6j, -3.7 - 11j, -3.2 - 15.4j, 0.2 - 17j, 3.6 - 15.4j, 4.4 - 11j, 5 - 1j)
_BALL_INNER, _BALL_OUTER = (-5.8 + 3.2j, -4.9 + 6.4j), (6 + 4j, 6.2 + 1.6j)
_WEB = (-3.2 + 7.4j, -0.6 + 7.8j, 1.6 + 7j, 3.6 + 5.6j, 5 + 4j)
_TOES = (
    (-3 + 5.6j, 92, 7.2, 3.7),
    (-0.5 + 6.2j, 91, 6.2, 2.3),
    (1.5 + 5.6j, 89, 5.5, 2.1),
    (3.2 + 4.5j, 87, 4.9, 2),
    (4.7 + 3.0j, 84, 4.2, 1.9),
)
"""Root, direction in degrees, length and width of each toe, big toe first, of a right foot."""
_FAN = (19, 8, -4, -17, -32)
"""By how many degrees each toe turns when the toes are spread as wide as they go."""


def foot_shapes(*, spread: float, sole: bool, place: complex = 0, left: bool = False) -> list[Shape]:
    """Return a right (or `left`) foot with its toes spread from 0 (together) to 1 (wide).

    Seen from above the big toe of a right foot is on the left, and the leg comes from below in
    the picture; `sole` shows the foot from below, with pads in place of nails and the big toe on
    the other side.
    """
    below = _HEEL[::-1] if sole else (*_LEG_OUTER, *_LEG_INNER)
    rim = (*_BALL_OUTER, *below, *_BALL_INNER)
    shapes = [
        shape
        for number, (root, way, long, wide) in enumerate(_TOES)
        for shape in _toe(root, way + spread * _FAN[number], long, wide, sole=sole)
    ]
    shapes += [Shape((*rim, *_WEB), "skin", ""), Shape(rim, open=True)]
    if sole:
        shapes += [_pad(-2.4 + 3.2j, 4.8, 5.4), _pad(2.6 + 2.2j, 4.8, 5), _pad(0.2 - 13j, 5.2, 5.4)]
    else:
        shapes += [
            Shape((root, (root - 6j) * 0.7), weight=2.5, smooth=False, opacity=0.35)
            for root in _TENDONS
        ]
    return [_placed(shape, place, flip=left != sole) for shape in shapes]


def spacer_shapes(*, spread: float, place: complex = 0, left: bool = False) -> list[Shape]:
    """Return the soft wedges that lie between the toes when they are spread that far."""
    shapes = []
    for number in range(4):
        one, other = (
            _TOES[n][0] + 0.5 * _TOES[n][2] * heading(_TOES[n][1] + spread * _FAN[n])
            for n in (number, number + 1)
        )
        shapes.append(Shape(blob((one + other) / 2 + 0.4j, 1.9, 5.4, 6 - 7 * number), "rubber"))
    return [_placed(shape, place, flip=left) for shape in shapes]


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
