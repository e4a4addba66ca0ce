"""The sets of one exercise as marks to tap, grouped by side and occasion."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

import streamlit as st

from footlog.agenda import Mark
from footlog.components import asset
from footlog.views.words import SIDES, ordinal

_SHORT_SIDES = {side: name.split()[0] for side, name in SIDES.items()}
_marks = st.components.v2.component(
    "footlog_set_marks",
    html='<div class="set-marks"></div>',
    css=asset("set_marks.css"),
    js=asset("set_marks.js"),
    isolate_styles=False,
)


@dataclass(frozen=True)
class Drawn:
    """What marks belong to: their `day`, and the day `today` on which they were drawn.

    `version` is the diary's from which they were read, or an earlier one.
    """

    day: date
    today: date
    version: int


def show_set_marks(
    key: str, marks: list[Mark], drawn: Drawn, on_tap: Callable[[Mark], None]
) -> None:
    """Show a button for each mark, pressed when its set is done; a tap calls `on_tap(mark)`.

    Where footlog itself serves the page, `footlog.web.ticking` has kept the set of an open one
    before that: `on_tap` finds it in the diary.
    """
    by_token = {mark.token(drawn.day): mark for mark in marks}
    name = f"marks_{key}"

    def tapped() -> None:
        mark = by_token.get(st.session_state[name].get("tap"))
        if mark:
            on_tap(mark)

    _marks(
        key=name,
        data={
            "rows": _rows(marks, drawn.day),
            "today": str(drawn.today),
            "version": drawn.version,
        },
        on_tap_change=tapped,
    )


def _rows(marks: Iterable[Mark], day: date) -> list[list[tuple[str, str, bool]]]:
    """Return each mark's token, title, and whether it is done, a row for each side and occasion."""
    rows = [list(row) for _, row in groupby(marks, key=lambda mark: (mark.side, mark.occasion))]
    occasions = {mark.occasion for row in rows for mark in row}
    return [
        [(mark.token(day), _title(mark, occasions), mark.log is not None) for mark in row]
        for row in rows
    ]


def _title(mark: Mark, occasions: set[int]) -> str:
    when = f", {ordinal(mark.occasion)} time" if len(occasions) > 1 else ""
    return f"{_SHORT_SIDES[mark.side]} {mark.number:d}{when}"
