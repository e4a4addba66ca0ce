"""The formulas in words: the numbers in them are those that footlog calculates with."""

import pytest

from footlog.analysis import formulas, pain, stands_out
from footlog.analysis.formulas import Formula, all_formulas, day_of_entry, pain_rule
from footlog.domain import function
from footlog.domain.settings import Settings


def test_limits_and_start_of_the_day_are_the_persons() -> None:
    settings = Settings(pain_limit=3, pain_tolerance=2, day_starts_at="05:30")
    words = pain_rule(settings).words
    assert "worst pain during was above 3 out of 10, or when pain the next morning" in words
    assert "more than 2 higher than on the morning of that day" in words
    assert "A day starts at 05:30, so" in day_of_entry(settings).words


def test_the_pain_rule_says_when_it_is_a_pattern_and_what_other_limits_change() -> None:
    words = pain_rule(Settings()).words
    assert "3 of the last 5 days judged are a reason to talk" in words
    assert "If you change the limits in Settings, past days are judged again." in words


def test_each_figure_is_explained_once() -> None:
    titles = [formula.title for formula in all_formulas(Settings())]
    assert len(set(titles)) == len(titles) == 15


def test_the_change_of_pain_says_how_often_it_is_wrong() -> None:
    assert (
        "Where pain does not really change, about 2 diaries in 100 are still called better or "
        "worse (about 6 in the first seven weeks, 14 if pain swings widely)."
    ) in formulas.CHANGE.words
    assert (
        "Many people start a diary when it hurts most; part of a fall may be that flare ending."
    ) in formulas.CHANGE.words


LONG, SHORT = (length.days for length in pain.WINDOWS)
SHARE = f"{100 * pain.CLEAR_SHARE} %"


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        (formulas.CHANGE, f"The mean of the first {LONG} days is compared"),
        (formulas.CHANGE, f"the mean of the last {LONG} days"),
        (formulas.CHANGE, f"each needs scores on at least {pain.FEWEST_DAYS} days"),
        (formulas.CHANGE, f"{SHORT} days are used"),
        (formulas.CHANGE, f"at least {pain.CLEAR_POINTS} points and {SHARE}"),
        (formulas.CHANGE, "called likely better or likely worse"),
        (formulas.AROUND, "28 to 15 days before the change, of the 14 days before it"),
        (formulas.AROUND, f"Each needs scores on at least {pain.FEWEST_DAYS} days"),
        (formulas.AROUND, "without a verdict"),
        (formulas.STAYS, f"in the last {pain.FORTNIGHT.days} days"),
        (formulas.STAYS, f"not at least {pain.EASING_POINTS} point lower"),
        (formulas.STAYS, f"Both times need scores on {pain.FEWEST_DAYS} days"),
        (formulas.STAYS, "not called likely better"),
        (formulas.STANDS_OUT, f"at least {float(stands_out.POINTS_ABOVE)} points above"),
        (formulas.STANDS_OUT, f"on at least {stands_out.FEWEST_COMPARED} days"),
        (formulas.STANDS_OUT, f"a mean from {stands_out.FEWEST_FOR_A_MEAN} days on"),
        (formulas.FUNCTION, f"named from {function.CLEAR_MEAN} points on"),
        (formulas.FUNCTION, f"from {function.CLEAR_SINGLE} points for a single activity"),
        (formulas.ADHERENCE, "rounded down: 99.6 % is shown as 99 %"),
        (formulas.CATCHING_UP, "until the exercise is due again"),
        (formulas.CREDITED, "the earliest first"),
    ],
)
def test_the_words_have_the_numbers_of_the_calculation(formula: Formula, words: str) -> None:
    assert words in formula.words


def test_the_source_of_adherence_tells_the_dose_from_how_often() -> None:
    source = formulas.ADHERENCE.source
    assert "Bailey 2018" in source
    assert "how often people exercised; footlog measures the dose" in source
    assert "80 to 99 %" in source
