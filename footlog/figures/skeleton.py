"""From the angles and supports of a pose to the joints of a body in profile, facing right.

Angles are in degrees as a physiotherapist measures them: 0 is the upright, straight body; flexion
of hip and knee, bending the foot up (dorsiflexion) and bending the toes up (extension) are
positive. Lengths are centimetres of an adult 170 cm tall; the foot is a tenth longer than life.
"""

from dataclasses import dataclass
from math import acos, degrees
from cmath import phase

from footlog.figures.points import heading

THIGH, SHANK, TRUNK, UPPER_ARM, FOREARM = 41.0, 40.0, 46.0, 28.0, 25.0
HEEL, BALL, TOE_JOINT = -4 - 8j, 12.2 - 8j, 12.6 - 5.6j
"""Where heel and ball touch the floor and where the toes bend, as seen from the ankle."""
TOE = 4.0
"""The length of each of the two links of the big toe."""


@dataclass(frozen=True)
class Leg:
    """A leg as a pose states it.

    With `heel` or `ball`, that part of the foot rests there and the toes point up by `pitch`;
    `knee` and `ankle` then carry the pelvis, or follow from it when they are not given. Without,
    the leg hangs from the pelvis by `hip`, `knee` and `ankle`. `toes` bend at the big toe's base,
    `curl` at its middle; `small` is the bend of the other toes where it differs; `arch` is by how
    many centimetres the arch is raised.
    """

    heel: complex | None = None
    ball: complex | None = None
    pitch: float = 0
    hip: float | None = None
    knee: float | None = None
    ankle: float | None = None
    toes: float = 0
    curl: float = 0
    small: float | None = None
    arch: float = 0
    shod: bool = False
    root: complex | None = None


@dataclass(frozen=True)
class Hand:
    """Where a palm is, which way its fingers point (None: as the forearm), as a fist, flat or seen from its back."""

    place: complex
    fingers: float | None = None
    shape: str = "fist"
    elbow: int = -1
    shoulder: complex | None = None
    under: bool = False


@dataclass(frozen=True)
class LegJoints:
    """A leg in place: its joints, the direction of the foot in degrees, and the pose's foot."""

    hip: complex
    knee: complex
    ankle: complex
    foot: float
    pose: Leg

    @property
    def knee_flexion(self) -> float:
        """The bend of the knee in degrees, 0 straight."""
        return _between(self.knee - self.hip, self.ankle - self.knee)

    @property
    def dorsiflexion(self) -> float:
        """By how many degrees the foot is bent up towards the shin."""
        return _wrapped(self.foot - degrees(phase(self.ankle - self.knee)) - 90)

    def spot(self, from_ankle: complex) -> complex:
        """Return the place of a point of the foot that is given as seen from the ankle."""
        return self.ankle + from_ankle * heading(self.foot)

    @property
    def toe_joint(self) -> complex:
        """Where the toes bend; a raised arch draws it towards the heel."""
        return self.spot(TOE_JOINT - 0.4 * self.pose.arch)

    @property
    def heel(self) -> complex:
        """The lowest point of the heel of a flat foot."""
        return self.spot(HEEL)

    @property
    def ball(self) -> complex:
        """The lowest point of the ball of a flat foot."""
        return self.spot(BALL - 0.4 * self.pose.arch)


@dataclass(frozen=True)
class ArmJoints:
    """An arm in place: its joints, the direction of the fingers in degrees, the hand's shape."""

    shoulder: complex
    elbow: complex
    wrist: complex
    fingers: float
    shape: str


def supported_pelvis(leg: Leg) -> complex:
    """Return where the hip is above a foot that carries it by its `ankle` and `knee`."""
    ankle = _ankle(leg)
    shank = leg.pitch - 90 - (leg.ankle or 0)
    return ankle - SHANK * heading(shank) - THIGH * heading(shank + (leg.knee or 0))


def leg_joints(leg: Leg, pelvis: complex, lean: float) -> LegJoints:
    """Return the joints of `leg` below `pelvis`; `lean` is the trunk's, forward from upright."""
    pelvis = pelvis if leg.root is None else leg.root
    if leg.heel is None and leg.ball is None:
        thigh = 270 - lean + (leg.hip or 0)
        shank = thigh - (leg.knee or 0)
        knee = pelvis + THIGH * heading(thigh)
        foot = shank + 90 + (leg.ankle or 0)
        return LegJoints(pelvis, knee, knee + SHANK * heading(shank), foot, leg)
    ankle = _ankle(leg)
    return LegJoints(pelvis, _bend(pelvis, ankle, THIGH, SHANK, 1), ankle, leg.pitch, leg)


def arm_joints(hand: Hand, shoulder: complex) -> ArmJoints:
    """Return the joints of the arm that brings its palm to `hand` as far as it reaches."""
    way = heading(hand.fingers) if hand.fingers is not None else 0
    wrist = hand.place - 5 * way
    elbow = _bend(shoulder, wrist, UPPER_ARM, FOREARM, hand.elbow)
    wrist = elbow + FOREARM * _unit(wrist - elbow)
    fingers = degrees(phase(wrist - elbow)) if hand.fingers is None else hand.fingers
    return ArmJoints(shoulder, elbow, wrist, fingers, hand.shape)


def _ankle(leg: Leg) -> complex:
    if leg.heel is not None:
        return leg.heel - HEEL * heading(leg.pitch)
    return (leg.ball or 0) - BALL * heading(leg.pitch)


def _bend(start: complex, end: complex, first: float, second: float, side: int) -> complex:
    """Return the joint between two bones; `side` 1 bends to the left of the way to `end`."""
    far = min(abs(end - start), (first + second) * 0.9999)
    angle = acos(max(-1, min(1, (first**2 + far**2 - second**2) / (2 * first * far))))
    return start + first * _unit(end - start) * heading(side * degrees(angle))


def _unit(way: complex) -> complex:
    return way / abs(way)


def _between(one: complex, other: complex) -> float:
    return _wrapped(degrees(phase(one) - phase(other)))


def _wrapped(angle: float) -> float:
    return (angle + 180) % 360 - 180
