"""The sets of one exercise as marks to tap, grouped by side and occasion."""

from collections.abc import Callable
from datetime import date
from itertools import groupby

import streamlit as st

from footlog.agenda import Mark
from footlog.views.words import SIDES, ordinal

_SHORT_SIDES = {side: name.split()[0] for side, name in SIDES.items()}


def show_set_marks(key: str, day: date, marks: list[Mark], on_tap: Callable[[Mark], None]) -> None:
    """Show a button for each mark, ticked when its set is done; a tap calls `on_tap(mark)`."""
    occasions = {mark.occasion for mark in marks}
    with st.container(horizontal=True, gap="medium", key=f"marks_{key}"):
        for (side, occasion), row in groupby(marks, key=lambda mark: (mark.side, mark.occasion)):
            with st.container(
                horizontal=True, gap="xsmall", width="content", key=f"mark_{key}_{side}_{occasion}"
            ):
                for mark in row:
                    when = f", {ordinal(occasion)} time" if len(occasions) > 1 else ""
                    _show_mark(f"{_SHORT_SIDES[side]} {mark.number:d}{when}", day, mark, on_tap)


def _show_mark(title: str, day: date, mark: Mark, on_tap: Callable[[Mark], None]) -> None:
    done = mark.log is not None
    st.button(
        title,
        key=f"set|{mark.token(day)}",
        icon=":material/check:" if done else ":material/radio_button_unchecked:",
        type="primary" if done else "secondary",
        on_click=on_tap,
        args=(mark,),
    )
