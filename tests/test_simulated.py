"""footlog errs as seldom as its pages and docs say, in made-up diaries where the truth is known."""

import re
from math import sqrt
from pathlib import Path

import numpy as np
import pytest

from footlog.analysis.formulas import (
    CALLED_BY_CHANCE,
    CALLED_BY_CHANCE_EARLY,
    CALLED_BY_CHANCE_SWINGING,
)
from footlog.analysis.pain import DayPain
from tests.conftest import LONG
from tests.simulated.change import (
    CALLED,
    EARLY,
    EVER_CALLED,
    NO_CHANGE,
    WIDE,
    falling,
    four_sets_a_week,
)
from tests.simulated.diaries import (
    CALENDAR,
    NOT_SCORED,
    PLAIN,
    SWINGING,
    by_day,
    flare,
    flares,
    rounded,
    scores,
    steady,
    swings,
    written,
)
from tests.simulated.full import every_row
from tests.simulated.rows import Row, table
from tests.simulated.standing_out import MARKS, by_exercise, in_runs, sporadic

DOCUMENT = Path(__file__).parents[1] / "docs" / "how_sure.md"
PART = 1.0 if LONG else 0.05
ERRORS = 0.0 if LONG else 3.0
"""How many standard errors a figure of the short form may be off: it comes from fewer diaries."""
PRINTED = {
    f"{NO_CHANGE.what}: {CALLED.words}": CALLED_BY_CHANCE,
    f"{EARLY.what}: {CALLED.words}": CALLED_BY_CHANCE_EARLY,
    f"{WIDE.what}: {CALLED.words}": CALLED_BY_CHANCE_SWINGING,
}
"""What footlog's pages print of 100 diaries."""
STATED = re.compile(r"^\| ([^|]+) \| ([\d,]+) \| ([\d.]+) % \| ([^|]*) ?\|$", re.MULTILINE)


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    """Return all rows, from a twentieth of the diaries unless the long tests run."""
    return list(every_row(PART))


def stated() -> dict[str, tuple[str, ...]]:
    """Return the figures of the document: number of diaries, percent and bar of each row."""
    found = STATED.findall(DOCUMENT.read_text("utf-8"))
    return {what: (number, percent, bar.strip()) for what, number, percent, bar in found}


def is_near(row: Row, percent: float) -> bool:
    """Tell whether the row's share can be that percentage: to its one decimal in the long run."""
    share = percent / 100
    return abs(row.share - share) <= 0.00051 + ERRORS * sqrt(share * (1 - share) / row.diaries)


@pytest.mark.long
def test_every_figure_lies_where_it_has_to(rows: list[Row]) -> None:
    assert [str(row) for row in rows if not row.holds(ERRORS)] == []


@pytest.mark.long
def test_the_document_states_every_figure_that_the_simulation_gives(rows: list[Row]) -> None:
    said = stated()
    assert list(said) == [row.what for row in rows]
    for row in rows:
        number, percent, bar = said[row.what]
        assert bar == row.bar
        assert int(number.replace(",", "")) == round(row.diaries / PART)
        assert is_near(row, float(percent)), row


@pytest.mark.long
@pytest.mark.skipif(not LONG, reason="takes a minute: FOOTLOG_LONG=1 runs it")
def test_the_document_holds_the_very_table(rows: list[Row]) -> None:
    assert table(rows) in DOCUMENT.read_text("utf-8")


def test_the_pages_print_the_figures_of_the_document_rounded() -> None:
    said = stated()
    assert {what: round(float(said[what][1])) for what in PRINTED} == PRINTED


