"""The poses of exercises, read from `poses.toml`, and their drawings."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from footlog.domain.catalogue import CatalogueError
from footlog.drawings.body import (
    arm_shapes,
    foot_shapes,
    head_shapes,
    leg_shapes,
    mark_shape,
    spacer_shapes,
    trunk_shapes,
)
from footlog.drawings.points import FINE, Camera, Shape, Style, arrow, at
from footlog.drawings.props import prop_shapes
from footlog.drawings.skeleton import Hand, Leg, Posture, posture
from footlog.drawings.svg import movement_svg
from footlog.paths import poses_path

Stage = Mapping[str, Any]
"""What the file says of one stage of a movement."""

_STAGES = ("start", "end", "mid", "back")
_POINTS = {"heel", "ball", "root", "place", "shoulder"}
_WRONG = (KeyError, TypeError, ValueError)


@dataclass(frozen=True)
class Pose:
    """A pose: what is seen of it, its stages, its text alternative.

    `window` is the lower left corner and the width in centimetres, `foot` the side that is drawn
    without mirroring, `label` the name of a pose that fits many exercises, else empty.
    """

    alt: str
    window: tuple[float, float, float]
    stages: tuple[Stage, ...]
    foot: str = "right"
    hold: complex | None = None
    ghost: bool = True
    label: str = ""


def poses() -> dict[str, Pose]:
    """Return the shipped poses by id: one for each exercise of the catalogue, and general ones."""
    return load_poses(poses_path())


def general_poses() -> dict[str, str]:
    """Return the labels, by id, of the poses that fit many exercises: for the person's own."""
    return {name: pose.label for name, pose in poses().items() if pose.label}


def draw(
    name: str, *, dark: bool, still: bool = False, mirrored: bool = False, always: bool = False
) -> str:
    """Return the SVG of the pose `name`, which is an exercise's id or a general pose.

    It shows the right foot, `mirrored` the left one. It moves gently between start and end, and
    stands still for people who prefer reduced motion, unless it `always` moves because they asked;
    `still` it never moves (for print). It contains no script, no id, no font and nothing that would
    be fetched. Raises KeyError for a name without a pose, CatalogueError when the poses cannot be
    read.
    """
    return _drawing(poses_path(), name, Style(dark, still, always=always), mirrored=mirrored)


@cache
def load_poses(path: Path) -> dict[str, Pose]:
    """Return the poses at `path` by id; raise CatalogueError when they are missing or damaged."""
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))
        return {name: _pose(entry) for name, entry in entries.items()}
    except FileNotFoundError:
        raise CatalogueError(path, "is missing") from None
    except (OSError, *_WRONG) as error:
        raise CatalogueError(path, f"is damaged ({error})") from None


def body_of(stage: Stage) -> Posture:
    """Return the body of `stage` in place."""
    near, far = (_leg(stage.get(side)) for side in ("near", "far"))
    hands = (_hand(stage.get("near_hand")), _hand(stage.get("far_hand")))
    pelvis = at(stage["pelvis"]) if "pelvis" in stage else None
    return posture(near, far, hands, (pelvis, stage.get("lean", 0), stage.get("nod", 0)))


@cache
def _drawing(path: Path, name: str, style: Style, *, mirrored: bool) -> str:
    pose = load_poses(path)[name]
    camera = Camera(*pose.window, mirrored=mirrored != (pose.foot == "left"))
    stages = [
        [shape for shape in _shapes(stage, camera.unit) if camera.near or shape.weight != FINE]
        for stage in pose.stages
    ]
    return movement_svg(stages, camera, replace(style, ghost=pose.ghost), pose.alt, pose.hold)


def _shapes(stage: Stage, unit: float) -> list[Shape]:
    shapes = _feet(stage) if "feet" in stage else _body(stage)
    arrows = [arrow([at(point) for point in way], unit) for way in stage.get("arrows", ())]
    return [*shapes, *(shape for pointing in arrows for shape in pointing)]


