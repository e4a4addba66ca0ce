"""What the diary comes to is stored for one state of it; a part has the figures of the whole."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

from footlog.analysis.spans import Span
from footlog.analysis.summary import summarise
from footlog.charts.parts import DARK, LIGHT
from footlog.domain.exercises import Side
from footlog.domain.logbook import Moment
from footlog.domain.settings import PainRule
from footlog.store.diary import Diary
from footlog.ui import cache
from footlog.ui.cache import TrendsFigures, TrendsView
from tests.helpers.builders import pain, set_log


def view_of(diary: Diary, today: date) -> TrendsView:
    span = Span(today - timedelta(days=27), today)
    return TrendsView(cache.diary_state(diary), today, span, LIGHT)


def test_a_write_in_between_never_leaves_an_old_picture_under_the_new_version(
    diary: Diary, today: date
) -> None:
    before = view_of(diary, today)
    figures = cache.adherence_figures(before, None)
    diary.save(set_log(str(today)), today)
    assert cache.adherence_figures(before, None) is figures
    assert figures.total.days_trained == 0
    assert cache.adherence_figures(view_of(diary, today), None).total.days_trained == 1


def test_the_figures_of_trends_are_made_once_for_each_view_and_choice(
    diary: Diary, today: date
) -> None:
    view = view_of(diary, today)
    others: dict[str, Any] = {
        "state": replace(view.state, version=view.state.version + 1),
        "today": today - timedelta(days=1),
        "span": Span(date(2026, 3, 1), today),
        "colours": DARK,
    }
    assert {field.name for field in fields(TrendsView)} == set(others)
    makers: list[Callable[[TrendsView], object]] = [
        cache.trends_figures,
        lambda one: cache.adherence_figures(one, None),
        lambda one: cache.adherence_figures(one, "heel-raise"),
        lambda one: cache.pain_figures(one, (Moment.MORNING,), None),
        lambda one: cache.pain_figures(one, (Moment.MORNING,), Side.LEFT),
        lambda one: cache.pain_figures(one, (), None),
    ]
    views = [view, *(replace(view, **{name: other}) for name, other in others.items())]
    made = [make(one) for one in views for make in makers]
    assert len(set(map(id, made))) == len(views) * len(makers)
    again = [make(replace(one)) for one in views for make in makers]
    assert all(one is other for one, other in zip(again, made, strict=True))


def test_what_is_shown_is_stored_for_its_figures_alone(diary: Diary, today: date) -> None:
    shown: list[TrendsFigures] = []

    @cache.cached_display
    def show(figures: TrendsFigures) -> None:
        shown.append(figures)

    view = view_of(diary, today)
    first, second = cache.trends_figures(view), cache.trends_figures(replace(view, colours=DARK))
    for figures in (first, second, first, second):
        show(figures)
    assert shown == [first, second]


def test_a_part_has_the_figures_of_the_whole(filled_diary: Diary, today: date) -> None:
    since = today - timedelta(days=today.weekday() + 14)
    part = cache.recent_totals(cache.diary_state(filled_diary), today, since)
    whole = cache.all_totals(cache.diary_state(filled_diary), today, PainRule())
    assert part.tally == whole.tally.between(since, today)
    assert part.pain_change == whole.summary.pain_change
    assert part.scored == [moment for moment, n in whole.summary.total.pain.items() if n.n]
    weeks = summarise(part.tally, today, first=since).weeks
    assert weeks == {monday: whole.summary.weeks[monday] for monday in weeks}
    assert len(weeks) == 3


def test_a_part_without_entries_at_its_start_has_the_weeks_of_the_whole(
    diary: Diary, today: date
) -> None:
    for days in (80, 1):
        diary.save(set_log(str(today - timedelta(days=days))), today)
    since = today - timedelta(days=today.weekday() + 28)
    part = cache.recent_totals(cache.diary_state(diary), today, since)
    assert len(summarise(part.tally, today, first=since).weeks) == 5


def test_the_pain_of_a_foot_is_that_of_the_part(diary: Diary, today: date) -> None:
    for number, days in ((3, 40), (5, 2)):
        on = str(today - timedelta(days=days))
        diary.save(replace(pain(number, on), side=Side.LEFT), today)
    feet = cache.recent_totals(cache.diary_state(diary), today, today - timedelta(days=7)).feet
    assert [[day.total for day in feet[foot].values()] for foot in cache.FEET] == [[5], []]
