"""The diary on a real file: every method, kept whole or not at all."""

import threading
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footlog.domain.dose import Dose
from footlog.domain.exercises import Exercise, Kind, Side
from footlog.domain.logbook import DayRecord, DayState, Entry, Moment, PainScore, SetLog
from footlog.domain.plan import PlanItem
from footlog.domain.schedule import PerWeek
from footlog.domain.settings import Feet, Settings
from footlog.domain.sharing import Contents, Shared
from footlog.domain.validation import InvalidEntry
from footlog.store.database import reading, writing
from footlog.store.diary import Diary
from footlog.store.errors import DiaryError
from tests.helpers.builders import (
    ENTRIES,
    LAST_DAY,
    RECORDED_AT,
    day,
    import_batch,
    item,
    new_id,
    numbered_id,
    on,
    pain,
    plan_items,
    set_log,
    tally,
)

TODAY = on("2026-03-09")
LATER = "2026-03-09T20:00:00Z"


@pytest.fixture
def diary(tmp_path: Path) -> Diary:
    return Diary(tmp_path / "footlog.db", create=True)


def kept(diary: Diary, *entries: Entry) -> None:
    for entry in entries:
        assert diary.save(entry, TODAY)


def test_new_diary_is_empty(diary: Diary) -> None:
    assert diary.plan_items() == ()
    assert diary.entries() == []
    assert diary.count_entries() == 0
    assert diary.settings() == Settings()
    assert diary.own_exercises() == ()
    assert diary.tally() == tally()


def test_missing_diary_is_refused_unless_one_is_to_be_made(tmp_path: Path) -> None:
    with pytest.raises(DiaryError, match="There is no diary at"):
        Diary(tmp_path / "none.db")


@given(entry=ENTRIES)
def test_any_entry_is_kept_exactly(tmp_path_factory: pytest.TempPathFactory, entry: Entry) -> None:
    shared = Diary(tmp_path_factory.getbasetemp() / "any_entry.db", create=True)
    shared.delete_all([other.id for other in shared.entries()])
    assert shared.save(entry, LAST_DAY)
    assert Diary(shared.path).entries() == [entry]


@given(planned=plan_items())
def test_any_plan_item_is_kept_exactly(
    tmp_path_factory: pytest.TempPathFactory, planned: PlanItem
) -> None:
    shared = Diary(tmp_path_factory.getbasetemp() / "any_item.db", create=True)
    for other in shared.plan_items():
        shared.remove_item(other.id)
    shared.add_item(planned, LAST_DAY)
    assert Diary(shared.path).plan_items() == (planned,)


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
    kept(diary, *reversed(wanted))
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
    kept(diary, log, score, record)
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
    kept(diary, *entries)
    for entry in entries:
        assert diary.delete(entry.id) == entry
        assert diary.delete(entry.id) is None
    assert diary.count_entries() == 0
    kept(diary, *entries)
    assert diary.count_entries() == 3


def test_deleted_note_does_not_stay_readable_in_the_file(diary: Diary) -> None:
    log = set_log(note="a private thing " * 20)
    kept(diary, log)
    assert b"a private thing" in diary.path.read_bytes()
    diary.delete(log.id)
    assert b"a private thing" not in diary.path.read_bytes()


def test_several_entries_are_deleted_at_once(diary: Diary) -> None:
    entries: list[Entry] = [set_log(), pain(), day()]
    kept(diary, *entries)
    diary.delete_all([entries[0].id, entries[2].id, new_id()])
    assert diary.entries() == [entries[1]]


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
    kept(diary, day("2026-03-02", DayState.MISSED), day("2026-03-03"))
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
    with pytest.raises(InvalidEntry, match=r"choose a span of at most a year\.$"):
        diary.pause([], on("2026-03-09"), on("2027-03-10"), TODAY)
    assert diary.count_entries() == 2


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


