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
from typing import Any, TypeVar

import streamlit as st

from footlog.analysis.adherence import LONGEST_SLOT, by_exercise
from footlog.analysis.calendar import DayMark, day_marks
from footlog.analysis.pain import (
    PainChange,
    PainDays,
    pain_change,
    usual_moments,
    worst_days,
)
from footlog.analysis.pain_rule import RuleSummary, Verdict, rule_day, rule_summary
from footlog.analysis.spans import Span, calendar_span, first_counted, last_whole_weeks
from footlog.analysis.stands_out import (
    ExerciseDay,
    SitePain,
    exercise_days,
    pain_by_site,
    unplaced,
)
from footlog.analysis.summary import Figures, Summary, Tally, summarise
from footlog.charts.frames import Frame, pain_in_span, weeks_frame
from footlog.charts.parts import Colours
from footlog.domain.exercises import Side
from footlog.domain.function import FunctionScore
from footlog.domain.logbook import Moment
from footlog.domain.plan import PlanItem
from footlog.domain.settings import PainRule, Settings
from footlog.store.diary import Diary
from footlog.wording import SHORT_MOMENTS

FEET = (Side.LEFT, Side.RIGHT)
_numbers = count()


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


@lru_cache(maxsize=4)
def days_over_rule(state: DiaryState, rule: PainRule) -> frozenset[date]:
    """Return the training days of the whole diary that were over the pain rule."""
    diary = Diary(state.path)
    trained = set().union(*diary.training_days(date.min, date.max).values())
    pain = diary.pain_days()
    judged = (rule_day(day, pain) for day in trained)
    return frozenset(one.day for one in judged if one.verdict(rule) is Verdict.OVER)


@dataclass(frozen=True)
class RecentTotals:
    """A part of the diary counted by day up to today.

    `scored` are the moments that ever had a score; `feet` holds the part's pain of each foot.
    """

    tally: Tally
    feet: Mapping[Side, PainDays]
    scored: list[Moment]


@lru_cache(maxsize=8)
def recent_totals(state: DiaryState, today: date, since: date) -> RecentTotals:
    """Return what the diary comes to since a day; the earlier the day, the longer it takes."""
    diary = Diary(state.path)
    return RecentTotals(
        diary.tally(since - LONGEST_SLOT, today),
        {foot: diary.pain_of_foot(foot, since, today) for foot in FEET},
        diary.moments_scored(),
    )


@lru_cache(maxsize=64)
def whole_change(state: DiaryState, today: date, moment: Moment, foot: Side | None) -> PainChange:
    """Return how a moment's pain changed over the diary; of one foot, unless `foot` is None."""
    return pain_change(Diary(state.path).pain_of_moment(moment, foot, today), today)


@dataclass(frozen=True)
class TrendsView:
    """Which span of which diary Trends shows, on which day and in which colours."""

    state: DiaryState
    today: date
    span: Span
    colours: Colours

    @property
    def totals(self) -> RecentTotals:
        """What the diary comes to in the span and in the last four whole weeks."""
        return recent_totals(self.state, self.today, first_counted(self.span, self.today))


@dataclass(frozen=True, eq=False)
class TrendsFigures:
    """What Trends shows of a span, whichever exercise or kind of pain is chosen.

    `four_weeks` is None until the first week is over; `pain_change` has the headline's
    moments. No two figures that are made have the same `number`.
    """

    view: TrendsView
    pain_change: Mapping[Moment, PainChange]
    four_weeks: Figures | None
    function_scores: tuple[FunctionScore, ...]
    calendar: list[DayMark]
    number: int = field(default_factory=_numbers.__next__)


@lru_cache(maxsize=16)
def trends_figures(view: TrendsView) -> TrendsFigures:
    """Return what Trends shows of the span."""
    today, totals = view.today, view.totals
    return TrendsFigures(
        view,
        {
            moment: whole_change(view.state, today, moment, None)
            for moment in usual_moments(totals.scored)
        },
        four_weeks=_four_weeks(totals.tally, today, begun_on(view.state)),
        function_scores=Diary(view.state.path).function_scores(),
        calendar=day_marks(totals.tally, today, calendar_span(view.span)),
    )


