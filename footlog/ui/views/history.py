"""Parts of History: what to look for, and the list with what is open in it."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Protocol

import streamlit as st

from footlog.domain.exercises import Side
from footlog.domain.logbook import Moment
from footlog.domain.search import EntryKind, Search, Word
from footlog.domain.validation import EARLIEST_DAY, InvalidEntry
from footlog.ui.components.history_list import show_history_list, tapped_day
from footlog.ui.notice import show_notice_here
from footlog.ui.views.history_rows import Row, pain_title
from footlog.wording import MARKS, SHORT_MOMENTS, SIDES, STATES, day_words, plural

KINDS = {
    EntryKind.SET: "Sets",
    EntryKind.PAIN: "Pain scores",
    EntryKind.DAY: "Rest or missed days",
    EntryKind.MARK: "What was different",
}
_WORDS, _DAY, _MOVE_TO = "history_words", "history_day", "history_move_to"
_NOTED, _OVER, _EDITED = "With a note", "Over the pain rule", "Changed later"
_MORE = (_NOTED, _OVER, _EDITED)
_FOOT = (Side.LEFT, Side.RIGHT, Side.BOTH)
_EMPTY: dict[str, Any] = {
    "history_exercise": None,
    "history_kinds": [],
    "history_moments": [],
    "history_side": None,
    "history_more": [],
}
"""The keys of the filters, each with what narrows nothing."""


def show_search(
    names: Mapping[str, str],
    exercises: Iterable[str],
    until: date,
    last: date,
    on_day: Callable[[date | None], None],
) -> None:
    """Show the search, the calendar and the filters; `read_search` reads what is looked for.

    `names` are those of all exercises, `exercises` the ids of those that can be chosen. `on_day`
    is called with the day to go to, `last` at the latest, or None for the newest.
    """
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.text_input(
            "Search in words and notes",
            type="search",
            live="50ms",
            key=_WORDS,
            persist_state="session",
            placeholder="Exercise, place or note",
        )
        st.session_state[_DAY] = until
        st.date_input(
            "Go to day",
            min_value=EARLIEST_DAY,
            max_value=last,
            format="YYYY-MM-DD",
            key=_DAY,
            on_change=lambda: on_day(st.session_state[_DAY]),
            width=170,
        )
        narrowed = len(_narrowing())
        with st.popover(
            f"Filters ({narrowed:d})" if narrowed else "Filters",
            icon=":material/filter_list:",
            key="history_filters",
        ):
            _show_filters(names, exercises)


def _show_filters(names: Mapping[str, str], exercises: Iterable[str]) -> None:
    st.selectbox(
        "Exercise",
        sorted(exercises, key=names.__getitem__),
        index=None,
        format_func=names.__getitem__,
        placeholder="All exercises",
        key="history_exercise",
        persist_state="session",
    )
    many = partial(st.pills, selection_mode="multi", persist_state="session")
    many("Show", list(KINDS), format_func=KINDS.__getitem__, key="history_kinds")
    many("Pain", list(Moment), format_func=SHORT_MOMENTS.__getitem__, key="history_moments")
    st.pills(
        "Side", _FOOT, format_func=SIDES.__getitem__, key="history_side", persist_state="session"
    )
    many("Only", _MORE, key="history_more")


def _narrowing() -> list[str]:
    """Return the keys of the filters that are set."""
    return [key for key, empty in _EMPTY.items() if st.session_state.get(key, empty) != empty]


def clear_search() -> None:
    """Empty the search and every filter."""
    st.session_state.update(_EMPTY | {_WORDS: ""})


def read_search(names: Mapping[str, str], days_over: Callable[[], frozenset[date]]) -> Search:
    """Return what is looked for now; `days_over` tells the days over the pain rule."""
    found = {key: st.session_state.get(key, empty) for key, empty in _EMPTY.items()}
    more = found["history_more"]
    return Search(
        words=words_of(st.session_state.get(_WORDS) or "", names),
        kinds=frozenset(found["history_kinds"]),
        exercise=found["history_exercise"],
        moments=frozenset(found["history_moments"]),
        side=found["history_side"],
        noted=_NOTED in more,
        edited=_EDITED in more,
        days=days_over() if _OVER in more else None,
    )


def words_of(query: str, names: Mapping[str, str]) -> tuple[Word, ...]:
    """Return the words of a query, each with what the page calls by a name that holds it."""
    pain = {moment: pain_title(moment) for moment in Moment}
    return tuple(
        Word(
            part,
            exercises=_called(part, names),
            moments=_called(part, pain),
            sides=_called(part, SIDES),
            states=_called(part, STATES),
            marks=_called(part, MARKS),
        )
        for part in dict.fromkeys(query.casefold().split())
    )


def _called(part: str, names: Mapping[Any, str]) -> frozenset[Any]:
    return frozenset(key for key, words in names.items() if part in words.casefold())


def show_newer(newer: date, on_day: Callable[[date | None], None]) -> None:
    """Show the ways back to what is newer, from a day that was jumped to."""
    with st.container(horizontal=True, gap="small"):
        st.button(
            "Newer entries",
            key="history_newer",
            icon=":material/arrow_upward:",
            on_click=on_day,
            args=(newer,),
        )
        st.button("Newest", key="history_newest", type="tertiary", on_click=on_day, args=(None,))


def show_nothing_found(until: date, today: date) -> None:
    """Show that nothing was found, and what to do."""
    where = "" if until > today else f" up to {day_words(until, today)}"
    st.markdown(f"Nothing found{where}. Try another word, or fewer filters.")


def show_found(found: int, total: int) -> None:
    """Show how many entries there are, or how many of them are found and a way back to all."""
    if not (_narrowing() or st.session_state.get(_WORDS)):
        st.caption(plural(total, "entry", "entries"))
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(f"{plural(found, 'entry', 'entries')} found, of {total:,}", width="content")
        st.button(
            "Show all",
            key="history_clear",
            icon=":material/close:",
            type="tertiary",
            on_click=clear_search,
        )


def show_what_happened() -> None:
    """Show what the last tap did, with Undo, where it did it."""
    with st.container(key="history_here"):
        show_notice_here()


def show_chosen(
    day: date, last: date, on_remove: Callable[[], None], on_move: Callable[[], None]
) -> None:
    """Show what can be done with the entries of `day` that are ticked.

    `read_move_to` reads to which day they shall be moved, `last` at the latest.
    """
    with st.container(horizontal=True, vertical_alignment="bottom", key="history_choosing"):
        st.button(
            "Remove ticked",
            key="history_remove_ticked",
            icon=":material/delete:",
            on_click=on_remove,
        )
        st.date_input(
            "To day",
            day,
            min_value=EARLIEST_DAY,
            max_value=max(last, day),
            format="YYYY-MM-DD",
            key=_MOVE_TO,
            width=150,
        )
        st.button(
            "Move ticked", key="history_move_ticked", icon=":material/event:", on_click=on_move
        )


def read_move_to() -> date:
    """Return the day that entries shall be moved to; raise InvalidEntry when it is empty."""
    day = st.session_state.get(_MOVE_TO)
    if not isinstance(day, date):
        raise InvalidEntry("date", "is empty", "choose one")
    return day


class ListActions(Protocol):
    """What `show_list` calls back."""

    def open_row(self, row_id: str) -> None:
        """Open a row or close it."""

    def choose(self, day: str) -> None:
        """Let entries of a day be ticked, or no more."""


@dataclass(frozen=True)
class Inline:
    """What is shown in the list under a day or a row, by its id.

    `show` shows it. What follows is a list of its own, with `key` if it is to be read by it.
    """

    under: str | None
    show: Callable[[], None]
    key: str | None = None


def show_list(
    days: list[tuple[date, list[Row]]],
    today: date,
    choosing: str | None,
    inlines: Collection[Inline],
    actions: ListActions,
) -> str | None:
    """Show the days with their rows, and the parts that are open; return a day to open, or None.

    Of the day `choosing` rows have boxes to tick.
    """
    lines: list[dict[str, Any]] = []
    keys = ["history_list"]
    with st.container(gap=None):
        for line in _lines(days, today, choosing):
            lines.append(line)
            if here := [one for one in inlines if one.under == line["id"]]:
                show_history_list(keys[-1], lines, actions.open_row, actions.choose)
                for inline in here:
                    inline.show()
                named = next((one.key for one in here if one.key), None)
                keys.append(named or f"history_list_{len(keys):d}")
                lines = []
        if lines or len(keys) == 1:  # also empty: the page keeps the list's width and style
            show_history_list(keys[-1], lines, actions.open_row, actions.choose)
    return next((day for key in keys if (day := tapped_day(key))), None)


def is_listed(line_id: str, days: list[tuple[date, list[Row]]]) -> bool:
    """Tell whether there is a day or row with this id."""
    return any(line_id == str(day) or any(line_id == row.id for row in rows) for day, rows in days)


def _lines(
    days: list[tuple[date, list[Row]]], today: date, choosing: str | None
) -> Iterable[dict[str, Any]]:
    for on, rows in days:
        day = str(on)
        yield {
            "id": day,
            "day": day,
            "title": day_words(on, today),
            "choosing": day == choosing,
        }
        for row in rows:
            yield row.as_data() | ({"ticked": False} if day == choosing and not row.gone else {})