def test_item_is_added_unless_it_overlaps_or_starts_too_late(diary: Diary) -> None:
    planned = item(side=Side.LEFT)
    diary.add_item(planned, TODAY)
    diary.add_item(item(side=Side.RIGHT), TODAY)
    with pytest.raises(InvalidEntry, match="falls into another item of heel-raise"):
        diary.add_item(item(side=Side.BOTH), TODAY)
    with pytest.raises(InvalidEntry, match=r"^starts_on is 2026-03-11"):
        diary.add_item(item(exercise="toe-curls", starts_on="2026-03-11"), TODAY)
    assert len(diary.plan_items()) == 2


def test_changed_item_is_closed_and_followed(diary: Diary) -> None:
    planned, bigger = item(), item(sets=3)
    diary.add_item(planned, TODAY)
    diary.change_item(planned.id, TODAY, bigger, TODAY)
    assert diary.plan_items() == (
        replace(planned, ends_on=TODAY),
        replace(bigger, starts_on=TODAY),
    )


def test_item_changed_on_its_first_day_is_replaced(diary: Diary) -> None:
    planned, bigger = item(), item(sets=3)
    diary.add_item(planned, TODAY)
    diary.change_item(planned.id, planned.starts_on, bigger, TODAY)
    assert diary.plan_items() == (bigger,)


def test_change_that_would_overlap_or_come_too_late_changes_nothing(diary: Diary) -> None:
    left, right = item(side=Side.LEFT), item(side=Side.RIGHT)
    diary.add_item(left, TODAY)
    diary.add_item(right, TODAY)
    with pytest.raises(InvalidEntry, match="falls into another item"):
        diary.change_item(left.id, TODAY, item(side=Side.EACH), TODAY)
    with pytest.raises(InvalidEntry, match=r"^starts_on is 2026-03-20"):
        diary.change_item(left.id, on("2026-03-20"), item(side=Side.LEFT), TODAY)
    with pytest.raises(InvalidEntry, match=r"^day is 2026-03-01"):
        diary.change_item(left.id, on("2026-03-01"), item(side=Side.LEFT), TODAY)
    assert set(diary.plan_items()) == {left, right}


def test_stopped_item_ends_or_is_forgotten(diary: Diary) -> None:
    planned, other = item(), item(exercise="toe-curls")
    diary.add_item(planned, TODAY)
    diary.add_item(other, TODAY)
    diary.stop_item(planned.id, TODAY)
    diary.stop_item(other.id, other.starts_on)
    assert diary.plan_items() == (replace(planned, ends_on=TODAY),)
    diary.remove_item(planned.id)
    assert diary.plan_items() == ()


def test_item_that_is_gone_is_not_changed(diary: Diary) -> None:
    sentence = r"^plan has changed in another window: load the page again\.$"
    with pytest.raises(InvalidEntry, match=sentence):
        diary.stop_item(new_id(), TODAY)
    with pytest.raises(InvalidEntry, match=sentence):
        diary.change_item(new_id(), TODAY, item(), TODAY)


def test_settings_are_kept_and_forgotten(diary: Diary) -> None:
    mine = Settings("00:30", 0, 10, Feet.BOTH, "Ä. Müller")
    diary.save_settings(mine)
    assert Diary(diary.path).settings() == mine
    diary.save_settings(Settings())
    assert Diary(diary.path).settings() == Settings()


def test_setting_of_a_newer_footlog_is_left_alone(diary: Diary) -> None:
    with writing(diary.path) as connection:
        connection.execute("insert into settings values ('mood', 'good')")
    assert diary.settings() == Settings()
    diary.save_settings(Settings(pain_limit=3))
    with reading(diary.path) as connection:
        found = dict(connection.execute("select name, value from settings").fetchall())
    assert (found["mood"], found["pain_limit"]) == ("good", "3")


