"""What the diary comes to is stored for one state of it; a part has the figures of the whole."""

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
from footlog.ui.cache import TrendsChoices, TrendsFigures
from tests.helpers.builders import pain, set_log


def chosen(today: date) -> TrendsChoices:
    return TrendsChoices(Span(today - timedelta(days=27), today), None, (), None, LIGHT)


OTHERS: dict[str, Any] = {
    "span": Span(date(2026, 3, 1), date(2026, 3, 18)),
    "exercise": "heel-raise",
    "moments": (Moment.MORNING,),
    "foot": Side.LEFT,
    "colours": DARK,
}


def test_a_write_in_between_never_leaves_an_old_picture_under_the_new_version(
    diary: Diary, today: date
) -> None:
    before = cache.diary_state(diary)
    figures = cache.trends_figures(before, today, chosen(today))
    diary.save(set_log(str(today)), today)
    assert cache.trends_figures(before, today, chosen(today)) is figures
    assert figures.adherence.days_trained == 0
    after = cache.trends_figures(cache.diary_state(diary), today, chosen(today))
    assert after.adherence.days_trained == 1


def test_the_figures_of_trends_are_made_once_for_each_state_day_and_choice(
    diary: Diary, today: date
) -> None:
    state, wish = cache.diary_state(diary), chosen(today)
    figures = cache.trends_figures(state, today, wish)
    assert cache.trends_figures(cache.diary_state(diary), today, chosen(today)) is figures
    assert cache.trends_figures(state, today - timedelta(days=1), wish) is not figures
    assert {field.name for field in fields(TrendsChoices)} == set(OTHERS)
    for name, other in OTHERS.items():
        changed = replace(wish, **{name: other})
        assert cache.trends_figures(state, today, changed) is not figures
        assert cache.trends_figures(state, today, changed).chosen == changed


def test_what_is_shown_is_stored_for_its_figures_alone(diary: Diary, today: date) -> None:
    shown: list[TrendsFigures] = []

    @cache.cached_display
    def show(figures: TrendsFigures) -> None:
        shown.append(figures)

    state, wish = cache.diary_state(diary), chosen(today)
    first = cache.trends_figures(state, today, wish)
    second = cache.trends_figures(state, today, replace(wish, colours=DARK))
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
