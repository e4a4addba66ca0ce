"""The drawing of an exercise: its pose, seen from the side, from above or from below."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from footlog.drawings.above import foot_shapes, spacer_shapes
from footlog.drawings.body import arm_shapes, head_shapes, leg_shapes, mark_shape, trunk_shapes
from footlog.drawings.points import FINE, Camera, Shape, Style, arrow, at
from footlog.drawings.poses import Moment, Pose, body_of, load_poses
from footlog.drawings.props import prop_shapes
from footlog.drawings.skeleton import Posture
from footlog.drawings.svg import picture
from footlog.paths import poses_path


def poses() -> dict[str, Pose]:
    """Return the shipped poses by id: one for each exercise of the catalogue, and general ones."""
    return load_poses(poses_path())


def general_poses() -> dict[str, str]:
    """Return the labels, by id, of the poses that fit many exercises: for the person's own."""
    return {name: pose.label for name, pose in poses().items() if pose.label}


def draw(name: str, *, dark: bool, still: bool = False, mirrored: bool = False) -> str:
    """Return the SVG of the pose `name`, which is an exercise's id or a general pose.

    It shows the right foot, `mirrored` the left one. It moves gently between start and end, and
    stands still for people who prefer reduced motion; `still` it never moves (for print). It
    holds no script, no id, no font and nothing that would be fetched. Raises KeyError for a name
    without a pose, CatalogueError when the poses cannot be read.
    """
    return _drawing(poses_path(), name, Style(dark, still), mirrored=mirrored)


@cache
def _drawing(path: Path, name: str, style: Style, *, mirrored: bool) -> str:
    pose = load_poses(path)[name]
    camera = Camera(*pose.window, mirrored=mirrored != (pose.foot == "left"))
    moments = [
        [shape for shape in _shapes(moment, camera.unit) if camera.near or shape.weight != FINE]
        for moment in pose.moments
    ]
    return picture(moments, camera, replace(style, ghost=pose.ghost), pose.alt, pose.hold)


def _shapes(moment: Moment, unit: float) -> list[Shape]:
    shapes = _feet(moment) if "feet" in moment else _body(moment)
    arrows = [arrow([at(point) for point in way], unit) for way in moment.get("arrows", ())]
    return [*shapes, *(shape for pointing in arrows for shape in pointing)]


def _feet(moment: Moment) -> list[Shape]:
    shapes = _props(moment, "back", {})
    for foot in moment["feet"]:
        spread, left, place = foot.get("spread", 0), foot.get("left", False), at(foot["at"])
        drawn = foot_shapes(spread, sole=moment.get("sole", False), left=left)
        shapes += [shape.moved(place) for shape in drawn]
        if "spacers" in foot:
            place += at(foot["spacers"])
            shapes += [shape.moved(place) for shape in spacer_shapes(spread, left=left)]
    return shapes


def _body(moment: Moment) -> list[Shape]:
    """Return the shapes from the back to the front."""
    body = body_of(moment)
    return [
        *_props(moment, "back", body.places),
        *_behind(body, trunk=moment.get("trunk", True)),
        *_near_leg(moment, body),
        *_props(moment, "leg", body.places),
        *_arms_in_front(body, trunk=moment.get("trunk", True)),
        *_props(moment, "front", body.places),
    ]


def _props(moment: Moment, layer: str, places: Mapping[str, complex]) -> list[Shape]:
    return [
        shape
        for prop in moment.get("props", ())
        if prop.get("layer", "back") == layer
        for shape in prop_shapes(prop, places)
    ]


def _behind(body: Posture, *, trunk: bool) -> list[Shape]:
    leg = leg_shapes(body.far, far=True) if body.far else []
    if not trunk:
        return leg
    arm = arm_shapes(body.far_arm, far=True) if body.far_arm else []
    return [*arm, *leg, *head_shapes(body), *trunk_shapes(body)]


def _near_leg(moment: Moment, body: Posture) -> list[Shape]:
    if body.near is None:
        return []
    arm = body.near_arm
    under = arm_shapes(arm) if arm and arm.stated.under else []
    marks = [mark_shape(body.near, target) for target in moment.get("targets", ())]
    return [*under, *leg_shapes(body.near), *marks]


def _arms_in_front(body: Posture, *, trunk: bool) -> list[Shape]:
    near = body.near_arm if body.near_arm and not body.near_arm.stated.under else None
    arms = [near] if trunk else [body.far_arm, near]
    return [shape for arm in arms if arm for shape in arm_shapes(arm)]
