"""The worked examples: each sentence, from numbers worked out by hand."""

from datetime import date
from fractions import Fraction

import pytest

from footlog.analysis import worked_examples
from footlog.analysis.adherence import AdherenceFacts
from footlog.analysis.pain import Around, Change, PainChange, PainStats, Window
from footlog.analysis.pain_rule import RuleDay, RuleShare, RuleSummary
from footlog.analysis.summary import Figures
from footlog.domain.exercises import Side
from footlog.domain.logbook import Moment
from footlog.domain.plan import PlanItem
from footlog.domain.settings import PainRule
from tests.helpers.builders import MONDAY, item

TUESDAY, THURSDAY, FRIDAY = date(2026, 3, 3), date(2026, 3, 5), date(2026, 3, 6)


def figures(due: int, credited: int) -> Figures:
    """Return a week with these sets and nothing else."""
    return Figures(
        days=7,
        days_due=0,
        days_all=0,
        days_some=0,
        days_trained=0,
        days_recorded=0,
        days_paused=0,
        sets_due=due,
        sets_credited=credited,
        sets_extra=0,
        pain={},
    )


def part(mean: Fraction | int | None, days: int = 20) -> Window:
    return Window(MONDAY, FRIDAY, days, None if mean is None else Fraction(mean))


def parts(facts: AdherenceFacts, monday: date) -> list[tuple[PlanItem, int, int]]:
    return [(one.item, one.due, one.credited) for one in worked_examples.item_weeks(facts, monday)]


def test_the_parts_of_a_week_add_up() -> None:
    """On Thursday three daily slots are over; of 3 a week, floor(3 × 3 / 7) is 1."""
    daily, weekly = item(sets=2, exercise="short-foot"), item("3 per week", sets=1)
    later = item(starts_on="2026-03-09", exercise="toe-curls")
    done = {("short-foot", Side.BOTH): {MONDAY: 1}, ("heel-raise", Side.BOTH): {MONDAY: 1}}
    facts = AdherenceFacts((daily, weekly, later), done, frozenset(), THURSDAY)
    assert parts(facts, MONDAY) == [(daily, 6, 1), (weekly, 1, 1)]


def test_both_sides_of_an_item_are_one_part() -> None:
    each = item(ends_on="2026-03-04", side=Side.EACH, sets=2)
    done = {("heel-raise", Side.LEFT): {MONDAY: 2}, ("heel-raise", Side.BOTH): {TUESDAY: 1}}
    assert parts(AdherenceFacts((each,), done, frozenset(), FRIDAY), MONDAY) == [(each, 8, 4)]


def test_a_slot_over_the_end_of_a_week_is_a_part_of_its_first_week_alone() -> None:
    """Friday to Tuesday; on the next Wednesday a new slot opens, on Friday it is still open."""
    fifth = item("every 5 days", "2026-03-06")
    done = {("heel-raise", Side.BOTH): {date(2026, 3, 10): 1}}
    facts = AdherenceFacts((fifth,), done, frozenset(), date(2026, 3, 13))
    assert parts(facts, MONDAY) == [(fifth, 1, 1)]
    assert parts(facts, date(2026, 3, 9)) == [(fifth, 0, 0)]


@pytest.mark.parametrize(
    ("due", "credited", "words"),
    [
        (6, 2, "2 sets credited ÷ 6 sets due = 33 %."),
        (250, 249, "249 sets credited ÷ 250 sets due = 99 %."),
        (3, 3, "3 sets credited ÷ 3 sets due = 100 %."),
        (300, 2, "2 sets credited ÷ 300 sets due = 0 %."),
        (
            0,
            0,
            "Nothing is due yet this week, so there is no adherence; that is not the same as 0.",
        ),
    ],
)
def test_adherence_is_a_division_and_is_rounded_down(due: int, credited: int, words: str) -> None:
    assert worked_examples.adherence_sentence(figures(due, credited)) == words


@pytest.mark.parametrize(
    ("planned", "words"),
    [
        (
            item(side=Side.EACH, sets=2, times_per_day=3),
            "X: 3 × a day × 2 sets × 2 sides = 12 due each time.",
        ),
        (item(sets=3), "X: 3 sets = 3 due each time."),
        (item(sets=None, side=Side.EACH), "X: 1 set × 2 sides = 2 due each time."),
    ],
)
def test_due_is_a_product(planned: PlanItem, words: str) -> None:
    assert worked_examples.due_sentence(planned, "X") == words


def test_a_part_of_a_week_is_rounded() -> None:
    weekly = item("3 per week", starts_on="2026-03-04")
    assert worked_examples.weekly_sentence(weekly, 3, MONDAY, [date(2026, 3, 8)]) == (
        "3 a week × 4 of 7 days that count ÷ 7 = 1.71, rounded: due 2 times this week."
    )
    assert worked_examples.weekly_sentence(weekly, 3, MONDAY, [MONDAY]) == (
        "3 a week × 5 of 7 days that count ÷ 7 = 2.14, rounded: due 2 times this week."
    )


