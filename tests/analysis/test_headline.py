"""The answer of Trends: each case by value, and no sentence that contradicts a figure."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footlog.analysis.headline import (
    Felt,
    chart_title,
    differs_lately,
    doubt,
    felt,
    headline,
    pain_answer,
    plan_answer,
    recent_answer,
    verdict_on_card,
)
from footlog.analysis.pain import Change, DayPain, pain_by_moment, pain_change
from footlog.analysis.spans import last_whole_weeks
from footlog.analysis.summary import summarise
from footlog.domain.logbook import Moment
from footlog.report.facts import Sources, report_facts
from footlog.report.sections import pain_table
from footlog.wording import SHORT_MOMENTS
from tests.helpers.builders import tally
from tests.helpers.figures import change_of, figures_of, window_of
from tests.helpers.pain_days import by_day, day_number
from tests.helpers.stories import stories

BETTER, WORSE, UNCLEAR, UNKNOWN = Change.BETTER, Change.WORSE, Change.UNCLEAR, Change.UNKNOWN
FOUR_WEEKS = figures_of(days=28, days_recorded=26, days_due=28, sets_due=100, sets_credited=84)


def one(
    verdict: Change,
    start: float | None = 5.8,
    now: float | None = 2.1,
    recent: float | None = None,
    moment: Moment = Moment.MORNING,
) -> Felt:
    """Return a moment with a verdict; its last week has scores when `recent` is their mean."""
    week = window_of(recent, days=0 if recent is None else 5, begins=77, length=7)
    return Felt(moment, change_of(start, now, verdict), week)


def during(verdict: Change, start: float | None, now: float | None) -> Felt:
    return one(verdict, start, now, moment=Moment.DURING)


LESS = one(BETTER)
MORE = one(WORSE, 2.1, 5.8)
SAME = one(UNCLEAR, 4.5, 4.2)
NEVER = one(UNKNOWN, None, None)


@pytest.mark.parametrize(
    ("pains", "words"),
    [
        ([], "No pain scores yet."),
        ([LESS], "Your first steps hurt less: 2.1 out of 10, from 5.8."),
        ([MORE], "Your first steps hurt more: 5.8 out of 10, from 2.1."),
        ([SAME], "No clear change on your first steps: 4.2 out of 10, from 4.5."),
        ([NEVER], "Not enough pain scores yet to say whether it hurts less."),
        ([one(UNKNOWN, 5.0, None)], "Too few pain scores lately to say whether it hurts less."),
        ([one(UNKNOWN, 5.0, 4.0)], "Too early to say whether it hurts less."),
        (
            [LESS, during(BETTER, 5.2, 3)],
            (
                "Your first steps hurt less: 2.1 out of 10, from 5.8. "
                "Your exercises hurt less too: 3.0, from 5.2."
            ),
        ),
        (
            [MORE, during(WORSE, 3, 6)],
            (
                "Your first steps hurt more: 5.8 out of 10, from 2.1. "
                "Your exercises hurt more too: 6.0, from 3.0."
            ),
        ),
        (
            [LESS, during(WORSE, 3, 6)],
            (
                "Your first steps hurt less: 2.1 out of 10, from 5.8. "
                "But your exercises hurt more: 6.0, from 3.0."
            ),
        ),
        (
            [MORE, during(BETTER, 6, 3)],
            (
                "Your first steps hurt more: 5.8 out of 10, from 2.1. "
                "But your exercises hurt less: 3.0, from 6.0."
            ),
        ),
        (
            [LESS, during(UNCLEAR, 4, 3)],
            (
                "Your first steps hurt less: 2.1 out of 10, from 5.8. "
                "No clear change during exercises."
            ),
        ),
        (
            [SAME, during(WORSE, 3, 6)],
            (
                "Your exercises hurt more: 6.0 out of 10, from 3.0. "
                "No clear change on your first steps."
            ),
        ),
        (
            [SAME, during(UNCLEAR, 4, 3)],
            (
                "No clear change on your first steps: 4.2 out of 10, from 4.5. "
                "No clear change during exercises either."
            ),
        ),
        (
            [LESS, during(UNKNOWN, 4, None)],
            (
                "Your first steps hurt less: 2.1 out of 10, from 5.8. "
                "Not enough scores during exercises."
            ),
        ),
        (
            [NEVER, during(BETTER, 6, 3)],
            (
                "Your exercises hurt less: 3.0 out of 10, from 6.0. "
                "Not enough scores on your first steps."
            ),
        ),
        (
            [NEVER, during(UNCLEAR, 4, 3)],
            (
                "No clear change during exercises: 3.0 out of 10, from 4.0. "
                "Not enough scores on your first steps."
            ),
        ),
        (
            [one(BETTER, moment=Moment.EVENING), one(BETTER, moment=Moment.AFTER)],
            (
                "In the evening it hurts less: 2.1 out of 10, from 5.8. "
                "After exercises it hurts less too: 2.1, from 5.8."
            ),
        ),
        (
            [one(BETTER, moment=Moment.BEFORE), one(WORSE, 2, 5, moment=Moment.AFTER)],
            (
                "Before exercises it hurts less: 2.1 out of 10, from 5.8. "
                "But after exercises it hurts more: 5.0, from 2.0."
            ),
        ),
    ],
)
def test_pain_in_every_case(pains: list[Felt], words: str) -> None:
    assert pain_answer(pains) == words


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        (None, "Your first week is not over yet."),
        ({}, "You did 84 % of your plan in the last 4 weeks."),
        ({"sets_due": 300, "sets_credited": 299}, "You did 99 % of your plan in the last 4 weeks."),
        ({"sets_credited": 0}, "You did 0 % of your plan in the last 4 weeks."),
        ({"days": 12}, "You did 84 % of your plan in your first 12 days."),
        ({"days": 1, "days_due": 1}, "You did 84 % of your plan on your first day."),
        ({"days_recorded": 5}, "Only 5 of 28 days are recorded: 84 % of your plan."),
        ({"days_recorded": 14}, "You did 84 % of your plan in the last 4 weeks."),
        ({"days_recorded": 5, "days_due": 8}, "You did 84 % of your plan in the last 4 weeks."),
        ({"sets_due": 0}, "Nothing was due in the last 4 weeks: nothing was planned."),
        ({"sets_due": 0, "days_paused": 28}, "Nothing was due in the last 4 weeks: you paused."),
        (
            {"days_paused": 24},
            "You paused on 24 of 28 days, and otherwise did 84 % of your plan.",
        ),
        ({"days_paused": 13}, "You did 84 % of your plan in the last 4 weeks."),
        ({"sets_due": 0, "days": 3}, "Nothing was due in your first 3 days: nothing was planned."),
    ],
)
def test_the_plan_in_every_case(counts: dict[str, int] | None, words: str) -> None:
    counted = {name: getattr(FOUR_WEEKS, name) for name in _COUNTED} | (counts or {})
    assert plan_answer(None if counts is None else figures_of(**counted)) == words


_COUNTED = ("days", "days_recorded", "days_due", "sets_due", "sets_credited")


@pytest.mark.parametrize(
    ("pain", "words"),
    [
        (one(BETTER, 7, 3.9, 7.1), "The last 7 days are higher: 7.1 on your first steps."),
        (one(WORSE, 3, 6.5, 4.5), "The last 7 days are lower: 4.5 on your first steps."),
        (one(UNCLEAR, 4, 4, 6), "The last 7 days are higher: 6.0 on your first steps."),
        (one(UNCLEAR, 7, 7, 9), ""),
        (one(BETTER, 7, 3.9, 5.8), ""),
        (one(UNKNOWN, None, 3.9, 7.1), ""),
    ],
)
def test_a_last_week_that_differs_by_two_points_and_thirty_percent_is_said(
    pain: Felt, words: str
) -> None:
    assert recent_answer([LESS, pain]) == words
    assert differs_lately(pain) == bool(words)


def test_a_verdict_without_scores_in_the_last_week_says_so() -> None:
    assert recent_answer([LESS, SAME]) == "No scores in the last 7 days."
    assert recent_answer([LESS, one(UNCLEAR, 4, 4, 4)]) == ""
    assert recent_answer([NEVER]) == recent_answer([]) == ""


def test_two_scored_days_are_not_a_last_week() -> None:
    few = one(BETTER, 7, 3.9)._replace(recent=window_of(9, days=2, begins=77, length=7))
    assert recent_answer([few]) == ""


def test_the_last_week_ends_today() -> None:
    found = felt(Moment.MORNING, LESS.change, by_day({n: n for n in range(11)}), day_number(9))
    assert (found.recent.first, found.recent.last) == (day_number(3), day_number(9))
    assert found.recent.days == 7
    assert found.recent.mean == Fraction(6)


def test_the_headline_is_pain_then_the_last_week_then_the_plan() -> None:
    assert headline([one(BETTER, 7, 3.9, 7.1)], FOUR_WEEKS) == (
        "Your first steps hurt less: 3.9 out of 10, from 7.0. The last 7 days are higher: 7.1 on "
        "your first steps. You did 84 % of your plan in the last 4 weeks."
    )
    assert headline([], FOUR_WEEKS) == (
        "No pain scores yet. You did 84 % of your plan in the last 4 weeks."
    )
    assert headline([], None) == "No pain scores yet. Your first week is not over yet."


@pytest.mark.parametrize(
    ("pains", "words"),
    [
        ([], "Score your first steps each morning on Today."),
        (
            [LESS],
            "Likely, not certain: without a real change, about 2 diaries in 100 look like this.",
        ),
        ([SAME], "A clear change is at least 2 points and 30 %."),
        ([NEVER], "Needed: a score on your first steps on 7 days within 14."),
        (
            [during(UNKNOWN, 5, None)],
            "Needed: a score during exercises on 7 of the last 14 days.",
        ),
        (
            [one(UNKNOWN, 5, 4)],
            "Needed: scores on your first steps from two separate times of 14 days.",
        ),
    ],
)
def test_how_sure_it_is_or_what_is_missing(pains: list[Felt], words: str) -> None:
    assert doubt(pains) == words


@pytest.mark.parametrize(
    ("pain", "card", "title"),
    [
        (LESS, "↓ likely better, from 5.8", "First steps: down 3.7 points since 2 Mar"),
        (MORE, "↑ likely worse, from 2.1", "First steps: up 3.7 points since 2 Mar"),
        (SAME, "= no clear change, from 4.5", "First steps: no clear change since 2 Mar"),
        (NEVER, "not enough data", "First steps: not enough data"),
        (one(UNKNOWN, 5, None), "not enough data", "First steps: not enough data"),
    ],
)
def test_a_card_and_a_chart_say_the_verdict(pain: Felt, card: str, title: str) -> None:
    assert verdict_on_card(pain) == card
    assert chart_title("First steps", pain.change, date(2026, 5, 25)) == title


def test_a_chart_that_began_in_another_year_says_which() -> None:
    words = chart_title("After", LESS.change, date(2027, 1, 4))
    assert words == "After: down 3.7 points since 2 Mar 2026"


SAYS = {
    BETTER: ("hurt less", "likely better", "down"),
    WORSE: ("hurt more", "likely worse", "up"),
    UNCLEAR: ("No clear change", "no clear change", "no clear change"),
    UNKNOWN: ("scores", "not enough data", "not enough data"),
}


@given(
    st.dictionaries(st.integers(0, 80), st.integers(0, 10)),
    st.integers(60, 80),
)
def test_no_sentence_contradicts_a_card_or_a_chart(scores: dict[int, int], last: int) -> None:
    felt_by_day: dict[date, DayPain] = {
        day: found for day, found in by_day(scores).items() if day <= day_number(last)
    }
    change = pain_change(felt_by_day, day_number(last))
    pain = felt(Moment.MORNING, change, felt_by_day, day_number(last))
    said = (
        pain_answer([pain]),
        verdict_on_card(pain),
        chart_title("First steps", change, day_number(last)),
    )
    right = SAYS[change.verdict]
    if change == (None, None, None, UNKNOWN) or change.verdict is not UNKNOWN:
        assert all(words in text for words, text in zip(right, said, strict=True))
    for verdict in {BETTER, WORSE, UNCLEAR} - {change.verdict}:
        wrong = SAYS[verdict][:2]
        assert not any(words in text for words, text in zip(wrong, said, strict=False))
    if change.verdict is not UNKNOWN:
        numbers = (f"{change.latest:.1f}", f"from {change.baseline:.1f}")
        assert all(number in said[0] for number in numbers)


WORDS = {
    "better": "Your first steps hurt less",
    "better, but not lately": "The last 7 days are higher",
    "worse": "Your first steps hurt more",
    "the same": "No clear change on your first steps",
    "unknown": "to say whether it hurts less",
}
"""What has to be read for each answer."""
TODAY = date(2026, 3, 18)


@pytest.mark.parametrize("name", stories(TODAY))
def test_each_of_ten_histories_is_answered(name: str) -> None:
    story = stories(TODAY)[name]
    known = tally(story.plan, story.entries)
    by_moment = pain_by_moment(known.pain)
    summary = summarise(known, TODAY)
    pains = [
        felt(moment, summary.pain_change[moment], by_moment[moment], TODAY)
        for moment in (Moment.MORNING, Moment.DURING)
    ]
    four = last_whole_weeks(TODAY)
    weeks = summarise(known, TODAY, first=four.first, last=four.last).total
    said = headline(pains, weeks)
    assert WORDS[story.answer] in said
    others = {words for answer, words in WORDS.items() if answer not in story.answer}
    assert not any(words in said for words in others)
    table = pain_table(report_facts(Sources(known), TODAY))
    verdicts = {row[0]: row[-1] for row in table.rows}
    assert verdicts == {SHORT_MOMENTS[one.moment]: one.change.verdict for one in pains}
    if name == "paused month":
        assert "You paused on 27 of 28 days" in said
