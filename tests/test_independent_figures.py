"""The figures that `summary --json` does not print, held against the second calculation.

`FOOTLOG_LONG=1` tries 200 diaries instead of 8.
"""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from footlog.analysis.adherence import by_exercise
from footlog.analysis.pain import FEWEST_DAYS, Window, around_change, pain_by_moment, staying
from footlog.analysis.pain_rule import rule_summary
from footlog.analysis.spans import Span
from footlog.analysis.stands_out import (
    day_values,
    exercise_days,
    exercises_compared,
    marks_compared,
    own_scores,
)
from footlog.analysis.summary import Tally, summarise
from footlog.domain.logbook import Moment
from footlog.domain.plan import days_changed
from footlog.domain.settings import PainRule
from footlog.domain.weeks import WEEK
from footlog.store.diary import Diary
from tests.conftest import LONG
from tests.helpers import independent, independent_pain
from tests.helpers.independent_diary import Diary as SecondDiary
from tests.helpers.independent_diary import read
from tests.helpers.made_up_files import MadeUpDiary
from tests.test_independent import imported

pytestmark = pytest.mark.long
SEEDS = range(300, 500 if LONG else 308)


@pytest.fixture(params=SEEDS)
def both(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Diary, SecondDiary, date]:
    """Return a made-up diary as footlog has it, as the second calculation has it, and its today."""
    made_up = MadeUpDiary(request.param)
    db = imported(made_up, tmp_path)
    history, plan = (file.read_bytes() for file in made_up.write(tmp_path))
    return Diary(db), read(history, plan, made_up.today), made_up.today


def printed(part: Window) -> tuple[Fraction | None, int]:
    return part.mean if part.days >= FEWEST_DAYS else None, part.days


def test_every_other_figure_agrees(both: tuple[Diary, SecondDiary, date]) -> None:
    diary, second, today = both
    tally = diary.tally().until(today)
    _adherence_agrees(tally, second, today)
    _pain_agrees(tally, second, today)
    _exercises_agree(diary, tally, second, today)
    _marks_agree(diary, tally, second, today)


def _adherence_agrees(tally: Tally, second: SecondDiary, today: date) -> None:
    summary = summarise(tally, today)
    total = summary.total
    assert (total.days_all, total.days_some, total.days_due) == independent.days_done(second)
    first, until = min(summary.weeks), max(summary.weeks) + WEEK
    found = by_exercise(tally.facts(today), first, until)
    due = {key: (due, credited) for key, (credited, due) in found.items() if due}
    assert due == independent.by_exercise(second)
    rule = rule_summary(summary.pain_rule, tally.pain, PainRule())
    fractions = {"during": rule.during[:2], "morning": rule.morning[:2]}
    assert fractions == independent_pain.pain_rule_fractions(second)


def _pain_agrees(tally: Tally, second: SecondDiary, today: date) -> None:
    by_moment = pain_by_moment(tally.pain)
    changes = summarise(tally, today).pain_change
    for moment in Moment:
        between = changes[moment].between
        mean, days = (between.mean, between.days) if between else (None, 0)
        assert (mean, days) == independent_pain.between(second, moment)
        stays = staying(by_moment[moment], today) is not None
        assert stays is independent_pain.pain_stays(second, moment)
        for changed_on in days_changed(tally.items):
            if changed_on <= today:
                around = around_change(by_moment[moment], changed_on, today)
                expected = independent_pain.around(second, moment, changed_on)
                assert tuple(map(printed, around)) == expected


def _marks_agree(diary: Diary, tally: Tally, second: SecondDiary, today: date) -> None:
    for moment in Moment:
        values = day_values(tally.pain, moment)
        compared = marks_compared(diary.marks(last=today), values)
        mine = {
            reason: (one.own.n, one.own.mean, one.others and one.others.mean, one.stands_out)
            for reason, one in compared.items()
            if one.own
        }
        assert mine == independent_pain.marks_compared(second, moment)
        assert compared.keys() == second.marked.keys()


def _exercises_agree(diary: Diary, tally: Tally, second: SecondDiary, today: date) -> None:
    whole = Span(min(tally.recorded, default=today), today)
    days = exercise_days(diary.exercise_days(), tally.pain, whole, ())
    expected = independent_pain.exercises_compared(second)
    compared = exercises_compared(own_scores(days))
    assert {key for key, one in days.items() if any(day.scores for day in one)} == expected.keys()
    for exercise, theirs in expected.items():
        mine = compared[exercise]
        assert mine.stands_out is theirs.is_named
        assert (mine.others.mean if mine.others else None) == theirs.mean_of_others
        assert sum(bool(day.scores) for day in days[exercise]) == theirs.days
