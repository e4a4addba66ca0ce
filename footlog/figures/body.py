"""The outlines of a body in profile around its joints."""

from footlog.figures.points import Shape, along, blob, heading
from footlog.figures.skeleton import TOE, TRUNK, ArmJoints, LegJoints

_THIGH_FRONT = ((-0.05, 8), (0.12, 9.2), (0.4, 9), (0.72, 7.4), (0.95, 6.2))
_THIGH_BACK = ((0.9, -5.8), (0.62, -7.6), (0.3, -9.6), (0.02, -10.6), (-0.16, -6))
_SHANK_FRONT = ((0.03, 5.9), (0.16, 5), (0.4, 4.6), (0.7, 4), (0.9, 3.7))
_SHANK_BACK = ((0.88, -3.5), (0.72, -4.3), (0.5, -6.6), (0.3, -7.6), (0.13, -6.2))
_INSTEP = (5.2 - 0.4j, 8.4 - 2.7j, 11 - 3.7j)
_HEEL = (-1.8 - 8j, -5.6 - 8j, -7.9 - 7.2j, -7.8 - 4.4j, -6 - 1.6j, -4.5 + 2j)
_TRUNK_FRONT = ((1.1, -2.4), (1.0, -7), (0.78, -10.8), (0.5, -9.4), (0.2, -9.2), (-0.04, -8.6))
_TRUNK_BACK = ((-0.12, 8), (0.06, 11.2), (0.3, 8), (0.6, 9.2), (0.88, 10), (1.04, 7), (1.12, 2.6))
_SHORTS = ((0.26, -9.8), (0.1, -9.8), (-0.14, -7.6), (-0.18, 6), (0.02, 11.6), (0.24, 9.4))
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
_MARKS = {
    "calf": (0.3, -4.4, 20, 7),
    "soleus": (0.62, -3.2, 20, 6),
    "Achilles tendon": (0.86, -3.4, 13, 3.6),
    "shin": (0.4, 2.6, 22, 5),
}
_FOOT_MARKS = {
    "ankle": (0.4 - 0.8j, 9, 9),
    "arch": (4 - 5.6j, 13, 3.6),
    "ball of the foot": (12.4 - 6.6j, 7, 4.4),
    "top of the foot": (8 - 3.8j, 11, 3.6),
    "whole foot": (4 - 5.6j, 22, 5),
}


def leg_shapes(leg: LegJoints, skin: str, cloth: str) -> list[Shape]:
    """Return a leg with its foot, from the hip to the toes, and the shorts on it."""
    front = along(leg.hip, leg.knee, _THIGH_FRONT)
    back = along(leg.hip, leg.knee, _THIGH_BACK)
    shin = along(leg.knee, leg.ankle, _SHANK_FRONT)
    calf = along(leg.knee, leg.ankle, _SHANK_BACK)
    whole = (*front, *shin, *_foot(leg), *calf, *back)
    hem = along(leg.hip, leg.knee, ((0.12, 10), (0.4, 10), (0.58, 9.2), (0.58, 9.2)))
    seat = along(leg.hip, leg.knee, ((0.52, -9.4), (0.52, -9.4), (0.3, -10.4), (0.02, -11.4)))
    shorts = (front[0], *hem, *seat, back[-1])
    if leg.pose.shod:
        collar = along(leg.knee, leg.ankle, ((0.93, 4.4), (0.93, -4)))
        return [
            Shape(whole, skin, open=True),
            Shape((collar[0], *_foot(leg), collar[1]), "shoe"),
            Shape(shorts, cloth, open=True),
        ]
    return [
        *_small_toes(leg, skin),
        Shape(whole, skin, open=True),
        *_nail(leg),
        Shape(shorts, cloth, open=True),
    ]


def _foot(leg: LegJoints) -> list[complex]:
    arch = leg.pose.arch
    drawn = -0.4 * arch
    under = (10 - 8j + drawn, 7 - 7.3j + 0.6j * arch, 3.6 - 6.3j + 1j * arch, 0.4 - 6.8j + 0.5j * arch)
    instep = [leg.spot(point + 0.7j * arch) for point in _INSTEP]
    sole = [leg.spot(point) for point in (13.4 - 8j + drawn, *under, *_HEEL)]
    return [*instep, *_toe(leg, leg.pose.toes), *sole]


