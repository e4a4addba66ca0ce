"""A field for a day, with the browser's own calendar: on a phone, the phone's."""

from collections.abc import Callable
from datetime import date

from footlog.domain.validation import EARLIEST_DAY
from footlog.ui.components import component, event_value

_field = component(
    "day_field", '<label class="day-field"><span></span><input type="date"></label>', isolated=False
)


def show_day_field(
    key: str, title: str, day: date, last: date, on_day: Callable[[date], None]
) -> None:
    """Show a field with `day` in it; `on_day` is called with another one, `last` at the latest."""

    def chosen() -> None:
        if found := read_day(event_value(key, "chosen"), last):
            on_day(found)

    data = {"title": title, "day": str(day), "first": str(EARLIEST_DAY), "last": str(last)}
    _field(key=key, data=data, on_chosen_change=chosen, width=170)


def read_day(text: str | None, last: date) -> date | None:
    """Return the day that `text` names, from 1900 to `last`; None for anything else."""
    try:
        day = date.fromisoformat(text or "")
    except ValueError:
        return None
    return day if EARLIEST_DAY <= day <= last else None
