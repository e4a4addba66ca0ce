"""Outlines: a body in profile with the mark on what an exercise is for, a foot from above."""

from cmath import phase
from math import degrees, radians, tan

from footlog.drawings.points import FINE, Shape, beside, ellipse, heading
from footlog.drawings.skeleton import SHANK, THIGH, TRUNK, ArmJoints, LegJoints, Posture

_THIGH_FRONT = ((-0.05, 8), (0.12, 9.2), (0.4, 9), (0.72, 7.4), (0.95, 6.2))
_THIGH_BACK = ((0.62, -7.6), (0.3, -9.6), (0.02, -10.6), (-0.16, -6))
_SHANK_FRONT = ((0.03, 5.9), (0.16, 5), (0.4, 4.6), (0.7, 4), (0.9, 3.7))
_SHANK_BACK = ((0.88, -3.5), (0.72, -4.3), (0.5, -6.6), (0.3, -7.6))
_HEM_FRONT = ((0.12, 10), (0.4, 10), (0.58, 9.2), (0.58, 9.2))
_HEM_BACK = ((0.52, -9.4), (0.52, -9.4), (0.3, -10.4), (0.02, -11.4))
_COLLAR = ((0.93, 4.4), (0.93, -4))
_INSTEP = (5.2 - 0.4j, 8.4 - 2.7j, 11 - 3.7j)
_ARCH = ((10 - 8j, 0), (7 - 7.3j, 0.6j), (3.6 - 6.3j, 1j), (0.4 - 6.8j, 0.5j))
"""Points under the foot, and how far each rises with a raised arch."""
_HEEL = (-1.8 - 8j, -5.6 - 8j, -7.9 - 7.2j, -7.8 - 4.4j)
_TENDON = ((-6 - 1.6j, 0.5), (-4.5 + 2j, 1))
"""Points above the heel, and what share of the foot's bend they keep out of."""
_TOE_ROUND = (1.4 + 1.5j, 3.6 + 1.3j, 5 - 0.2j, 4.6 - 2.4j, 1.4 - 2.5j)
_NAIL = (1.6 + 1.05j, 3 + 0.7j, 4 + 0.1j)
_TRUNK_FRONT = ((1.1, -2.4), (1.0, -7), (0.78, -10.8), (0.5, -9.4), (0.2, -9.2), (-0.04, -8.6))
_TRUNK_BACK = ((-0.12, 8), (0.06, 11.2), (0.3, 8), (0.6, 9.2), (0.88, 10), (1.04, 7), (1.12, 2.6))
_SEAT = ((0.26, -9.8), (0.1, -9.8), (-0.14, -7.6), (-0.18, 6), (0.02, 11.6), (0.24, 9.4))
_HEAD = (
    *(0.0 + 11.8j, 5.6 + 11.2j, 9 + 7j, 8.8 + 2.6j, 9.4 + 0.6j, 12.2 - 3.2j, 9 - 4.4j),
    *(9.6 - 6.8j, 8.6 - 8.2j, 8.8 - 11.4j, 4.6 - 12.4j, 1.2 - 9.6j, 1.6 - 14j, 2.4 - 21j),
    *(-7.6 - 21j, -7 - 13j, -7.2 - 8j, -10.2 - 3j, -10.6 + 4j, -6.6 + 10.8j),
)
_HAIR = (
    *(5.4 + 12.4j, 10.2 + 9.6j, 8.6 + 5.8j, 3 + 6j, 1.4 + 2.6j, 0.6 - 2.4j, -2.6 - 1.8j),
    *(-4.4 - 7.4j, -8.6 - 8.6j, -11.4 - 2j, -11.8 + 5j, -7.6 + 11.8j, -1 + 13.6j),
)
_HANDS = {
    "fist": (1 + 3j, 4 + 4.4j, 8.6 + 4.6j, 10 + 1j, 9.4 - 4.2j, 4 - 4.6j, 1 - 3j),
    "flat": (1 + 2.4j, 5 + 3j, 11 + 2.4j, 16.5 + 1.6j, 17 - 1.6j, 11 - 2.4j, 6 - 2.8j),
    "back": (
        *(1 + 3.2j, 4 + 4.2j, 7 + 8.4j, 10.4 + 8j, 8.6 + 4.2j, 14 + 4.4j, 18 + 3.4j, 18.6 + 1j),
        *(18.8 - 2j, 17 - 4.4j, 9 - 4.4j, 3.6 - 4.4j, 1 - 3j),
    ),
}
_FINGERS: dict[str, tuple[tuple[complex, complex], ...]] = {
    "fist": ((5.4 + 0j, 9.3 - 0.2j), (5.6 - 2.2j, 9 - 2.4j), (3.6 + 1.8j, 8.4 + 2j)),
    "flat": (),
    "back": ((10.6 + 2j, 17.4 + 1.8j), (10.8 + 0j, 18 - 0.2j), (10.4 - 2.2j, 17.4 - 2.3j)),
}
_ON_THE_THIGH = {
    "hamstrings": (0.5, -5, 26, 7),
    "glutes": (0.0, -6.4, 15, 9),
}
_ON_THE_SHANK = {
    "calf": (0.3, -4.4, 20, 7),
    "soleus": (0.62, -3.2, 20, 6),
    "Achilles tendon": (0.86, -3.4, 13, 3.6),
    "shin": (0.4, 2.6, 22, 5),
}
_ON_THE_FOOT = {
    "ankle": (0.4 - 0.8j, 9, 9),
    "arch": (4 - 5.6j, 13, 3.6),
    "ball of the foot": (12.4 - 6.6j, 7, 4.4),
    "top of the foot": (8 - 3.8j, 11, 3.6),
    "whole foot": (4 - 5.6j, 22, 5),
}
"""The middle of each mark (share of the bone and distance, or from the ankle), length, width."""

