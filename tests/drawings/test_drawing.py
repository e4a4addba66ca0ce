"""Every drawing of the catalogue: that it is there, what it holds, and its anatomy by values."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from footlog import paths
from footlog.domain.catalogue import CatalogueError, load_catalogue
from footlog.drawings.body import foot_shapes
from footlog.drawings.drawing import Stage, body_of, draw, general_poses, load_poses, poses
from footlog.drawings.points import DARK, LIGHT
from footlog.drawings.skeleton import LegJoints, Posture
from footlog.paths import catalogue_path

MOST_BYTES = 12_000
EXERCISES = load_catalogue(catalogue_path()).exercises
NAMES = list(poses())
BODIES = [name for name in NAMES if "feet" not in poses()[name].stages[0]]
each_drawing = pytest.mark.parametrize("name", NAMES)
each_body = pytest.mark.parametrize("name", BODIES)


def every_form(name: str) -> list[str]:
    return [
        draw(name, dark=dark, still=still, mirrored=mirrored)
        for dark in (False, True)
        for still in (False, True)
        for mirrored in (False, True)
    ]


def stage(name: str, which: str) -> Stage:
    stages = poses()[name].stages
    return stages[0 if which == "start" else len(stages) // 2]


def near(name: str, which: str = "end") -> LegJoints:
    leg = body_of(stage(name, which)).near
    assert leg is not None
    return leg


def prop(name: str, kind: str, which: str = "end") -> Stage:
    return next(one for one in stage(name, which)["props"] if one["kind"] == kind)


def is_flat(leg: LegJoints, floor: float = 0) -> bool:
    return abs(leg.heel.imag - floor) < 0.1 and abs(leg.ball.imag - floor) < 0.1


def test_every_exercise_is_drawn_and_every_other_pose_is_a_general_one() -> None:
    assert NAMES[: len(EXERCISES)] == list(EXERCISES)
    assert set(NAMES) - set(EXERCISES) == set(general_poses())


def test_general_poses_have_labels_of_their_own() -> None:
    labels = list(general_poses().values())
    assert labels
    assert len(set(labels)) == len(labels)


def test_unknown_name_has_no_drawing() -> None:
    with pytest.raises(KeyError):
        draw("no-such-pose", dark=False)


def test_damaged_poses_are_refused_although_they_were_drawn_before(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert draw("short-foot", dark=False)
    monkeypatch.setattr(paths, "app_folder", lambda: tmp_path)
    with pytest.raises(CatalogueError, match="is missing"):
        draw("short-foot", dark=False)


@each_drawing
def test_drawing_is_small_and_valid_with_nothing_to_run_or_fetch(name: str) -> None:
    for text in every_form(name):
        assert len(text.encode()) < MOST_BYTES
        root = ET.fromstring(text)  # noqa: S314 - our own drawing
        used = {element.tag.removeprefix("{http://www.w3.org/2000/svg}") for element in root.iter()}
        assert used <= {"svg", "style", "g", "path", "rect", "animate", "animateTransform"}
        attributes = {key for element in root.iter() for key in element.attrib}
        assert not {key for key in attributes if key == "id" or key.startswith("on")}
        assert not re.search(r"href|url\(|@import|NaN|inf", text)
        assert text.count("http") == 1


@each_drawing
def test_drawing_says_what_it_shows(name: str) -> None:
    alt = poses()[name].alt
    assert re.fullmatch(r"[A-Z][A-Za-z,;: \n-]+\.( [A-Z][A-Za-z,;: -]+\.)?", alt)
    assert 20 < len(alt) < 240
    for text in every_form(name):
        root = ET.fromstring(text)  # noqa: S314 - our own drawing
        assert root.get("role") == "img"
        assert root.get("aria-label") == alt


@each_drawing
def test_drawing_moves_only_where_it_may(name: str) -> None:
    moving, still = draw(name, dark=False), draw(name, dark=False, still=True)
    assert "<animate" not in still
    assert "prefers-reduced-motion:reduce" in moving
    assert ("<animate" in moving) == (name in EXERCISES)
    outside = re.sub(r'<g class="fl-move">.*?</g>(?=<g class="fl-rest">)', "", moving)
    assert "<animate" not in outside


@each_drawing
def test_dark_drawing_differs_only_in_its_colours(name: str) -> None:
    dark = draw(name, dark=True)
    used = set(re.findall(r"#[0-9A-F]{6}", dark))
    assert used <= set(DARK.values())
    assert set(re.findall(r"#[0-9A-F]{6}", draw(name, dark=False))) <= set(LIGHT.values())
    plain = re.compile(r"#[0-9A-F]{6}")
    assert plain.sub("", dark) == plain.sub("", draw(name, dark=False))


def test_two_palettes_name_the_same_colours() -> None:
    assert DARK.keys() == LIGHT.keys()
    assert all(len(set(palette.values())) == len(palette) for palette in (DARK, LIGHT))


@pytest.mark.parametrize("name", EXERCISES)
def test_exercise_shows_its_effort_or_its_way_and_a_hold_says_so(name: str) -> None:
    pose, exercise = poses()[name], EXERCISES[name]
    assert pose.stages[0].get("arrows") or exercise.position in {"walking", "water"}
    holds = exercise.dose.hold_seconds is not None or any(
        re.search(r"\bHold for|half a minute", step) for step in exercise.steps
    )
    assert (pose.hold is not None) == holds


@pytest.mark.parametrize("name", sorted(set(EXERCISES) & set(BODIES)))
def test_marked_place_is_a_target_of_the_exercise(name: str) -> None:
    targets = poses()[name].stages[0].get("targets", [])
    assert set(targets) <= set(EXERCISES[name].targets)
    assert targets or EXERCISES[name].position in {"walking", "water"}


@each_body
def test_no_joint_bends_further_than_it_can(name: str) -> None:
    for one in poses()[name].stages:
        body = body_of(one)
        for leg in filter(None, (body.near, body.far)):
            assert -1 <= leg.knee_flexion <= 150
            assert -62 <= leg.dorsiflexion <= 42
            assert -95 <= leg.stated.toes <= 65
            assert abs(leg.ankle - leg.knee) == pytest.approx(40, abs=1.2)


@each_body
def test_hands_reach_what_they_hold(name: str) -> None:
    for one in poses()[name].stages:
        body: Posture = body_of(one)
        for arm in filter(None, (body.near_arm, body.far_arm)):
            reach = abs(arm.palm - arm.stated.place)
            assert reach < 1 or arm.stated.fingers is None


@each_body
def test_no_foot_sinks_into_the_floor(name: str) -> None:
    if poses()[name].stages[0]["props"][0]["kind"] != "floor":
        return
    for one in poses()[name].stages:
        body = body_of(one)
        for leg in filter(None, (body.near, body.far)):
            assert min(leg.heel.imag, leg.ball.imag, leg.toe_tip.imag) > -0.8


def test_soleus_stretch_has_the_knee_bent_over_a_flat_foot() -> None:
    for which in ("start", "end"):
        assert is_flat(near("soleus-stretch", which))
    end = near("soleus-stretch")
    assert end.knee_flexion > 50
    assert end.dorsiflexion > 25
    assert near("soleus-stretch", "start").knee.real < end.knee.real
    assert end.knee.real + 6 < prop("soleus-stretch", "wall")["x"]


def test_gastrocnemius_stretch_has_the_back_knee_straight_over_a_flat_foot() -> None:
    for which in ("start", "end"):
        leg = near("gastrocnemius-stretch", which)
        assert is_flat(leg)
        assert leg.knee_flexion < 5
    assert near("gastrocnemius-stretch").dorsiflexion > 20
    far = body_of(stage("gastrocnemius-stretch", "end")).far
    assert far is not None
    assert far.ball.real > near("gastrocnemius-stretch").ball.real + 45
    assert far.knee_flexion > 20


@pytest.mark.parametrize("name", ["seated-calf-stretch", "calf-and-achilles-stretching"])
def test_sitting_calf_stretch_bends_the_foot_up_with_a_straight_knee(name: str) -> None:
    start, end = near(name, "start"), near(name)
    assert max(start.knee_flexion, end.knee_flexion) < 12
    assert end.dorsiflexion > start.dorsiflexion + 20
    assert end.dorsiflexion > 8


def test_heels_sink_below_the_edge_of_the_step() -> None:
    step = prop("achilles-tendon-stretch", "step")["high"]
    start, end = near("achilles-tendon-stretch", "start"), near("achilles-tendon-stretch")
    assert [start.ball.imag, end.ball.imag] == pytest.approx([step, step])
    assert start.heel.imag > step + 8
    assert end.heel.imag < step - 5
    assert end.heel.real < prop("achilles-tendon-stretch", "step")["x"]
    assert end.knee_flexion < 5


def test_ankle_extension_points_the_foot_and_flexion_bends_it_up() -> None:
    assert near("ankle-extension").dorsiflexion < -35
    assert near("ankle-flexion").dorsiflexion > 15
    assert near("ankle-flexion").stated.toes > 10


def test_toe_flexor_stretch_bends_only_the_toes_back() -> None:
    start, end = near("toe-flexor-stretch", "start"), near("toe-flexor-stretch")
    assert end.stated.toes > 55
    assert end.dorsiflexion == pytest.approx(start.dorsiflexion)


def test_toe_extensor_stretch_has_the_upper_side_of_the_toes_on_the_floor() -> None:
    for which in ("start", "end"):
        leg = near("toe-extensor-stretch", which)
        assert leg.toe_tip.real < leg.toe_joint.real - 5
        assert 1 < leg.toe_tip.imag < 3
        assert leg.heel.imag > 10
    start, end = near("toe-extensor-stretch", "start"), near("toe-extensor-stretch")
    assert end.ankle.real > start.ankle.real
    assert end.ankle.imag < start.ankle.imag


def test_hamstring_stretch_straightens_the_lifted_knee() -> None:
    assert near("hamstring-stretch", "start").knee_flexion > 70
    assert near("hamstring-stretch").knee_flexion < 20
    assert near("hamstring-stretch").ankle.imag > 75


def test_big_toe_lies_on_the_roll_with_heel_and_ball_down() -> None:
    for which in ("start", "end"):
        leg = near("big-toe-mobility", which)
        assert is_flat(leg)
        assert leg.stated.toes > 40
        assert leg.toe_tip.imag > 6
    roll, leg = prop("big-toe-mobility", "roll"), near("big-toe-mobility")
    assert roll["at"][1] == roll["radius"]
    along = (complex(*roll["at"]) - leg.toe_joint) / (leg.toe_tip - leg.toe_joint)
    assert 0 < along.real < 1.1
    assert -along.imag * abs(leg.toe_tip - leg.toe_joint) - roll["radius"] == pytest.approx(
        2.4, abs=0.4
    )
    assert leg.knee.real > near("big-toe-mobility", "start").knee.real + 8


def test_pumps_move_only_what_they_are_named_for() -> None:
    assert near("toe-pumps").dorsiflexion == near("toe-pumps", "start").dorsiflexion
    assert near("toe-pumps", "start").stated.toes < -30 < 30 < near("toe-pumps").stated.toes
    assert near("ankle-pumps", "start").dorsiflexion < -30 < 10 < near("ankle-pumps").dorsiflexion
    assert near("ankle-pumps").knee == near("ankle-pumps", "start").knee


def test_short_foot_raises_the_arch_without_curling_the_toes() -> None:
    start, end = near("short-foot", "start"), near("short-foot")
    assert end.stated.arch > 1.5 > start.stated.arch == 0
    assert end.stated.curl == end.stated.toes == 0
    assert is_flat(end)
    assert end.heel == start.heel
    assert end.ball.real < start.ball.real
    assert end.toe_tip.imag == pytest.approx(start.toe_tip.imag)


def test_toe_curls_gather_the_towel_while_the_heel_stays() -> None:
    start, end = near("toe-curls", "start"), near("toe-curls")
    assert end.stated.curl > 60
    assert end.heel == start.heel
    flat, folded = (prop("toe-curls", "towel", which)["folds"] for which in ("start", "end"))
    assert folded[-1][0] < flat[-1][0] - 8
    assert max(y for _, y in folded) > 5 > max(y for _, y in flat)


def test_big_toe_presses_down_while_the_other_toes_stay() -> None:
    start, end = near("big-toe-band-press", "start"), near("big-toe-band-press")
    assert start.stated.toes > 40
    assert end.stated.toes < 5
    assert start.stated.small == end.stated.small == 0
    assert is_flat(start)
    assert is_flat(end)


@pytest.mark.parametrize(("name", "floor"), [("heel-raise", 0), ("heel-raise-on-cushion", 13)])
def test_heels_rise_over_flat_toes_with_a_straight_knee(name: str, floor: float) -> None:
    start, end = near(name, "start"), near(name)
    assert is_flat(start, floor)
    assert end.heel.imag > floor + 9
    assert end.ball == pytest.approx(start.ball)
    assert end.foot + end.stated.toes == pytest.approx(0)
    assert end.knee_flexion < 5


def test_front_heel_stands_right_before_the_other_toes() -> None:
    body = body_of(stage("heel-to-toe-walk", "end"))
    assert body.near is not None
    assert body.far is not None
    gap = (body.near.heel.real - 3.6) - (body.far.toe_tip.real + 1)
    assert abs(gap) < 3


@pytest.mark.parametrize("name", ["ball-massage", "foam-rolling"])
def test_what_rolls_under_the_foot_touches_floor_and_sole(name: str) -> None:
    kind = {"ball-massage": "ball", "foam-rolling": "roller"}[name]
    for which in ("start", "end"):
        rolled, leg = prop(name, kind, which), near(name, which)
        assert rolled["at"][1] == rolled["radius"]
        assert leg.heel.real < rolled["at"][0] < leg.ball.real
        assert leg.heel.imag == pytest.approx(2 * rolled["radius"], abs=1)


def test_big_toe_is_on_the_inner_side_from_above_and_below() -> None:
    def sides(*, sole: bool, left: bool) -> tuple[float, float]:
        shapes = foot_shapes(0, sole=sole, left=left)
        return shapes[0].points[0].real, shapes[8].points[0].real

    for sole, left in ((False, False), (True, True)):
        big, little = sides(sole=sole, left=left)
        assert big < little
    for sole, left in ((True, False), (False, True)):
        big, little = sides(sole=sole, left=left)
        assert big > little


def test_spread_toes_lie_further_apart() -> None:
    def breadth(spread: float) -> float:
        toes = foot_shapes(spread)[:10:2]
        tips = [max(toe.points, key=lambda point: point.imag).real for toe in toes]
        assert tips == sorted(tips)
        return tips[-1] - tips[0]

    assert breadth(1) > breadth(0) + 3


@each_drawing
def test_mirrored_drawing_is_the_other_way_round(name: str) -> None:
    def first(text: str) -> tuple[int, int]:
        found = re.search(r'fill="#E3BC9C"[^>]* d="M(-?\d+) ?(-?\d+)', text)
        assert found
        return int(found[1]), int(found[2])

    plain = first(draw(name, dark=False, still=True))
    mirrored = first(draw(name, dark=False, still=True, mirrored=True))
    assert mirrored[0] == pytest.approx(800 - plain[0], abs=1)
    assert mirrored[1] == pytest.approx(plain[1], abs=1)


def test_lone_leg_is_seen_from_its_inner_side_and_of_two_the_right_one_is_nearer() -> None:
    for name in BODIES:
        alone = body_of(stage(name, "end")).far is None
        assert poses()[name].foot == ("left" if alone else "right"), name


def test_toes_that_pull_stay_while_the_heel_follows() -> None:
    start, end = near("toe-pulling", "start"), near("toe-pulling")
    assert end.stated.curl > 60
    assert abs(end.toe_tip.real - start.toe_tip.real) < 3
    assert end.heel.real > start.heel.real + 3
    assert end.hip.real > start.hip.real


ENTRY = """
[bend]
alt = "A knee bends."
window = [-10, -5, 80]
props = [{ kind = "floor" }, { kind = "ball", at = [0, 4] }]
near = { ball = [10, 0], ankle = 10, knee = 20 }
hold = [1, 2]
end = { near = { knee = 60 }, props = [{}, { at = [8, 4] }] }
"""


def written(folder: Path, content: str) -> Path:
    path = folder / "poses.toml"
    path.write_text(content, encoding="utf-8")
    return path


def refusal(path: Path) -> str:
    with pytest.raises(CatalogueError) as refused:
        load_poses(path)
    return str(refused.value)


def test_end_changes_only_what_it_names(tmp_path: Path) -> None:
    pose = load_poses(written(tmp_path, ENTRY))["bend"]
    start, end = pose.stages
    assert start["near"] == {"ball": [10, 0], "ankle": 10, "knee": 20}
    assert end["near"] == {"ball": [10, 0], "ankle": 10, "knee": 60}
    assert end["props"] == [{"kind": "floor"}, {"kind": "ball", "at": [8, 4]}]
    assert (pose.alt, pose.hold, pose.foot, pose.ghost) == ("A knee bends.", 1 + 2j, "right", True)


def test_moment_on_the_way_lies_in_the_middle_but_for_what_it_names(tmp_path: Path) -> None:
    content = ENTRY + "mid = { near = { ankle = 30 } }\nback = { near = { ankle = 0 } }\n"
    start, mid, end, back = load_poses(written(tmp_path, content))["bend"].stages
    assert mid["near"] == {"ball": [10, 0], "ankle": 30, "knee": 40}
    assert back["near"] == {"ball": [10, 0], "ankle": 0, "knee": 40}
    assert mid["props"][1] == {"kind": "ball", "at": [4, 4]}
    assert (start["near"]["knee"], end["near"]["knee"]) == (20, 60)


def test_body_is_carried_by_its_near_leg(tmp_path: Path) -> None:
    body = body_of(load_poses(written(tmp_path, ENTRY))["bend"].stages[0])
    assert body.near is not None
    assert body.near.hip == body.pelvis
    assert body.near.knee_flexion == pytest.approx(20)
    assert (body.far, body.near_arm, body.far_arm) == (None, None, None)


def test_missing_poses_are_named_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "none.toml"
    assert refusal(path) == (
        f"The exercise catalogue {path} is missing: install footlog again to get it back."
    )


@pytest.mark.parametrize("content", ["[bend", "[bend]\nalt = 'No window.'\n", "bend = 1\n"])
def test_damaged_poses_are_named(tmp_path: Path, content: str) -> None:
    assert "is damaged" in refusal(written(tmp_path, content))