def _feet(stage: Stage) -> list[Shape]:
    shapes = _props(stage, "back", {})
    for foot in stage["feet"]:
        spread, left, place = foot.get("spread", 0), foot.get("left", False), at(foot["at"])
        drawn = foot_shapes(spread, sole=stage.get("sole", False), left=left)
        shapes += [shape.moved(place) for shape in drawn]
        if "spacers" in foot:
            place += at(foot["spacers"])
            shapes += [shape.moved(place) for shape in spacer_shapes(spread, left=left)]
    return shapes


def _body(stage: Stage) -> list[Shape]:
    """Return the shapes from the back to the front."""
    body = body_of(stage)
    return [
        *_props(stage, "back", body.places),
        *_behind(body, trunk=stage.get("trunk", True)),
        *_near_leg(stage, body),
        *_props(stage, "leg", body.places),
        *_arms_in_front(body, trunk=stage.get("trunk", True)),
        *_props(stage, "front", body.places),
    ]


def _props(stage: Stage, layer: str, places: Mapping[str, complex]) -> list[Shape]:
    return [
        shape
        for prop in stage.get("props", ())
        if prop.get("layer", "back") == layer
        for shape in prop_shapes(prop, places)
    ]


def _behind(body: Posture, *, trunk: bool) -> list[Shape]:
    leg = leg_shapes(body.far, far=True) if body.far else []
    if not trunk:
        return leg
    arm = arm_shapes(body.far_arm, far=True) if body.far_arm else []
    return [*arm, *leg, *head_shapes(body), *trunk_shapes(body)]


def _near_leg(stage: Stage, body: Posture) -> list[Shape]:
    if body.near is None:
        return []
    arm = body.near_arm
    under = arm_shapes(arm) if arm and arm.stated.under else []
    marks = [mark_shape(body.near, target) for target in stage.get("targets", ())]
    return [*under, *leg_shapes(body.near), *marks]


def _arms_in_front(body: Posture, *, trunk: bool) -> list[Shape]:
    near = body.near_arm if body.near_arm and not body.near_arm.stated.under else None
    arms = [near] if trunk else [body.far_arm, near]
    return [shape for arm in arms if arm for shape in arm_shapes(arm)]


def _pose(entry: Stage) -> Pose:
    return Pose(
        alt=entry["alt"],
        window=tuple(entry["window"]),
        stages=_stages(entry),
        foot=entry.get("foot", "right"),
        hold=at(entry["hold"]) if "hold" in entry else None,
        ghost=entry.get("ghost", True),
        label=entry.get("label", ""),
    )


def _stages(entry: Stage) -> tuple[Stage, ...]:
    """Return start and end, or start, a stage on the way, end, a stage on the way back."""
    base = {key: value for key, value in entry.items() if key not in _STAGES}
    start = _over(base, entry.get("start", {}))
    end = _over(start, entry.get("end", {}))
    if "mid" not in entry:
        return (start, end)
    between = _halfway(start, end)
    ways = [_over(between, entry[way]) for way in ("mid", "back") if way in entry]
    return (start, ways[0], end, ways[-1])


def _over(base: Stage, changed: Stage) -> Stage:
    return {**base, **{key: _changed(base.get(key), value) for key, value in changed.items()}}


def _changed(old: object, new: object) -> object:
    if isinstance(old, dict) and isinstance(new, dict):
        return _over(old, new)
    if isinstance(old, list) and isinstance(new, list) and any(isinstance(n, dict) for n in new):
        return [_changed(one, other) for one, other in zip(old, new, strict=True)]
    return new


def _halfway(start: Stage, end: Stage) -> Stage:
    return {key: _middle(start.get(key), value) for key, value in end.items()}


def _middle(one: object, other: object) -> object:
    match one, other:
        case dict(), dict():
            return _halfway(one, other)
        case list(), list():
            return [_middle(a, b) for a, b in zip(one, other, strict=True)]
        case (bool(), _) | (str(), _):
            return other
        case ((int() | float()), (int() | float())):
            return (one + other) / 2
    return other


def _leg(stated: Stage | None) -> Leg | None:
    return None if stated is None else Leg(**_with_points(stated))


def _hand(stated: Stage | None) -> Hand | None:
    return None if stated is None else Hand(**_with_points(stated))


def _with_points(stated: Stage) -> dict[str, Any]:
    return {key: at(value) if key in _POINTS else value for key, value in stated.items()}
