"""The made-up history: the same every time, believable, and nothing of it in the future."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footlog.analysis.pain import Change
from footlog.analysis.summary import summarise
from footlog.demo import made_up_entries, made_up_plan
from footlog.domain.catalogue import load_catalogue
from footlog.domain.exercises import exercise_names
from footlog.domain.logbook import DayRecord, DayState, Entry, Moment, PainScore, SetLog
from footlog.domain.plan import PlanItem
from footlog.files.export import plan_lines
from footlog.files.reading.history import read_history
from footlog.files.reading.other_files import read_plan
from footlog.paths import catalogue_path
from footlog.store.diary import Diary
from tests.helpers.builders import history_file, import_batch, on, tally

TODAY = on("2026-03-11")
FIRST = on("2025-12-22")


def made_up(
    weeks: int = 12, seed: int = 1, today: date = TODAY
) -> tuple[list[PlanItem], list[Entry]]:
    plan = made_up_plan(today, weeks, seed)
    return plan, list(made_up_entries(plan, today, weeks, seed))


PLAN, ENTRIES = made_up()


def test_same_seed_and_day_give_the_same_history() -> None:
    assert made_up() == (PLAN, ENTRIES)


def test_another_seed_or_day_gives_another_history() -> None:
    assert made_up(seed=2)[1] != ENTRIES
    assert made_up(today=on("2026-03-12"))[1] != ENTRIES


def test_history_runs_from_the_first_monday_to_today() -> None:
    days = {entry.on for entry in ENTRIES}
    assert (min(days), max(days)) == (FIRST, TODAY)
    assert {planned.starts_on for planned in PLAN} == {FIRST, FIRST + timedelta(weeks=4)}


def test_plan_has_eight_exercises_of_the_catalogue() -> None:
    exercises = {planned.exercise_id for planned in PLAN}
    assert len(exercises) == 8
    assert exercises <= set(load_catalogue(catalogue_path()).exercises)


def test_two_doses_grow_after_a_third_without_overlapping() -> None:
    assert Counter(planned.ends_on for planned in PLAN) == {None: 8, on("2026-01-19"): 2}
    pairs = [(one, other) for one in PLAN for other in PLAN if one is not other]
    assert not [pair for pair in pairs if pair[0].overlaps(pair[1])]


def test_about_twenty_rows_are_made_up_a_day() -> None:
    days = (TODAY - FIRST).days
    assert 15 <= len(ENTRIES) / days <= 25


def test_history_holds_every_kind_of_entry() -> None:
    kinds = Counter(type(entry) for entry in ENTRIES)
    assert kinds[SetLog] > kinds[PainScore] > kinds[DayRecord] > 0
    states = {entry.state for entry in ENTRIES if isinstance(entry, DayRecord)}
    assert states == {DayState.PAUSED, DayState.MISSED}
    moments = {entry.moment for entry in ENTRIES if isinstance(entry, PainScore)}
    assert moments == set(Moment)


def test_pain_falls_and_adherence_is_neither_nothing_nor_perfect() -> None:
    found = summarise(tally(PLAN, ENTRIES), TODAY)
    assert found.pain_change[Moment.MORNING].verdict is Change.BETTER
    assert found.total.adherence is not None
    assert 0.5 < found.total.adherence < 0.95


def test_history_of_three_years_stays_believable() -> None:
    plan, entries = made_up(weeks=156)
    found = summarise(tally(plan, entries), TODAY)
    assert len(found.weeks) == 156
    assert found.total.adherence is not None
    assert 0.5 < found.total.adherence < 0.95


@settings(max_examples=25)
@given(
    weeks=st.integers(1, 6),
    seed=st.integers(-5, 2**70),
    today=st.dates(date(1990, 1, 1), date(2100, 1, 1)),
)
def test_nothing_lies_after_today_and_ids_are_unique(weeks: int, seed: int, today: date) -> None:
    plan, entries = made_up(weeks, seed, today)
    assert max((entry.on for entry in entries), default=today) <= today
    assert all(planned.starts_on <= today for planned in plan)
    ids = [thing.id for thing in (*plan, *entries)]
    assert len(ids) == len(set(ids))


def test_history_is_imported_without_a_problem(tmp_path: Path) -> None:
    names = exercise_names(load_catalogue(catalogue_path()).exercises.values())
    entries, problems = read_history(history_file(ENTRIES, names), names, TODAY)
    items, more = read_plan("".join(plan_lines(PLAN, names)).encode(), names, TODAY)
    assert (problems, more) == ([], [])
    history, planned, *_ = Diary(tmp_path / "d.db", create=True).import_rows(
        import_batch(entries, items), TODAY
    )
    assert (len(history.new), history.same, history.differing) == (len(ENTRIES), 0, ())
    assert (len(planned.new), planned.same, planned.differing) == (10, 0, ())


@pytest.mark.parametrize("weeks", [1, 2])
def test_shortest_histories_can_be_made_on_a_monday(weeks: int) -> None:
    plan, entries = made_up(weeks, today=on("2026-03-09"))
    assert len(plan) >= 8
    assert [entry.on for entry in entries] == sorted(entry.on for entry in entries)