def test_own_exercises_are_kept_exactly_and_by_name(diary: Diary) -> None:
    mine = Exercise(
        id="own-1",
        name="Zehen €",
        kind=Kind.BALANCE,
        side=Side.EACH,
        dose=Dose(sets=2, minutes=Decimal("2.5"), rest_seconds=0, load="1 kg", times_per_day=2),
        schedule=PerWeek(3),
        targets=("toes",),
        position="sitting",
        equipment=("towel", "ball"),
        steps=("Sit.", "Lift."),
        feel="Here.",
        caution="Slowly.",
        recorded_at=RECORDED_AT,
        pose="standing",
    )
    bare = replace(mine, pose=None, id="own-2", name="Arch", dose=Dose(reps=1), targets=())
    bare = replace(bare, steps=())
    diary.add_own(mine)
    diary.add_own(bare)
    assert diary.own_exercises() == (bare, mine)
    with pytest.raises(InvalidEntry, match=r"^name Other is taken: choose another name\.$"):
        diary.add_own(replace(mine, name="Other"))
    assert diary.own_exercises() == (bare, mine)


def test_own_exercise_is_removed_only_while_nothing_refers_to_it(diary: Diary) -> None:
    own = Exercise("own-1", "Toes", Kind.BALANCE, Side.EACH, Dose(reps=1), recorded_at=RECORDED_AT)
    diary.add_own(own)
    log = set_log("2026-03-02", exercise="own-1")
    diary.save(log, TODAY)
    with pytest.raises(InvalidEntry, match=r"^The exercise is in your plan or history: leave it"):
        diary.remove_own("own-1")
    assert diary.own_exercises() == (own,)
    diary.delete(log.id)
    diary.remove_own("own-1")
    assert diary.own_exercises() == ()


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
    kept(diary, log)
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
    kept(diary, log, score, record)
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
    kept(diary, log)
    score = pain(id=log.id)
    history, *_ = diary.import_rows(import_batch([score]), TODAY, replace_differing=True)
    assert str(history) == "0 new, 0 same, 1 differs"
    assert diary.entries() == [score]


@pytest.mark.parametrize(
    ("entries", "items", "sentence"),
    [
        ([set_log(), set_log("2026-03-11")], [], r"^date is 2026-03-11: choose a day"),
        ([set_log()], [item(starts_on="2026-03-11")], r"^starts_on is 2026-03-11: choose a day"),
        ([day(), day()], [], r"^The entry does not fit what is in the diary: load the page"),
        ([set_log()], [item(), item()], "falls into another item of heel-raise"),
        ([set_log()], [item(exercise="swimming")], "falls into another item of swimming"),
    ],
)
def test_import_with_one_bad_row_changes_nothing(
    diary: Diary, entries: list[Entry], items: list[PlanItem], sentence: str
) -> None:
    kept(diary, day("2026-03-07"))
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
    with pytest.raises(InvalidEntry, match=r"^The entry does not fit what is in the diary:"):
        diary.import_rows(import_batch([set_log(), pain()], [item()]), TODAY)
    assert diary.entries() == []
    assert diary.plan_items() == ()


def test_record_of_a_day_that_has_another_one_differs_from_that(diary: Diary) -> None:
    present, other = day("2026-03-02"), day("2026-03-02", DayState.MISSED)
    kept(diary, present)
    history, *_ = diary.import_rows(import_batch([other, set_log()]), TODAY)
    assert str(history) == "1 new, 0 same, 1 differs"
    assert diary.entries() == [present]
    diary.import_rows(import_batch([other]), TODAY, replace_differing=True)
    assert diary.entries() == [other]


def test_record_moved_onto_the_day_of_one_that_stays_changes_nothing(diary: Diary) -> None:
    moved, stays = day("2026-03-02"), day("2026-03-03")
    kept(diary, moved, stays)
    with pytest.raises(InvalidEntry):
        diary.import_rows(
            import_batch([replace(moved, on=stays.on)]), TODAY, replace_differing=True
        )
    assert diary.entries() == [moved, stays]


def test_day_records_can_swap_their_days_by_an_import(diary: Diary) -> None:
    one, two = day("2026-03-02"), day("2026-03-03")
    kept(diary, one, two)
    swapped: list[Entry] = [replace(one, on=two.on), replace(two, on=one.on)]
    diary.import_rows(import_batch(swapped), TODAY, replace_differing=True)
    assert set(diary.entries()) == set(swapped)


