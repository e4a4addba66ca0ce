"""The drawing of an exercise on a page: an image that has its own colours and its own words."""

from base64 import b64encode
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from html import escape

import streamlit as st

from footlog.catalogue import CatalogueError
from footlog.figures.drawing import draw, poses

_STYLE = "display:block;width:100%;aspect-ratio:4/3"


_ROW = "display:flex;gap:0.75rem;align-items:flex-start;overflow-wrap:anywhere"


def show_figure(name: str | None, *, dark: bool, moving: bool = False, width: int) -> None:
    """Show the drawing of the pose, at most `width` pixels wide; nothing when there is none.

    `moving` it never stops by itself, so the page has to offer a way to stop it (WCAG 2.2.2).
    """
    if drawn := _drawn(name, dark=dark, moving=moving):
        st.html(drawn, width=width)


def show_beside_figure(name: str | None, title: str, *lines: str, dark: bool) -> None:
    """Show the drawing of the pose, without one nothing, and beside it a title and lines of text.

    It is one element: a list of dozens is on the page in half the time.
    """
    st.html(_row(_drawn(name, dark=dark, moving=False), title, lines))


def _row(drawn: str, title: str, lines: Iterable[str]) -> str:
    picture = f'<div style="flex:0 0 8rem">{drawn}</div>' if drawn else ""
    words = "".join(f'<div style="font-size:0.875rem">{escape(line)}</div>' for line in lines)
    return f'<div style="{_ROW}">{picture}<div><strong>{escape(title)}</strong>{words}</div></div>'


def _drawn(name: str | None, *, dark: bool, moving: bool) -> str:
    with suppress(CatalogueError):
        if name and name in poses():
            return _image(name, dark=dark, moving=moving)
    return ""


@cache
def _image(name: str, *, dark: bool, moving: bool) -> str:
    svg = b64encode(draw(name, dark=dark, still=not moving).encode()).decode()
    alt = escape(poses()[name].alt)
    return f'<img alt="{alt}" src="data:image/svg+xml;base64,{svg}" style="{_STYLE}">'
