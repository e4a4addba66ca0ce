"""Entries: saved once and exactly, edited, deleted, listed and counted."""

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given

from footlog.analysis.agenda import marks
from footlog.domain.clock import Now
from footlog.domain.exercises import Side
from footlog.domain.logbook import DayRecord, DayState, Entry, Moment, PainScore, SetLog
from footlog.domain.sharing import EntryCounts
from footlog.domain.validation import InvalidEntry
from footlog.store.diary import Diary
from tests.helpers.builders import (
    ENTRIES,
    LAST_DAY,
    day,
    item,
    mark,
    new_id,
    numbered_id,
    on,
    pain,
    set_log,
)

TODAY = on("2026-03-09")
LATER = "2026-03-09T20:00:00Z"


def save_all(diary: Diary, *entries: Entry) -> None:
    for entry in entries:
        assert diary.save(entry, TODAY)


@given(entry=ENTRIES)
def test_any_entry_is_kept_exactly(tmp_path_factory: pytest.TempPathFactory, entry: Entry) -> None:
    shared = Diary(tmp_path_factory.getbasetemp() / "any_entry.db", create=True)
    shared.delete_all([other.id for other in shared.entries()])
    assert shared.save(entry, LAST_DAY)
    assert Diary(shared.path).entries() == [entry]


def test_same_id_token_or_day_is_kept_once(diary: Diary) -> None:
    first = set_log()
    assert diary.save(first, TODAY, "tap")
    assert not diary.save(set_log(), TODAY, "tap")
    assert not diary.save(replace(first, note="again"), TODAY)
    assert diary.save(pain(), TODAY, "tap")
    assert diary.save(day("2026-03-02"), TODAY)
    assert not diary.save(day("2026-03-02", DayState.MISSED), TODAY)
    assert diary.save(set_log(), TODAY)
    assert diary.save(set_log(), TODAY)
    assert diary.count_entries() == 5
    assert first in diary.entries()


def test_token_is_free_again_when_its_entry_is_deleted(diary: Diary) -> None:
    first = set_log()
    diary.save(first, TODAY, "tap")
    diary.delete(first.id)
    assert diary.save(set_log(), TODAY, "tap")


