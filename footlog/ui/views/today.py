"""Parts of Today: the pain scale, another exercise, a day without exercises."""

from collections.abc import Callable, Iterable, Mapping

import streamlit as st

from footlog.domain.exercises import Exercise, Side
from footlog.domain.logbook import WORST_PAIN, DayRecord, DayState, PainScore, SetLog
from footlog.domain.validation import LONGEST_TEXT
from footlog.ui.components.foot_map import read_foot_map, show_foot_map
from footlog.ui.components.number_scale import show_number_scale
from footlog.wording import REASONS, SIDES, STATES, label, plural

NUMBERS = tuple(range(WORST_PAIN + 1))
ANCHORS = "0 is no pain, 10 is the worst pain you can imagine."
_MEANINGS = {
    DayState.PAUSED: "nothing planned",
    DayState.MISSED: "I did not do it",
}


def show_pain_scale(
    key: str,
    title: str,
    score: PainScore | None,
    on_number: Callable[[int], None],
    on_open: Callable[[str], None],
) -> None:
    """Show a scale with its score chosen, if there is one; another number replaces the score.

    `on_number` is called with the number that is tapped, `on_open` with the id of the score whose
    place and note the person wants to fill in.
    """
    chosen = score.pain if score else None
    show_number_scale(f"pain_{key}", title, NUMBERS, chosen, on_number)
    if score is None:
        return
    details = "; ".join(part for part in (score.site, score.note) if part)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            "Edit place or note" if details else "Add place or note",
            key=f"where_{key}",
            icon=":material/pin_drop:",
            type="tertiary",
            on_click=on_open,
            args=(score.id,),
        )
        if details:
            st.caption(label(details), width="stretch")


def show_score_details(
    score: PainScore, on_save: Callable[[PainScore], None], on_close: Callable[[], None]
) -> None:
    """Show where it hurt and a note to fill in; `read_score_details` reads them."""
    with st.container(border=True, key=f"details_{score.id}"):
        st.markdown(
            "**Where does it hurt?** Tap the drawing, as if you look down at your own feet."
        )
        show_foot_map(f"map_{score.id}", score.site)
        st.text_area(
            "Note", score.note or "", key=f"note_{score.id}", height=68, max_chars=LONGEST_TEXT
        )
        with st.container(horizontal=True):
            st.button("Save place and note", type="primary", on_click=on_save, args=(score,))
            st.button("Close", on_click=on_close, key=f"close_{score.id}")


def read_score_details(score: PainScore) -> tuple[str | None, str | None]:
    """Return the place and the note as they are filled in now; None where empty."""
    site = read_foot_map(f"map_{score.id}", score.site)
    return site, st.session_state.get(f"note_{score.id}") or None


def show_bad_day(on_choice: Callable[[DayState, str], None], *, is_today: bool) -> None:
    """Show rest day and missed with their usual reasons; a tap calls `on_choice`."""
    panel = st.expander(
        "Not exercising today?" if is_today else "Not exercising this day?",
        icon=":material/pause_circle:",
        key="bad_day",
        on_change="rerun",
    )
    if not panel.open:
        return
    with panel:
        for state, reasons in REASONS.items():
            st.markdown(f"**{STATES[state]}**: {_MEANINGS[state]}")
            with st.container(horizontal=True, gap="small"):
                for reason in reasons:
                    st.button(
                        reason.capitalize(),
                        key=f"today_{state}_{reason}",
                        on_click=on_choice,
                        args=(state, reason),
                    )


def show_day_record(record: DayRecord, on_remove: Callable[[list[str]], None]) -> None:
    """Show that the day is a rest day or missed, with a button that removes this."""
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        st.badge(STATES[record.state], icon=":material/pause_circle:")
        st.text(record.reason or "no reason given", width="stretch")
        st.button("Undo", key="today_take_back", on_click=on_remove, args=([record.id],))


def show_other_exercise(
    exercises: Mapping[str, Exercise],
    todays: Iterable[SetLog],
    on_set: Callable[[Exercise, Side], None],
) -> None:
    """Show a choice of `exercises` and a button a side; a tap calls `on_set`."""
    panel = st.expander(
        "Log another exercise", icon=":material/add:", key="other", on_change="rerun"
    )
    if not panel.open:
        return
    with panel:
        chosen = st.selectbox(
            "Exercise",
            list(exercises),
            index=None,
            format_func=lambda key: exercises[key].name,
            key="other_exercise",
            placeholder="Choose an exercise",
        )
        if chosen is None:
            return
        exercise = exercises[chosen]
        done = sum(log.exercise_id == chosen for log in todays)
        st.caption(
            label(f"A set: {exercise.dose.amount_words}") + f" · {plural(done, 'set')} today"
        )
        with st.container(horizontal=True):
            for side in exercise.side.counted:
                st.button(
                    "Log one set" + ("" if side is Side.BOTH else f", {SIDES[side].lower()}"),
                    key=f"other_{chosen}_{side}",
                    icon=":material/add:",
                    on_click=on_set,
                    args=(exercise, side),
                )