_LEG_INNER = (
    *(-5.6 - 44j, -5 - 28j, -4 - 20j, -4 - 16.4j, -4.9 - 13.6j, -3.7 - 10.6j, -3.7 - 6j),
    -4.7 - 1j,
)
_LEG_OUTER = (
    *(5.3 - 1j, 4.6 - 6j, 4 - 10j, 5 - 12.6j, 4.1 - 15.6j, 4.1 - 20j, 5.4 - 28j, 6 - 44j),
)
_TENDONS = (-2.4 + 3.6j, -0.4 + 4j, 1.4 + 3.4j, 3 + 2.4j)
_HEEL_SEEN_BELOW = (
    5 - 1j,
    4.4 - 11j,
    3.6 - 15.4j,
    0.2 - 17j,
    -3.2 - 15.4j,
    -3.7 - 11j,
    -3.6 - 6j,
    -4.5 - 1j,
)
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


def leg_shapes(leg: LegJoints, *, far: bool = False) -> list[Shape]:
    """Return a leg with its foot and the shorts on it, darker on the `far` side of the body."""
    away = " far" if far else ""
    front = beside(leg.hip, leg.knee, _THIGH_FRONT)
    back = beside(leg.hip, leg.knee, _THIGH_BACK)
    shin = beside(leg.knee, leg.ankle, _SHANK_FRONT)
    hollow = _hollow_of_the_knee(leg)
    calf = [*beside(leg.knee, leg.ankle, _SHANK_BACK), *hollow]
    hem = beside(leg.hip, leg.knee, (*_HEM_FRONT, *_HEM_BACK))
    foot = _foot(leg)
    return [
        *_small_toes(leg),
        Shape((*front, *shin, *foot, *calf, *back), f"skin{away}", open=True),
        _shoe(leg, foot) if leg.stated.shod else _nail(leg),
        Shape((front[0], *hem, back[-1]), f"shorts{away}", open=True),
    ]


def trunk_shapes(posture: Posture) -> list[Shape]:
    """Return the shirt and the seat of the shorts."""
    neck = _neck(posture)
    shirt = beside(posture.pelvis, neck, (*_TRUNK_FRONT, *_TRUNK_BACK))
    seat = beside(posture.pelvis, neck, _SEAT)
    return [Shape(tuple(shirt), "shirt"), Shape(tuple(seat), "shorts")]


def head_shapes(posture: Posture) -> list[Shape]:
    """Return head and neck, and the hair."""
    turn = -posture.lean - posture.nod
    middle = _neck(posture) + 2.4 * heading(-posture.lean) + 23 * heading(90 + turn)
    return [Shape(_HEAD, "skin").moved(middle, turn), Shape(_HAIR, "hair").moved(middle, turn)]


def arm_shapes(arm: ArmJoints, *, far: bool = False) -> list[Shape]:
    """Return an arm with its hand, darker on the `far` side of the body."""
    upper = ((-0.12, 3), (0.04, 5), (0.4, 4.4), (0.9, 3.8))
    fore = ((0.1, 4), (0.4, 3.6), (0.95, 2.5))
    there = (*beside(arm.shoulder, arm.elbow, upper), *beside(arm.elbow, arm.wrist, fore))
    back = (
        *beside(arm.elbow, arm.wrist, [(share, -wide) for share, wide in reversed(fore)]),
        *beside(arm.shoulder, arm.elbow, [(share, -wide) for share, wide in reversed(upper)]),
    )
    turn = heading(arm.fingers)
    hand = [arm.wrist + point * turn for point in _HANDS[arm.stated.shape]]
    fingers = [
        Shape((arm.wrist + root * turn, arm.wrist + tip * turn), weight=FINE, open=True)
        for root, tip in _FINGERS[arm.stated.shape]
    ]
    return [Shape((*there, *hand, *back), "skin far" if far else "skin", open=True), *fingers]


def mark_shape(leg: LegJoints, target: str) -> Shape:
    """Return the mark of `target` on `leg`; raise KeyError for a target that has no place."""
    return Shape(_mark_outline(leg, target), "accent", "", opacity=0.6)


