"""What the diary comes to is stored for one state of it; a part has the figures of the whole."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date, timedelta
from inspect import signature
from typing import Any

from footlog.analysis.adherence import LONGEST_SLOT
from footlog.analysis.pain import Change
from footlog.analysis.spans import Span
from footlog.analysis.summary import summarise
from footlog.domain.exercises import Side
from footlog.domain.logbook import Moment
from footlog.domain.settings import PainRule
from footlog.store.diary import Diary
from footlog.ui import cache
from footlog.ui.cache import TrendsView
from tests.helpers.builders import import_batch, item, pain, set_log, sets


def view_of(diary: Diary, today: date) -> TrendsView:
    span = Span(today - timedelta(days=27), today)
    return TrendsView(cache.diary_state(diary), today, span)


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
    }
    assert {field.name for field in fields(TrendsView)} == set(others)
    makers: list[Callable[[TrendsView], object]] = [
        cache.calendar_marks,
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


def test_the_change_of_pain_is_made_once_for_each_state_day_moment_and_foot(
    diary: Diary, today: date
) -> None:
    state = cache.diary_state(diary)
    others: dict[str, list[Any]] = {
        "state": [replace(state, version=state.version + 1)],
        "today": [today - timedelta(days=1)],
        "moment": [Moment.EVENING],
        "foot": list(cache.FEET),
    }
    assert set(signature(cache.whole_change).parameters) == set(others)
    asked: dict[str, Any] = {"state": state, "today": today, "moment": Moment.MORNING}
    asked["foot"] = None
    choices = [asked, *(asked | {name: one} for name in others for one in others[name])]
    made = [cache.whole_change(**choice) for choice in choices]
    assert len(set(map(id, made))) == len(choices) == 6
    copies = [choice | {"state": replace(choice["state"])} for choice in choices]
    again = [cache.whole_change(**choice) for choice in copies]
    assert all(one is other for one, other in zip(again, made, strict=True))


def test_the_change_of_pain_is_that_of_the_day_and_of_the_foot(diary: Diary, today: date) -> None:
    for days_ago in range(60):
        day = str(today - timedelta(days=days_ago))
        for foot, early, late in ((Side.LEFT, 8, 2), (Side.RIGHT, 3, 3)):
            score = pain(late if days_ago < 28 else early, day)
            diary.save(replace(score, side=foot), today)
    state = cache.diary_state(diary)

    def change(day: date, foot: Side | None) -> tuple[float | None, float | None, Change]:
        found = cache.whole_change(state, day, Moment.MORNING, foot)
        return found.baseline, found.latest, found.verdict

    assert change(today, Side.LEFT) == (8.0, 2.0, Change.BETTER)
    assert change(today, Side.RIGHT) == (3.0, 3.0, Change.UNCLEAR)
    assert change(today, None) == (5.5, 2.5, Change.BETTER)
    assert change(today - timedelta(days=28), Side.LEFT) == (8.0, 8.0, Change.UNCLEAR)
    assert change(today - timedelta(days=54), Side.LEFT) == (None, None, Change.UNKNOWN)


def test_pain_of_a_foot_is_drawn_with_the_change_of_that_foot(diary: Diary, today: date) -> None:
    for days_ago in range(60):
        day = str(today - timedelta(days=days_ago))
        diary.save(replace(pain(8 if days_ago > 27 else 2, day), side=Side.LEFT), today)
        diary.save(pain(4, day), today)
    view = view_of(diary, today)
    of_foot = cache.pain_figures(view, (Moment.MORNING,), Side.LEFT).change[Moment.MORNING]
    of_all = cache.pain_figures(view, (Moment.MORNING,), None).change[Moment.MORNING]
    assert (of_foot.baseline, of_foot.latest) == (8.0, 2.0)
    assert (of_all.baseline, of_all.latest) == (6.0, 3.0)


def test_each_exercise_has_its_sets_of_the_weeks_shown(diary: Diary, today: date) -> None:
    plan = [
        item(starts_on="2026-03-09", sets=3),
        item("mon,fri", starts_on="2026-02-02", exercise="toe-curls"),
    ]
    late = [set_log(day, exercise="toe-curls") for day in ("2026-03-03", "2026-03-15")]
    done = [*sets(2, "2026-03-10"), *sets(4, "2026-03-16"), *late]
    diary.import_rows(import_batch(done, plan), today)
    span = Span(date(2026, 3, 2), today)
    view = replace(view_of(diary, today), span=span)
    each = {"toe-curls": (2, 4), "heel-raise": (5, 27)}
    assert cache.adherence_figures(view, None).each == each
    assert cache.adherence_figures(view, "toe-curls").each == {"toe-curls": (2, 4)}
    before = replace(view, span=Span(date(2026, 3, 2), date(2026, 3, 8)))
    assert cache.adherence_figures(before, None).each == {"toe-curls": (1, 2)}


def test_a_part_has_the_figures_of_the_whole(filled_diary: Diary, today: date) -> None:
    since = today - timedelta(days=today.weekday() + 14)
    part = cache.recent_totals(cache.diary_state(filled_diary), today, since)
    whole = cache.all_totals(cache.diary_state(filled_diary), today, PainRule())
    assert part.tally == whole.tally.between(since - LONGEST_SLOT, today)
    for moment, change in whole.summary.pain_change.items():
        assert cache.whole_change(cache.diary_state(filled_diary), today, moment, None) == change
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


def test_a_set_that_was_caught_up_in_the_part_is_credited_to_the_day_before_it(
    diary: Diary, today: date
) -> None:
    since = today - timedelta(days=today.weekday() + 7)
    plan = [item("every 60 days", str(since - timedelta(days=50)), sets=2)]
    done = [*sets(1, str(since - timedelta(days=50))), *sets(2, str(since + timedelta(days=1)))]
    diary.import_rows(import_batch(done, plan), today)
    part = cache.recent_totals(cache.diary_state(diary), today, since)
    whole = cache.all_totals(cache.diary_state(diary), today, PainRule())
    week = summarise(part.tally, today, first=since).weeks[since]
    assert week == whole.summary.weeks[since]
    assert (week.sets_due, week.sets_credited, week.sets_extra) == (0, 0, 1)


def test_the_pain_of_a_foot_is_that_of_the_part(diary: Diary, today: date) -> None:
    for number, days in ((3, 40), (5, 2)):
        on = str(today - timedelta(days=days))
        diary.save(replace(pain(number, on), side=Side.LEFT), today)
    feet = cache.recent_totals(cache.diary_state(diary), today, today - timedelta(days=7)).feet
    assert [[day.total for day in feet[foot].values()] for foot in cache.FEET] == [[5], []]
