"""The drawing of the feet that shows where it hurt: how often, and how much."""

from base64 import b64encode
from bisect import bisect
from html import escape
from typing import NamedTuple

import streamlit as st

from footlog.analysis.stands_out import SitePain
from footlog.domain.sites import SITES, Site
from footlog.drawings.feet import foot, number, shape
from footlog.wording import plural

STEPS = ("under 2", "2 to 3.9", "4 to 5.9", "6 to 10")
_STARTS = (2, 4, 6)
OUTLINES = (0.75, 1.5, 2.25, 3)


class Look(NamedTuple):
    """The colours of the drawing on one theme, with a fill for each step and digits on it.

    The fills are one hue: the more pain, the farther from the page.
    """

    ink: str
    skin: str
    bare: str
    line: str
    fills: tuple[str, ...]
    digits: tuple[str, ...]


_BLACK, _WHITE = "#0F1512", "#FFFFFF"
LIGHT = Look(
    *(_BLACK, "#F0EEE8", "#FCFBF8", "#A9A498"),
    fills=("#FCE5D3", "#F4B183", "#D9702F", "#8A320A"),
    digits=(_BLACK, _BLACK, _BLACK, _WHITE),
)
DARK = Look(
    *("#EDEFEC", "#20282A", "#14191A", "#5E6B6F"),
    fills=("#4A2B1A", "#8A4517", "#CF7230", "#FFB885"),
    digits=(_WHITE, _WHITE, _BLACK, _BLACK),
)
FEET = [
    [site for site in SITES if (site.foot, site.view) == (name, view)]
    for view in ("sole", "top")
    for name in ("left", "right")
]
_PAIRS = "display:grid;gap:1rem;grid-template-columns:repeat(auto-fit,minmax(17rem,1fr))"
_PAIR = "display:grid;gap:0.5rem;grid-template-columns:1fr 1fr;max-width:24rem"
_LEGEND = "display:flex;flex-wrap:wrap;gap:0.25rem 1rem;margin:0.75rem 0 0;font-size:0.875rem"


def show_foot_heat(found: list[SitePain], *, dark: bool) -> None:
    """Show where it hurt on the four drawings, with a legend in words and the same as a table."""
    if not found:
        st.markdown("No pain score has a place yet. Tap “Add place or note” under one on Today.")
        return
    most = found[0]
    st.markdown(f"Most often: **{most.site}**, {_days(most)}, worst {most.worst:d}.")
    st.html(_drawings(found, DARK if dark else LIGHT))
    st.caption(
        "A number says on how many days you named that place. From 5 days on it is filled: a "
        "darker colour and a thicker outline mean a higher mean. "
        "The drawings show your feet as if you look down at them."
    )
    st.dataframe(
        {
            "Where": [str(one.site).capitalize() for one in found],
            "Days": [one.n for one in found],
            "Mean": [None if one.mean is None else round(one.mean, 1) for one in found],
            "Worst": [one.worst for one in found],
        },
        hide_index=True,
        column_config={"Mean": st.column_config.NumberColumn(format="%.1f")},
        alt="The places that scores name, with the number of days, their mean and the worst",
    )


def step(mean: float) -> int:
    """Return the step, 0 to 3, of a mean as it is printed, with one decimal."""
    return bisect(_STARTS, round(mean, 1))


def takeaway(sites: list[Site], found: list[SitePain]) -> str:
    """Return what the drawing of `sites` says in one line; `found` begins with the most named."""
    most = next((one for one in found if one.site in sites), None)
    if most is None:
        return f"{_title(sites)}: no score names a place here"
    return f"{_title(sites)}: most often the {most.site.place}, {_days(most)}"


def _days(one: SitePain) -> str:
    days = plural(one.n, "day")
    return days if one.mean is None else f"{days}, mean {one.mean:.1f}"


def heat_svg(sites: list[Site], found: list[SitePain], look: Look) -> str:
    """Return the drawing with `sites`, those of one foot and view, as an SVG picture.

    The places `found` are filled and outlined by their step and carry their number of days.
    """
    # The worst come last: their thick outlines must not be cut by a neighbour.
    here = sorted((one for one in found if one.site in sites), key=lambda one: one.mean or 0)
    named = {one.site for one in here}
    bare = "".join(f'{shape(site)} fill="{look.bare}"/>' for site in sites if site not in named)
    return foot(
        takeaway(sites, found),
        bare + "".join(_marked(one, look) for one in here),
        left=sites[0].foot == "left",
        above="".join(number(one.site, one.n, _digits(one, look)) for one in here),
        attributes='xmlns="http://www.w3.org/2000/svg" role="img" font-family="sans-serif" '
        f'font-weight="600" fill="{look.skin}" stroke="{look.line}"',
    )


def _title(sites: list[Site]) -> str:
    return f"{sites[0].foot.capitalize()} {sites[0].view}"


def _marked(one: SitePain, look: Look) -> str:
    if one.mean is None:
        return f'{shape(one.site)} fill="{look.bare}" stroke="{look.ink}"/>'
    level = step(one.mean)
    colours = f'fill="{look.fills[level]}" stroke="{look.ink}"'
    return f'{shape(one.site)} {colours} stroke-width="{OUTLINES[level]}"/>'


def _digits(one: SitePain, look: Look) -> str:
    return look.ink if one.mean is None else look.digits[step(one.mean)]


def _drawings(found: list[SitePain], look: Look) -> str:
    figures = [_figure(sites, found, look) for sites in FEET]
    pairs = ("".join(figures[:2]), "".join(figures[2:]))
    drawn = "".join(f'<div style="{_PAIR}">{pair}</div>' for pair in pairs)
    return f'<div style="{_PAIRS}">{drawn}</div>{_legend(look)}'


def _figure(sites: list[Site], found: list[SitePain], look: Look) -> str:
    # st.html strips inline SVG; as a picture it stays, and shares no id or style with the page.
    picture = b64encode(heat_svg(sites, found, look).encode()).decode()
    return (
        '<figure style="margin:0;text-align:center;font-size:0.875rem">'
        f'<img style="display:block;width:100%" alt="{escape(takeaway(sites, found))}" '
        f'src="data:image/svg+xml;base64,{picture}"><figcaption>{_title(sites)}</figcaption></figure>'
    )


def _legend(look: Look) -> str:
    steps = "".join(
        '<span style="display:inline-flex;align-items:center;gap:0.375rem">'
        '<span style="width:1.25rem;height:1.25rem;border-radius:50%;'
        f'background:{fill};border:{width}px solid {look.ink}"></span>{words}</span>'
        for words, fill, width in zip(STEPS, look.fills, OUTLINES, strict=True)
    )
    return f'<p style="{_LEGEND}"><span>Mean pain, 0 to 10:</span>{steps}</p>'