def test_day_record_edited_onto_another_ones_day_is_refused(diary: Diary) -> None:
    one, two = day("2026-03-02"), day("2026-03-03")
    kept(diary, one, two)
    with pytest.raises(InvalidEntry):
        diary.edit(replace(one, on=two.on), TODAY)


def test_entry_edited_far_into_the_future_is_refused(diary: Diary) -> None:
    log = set_log()
    kept(diary, log)
    with pytest.raises(InvalidEntry):
        diary.edit(replace(log, on=on("2026-03-11")), TODAY)


def test_item_with_an_id_that_is_there_is_refused(diary: Diary) -> None:
    diary.add_item(item(id=numbered_id(1)), TODAY)
    with pytest.raises(InvalidEntry):
        diary.add_item(item(exercise="toe-curls", id=numbered_id(1)), TODAY)


def test_setting_that_cannot_be_read_is_refused_in_a_sentence(diary: Diary) -> None:
    with writing(diary.path) as connection:
        connection.execute("insert into settings values ('pain_limit', 'five')")
    with pytest.raises(DiaryError, match=r"^A setting in the diary cannot be read .* a backup\.$"):
        diary.settings()


def test_what_is_kept_is_of_the_kind_it_was(diary: Diary) -> None:
    kept(diary, set_log(), pain(), day())
    assert {type(entry) for entry in diary.entries()} == {SetLog, PainScore, DayRecord}


def test_every_write_raises_the_data_version_and_nothing_else_does(diary: Diary) -> None:
    begun = diary.data_version()
    diary.entries()
    diary.tally()
    diary.delete(new_id())
    assert diary.data_version() == begun
    one = set_log()
    diary.save(one, TODAY, "tap")
    diary.save(set_log(), TODAY, "tap")
    assert diary.data_version() == begun + 1
    assert Diary(diary.path).data_version() == begun + 1
    diary.add_item(item(), TODAY)
    diary.delete(one.id)
    assert diary.data_version() == begun + 3


def test_contents_count_entries_of_every_kind_and_their_notes(diary: Diary) -> None:
    assert diary.contents() == Contents(0, 0, 0, notes=0, first=None, last=None)
    kept(diary, set_log("2026-03-02", note="x"), pain(0, "2026-03-04"), day("2026-03-03"))
    kept(diary, set_log("2026-03-04"))
    assert diary.contents() == Contents(
        2, 1, 1, notes=1, first=on("2026-03-02"), last=on("2026-03-04")
    )
    third = on("2026-03-03")
    assert diary.contents(third, third) == Contents(0, 0, 1, notes=0, first=third, last=third)


def test_last_share_is_that_of_an_earlier_day(diary: Diary) -> None:
    assert diary.last_share_before(TODAY) is None
    for what, on_day in (
        (Shared.HISTORY, "2026-03-02"),
        (Shared.REPORT, "2026-03-05"),
        (Shared.BUNDLE, "2026-03-08"),
    ):
        diary.note_share(what, on(on_day), RECORDED_AT)
    assert diary.last_share_before(on("2026-03-08")) == on("2026-03-05")
    assert diary.last_share_before(on("2026-03-09")) == on("2026-03-08")
    assert diary.last_share_before(on("2026-03-02")) is None


def test_entries_with_a_note_are_given_oldest_first(diary: Diary) -> None:
    noted = [set_log("2026-03-02", note="first"), set_log("2026-03-04", note="last")]
    kept(diary, noted[1], pain(2, "2026-03-03"), noted[0], set_log("2026-03-05", note="later"))
    assert diary.noted_entries(on("2026-03-01"), on("2026-03-04")) == noted


def test_day_records_of_a_span_are_given_oldest_first(diary: Diary) -> None:
    records = [day("2026-03-02"), day("2026-03-04", DayState.MISSED)]
    kept(diary, records[1], pain(2, "2026-03-03"), records[0], day("2026-03-05"))
    assert diary.day_records(on("2026-03-01"), on("2026-03-04")) == records