def test_the_first_weekly_item_in_force_in_the_week_is_the_example() -> None:
    ended = item("2 per week", starts_on="2026-02-23", ends_on="2026-03-02")
    weekly = item("3 per week", starts_on="2026-03-08")
    assert worked_examples.first_weekly([item(), ended, weekly], MONDAY) == (weekly, 3)
    assert worked_examples.first_weekly([item(), ended], MONDAY) is None


def test_pain_without_a_score_is_no_figure() -> None:
    assert worked_examples.pain_sentence(Moment.AFTER, PainStats(0, None, None)) == (
        "after: no score this week, so no mean; a missing score is not the same as 0."
    )
    assert worked_examples.pain_sentence(Moment.AFTER, PainStats(3, 2.0, 4)) == (
        "after: 3 scores, mean 2.0, worst 4."
    )


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            PainChange(part(6), None, part(3), Change.BETTER),
            "3.00 now − 6.00 at the start = −3.00 points (−50 %): likely better.",
        ),
        (
            PainChange(part(0), None, part(3), Change.WORSE),
            "3.00 now − 0.00 at the start = +3.00 points: likely worse.",
        ),
        (
            PainChange(part(6), part(Fraction(14, 3), 12), part(5), Change.UNCLEAR),
            (
                "5.00 now − 6.00 at the start = −1.00 points (−17 %): no clear change. "
                "Between: 4.67 (12 days with a score)."
            ),
        ),
        (
            PainChange(part(6), part(4, 1), part(5), Change.UNCLEAR),
            (
                "5.00 now − 6.00 at the start = −1.00 points (−17 %): no clear change. "
                "Between: 4.00 (1 day with a score)."
            ),
        ),
        (
            PainChange(part(6), part(None, 0), part(5), Change.UNCLEAR),
            "5.00 now − 6.00 at the start = −1.00 points (−17 %): no clear change.",
        ),
        (PainChange(None, None, part(3), Change.UNKNOWN), "not enough data."),
        (PainChange(part(3), None, None, Change.UNKNOWN), "not enough data."),
    ],
)
def test_the_change_of_pain_is_a_subtraction(change: PainChange, words: str) -> None:
    assert worked_examples.change_sentence(change) == words


def test_around_a_change_of_plan_are_three_means_where_there_are_seven_days() -> None:
    around = Around(part(Fraction(13, 3), 7), part(5, 6), part(None, 0))
    assert worked_examples.around_sentence(around) == (
        "28 to 15 days before 4.3 (7 days with a score); "
        "14 days before too few scores (6 days with a score); "
        "since too few scores (0 days with a score)"
    )


def test_a_mean_needs_seven_days() -> None:
    assert worked_examples.enough_mean(part(Fraction(21, 5), 7)) == "4.2"
    assert worked_examples.enough_mean(part(Fraction(21, 5), 6)) == "too few scores"


def test_both_halves_of_the_rule_are_shares_of_the_days_they_can_judge() -> None:
    found = RuleSummary(RuleShare(6, 27, is_pattern=False), RuleShare(2, 12, is_pattern=False))
    assert worked_examples.rule_shares(found, PainRule()) == (
        "During above 5: on 6 of 27 days.",
        "Next morning more than 1 higher: on 2 of 12 days with both mornings.",
    )
    few = RuleSummary(RuleShare(1, 1, is_pattern=False), RuleShare(0, 0, is_pattern=False))
    assert worked_examples.rule_shares(few, PainRule(limit=3, tolerance=0)) == (
        "During above 3: on 1 of 1 day.",
        "Next morning more than 0 higher: on 0 of 0 days with both mornings.",
    )


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (
            RuleDay(THURSDAY, 4, 2, None),
            (
                "2026-03-05: worst during 4 (limit 5); next morning not recorded, compared with "
                "2 + 1: unknown."
            ),
        ),
        (
            RuleDay(THURSDAY, 4, 2, 4),
            "2026-03-05: worst during 4 (limit 5); next morning 4, compared with 2 + 1: over.",
        ),
        (
            RuleDay(THURSDAY, 0, 0, 0),
            "2026-03-05: worst during 0 (limit 5); next morning 0, compared with 0 + 1: within.",
        ),
        (
            RuleDay(THURSDAY, None, None, 3),
            (
                "2026-03-05: worst during not recorded; next morning 3, compared with not "
                "recorded: unknown."
            ),
        ),
    ],
)
def test_the_rule_names_both_comparisons(day: RuleDay, words: str) -> None:
    assert worked_examples.rule_sentence(day, PainRule()) == words
