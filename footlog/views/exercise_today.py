"""One exercise of the day: its dose, what was done last time, and its sets to tick."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import streamlit as st

from footlog.agenda import Mark
from footlog.exercises import Side
from footlog.logbook import SetLog
from footlog.plan import PlanItem
from footlog.schedule import PerWeek
from footlog.views.set_marks import show_set_marks
from footlog.views.words import SIDES, day_words, label, schedule_words, set_words


@dataclass(frozen=True)
class Asked:
    """What is shown of one item: its exercise's name, today's marks, and the last time."""

    item: PlanItem
    name: str
    marks: list[Mark]
    days_done: int
    last_time: list[SetLog]

    @property
    def open_marks(self) -> list[Mark]:
        """The marks that are not ticked yet."""
        return [mark for mark in self.marks if mark.log is None]


def show_asked(
    asked: Asked,
    day: date,
    on_tap: Callable[[PlanItem, str, Mark], None],
    on_rest: Callable[[PlanItem, str, list[Mark]], None],
) -> None:
    """Show the exercise; a tap on a mark calls `on_tap`, "Done as planned" calls `on_rest`."""
    item = asked.item
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        st.markdown(f"**{label(asked.name)}**  \n{label(_dose_words(asked))}", width="content")
        if asked.open_marks:
            st.button(
                "Done as planned",
                key=f"today_all_{item.id}",
                icon=":material/done_all:",
                on_click=on_rest,
                args=(item, asked.name, asked.open_marks),
            )
    if asked.last_time:
        st.caption(label(_last_words(asked.last_time, day)))
    show_set_marks(item.id, day, asked.marks, lambda mark: on_tap(item, asked.name, mark))


def _dose_words(asked: Asked) -> str:
    item = asked.item
    words = f"{item.dose}, {SIDES[item.side].lower()}"
    extra = [part for part in (item.dose.load, item.dose.tempo) if part]
    if isinstance(item.schedule, PerWeek):
        extra.append(f"{schedule_words(item.schedule)}, {asked.days_done} done this week")
    return " · ".join((words, *extra))


def _last_words(logs: list[SetLog], day: date) -> str:
    sides: dict[Side, list[SetLog]] = {}
    for log in logs:
        sides.setdefault(log.side, []).append(log)
    done = {side: f"{len(sets)} × {set_words(sets[-1])}" for side, sets in sides.items()}
    if len(done) > 1 and len(set(done.values())) == 1:
        what = f"{next(iter(done.values()))}, {SIDES[Side.EACH].lower()}"
    else:
        what = "; ".join(f"{words}, {SIDES[side].lower()}" for side, words in done.items())
    return f"Last time, {day_words(logs[0].on, day)}: {what}"