def _four_weeks(tally: Tally, today: date, begun: date) -> Figures | None:
    whole = last_whole_weeks(today)
    if begun > whole.last:
        return None
    return summarise(tally, today, first=whole.first, last=whole.last).total


@dataclass(frozen=True, eq=False)
class AdherenceFigures:
    """How much of the plan, or of one exercise, was done: in the span, and in a `weeks_frame`.

    `each` holds the sets credited and due of each exercise, by id in the plan's order.
    """

    view: TrendsView
    total: Figures
    each: Mapping[str, tuple[int, int]]
    weeks: Frame
    number: int = field(default_factory=_numbers.__next__)


@lru_cache(maxsize=16)
def adherence_figures(view: TrendsView, exercise: str | None) -> AdherenceFigures:
    """Return how much of the plan was done; of one exercise, unless `exercise` is None."""
    tally, span = view.totals.tally, view.span
    shown = tally.of_exercise(exercise) if exercise else tally
    summary = summarise(shown, view.today, first=span.first, last=span.last)
    weeks = weeks_frame(summary.weeks, shown.items, view.today)
    each = by_exercise(shown.facts(view.today), *span.drawn)
    return AdherenceFigures(view, summary.total, each, weeks)


@dataclass(frozen=True)
class WorstDay:
    """A day with much pain: its worst score, 1-10, and the notes of its entries."""

    day: date
    pain: int
    notes: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class PainFigures:
    """The pain of some moments in the span: a `pain_frame`, the change, worst days.

    `judged` says on how many of the span's training days the pain `rule` was broken.
    """

    view: TrendsView
    moments: tuple[Moment, ...]
    scores: Frame
    change: Mapping[Moment, PainChange]
    plan: tuple[PlanItem, ...]
    rule: PainRule
    judged: RuleSummary
    worst_days: list[WorstDay]
    number: int = field(default_factory=_numbers.__next__)


@lru_cache(maxsize=16)
def pain_figures(view: TrendsView, moments: tuple[Moment, ...], foot: Side | None) -> PainFigures:
    """Return the pain of the moments; of one foot, unless `foot` is None."""
    diary, totals, span = Diary(view.state.path), view.totals, view.span
    tally, rule = totals.tally, saved_settings(view.state).pain_rule
    pain = totals.feet[foot] if foot else tally.pain
    return PainFigures(
        view,
        moments,
        scores=pain_in_span(pain, {moment: SHORT_MOMENTS[moment] for moment in moments}, span),
        change={one: whole_change(view.state, view.today, one, foot) for one in moments},
        plan=tally.items,
        rule=rule,
        judged=rule_summary((day for day in tally.trained if day in span), tally.pain, rule),
        worst_days=[
            WorstDay(day, worst, tuple(one.note for one in diary.entries(day, day) if one.note))
            for day, worst in worst_days(pain, moments, span.first, span.last)
        ],
    )


Shown = TypeVar("Shown", TrendsFigures, AdherenceFigures, PainFigures)
_NUMBERED: dict[str | type, Callable[[Any], int]] = dict.fromkeys(
    (TrendsFigures, AdherenceFigures, PainFigures), attrgetter("number")
)


def cached_display(show: Callable[[Shown], None]) -> Callable[[Shown], None]:
    """Return `show` so that what it put on the page for some figures is put there again.

    Streamlit stores the elements, which spares the making of a chart.
    """
    return st.cache_resource(max_entries=16, show_spinner=False, hash_funcs=_NUMBERED)(show)


@lru_cache(maxsize=4)
def each_exercise(view: TrendsView) -> dict[str, list[ExerciseDay]]:
    """Return the days of the span with each exercise, by id; it reads the whole diary."""
    done = Diary(view.state.path).exercise_days()
    tally = view.totals.tally
    planned = [item.exercise_id for item in tally.items]
    return exercise_days(done, tally.pain, view.span, planned)


@lru_cache(maxsize=4)
def pain_places(view: TrendsView) -> tuple[list[SitePain], int]:
    """Return the pain of each place in the span, and how many scores name no place."""
    entries = Diary(view.state.path).entries(view.span.first, view.span.last)
    return pain_by_site(entries), unplaced(entries)
