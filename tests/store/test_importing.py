"""Importing: everything that is new or nothing, and never a second time."""

from dataclasses import replace
from decimal import Decimal

import pytest

from footlog.domain.logbook import DayState, Entry
from footlog.domain.plan import PlanItem
from footlog.domain.validation import InvalidEntry
from footlog.store.database import writing
from footlog.store.diary import Diary
from tests.helpers.builders import (
    day,
    import_batch,
    item,
    numbered_id,
    on,
    pain,
    set_log,
)

TODAY = on("2026-03-09")


def save_all(diary: Diary, *entries: Entry) -> None:
    for entry in entries:
        assert diary.save(entry, TODAY)


@pytest.mark.parametrize("place", [0, 700, 1500])
def test_what_only_one_of_very_many_entries_says_is_imported(diary: Diary, place: int) -> None:
    entries = [set_log(id=numbered_id(n)) for n in range(1501)]
    entries[place] = replace(entries[place], pain=0, site="heel", minutes=Decimal("2.5"))
    diary.import_rows(import_batch(entries), TODAY)
    assert diary.entries() == entries


def test_import_adds_what_is_new_and_the_second_time_nothing(diary: Diary) -> None:
    entries: list[Entry] = [set_log(), pain(), day()]
    items = [item(), item(exercise="toe-curls")]
    first = diary.import_rows(import_batch(entries, items), TODAY)
    assert str(first) == "history: 3 new, 0 same, 0 differ\nplan: 2 new, 0 same, 0 differ"
    before = diary.path.read_bytes()
    second = diary.import_rows(import_batch(entries, items), TODAY)
    assert str(second) == "history: 0 new, 3 same, 0 differ\nplan: 0 new, 2 same, 0 differ"
    assert (first.brings_news, second.brings_news) == (True, False)
    assert diary.path.read_bytes() == before
    assert {entry.id for entry in diary.entries()} == {entry.id for entry in entries}
    assert set(diary.plan_items()) == set(items)


def test_dry_run_says_what_it_would_do_and_writes_nothing(diary: Diary) -> None:
    log = set_log()
    save_all(diary, log)
    before = diary.path.read_bytes()
    history, plan, *_ = diary.import_rows(
        import_batch([replace(log, pain=3), set_log()], [item()]),
        TODAY,
        replace_differing=True,
        dry_run=True,
    )
    assert (str(history), str(plan)) == ("1 new, 0 same, 1 differs", "1 new, 0 same, 0 differ")
    assert diary.path.read_bytes() == before


def test_differing_rows_are_written_only_when_asked_for(diary: Diary) -> None:
    log, score, record, planned = set_log(), pain(), day(), item()
    save_all(diary, log, score, record)
    diary.add_item(planned, TODAY)
    edited: list[Entry] = [
        replace(log, note="imported"),
        replace(score, pain=9),
        replace(record, on=on("2026-03-05")),
        set_log("2026-03-08"),
    ]
    longer = replace(planned, reason="imported")
    before = diary.path.read_bytes()
    history, plan, *_ = diary.import_rows(import_batch(edited, [longer]), TODAY)
    assert (str(history), str(plan)) == ("1 new, 0 same, 3 differ", "0 new, 0 same, 1 differs")
    assert diary.path.read_bytes() == before
    diary.import_rows(import_batch(edited, [longer]), TODAY, replace_differing=True)
    assert {entry.id: entry for entry in diary.entries()} == {entry.id: entry for entry in edited}
    assert diary.plan_items() == (longer,)


def test_differing_plan_alone_holds_back_the_history_too(diary: Diary) -> None:
    planned = item()
    diary.add_item(planned, TODAY)
    diary.import_rows(import_batch([set_log()], [replace(planned, note="x")]), TODAY)
    assert diary.count_entries() == 0
    assert diary.plan_items() == (planned,)


def test_entry_may_change_its_kind_by_an_import(diary: Diary) -> None:
    log = set_log()
    save_all(diary, log)
    score = pain(id=log.id)
    history, *_ = diary.import_rows(import_batch([score]), TODAY, replace_differing=True)
    assert str(history) == "0 new, 0 same, 1 differs"
    assert diary.entries() == [score]


@pytest.mark.parametrize(
    ("entries", "items", "sentence"),
    [
        ([set_log(), set_log("2026-03-11")], [], r"^date is 2026-03-11: choose a day"),
        ([set_log()], [item(starts_on="2026-06-08")], r"^starts_on is 2026-06-08: choose a day"),
        ([day(), day()], [], r"^The entry conflicts with what is in the diary: reload the page"),
        ([set_log()], [item(), item()], "overlaps another item of heel-raise"),
        ([set_log()], [item(exercise="swimming")], "overlaps another item of swimming"),
    ],
)
def test_import_with_one_bad_row_changes_nothing(
    diary: Diary, entries: list[Entry], items: list[PlanItem], sentence: str
) -> None:
    save_all(diary, day("2026-03-07"))
    diary.add_item(item(exercise="swimming"), TODAY)
    before = diary.path.read_bytes()
    with pytest.raises(InvalidEntry, match=sentence):
        diary.import_rows(import_batch(entries, items), TODAY)
    assert diary.path.read_bytes() == before


def test_import_that_fails_in_the_middle_changes_nothing(diary: Diary) -> None:
    with writing(diary.path) as connection:
        connection.execute(
            "create trigger full before insert on pain_scores begin select raise(abort, 'full');"
            " end"
        )
    with pytest.raises(InvalidEntry, match=r"^The entry conflicts with what is in the diary:"):
        diary.import_rows(import_batch([set_log(), pain()], [item()]), TODAY)
    assert diary.entries() == []
    assert diary.plan_items() == ()


def test_record_of_a_day_that_has_another_one_differs_from_that(diary: Diary) -> None:
    present, other = day("2026-03-02"), day("2026-03-02", DayState.MISSED)
    save_all(diary, present)
    history, *_ = diary.import_rows(import_batch([other, set_log()]), TODAY)
    assert str(history) == "1 new, 0 same, 1 differs"
    assert diary.entries() == [present]
    diary.import_rows(import_batch([other]), TODAY, replace_differing=True)
    assert diary.entries() == [other]


def test_record_moved_onto_the_day_of_one_that_stays_changes_nothing(diary: Diary) -> None:
    moved, stays = day("2026-03-02"), day("2026-03-03")
    save_all(diary, moved, stays)
    with pytest.raises(InvalidEntry):
        diary.import_rows(
            import_batch([replace(moved, on=stays.on)]), TODAY, replace_differing=True
        )
    assert diary.entries() == [moved, stays]


def test_day_records_can_swap_their_days_by_an_import(diary: Diary) -> None:
    one, two = day("2026-03-02"), day("2026-03-03")
    save_all(diary, one, two)
    swapped: list[Entry] = [replace(one, on=two.on), replace(two, on=one.on)]
    diary.import_rows(import_batch(swapped), TODAY, replace_differing=True)
    assert set(diary.entries()) == set(swapped)
