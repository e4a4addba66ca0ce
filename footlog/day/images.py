"""Where the browser finds the picture or the drawing of an exercise."""

from base64 import b64encode
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from hashlib import sha256

from footlog import __version__
from footlog.day.rows import Data
from footlog.domain.catalogue import CatalogueError
from footlog.domain.exercises import Exercise
from footlog.drawings.drawing import draw, poses
from footlog.paths import poses_path

_LOOKS = {
    "light": (False, False),
    "dark": (True, False),
    "light_moving": (False, True),
    "dark_moving": (True, True),
}


def addresses(exercise: Exercise) -> Data | None:
    """Return where footlog serves the exercise's images, by look; None when it has none.

    An address changes when its image does, so that browsers may store it for ever.
    """
    if exercise.picture:
        address = f"/picture/{exercise.id}?v={exercise.picture.sha256}"
        return dict.fromkeys(_LOOKS, address) | {"alt": f"{exercise.name}, own picture"}
    return _drawn(exercise, _address)


def contents(exercise: Exercise) -> Data | None:
    """Return the exercise's images themselves, by look, for a page without footlog's own routes."""
    if exercise.picture and exercise.picture.content:
        image = _as_address("image/jpeg", exercise.picture.content)
        return dict.fromkeys(_LOOKS, image) | {"alt": f"{exercise.name}, own picture"}
    return _drawn(exercise, _content)


def drawing(name: str, *, dark: bool, moving: bool) -> str | None:
    """Return the SVG of the pose; None when there is no such pose.

    Whether it is shown moving, the page decides: not to people who prefer reduced motion, unless
    they ask.
    """
    return draw(name, dark=dark, still=not moving, always=True) if name in poses() else None


def _drawn(exercise: Exercise, image: Callable[[str, bool, bool], str]) -> Data | None:
    name = exercise.drawing
    with suppress(CatalogueError):
        if name and name in poses():
            found = {look: image(name, dark, moving) for look, (dark, moving) in _LOOKS.items()}
            return found | {"alt": poses()[name].alt}
    return None


def _address(name: str, dark: bool, moving: bool) -> str:  # noqa: FBT001 - as a look has them
    return f"/drawing/{name}.svg?dark={dark:d}&moving={moving:d}&v={_version()}"


@cache
def _version() -> str:
    """Return what changes when the drawings can have changed."""
    return sha256(poses_path().read_bytes() + __version__.encode()).hexdigest()[:12]


def _content(name: str, dark: bool, moving: bool) -> str:  # noqa: FBT001
    svg = draw(name, dark=dark, still=not moving, always=True)
    return _as_address("image/svg+xml", svg.encode())


def _as_address(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{b64encode(content).decode()}"
