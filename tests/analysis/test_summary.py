"""The summary: its span, its days and its pain."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest

from footlog.analysis.pain import Change, PainChange, PainStats, Window
from footlog.analysis.pain_rule import Verdict
from footlog.analysis.summary import Figures, summarise
from footlog.domain.exercises import Side
from footlog.domain.logbook import DayState, Entry, Moment
from footlog.domain.settings import PainRule
from tests.helpers.builders import MONDAY, day, item, on, pain, set_log, sets, tally


def test_summary_of_nothing_has_no_week_and_no_adherence() -> None:
    found = summarise(tally(), on("2026-03-11"))
    assert found.weeks == {}
    assert found.total.adherence is None
    assert found.total == Figures(
        days=0,
        days_due=0,
        days_all=0,
        days_some=0,
        days_trained=0,
        days_recorded=0,
        days_paused=0,
        sets_due=0,
        sets_credited=0,
        sets_extra=0,
        pain=dict.fromkeys(Moment, PainStats(0, None, None)),
    )
    assert found.pain_rule == {}


def test_week_without_plan_has_no_adherence() -> None:
    found = summarise(tally((), [set_log("2026-03-04")]), on("2026-03-05"))
    week = found.weeks[MONDAY]
    assert (week.sets_due, week.sets_extra, week.adherence) == (0, 1, None)


def test_weeks_run_from_the_first_entry_to_the_week_of_today() -> None:
    counted = tally([item("daily", "2026-03-12")], [pain(3, "2026-03-01")])
    assert list(summarise(counted, on("2026-03-17")).weeks) == [
        on("2026-02-23"),
        on("2026-03-02"),
        on("2026-03-09"),
        on("2026-03-16"),
    ]


def test_weeks_run_from_the_first_plan_start_when_nothing_was_entered() -> None:
    found = summarise(tally([item("daily", "2026-03-05")]), on("2026-03-09"))
    assert list(found.weeks) == [MONDAY, on("2026-03-09")]


def test_weeks_asked_for_are_those_that_hold_the_days() -> None:
    counted = tally([item("daily")])
    found = summarise(counted, on("2026-03-31"), first=on("2026-03-11"), last=on("2026-03-16"))
    assert list(found.weeks) == [on("2026-03-09"), on("2026-03-16")]
    assert found.total.sets_due == 14


def test_weeks_asked_for_before_the_first_and_after_today_are_left_out() -> None:
    counted = tally([item("daily")])
    found = summarise(counted, on("2026-03-10"), first=on("2020-01-01"), last=on("2030-01-01"))
    assert list(found.weeks) == [MONDAY, on("2026-03-09")]


def test_span_that_ends_before_it_begins_has_no_week() -> None:
    counted = tally([item("daily")])
    assert (
        summarise(counted, on("2026-03-31"), first=on("2026-03-20"), last=on("2026-03-01")).weeks
        == {}
    )


def test_days_are_counted_once_and_by_kind() -> None:
    entries: list[Entry] = [
        *sets(3, "2026-03-02"),
        set_log("2026-03-03", exercise="swimming"),
        day("2026-03-04"),
        day("2026-03-05", DayState.MISSED),
        pain(3, "2026-03-06"),
        pain(4, "2026-03-06", Moment.EVENING),
    ]
    week = summarise(tally([item("daily")], entries), on("2026-03-08")).weeks[MONDAY]
    assert week.days_due == 5
    assert week.days_trained == 2
    assert week.days_recorded == 5
    assert week.days_paused == 1


def test_today_is_a_day_due_only_when_something_of_it_was_credited() -> None:
    plan = [item("daily")]
    idle = summarise(tally(plan), on("2026-03-03")).weeks[MONDAY]
    begun = summarise(tally(plan, [set_log("2026-03-03")]), on("2026-03-03")).weeks[MONDAY]
    assert (idle.days_due, begun.days_due) == (1, 2)


def done_on(week: Figures) -> tuple[int, int, int]:
    """Return on how many days all was done and something, of how many days due."""
    return week.days_all, week.days_some, week.days_due


def test_of_the_days_due_all_or_something_was_done() -> None:
    """Both exercises on Monday, half of one on Tuesday, one on Wednesday, none on Thursday."""
    plan = [item(sets=2), item(exercise="toe-curls")]
    entries: list[Entry] = [
        *sets(2, "2026-03-02"),
        set_log("2026-03-02", exercise="toe-curls"),
        set_log("2026-03-03"),
        set_log("2026-03-04", exercise="toe-curls"),
        set_log("2026-03-05", exercise="swimming"),
        day("2026-03-06"),
    ]
    found = summarise(tally(plan, entries), on("2026-03-08"))
    assert done_on(found.weeks[MONDAY]) == (1, 3, 5)


def test_a_day_with_a_set_of_each_exercise_is_not_all_done_while_one_is_left() -> None:
    plan = [item(sets=2), item(exercise="toe-curls")]
    entries = [set_log("2026-03-02"), set_log("2026-03-02", exercise="toe-curls")]
    found = summarise(tally(plan, entries), on("2026-03-03"))
    assert done_on(found.weeks[MONDAY]) == (0, 1, 1)


def test_a_day_of_both_feet_is_done_in_full_with_both() -> None:
    plan = [item(side=Side.EACH)]
    one = summarise(tally(plan, sets(1, "2026-03-02", Side.LEFT)), on("2026-03-03"))
    both = summarise(tally(plan, sets(1, "2026-03-02")), on("2026-03-03"))
    assert done_on(one.weeks[MONDAY]) == (0, 1, 1)
    assert done_on(both.weeks[MONDAY]) == (1, 1, 1)


def test_what_was_caught_up_makes_the_day_on_which_it_was_due_done_in_full() -> None:
    plan = [item("every 2 days", sets=2)]
    entries = [*sets(1, "2026-03-02"), *sets(1, "2026-03-03"), *sets(2, "2026-03-05")]
    found = summarise(tally(plan, entries), on("2026-03-08"))
    assert done_on(found.weeks[MONDAY]) == (2, 2, 3)


def test_weekly_exercises_are_neither_all_nor_some_of_a_day() -> None:
    plan = [item("7 per week"), item(exercise="toe-curls")]
    entries = [set_log("2026-03-02"), set_log("2026-03-03", exercise="toe-curls")]
    found = summarise(tally(plan, entries), on("2026-03-04"))
    assert done_on(found.weeks[MONDAY]) == (1, 1, 2)


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([], (0, 0, 0)),
        ([set_log()], (0, 1, 1)),
        ([*sets(2, "2026-03-02")], (0, 1, 1)),
        ([*sets(2, "2026-03-02"), set_log(exercise="toe-curls")], (1, 1, 1)),
    ],
)
def test_today_is_done_in_full_only_when_nothing_of_it_is_open(
    entries: list[Entry], expected: tuple[int, int, int]
) -> None:
    plan = [item(sets=2), item(exercise="toe-curls")]
    assert done_on(summarise(tally(plan, entries), MONDAY).weeks[MONDAY]) == expected


def test_days_are_counted_from_the_first_of_the_diary_to_today() -> None:
    """A diary begun on a Sunday has four days on Wednesday."""
    counted = tally([item("daily", "2026-03-09")], [pain(3, "2026-03-08")])
    found = summarise(counted, on("2026-03-11"))
    assert [week.days for week in found.weeks.values()] == [1, 3]
    assert found.total.days == 4
    assert summarise(counted, on("2026-03-11"), first=on("2026-03-10")).total.days == 3


def test_a_part_of_the_diary_knows_when_all_of_it_begun() -> None:
    """The days before the first entry that was read count, those before the diary do not."""
    part = replace(tally((), [pain(3, "2026-03-11")]), begun=on("2026-03-04"))
    found = summarise(part, on("2026-03-12"), first=on("2026-03-02"))
    assert [week.days for week in found.weeks.values()] == [5, 4]


def test_what_was_recorded_today_counts_at_once() -> None:
    entries: list[Entry] = [pain(7, "2026-03-03"), day("2026-03-03"), set_log("2026-03-03")]
    week = summarise(tally((), entries), on("2026-03-03")).weeks[MONDAY]
    assert (week.days_trained, week.days_recorded, week.days_paused) == (1, 1, 1)
    assert week.pain[Moment.MORNING] == (1, 7.0, 7)


def test_weekly_items_make_no_day_due() -> None:
    found = summarise(tally([item("3 per week")], sets(1, "2026-03-03")), on("2026-03-09"))
    assert found.weeks[MONDAY].days_due == 0


def test_pain_of_a_week_is_counted_by_moment_and_sets_count_as_during() -> None:
    entries: list[Entry] = [
        pain(2, "2026-03-02"),
        pain(5, "2026-03-08"),
        pain(9, "2026-03-09"),
        pain(4, "2026-03-03", Moment.DURING),
        set_log("2026-03-03", pain=7),
        set_log("2026-03-03"),
    ]
    found = summarise(tally((), entries), on("2026-03-10"))
    first = found.weeks[MONDAY].pain
    assert first[Moment.MORNING] == (2, 3.5, 5)
    assert first[Moment.DURING] == (2, 5.5, 7)
    assert first[Moment.EVENING] == (0, None, None)
    assert found.total.pain[Moment.MORNING] == (3, 16 / 3, 9)


def test_pain_of_zero_is_a_score() -> None:
    found = summarise(tally((), [pain(0, "2026-03-02")]), on("2026-03-03"))
    assert found.weeks[MONDAY].pain[Moment.MORNING] == (1, 0.0, 0)


def test_pain_rule_has_a_verdict_for_each_training_day_alone() -> None:
    entries: list[Entry] = [
        set_log("2026-03-03", pain=3),
        pain(2, "2026-03-03"),
        pain(3, "2026-03-04"),
        set_log("2026-03-05", pain=6),
        set_log("2026-03-06", pain=1),
    ]
    found = summarise(tally((), entries), on("2026-03-07"))
    assert found.pain_rule == {
        on("2026-03-03"): Verdict.WITHIN,
        on("2026-03-05"): Verdict.OVER,
        on("2026-03-06"): Verdict.UNKNOWN,
    }
    stricter = summarise(tally((), entries), on("2026-03-07"), rule=PainRule(2, 0))
    assert stricter.pain_rule[on("2026-03-03")] is Verdict.OVER


def test_pain_rule_of_a_spans_last_day_looks_at_the_morning_after_it() -> None:
    entries: list[Entry] = [
        set_log("2026-03-08", pain=1),
        pain(2, "2026-03-08"),
        pain(2, "2026-03-09"),
    ]
    found = summarise(tally((), entries), on("2026-03-20"), last=on("2026-03-08"))
    assert found.pain_rule == {on("2026-03-08"): Verdict.WITHIN}


def test_pain_rule_takes_in_both_ends_of_the_span() -> None:
    days = ("2026-03-01", "2026-03-02", "2026-03-08", "2026-03-09")
    entries = [set_log(done, pain=9) for done in days]
    found = summarise(tally((), entries), on("2026-03-20"), first=MONDAY, last=MONDAY)
    assert list(found.pain_rule) == [on("2026-03-02"), on("2026-03-08")]


def means(change: PainChange) -> tuple[float | None, float | None, Change]:
    return change.baseline, change.latest, change.verdict


def test_the_last_window_of_a_span_ends_with_its_sunday() -> None:
    """Asked for up to day 50, a Tuesday: the span ends with day 55, its window has 28 to 55."""
    days = [MONDAY + timedelta(days=n) for n in range(70)]
    entries = [pain(0 if n == 28 else 4, str(which)) for n, which in enumerate(days)]
    found = summarise(tally((), entries), days[-1], last=days[50])
    assert found.pain_change[Moment.MORNING].latest == 108 / 28


def test_the_last_window_of_a_span_that_holds_today_ends_today() -> None:
    days = [MONDAY + timedelta(days=n) for n in range(60)]
    entries = [pain(0 if n == 32 else 4, str(which)) for n, which in enumerate(days)]
    found = summarise(tally((), entries), days[59])
    assert found.pain_change[Moment.MORNING].latest == 108 / 28


def test_pain_change_compares_the_first_and_the_last_window_of_the_span() -> None:
    days = [MONDAY + timedelta(days=n) for n in range(84)]
    entries = [pain(8 if n < 28 else 6 if n < 56 else 2, str(d)) for n, d in enumerate(days)]
    whole = summarise(tally((), entries), days[-1])
    change = whole.pain_change[Moment.MORNING]
    assert means(change) == (8.0, 2.0, Change.BETTER)
    assert change.between == Window(days[28], days[55], 28, Fraction(6))
    later = summarise(tally((), entries), days[-1], first=days[28])
    assert means(later.pain_change[Moment.MORNING]) == (6.0, 2.0, Change.BETTER)
    earlier = summarise(tally((), entries), days[-1], last=days[55])
    assert means(earlier.pain_change[Moment.MORNING]) == (8.0, 6.0, Change.UNCLEAR)
    assert means(whole.pain_change[Moment.EVENING]) == (None, None, Change.UNKNOWN)


def test_pain_of_sets_changes_as_pain_during_by_the_days_means() -> None:
    """Sets of 8 and 4 are a day's value of 6."""
    days = [str(MONDAY + timedelta(days=n)) for n in range(56)]
    entries = [set_log(which, pain=score) for which in days[:28] for score in (8, 4)]
    entries += [set_log(which, pain=3) for which in days[28:]]
    found = summarise(tally((), entries), on(days[-1])).pain_change
    assert means(found[Moment.DURING]) == (6.0, 3.0, Change.BETTER)


def test_first_days_of_1900_are_days_like_any_other() -> None:
    found = summarise(tally([item("daily", "1900-01-01")]), on("1900-01-03"))
    assert found.total.sets_due == 2
