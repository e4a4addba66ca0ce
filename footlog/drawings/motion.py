"""How a shape moves as a whole: turned or shifted, in place of each of its points."""

from cmath import phase
from collections.abc import Sequence
from math import degrees

_CLOSE = 0.5
"""How far a point may lie beside its place, in units of the picture."""
_LEAST = 1e-9
"""What is no turn but rounding."""


def stiff_motion(moments: Sequence[Sequence[complex]]) -> tuple[str, str] | None:
    """Return the kind and the values of an animateTransform of the shape as it is at the end.

    `moments` are its points at each moment, the end in the middle. None: it changes its form, or
    turns about several points.
    """
    end = moments[len(moments) // 2]
    turns = [_turn(moment, end) for moment in moments]
    if not all(
        abs(there - moment[0] - (here - end[0]) * turn) < _CLOSE
        for moment, turn in zip(moments, turns, strict=True)
        for there, here in zip(moment, end, strict=True)
    ):
        return None
    ways = [moment[0] - end[0] for moment in moments]
    if all(abs(turn - 1) < _LEAST for turn in turns):
        return "translate", _loop([f"{way.real:.0f} {way.imag:.0f}" for way in ways])
    middles = [
        (moment[0] - turn * end[0]) / (1 - turn)
        for moment, turn in zip(moments, turns, strict=True)
        if abs(turn - 1) >= _LEAST
    ]
    if len(middles) > 1:
        return None
    x, y = round(middles[0].real), round(middles[0].imag)
    return "rotate", _loop([f"{degrees(phase(turn)):.3f} {x} {y}" for turn in turns])


def _turn(moment: Sequence[complex], end: Sequence[complex]) -> complex:
    turn = (moment[-1] - moment[0]) / (end[-1] - end[0])
    return turn / abs(turn)


def _loop(values: Sequence[str]) -> str:
    return ";".join((*values, values[0]))