def test_eight_threads_with_one_token_keep_one_row(diary: Diary) -> None:
    barrier = threading.Barrier(8)
    saved: list[bool] = []

    def tap() -> None:
        barrier.wait()
        saved.append(diary.save(set_log(), TODAY, "tap"))

    threads = [threading.Thread(target=tap) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(saved) == [False] * 7 + [True]
    assert diary.count_entries() == 1


def test_entry_too_far_ahead_is_refused(diary: Diary) -> None:
    with pytest.raises(InvalidEntry, match=r"^date is 2026-03-11: choose a day"):
        diary.save(set_log("2026-03-11"), TODAY)
    assert diary.save(set_log("2026-03-10"), TODAY)
    assert diary.count_entries() == 1


def test_entries_come_by_day_time_and_when_they_were_typed(diary: Diary) -> None:
    wanted: list[Entry] = [
        pain(3, "2026-03-01"),
        day("2026-03-02", id=numbered_id(1)),
        set_log("2026-03-02", id=numbered_id(2)),
        set_log("2026-03-02", recorded_at="2026-03-02T18:06:00Z"),
        set_log("2026-03-02", time="00:30"),
        set_log("2026-03-02", time="19:00"),
        set_log("2026-03-03"),
    ]
    save_all(diary, *reversed(wanted))
    assert diary.entries() == wanted
    assert diary.entries(newest_first=True) == wanted[::-1]
    assert diary.entries(on("2026-03-02"), on("2026-03-02")) == wanted[1:6]
    assert diary.entries(first=on("2026-03-03")) == wanted[6:]
    assert diary.entries(last=on("2026-03-01")) == wanted[:1]
    assert diary.entries(most=2) == wanted[:2]
    assert diary.entries(most=2, skip=6) == wanted[6:]
    assert diary.entries(newest_first=True, most=2, skip=1) == [wanted[5], wanted[4]]
    with diary.streamed(on("2026-03-02"), on("2026-03-02")) as entries:
        assert list(entries) == wanted[1:6]
    assert diary.count_entries() == 7


def test_entry_is_edited_in_place(diary: Diary) -> None:
    log, score, record = set_log(), pain(), day()
    save_all(diary, log, score, record)
    edited: list[Entry] = [
        replace(log, pain=7, note="edited", minutes=Decimal("2.5"), edited_at=LATER),
        replace(score, pain=0, moment=Moment.EVENING, edited_at=LATER),
        replace(record, state=DayState.MISSED, reason="ill", edited_at=LATER),
    ]
    for entry in edited:
        diary.edit(entry, TODAY)
    assert {entry.id: entry for entry in diary.entries()} == {entry.id: entry for entry in edited}


def test_edited_tap_is_still_kept_once(diary: Diary) -> None:
    log = set_log()
    diary.save(log, TODAY, "tap")
    diary.edit(replace(log, pain=3), TODAY)
    assert not diary.save(set_log(), TODAY, "tap")


def test_entry_that_is_gone_is_not_made_anew_by_editing(diary: Diary) -> None:
    diary.edit(set_log(), TODAY)
    assert diary.count_entries() == 0


def test_deleted_entry_is_returned_so_that_it_can_be_put_back(diary: Diary) -> None:
    entries: list[Entry] = [set_log(), pain(), day()]
    save_all(diary, *entries)
    for entry in entries:
        assert diary.delete(entry.id) == entry
        assert diary.delete(entry.id) is None
    assert diary.count_entries() == 0
    save_all(diary, *entries)
    assert diary.count_entries() == 3


def test_deleted_note_does_not_stay_readable_in_the_file(diary: Diary) -> None:
    log = set_log(note="a private thing " * 20)
    save_all(diary, log)
    assert b"a private thing" in diary.path.read_bytes()
    diary.delete(log.id)
    assert b"a private thing" not in diary.path.read_bytes()


def test_several_entries_are_deleted_at_once(diary: Diary) -> None:
    entries: list[Entry] = [set_log(), pain(), day()]
    save_all(diary, *entries)
    diary.delete_all([entries[0].id, entries[2].id, new_id()])
    assert diary.entries() == [entries[1]]


def test_marks_are_logged_as_the_dose_says_and_each_of_them_once(diary: Diary) -> None:
    planned = item(sets=2)
    now = Now(TODAY, datetime(2026, 3, 9, 9, 5, tzinfo=UTC))
    first, second = marks(planned, [])
    (log,) = diary.log_marks(planned, [first], TODAY, now)
    assert (log.on, log.time, log.set_number, log.reps) == (TODAY, "09:05", 1, 12)
    again, other = diary.log_marks(planned, [first, second], TODAY, now)
    assert (again, other.set_number) == (log, 2)
    assert diary.sets_of(TODAY) == sorted([log, other], key=lambda one: one.id)
    (earlier,) = diary.log_marks(planned, [first], TODAY - timedelta(days=1), now)
    assert (earlier.on, earlier.time) == (TODAY - timedelta(days=1), None)


def test_sets_are_read_of_a_day_or_from_an_earlier_one_to_it(diary: Diary) -> None:
    before, earlier, of_day, later = (
        set_log(str(TODAY - timedelta(days=days))) for days in (5, 3, 1, 0)
    )
    save_all(diary, before, earlier, of_day, later, pain(3, str(TODAY - timedelta(days=2))))
    yesterday = TODAY - timedelta(days=1)
    assert diary.sets_of(yesterday) == [of_day]
    assert diary.sets_of(yesterday, yesterday - timedelta(days=2)) == [earlier, of_day]


def test_sets_are_kept_together_and_the_new_ones_returned(diary: Diary) -> None:
    one, two, three = set_log(), set_log(), set_log()
    assert diary.save_sets([(one, "1"), (two, "2")], TODAY) == [one, two]
    assert diary.save_sets([(set_log(), "2"), (three, "3")], TODAY) == [two, three]
    assert diary.count_entries() == 3
    with pytest.raises(InvalidEntry):
        diary.save_sets([(set_log(), "4"), (set_log("2026-04-01"), "5")], TODAY)
    assert diary.count_entries() == 3


def test_score_with_the_same_token_gets_the_new_number(diary: Diary) -> None:
    first = pain(3)
    assert diary.save_score(first, TODAY, "morning") == first
    second = replace(pain(5), recorded_at=LATER)
    changed = replace(first, pain=5, edited_at=LATER)
    assert diary.save_score(second, TODAY, "morning") == changed
    assert diary.entries() == [changed]
    other = pain(4)
    assert diary.save_score(other, TODAY, "evening") == other
    assert diary.count_entries() == 2


def test_score_too_far_ahead_is_refused(diary: Diary) -> None:
    with pytest.raises(InvalidEntry, match=r"^date is 2026-03-11: choose a day"):
        diary.save_score(pain(3, "2026-03-11"), TODAY, "morning")
    assert diary.count_entries() == 0


def test_score_given_again_is_not_edited(diary: Diary) -> None:
    first = pain(3)
    diary.save_score(first, TODAY, "morning")
    diary.save_score(replace(pain(3), recorded_at=LATER), TODAY, "morning")
    assert diary.entries() == [first]


def test_score_given_again_is_returned_as_it_is_kept(diary: Diary) -> None:
    first = pain(3)
    diary.save_score(first, TODAY, "morning")
    again = diary.save_score(replace(pain(3), recorded_at=LATER), TODAY, "morning")
    assert [again] == diary.entries()


def test_day_records_take_the_place_of_those_of_the_same_days(diary: Diary) -> None:
    save_all(diary, day("2026-03-02", DayState.MISSED), day("2026-03-03"))
    records = [day("2026-03-02"), day("2026-03-04"), day("2027-03-01")]
    assert diary.save_days(records, TODAY) == 3
    assert [(entry.on, getattr(entry, "state", None)) for entry in diary.entries()] == [
        (on("2026-03-02"), DayState.PAUSED),
        (on("2026-03-03"), DayState.PAUSED),
        (on("2026-03-04"), DayState.PAUSED),
        (on("2027-03-01"), DayState.PAUSED),
    ]
    with pytest.raises(InvalidEntry):
        diary.save_days([day("2026-03-05"), day("2027-04-01")], TODAY)
    assert diary.count_entries() == 4
    diary.clear_day(on("2026-03-03"))
    diary.clear_day(on("2026-03-03"))
    assert diary.count_entries() == 3


def test_pause_is_a_span_of_at_most_a_year(diary: Diary) -> None:
    records = [day("2026-03-09"), day("2026-03-10")]
    assert diary.pause(records, on("2026-03-09"), on("2026-03-10"), TODAY) == 2
    assert diary.pause(records[:1], on("2026-03-09"), on("2026-03-09"), TODAY) == 1
    with pytest.raises(InvalidEntry, match=r"^To is 2026-03-08: choose a day from 2026-03-09 on"):
        diary.pause([], on("2026-03-09"), on("2026-03-08"), TODAY)
    with pytest.raises(InvalidEntry, match=r"choose a pause of up to 1 year\.$"):
        diary.pause([], on("2026-03-09"), on("2027-03-10"), TODAY)
    assert diary.count_entries() == 2


def test_day_record_edited_onto_another_ones_day_is_refused(diary: Diary) -> None:
    one, two = day("2026-03-02"), day("2026-03-03")
    save_all(diary, one, two)
    with pytest.raises(InvalidEntry):
        diary.edit(replace(one, on=two.on), TODAY)


def test_entry_edited_far_into_the_future_is_refused(diary: Diary) -> None:
    log = set_log()
    save_all(diary, log)
    with pytest.raises(InvalidEntry):
        diary.edit(replace(log, on=on("2026-03-11")), TODAY)


def test_what_is_kept_is_of_the_kind_it_was(diary: Diary) -> None:
    save_all(diary, set_log(), pain(), day())
    assert {type(entry) for entry in diary.entries()} == {SetLog, PainScore, DayRecord}


def test_contents_count_entries_of_every_kind_and_their_notes(diary: Diary) -> None:
    assert diary.contents() == EntryCounts(0, 0, 0, 0, notes=0, first=None, last=None)
    save_all(diary, set_log("2026-03-02", note="x"), pain(0, "2026-03-04"), day("2026-03-03"))
    save_all(diary, set_log("2026-03-04"), mark("2026-03-04"))
    assert diary.contents() == EntryCounts(
        2, 1, 1, 1, notes=1, first=on("2026-03-02"), last=on("2026-03-04")
    )
    third = on("2026-03-03")
    assert diary.contents(third, third) == EntryCounts(0, 0, 1, 0, notes=0, first=third, last=third)


def test_entries_with_a_note_are_given_oldest_first(diary: Diary) -> None:
    noted = [set_log("2026-03-02", note="first"), set_log("2026-03-04", note="last")]
    save_all(diary, noted[1], pain(2, "2026-03-03"), noted[0], set_log("2026-03-05", note="later"))
    assert diary.noted_entries(on("2026-03-01"), on("2026-03-04")) == noted


def test_day_records_of_a_span_are_given_oldest_first(diary: Diary) -> None:
    records = [day("2026-03-02"), day("2026-03-04", DayState.MISSED)]
    save_all(diary, records[1], pain(2, "2026-03-03"), records[0], day("2026-03-05"))
    assert diary.day_records(on("2026-03-01"), on("2026-03-04")) == records


def test_a_mark_is_saved_once_a_tap_listed_by_day_removed_and_put_back(diary: Diary) -> None:
    walk = mark("2026-03-04", side=Side.LEFT)
    assert diary.save_mark(walk, TODAY, "tap") == walk
    assert diary.save_mark(mark("2026-03-04"), TODAY, "tap") == walk
    own = diary.save_mark(mark("2026-03-05", "*wet* grass"), TODAY)
    again = diary.save_mark(mark("2026-03-05", "*wet* grass"), TODAY)
    assert diary.marks() == [walk, own, again]
    assert diary.marks(on("2026-03-05"), on("2026-03-05")) == [own, again]
    assert diary.first_day() == walk.on
    assert diary.tally().recorded == {walk.on, own.on}
    assert diary.remove_mark(walk.id) == walk
    assert diary.remove_mark(walk.id) is None
    assert diary.marks() == [own, again]
    assert diary.save_mark(walk, TODAY, "tap") == walk
    assert diary.entries() == [walk, own, again]
    with pytest.raises(InvalidEntry, match="choose a day"):
        diary.save_mark(mark("2026-03-11"), TODAY)
