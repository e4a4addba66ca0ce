"""The sets of one exercise as marks to tap, grouped by side and occasion."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from footlog.analysis.agenda import Mark
from footlog.ui.components import component, event_value
from footlog.wording import SIDES, ordinal

_SHORT_SIDES = {side: name.split()[0] for side, name in SIDES.items()}
_marks = component("set_marks", '<div class="set-marks"></div>', isolated=False)


@dataclass(frozen=True)
class MarksContext:
    """What marks belong to: their `day`, and the day `today` on which they were context.

    `version` is the diary's from which they were read, or an earlier one.
    """

    day: date
    today: date
    version: int


def show_set_marks(
    key: str,
    marks: list[Mark],
    context: MarksContext,
    on_tick: Callable[[Mark], None],
    on_open: Callable[[Mark], None],
) -> None:
    """Show a button for each mark, pressed when its set is done.

    A tap on an open mark calls `on_tick(mark)`, on a done one `on_open(mark)`. Where footlog
    itself serves the page, `footlog.server.log_set` has saved the set before `on_tick` is called.
    The second of two taps within a second is ignored.
    """
    by_token = {mark.token(context.day): mark for mark in marks}
    name = f"marks_{key}"

    def ticked() -> None:
        if mark := by_token.get(event_value(name, "tick")):
            on_tick(mark)

    def opened() -> None:
        if mark := by_token.get(event_value(name, "open")):
            on_open(mark)

    _marks(
        key=name,
        data={
            "rows": _rows(marks, context.day),
            "today": str(context.today),
            "version": context.version,
        },
        on_tick_change=ticked,
        on_open_change=opened,
    )


def _rows(marks: Iterable[Mark], day: date) -> list[list[tuple[str, str, bool]]]:
    """Return each mark's token, title and whether it is done; a row is a side and occasion."""
    rows = [list(row) for _, row in groupby(marks, key=lambda mark: (mark.side, mark.occasion))]
    occasions = {mark.occasion for row in rows for mark in row}
    return [
        [(mark.token(day), _title(mark, occasions), mark.log is not None) for mark in row]
        for row in rows
    ]


def _title(mark: Mark, occasions: set[int]) -> str:
    title = f"{_SHORT_SIDES[mark.side]} {mark.number:d}"
    return f"{ordinal(mark.occasion)} time: {title.lower()}" if len(occasions) > 1 else title
