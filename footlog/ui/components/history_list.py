"""The list of History: days with their rows, to open, and to choose several of one day."""

from collections.abc import Callable
from typing import Any

from footlog.ui.components import component, event_value

_list = component("history_list", '<div class="history-list"></div>', isolated=False)


def show_history_list(
    key: str,
    lines: list[dict[str, Any]],
    on_open: Callable[[str], None],
    on_choose: Callable[[str], None],
) -> None:
    """Show lines: days (`day`, `title`) and rows, as text.

    `on_open` is called with the id of the row that is tapped, `on_choose` with the day of which
    several entries shall be chosen. A tap on "Open this day" is read by `tapped_day`. Rows with
    `chosen` have a box to tick; `ticked_rows` reads which are ticked.
    """

    def told(event: str, action: Callable[[str], None]) -> Callable[[], None]:
        def tell() -> None:
            if isinstance(what := event_value(key, event), str):
                action(what)

        return tell

    _list(
        key=key,
        data={"lines": lines},
        on_open_change=told("open", on_open),
        on_choose_change=told("choose", on_choose),
        on_day_change=lambda: None,
        on_ticked_change=lambda: None,
    )


def tapped_day(key: str) -> str | None:
    """Return the day whose "Open this day" was tapped just now, or None."""
    day = event_value(key, "day")
    return day if isinstance(day, str) else None


def ticked_rows(key: str) -> list[str]:
    """Return the ids of the entries whose rows are ticked."""
    ticked = event_value(key, "ticked")
    return [one for one in ticked if isinstance(one, str)] if isinstance(ticked, list) else []
