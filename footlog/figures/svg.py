"""Shapes as SVG: smooth curves in few bytes, two frames as one movement, light and dark."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from footlog.figures.points import Shape

WIDTH, HEIGHT = 800, 600
SECONDS = 5

LIGHT = {
    "ink": "#2A3A3A",
    "skin": "#E3BC9C",
    "skin far": "#C99F7F",
    "shirt": "#7FA3A8",
    "shorts": "#4E6E78",
    "shorts far": "#415D66",
    "hair": "#5B4A42",
    "prop": "#D8D2C4",
    "towel": "#B9CBE0",
    "band": "#8C6BB1",
    "rubber": "#9DB7D5",
    "floor": "#EDE9DF",
    "wall": "#E3DED2",
    "water": "#C5DFEB",
    "grass": "#CFE0BC",
    "shoe": "#F6F4EE",
    "accent": "#D1380B",
    "paper": "#FCFBF8",
}
DARK = LIGHT | {
    "ink": "#E6EAE6",
    "skin": "#A97F62",
    "skin far": "#82614B",
    "shirt": "#44686E",
    "shorts": "#2F4A54",
    "shorts far": "#263D45",
    "hair": "#2E2622",
    "prop": "#4A5153",
    "towel": "#4F6684",
    "band": "#B497DB",
    "rubber": "#55779C",
    "floor": "#242C2E",
    "wall": "#2B3436",
    "water": "#1F4355",
    "grass": "#2F4530",
    "shoe": "#59615F",
    "accent": "#FF9D6B",
    "paper": "#14191A",
}
_MOTION = (
    "<style>.fl-rest{display:none}@media(prefers-reduced-motion:reduce)"
    "{.fl-move{display:none}.fl-rest{display:inline}}</style>"
)
_EASE = ".7 0 .3 1"
_EASE_OVER = ".9 0 1 1;0 0 .1 1"


@dataclass(frozen=True)
class Camera:
    """What of the drawing is seen: the lower left corner and the width in centimetres."""

    left: float
    bottom: float
    wide: float
    mirrored: bool = False

    def seen(self, point: complex) -> complex:
        """Return where `point` is in the picture, x to the right and y down from the top left."""
        scale = WIDTH / self.wide
        x = (point.real - self.left) * scale
        y = HEIGHT - (point.imag - self.bottom) * scale
        return complex(WIDTH - x if self.mirrored else x, y)


def path(points: Sequence[complex], *, smooth: bool, open_: bool) -> str:
    """Return the path data of a control polygon (`smooth`) or of corners, in whole units.

    A smooth path is a uniform quadratic B-spline. Its knots are the middles between two control
    points, so each control point mirrors the one before and only the knots need be written. What
    rounding takes from one knot is made up for by the next.
    """
    if not smooth or len(points) == 2:
        return "M" + "L".join(_pair(point) for point in points) + ("" if open_ else "Z")
    if not open_:
        points = [*points, points[0]]
    start = _round(points[0] if open_ else (points[0] + points[-2]) / 2)
    control = _round(points[1] if open_ else points[0])
    rest = points[2:] if open_ else points[1:]
    data, pen, command = f"M{_pair(start)}", start, f"q{_pair(control - start)} "
    for number, point in enumerate(rest, start=1):
        last = number == len(rest)
        knot = (point if open_ else start) if last else _round((control + point) / 2)
        knot = _round(knot)
        data += command + _pair(knot - pen)
        control, pen, command = 2 * knot - control, knot, "t"
    return data + ("" if open_ else "Z")


def _round(point: complex) -> complex:
    return complex(round(point.real), round(point.imag))


def _pair(point: complex) -> str:
    x, y = round(point.real), round(point.imag)
    return f"{x}{y}" if y < 0 else f"{x} {y}"


def picture(frames: Sequence[Sequence[Shape]], camera: Camera, *, alt: str, dark: bool, still: bool, over: str = "") -> str:
    """Return the SVG of the `frames`: first, (some in between,) last, with equal shapes in each.

    Shapes that differ move to and fro; `still`, and for people who prefer reduced motion, the
    last frame stands over a faint outline of the first.
    """
    colours = DARK if dark else LIGHT
    last = frames[len(frames) // 2]
    ghosts = "".join(
        _element(first, camera, colours, ghost=True, still=still)
        for first, end in zip(frames[0], last, strict=True)
        if first != end and first.line == "ink" and first.fill and "skin" in first.fill
    )
    drawn = [_drawn(list(moments), camera, colours, still=still) for moments in zip(*frames, strict=True)]
    behind = next((n for n, shape in enumerate(last) if shape.fill.startswith("skin")), 0)
    body = "".join([*drawn[:behind], ghosts, *drawn[behind:]])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{escape(alt)}" stroke-linecap="round" stroke-linejoin="round">'
        f"{'' if still else _MOTION}{body}{over}</svg>"
    )


def _drawn(moments: list[Shape], camera: Camera, colours: dict[str, str], *, still: bool) -> str:
    last = moments[len(moments) // 2]
    if still or all(moment == moments[0] for moment in moments):
        return _element(last, camera, colours)
    there = [_data(moment, camera) for moment in moments]
    values = ";".join([*there, there[0]])
    splines = _EASE if len(there) == 2 else _EASE_OVER
    move = (
        f'<animate attributeName="d" dur="{SECONDS}s" repeatCount="indefinite" calcMode="spline" '
        f'keySplines="{splines};{splines}" values="{values}"/>'
    )
    look = _look(moments[0], colours)
    return (
        f'<path class="fl-move"{look}>{move}</path>'
        f'<path class="fl-rest"{look} d="{_data(last, camera)}"/>'
    )


def _element(shape: Shape, camera: Camera, colours: dict[str, str], *, ghost: bool = False, still: bool = True) -> str:
    data = _data(shape, camera)
    if ghost:
        hidden = "" if still else ' class="fl-rest"'
        return f'<path{hidden} fill="none" stroke="{colours["ink"]}" stroke-dasharray="3 10" opacity=".55" stroke-width="3" d="{data}"/>'
    return f'<path{_look(shape, colours)} d="{data}"/>'


def _look(shape: Shape, colours: dict[str, str]) -> str:
    fill = colours[shape.fill] if shape.fill else "none"
    look = f' fill="{fill}"'
    if shape.line:
        look += f' stroke="{colours[shape.line]}" stroke-width="{shape.weight:g}"'
    if shape.dashes:
        look += f' stroke-dasharray="{shape.dashes}"'
    return look + (f' opacity="{shape.opacity:g}"' if shape.opacity != 1 else "")


def _data(shape: Shape, camera: Camera) -> str:
    seen = [camera.seen(point) for point in shape.points]
    return path(seen, smooth=shape.smooth, open_=shape.open)


def words(text: str, place: complex, camera: Camera, *, dark: bool) -> str:
    """Return a label in a small rounded box with its middle at `place`."""
    colours = DARK if dark else LIGHT
    spot, wide = camera.seen(place), 18 * len(text) + 44
    return (
        f'<rect x="{spot.real - wide / 2:.0f}" y="{spot.imag - 28:.0f}" width="{wide}" height="56" '
        f'rx="28" fill="{colours["paper"]}" stroke="{colours["accent"]}" stroke-width="4"/>'
        f'<text x="{spot.real:.0f}" y="{spot.imag + 11:.0f}" text-anchor="middle" fill="{colours["ink"]}" '
        f'font-family="system-ui,sans-serif" font-size="32" font-weight="600">{escape(text)}</text>'
    )


def arrow(points: Sequence[complex], unit: float) -> list[Shape]:
    """Return an arrow along `points` on a halo; `unit` is a unit of the picture in centimetres."""
    ahead = (points[-1] - points[-2]) / abs(points[-1] - points[-2]) * unit
    tip = tuple(points[-1] + corner * ahead for corner in (26, -6 + 18j, -6 - 18j))
    return [
        Shape(tuple(points), line="paper", weight=22, open=True),
        Shape(tip, "paper", "paper", weight=12, smooth=False),
        Shape(tuple(points), line="accent", weight=10, open=True),
        Shape(tip, "accent", "accent", smooth=False),
    ]
