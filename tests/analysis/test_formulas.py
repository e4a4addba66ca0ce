"""The formulas in words, and their worked examples."""

from datetime import date

from footlog.analysis import formulas
from footlog.analysis.adherence import AdherenceFacts
from footlog.analysis.formulas import all_formulas, day_of_entry, pain_rule
from footlog.analysis.pain import Change, DayPain, PainChange, PainStats, Verdict
from footlog.analysis.summary import Figures
from footlog.domain.exercises import Side
from footlog.domain.logbook import Moment
from footlog.domain.settings import PainRule, Settings
from tests.helpers.builders import MONDAY, item


def test_limits_and_start_of_the_day_are_the_persons() -> None:
    settings = Settings(pain_limit=3, pain_tolerance=2, day_starts_at="05:30")
    words = pain_rule(settings).words
    assert "worst pain during was at most 3 out of 10, and pain the next morning" in words
    assert "at most 2 higher than on the morning of that day" in words
    assert "A day starts at 05:30, so" in day_of_entry(settings).words


def test_each_figure_is_explained_once() -> None:
    titles = [formula.title for formula in all_formulas(Settings())]
    assert len(set(titles)) == len(titles) == 10


THURSDAY = date(2026, 3, 5)


def test_the_parts_of_a_week_add_up() -> None:
    daily, weekly = item(sets=2, exercise="short-foot"), item("3 per week", sets=1)
    done = {("short-foot", Side.BOTH): {MONDAY: 1}, ("heel-raise", Side.BOTH): {MONDAY: 1}}
    parts = formulas.item_weeks(
        AdherenceFacts((daily, weekly), done, frozenset(), THURSDAY), MONDAY
    )
    assert [(part.item, part.due, part.credited) for part in parts] == [
        (daily, 6, 1),
        (weekly, 1, 1),
    ]


def test_adherence_is_a_division() -> None:
    week = Figures(3, 1, 1, 0, 6, 2, 0, {})
    assert formulas.adherence_sentence(week) == "2 sets credited ÷ 6 sets due = 33 %."
    nothing = Figures(0, 0, 0, 0, 0, 0, 0, {})
    assert "not the same as 0" in formulas.adherence_sentence(nothing)


def test_due_is_a_product() -> None:
    asked = item(side=Side.EACH, sets=2, times_per_day=3)
    assert (
        formulas.due_sentence(asked, "X") == "X: 3 × a day × 2 sets × 2 sides = 12 due each time."
    )


def test_a_part_of_a_week_is_rounded() -> None:
    weekly = item("3 per week", starts_on="2026-03-04")
    assert formulas.weekly_sentence(weekly, 3, MONDAY, [date(2026, 3, 8)]) == (
        "3 a week × 4 of 7 days that count ÷ 7 = 1.71, rounded: due 2 times this week."
    )
    assert formulas.first_weekly([item(), weekly], MONDAY) == (weekly, 3)
    assert formulas.first_weekly([item()], MONDAY) is None


def test_pain_without_a_score_is_no_figure() -> None:
    assert "not the same as 0" in formulas.pain_sentence(Moment.AFTER, PainStats(0, None, None))
    assert formulas.pain_sentence(Moment.AFTER, PainStats(3, 2.0, 4)) == (
        "after: 3 scores, mean 2.0, worst 4."
    )


def test_the_change_of_pain_is_a_subtraction() -> None:
    change = PainChange(6.0, 3.0, Change.BETTER)
    assert formulas.change_sentence(change) == (
        "3.00 now − 6.00 at the start = −3.00 points (−50 %): likely better."
    )
    assert formulas.change_sentence(PainChange(0.0, 3.0, Change.WORSE)) == (
        "3.00 now − 0.00 at the start = +3.00 points: likely worse."
    )
    assert formulas.change_sentence(PainChange(None, 3.0, Change.UNKNOWN)) == "not enough data."


def test_the_rule_names_both_comparisons() -> None:
    pain = {
        (Moment.DURING, THURSDAY): DayPain(1, 4, 4),
        (Moment.MORNING, THURSDAY): DayPain(1, 2, 2),
    }
    assert formulas.rule_sentence(THURSDAY, pain, PainRule(), Verdict.UNKNOWN) == (
        "2026-03-05: worst during 4 (limit 5); next morning not recorded, compared with 2 + 1: "
        "unknown."
    )