def foot_shapes(spread: float, *, sole: bool = False, left: bool = False) -> list[Shape]:
    """Return a right (or `left`) foot with its toes spread from 0 (together) to 1 (wide).

    Seen from above the big toe of a right foot is on the left, and the leg comes from below in
    the picture; `sole` shows the foot from below, with pads in place of nails and the big toe on
    the other side.
    """
    below = _HEEL_SEEN_BELOW if sole else (*_LEG_OUTER, *_LEG_INNER)
    rim = (*_BALL_OUTER, *below, *_BALL_INNER)
    shapes = [shape for number in range(5) for shape in _toe_from_above(number, spread, sole=sole)]
    shapes += [Shape((*rim, *_WEB), "skin", ""), Shape(rim, open=True)]
    shapes += [_pad(*pad) for pad in _PADS] if sole else [_tendon(root) for root in _TENDONS]
    return [shape.flipped() for shape in shapes] if left != sole else shapes


def spacer_shapes(spread: float, *, left: bool = False) -> list[Shape]:
    """Return the soft wedges that lie between the toes when they are spread that far."""
    shapes = [_wedge(number, spread) for number in range(4)]
    return [shape.flipped() for shape in shapes] if left else shapes


def _hollow_of_the_knee(leg: LegJoints) -> list[complex]:
    """Return a point of the calf and one of the thigh that do not cross where the knee bends."""
    away = 6 / tan(radians(max(40, 180 - leg.knee_flexion) / 2))
    calf = beside(leg.knee, leg.ankle, [(max(0.13, away / SHANK), -6.1)])
    return calf + beside(leg.hip, leg.knee, [(1 - max(0.1, away / THIGH), -5.9)])


def _foot(leg: LegJoints) -> list[complex]:
    """Return the points from the front of the ankle over the toes and the sole to the heel."""
    arch = leg.stated.arch
    instep = [point + 0.7j * arch for point in _INSTEP]
    under = [point + rise * arch for point, rise in _ARCH]
    ball = [13.4 - 8j - leg.drawn, under[0] - leg.drawn]
    return [
        *map(leg.spot, instep),
        *_toe(leg, leg.stated.toes, leg.stated.curl),
        *map(leg.spot, (*ball, *under[1:], *_HEEL)),
        *(leg.spot(point * heading(-share * leg.dorsiflexion)) for point, share in _TENDON),
    ]


def _toe(leg: LegJoints, bend: float, curl: float) -> list[complex]:
    base, tip = heading(leg.foot + bend), heading(leg.foot + bend - curl)
    middle = leg.toe_joint + 4 * base
    over = [leg.toe_joint + (0.8 + 1.9j) * base, middle + (-0.4 + 1.7j) * base]
    crease = leg.toe_joint + (2.6 - 2j) * base
    return [*over, *(middle + point * tip for point in _TOE_ROUND), crease]


def _small_toes(leg: LegJoints) -> list[Shape]:
    if leg.stated.small is None:
        return []
    toes = (leg.spot(9 - 4j), *_toe(leg, leg.stated.small, 0), leg.spot(9 - 8j))
    return [Shape(toes, "skin")]


def _nail(leg: LegJoints) -> Shape:
    tip = heading(leg.foot + leg.stated.toes - leg.stated.curl)
    return Shape(tuple(leg.toe_middle + point * tip for point in _NAIL), weight=FINE, open=True)


def _shoe(leg: LegJoints, foot: list[complex]) -> Shape:
    front, back = beside(leg.knee, leg.ankle, _COLLAR)
    return Shape((front, *foot, back), "shoe")


def _neck(posture: Posture) -> complex:
    return posture.pelvis + TRUNK * heading(90 - posture.lean)


def _mark_outline(leg: LegJoints, target: str) -> tuple[complex, ...]:
    if target in _ON_THE_THIGH:
        return _ellipse_beside(leg.hip, leg.knee, _ON_THE_THIGH[target])
    if target in _ON_THE_SHANK:
        return _ellipse_beside(leg.knee, leg.ankle, _ON_THE_SHANK[target])
    if target in {"toes", "big toe"}:
        way = leg.toe_tip - leg.toe_joint
        middle = leg.toe_joint + way / 2 - 0.4j * way / abs(way)
        return ellipse(middle, abs(way) + 1, 4, degrees(phase(way)))
    middle, long, wide = _ON_THE_FOOT[target]
    return ellipse(leg.spot(middle + 0.8j * leg.stated.arch), long, wide, leg.foot)


def _ellipse_beside(
    start: complex, end: complex, place: tuple[float, float, float, float]
) -> tuple[complex, ...]:
    share, aside, long, wide = place
    ahead = (end - start) / abs(end - start)
    middle = start + share * (end - start) + 1j * aside * ahead
    return tuple(middle + point * ahead for point in ellipse(0, long, wide))


def _wedge(number: int, spread: float) -> Shape:
    one, other = (_along(toe, spread, 0.36) for toe in (number, number + 1))
    return Shape(ellipse((one + other) / 2 + 0.4j, 1.5, 4.4, 6 - 7 * number), "rubber")


def _along(number: int, spread: float, share: float) -> complex:
    root, way, long, _ = _TOES[number]
    return root + share * long * heading(way + spread * _FAN[number])


def _toe_from_above(number: int, spread: float, *, sole: bool) -> list[Shape]:
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
