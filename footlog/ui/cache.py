"""What the diary comes to, calculated once for each state of it and shared between windows.

Every function here depends on its arguments alone, and they are the key under which its result is
stored. Do not change a result: other windows show it too.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import count
from operator import attrgetter
from pathlib import Path

import streamlit as st

from footlog.analysis.calendar import DayMark, day_marks
from footlog.analysis.pain import (
    FORTNIGHT,
    PainChange,
    PainDays,
    pain_by_moment,
    pain_change,
    scores_in,
    usual_moments,
    worst_days,
)
from footlog.analysis.pain_patterns import (
    ExerciseDay,
    SitePain,
    exercise_days,
    pain_by_site,
    unplaced,
)
from footlog.analysis.spans import Span, calendar_span, first_counted, last_whole_weeks
from footlog.analysis.summary import Figures, Summary, Tally, summarise
from footlog.charts.frames import Frame, pain_in_span, weeks_frame
from footlog.charts.parts import Colours
from footlog.domain.exercises import Side
from footlog.domain.function import FunctionScore
from footlog.domain.logbook import Moment
from footlog.domain.plan import PlanItem
from footlog.domain.settings import PainRule, Settings
from footlog.domain.weeks import DAY
from footlog.store.diary import Diary
from footlog.wording import SHORT_MOMENTS

FEET = (Side.LEFT, Side.RIGHT)


@dataclass(frozen=True)
class DiaryState:
    """A diary file and the number of the last write to it."""

    path: Path
    version: int


def diary_state(diary: Diary) -> DiaryState:
    """Return the state that the diary is in now."""
    return DiaryState(diary.path, diary.data_version())


@lru_cache(maxsize=8)
def saved_settings(state: DiaryState) -> Settings:
    """Return the person's settings."""
    return Diary(state.path).settings()


@lru_cache(maxsize=8)
def begun_on(state: DiaryState) -> date:
    """Return the first day with an entry or a plan, or the last day of all without either."""
    diary = Diary(state.path)
    return min([*(item.starts_on for item in diary.plan_items()), diary.first_day() or date.max])


@dataclass(frozen=True)
class AllTotals:
    """The whole diary counted by day up to today, and its summary."""

    tally: Tally
    summary: Summary


@lru_cache(maxsize=4)
def all_totals(state: DiaryState, today: date, rule: PainRule) -> AllTotals:
    """Return what the whole diary comes to; the longer the diary, the longer it takes."""
    tally = Diary(state.path).tally().until(today)
    return AllTotals(tally, summarise(tally, today, rule=rule))


@dataclass(frozen=True)
class RecentTotals:
    """A part of the diary counted by day up to today, and the change of pain over all of it.

    `scored` are the moments that ever had a score; `feet` holds the part's pain of each foot.
    """

    tally: Tally
    feet: Mapping[Side, PainDays]
    scored: list[Moment]
    pain_change: Mapping[Moment, PainChange]


@lru_cache(maxsize=8)
def recent_totals(state: DiaryState, today: date, since: date) -> RecentTotals:
    """Return what the diary comes to since a day; the earlier the day, the longer it takes."""
    diary = Diary(state.path)
    scored = diary.moments_scored()
    ends = pain_by_moment(diary.pain_at_both_ends(scored, today))
    return RecentTotals(
        diary.tally(since, today),
        {foot: diary.pain_of_foot(foot, since, today) for foot in FEET},
        scored,
        {moment: pain_change(ends[moment], today) for moment in Moment},
    )


@dataclass(frozen=True)
class TrendsChoices:
    """What is chosen on Trends: no `exercise` means all of them, no `foot` means all scores."""

    span: Span
    exercise: str | None
    moments: tuple[Moment, ...]
    foot: Side | None
    colours: Colours


