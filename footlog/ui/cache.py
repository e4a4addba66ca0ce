"""What the diary comes to, calculated once for each state of it and shared between windows.

Every function here depends on its arguments alone, and they are the key under which its result is
stored. Do not change a result: other windows show it too.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from footlog.analysis.adherence import LONGEST_SLOT, by_exercise
from footlog.analysis.calendar import DayMark, day_marks
from footlog.analysis.headline import Felt, felt
from footlog.analysis.lines import Point, span_points
from footlog.analysis.pain import (
    Around,
    DayPain,
    PainChange,
    PainDays,
    around_change,
    pain_by_moment,
    pain_change,
    usual_moments,
    worst_days,
)
from footlog.analysis.pain_rule import RuleSummary, Verdict, rule_day, rule_summary
from footlog.analysis.spans import Span, calendar_span, first_counted, last_whole_weeks
from footlog.analysis.stands_out import (
    Compared,
    ExerciseDay,
    SitePain,
    day_values,
    exercise_days,
    marks_compared,
    pain_by_site,
    unplaced,
)
from footlog.analysis.summary import Figures, Summary, Tally, summarise
from footlog.domain.exercises import Side
from footlog.domain.function import FunctionScore
from footlog.domain.logbook import Moment
from footlog.domain.plan import PlanItem
from footlog.domain.settings import PainRule, Settings
from footlog.store.diary import Diary

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


@lru_cache(maxsize=8)
def pain_by_day(
    state: DiaryState, today: date, moment: Moment, foot: Side | None
) -> Mapping[date, DayPain]:
    """Return a moment's pain by day over the diary; of one foot, unless `foot` is None."""
    return Diary(state.path).pain_of_moment(moment, foot, today)


@lru_cache(maxsize=64)
def whole_change(state: DiaryState, today: date, moment: Moment, foot: Side | None) -> PainChange:
    """Return how a moment's pain changed over the diary; of one foot, unless `foot` is None."""
    return pain_change(pain_by_day(state, today, moment, foot), today)


@dataclass(frozen=True)
class TrendsView:
    """Which span of which diary Trends shows, and on which day."""

    state: DiaryState
    today: date
    span: Span

    @property
    def totals(self) -> RecentTotals:
        """What the diary comes to in the span and in the last four whole weeks."""
        return recent_totals(self.state, self.today, first_counted(self.span, self.today))


@lru_cache(maxsize=16)
def felt_now(view: TrendsView) -> tuple[Felt, ...]:
    """Return how the pain of the usual moments changed over the diary, and its last week."""
    state, today, scored = view.state, view.today, view.totals.scored
    return tuple(
        felt(
            moment,
            whole_change(state, today, moment, None),
            pain_by_day(state, today, moment, None),
            today,
        )
        for moment in usual_moments(scored)
    )


@lru_cache(maxsize=16)
def four_weeks(view: TrendsView) -> Figures | None:
    """Return the last four whole weeks added up; None until the first week is over."""
    whole = last_whole_weeks(view.today)
    if begun_on(view.state) > whole.last:
        return None
    tally = view.totals.tally
    return summarise(tally, view.today, first=whole.first, last=whole.last).total


@lru_cache(maxsize=16)
def calendar_marks(view: TrendsView) -> list[DayMark]:
    """Return how much was done on each day of the span that the calendar has room for."""
    return day_marks(view.totals.tally, view.today, calendar_span(view.span))


@lru_cache(maxsize=4)
def function_scores(state: DiaryState) -> tuple[FunctionScore, ...]:
    """Return every score of function, oldest first."""
    return Diary(state.path).function_scores()


@lru_cache(maxsize=64)
def around(state: DiaryState, today: date, changed_on: date, moment: Moment) -> Around:
    """Return a moment's pain around the day of a change of plan."""
    return around_change(pain_by_day(state, today, moment, None), changed_on, today)


@dataclass(frozen=True)
class AdherenceFigures:
    """How much of the plan, or of one exercise, was done: in the span, and in each of its weeks.

    `each` holds the sets credited and due of each exercise, by id in the plan's order.
    """

    total: Figures
    each: Mapping[str, tuple[int, int]]
    weeks: Mapping[date, Figures]
    items: tuple[PlanItem, ...]


@lru_cache(maxsize=16)
def adherence_figures(view: TrendsView, exercise: str | None) -> AdherenceFigures:
    """Return how much of the plan was done; of one exercise, unless `exercise` is None."""
    tally, span = view.totals.tally, view.span
    shown = tally.of_exercise(exercise) if exercise else tally
    summary = summarise(shown, view.today, first=span.first, last=span.last)
    each = by_exercise(shown.facts(view.today), *span.drawn)
    return AdherenceFigures(summary.total, each, summary.weeks, shown.items)


@dataclass(frozen=True)
class PainFigures:
    """The pain of some moments in the span: the points of their lines, and how each changed.

    `judged` says on how many of the span's training days the pain `rule` was broken.
    """

    lines: Mapping[Moment, list[Point]]
    change: Mapping[Moment, PainChange]
    rule: PainRule
    judged: RuleSummary


@lru_cache(maxsize=16)
def pain_figures(view: TrendsView, moments: tuple[Moment, ...], foot: Side | None) -> PainFigures:
    """Return the pain of the moments; of one foot, unless `foot` is None."""
    totals, span = view.totals, view.span
    tally, rule = totals.tally, saved_settings(view.state).pain_rule
    by_moment = pain_by_moment(totals.feet[foot] if foot else tally.pain)
    return PainFigures(
        lines={one: span_points(by_moment[one], span) for one in moments},
        change={one: whole_change(view.state, view.today, one, foot) for one in moments},
        rule=rule,
        judged=rule_summary((day for day in tally.trained if day in span), tally.pain, rule),
    )


@dataclass(frozen=True)
class WorstDay:
    """A day with much pain: its worst score, 1-10, and the notes of its entries."""

    day: date
    pain: int
    notes: tuple[str, ...]


@lru_cache(maxsize=4)
def worst_pain(view: TrendsView, moments: tuple[Moment, ...], foot: Side | None) -> list[WorstDay]:
    """Return the days of the span with the worst pain of the moments, with their notes."""
    diary, span = Diary(view.state.path), view.span
    pain = view.totals.feet[foot] if foot else view.totals.tally.pain
    return [
        WorstDay(day, worst, tuple(one.note for one in diary.entries(day, day) if one.note))
        for day, worst in worst_days(pain, moments, span.first, span.last)
    ]


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


@lru_cache(maxsize=16)
def marks_beside_others(view: TrendsView, moment: Moment) -> dict[str, Compared]:
    """Return the span's days with each mark, by its reason, beside the days near them without it.

    They are compared by one moment's pain; those of the most days come first.
    """
    marks = Diary(view.state.path).marks(view.span.first, view.span.last)
    values = day_values(view.totals.tally.pain, moment)
    return marks_compared(marks, {day: value for day, value in values.items() if day in view.span})