@pytest.mark.parametrize(
    ("what", "words"),
    [
        (f"{NO_CHANGE.what}: {CALLED.words}", "about {} diaries in 100 are still called better or"),
        (f"{EARLY.what}: {CALLED.words}", "(about {} in the first seven weeks,"),
        (f"{WIDE.what}: {CALLED.words}", "weeks, {} if pain swings widely)"),
        (f"{EARLY.what}: {EVER_CALLED.words}", "at least once in about {} diaries in 100."),
        ("no change, begun in a flare: called better", "of two weeks, about {} in 100 are called"),
        ("5 falls to 2, 26 weeks: called better", "about {} of 100 diaries of half a year, and"),
        ("5 falls to 2, 12 weeks: called better", "about {} of 100 diaries of twelve weeks."),
        (
            "5 falls to 2 from the first day to the last, 26 weeks: called better",
            "found in about {} of 100 diaries of half a year.",
        ),
        ("steady at 4, 12 weeks: pain that stays is shown", "shown in about {} of 100 diaries."),
        (
            "no exercise is worse, seldom done, drifting: any of 8 is named",
            "one of eight is named in about {} of 100",
        ),
        (
            "no change, wide swings and flares: called better or worse",
            "on top, about {} diaries in 100 are called better or worse.",
        ),
    ],
)
def test_the_document_says_the_same_in_words(what: str, words: str) -> None:
    text = " ".join(DOCUMENT.read_text("utf-8").split())
    assert words.format(round(float(stated()[what][1]))) in text


def test_the_document_gives_the_settings() -> None:
    text = DOCUMENT.read_text("utf-8")
    low, high = PLAIN.flare_days
    for setting in (
        f"between {PLAIN.levels[0]:g} and {PLAIN.levels[1]:g}",
        f"standard deviation {PLAIN.day_sd:g}, correlation {PLAIN.rho:g}",
        f"standard deviation {SWINGING.day_sd:g}, correlation {SWINGING.rho:g}",
        f"one in {1 / PLAIN.flares_a_day:.0f} days",
        f"{low} to {high} days",
        "by {:g} to {:g} points".format(*PLAIN.flare_points),
        f"{PLAIN.scored:.0%} of the days".replace("%", " %"),
        "stretches of {} to {} days".format(*PLAIN.gap_days),
    ):
        assert setting in text


@pytest.mark.parametrize(
    ("row", "bar", "holds"),
    [
        (Row("x", 100, 0.02, most=0.02), "at most 2 %", True),
        (Row("x", 100, 0.021, most=0.02), "at most 2 %", False),
        (Row("x", 100, 0.79, least=0.8), "at least 80 %", False),
        (Row("x", 100, 1.0, least=1.0), "at least 100 %", True),
        (Row("x", 100, 0.99, least=1.0), "at least 100 %", False),
        (Row("x", 100, 0.5), "", True),
    ],
)
def test_a_row_knows_its_bar(row: Row, bar: str, holds: bool) -> None:  # noqa: FBT001 - a table
    assert row.bar == bar
    assert row.holds() is holds


def test_a_row_of_few_diaries_may_be_off_by_its_error_and_no_bar_of_all_or_none_may() -> None:
    assert Row("x", 100, 0.13, most=0.1).holds(errors=1.01)
    assert not Row("x", 100, 0.131, most=0.1).holds(errors=1.01)
    assert not Row("x", 100, 0.01, most=0.0).holds(errors=3)
    assert not Row("x", 100, 0.99, least=1.0).holds(errors=3)


def test_a_row_prints_as_a_row_of_the_document() -> None:
    assert str(Row("no change", 4_000, 0.0126, most=0.02)) == (
        "| no change | 4,000 | 1.3 % | at most 2 % |"
    )


def test_swings_have_their_spread_and_resemble_the_day_before() -> None:
    found = swings(np.random.default_rng(1), 2_000, 60, sd=2.0, rho=0.8)
    today, tomorrow = found[:, 30], found[:, 31]
    assert np.std(found[:, 0]) == pytest.approx(2, abs=0.1)
    assert np.std(found[:, 59]) == pytest.approx(2, abs=0.1)
    assert np.corrcoef(today, tomorrow)[0, 1] == pytest.approx(0.8, abs=0.03)


