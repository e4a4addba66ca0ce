"""The facts of the report: the figures of footlog, nothing of its own."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

from footlog.analysis.pain import Change, Window
from footlog.analysis.pain_rule import RuleDay, RuleShare, RuleSummary
from footlog.analysis.summary import summarise
from footlog.domain.logbook import DayState, Entry, Moment
from footlog.domain.settings import Settings
from tests.helpers.builders import day, item, on, pain, set_log, tally
from tests.helpers.reports import TODAY, rating, report_of


def mornings(scores: list[int], first: str) -> list[Entry]:
    begin = on(first)
    return [pain(score, str(begin + timedelta(days=n))) for n, score in enumerate(scores)]


def test_the_span_is_whole_weeks_up_to_today() -> None:
    report = report_of([set_log("2026-03-04")])
    assert (report.first, report.last) == (on("2026-03-02"), TODAY)


def test_days_are_counted_from_the_first_of_the_diary() -> None:
    total = report_of([set_log(f"2026-03-{n}") for n in range(15, 19)]).summary.total
    assert on("2026-03-15").strftime("%A") == "Sunday"
    assert (total.days_recorded, total.days) == (4, 4)


def test_a_chosen_span_ends_with_its_week() -> None:
    entries = [set_log("2026-02-04"), set_log("2026-03-04")]
    report = report_of(entries, first=on("2026-02-12"), last=on("2026-03-04"))
    assert (report.first, report.last) == (on("2026-02-09"), on("2026-03-08"))
    assert report.summary.total.days_recorded == 1


def test_the_figures_are_those_of_the_summary() -> None:
    items, entries = (
        [item("daily", "2026-03-02")],
        [set_log("2026-03-04"), *mornings([4], "2026-03-05")],
    )
    assert report_of(entries, items).summary == summarise(tally(items, entries), TODAY)


def test_the_plan_is_what_is_in_force_on_the_last_day() -> None:
    over, begun = item(ends_on="2026-03-10"), item(starts_on="2026-03-10")
    later = item(starts_on="2026-03-19", exercise="toe-curls")
    assert report_of(items=[over, begun, later]).plan == (begun,)
    assert report_of(items=[over, begun, later], last=on("2026-03-08")).plan == (over,)


def test_pain_has_first_window_days_between_and_last_window() -> None:
    entries = [
        *mornings([6] * 8, "2026-02-02"),
        *mornings([5, 8], "2026-02-20"),
        *mornings([2] * 7, "2026-03-10"),
    ]
    ((moment, change),) = report_of(entries).pain.items()
    assert moment is Moment.MORNING
    assert change.start == Window(on("2026-02-02"), on("2026-02-15"), 8, Fraction(6))
    assert change.between == Window(on("2026-02-16"), on("2026-03-04"), 2, Fraction(13, 2))
    assert change.now == Window(on("2026-03-05"), TODAY, 7, Fraction(2))
    assert (change.baseline, change.latest, change.verdict) == (6.0, 2.0, Change.BETTER)


def test_too_few_scored_days_have_no_window() -> None:
    (change,) = report_of(mornings([6] * 6, "2026-03-10")).pain.values()
    assert change == (None, None, None, Change.UNKNOWN)


def test_breaches_say_what_was_over_and_before_is_no_morning() -> None:
    entries: list[Entry] = [
        set_log("2026-03-02", pain=7),
        pain(1, "2026-03-04", Moment.BEFORE),
        set_log("2026-03-04", pain=2),
        pain(3, "2026-03-05"),
        pain(1, "2026-03-06"),
        set_log("2026-03-06", pain=1),
        pain(3, "2026-03-07"),
    ]
    report = report_of(entries)
    assert report.breaches == (
        RuleDay(on("2026-03-02"), 7, None, None),
        RuleDay(on("2026-03-06"), 1, 1, 3),
    )
    during, morning = RuleShare(1, 3, is_pattern=False), RuleShare(1, 1, is_pattern=False)
    assert report.rule == RuleSummary(during, morning)


def test_the_rule_is_of_the_chosen_span() -> None:
    entries = [set_log(f"2026-03-{n:02}", pain=7) for n in range(2, 12)]
    report = report_of(entries, first=on("2026-03-09"))
    assert report.rule.during == RuleShare(3, 3, is_pattern=True)
    assert report_of(entries).rule.during == RuleShare(10, 10, is_pattern=True)


def test_each_exercise_has_its_sets_credited_and_due_of_the_span() -> None:
    items = [item("mon,wed", "2026-03-02", sets=2), item("daily", "2026-03-11", exercise="curls")]
    entries = [
        *(set_log("2026-03-03") for _ in range(2)),
        *(set_log(f"2026-03-{n}", exercise="curls") for n in (11, 11, 12)),
    ]
    assert list(report_of(entries, items).adherence.items()) == [
        ("heel-raise", (2, 10)),
        ("curls", (2, 7)),
    ]
    until_march_8 = report_of(entries, items, last=on("2026-03-08"))
    assert until_march_8.adherence == {"heel-raise": (2, 4)}


def test_the_persons_own_limit_counts() -> None:
    entries = [set_log("2026-03-02", pain=7)]
    assert not report_of(entries, settings=Settings(pain_limit=7)).breaches


def test_reasons_are_counted_within_the_span() -> None:
    entries: list[Entry] = [
        day("2026-02-03", DayState.MISSED, reason="before"),
        day("2026-03-02", DayState.MISSED, reason="forgot"),
        day("2026-03-03", DayState.MISSED, reason="forgot"),
        day("2026-03-04", DayState.PAUSED),
        day("2026-03-25", DayState.PAUSED, reason="later"),
    ]
    assert report_of(entries, first=on("2026-03-02")).reasons == {
        DayState.MISSED: Counter({"forgot": 2}),
        DayState.PAUSED: Counter({"": 1}),
    }


def test_function_has_first_and_latest_of_the_span() -> None:
    scores = [rating(3, "2026-01-05"), rating(4, "2026-03-02"), rating(7, "2026-03-16")]
    report = report_of([set_log("2026-01-05")], scores=scores)
    assert [score.score for score in report.function["stairs"]] == [3, 7]
    assert report.function_change is not None
    assert report.function_change.points == 4
    march = report_of([set_log("2026-01-05")], scores=scores, first=on("2026-03-02"))
    assert [score.score for score in march.function["stairs"]] == [4, 7]


def test_notes_of_days_over_the_rule_come_first_then_the_newest() -> None:
    entries = [
        set_log("2026-03-02", pain=7, note="over, older"),
        set_log("2026-03-03", note="calm, older"),
        set_log("2026-03-05", pain=8, note="over, newer"),
        set_log("2026-03-09", note="calm, newer"),
    ]
    report = report_of(entries)
    assert [note.text for note in report.notes] == [
        "over, newer",
        "over, older",
        "calm, newer",
        "calm, older",
    ]
    assert [note.over for note in report.notes] == [True, True, False, False]


def test_nothing_at_all_is_an_empty_report_of_today() -> None:
    report = report_of()
    assert report.is_empty
    assert (report.first, report.last, report.summary.total.days) == (TODAY, TODAY, 0)
    assert not report_of(scores=[rating(3, "2026-03-02")]).is_empty


def test_facts_compare_by_value() -> None:
    report = report_of([set_log("2026-03-04")])
    assert replace(report) == report
