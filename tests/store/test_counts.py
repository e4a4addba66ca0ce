"""What SQLite counts of a diary, against the same counted in Python."""

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footlog.analysis.pain import pain_by_moment
from footlog.domain.exercises import Side
from footlog.domain.logbook import Entry, Moment
from footlog.store.diary import Diary
from tests.helpers.builders import (
    ENTRIES,
    LAST_DAY,
    day,
    import_batch,
    item,
    on,
    pain,
    set_log,
    tally,
)

TODAY = on("2026-03-18")
_AGES = st.integers(0, 700)
_SCORES = st.lists(st.tuples(_AGES, st.sampled_from(Moment), st.integers(0, 10)), max_size=40)


def before(age: int) -> str:
    return str(TODAY - timedelta(days=age))


@given(scores=_SCORES)
def test_the_pain_of_all_days_is_that_of_the_tally(
    scores: list[tuple[int, Moment, int]],
) -> None:
    entries = [pain(number, before(age), moment=moment) for age, moment, number in scores]
    with TemporaryDirectory() as folder:
        diary = Diary(Path(folder) / "d.db", create=True)
        diary.import_rows(import_batch(entries), TODAY)
        scored, read = diary.moments_scored(), diary.pain_days(last=TODAY)
        whole = diary.tally().pain
    assert read == whole == tally((), entries).pain
    by_moment = pain_by_moment(whole)
    assert scored == [moment for moment in Moment if by_moment[moment]]


def test_pain_is_read_up_to_a_day_or_from_one(diary: Diary) -> None:
    for score, age in ((3, 9), (4, 5), (6, 1)):
        diary.save(pain(score, before(age)), TODAY)
    found = [
        diary.pain_days(last=on(before(5))),
        diary.pain_days(on(before(5))),
        diary.pain_days(on(before(8)), on(before(2))),
    ]
    assert [[day.total for day in days.values()] for days in found] == [[3, 4], [4, 6], [4]]


def test_each_exercise_has_its_sets_and_its_own_scores_of_a_day(diary: Diary) -> None:
    first, second = before(2), before(1)
    for log in (
        *(set_log(first, pain=score) for score in (4, None, 0, 10)),
        set_log(first, exercise="toe-curls"),
        set_log(second, pain=2),
    ):
        diary.save(log, TODAY)
    diary.save(pain(9, first, Moment.DURING), TODAY)
    found = {key: (n, sorted(scores)) for key, (n, scores) in diary.exercise_days().items()}
    assert found == {
        ("heel-raise", on(first)): (4, [0, 4, 10]),
        ("toe-curls", on(first)): (1, []),
        ("heel-raise", on(second)): (1, [2]),
    }


def test_a_part_of_the_tally_is_the_whole_between_two_days(filled_diary: Diary) -> None:
    first, last = TODAY - timedelta(days=30), TODAY - timedelta(days=3)
    assert filled_diary.tally(first, last) == filled_diary.tally().between(first, last)


def test_the_first_day_is_that_of_the_earliest_entry_of_any_kind(diary: Diary) -> None:
    assert diary.first_day() is None
    for entry, age in ((pain(1, before(7)), 7), (set_log(before(5)), 7), (day(before(9)), 9)):
        diary.save(entry, TODAY)
        assert diary.first_day() == on(before(age))


def test_pain_during_a_set_counts_as_a_moment(diary: Diary) -> None:
    diary.save(set_log(before(1)), TODAY)
    assert diary.moments_scored() == []
    diary.save(set_log(before(1), pain=0), TODAY)
    assert diary.moments_scored() == [Moment.DURING]


@given(entries=st.lists(ENTRIES, max_size=10))
def test_tally_counts_what_was_entered(
    tmp_path_factory: pytest.TempPathFactory, entries: list[Entry]
) -> None:
    shared = Diary(tmp_path_factory.getbasetemp() / "tally.db", create=True)
    shared.delete_all([other.id for other in shared.entries()])
    taken = [entry for entry in entries if shared.save(entry, LAST_DAY)]
    assert shared.tally() == tally((), taken)


def test_tally_holds_the_plan(diary: Diary) -> None:
    planned = item()
    diary.add_item(planned, TODAY)
    assert diary.tally().items == (planned,)


@pytest.mark.parametrize("foot", [None, Side.LEFT])
def test_the_pain_of_a_moment_is_that_part_of_the_pain(
    filled_diary: Diary, today: date, foot: Side | None
) -> None:
    last = today - timedelta(days=7)
    whole = (
        filled_diary.pain_of_foot(foot, last=last) if foot else filled_diary.pain_days(last=last)
    )
    for moment in Moment:
        part = {day: scores for (at, day), scores in whole.items() if at is moment}
        assert filled_diary.pain_of_moment(moment, foot, last) == part
    assert whole