@dataclass(frozen=True)
class WorstDay:
    """A day with much pain: its worst score, 1-10, and the notes of its entries."""

    day: date
    pain: int
    notes: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class TrendsFigures:
    """Everything that Trends draws for one state of the diary, one day and what is chosen.

    `four_weeks` is None until the first week is over; `latest_scores` counts the scores of the last
    14 days. `weeks` is a `weeks_frame` and `pain` a `pain_frame`. No two have the same `number`.
    """

    today: date
    chosen: TrendsChoices
    four_weeks: Figures | None
    pain_change: Mapping[Moment, PainChange]
    latest_scores: Mapping[Moment, int]
    plan: tuple[PlanItem, ...]
    adherence: Figures
    weeks: Frame
    pain: Frame
    pain_limit: int
    worst_days: list[WorstDay]
    function_scores: tuple[FunctionScore, ...]
    calendar: list[DayMark]
    number: int = field(default_factory=count().__next__)


@lru_cache(maxsize=16)
def trends_figures(state: DiaryState, today: date, chosen: TrendsChoices) -> TrendsFigures:
    """Return everything that Trends draws."""
    diary, span = Diary(state.path), chosen.span
    totals = recent_totals(state, today, first_counted(span, today))
    tally = totals.tally
    shown = tally.of_exercise(chosen.exercise) if chosen.exercise else tally
    summary = summarise(shown, today, first=span.first, last=span.last)
    pain = totals.feet[chosen.foot] if chosen.foot else tally.pain
    return TrendsFigures(
        today,
        chosen,
        four_weeks=_four_weeks(tally, today, begun_on(state)),
        pain_change=totals.pain_change,
        latest_scores={
            moment: scores_in(tally.pain, moment, today - FORTNIGHT + DAY, today)
            for moment in usual_moments(totals.scored)
        },
        plan=tally.items,
        adherence=summary.total,
        weeks=weeks_frame(summary.weeks, shown.items, today),
        pain=pain_in_span(pain, {moment: SHORT_MOMENTS[moment] for moment in chosen.moments}, span),
        pain_limit=saved_settings(state).pain_limit,
        worst_days=_worst_days(diary, pain, chosen),
        function_scores=diary.function_scores(),
        calendar=day_marks(tally, today, calendar_span(span)),
    )


def _four_weeks(tally: Tally, today: date, begun: date) -> Figures | None:
    whole = last_whole_weeks(today)
    if begun > whole.last:
        return None
    return summarise(tally, today, first=whole.first, last=whole.last).total


def _worst_days(diary: Diary, pain: PainDays, chosen: TrendsChoices) -> list[WorstDay]:
    worst = worst_days(pain, chosen.moments, chosen.span.first, chosen.span.last)
    notes = ((entry.note for entry in diary.entries(day, day)) for day, _ in worst)
    return [
        WorstDay(day, score, tuple(filter(None, noted)))
        for (day, score), noted in zip(worst, notes, strict=True)
    ]


def cached_display(show: Callable[[TrendsFigures], None]) -> Callable[[TrendsFigures], None]:
    """Return `show` so that what it put on the page for some figures is put there again.

    Streamlit stores the elements, which spares the making of a chart.
    """
    cached = st.cache_resource(
        max_entries=16, show_spinner=False, hash_funcs={TrendsFigures: attrgetter("number")}
    )
    return cached(show)


@lru_cache(maxsize=4)
def each_exercise(state: DiaryState, today: date, span: Span) -> list[ExerciseDay]:
    """Return the days of the span with each exercise and their pain; it reads the whole diary."""
    pain = recent_totals(state, today, first_counted(span, today)).tally.pain
    return exercise_days(Diary(state.path).exercise_days(), pain, span)


@lru_cache(maxsize=4)
def pain_places(state: DiaryState, span: Span) -> tuple[list[SitePain], int]:
    """Return the pain of each place in the span, and how many scores name no place."""
    entries = Diary(state.path).entries(span.first, span.last)
    return pain_by_site(entries), unplaced(entries)
