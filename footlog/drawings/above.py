"""A foot seen from above or from below, toes up the picture."""

from footlog.drawings.points import FINE, Shape, ellipse, heading

_LEG_INNER = (
    *(-5.6 - 44j, -5 - 28j, -4 - 20j, -4 - 16.4j, -4.9 - 13.6j, -3.7 - 10.6j, -3.7 - 6j),
    -4.7 - 1j,
)
_LEG_OUTER = (
    *(5.3 - 1j, 4.6 - 6j, 4 - 10j, 5 - 12.6j, 4.1 - 15.6j, 4.1 - 20j, 5.4 - 28j, 6 - 44j),
)
_TENDONS = (-2.4 + 3.6j, -0.4 + 4j, 1.4 + 3.4j, 3 + 2.4j)
_HEEL = (5 - 1j, 4.4 - 11j, 3.6 - 15.4j, 0.2 - 17j, -3.2 - 15.4j, -3.7 - 11j, -3.6 - 6j, -4.5 - 1j)
_BALL_INNER, _BALL_OUTER = (-5.8 + 3.2j, -4.9 + 6.4j), (6 + 4j, 6.2 + 1.6j)
_PADS = ((-2.4 + 3.2j, 4.8, 5.4), (2.6 + 2.2j, 4.8, 5), (0.2 - 13j, 5.2, 5.4))
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


def foot_shapes(spread: float, *, sole: bool = False, left: bool = False) -> list[Shape]:
    """Return a right (or `left`) foot with its toes spread from 0 (together) to 1 (wide).

    Seen from above the big toe of a right foot is on the left, and the leg comes from below in
    the picture; `sole` shows the foot from below, with pads in place of nails and the big toe on
    the other side.
    """
    below = _HEEL if sole else (*_LEG_OUTER, *_LEG_INNER)
    rim = (*_BALL_OUTER, *below, *_BALL_INNER)
    shapes = [shape for number in range(5) for shape in _toe(number, spread, sole=sole)]
    shapes += [Shape((*rim, *_WEB), "skin", ""), Shape(rim, open=True)]
    shapes += [_pad(*pad) for pad in _PADS] if sole else [_tendon(root) for root in _TENDONS]
    return [shape.flipped() for shape in shapes] if left != sole else shapes


def spacer_shapes(spread: float, *, left: bool = False) -> list[Shape]:
    """Return the soft wedges that lie between the toes when they are spread that far."""
    shapes = [_wedge(number, spread) for number in range(4)]
    return [shape.flipped() for shape in shapes] if left else shapes


def _wedge(number: int, spread: float) -> Shape:
    one, other = (_along(toe, spread, 0.36) for toe in (number, number + 1))
    return Shape(ellipse((one + other) / 2 + 0.4j, 1.5, 4.4, 6 - 7 * number), "rubber")


def _along(number: int, spread: float, share: float) -> complex:
    root, way, long, _ = _TOES[number]
    return root + share * long * heading(way + spread * _FAN[number])


def _toe(number: int, spread: float, *, sole: bool) -> list[Shape]:
    root, way, long, wide = _TOES[number]
    turn = way + spread * _FAN[number]
    half = [-0.9 + 0.3j * wide, 0.4 * long + 0.47j * wide, 0.75 * long + 0.62j * wide]
    half += [1.02 * long + 0.44j * wide]
    points = (*half, *(point.conjugate() for point in reversed(half)))
    toe = Shape(points, "skin", open=True).moved(root, turn)
    if sole:
        return [toe, _pad(_along(number, spread, 0.72), 0.6 * wide, 0.7 * wide)]
    nail = ellipse(_along(number, spread, 0.8), 0.28 * long, 0.5 * wide, turn)
    return [toe, Shape(nail, "nail", weight=FINE)]


def _pad(middle: complex, wide: float, high: float) -> Shape:
    return Shape(ellipse(middle, wide, high), "skin far", "", opacity=0.6)


def _tendon(root: complex) -> Shape:
    return Shape((root, (root - 6j) * 0.7), weight=FINE, smooth=False, opacity=0.35)
