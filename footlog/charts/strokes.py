"""Colours and lines as SVG pictures that stretch with the page."""

from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from footlog.domain.logbook import Moment


class Colour(NamedTuple):
    """A colour on a light and on a dark page, at least 3 : 1 against each."""

    light: str
    dark: str

    @property
    def css(self) -> str:
        """The colour for a style sheet, whichever the page is."""
        return f"light-dark({self.light},{self.dark})"


PLAN = Colour("#00614F", "#7FE0C3")


MOMENTS: Mapping[Moment, Colour] = {
    Moment.MORNING: Colour("#D55E00", "#E69F00"),
    Moment.BEFORE: Colour("#8A6D00", "#F0E442"),
    Moment.DURING: Colour("#0072B2", "#56B4E9"),
    Moment.AFTER: Colour("#008060", "#2BC494"),
    Moment.EVENING: Colour("#A8558A", "#E391BF"),
}
"""The same colour for a moment everywhere, after Okabe and Ito."""


def picture(shapes: str, kind: str = "") -> str:
    """Return SVG shapes, 100 by 100, as an image without words that stretches with its place."""
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" '
        'preserveAspectRatio="none" style="color-scheme:light dark" fill="none" '
        f'stroke-linecap="round" stroke-linejoin="round">{shapes}</svg>'
    )
    drawn = b64encode(svg.encode()).decode()
    return f'<img alt="" class="{kind}" src="data:image/svg+xml;base64,{drawn}">'


def path(steps: str, colour: Colour, width: float, opacity: float = 1) -> str:
    """Return a line of that width in pixels, however the picture stretches; empty without any."""
    if not steps:
        return ""
    style = f"stroke:{colour.light};stroke:{colour.css};stroke-width:{width};opacity:{opacity}"
    return f'<path vector-effect="non-scaling-stroke" style="{style}" d="{steps}"/>'


def connected(places: Iterable[tuple[float, float] | None]) -> str:
    """Return the line through the places, broken where there is None; a single one is a dot."""
    steps, pen = [], "M"
    for place in places:
        if place is not None:
            x, y = place
            steps.append(f"{pen}{x:.2f} {y:.2f}" + ("h0" if pen == "M" else ""))
        pen = "M" if place is None else "L"
    return "".join(steps)


def dots(places: Iterable[tuple[float, float]]) -> str:
    """Return a dot at each place."""
    return "".join(f"M{x:.2f} {y:.2f}h0" for x, y in places)


def spark(values: Sequence[float | None], top: float, colour: Colour) -> str:
    """Return a small line through values evenly apart, 0 to `top`, its last one as a dot."""
    if not any(value is not None for value in values):
        return ""
    apart = 94 / max(1, len(values) - 1)
    places = [
        None if value is None else (3 + n * apart, 92 - 84 * value / top)
        for n, value in enumerate(values)
    ]
    last = [place for place in places if place][-1]
    return picture(path(connected(places), colour, 2) + path(dots([last]), colour, 6))
