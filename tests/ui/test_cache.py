"""What the diary comes to is kept for one state of it, and the same for a part as for the whole."""

from dataclasses import replace
from datetime import date, timedelta

from footlog.analysis.summary import summarise
from footlog.domain.exercises import Side
from footlog.domain.settings import PainRule
from footlog.store.diary import Diary
from footlog.ui import cache
from tests.helpers.builders import pain, set_log


def test_a_write_in_between_never_leaves_an_old_picture_under_the_new_version(
    diary: Diary, today: date
) -> None:
    before = cache.all_totals(diary, today, PainRule())
    diary.save(set_log(str(today)), today)
    assert cache.kept(before, ("sets",), lambda: len(before.tally.done)) == 0
    after = cache.all_totals(diary, today, PainRule())
    assert cache.kept(after, ("sets",), lambda: len(after.tally.done)) == 1


def test_what_is_kept_is_made_once_for_each_state_and_wish(diary: Diary, today: date) -> None:
    known = cache.all_totals(diary, today, PainRule())
    made = [cache.kept(known, (wish,), object) for wish in ("a", "a", "b")]
    assert made[0] is made[1]
    assert made[0] is not made[2]


def test_a_part_has_the_figures_of_the_whole(filled_diary: Diary, today: date) -> None:
    since = today - timedelta(days=today.weekday() + 14)
    part = cache.recent_totals(cache.diary_state(filled_diary), today, since)
    whole = cache.all_totals(filled_diary, today, PainRule())
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
