"""The poses of the exercises, read from `poses.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from footlog.domain.catalogue import CatalogueError
from footlog.drawings.points import at
from footlog.drawings.skeleton import Hand, Leg, Posture, posture

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
