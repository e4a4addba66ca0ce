"""Parts of Trends: the span, the headline, pain, each exercise, the tables."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import groupby

import streamlit as st

from footlog.analysis.pain import PainChange, PainDays, clear_level, usual_moments
from footlog.analysis.pain_patterns import ExerciseDay, median_of
from footlog.analysis.spans import Range, Span, span_of
from footlog.analysis.summary import Figures
from footlog.charts.frames import Frame, changes_frame, days_only, response_frame
from footlog.charts.parts import Colours
from footlog.charts.scores import response_chart
from footlog.domain.exercises import Side
from footlog.domain.logbook import Entry, Moment
from footlog.domain.plan import PlanItem
from footlog.wording import (
    NOTHING,
    SHORT_MOMENTS,
    SIDES,
    adherence_words,
    change_words,
    day_words,
    label,
    percent,
    plural,
)

_OWN_DAYS = timedelta(days=27)


def show_range(known: date, today: date) -> Span:
    """Show the choice of ranges and return the span; `known` is the first day there is."""
    chosen = st.segmented_control(
        "Show",
        list(Range),
        default=Range.TWELVE_WEEKS,
        required=True,
        key="range",
        bind="query-params",
    )
    if chosen is not Range.OWN:
        return span_of(chosen, known, today)
    with st.container(horizontal=True):
        first = _show_day("From", "from", today - _OWN_DAYS)
        last = _show_day("To", "to", today)
    return span_of(chosen, known, today, (first, last))


def _show_day(title: str, key: str, day: date) -> date:
    chosen = st.date_input(title, day, key=key, width=170, bind="query-params", format="YYYY-MM-DD")
    return chosen or day


def show_headline(
    four_weeks: Figures | None, changes: Mapping[Moment, PainChange], scores: Mapping[Moment, int]
) -> None:
    """Show adherence of four whole weeks (None: none is over yet) and pain now against the start.

    `scores` are the moments to show, with the number of scores behind "now".
    """
    with st.grid(3, min_column_width=200):
        _show_figure(
            "Adherence, last 4 weeks",
            percent(four_weeks.adherence if four_weeks else None),
            adherence_words(four_weeks) if four_weeks else "the first week is not over yet",
        )
        for moment, n in scores.items():
            latest = changes[moment].latest
            _show_figure(
                f"Pain now, {SHORT_MOMENTS[moment].lower()} (n {n:d})",
                NOTHING if latest is None else f"{latest:.1f}",
                change_words(changes[moment]),
            )
    recorded = four_weeks.days_recorded if four_weeks else 0
    st.caption(
        f"Adherence of the last four whole weeks, {recorded:d} of 28 days recorded. Pain now is "
        "the mean of the last 14 days, the start that of the first 14 with four scores. Entries "
        "are self-reported."
    )


def _show_figure(title: str, value: str, words: str) -> None:
    st.metric(
        title,
        value,
        words,
        delta_color="off",
        delta_arrow="off",
        border=True,
        height="stretch",
    )


def show_choice(
    recorded: list[Moment], feet: Mapping[Side, PainDays]
) -> tuple[list[Moment], Side | None]:
    """Show which moments and, where scores name one, which foot; return what is chosen."""
    with st.container(horizontal=True):
        moments = st.pills(
            "Moments",
            recorded,
            selection_mode="multi",
            default=usual_moments(recorded),
            format_func=SHORT_MOMENTS.__getitem__,
            key="trends_moments",
            wrap=True,
        )
        if not any(feet.values()):
            return moments, None
        foot = st.segmented_control(
            "Foot",
            [None, *feet],
            default=None,
            key="trends_foot",
            format_func=lambda side: SIDES[side] if side else "All scores",
        )
    return moments, foot


def levels(limit: int, changes: Iterable[PainChange]) -> list[tuple[float, str]]:
    """Return the levels to draw with their words: the limit; for one moment start and change."""
    found: list[tuple[float, str]] = [(limit, f"your limit, {limit}")]
    match [change.baseline for change in changes]:
        case [float(start)]:
            found.append((start, f"start, {start:.1f}"))
            if (clear := clear_level(start)) is not None:
                found.append((clear, f"clear change, {clear:.1f}"))
    return found


def show_worst_days(days: Iterable[tuple[date, int, list[Entry]]], today: date) -> None:
    """Show the worst days, each with its worst score and entries: a link to it and its notes."""
    with st.expander("The worst days"):
        for day, worst, entries in days:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.page_link(
                    "pages/today.py",
                    label=f"{day_words(day, today)}: pain {worst:d}",
                    icon=":material/edit_calendar:",
                    query_params={"day": day.isoformat()},
                )
                for entry in entries:
                    if entry.note:
                        st.text(entry.note)


def show_each_exercise(
    days: list[ExerciseDay],
    names: Mapping[str, str],
    items: tuple[PlanItem, ...],
    drawn: tuple[date, date],
    colours: Colours,
) -> None:
    """Show a small chart for each exercise of `days`, which are in the order of exercises."""
    st.caption(
        "Pain during and the next morning on days with the exercise; larger marks are more sets, "
        "dashed lines a new dose. What moves together need not be cause and effect."
    )
    with st.grid(2, min_column_width=280):
        for exercise, group in groupby(days, key=lambda one: one.exercise_id):
            with st.container(border=True, gap="small"):
                planned = [item for item in items if item.exercise_id == exercise]
                changes = changes_frame(planned, drawn[0])
                _show_exercise(names[exercise], list(group), changes, drawn, colours)


def _show_exercise(
    name: str, days: list[ExerciseDay], changes: Frame, drawn: tuple[date, date], colours: Colours
) -> None:
    n, middle = median_of(one.during for one in days)
    counts = f"{plural(len(days), 'day')}, pain during n {n:d}"
    words = counts if middle is None else f"{counts}, median {middle:g}"
    st.markdown(f"**{label(name)}**")
    st.caption(words)
    st.altair_chart(
        response_chart(response_frame(days), changes, drawn, colours),
        alt=f"Pain with {name}: {words}",
        key=f"trends_each_{days[0].exercise_id}",
    )


def show_tables(weeks: Frame, pain: Frame) -> None:
    """Show the weeks of a `weeks_frame` and the scores of a `pain_frame`; missing stays empty."""
    with st.expander("The figures as a table"):
        st.dataframe(
            days_only(weeks, "week").drop(columns=["middle", "end", "changed", "words"]),
            hide_index=True,
            column_config={
                "week": st.column_config.DateColumn("Week of", format="YYYY-MM-DD"),
                "due": "Sets due",
                "credited": "Credited",
                "extra": "Extra",
                "share": st.column_config.NumberColumn("Adherence", format="percent"),
                "days_recorded": "Days recorded",
                "paused": "Days paused",
                "so_far": "Not over",
            },
            alt="The weeks as a table",
        )
        st.dataframe(
            days_only(pain.dropna(subset=["mean"]), "day"),
            hide_index=True,
            column_config={
                "day": st.column_config.DateColumn("Day", format="YYYY-MM-DD"),
                "moment": "Moment",
                "mean": st.column_config.NumberColumn("Pain", format="%.1f"),
                "n": "Scores",
                "smooth": st.column_config.NumberColumn("7-day mean", format="%.1f"),
            },
            alt="The pain scores as a table",
        )
