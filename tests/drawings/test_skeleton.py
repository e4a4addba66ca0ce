"""From angles and supports to joints."""

import pytest

from footlog.drawings.skeleton import (
    FOREARM,
    SHANK,
    THIGH,
    UPPER_ARM,
    Hand,
    Leg,
    arm_joints,
    carried_pelvis,
    leg_joints,
)


def test_upright_leg_stands_straight_above_its_ankle() -> None:
    pelvis = carried_pelvis(Leg(heel=0))
    assert pelvis == pytest.approx(4 + 8j + (THIGH + SHANK) * 1j)


def test_bent_foot_and_knee_carry_the_pelvis_with_the_foot_flat() -> None:
    stated = Leg(ball=0j, knee=60, ankle=30)
    leg = leg_joints(stated, carried_pelvis(stated), 0)
    assert leg.knee_flexion == pytest.approx(60)
    assert leg.dorsiflexion == pytest.approx(30)
    assert leg.heel.imag == pytest.approx(0)
    assert leg.ball == pytest.approx(0)
    assert leg.knee.real > leg.ankle.real


def test_resting_foot_makes_the_knee_bend_forward_below_a_low_pelvis() -> None:
    leg = leg_joints(Leg(heel=0j), 60j, 0)
    assert leg.heel == pytest.approx(0)
    assert leg.knee.real > max(leg.hip.real, leg.ankle.real)
    assert abs(leg.knee - leg.hip) == pytest.approx(THIGH)
    assert abs(leg.ankle - leg.knee) == pytest.approx(SHANK)


def test_hanging_leg_follows_the_trunk() -> None:
    upright = leg_joints(Leg(hip=90, knee=90), 0, 0)
    assert upright.knee == pytest.approx(THIGH)
    assert upright.ankle == pytest.approx(THIGH - SHANK * 1j)
    lying = leg_joints(Leg(hip=90), 0, -90)
    assert lying.ankle == pytest.approx((THIGH + SHANK) * 1j)


def test_leg_may_begin_elsewhere_than_at_the_pelvis() -> None:
    assert leg_joints(Leg(root=5 + 5j), 0, 0).hip == 5 + 5j


def test_lifted_heel_turns_about_the_ball() -> None:
    leg = leg_joints(Leg(ball=10 + 2j, pitch=-40), 10 + 90j, 0)
    assert leg.ball == pytest.approx(10 + 2j)
    assert leg.heel.imag > 10


def test_raised_arch_draws_the_ball_to_the_heel_and_keeps_it_down() -> None:
    flat, raised = (leg_joints(Leg(heel=0j, arch=arch), 90j, 0) for arch in (0, 2))
    assert raised.ball - flat.ball == pytest.approx(-0.8)
    assert raised.toe_joint - flat.toe_joint == pytest.approx(-0.8)
    assert raised.heel == flat.heel


def test_toes_bend_at_their_base_and_curl_in_their_middle() -> None:
    leg = leg_joints(Leg(heel=0j, toes=90, curl=90), 90j, 0)
    assert leg.toe_middle - leg.toe_joint == pytest.approx(4j)
    assert leg.toe_tip - leg.toe_middle == pytest.approx(4)


def test_palm_comes_to_its_place_with_the_elbow_on_the_stated_side() -> None:
    down, up = (arm_joints(Hand(40 + 0j, fingers=90, elbow=side), 0) for side in (-1, 1))
    for arm in (down, up):
        assert arm.palm == pytest.approx(40)
        assert abs(arm.elbow) == pytest.approx(UPPER_ARM)
        assert abs(arm.wrist - arm.elbow) == pytest.approx(FOREARM)
    assert down.elbow.imag < up.elbow.imag


def test_arm_that_is_too_short_is_straight() -> None:
    arm = arm_joints(Hand(200 + 0j), 0)
    assert abs(arm.palm) == pytest.approx(UPPER_ARM + FOREARM + 5, abs=0.1)


def test_arm_may_begin_at_a_shoulder_of_its_own() -> None:
    assert arm_joints(Hand(20 + 0j, shoulder=9j), 0).shoulder == 9j
