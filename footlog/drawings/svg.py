"""Shapes as SVG: smooth curves in few bytes, and movements."""

from cmath import phase
from collections.abc import Sequence
from html import escape
from itertools import groupby
from math import degrees
from typing import NamedTuple

from footlog.drawings.points import HEIGHT, WEIGHT, WIDTH, Camera, Shape, Style

_FEWEST = 3
"""Points of a curve; fewer make a line."""
_CLOSE = 0.5
"""How far a point may be from its place, in units of the picture."""
_NO_TURN = 1e-9
"""A smaller turn, in radians, is only rounding."""
SECONDS = 5
"""How long a movement takes there and back."""

_ALWAYS = "<style>.fl-rest{display:none}</style>"
_MOTION = (
    "<style>.fl-rest{display:none}@media(prefers-reduced-motion:reduce)"
    "{.fl-move{display:none}.fl-rest{display:inline}}</style>"
)
_EASE = {2: ".7 0 .3 1;.7 0 .3 1", 4: ".9 0 1 1;0 0 .1 1;.9 0 1 1;0 0 .1 1"}
"""How a movement gathers and loses speed between its stages, by their number."""
_HOLD = (
    "v-44m0 28q0-12 11-12t11 12v16m14-15a11 15 0 1 0 22 0a11 15 0 1 0-22 0"
    "m37 15v-44m34 29a11 15 0 1 0-22 0a11 15 0 1 0 22 0m0 15v-44"
)
"""The word "hold" as lines: a font would differ, and be missing in print."""


class _Drawn(NamedTuple):
    """A shape as it is at the end, as it moves, and the movement that it shares with others."""

    rest: str
    moving: str
    movement: str = ""

    @property
    def stands(self) -> bool:
        return self.rest == self.moving and not self.movement


def movement_svg(
    stages: Sequence[Sequence[Shape]],
    camera: Camera,
    style: Style,
    alt: str,
    hold: complex | None = None,
) -> str:
    """Return the SVG of the `stages` of a movement, with the same shapes in each.

    There are two (start, end) or four (start, on the way, end, on the way back). Shapes that
    differ move to and fro. Where the style is `still`, and for people who prefer reduced motion,
    the end stands over a faint outline of the start. `alt` is the text alternative, `hold` where
    the label stands that says so.
    """
    end = stages[len(stages) // 2]
    drawn = [_drawn(shapes, camera, style) for shapes in zip(*stages, strict=True)]
    ghosts = [
        _ghost(shape, camera, style)
        for shape, last in zip(stages[0], end, strict=True)
        if style.ghost and shape != last and shape.line and shape.fill.startswith("skin")
    ]
    behind = next(number for number, shape in enumerate(end) if shape.fill.startswith("skin"))
    label = "" if hold is None else _label(camera.seen(hold), style)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{escape(alt)}" fill="none" stroke="{style.colours["ink"]}" '
        f'stroke-width="{WEIGHT:g}" stroke-linecap="round" stroke-linejoin="round">'
        f"{'' if style.still else _ALWAYS if style.always else _MOTION}"
        f"{_joined(drawn[:behind])}{''.join(ghosts)}{_joined(drawn[behind:])}{label}</svg>"
    )


