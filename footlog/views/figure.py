"""The drawing of an exercise on a page: an image that has its own colours and its own words."""

from base64 import b64encode
from contextlib import suppress
from functools import cache
from html import escape

import streamlit as st

from footlog.catalogue import CatalogueError
from footlog.figures.drawing import draw, poses

_STYLE = "display:block;width:100%;aspect-ratio:4/3"


def show_figure(name: str | None, *, dark: bool, moving: bool = False, width: int) -> None:
    """Show the drawing of the pose, at most `width` pixels wide; nothing when there is none.

    `moving` it never stops by itself, so the page has to offer a way to stop it (WCAG 2.2.2).
    """
    with suppress(CatalogueError):
        if name and name in poses():
            st.html(_drawn(name, dark=dark, moving=moving), width=width)


@cache
def _drawn(name: str, *, dark: bool, moving: bool) -> str:
    svg = b64encode(draw(name, dark=dark, still=not moving).encode()).decode()
    alt = escape(poses()[name].alt)
    return f'<img alt="{alt}" src="data:image/svg+xml;base64,{svg}" style="{_STYLE}">'
