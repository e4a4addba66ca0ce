"""The soft mark on the muscle or joint that an exercise is for."""

from cmath import phase
from math import degrees

from footlog.drawings.points import Shape, ellipse
from footlog.drawings.skeleton import LegJoints

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


def mark_shape(leg: LegJoints, target: str) -> Shape:
    """Return the mark of `target` on `leg`; raise KeyError for a target that has no place."""
    return Shape(_place(leg, target), "accent", "", opacity=0.6)


def _place(leg: LegJoints, target: str) -> tuple[complex, ...]:
    if target in _ON_THE_THIGH:
        return _beside(leg.hip, leg.knee, _ON_THE_THIGH[target])
    if target in _ON_THE_SHANK:
        return _beside(leg.knee, leg.ankle, _ON_THE_SHANK[target])
    if target in {"toes", "big toe"}:
        way = leg.toe_tip - leg.toe_joint
        middle = leg.toe_joint + way / 2 - 0.4j * way / abs(way)
        return ellipse(middle, abs(way) + 1, 4, degrees(phase(way)))
    middle, long, wide = _ON_THE_FOOT[target]
    return ellipse(leg.spot(middle + 0.8j * leg.stated.arch), long, wide, leg.foot)


def _beside(
    start: complex, end: complex, place: tuple[float, float, float, float]
) -> tuple[complex, ...]:
    share, aside, long, wide = place
    ahead = (end - start) / abs(end - start)
    middle = start + share * (end - start) + 1j * aside * ahead
    return tuple(middle + point * ahead for point in ellipse(0, long, wide))