def stiff_motion(stages: Sequence[Sequence[complex]]) -> tuple[str, str] | None:
    """Return the kind and the values of an animateTransform of the shape as it is at the end.

    `stages` are its points at each stage, the end in the middle. None: it changes its form, or
    turns about several points.
    """
    end = stages[len(stages) // 2]
    turns = [_turn(stage, end) for stage in stages]
    if not all(
        abs(there - stage[0] - (here - end[0]) * turn) < _CLOSE
        for stage, turn in zip(stages, turns, strict=True)
        for there, here in zip(stage, end, strict=True)
    ):
        return None
    ways = [stage[0] - end[0] for stage in stages]
    if all(abs(turn - 1) < _NO_TURN for turn in turns):
        return "translate", _loop([f"{way.real:.0f} {way.imag:.0f}" for way in ways])
    middles = [
        (stage[0] - turn * end[0]) / (1 - turn)
        for stage, turn in zip(stages, turns, strict=True)
        if abs(turn - 1) >= _NO_TURN
    ]
    if len(middles) > 1:
        return None
    x, y = round(middles[0].real), round(middles[0].imag)
    return "rotate", _loop([f"{degrees(phase(turn)):.3f} {x} {y}" for turn in turns])


def path(points: Sequence[complex], *, smooth: bool, is_open: bool) -> str:
    """Return the path data of a control polygon (`smooth`) or of corners, in whole units.

    A smooth path is a uniform quadratic B-spline. Its knots are the middles between two control
    points, so each control point mirrors the one before and only the knots need be written. What
    rounding takes from one knot is made up for by the next.
    """
    if not smooth or len(points) < _FEWEST:
        return "M" + "L".join(_pair(point) for point in points) + ("" if is_open else "Z")
    ring = points if is_open else [(points[0] + points[-1]) / 2, *points]
    pen, control = _rounded(ring[0]), _rounded(ring[1])
    data = f"M{_pair(pen)}q{_pair(control - pen)} "
    start = pen
    for point in ring[2:-1] if is_open else ring[2:]:
        knot = _rounded((control + point) / 2)
        data += f"{_pair(knot - pen)}t"
        pen, control = knot, 2 * knot - control
    last = _rounded(ring[-1]) if is_open else start
    return data + _pair(last - pen) + ("" if is_open else "Z")


def _drawn(stages: Sequence[Shape], camera: Camera, style: Style) -> _Drawn:
    end = stages[len(stages) // 2]
    look = _look(end, style.colours)
    rest = f'<path{look} d="{_data(end, camera)}"/>'
    if style.still or all(stage == end for stage in stages):
        return _Drawn(rest, rest)
    timing = (
        f'dur="{SECONDS}s" repeatCount="indefinite" calcMode="spline" '
        f'keySplines="{_EASE[len(stages)]}"'
    )
    seen = [[camera.seen(point) for point in stage.points] for stage in stages]
    if stiff := stiff_motion(seen):
        kind, values = stiff
        turning = f'attributeName="transform" type="{kind}" {timing} values="{values}"'
        return _Drawn(rest, rest, f"<animateTransform {turning}/>")
    values = ";".join(_data(stage, camera) for stage in (*stages, stages[0]))
    bending = f'attributeName="d" {timing} values="{values}"'
    return _Drawn(rest, f"<path{look}><animate {bending}/></path>")


def _joined(drawn: Sequence[_Drawn]) -> str:
    """Return the shapes in their order; neighbours that move alike share a group."""
    text = ""
    for stands, group in groupby(drawn, key=lambda shape: shape.stands):
        shapes = list(group)
        rests = "".join(shape.rest for shape in shapes)
        if stands:
            text += rests
        else:
            moves = _moving(shapes)
            text += f'<g class="fl-move">{moves}</g><g class="fl-rest">{rests}</g>'
    return text


def _moving(drawn: Sequence[_Drawn]) -> str:
    text = ""
    for movement, alike in groupby(drawn, key=lambda shape: shape.movement):
        shapes = "".join(shape.moving for shape in alike)
        text += f"<g>{shapes}{movement}</g>" if movement else shapes
    return text


def _ghost(shape: Shape, camera: Camera, style: Style) -> str:
    hidden = "" if style.still else ' class="fl-rest"'
    return (
        f'<path{hidden} stroke-width="3" stroke-dasharray="3 10" opacity=".55" '
        f'd="{_data(shape, camera)}"/>'
    )


def _look(shape: Shape, colours: dict[str, str]) -> str:
    look = f' fill="{colours[shape.fill]}"' if shape.fill else ""
    if shape.line != "ink":
        look += f' stroke="{colours[shape.line] if shape.line else "none"}"'
    if shape.line and shape.weight != WEIGHT:
        look += f' stroke-width="{shape.weight:g}"'
    return look + (f' opacity="{shape.opacity:g}"' if shape.opacity != 1 else "")


def _label(middle: complex, style: Style) -> str:
    paper, accent = style.colours["paper"], style.colours["accent"]
    x, y = round(middle.real), round(middle.imag)
    return (
        f'<rect x="{x - 78}" y="{y - 36}" width="156" height="72" rx="36" fill="{paper}" '
        f'stroke="{accent}"/><path stroke-width="6" d="M{x - 53} {y + 21}{_HOLD}"/>'
    )


def _data(shape: Shape, camera: Camera) -> str:
    seen = [camera.seen(point) for point in shape.points]
    return path(seen, smooth=shape.smooth, is_open=shape.open)


def _turn(stage: Sequence[complex], end: Sequence[complex]) -> complex:
    turn = (stage[-1] - stage[0]) / (end[-1] - end[0])
    return turn / abs(turn)


def _loop(values: Sequence[str]) -> str:
    return ";".join((*values, values[0]))


def _rounded(point: complex) -> complex:
    return complex(round(point.real), round(point.imag))


def _pair(point: complex) -> str:
    x, y = round(point.real), round(point.imag)
    return f"{x}{y}" if y < 0 else f"{x} {y}"
