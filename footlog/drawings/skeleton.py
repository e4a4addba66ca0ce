"""From the angles and supports of a pose to the joints of a body in profile, facing right."""

from cmath import phase
from math import acos, degrees

from footlog.drawings.limbs import (
    BALL,
    FOREARM,
    HEEL,
    PALM,
    SHANK,
    SHOULDER_HEIGHT,
    THIGH,
    UPPER_ARM,
    ArmJoints,
    Hand,
    Leg,
    LegJoints,
    Posture,
)
from footlog.drawings.points import heading


def carried_pelvis(leg: Leg) -> complex:
    """Return where the hip is above a foot that carries it by its `ankle` and `knee`."""
    shank = leg.pitch - 90 - leg.ankle
    return _ankle(leg) - SHANK * heading(shank) - THIGH * heading(shank + leg.knee)


def leg_joints(leg: Leg, pelvis: complex, lean: float) -> LegJoints:
    """Return the joints of `leg` below `pelvis`; `lean` is the trunk's, forward from upright.

    A leg that does not reach its place is straight.
    """
    hip = pelvis if leg.root is None else leg.root
    if leg.rests:
        ankle = _ankle(leg)
        return LegJoints(hip, _bend(hip, ankle, THIGH, SHANK, 1), ankle, leg.pitch, leg)
    thigh = 270 - lean + leg.hip
    shank = thigh - leg.knee
    knee = hip + THIGH * heading(thigh)
    return LegJoints(hip, knee, knee + SHANK * heading(shank), shank + 90 + leg.ankle, leg)


def arm_joints(hand: Hand, shoulder: complex) -> ArmJoints:
    """Return the joints of the arm that brings its palm to `hand`, as far as it reaches."""
    shoulder = shoulder if hand.shoulder is None else hand.shoulder
    wrist = hand.place - (0 if hand.fingers is None else PALM * heading(hand.fingers))
    elbow = _bend(shoulder, wrist, UPPER_ARM, FOREARM, hand.elbow)
    forearm = phase(wrist - elbow)
    fingers = degrees(forearm) if hand.fingers is None else hand.fingers
    return ArmJoints(shoulder, elbow, elbow + FOREARM * heading(degrees(forearm)), fingers, hand)


def posture(
    near: Leg | None,
    far: Leg | None,
    hands: tuple[Hand | None, Hand | None],
    trunk: tuple[complex | None, float, float],
) -> Posture:
    """Return the body with a `near` and a `far` leg, two `hands`, and a trunk.

    The trunk is its pelvis, its lean and the nod of the head; without a pelvis the near leg
    carries it.
    """
    pelvis, lean, nod = trunk
    if pelvis is None:
        pelvis = carried_pelvis(near or Leg())
    shoulder = pelvis + SHOULDER_HEIGHT * heading(90 - lean)
    legs = [leg_joints(leg, pelvis, lean) if leg else None for leg in (near, far)]
    arms = [arm_joints(hand, shoulder) if hand else None for hand in hands]
    return Posture(pelvis, lean, nod, legs[0], legs[1], arms[0], arms[1])


def _ankle(leg: Leg) -> complex:
    if leg.heel is not None:
        return leg.heel - HEEL * heading(leg.pitch)
    return (leg.ball or 0) - BALL * heading(leg.pitch)


def _bend(start: complex, end: complex, first: float, second: float, side: int) -> complex:
    """Return the joint between two bones; `side` 1 bends to the left of the way to `end`."""
    far = min(abs(end - start), (first + second) * 0.9999)
    angle = acos(max(-1.0, (first**2 + far**2 - second**2) / (2 * first * far)))
    return start + first * (end - start) / abs(end - start) * heading(side * degrees(angle))
