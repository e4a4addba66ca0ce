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

Moment = Mapping[str, Any]
"""What the file says of one moment of a movement."""

_MOMENTS = ("start", "end", "mid", "back")
_POINTS = {"heel", "ball", "root", "place", "shoulder"}
_WRONG = (KeyError, TypeError, ValueError)


@dataclass(frozen=True)
class Pose:
    """A pose: what is seen of it, its moments, its text alternative.

    `window` is the lower left corner and the width in centimetres, `foot` the side that is drawn
    without mirroring, `label` the name of a pose that fits many exercises, else empty.
    """

    alt: str
    window: tuple[float, float, float]
    moments: tuple[Moment, ...]
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


def body_of(moment: Moment) -> Posture:
    """Return the body of `moment` in place."""
    near, far = (_leg(moment.get(side)) for side in ("near", "far"))
    hands = (_hand(moment.get("near_hand")), _hand(moment.get("far_hand")))
    pelvis = at(moment["pelvis"]) if "pelvis" in moment else None
    return posture(near, far, hands, (pelvis, moment.get("lean", 0), moment.get("nod", 0)))


def _pose(entry: Moment) -> Pose:
    return Pose(
        alt=entry["alt"],
        window=tuple(entry["window"]),
        moments=_moments(entry),
        foot=entry.get("foot", "right"),
        hold=at(entry["hold"]) if "hold" in entry else None,
        ghost=entry.get("ghost", True),
        label=entry.get("label", ""),
    )


def _moments(entry: Moment) -> tuple[Moment, ...]:
    """Return start and end, or start, a moment on the way, end, a moment on the way back."""
    base = {key: value for key, value in entry.items() if key not in _MOMENTS}
    start = _over(base, entry.get("start", {}))
    end = _over(start, entry.get("end", {}))
    if "mid" not in entry:
        return (start, end)
    between = _halfway(start, end)
    ways = [_over(between, entry[way]) for way in ("mid", "back") if way in entry]
    return (start, ways[0], end, ways[-1])


def _over(base: Moment, changed: Moment) -> Moment:
    return {**base, **{key: _changed(base.get(key), value) for key, value in changed.items()}}


def _changed(old: object, new: object) -> object:
    if isinstance(old, dict) and isinstance(new, dict):
        return _over(old, new)
    if isinstance(old, list) and isinstance(new, list) and any(isinstance(n, dict) for n in new):
        return [_changed(one, other) for one, other in zip(old, new, strict=True)]
    return new


def _halfway(start: Moment, end: Moment) -> Moment:
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


def _leg(stated: Moment | None) -> Leg | None:
    return None if stated is None else Leg(**_with_points(stated))


def _hand(stated: Moment | None) -> Hand | None:
    return None if stated is None else Hand(**_with_points(stated))


def _with_points(stated: Moment) -> dict[str, Any]:
    return {key: at(value) if key in _POINTS else value for key, value in stated.items()}
