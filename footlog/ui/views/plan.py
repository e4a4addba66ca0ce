"""Parts of Plan: an exercise with its cue, what is coming, earlier versions, and the order."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

import streamlit as st

from footlog.domain.logbook import DayRecord
from footlog.domain.plan import AHEAD, PlanItem
from footlog.domain.take_over import HandedPlan, Step, TakeOver
from footlog.domain.weeks import DAY
from footlog.wording import day_words, item_words, label, sentence


def since_words(item: PlanItem, today: date) -> str:
    """Return from when to when the item is planned, who prescribed it and why."""
    parts = [_days_words(item, today)]
    if item.prescribed_by:
        parts.append(f"prescribed by {item.prescribed_by}")
    if item.reason:
        parts.append(item.reason)
    return ", ".join(parts)


def _days_words(item: PlanItem, today: date) -> str:
    first = day_words(item.starts_on, today)
    if not item.ends_on:
        return f"{'from' if item.starts_on > today else 'since'} {first}"
    last = day_words(item.ends_on - DAY, today)
    return f"on {first}" if first == last else f"{first} to {last}"


def show_item(name: str, item: PlanItem, today: date) -> None:
    """Show what is planned of an exercise, and its cue if it has one."""
    cue = f"  \n:material/schedule: {label(sentence(str(item.cue)))}" if item.cue else ""
    st.markdown(
        f"**{label(name)}**  \n{label(item_words(item))}  \n"
        f":small[{label(since_words(item, today))}]{cue}"
    )


def show_coming(
    coming: PlanItem,
    today: date,
    on_move: Callable[[PlanItem], None],
    on_drop: Callable[[PlanItem], None],
) -> None:
    """Show an item that starts on a later day, with ways to move and to drop it."""
    words = f"From {day_words(coming.starts_on, today)}: {item_words(coming)}"
    with (
        st.expander(
            label(words),
            type="compact",
            icon=":material/update:",
            key=f"plan_coming_{coming.id}",
        ),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        st.date_input(
            "Start on",
            coming.starts_on,
            min_value=today,
            max_value=max(today + AHEAD, coming.starts_on),
            key=f"plan_{coming.id}_move",
            format="YYYY-MM-DD",
            width=170,
        )
        st.button("Move", key=f"plan_move_{coming.id}", on_click=on_move, args=(coming,))
        st.button("Drop", key=f"plan_drop_{coming.id}", on_click=on_drop, args=(coming,))


def show_before(earlier: Iterable[PlanItem], today: date) -> None:
    """Show the earlier versions of an item, and when each was planned."""
    for item in earlier:
        st.caption("Previously", width="content")
        st.text(f"{item_words(item)}\n{since_words(item, today)}")


def show_order(
    names: Mapping[str, str],
    exercise_ids: Sequence[str],
    on_order: Callable[[Sequence[str]], None],
) -> None:
    """Show the exercises in the plan's order; each but the first can change places upwards."""
    for place, exercise_id in enumerate(exercise_ids):
        with st.container(horizontal=True, vertical_alignment="center", wrap=False):
            st.markdown(f"{place + 1:d}. {label(names[exercise_id])}", width="stretch")
            if place:
                before, above = exercise_ids[: place - 1], exercise_ids[place - 1]
                st.button(
                    "Up",
                    key=f"plan_up_{exercise_id}",
                    icon=":material/arrow_upward:",
                    on_click=on_order,
                    args=([*before, exercise_id, above, *exercise_ids[place + 1 :]],),
                )


def show_rest_days(
    records: Sequence[DayRecord],
    today: date,
    on_remove: Callable[[Sequence[DayRecord]], None],
) -> None:
    """Show the rest days to come, days in a row together, each with a way to remove them."""
    for run in _runs(records):
        first, last = day_words(run[0].on, today), day_words(run[-1].on, today)
        days = first if len(run) == 1 else f"{first} to {last}"
        with st.container(horizontal=True, vertical_alignment="center", wrap=False):
            st.markdown(f"**{days}**: {label(run[0].reason or 'rest')}", width="stretch")
            st.button(
                "Remove",
                key=f"plan_unpause_{run[0].on}",
                on_click=on_remove,
                args=(run,),
                type="tertiary",
            )


def _runs(records: Iterable[DayRecord]) -> list[list[DayRecord]]:
    runs: list[list[DayRecord]] = []
    for record in records:
        if runs and _goes_on(runs[-1][-1], record):
            runs[-1].append(record)
        else:
            runs.append([record])
    return runs


def _goes_on(before: DayRecord, record: DayRecord) -> bool:
    return record.on - before.on == DAY and record.reason == before.reason


_STEPS = {
    Step.NEW: ":material/add: New",
    Step.CHANGED: ":material/swap_horiz: Changes",
    Step.SAME: ":material/check: Stays",
    Step.ENDS: ":material/remove: Ends",
}


def show_taken_rows(handed: HandedPlan, taken: TakeOver, names: Mapping[str, str]) -> None:
    """Show the message of a handed plan, and what it changes, exercise by exercise."""
    if handed.message:
        st.text(handed.message)
    for row in taken.rows:
        before, after = ("; ".join(map(item_words, items)) for items in (row.before, row.after))
        words = f"{before} → {after}" if row.step is Step.CHANGED else after or before
        st.markdown(
            f"{_STEPS[row.step]}: **{label(names[row.exercise_id])}**  \n:small[{label(words)}]"
        )
