"""The drawing of the feet: an outline and a shape for each site, as SVG."""

from html import escape

from footlog.sites import Site

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


def shape(site: Site) -> str:
    """Return the SVG element that stands for `site` on a right foot, without attributes of use."""
    path = (_SOLE_PATHS if site.view == "sole" else _TOP_PATHS).get(site.place)
    if path:
        return f'<path d="{path}"'
    x, y, wide, high = (_TOES | _SOLE)[site.place]
    return f'<ellipse cx="{x}" cy="{y}" rx="{wide}" ry="{high}"'


def foot(name: str, shapes: str, *, left: bool) -> str:
    """Return one foot as SVG around `shapes`; a left foot is the right one mirrored."""
    flip = f'transform="translate({WIDTH} 0) scale(-1 1)"' if left else ""
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="group" aria-label="{escape(name)}">'
        f'<g {flip}><path class="outline" d="{_OUTLINE}"/>{shapes}</g></svg>'
    )
