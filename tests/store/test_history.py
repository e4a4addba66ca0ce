"""The history searched, shown in parts and corrected, compared with every entry read."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footlog.analysis.agenda import marks
from footlog.domain.exercises import Side
from footlog.domain.logbook import (
    USUAL_MARKS,
    DayRecord,
    DayState,
    Entry,
    FootMark,
    Moment,
    PainScore,
    SetLog,
    score_token,
)
from footlog.domain.search import ANYTHING, EntryKind, Search, Word
from footlog.domain.validation import InvalidEntry
from footlog.store.diary import Diary
from footlog.store.history import EntryChange
from tests.helpers.builders import (
    ENTRIES,
    EXERCISES,
    LAST_DAY,
    day,
    import_batch,
    item,
    on,
    pain,
    set_log,
)

TODAY = on("2026-03-09")
KINDS: dict[type[Entry], EntryKind] = {
    SetLog: EntryKind.SET,
    PainScore: EntryKind.PAIN,
    DayRecord: EntryKind.DAY,
    FootMark: EntryKind.MARK,
}
WORDS = st.builds(
    Word,
    st.text("aeäßİ1%_'\"", min_size=1, max_size=2).map(str.casefold),
    exercises=st.frozensets(st.sampled_from(EXERCISES), max_size=1),
    moments=st.frozensets(st.sampled_from(Moment), max_size=2),
    sides=st.frozensets(st.sampled_from(Side), max_size=1),
    states=st.frozensets(st.sampled_from(DayState), max_size=1),
    marks=st.frozensets(st.sampled_from(USUAL_MARKS), max_size=2),
)
SOME_DAYS = st.dates(date(2026, 3, 1), date(2026, 3, 6))
SEARCHES = st.builds(
    Search,
    words=st.lists(WORDS, max_size=2).map(tuple),
    kinds=st.frozensets(st.sampled_from(EntryKind), max_size=2),
    exercise=st.none() | st.sampled_from(EXERCISES),
    moments=st.frozensets(st.sampled_from(Moment), max_size=2),
    side=st.none() | st.sampled_from((Side.LEFT, Side.RIGHT, Side.BOTH)),
    noted=st.booleans(),
    edited=st.booleans(),
    days=st.none() | st.frozensets(SOME_DAYS, max_size=4),
)


def moments_of(entry: Entry) -> set[Moment]:
    match entry:
        case PainScore():
            return {entry.moment}
        case SetLog(pain=int()):
            return {Moment.DURING}
    return set()


def holds(entry: Entry, word: Word) -> bool:
    texts = (getattr(entry, name, None) for name in ("load", "site", "note", "reason"))
    return bool(
        any(word.text in text.casefold() for text in texts if text)
        or getattr(entry, "exercise_id", None) in word.exercises
        or moments_of(entry) & word.moments
        or getattr(entry, "side", None) in word.sides
        or getattr(entry, "state", None) in word.states
        or (isinstance(entry, FootMark) and entry.reason in word.marks)
    )


def is_on_side(entry: Entry, side: Side) -> bool:
    own, site = getattr(entry, "side", None), getattr(entry, "site", None) or ""
    both = side is Side.BOTH and own is Side.EACH
    return own is side or both or f"{side} " in site.lower()


def is_found(entry: Entry, search: Search) -> bool:
    return (
        all(holds(entry, word) for word in search.words)
        and (not search.kinds or KINDS[type(entry)] in search.kinds)
        and search.exercise in (None, getattr(entry, "exercise_id", None))
        and (not search.moments or bool(moments_of(entry) & search.moments))
        and (search.side is None or is_on_side(entry, search.side))
        and (not search.noted or entry.note is not None)
        and (not search.edited or entry.edited_at is not None)
        and (search.days is None or entry.on in search.days)
    )


def rows_in(entries: list[Entry]) -> int:
    """Return how many rows they are: the sets of one exercise and day are one."""
    return len({(e.on, e.exercise_id) if isinstance(e, SetLog) else (e.on, e.id) for e in entries})


PLACED = st.builds(
    lambda entry, on, note: replace(entry, on=on, note=note),
    ENTRIES,
    SOME_DAYS,
    st.none() | st.text("aeAEäÄßİ1%_'\"", min_size=1, max_size=4),
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Diary:
    """Return a diary that every example fills anew."""
    return Diary(tmp_path_factory.mktemp("search") / "footlog.db", create=True)


@settings(max_examples=60)
@given(
    entries=st.lists(
        PLACED,
        max_size=25,
        unique_by=(
            lambda entry: entry.id,
            lambda entry: entry.on if isinstance(entry, DayRecord) else entry.id,
        ),
    ),
    search=st.just(ANYTHING) | SEARCHES,
    most=st.integers(1, 8),
)
def test_whatever_is_looked_for_is_found_part_by_part_and_nothing_twice(
    shared: Diary, entries: list[Entry], search: Search, most: int
) -> None:
    shared.delete_all([one.id for one in shared.entries()])
    shared.import_rows(import_batch(entries), LAST_DAY)
    expected = [one for one in reversed(shared.entries()) if is_found(one, search)]
    assert shared.count_found(search) == len(expected)
    parts = [shared.found(search, date.max, most)]
    while older := parts[-1].older:
        parts.append(shared.found(search, older, most))
    assert [entry for part in parts for entry in part.entries] == expected
    for part, following in pairwise(parts):
        assert rows_in(part.entries) >= most
        assert part.older == following.entries[0].on < part.entries[-1].on
        last_day = [one for one in part.entries if one.on == part.entries[-1].on]
        assert rows_in(part.entries) - rows_in(last_day) < most
        assert following.newer is not None
    assert parts[0].newer is None


def test_newer_days_come_back_from_a_day_in_the_middle(diary: Diary) -> None:
    for number in range(1, 9):
        diary.save(pain(day_felt=f"2026-03-0{number}"), TODAY)
    part = diary.found(ANYTHING, on("2026-03-03"), 2)
    assert [entry.on.day for entry in part.entries] == [3, 2]
    assert (part.older, part.newer) == (on("2026-03-01"), on("2026-03-05"))


def test_a_word_is_found_in_capitals_of_any_language(diary: Diary) -> None:
    diary.save(replace(pain(), note="ÜBER die Straße"), TODAY)
    assert diary.count_found(Search(words=(Word("über"), Word("strasse")))) == 1
    assert diary.count_found(Search(words=(Word("über"), Word("weg")))) == 0


def test_exercises_that_were_done_are_named_once(diary: Diary) -> None:
    for exercise in ("toe-curls", "heel-raise", "toe-curls"):
        diary.save(set_log(exercise=exercise), TODAY)
    assert diary.exercises_logged() == ["heel-raise", "toe-curls"]


@pytest.fixture
def three(diary: Diary) -> list[Entry]:
    """Save three entries and return them."""
    saved: list[Entry] = [set_log(note="a"), replace(pain(), note="b"), day("2026-03-03")]
    for entry in saved:
        diary.save(entry, TODAY)
    return saved


def test_a_correction_is_undone_and_touches_no_other_row(diary: Diary, three: list[Entry]) -> None:
    before = diary.entries()
    changed = replace(three[0], on=on("2026-03-01"), edited_at="2026-03-09T10:00:00Z")
    undo = diary.change_entries([EntryChange(three[0], changed)], TODAY)
    assert diary.entries() == [changed, *(one for one in before if one != three[0])]
    diary.change_entries(undo, TODAY)
    assert diary.entries() == before


def test_several_are_changed_or_none(diary: Diary, three: list[Entry]) -> None:
    before = diary.entries()
    gone = replace(three[1], note="changed elsewhere")
    with pytest.raises(InvalidEntry, match="was changed in another window"):
        diary.change_entries([EntryChange(three[0], None), EntryChange(gone, None)], TODAY)
    assert diary.entries() == before
    undo = diary.change_entries([EntryChange(entry, None) for entry in three], TODAY)
    assert diary.entries() == []
    assert diary.change_entries(undo, TODAY)
    assert diary.entries() == before


@pytest.mark.parametrize(
    ("moved_to", "sentence"),
    [
        ("2026-03-05", "date already has a rest or missed day: choose another day"),
        ("2028-03-05", "date is 2028-03-05: choose a day"),
    ],
)
def test_a_day_that_cannot_be_is_refused(diary: Diary, moved_to: str, sentence: str) -> None:
    record = day("2026-03-03")
    diary.save_days([record, day("2026-03-05")], TODAY)
    before = diary.entries()
    with pytest.raises(InvalidEntry, match=sentence):
        diary.change_entries([EntryChange(record, replace(record, on=on(moved_to)))], TODAY)
    assert diary.entries() == before


def tapped(diary: Diary) -> tuple[SetLog, Callable[[], bool]]:
    """Tap on a mark, and return its set and a function that taps again and says if it is new."""
    (mark, *_) = marks(item(), [])
    log, token = set_log(), mark.token(on("2026-03-02"))

    def tap() -> bool:
        count = len(diary.entries())
        diary.save_sets([(set_log(), token)], TODAY)
        return len(diary.entries()) > count

    diary.save_sets([(log, token)], TODAY)
    return log, tap


@pytest.mark.parametrize("changed", [{"on": on("2026-03-01")}, {"side": Side.LEFT}])
def test_a_mark_whose_set_was_moved_away_can_be_tapped_again(
    diary: Diary, changed: dict[str, Any]
) -> None:
    log, tap = tapped(diary)
    diary.change_entries([EntryChange(log, replace(log, **changed))], TODAY)
    assert tap()


def test_a_set_that_is_corrected_or_put_back_is_still_the_one_tapped(diary: Diary) -> None:
    log, tap = tapped(diary)
    changed = replace(log, note="twice")
    diary.change_entries([EntryChange(log, changed)], TODAY)
    assert not tap()
    for after in (None, replace(changed, on=on("2026-03-01"))):
        undo = diary.change_entries([EntryChange(changed, after)], TODAY)
        diary.change_entries(undo, TODAY)
        assert not tap()


def test_a_removed_set_is_put_back_beside_one_tapped_meanwhile(diary: Diary) -> None:
    log, tap = tapped(diary)
    undo = diary.change_entries([EntryChange(log, None)], TODAY)
    assert tap()
    diary.change_entries(undo, TODAY)
    assert len(diary.entries()) == 2
    assert log in diary.entries()


def test_a_moved_score_is_the_one_of_its_new_day(diary: Diary) -> None:
    """Else a number tapped for the old day would change it, and one for the new day add another."""
    old, new = on("2026-03-02"), on("2026-03-04")

    def tap(number: int, felt: date) -> PainScore:
        score = pain(number, str(felt))
        return diary.save_score(score, TODAY, score_token(felt, score.moment))

    score = tap(4, old)
    moved = replace(score, on=new)
    diary.change_entries([EntryChange(score, moved)], TODAY)
    first, second = tap(7, old), tap(5, new)
    assert (second.id, second.pain) == (moved.id, 5)
    assert diary.entries() == [first, second]
