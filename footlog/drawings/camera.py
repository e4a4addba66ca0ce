"""What of a drawing is seen, and how the picture is made."""

from dataclasses import dataclass

from footlog.drawings.palette import DARK, LIGHT

WIDTH, HEIGHT = 800, 600
"""The units of a picture."""

_NEAR = 200
"""Centimetres across from which on fingernails are too small to be seen."""


@dataclass(frozen=True)
class Camera:
    """What of a drawing is seen: the lower left corner and the width in centimetres."""

    left: float
    bottom: float
    wide: float
    mirrored: bool = False

    @property
    def unit(self) -> float:
        """A unit of the picture in centimetres."""
        return self.wide / WIDTH

    @property
    def near(self) -> bool:
        """Tell whether fingernails can be made out."""
        return self.wide < _NEAR

    def seen(self, point: complex) -> complex:
        """Return where `point` is in the picture, x to the right and y down from the top left."""
        x = (point.real - self.left) / self.unit
        y = HEIGHT - (point.imag - self.bottom) / self.unit
        return complex(WIDTH - x if self.mirrored else x, y)


@dataclass(frozen=True)
class Style:
    """How a picture is made: on a `dark` page, `still` in place of moving, with a `ghost`.

    The ghost is the faint outline of the start where the picture stands still.
    """

    dark: bool
    still: bool = False
    ghost: bool = True

    @property
    def colours(self) -> dict[str, str]:
        """The palette of the page."""
        return DARK if self.dark else LIGHT
