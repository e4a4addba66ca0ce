"""What Trends shows on request: a chart of each exercise, and the figures as tables."""

from collections.abc import Mapping

import streamlit as st

from footlog.analysis.stands_out import (
    FEWEST_COMPARED,
    Compared,
    ExerciseDay,
    Spread,
    exercises_compared,
    own_scores,
)
from footlog.charts.frames import Frame, changes_frame, days_only, response_frame
from footlog.charts.scores import response_chart
from footlog.ui.cache import TrendsView
from footlog.ui.views.frame import show_small_table
from footlog.wording import label, percent, plural


def show_each_adherence(each: Mapping[str, tuple[int, int]], names: Mapping[str, str]) -> None:
    """Show how much of each exercise was done, as a table, when there are several."""
    due = {names[exercise]: counts for exercise, counts in each.items() if counts[1]}
    if len(due) < 2:  # noqa: PLR2004 - of one, the line above says it all
        return
    with st.expander("By exercise"):
        show_small_table(
            ("Exercise", "Plan done", "Sets done", "Sets due"),
            [(name, percent(*counts), *(f"{n:,}" for n in counts)) for name, counts in due.items()],
        )


def show_each_exercise(
    days: Mapping[str, list[ExerciseDay]], names: Mapping[str, str], view: TrendsView
) -> None:
    """Show a small chart for each exercise of `days`, in their order, and which stands out."""
    st.caption(
        "Pain during the exercise and the next morning, on days you did it. Larger marks: more "
        "sets. Dashed lines: a new dose. Pain on these days need not come from the exercise."
    )
    compared = exercises_compared(own_scores(days))
    with st.grid(2, min_column_width=280):
        for exercise, mine in days.items():
            with st.container(border=True, gap="small"):
                _show_exercise(names[exercise], mine, compared[exercise], view)


def compared_words(days: list[ExerciseDay], compared: Compared) -> str:
    """Return on how many days it was done and scored, and its pain beside the other exercises'."""
    scored = sum(bool(one.scores) for one in days)
    noted = f"pain noted on {scored:,}" if scored else "no pain noted with its sets"
    counts = f"Done on {plural(len(days), 'day')}, {noted}."
    own, others = compared.own, compared.others
    if own is None or others is None or own.n < FEWEST_COMPARED:
        return counts
    named = "Stands out: on" if compared.stands_out else "On"
    return (
        f"{counts} {named} {own.n:,} days with other exercises scored, its pain was "
        f"{_spread(own)}; theirs {_spread(others)}."
    )


def _spread(found: Spread) -> str:
    lowest, highest = round(float(found.lowest), 1), round(float(found.highest), 1)
    return f"{float(found.mean):.1f} ({lowest:g} to {highest:g})"


def _show_exercise(
    name: str, days: list[ExerciseDay], compared: Compared, view: TrendsView
) -> None:
    words = compared_words(days, compared)
    drawn, exercise = view.span.drawn, days[0].exercise_id
    planned = [item for item in view.totals.tally.items if item.exercise_id == exercise]
    changes = changes_frame(planned, drawn[0])
    st.markdown(f"**{label(name)}**")
    st.caption(words)
    st.altair_chart(
        response_chart(response_frame(days), changes, drawn, view.colours),
        alt=f"Pain with {name}: {words}",
        key=f"trends_each_{exercise}",
    )


def show_tables(weeks: Frame, pain: Frame) -> None:
    """Show a `weeks_frame` and a `pain_frame` as tables; missing figures are empty cells."""
    st.dataframe(
        days_only(weeks, "week").drop(columns=["middle", "end", "changed", "words", "share"]),
        hide_index=True,
        column_config={
            "week": st.column_config.DateColumn("Week of", format="YYYY-MM-DD"),
            "due": "Sets due",
            "credited": "Sets done",
            "extra": "Extra sets",
            "rounded": st.column_config.NumberColumn("Plan done", format="percent"),
            "days_all": "Days all done",
            "days_some": "Days something done",
            "days_due": "Days due",
            "days_recorded": "Days recorded",
            "paused": "Rest days",
            "so_far": "Not over yet",
        },
        alt="The weeks as a table",
    )
    st.dataframe(
        days_only(pain.dropna(subset=["mean"]), "day"),
        hide_index=True,
        column_config={
            "day": st.column_config.DateColumn("Day", format="YYYY-MM-DD"),
            "moment": "When",
            "mean": st.column_config.NumberColumn("Pain", format="%.1f"),
            "n": "Scores",
            "smooth": st.column_config.NumberColumn("7-day mean", format="%.1f"),
        },
        alt="The pain scores as a table",
    )
