"""The drawing of the feet: an outline and a shape for each site, as SVG."""

from html import escape

from footlog.domain.sites import Site

WIDTH, HEIGHT = 130, 262

_OUTLINE = (
    "M22 62 C12 84 20 108 27 134 C33 158 33 182 36 206 C40 240 56 252 72 252 "
    "C92 252 102 236 102 210 C102 182 117 146 117 106 C117 84 110 70 100 62 "
    "C84 48 40 44 22 62 Z"
)
_TOES = {
    "big toe": (34, 30, 15, 21),
    "2nd toe": (58, 23, 9, 15),
    "3rd toe": (76, 28, 8.5, 13),
    "4th toe": (93, 38, 9, 12.5),
    "little toe": (109, 54, 9, 12),
}
_SOLE = {
    "ball under the big toe": (36, 79, 14, 14),
    "ball under the 2nd toe": (60, 71, 9.5, 13),
    "ball under the 3rd toe": (78, 74, 8.5, 12.5),
    "ball under the 4th toe": (94, 82, 8, 12),
    "ball under the little toe": (107, 95, 7.5, 12),
    "between the big and 2nd toe": (48, 50, 6, 8),
    "between the 2nd and 3rd toe": (68, 50, 6, 8),
    "between the 3rd and 4th toe": (86, 57, 6, 8),
    "between the 4th and little toe": (100, 67, 5.5, 7),
    "heel": (69, 218, 27, 28),
}
_SOLE_PATHS = {
    "arch": "M27 98 Q46 90 66 94 L66 184 Q46 188 40 184 Q40 150 27 98 Z",
    "outer edge": "M70 95 Q94 102 111 112 Q110 150 98 184 Q84 188 70 184 Z",
}
_TOP_PATHS = {
    "base of the toes": "M22 64 C42 48 86 50 104 66 L114 92 Q70 74 22 96 Q17 78 22 64 Z",
    "top of the foot": "M24 101 Q70 80 114 98 Q116 140 102 184 Q70 192 37 184 Q33 140 24 101 Z",
    "front of the ankle": "M38 190 Q70 198 101 190 Q102 248 70 250 Q38 248 38 190 Z",
}
_MIDDLES = {
    "arch": (50, 140),
    "outer edge": (89, 140),
    "base of the toes": (66, 67),
    "top of the foot": (70, 138),
    "front of the ankle": (70, 221),
}


def shape(site: Site) -> str:
    """Return the SVG element that stands for `site` on a right foot, without attributes of use."""
    path = (_SOLE_PATHS if site.view == "sole" else _TOP_PATHS).get(site.place)
    if path:
        return f'<path d="{path}"'
    x, y, wide, high = (_TOES | _SOLE)[site.place]
    return f'<ellipse cx="{x}" cy="{y}" rx="{wide}" ry="{high}"'


def middle(site: Site) -> tuple[float, float]:
    """Return the middle of the shape of `site` as it is seen: on a left foot, mirrored."""
    x, y = _MIDDLES.get(site.place) or (_TOES | _SOLE)[site.place][:2]
    return (WIDTH - x if site.foot == "left" else x), y


def number(site: Site, value: int, colour: str) -> str:
    """Return `value` written in the middle of `site`, smaller the more digits it has."""
    x, y = middle(site)
    size = min(13, 22 / len(str(value)))
    return (
        f'<text x="{x:g}" y="{y + size * 0.35:g}" font-size="{size:g}" text-anchor="middle" '
        f'fill="{colour}" stroke="none">{value}</text>'
    )


def foot(
    name: str, shapes: str, *, left: bool, above: str = "", attributes: str = 'role="group"'
) -> str:
    """Return one foot as SVG around `shapes`; a left foot is the right one mirrored.

    `above` is drawn on top and never mirrored, so that it can be read; `attributes` are those of
    the SVG element.
    """
    flip = f'transform="translate({WIDTH} 0) scale(-1 1)"' if left else ""
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" {attributes} aria-label="{escape(name)}">'
        f'<g {flip}><path class="outline" d="{_OUTLINE}"/>{shapes}</g>{above}</svg>'
    )
