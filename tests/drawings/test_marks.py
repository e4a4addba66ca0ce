"""Marks on what works."""

import pytest

from footlog.drawings.marks import mark_shape
from footlog.drawings.points import Shape
from footlog.drawings.skeleton import Leg, LegJoints, leg_joints

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
