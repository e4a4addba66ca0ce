"""The pain rule: its whole truth table, and its two halves over many days."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footlog.analysis.pain import PainDays
from footlog.analysis.pain_rule import RuleDay, RuleShare, Verdict, rule_day, rule_summary
from footlog.domain.logbook import Moment
from footlog.domain.settings import PainRule
from tests.helpers.builders import MONDAY
from tests.helpers.pain_days import day_number, scores

RULE = PainRule()
WITHIN, OVER, UNKNOWN = Verdict.WITHIN, Verdict.OVER, Verdict.UNKNOWN
Felt = int | None


def felt_on(**felt: Felt) -> PainDays:
    """Return the pain of Monday by moment, and of the next morning."""
    keys = {moment.value: (moment, MONDAY) for moment in Moment}
    keys["next_morning"] = Moment.MORNING, MONDAY + timedelta(days=1)
    return {keys[name]: scores(pain) for name, pain in felt.items() if pain is not None}


TRUTH_TABLE = {
    (None, None, None): UNKNOWN,
    (None, None, 3): UNKNOWN,
    (None, None, 4): UNKNOWN,
    (None, 2, None): UNKNOWN,
    (None, 2, 3): UNKNOWN,
    (None, 2, 4): OVER,
    (5, None, None): UNKNOWN,
    (5, None, 3): UNKNOWN,
    (5, None, 4): UNKNOWN,
    (5, 2, None): UNKNOWN,
    (5, 2, 3): WITHIN,
    (5, 2, 4): OVER,
    (6, None, None): OVER,
    (6, None, 3): OVER,
    (6, None, 4): OVER,
    (6, 2, None): OVER,
    (6, 2, 3): OVER,
    (6, 2, 4): OVER,
}
"""The verdict by the pain during, this morning and the next; limit 5, tolerance 1."""


@pytest.mark.parametrize(("felt", "verdict"), TRUTH_TABLE.items(), ids=str)
@pytest.mark.parametrize("another", [None, 0, 10])
def test_each_row_of_the_truth_table_whatever_the_other_moments_say(
    felt: tuple[Felt, Felt, Felt], verdict: Verdict, another: Felt
) -> None:
    """Least of all is `before` put in the place of a morning."""
    during, morning, next_morning = felt
    pain = felt_on(
        during=during,
        morning=morning,
        next_morning=next_morning,
        before=another,
        after=another,
        evening=another,
    )
    assert rule_day(MONDAY, pain) == RuleDay(MONDAY, during, morning, next_morning)
    assert rule_day(MONDAY, pain).verdict(RULE) is verdict


@pytest.mark.parametrize(
    ("felt", "verdict"),
    [
        ((0, 0, 0), WITHIN),
        ((0, 0, 1), WITHIN),
        ((0, 0, 2), OVER),
        ((5, 6, 7), WITHIN),
        ((5, 6, 0), WITHIN),
        ((5, 1, 3), OVER),
    ],
)
def test_a_score_of_zero_is_known(felt: tuple[int, int, int], verdict: Verdict) -> None:
    assert RuleDay(MONDAY, *felt).verdict(RULE) is verdict


def test_each_half_is_judged_by_itself_or_not_at_all() -> None:
    unknown = RuleDay(MONDAY, None, None, 9)
    assert (unknown.is_during_over(RULE), unknown.is_morning_over(RULE)) == (None, None)
    high = RuleDay(MONDAY, 6, 2, None)
    assert (high.is_during_over(RULE), high.is_morning_over(RULE)) == (True, None)
    worse = RuleDay(MONDAY, 5, 2, 4)
    assert (worse.is_during_over(RULE), worse.is_morning_over(RULE)) == (False, True)


@pytest.mark.parametrize(
    ("key", "verdict"),
    [
        ((Moment.DURING, MONDAY), OVER),
        ((Moment.MORNING, MONDAY), WITHIN),
        ((Moment.MORNING, MONDAY + timedelta(days=1)), OVER),
    ],
)
def test_the_worst_of_several_scores_counts(key: tuple[Moment, object], verdict: Verdict) -> None:
    """With 2 alone each day is within the rule; 6 is over it, except on this morning."""
    pain = felt_on(during=2, morning=2, next_morning=2)
    several = {at: scores(6, 2) if at == key else found for at, found in pain.items()}
    assert rule_day(MONDAY, several).verdict(RULE) is verdict


def test_the_limits_are_those_of_the_settings() -> None:
    day = RuleDay(MONDAY, 3, 2, 4)
    assert day.verdict(PainRule(limit=3, tolerance=2)) is WITHIN
    assert day.verdict(PainRule(limit=2, tolerance=2)) is OVER
    assert day.verdict(PainRule(limit=3, tolerance=1)) is OVER


def test_both_halves_are_fractions_of_the_days_that_they_can_judge() -> None:
    """Seven training days; during is known on six and above 5 on two of them.

    Both mornings are known of days 0, 1 and 4; only on day 1 is the next more than 1 higher.
    """
    during = {0: 6, 1: 5, 2: 0, 3: 9, 4: 2, 5: 3}
    mornings = {0: 2, 1: 3, 2: 5, 4: 4, 5: 4}
    pain = {(Moment.DURING, day_number(n)): scores(score) for n, score in during.items()}
    pain |= {(Moment.MORNING, day_number(n)): scores(score) for n, score in mornings.items()}
    trained = [day_number(n) for n in range(7)]
    assert rule_summary(trained, pain, RULE) == ((2, 6, False), (1, 3, False))
    assert rule_summary(trained[:2], pain, RULE) == ((1, 2, False), (1, 2, False))
    assert rule_summary([], pain, RULE) == ((0, 0, False), (0, 0, False))


PATTERNS = [
    ("OOO..", True),
    ("O.O.O", True),
    ("..OOO", True),
    ("OOO...", False),
    ("OO...O", False),
    ("O.OO..", False),
    ("..O.OO", True),
    ("OOO", True),
    ("OO", False),
    ("O?O???O", True),
    ("OOO..??", True),
    ("?????", False),
]
"""Days that are over (O), not over (.) or cannot be judged (?)."""


@pytest.mark.parametrize(("days", "is_pattern"), PATTERNS)
def test_three_of_the_last_five_judged_days_during_are_a_pattern(
    days: str,
    is_pattern: bool,  # noqa: FBT001 - a row of the table
) -> None:
    pain = {
        (Moment.DURING, day_number(n)): scores(6 if day == "O" else 5)
        for n, day in enumerate(days)
        if day != "?"
    }
    during, morning = rule_summary(map(day_number, range(len(days))), pain, RULE)
    judged = len(days) - days.count("?")
    assert during == RuleShare(days.count("O"), judged, is_pattern)
    assert morning == (0, 0, False)


@pytest.mark.parametrize(("days", "is_pattern"), PATTERNS)
def test_three_of_the_last_five_judged_mornings_are_a_pattern(
    days: str,
    is_pattern: bool,  # noqa: FBT001 - a row of the table
) -> None:
    """Training days are two days apart, so that no morning belongs to two of them."""
    pain = {}
    for n, day in enumerate(days):
        pain[Moment.MORNING, day_number(2 * n)] = scores(2)
        if day != "?":
            pain[Moment.MORNING, day_number(2 * n + 1)] = scores(4 if day == "O" else 3)
    trained = [day_number(2 * n) for n in range(len(days))]
    during, morning = rule_summary(trained, pain, RULE)
    judged = len(days) - days.count("?")
    assert morning == RuleShare(days.count("O"), judged, is_pattern)
    assert during == (0, 0, False)


def test_days_over_by_different_halves_are_no_pattern_of_either() -> None:
    """Two days hurt during, two others the next morning: four of five, but two of each half."""
    pain = {(Moment.MORNING, day_number(2 * n)): scores(2) for n in range(5)}
    for n, (during, following) in enumerate([(6, 2), (0, 4), (6, 2), (0, 4), (0, 2)]):
        pain[Moment.DURING, day_number(2 * n)] = scores(during)
        pain[Moment.MORNING, day_number(2 * n + 1)] = scores(following)
    found = rule_summary([day_number(2 * n) for n in range(5)], pain, RULE)
    assert found == ((2, 5, False), (2, 5, False))


def test_the_last_days_are_those_of_the_calendar_whatever_their_order() -> None:
    pain = {(Moment.DURING, day_number(n)): scores(6 if n < 3 else 0) for n in range(6)}
    backwards = [day_number(n) for n in reversed(range(6))]
    assert rule_summary(backwards, pain, RULE).during == (3, 6, False)


PAIN = st.dictionaries(
    st.tuples(st.sampled_from(Moment), st.integers(0, 12).map(day_number)),
    st.lists(st.integers(0, 10), min_size=1, max_size=3).map(lambda felt: scores(*felt)),
    max_size=50,
)
TRAINED = st.sets(st.integers(0, 12).map(day_number))


@given(pain=PAIN, trained=TRAINED, data=st.data())
def test_mornings_that_are_missing_never_change_the_share_of_days_during(
    pain: PainDays, trained: set[object], data: st.DataObject
) -> None:
    mornings = sorted(key for key in pain if key[0] is Moment.MORNING)
    missing = data.draw(st.sets(st.sampled_from(mornings))) if mornings else set()
    left = {key: found for key, found in pain.items() if key not in missing}
    days = [day_number(n) for n in range(13) if day_number(n) in trained]
    before, after = rule_summary(days, pain, RULE), rule_summary(days, left, RULE)
    assert after.during == before.during
    assert after.morning.over <= before.morning.over
    assert after.morning.judged <= before.morning.judged


@given(pain=PAIN)
def test_only_mornings_and_pain_during_are_ever_compared(pain: PainDays) -> None:
    compared = {
        key: found for key, found in pain.items() if key[0] in {Moment.MORNING, Moment.DURING}
    }
    days = [day_number(n) for n in range(13)]
    assert rule_summary(days, compared, RULE) == rule_summary(days, pain, RULE)
    for day in days:
        assert rule_day(day, compared) == rule_day(day, pain)
