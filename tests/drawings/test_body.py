"""Outlines around the joints, and marks on what works."""

from dataclasses import replace
from itertools import pairwise

import pytest

from footlog.drawings.body import arm_shapes, head_shapes, leg_shapes, mark_shape, trunk_shapes
from footlog.drawings.points import Shape
from footlog.drawings.skeleton import Hand, Leg, LegJoints, arm_joints, leg_joints, posture


def standing(stated: Leg, pelvis: complex = 4 + 88j) -> LegJoints:
    return leg_joints(stated, pelvis, 0)


def limb(leg: LegJoints) -> Shape:
    return next(shape for shape in leg_shapes(leg) if shape.fill == "skin" and shape.open)


def lowest(shape: Shape) -> float:
    return min(((one + other) / 2).imag for one, other in pairwise(shape.points))


@pytest.mark.parametrize("stated", [Leg(heel=0j), Leg(heel=0j, arch=2), Leg(heel=0j, toes=45)])
def test_sole_of_a_flat_foot_lies_on_the_floor(stated: Leg) -> None:
    assert lowest(limb(standing(stated))) == pytest.approx(0, abs=0.1)


def test_toes_of_a_lifted_heel_stay_on_the_floor() -> None:
    outline = limb(standing(Leg(ball=10 + 0j, pitch=-40, toes=40), 10 + 95j))
    assert -0.6 < lowest(outline) < 0.6


def test_raised_arch_lifts_the_middle_of_the_sole_only() -> None:
    flat, raised = (limb(standing(Leg(heel=0j, arch=arch))).points for arch in (0, 2))
    rises = [(other - one).imag for one, other in zip(flat, raised, strict=True)]
    assert max(rises) == pytest.approx(2)
    assert min(rises) == pytest.approx(0)


@pytest.mark.parametrize("knee", [0, 60, 90, 120, 145])
def test_hollow_of_a_bent_knee_does_not_cross(knee: float) -> None:
    leg = leg_joints(Leg(hip=90, knee=knee), 0, 0)
    points = list(limb(leg).points)
    calf, thigh = points[-6], points[-5]
    assert abs(calf - leg.ankle) < 40
    assert abs(thigh - leg.hip) < 41
    assert (calf - thigh).real * (leg.ankle - leg.knee).real >= -1 or knee < 90


def test_other_toes_and_shoes_are_shapes_of_their_own() -> None:
    plain = leg_shapes(standing(Leg(heel=0j)))
    assert len(leg_shapes(standing(Leg(heel=0j, small=0)))) == len(plain) + 1
    shod = leg_shapes(standing(Leg(heel=0j, shod=True)))
    assert [shape.fill for shape in shod] == ["skin", "shoe", "shorts"]


def test_far_side_is_darker() -> None:
    leg = standing(Leg(heel=0j))
    assert {shape.fill for shape in leg_shapes(leg, far=True)} >= {"skin far", "shorts far"}
    arm = arm_joints(Hand(20 + 0j), 0)
    assert arm_shapes(arm, far=True)[0].fill == "skin far"


@pytest.mark.parametrize(("shape", "lines"), [("fist", 3), ("flat", 0), ("back", 3)])
def test_hands_show_their_fingers(shape: str, lines: int) -> None:
    arm = arm_joints(Hand(40 + 0j, shape=shape), 0)
    outline, *fingers = arm_shapes(arm)
    assert len(fingers) == lines
    assert max(point.real for point in outline.points) > arm.palm.real + 4


def test_head_sits_on_the_trunk_and_nods() -> None:
    body = posture(Leg(heel=0j), None, (None, None), (None, 0, 0))
    shirt, seat = trunk_shapes(body)
    head, hair = head_shapes(body)
    assert lowest(head) > lowest(shirt) > lowest(seat)
    top = max(hair.points, key=lambda point: point.imag)
    nodded = head_shapes(replace(body, nod=30))[1]
    assert max(nodded.points, key=lambda point: point.imag).real > top.real + 5


STANDING = leg_joints(Leg(heel=0j), 4 + 89j, 0)


def middle(shape: Shape) -> complex:
    return sum(shape.points) / len(shape.points)


def marked(target: str, leg: LegJoints = STANDING) -> complex:
    return middle(mark_shape(leg, target))


def test_muscles_of_the_calf_lie_behind_the_shin_from_above_to_below() -> None:
    calf, soleus, tendon = map(marked, ("calf", "soleus", "Achilles tendon"))
    assert max(calf.real, soleus.real, tendon.real) < STANDING.ankle.real < marked("shin").real
    assert STANDING.knee.imag > calf.imag > soleus.imag > tendon.imag > STANDING.ankle.imag


def test_muscles_of_the_hip_lie_behind_the_thigh() -> None:
    assert marked("hamstrings").real < STANDING.hip.real
    assert STANDING.knee.imag < marked("hamstrings").imag < marked("glutes").imag


def test_places_of_the_foot_lie_from_heel_to_toes() -> None:
    places = [marked(target).real for target in ("ankle", "arch", "ball of the foot", "toes")]
    assert places == sorted(places)
    assert marked("top of the foot").imag > marked("arch").imag


def test_mark_of_the_toes_follows_a_curl() -> None:
    curled = leg_joints(Leg(heel=0j, toes=30, curl=90), 4 + 88j, 0)
    assert marked("toes", curled) == pytest.approx((curled.toe_joint + curled.toe_tip) / 2, abs=0.5)


def test_unknown_target_has_no_place() -> None:
    with pytest.raises(KeyError):
        mark_shape(STANDING, "elbow")
