"""What was done of one exercise."""

from datetime import date

from footlog.analysis.workload import ExerciseStats, exercise_stats

MONDAY, TUESDAY = date(2026, 3, 16), date(2026, 3, 17)


def test_days_sets_and_worst_pain_are_those_of_the_exercise_alone() -> None:
    done = {
        ("heel-raise", MONDAY): (3, 2),
        ("heel-raise", TUESDAY): (2, None),
        ("short-foot", TUESDAY): (9, 8),
    }
    assert exercise_stats("heel-raise", done) == ExerciseStats(2, 5, TUESDAY, 2)


def test_no_pain_noted_is_not_a_pain_of_zero() -> None:
    assert exercise_stats("x", {("x", MONDAY): (1, None)}) == ExerciseStats(1, 1, MONDAY, None)
    assert exercise_stats("x", {("x", MONDAY): (1, 0)}) == ExerciseStats(1, 1, MONDAY, 0)


def test_what_was_never_done_has_no_practice() -> None:
    assert exercise_stats("x", {("y", MONDAY): (1, 0)}) is None