def _toe(leg: LegJoints, bend: float) -> list[complex]:
    base = heading(leg.foot + bend)
    middle = leg.toe_joint + TOE * base
    tip = heading(leg.foot + bend - leg.pose.curl)
    over = [leg.toe_joint + (0.8 + 1.9j) * base, middle + (-0.4 + 1.7j) * base]
    around = [(1.4 + 1.5j), (3.6 + 1.3j), (5 - 0.2j), (4.6 - 2.4j), (1.4 - 2.5j)]
    crease = leg.toe_joint + (2.6 - 2j) * base
    return [*over, *(middle + point * tip for point in around), crease]


def _small_toes(leg: LegJoints, skin: str) -> list[Shape]:
    if leg.pose.small is None:
        return []
    root = [leg.spot(9 - 4j), leg.spot(9 - 8j)]
    return [Shape((root[0], *_toe(leg, leg.pose.small), root[1]), skin)]


def _nail(leg: LegJoints) -> list[Shape]:
    base = heading(leg.foot + leg.pose.toes)
    tip = heading(leg.foot + leg.pose.toes - leg.pose.curl)
    middle = leg.toe_joint + TOE * base
    nail = tuple(middle + point * tip for point in (1.6 + 1.05j, 3 + 0.7j, 4 + 0.1j))
    return [Shape(nail, line="ink", weight=2.5, open=True)]


def trunk_shapes(pelvis: complex, lean: float) -> list[Shape]:
    """Return the shirt and the seat of the shorts."""
    shoulder = neck_of(pelvis, lean)
    shirt = along(pelvis, shoulder, (*_TRUNK_FRONT, *_TRUNK_BACK))
    shorts = along(pelvis, shoulder, _SHORTS)
    return [Shape(tuple(shirt), "shirt"), Shape(tuple(shorts), "shorts")]


def head_shapes(pelvis: complex, lean: float, nod: float) -> list[Shape]:
    """Return head, neck and hair; `nod` bends them forward from the trunk's line."""
    neck = neck_of(pelvis, lean)
    middle = neck + 2.4 * heading(-lean) + 23 * heading(90 - lean - nod)
    return [
        Shape(_HEAD, "skin").moved(middle, -lean - nod),
        Shape(_HAIR, "hair").moved(middle, -lean - nod),
    ]


def neck_of(pelvis: complex, lean: float) -> complex:
    """Return the point between the shoulders."""
    return pelvis + TRUNK * heading(90 - lean)


def arm_shapes(arm: ArmJoints, skin: str) -> list[Shape]:
    """Return an arm with its hand, from the shoulder to the fingertips."""
    outer = along(arm.shoulder, arm.elbow, ((-0.12, 3), (0.04, 5), (0.4, 4.4), (0.9, 3.8)))
    inner = along(arm.shoulder, arm.elbow, ((0.9, -3.8), (0.4, -4.4), (0.04, -5), (-0.12, -3)))
    fore = along(arm.elbow, arm.wrist, ((0.1, 4), (0.4, 3.6), (0.95, 2.5)))
    under = along(arm.elbow, arm.wrist, ((0.95, -2.5), (0.4, -3.6), (0.1, -4)))
    hand = [arm.wrist + point * heading(arm.fingers) for point in _HANDS[arm.shape]]
    fingers = [
        Shape(tuple(arm.wrist + p * heading(arm.fingers) for p in line), weight=2.5, open=True)
        for line in _FINGERS[arm.shape]
    ]
    return [Shape((*outer, *fore, *hand, *under, *inner), skin, open=True), *fingers]


def mark_shapes(leg: LegJoints, target: str) -> list[Shape]:
    """Return the soft mark on the muscle or joint that works."""
    return [Shape(_mark(leg, target), "accent", "", opacity=0.5)]


def _mark(leg: LegJoints, target: str) -> tuple[complex, ...]:
    if target in _MARKS:
        share, aside, long, wide = _MARKS[target]
        return _beside(leg.knee, leg.ankle, share, aside, long, wide)
    if target == "hamstrings":
        return _beside(leg.hip, leg.knee, 0.5, -5, 26, 7)
    if target == "glutes":
        return _beside(leg.hip, leg.knee, 0.0, -6.4, 15, 9)
    if target in {"toes", "big toe"}:
        base = heading(leg.foot + leg.pose.toes)
        return blob(leg.toe_joint + (3.2 - 0.4j) * base, 9, 4, leg.foot + leg.pose.toes)
    middle, long, wide = _FOOT_MARKS[target]
    return blob(leg.spot(middle + 0.8j * leg.pose.arch), long, wide, leg.foot)


def _beside(
    start: complex, end: complex, share: float, aside: float, long: float, wide: float
) -> tuple[complex, ...]:
    way = (end - start) / abs(end - start)
    middle = start + share * (end - start) + 1j * aside * way
    return tuple(middle + (point * way) for point in blob(0, long, wide))