def test_a_flare_fades_evenly() -> None:
    assert flare(4, 4).tolist() == [4, 3, 2, 1]


def test_flares_come_as_often_as_set_and_also_from_before_the_diary() -> None:
    found = flares(np.random.default_rng(2), 4_000, 42)
    day_of_a_flare = PLAIN.flares_a_day * np.mean(PLAIN.flare_days)
    assert np.mean(found > 0) == pytest.approx(day_of_a_flare, abs=0.03)
    assert np.mean(found[:, 0] > 0) == pytest.approx(day_of_a_flare, abs=0.03)
    assert PLAIN.flare_points[0] < found.max() <= PLAIN.flare_points[1]


def test_days_and_whole_stretches_are_not_written_down() -> None:
    every_day = PLAIN._replace(scored=1.0)
    with_gaps = written(np.random.default_rng(3), 4_000, 84, every_day)
    without = written(np.random.default_rng(3), 4_000, 84, PLAIN._replace(gaps_a_day=0.0))
    assert np.mean(~with_gaps[:, 40]) == pytest.approx(0.08, abs=0.015)
    assert np.mean(without) == pytest.approx(PLAIN.scored, abs=0.01)


def test_scores_are_whole_numbers_from_0_to_10() -> None:
    assert rounded(np.array([-1.2, 0.4, 3.6, 12.0])).tolist() == [0, 0, 4, 10]
    rng = np.random.default_rng(4)
    found = scores(rng, steady(rng, 500, 84))
    assert set(np.unique(found).tolist()) == {NOT_SCORED, *range(11)}


def test_a_level_stays_and_differs_between_people() -> None:
    levels = steady(np.random.default_rng(5), 500, 84)
    assert np.ptp(levels, axis=1).max() == 0
    assert levels.min() == pytest.approx(PLAIN.levels[0], abs=0.1)
    assert levels.max() == pytest.approx(PLAIN.levels[1], abs=0.1)


def test_diaries_are_read_by_day_and_days_without_a_score_are_not_there() -> None:
    (diary,) = by_day(np.array([[3, NOT_SCORED, 0]]))
    assert diary == {CALENDAR[0]: DayPain(1, 3, 3), CALENDAR[2]: DayPain(1, 0, 0)}


def test_a_fall_has_a_fortnight_at_each_end() -> None:
    level = falling(84)
    assert level.shape == (84,)
    assert set(level[:15].tolist()) == {5.0}
    assert set(level[-15:].tolist()) == {2.0}
    assert np.all(np.diff(level[14:70]) < 0)


def test_four_sets_a_week_are_four_scores_on_one_day_of_each_week() -> None:
    (diary,) = four_sets_a_week(np.random.default_rng(6), 1)
    assert sorted((day - CALENDAR[0]).days // 7 for day in diary) == list(range(12))
    assert {scores.n for scores in diary.values()} == {4}


def test_sets_are_read_by_exercise_and_day() -> None:
    found = np.array([[[1, 2], [3, 4]], [[5, 6], [7, 8]]])
    there = np.array([[[True, True], [False, True]], [[False, False], [True, False]]])
    first, second = CALENDAR[:2]
    assert by_exercise(found, there) == {
        "exercise-0": {first: [1, 2]},
        "exercise-1": {first: [4], second: [7]},
    }


def test_marks_come_by_chance_or_in_runs() -> None:
    alone, runs = (marks(np.random.default_rng(7), 200) for marks in (sporadic, in_runs))
    assert alone.shape == runs.shape == (200, MARKS, 84)
    assert np.mean(alone) == pytest.approx(0.15, abs=0.01)
    followed = [np.mean(marks[:, :, 1:][marks[:, :, :-1]]) for marks in (alone, runs)]
    assert followed == [pytest.approx(0.15, abs=0.01), pytest.approx(0.74, abs=0.05)]
