"""The picture or drawing of an exercise, as an image with a text alternative."""

from base64 import b64encode
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from html import escape

import streamlit as st

from footlog.domain.catalogue import CatalogueError
from footlog.domain.exercises import Exercise, Picture
from footlog.drawings.drawing import draw, poses

_STYLE = "display:block;width:100%;aspect-ratio:4/3"
_PICTURE_STYLE = f"{_STYLE};object-fit:contain;object-position:left"
_ROW = "display:flex;gap:0.75rem;align-items:flex-start;overflow-wrap:anywhere"


def show_figure(exercise: Exercise, *, dark: bool, moving: bool = False, width: int) -> None:
    """Show the person's own picture of the exercise, or its drawing; nothing without either.

    It is at most `width` pixels wide. A drawing that is `moving` never stops by itself, so the
    page has to offer a way to stop it (WCAG 2.2.2).
    """
    if shown := _shown(exercise, dark=dark, moving=moving):
        st.html(shown, width=width)


def show_pose(name: str | None, *, dark: bool, width: int) -> None:
    """Show the drawing of the pose, at most `width` pixels wide; nothing when there is none."""
    if image := _drawing(name, dark=dark, moving=False):
        st.html(image, width=width)


def show_picture(picture: Picture, name: str, *, width: int) -> None:
    """Show a picture of the exercise called `name`, at most `width` pixels wide."""
    st.html(_image_of(picture, name), width=width)


def show_beside_figure(exercise: Exercise, *lines: str, dark: bool) -> None:
    """Show the exercise's picture or drawing, if any, and beside it its name and lines of text.

    It is one element: a list of dozens is on the page in half the time.
    """
    st.html(_row(_shown(exercise, dark=dark, moving=False), exercise.name, lines))


def _row(shown: str, title: str, lines: Iterable[str]) -> str:
    picture = f'<div style="flex:0 0 8rem">{shown}</div>' if shown else ""
    words = "".join(f'<div style="font-size:0.875rem">{escape(line)}</div>' for line in lines)
    return f'<div style="{_ROW}">{picture}<div><strong>{escape(title)}</strong>{words}</div></div>'


def _shown(exercise: Exercise, *, dark: bool, moving: bool) -> str:
    if exercise.picture:
        return _image_of(exercise.picture, exercise.name)
    return _drawing(exercise.drawing, dark=dark, moving=moving)


def _image_of(picture: Picture, name: str) -> str:
    if picture.content is None:
        return ""
    jpeg = b64encode(picture.content).decode()
    alt = escape(f"{name}, own picture")
    return f'<img alt="{alt}" src="data:image/jpeg;base64,{jpeg}" style="{_PICTURE_STYLE}">'


def _drawing(name: str | None, *, dark: bool, moving: bool) -> str:
    with suppress(CatalogueError):
        if name and name in poses():
            return _image(name, dark=dark, moving=moving)
    return ""


@cache
def _image(name: str, *, dark: bool, moving: bool) -> str:
    svg = b64encode(draw(name, dark=dark, still=not moving).encode()).decode()
    alt = escape(poses()[name].alt)
    return f'<img alt="{alt}" src="data:image/svg+xml;base64,{svg}" style="{_STYLE}">'
