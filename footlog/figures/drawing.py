"""The drawing of an exercise: its pose read from data, its two frames, its SVG."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from footlog.figures import body, svg
from footlog.figures.above import foot_shapes, spacer_shapes
from footlog.figures.points import Shape, at, heading
from footlog.figures.props import prop_shapes
from footlog.figures.skeleton import (
    ArmJoints,
    Hand,
    Leg,
    LegJoints,
    arm_joints,
    leg_joints,
    supported_pelvis,
)
from footlog.places import app_folder

GENERIC = ("standing", "sitting", "lying")
Frame = Mapping[str, Any]


@cache
def poses() -> dict[str, Any]:
    return tomllib.loads((app_folder() / "data" / "poses.toml").read_text("utf-8"))


def merged(base: Any, over: Any) -> Any:
    if isinstance(base, dict) and isinstance(over, dict):
        return {key: merged(base.get(key), over[key]) if key in over else base[key] for key in base | over}
    if isinstance(base, list) and isinstance(over, list) and base and isinstance(base[0], dict):
        return [merged(one, other) for one, other in zip(base, over)] + base[len(over):]
    return base if over is None else over


def between(one: Any, other: Any) -> Any:
    if isinstance(one, dict):
        return {key: between(one[key], other[key]) for key in other if key in one}
    if isinstance(one, list):
        return [between(a, b) for a, b in zip(one, other, strict=True)]
    if isinstance(one, (int, float)) and not isinstance(one, bool):
        return (one + other) / 2
    return other


class Posed:
    """A body in place."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        near, far = (leg_of(frame.get(side)) for side in ("near", "far"))
        self.lean = frame.get("lean", 0)
        if "pelvis" in frame:
            self.pelvis = at(frame["pelvis"])
        else:
            carrier = next(leg for leg in (near, far) if leg and leg.knee is not None and leg.ankle is not None and (leg.heel is not None or leg.ball is not None))
            self.pelvis = supported_pelvis(carrier)
        self.near = leg_joints(near, self.pelvis, self.lean) if near else None
        self.far = leg_joints(far, self.pelvis + 1.5 + 0j, self.lean) if far else None
        self.shoulder = self.pelvis + 42.5 * heading(90 - self.lean)
        if "shoulder" in frame:
            self.shoulder = at(frame["shoulder"])
        self.near_arm = self._arm("near_hand")
        self.far_arm = self._arm("far_hand")

    def _arm(self, name: str) -> ArmJoints | None:
        stated = self.frame.get(name)
        if stated is None:
            return None
        stated = {key: at(value) if key in {"place", "shoulder"} else value for key, value in stated.items()}
        hand = Hand(**stated)
        return arm_joints(hand, hand.shoulder if hand.shoulder is not None else self.shoulder)

    @property
    def places(self) -> dict[str, complex]:
        found: dict[str, complex] = {}
        for name, leg in (("near", self.near), ("far", self.far)):
            if leg:
                found |= {f"{name}.ball": leg.ball, f"{name}.heel": leg.heel, f"{name}.ankle": leg.ankle, f"{name}.knee": leg.knee, f"{name}.toe": leg.toe_joint + 5 * heading(leg.foot + leg.pose.toes),
                          f"{name}.under": leg.spot(9.5-8.6j), f"{name}.over": leg.spot(10.5-3.2j), f"{name}.bigtoe": leg.toe_joint + (4.5 + 1.8j) * heading(leg.foot + leg.pose.toes)}
        for name, arm in (("near_hand", self.near_arm), ("far_hand", self.far_arm)):
            if arm:
                found[name] = arm.wrist + 5 * heading(arm.fingers)
        return found


def leg_of(stated: Frame | None) -> Leg | None:
    if stated is None:
        return None
    return Leg(**{key: at(value) if key in {"heel", "ball", "root"} else value for key, value in stated.items()})


def shapes_of(frame: Frame, unit: float) -> list[Shape]:
    if frame.get("view") in {"top", "sole"}:
        return above_shapes(frame, unit)
    posed = Posed(frame)
    places = posed.places

    def props(layer: str) -> list[Shape]:
        return [shape for prop in frame.get("props", ()) if prop.get("layer", "back") == layer for shape in prop_shapes(prop, places)]

    shapes = props("back")
    if posed.far_arm and frame.get("trunk", True):
        shapes += body.arm_shapes(posed.far_arm, "skin far")
    if posed.far:
        shapes += body.leg_shapes(posed.far, "skin far", "shorts far")
    if frame.get("trunk", True):
        shapes += body.head_shapes(posed.pelvis, posed.lean, frame.get("nod", 0))
    shapes += props("middle")
    if frame.get("trunk", True):
        shapes += body.trunk_shapes(posed.pelvis, posed.lean)
    if posed.near_arm and frame["near_hand"].get("under"):
        shapes += body.arm_shapes(posed.near_arm, "skin")
    if posed.near:
        shapes += body.leg_shapes(posed.near, "skin", "shorts")
        for target in frame.get("targets", ()):
            shapes += body.mark_shapes(posed.near, target)
    shapes += props("over")
    if posed.far_arm and not frame.get("trunk", True):
        shapes += body.arm_shapes(posed.far_arm, "skin")
    if posed.near_arm and not frame["near_hand"].get("under"):
        shapes += body.arm_shapes(posed.near_arm, "skin")
    shapes += props("front")
    for way in frame.get("arrows", ()):
        shapes += svg.arrow([at(point) for point in way], unit)
    return shapes


def above_shapes(frame: Frame, unit: float) -> list[Shape]:
    shapes = [shape for prop in frame.get("props", ()) if prop.get("layer", "back") == "back" for shape in prop_shapes(prop, {})]
    for foot in frame["feet"]:
        shapes += foot_shapes(spread=foot.get("spread", 0), sole=frame["view"] == "sole", place=at(foot["at"]), left=foot.get("left", False))
        if "spacers" in foot:
            shapes += spacer_shapes(spread=foot.get("spread", 0), place=at(foot["at"]) + at(foot["spacers"]), left=foot.get("left", False))
    shapes += [shape for prop in frame.get("props", ()) if prop.get("layer", "back") == "front" for shape in prop_shapes(prop, {})]
    for way in frame.get("arrows", ()):
        shapes += svg.arrow([at(point) for point in way], unit)
    return shapes


def posed(name: str, which: str = "end") -> Posed:
    return Posed(frames_of(poses()[name])[0 if which == "start" else (len(frames_of(poses()[name]))//2)])


def frames_of(entry: Frame) -> list[Frame]:
    base = {key: value for key, value in entry.items() if key not in {"start", "end", "mid", "back"}}
    start = merged(base, entry.get("start", {}))
    end = merged(start, entry.get("end", {}))
    if not entry.get("arc") and "mid" not in entry:
        return [start, end]
    middle = merged(between(start, end), entry.get("mid", {}))
    back = merged(between(start, end), entry["back"]) if "back" in entry else middle
    return [start, middle, end, back]


def draw(name: str, *, dark: bool, still: bool = False, mirrored: bool = False) -> str:
    """Return the SVG of an exercise."""
    entry = poses()[name]
    left, bottom, wide = entry["window"]
    camera = svg.Camera(left, bottom, wide, mirrored=mirrored != (entry.get("foot", "right") == "left"))
    frames = [shapes_of(frame, wide / svg.WIDTH) for frame in frames_of(entry)]
    over = svg.words("hold", at(entry["hold"]), camera, dark=dark) if "hold" in entry else ""
    return svg.picture(frames, camera, alt=entry["alt"], dark=dark, still=still, over=over)
