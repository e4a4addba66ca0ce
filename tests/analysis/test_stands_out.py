"""What stands out: exercises and marks beside other days, and the pain of places."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from footlog.analysis.pain import DayPain
from footlog.analysis.spans import Span
from footlog.analysis.stands_out import (
    Compared,
    ExerciseDay,
    Spread,
    day_values,
    exercise_days,
    exercises_compared,
    marked_compared,
    marks_compared,
    own_scores,
    spread,
)
from footlog.domain.logbook import Moment
from tests.helpers.builders import MONDAY, mark
from tests.helpers.pain_days import day_number

TUESDAY = date(2026, 3, 3)
SPAN = Span(MONDAY, TUESDAY)


def same(score: int, days: Iterable[int]) -> dict[date, list[int]]:
    """Return one score on each of the days."""
    return {day_number(n): [score] for n in days}


def flat(n: int, value: int | Fraction) -> Spread:
    """Return the spread of `n` days of the same value."""
    return Spread(n, Fraction(value), Fraction(value), Fraction(value))


def test_a_spread_has_the_mean_and_both_ends() -> None:
    values = [Fraction(2), Fraction(5), Fraction(9, 2)]
    assert spread(values) == Spread(3, Fraction(23, 6), Fraction(2), Fraction(5))
    assert spread([]) is None


def test_an_exercise_stands_out_on_8_days_with_a_mean_1_5_points_above_the_others() -> None:
    others = {day_number(n): [3, 4] for n in range(8)}
    found = exercises_compared({"a": same(5, range(8)), "b": others})
    assert found == {
        "a": Compared(flat(8, 5), flat(8, Fraction(7, 2)), stands_out=True),
        "b": Compared(flat(8, Fraction(7, 2)), flat(8, 5), stands_out=False),
    }


def test_seven_days_name_no_exercise_however_much_it_hurts() -> None:
    found = exercises_compared({"a": same(10, range(7)), "b": same(0, range(30))})
    assert found["a"] == Compared(flat(7, 10), flat(7, 0), stands_out=False)


def test_less_than_1_5_points_above_name_no_exercise() -> None:
    own = same(5, range(7)) | same(4, [7])
    others = {day_number(n): [3, 4] for n in range(8)}
    found = exercises_compared({"a": own, "b": others})["a"]
    assert found.own == Spread(8, Fraction(39, 8), Fraction(4), Fraction(5))
    assert not found.stands_out


def test_days_on_which_no_other_exercise_has_a_score_are_not_compared() -> None:
    found = exercises_compared({"a": same(9, range(8)), "b": same(2, range(1, 20))})
    assert found["a"] == Compared(flat(7, 9), flat(7, 2), stands_out=False)
    assert found["b"] == Compared(flat(7, 2), flat(7, 9), stands_out=False)
    assert exercises_compared({"a": same(9, range(8))}) == {
        "a": Compared(None, None, stands_out=False)
    }


def test_a_days_value_is_the_mean_of_its_scores_not_the_worst() -> None:
    found = exercises_compared(
        {"a": {MONDAY: [9, 1, 2]}, "b": {MONDAY: [1, 1]}, "c": {MONDAY: [7]}}
    )
    assert found["a"] == Compared(flat(1, 4), flat(1, 3), stands_out=False)


def test_each_mark_is_compared_with_its_own_days_those_of_most_days_first() -> None:
    marks = [mark(str(day_number(n)), "taped") for n in (1, 1, 2)]
    marks += [mark(str(day_number(3)), "barefoot"), mark(str(day_number(9)), "wet grass")]
    values = {day_number(n): Fraction(n) for n in (1, 2, 3, 4)}
    assert marks_compared(marks, values) == {
        "taped": marked_compared({day_number(1), day_number(2)}, values),
        "barefoot": marked_compared({day_number(3)}, values),
        "wet grass": Compared(None, None, stands_out=False),
    }
    assert list(marks_compared(marks, values)) == ["taped", "barefoot", "wet grass"]


def test_a_days_value_of_a_moment_is_exact() -> None:
    pain = {(Moment.MORNING, MONDAY): DayPain(3, 10, 9), (Moment.AFTER, MONDAY): DayPain(1, 2, 2)}
    assert day_values(pain, Moment.MORNING) == {MONDAY: Fraction(10, 3)}


def test_an_exercise_left_out_on_bad_days_makes_no_other_one_stand_out() -> None:
    """On bad days `a` is left out; beside the same days' others neither is worse."""
    good, bad = range(10), range(10, 20)
    found = exercises_compared(
        {
            "a": same(2, good),
            "b": same(2, good) | same(8, bad),
            "c": same(2, good) | same(8, bad),
        }
    )
    assert found["a"] == Compared(flat(10, 2), flat(10, 2), stands_out=False)
    assert found["b"] == found["c"]
    same_days = Spread(20, Fraction(5), Fraction(2), Fraction(8))
    assert found["b"] == Compared(same_days, same_days, stands_out=False)


def test_exercises_are_compared_in_the_order_of_the_scores() -> None:
    given_order = {"c": same(1, [0]), "a": same(1, [0]), "b": same(1, [0])}
    assert list(exercises_compared(given_order)) == ["c", "a", "b"]
    assert exercises_compared({}) == {}


OWN_SCORES = st.dictionaries(
    st.sampled_from("abcde"),
    st.dictionaries(
        st.integers(0, 14).map(day_number),
        st.lists(st.integers(0, 10), min_size=1, max_size=3),
        max_size=12,
    ),
)


