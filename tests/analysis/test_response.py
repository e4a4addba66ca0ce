"""Pain that day and the next morning, for each exercise."""

from datetime import date

from footlog.analysis.pain import DayPain
from footlog.analysis.pain_patterns import ExerciseDay, exercise_days, median_of
from footlog.analysis.spans import Span
from footlog.domain.logbook import Moment

MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)
SPAN = Span(MONDAY, TUESDAY)


def test_the_pain_of_a_set_comes_before_that_of_the_day() -> None:
    done = {("a", MONDAY): (2, 6), ("b", MONDAY): (1, None), ("b", TUESDAY): (3, None)}
    pain = {
        (Moment.DURING, MONDAY): DayPain(1, 4, 4),
        (Moment.MORNING, TUESDAY): DayPain(2, 3, 3),
    }
    assert exercise_days(done, pain, SPAN) == [
        ExerciseDay("a", MONDAY, 2, 6, 3),
        ExerciseDay("b", MONDAY, 1, 4, 3),
        ExerciseDay("b", TUESDAY, 3, None, None),
    ]


def test_a_pain_of_zero_is_a_score() -> None:
    assert exercise_days({("a", MONDAY): (1, 0)}, {}, SPAN)[0].during == 0


def test_days_outside_the_span_are_left_out() -> None:
    assert exercise_days({("a", date(2026, 3, 4)): (1, 1)}, {}, SPAN) == []


def test_a_median_needs_three_scores() -> None:
    assert median_of([1, None, 4]) == (2, None)
    assert median_of([0, 0, 5, None]) == (3, 0)
    assert median_of([]) == (0, None)
