"""The parts of a body in profile, facing right: as a pose states them, and in place.

Angles are in degrees as a physiotherapist measures them: 0 is the upright, straight body; flexion
of hip and knee, the foot bent up (dorsiflexion) and the toes bent up (extension) are positive.
Lengths are centimetres of an adult 170 cm tall; the foot is a tenth longer than life, to be seen.
"""

from cmath import phase
from dataclasses import dataclass
from math import acos, degrees

from footlog.drawings.points import heading

THIGH, SHANK, TRUNK, UPPER_ARM, FOREARM = 41.0, 40.0, 46.0, 28.0, 25.0
SHOULDER_HEIGHT = 42.5
PALM = 5.0
"""From the wrist to the middle of the palm."""
TOE = 4.0
"""The length of each of the two links of the big toe."""
HEEL, BALL, TOE_JOINT = -4 - 8j, 13.2 - 8j, 12.6 - 5.6j
"""Where heel and ball touch the floor and where the toes bend, as seen from the ankle."""


@dataclass(frozen=True)
class Leg:
    """A leg as a pose states it.

    With `heel` or `ball`, that part of the foot rests there and the toes point up by `pitch`;
    `knee` and `ankle` then carry the pelvis, or follow from it when they are not given. Without,
    the leg hangs from the pelvis (or from `root`) by `hip`, `knee` and `ankle`. `toes` bend at the
    big toe's base, `curl` at its middle; `small` is the bend of the other toes where it differs;
    `arch` is by how many centimetres the arch is raised; `shod` puts a shoe on.
    """

    heel: complex | None = None
    ball: complex | None = None
    pitch: float = 0
    hip: float = 0
    knee: float = 0
    ankle: float = 0
    toes: float = 0
    curl: float = 0
    small: float | None = None
    arch: float = 0
    shod: bool = False
    root: complex | None = None

    @property
    def rests(self) -> bool:
        """Tell whether the foot rests on something."""
        return self.heel is not None or self.ball is not None


@dataclass(frozen=True)
class Hand:
    """Where a palm is and which way its fingers point (None: as the forearm).

    `shape` is a fist, flat (from the side) or back (from above); `elbow` 1 bends it up; `shoulder`
    is where the arm begins when that is not the body's; `under` puts the hand behind the leg.
    """

    place: complex
    fingers: float | None = None
    shape: str = "fist"
    elbow: int = -1
    shoulder: complex | None = None
    under: bool = False


@dataclass(frozen=True)
class LegJoints:
    """A leg in place: its joints, the direction of the foot in degrees, and what was stated."""

    hip: complex
    knee: complex
    ankle: complex
    foot: float
    stated: Leg

    @property
    def knee_flexion(self) -> float:
        """The bend of the knee in degrees, 0 straight."""
        return _wrapped(degrees(phase(self.knee - self.hip) - phase(self.ankle - self.knee)))

    @property
    def dorsiflexion(self) -> float:
        """By how many degrees the foot is bent up towards the shin."""
        return _wrapped(self.foot - degrees(phase(self.ankle - self.knee)) - 90)

    def spot(self, from_ankle: complex) -> complex:
        """Return the place of a point of the foot that is given as seen from the ankle."""
        return self.ankle + from_ankle * heading(self.foot)

    @property
    def drawn(self) -> float:
        """By how many centimetres a raised arch draws the ball of the foot to the heel."""
        return 0.4 * self.stated.arch

    @property
    def toe_joint(self) -> complex:
        """Where the toes bend."""
        return self.spot(TOE_JOINT - self.drawn)

    @property
    def toe_middle(self) -> complex:
        """Where the big toe curls."""
        return self.toe_joint + TOE * heading(self.foot + self.stated.toes)

    @property
    def toe_tip(self) -> complex:
        """Where the big toe ends."""
        return self.toe_middle + TOE * heading(self.foot + self.stated.toes - self.stated.curl)

    @property
    def heel(self) -> complex:
        """The lowest point of the heel of a flat foot."""
        return self.spot(HEEL)

    @property
    def ball(self) -> complex:
        """The lowest point of the ball of a flat foot."""
        return self.spot(BALL - self.drawn)


@dataclass(frozen=True)
class ArmJoints:
    """An arm in place: its joints, the direction of the fingers in degrees, what was stated."""

    shoulder: complex
    elbow: complex
    wrist: complex
    fingers: float
    stated: Hand

    @property
    def palm(self) -> complex:
        """The middle of the hand."""
        return self.wrist + PALM * heading(self.fingers)


@dataclass(frozen=True)
class Posture:
    """A whole body in place; what is not seen is None. `lean` and `nod` are forward, in degrees."""

    pelvis: complex
    lean: float
    nod: float
    near: LegJoints | None
    far: LegJoints | None
    near_arm: ArmJoints | None
    far_arm: ArmJoints | None

    @property
    def places(self) -> dict[str, complex]:
        """Where a band can be held or can pull, by name."""
        places = {"hand": self.near_arm.palm} if self.near_arm else {}
        if self.near:
            upon = 1.8j * heading(self.near.foot + self.near.stated.toes)
            places |= {"sole": self.near.spot(9.5 - 8.6j), "big toe": self.near.toe_middle + upon}
        return places


def _wrapped(angle: float) -> float:
    return (angle + 180) % 360 - 180


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