@given(scores=OWN_SCORES)
def test_whatever_is_named_has_8_days_and_is_1_5_points_above(
    scores: dict[str, dict[date, list[int]]],
) -> None:
    for exercise, found in exercises_compared(scores).items():
        compared = [
            on
            for on in scores[exercise]
            if any(on in by_day for other, by_day in scores.items() if other != exercise)
        ]
        assert (found.own.n if found.own else 0) == len(compared)
        assert (found.others.n if found.others else 0) == len(compared)
        if found.own and found.others:
            above = found.own.mean - found.others.mean >= Fraction(3, 2)
            assert found.stands_out == (len(compared) >= 8 and above)


MARKED = {day_number(n) for n in (0, 1, 10, 11, 20, 21, 30, 40)}
"""Eight days at five times. Within a week of them lie the forty days 2-9, 12-19, 22-29, 31-39 and
41-47 that are not marked."""


def valued(marked: Iterable[date], own: int | Fraction, near: int) -> dict[date, Fraction]:
    """Return a value for each of 80 days: `own` on marked days, `near` up to day 47, then 0."""
    on = set(marked)
    return {
        day_number(n): Fraction(own if day_number(n) in on else near if n <= 47 else 0)
        for n in range(80)
    }


def test_a_mark_stands_out_on_8_days_at_5_times_with_a_mean_1_5_points_above() -> None:
    own = Fraction(9, 2)
    found = marked_compared(MARKED, valued(MARKED, own, 3))
    assert found == Compared(flat(8, own), flat(40, 3), stands_out=True)
    less = marked_compared(MARKED, valued(MARKED, own - Fraction(1, 100), 3))
    assert not less.stands_out


def test_eight_marked_days_at_four_times_do_not_stand_out() -> None:
    four_times = {day_number(n) for n in (0, 1, 10, 11, 20, 21, 30, 31)}
    found = marked_compared(four_times, valued(four_times, 9, 0))
    assert found.own == flat(8, 9)
    assert not found.stands_out


def test_seven_marked_days_do_not_stand_out() -> None:
    seven = MARKED - {day_number(1)}
    found = marked_compared(seven, valued(seven, 9, 0))
    assert found.own == flat(7, 9)
    assert not found.stands_out


def test_a_marked_day_without_a_score_does_not_count() -> None:
    values = valued(MARKED, 9, 0)
    del values[day_number(40)]
    found = marked_compared(MARKED, values)
    assert found.own == flat(7, 9)
    assert not found.stands_out


def test_a_marked_day_without_a_score_does_not_part_a_time_in_two() -> None:
    """Days 10, 11 and 12 are one time, so that there are four."""
    marked = {day_number(n) for n in (0, 1, 10, 11, 12, 20, 21, 30, 31)}
    values = valued(marked, 9, 0)
    del values[day_number(11)]
    found = marked_compared(marked, values)
    assert found.own == flat(8, 9)
    assert not found.stands_out


def test_unmarked_days_count_up_to_a_week_before_and_after() -> None:
    values = {day_number(n): Fraction(n) for n in (0, 1, 8, 15, 16)}
    near = Spread(2, Fraction(8), Fraction(1), Fraction(15))
    found = marked_compared({day_number(8)}, values)
    assert found == Compared(flat(1, 8), near, stands_out=False)


def test_a_mark_without_any_day_has_no_figures() -> None:
    assert marked_compared(set(), valued((), 0, 5)) == Compared(None, None, stands_out=False)
    assert marked_compared(MARKED, {}) == Compared(None, None, stands_out=False)


def test_a_day_of_an_exercise_has_its_own_scores_and_the_next_mornings() -> None:
    done = {
        ("a", MONDAY): (2, (6, 4)),
        ("b", MONDAY): (1, ()),
        ("b", TUESDAY): (3, ()),
    }
    felt = {
        (Moment.DURING, MONDAY): DayPain(1, 4, 4),
        (Moment.MORNING, TUESDAY): DayPain(2, 3, 3),
    }
    assert exercise_days(done, felt, SPAN, []) == {
        "a": [ExerciseDay("a", MONDAY, 2, (6, 4), 3)],
        "b": [ExerciseDay("b", MONDAY, 1, (), 3), ExerciseDay("b", TUESDAY, 3, (), None)],
    }


def test_the_sessions_score_is_lent_to_no_exercise() -> None:
    felt = {(Moment.DURING, MONDAY): DayPain(1, 9, 9)}
    found = exercise_days({("a", MONDAY): (1, ()), ("b", MONDAY): (1, (2, 5))}, felt, SPAN, [])
    assert [(name, days[0].during) for name, days in found.items()] == [("a", None), ("b", 5)]
    assert own_scores(found) == {"a": {}, "b": {MONDAY: (2, 5)}}


def test_a_pain_of_zero_is_a_score() -> None:
    found = exercise_days({("a", MONDAY): (1, (0,))}, {}, SPAN, [])
    assert found["a"][0].during == 0
    assert own_scores(found) == {"a": {MONDAY: (0,)}}


def test_days_outside_the_span_are_left_out() -> None:
    outside = {("a", date(2026, 3, 4)): (1, (1,)), ("a", date(2026, 3, 1)): (1, (1,))}
    assert exercise_days(outside, {}, SPAN, ["a"]) == {}


def test_exercises_stand_in_the_plans_order_and_others_follow() -> None:
    done = {(name, MONDAY): (1, (1,)) for name in ("a", "b", "c", "d")}
    assert list(exercise_days(done, {}, SPAN, ["d", "not-done", "b"])) == ["d", "b", "a", "c"]
