"""Changes to a day: each is carried out once, on the day it names, and can be taken back."""

from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footlog.day.changes import AT_ONCE, Change, carry_out, read_change
from footlog.domain.clock import Now, read_clock
from footlog.domain.exercises import Side
from footlog.domain.logbook import DayRecord, DayState, Entry, Moment, PainScore, SetLog
from footlog.domain.plan import PlanItem
from footlog.domain.validation import InvalidEntry
from footlog.store.diary import Diary
from tests.conftest import TODAY
from tests.helpers.builders import item, new_id, pain, set_log

TOMORROW = TODAY + timedelta(days=1)
PRESENT = "2026-03-18T20:00:00Z"
TOKEN = f"{TODAY}|heel-raise|left|1|1"
NOT_PLANNED = "is not in your plan on this day: look at Plan."


@pytest.fixture
def planned(diary: Diary) -> PlanItem:
    """Plan two sets of heel raises for each side, every day."""
    planned = item(starts_on=str(TODAY - timedelta(days=7)), side=Side.EACH, sets=2)
    diary.add_item(planned, TODAY)
    return planned


def present(day: date = TODAY) -> Now:
    return read_clock("Europe/Paris", time(4), day)


def sent(what: str, **fields: object) -> dict[str, Any]:
    always = {"id": new_id(), "day": str(TODAY), "today": str(TODAY), "zone": "Europe/Paris"}
    return {**always, "what": what, **fields}


def done(diary: Diary, change: dict[str, Any], now: Now | None = None) -> str:
    exercises = diary.known_exercises()
    return carry_out(diary, read_change(change), exercises, now or present(), PRESENT)


def sets(diary: Diary) -> list[tuple[Side, int | None]]:
    return [(log.side, log.set_number) for log in diary.sets_of(TODAY)]


def test_a_tick_sent_twice_is_one_set_even_after_it_was_removed(
    diary: Diary, planned: PlanItem
) -> None:
    tick = sent("tick", token=TOKEN)
    words = "Saved: Heel raise, left, set 1."
    assert [done(diary, tick), done(diary, tick)] == [words, words]
    assert sets(diary) == [(Side.LEFT, 1)]
    assert done(diary, sent("untick", token=TOKEN)) == "Removed: Heel raise, left, set 1."
    assert done(diary, tick) == words
    assert sets(diary) == []


def test_a_tick_of_a_mark_that_is_done_saves_nothing_more(diary: Diary, planned: PlanItem) -> None:
    done(diary, sent("tick", token=TOKEN))
    assert done(diary, sent("tick", token=TOKEN)) == "Saved already: Heel raise, left, set 1."
    imported = replace(set_log(str(TODAY), side=Side.RIGHT), set_number=2)
    diary.save(imported, TODAY)
    done(diary, sent("tick", token=f"{TODAY}|heel-raise|right|1|2"))
    assert sets(diary) == [(Side.RIGHT, 2), (Side.LEFT, 1)]


def test_more_sets_than_planned_are_saved_one_after_the_other(
    diary: Diary, planned: PlanItem
) -> None:
    for number in (1, 2, 3, 4):
        done(diary, sent("tick", token=f"{TODAY}|heel-raise|left|1|{number}"))
    assert sorted(sets(diary)) == [(Side.LEFT, number) for number in (1, 2, 3, 4)]


@pytest.mark.parametrize(
    ("token", "words"),
    [
        (f"{TODAY}|heel-raise|left|1|9", "The set is not one of this day: reload the page."),
        (f"{TODAY}|heel-raise|left|2|1", "The set is not one of this day: reload the page."),
        (f"{TODAY}|heel-raise|left|1|01", "The set is not one of this day: reload the page."),
        (
            f"{TODAY}|heel-raise|both|1|1",
            "Heel raise is not in your plan on this day: look at Plan.",
        ),
        (f"{TODAY}|swimming|both|1|1", "Swimming is not in your plan on this day: look at Plan."),
        (f"{TODAY}|nothing|both|1|1", "nothing is not in your plan on this day: look at Plan."),
        (str(TODAY), "The exercise is not in your plan on this day: look at Plan."),
    ],
)
def test_a_mark_that_is_not_there_is_refused_with_why(
    diary: Diary, planned: PlanItem, token: str, words: str
) -> None:
    with pytest.raises(InvalidEntry) as refused:
        done(diary, sent("tick", token=token))
    assert str(refused.value) == words
    assert diary.entries() == []


def test_a_set_tapped_before_midnight_and_sent_later_is_of_its_own_day_and_moment(
    diary: Diary, planned: PlanItem
) -> None:
    waited = timedelta(hours=30)
    change = sent("tick", token=TOKEN, age=waited / timedelta(milliseconds=1))
    made = present()
    done(diary, change, made)
    (log,) = diary.sets_of(TODAY)
    assert (log.on, log.time, log.recorded_at) == (TODAY, made.time, made.recorded_at)


def test_a_tap_on_the_page_of_yesterday_is_refused_while_it_can_be_asked_again(
    diary: Diary, planned: PlanItem
) -> None:
    with pytest.raises(InvalidEntry, match="The day has changed since you opened this page"):
        done(diary, sent("tick", token=TOKEN), present(TOMORROW))
    assert diary.entries() == []
    waited = AT_ONCE / timedelta(milliseconds=1)
    done(diary, sent("tick", token=TOKEN, age=waited), present(TOMORROW))
    (log,) = diary.sets_of(TODAY)
    assert (log.on, log.time) == (TODAY, None)


def test_a_set_is_corrected_and_an_invalid_amount_changes_nothing(
    diary: Diary, planned: PlanItem
) -> None:
    done(diary, sent("tick", token=TOKEN))
    (before,) = diary.sets_of(TODAY)
    done(diary, sent("change", token=TOKEN, reps=9, pain=4, note="slow", load="", side="right"))
    (log,) = diary.sets_of(TODAY)
    assert (log.reps, log.pain, log.note, log.load, log.side) == (9, 4, "slow", None, Side.RIGHT)
    assert (log.id, log.recorded_at) == (before.id, before.recorded_at)
    assert log.edited_at is not None
    mine = f"{TODAY}|heel-raise|right|1|1"
    wrong: list[tuple[str, object]] = [
        *(("reps", value) for value in (0, 1001, "9", True, 9.5)),
        *(("minutes", value) for value in ("x", 0, "NaN")),
        *(("pain", value) for value in (11, -1, "3")),
        *(("side", "each"), ("side", "up"), ("note", 5), ("note", "x\0")),
    ]
    for field, value in wrong:
        with pytest.raises(InvalidEntry):
            done(diary, sent("change", token=mine, **{field: value}))
    assert diary.sets_of(TODAY) == [log]


def test_a_set_that_is_gone_cannot_be_corrected(diary: Diary, planned: PlanItem) -> None:
    with pytest.raises(InvalidEntry, match="The set is not logged any more"):
        done(diary, sent("change", token=TOKEN, reps=9))


def test_a_score_is_saved_changed_and_removed(diary: Diary) -> None:
    words = done(diary, sent("pain", moment="during", pain=3))
    assert words == "Saved: worst pain during exercises, 3 out of 10."
    done(diary, sent("pain", moment="during", pain=6, site="left sole: heel", note="stairs"))
    done(diary, sent("pain", moment="during", pain=5))
    (score,) = diary.entries()
    assert isinstance(score, PainScore)
    assert (score.pain, score.site, score.note) == (5, "left sole: heel", "stairs")
    assert score.edited_at is not None
    done(diary, sent("pain", moment="during", pain=None))
    assert diary.entries() == []


def test_the_same_score_again_changes_nothing(diary: Diary) -> None:
    done(diary, sent("pain", moment="evening", pain=0))
    (score,) = diary.entries()
    done(diary, sent("pain", moment="evening", pain=0))
    assert diary.entries() == [score]


def test_a_score_that_was_imported_is_changed_and_not_doubled(diary: Diary) -> None:
    diary.save(pain(7, str(TODAY), Moment.AFTER), TODAY)
    done(diary, sent("pain", moment="after", pain=2))
    assert [one.pain for one in diary.entries() if isinstance(one, PainScore)] == [2]


def test_a_day_is_paused_then_missed_then_neither(diary: Diary) -> None:
    assert done(diary, sent("day", state="paused", reason="flare")) == "Saved: rest day, flare."
    done(diary, sent("day", state="missed", reason="no time"))
    (record,) = diary.entries()
    assert isinstance(record, DayRecord)
    assert (record.state, record.reason) == (DayState.MISSED, "no time")
    done(diary, sent("day", state=None))
    assert diary.entries() == []


def test_another_exercise_is_saved_once(diary: Diary) -> None:
    other = sent("other", exercise="swimming", side="both")
    done(diary, other)
    done(diary, other)
    (log,) = diary.sets_of(TODAY)
    assert (log.exercise_id, log.side, log.set_number) == ("swimming", Side.BOTH, None)


@pytest.mark.parametrize(
    "wrong",
    [
        ("pain", {"moment": "noon", "pain": 3}),
        ("pain", {"moment": "during", "pain": 11}),
        ("pain", {"moment": "during", "pain": "3"}),
        ("pain", {"moment": ["during"], "pain": 3}),
        ("day", {"state": "lazy"}),
        ("day", {"state": "paused", "reason": {"a": 1}}),
        ("other", {"exercise": "nothing", "side": "both"}),
        ("other", {"exercise": "swimming", "side": None}),
        ("undo", {"of": "no id"}),
        ("undo", {}),
    ],
)
def test_what_no_page_sends_is_refused(diary: Diary, wrong: tuple[str, dict[str, object]]) -> None:
    what, fields = wrong
    with pytest.raises(InvalidEntry):
        done(diary, sent(what, **fields))
    assert diary.entries() == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *(("day", value) for value in (None, "", "today", "2026-02-30")),
        *(("today", value) for value in (None, "now")),
        *(("age", value) for value in ("x", None, "1e400")),
        *(("token", value) for value in ("", "x|y", None)),
        *(("id", value) for value in ("", "x", None)),
    ],
)
def test_a_change_that_cannot_be_read_is_refused(
    diary: Diary, planned: PlanItem, field: str, value: object
) -> None:
    with pytest.raises(InvalidEntry):
        done(diary, {**sent("tick", token=TOKEN), field: value})
    assert diary.entries() == []


def test_a_change_is_no_older_than_a_year_and_never_of_the_future() -> None:
    for age, ago in (
        (1e15, timedelta(days=366)),
        (-5, timedelta(0)),
        (1500, timedelta(seconds=1.5)),
    ):
        assert read_change(sent("tick", token=TOKEN, age=age)).ago == ago


@pytest.mark.parametrize("what", [None, 1, [], ["tick"], {"tick": 1}, "", "ticks"])
def test_a_change_of_no_kind_cannot_be_read(what: object) -> None:
    with pytest.raises(InvalidEntry, match="The change cannot be read"):
        read_change(sent("tick", token=TOKEN) | {"what": what})


def test_an_undo_brings_back_exactly_what_was_there(diary: Diary, planned: PlanItem) -> None:
    done(diary, sent("tick", token=TOKEN))
    done(diary, sent("change", token=TOKEN, note="first"))
    before = diary.entries()
    for change in (
        sent("untick", token=TOKEN),
        sent("change", token=TOKEN, note="second", reps=3),
        sent("tick", token=f"{TODAY}|heel-raise|right|1|1"),
        sent("pain", moment="during", pain=4),
        sent("day", state="paused", reason="ill"),
        sent("other", exercise="swimming", side="both"),
    ):
        done(diary, change)
        assert diary.entries() != before
        undo = sent("undo", of=change["id"])
        assert [done(diary, undo), done(diary, undo)] == ["Undone."] * 2
        assert diary.entries() == before
        done(diary, sent("undo", of=undo["id"]))
        assert diary.entries() != before
        done(diary, sent("undo", of=change["id"]))
        assert diary.entries() == before


def test_an_undo_never_touches_what_was_changed_since(diary: Diary, planned: PlanItem) -> None:
    tick = sent("tick", token=TOKEN)
    done(diary, tick)
    done(diary, sent("change", token=TOKEN, note="in another window"))
    before = diary.entries()
    with pytest.raises(InvalidEntry, match="was changed after this"):
        done(diary, sent("undo", of=tick["id"]))
    assert diary.entries() == before


TOKENS = [f"{TODAY}|heel-raise|{side}|1|{n}" for side in ("left", "right") for n in (1, 2)]
CHANGES = st.one_of(
    st.sampled_from(TOKENS).map(lambda token: {"what": "tick", "token": token}),
    st.sampled_from(TOKENS).map(lambda token: {"what": "untick", "token": token}),
    st.tuples(st.sampled_from([*Moment]), st.none() | st.integers(0, 10)).map(
        lambda pair: {"what": "pain", "moment": str(pair[0]), "pain": pair[1]}
    ),
    st.sampled_from(["paused", "missed", None]).map(lambda state: {"what": "day", "state": state}),
)


@given(st.lists(st.tuples(CHANGES, st.integers(1, 3)), max_size=8))
def test_changes_sent_again_and_again_in_order_come_to_the_same_as_sent_once(
    tmp_path_factory: pytest.TempPathFactory, wanted: list[tuple[dict[str, Any], int]]
) -> None:
    folder = tmp_path_factory.mktemp("twice")
    once, again = (_planned(folder / name) for name in ("once.db", "again.db"))
    changes = [sent(**fields) for fields, _ in wanted]
    for change in changes:
        done(once, change)
    for at, (_, times) in enumerate(wanted):
        for earlier in changes[max(0, at - times) : at + 1]:
            done(again, earlier)
    assert _facts(again.entries()) == _facts(once.entries())


def _planned(path: Path) -> Diary:
    diary = Diary(path, create=True)
    diary.add_item(item(side=Side.EACH, sets=2), TODAY)
    return diary


def _facts(entries: list[Entry]) -> set[tuple[object, ...]]:
    """Return what the entries say, without their ids and times."""
    found: set[tuple[object, ...]] = set()
    for entry in entries:
        match entry:
            case SetLog():
                found.add((entry.on, entry.side, entry.set_number))
            case PainScore():
                found.add((entry.on, entry.moment, entry.pain))
            case DayRecord():
                found.add((entry.on, entry.state))
    return found


def test_the_change_names_what_it_is_about() -> None:
    tick, score = read_change(sent("tick", token=TOKEN)), read_change(sent("pain", moment="x"))
    assert isinstance(tick, Change)
    assert (tick.exercise_id, score.exercise_id) == ("heel-raise", None)


def test_what_was_different_is_saved_once_for_a_foot_and_removed(diary: Diary) -> None:
    mark = {"reason": "new_shoes", "side": "left"}
    assert done(diary, sent("mark", **mark)) == "Saved: new shoes."
    done(diary, sent("mark", **mark))
    done(diary, sent("mark", reason="garden work"))
    first, second = diary.marks()
    assert {(one.reason, one.side) for one in (first, second)} == {
        ("new_shoes", Side.LEFT),
        ("garden work", None),
    }
    for one in (first, second):
        done(diary, sent("unmark", mark=one.id))
    assert diary.marks() == []
    assert done(diary, sent("unmark", mark=first.id)) == "Removed already."


@pytest.mark.parametrize("reason", [None, "", "  ", 5, "x" * 5001])
def test_something_different_has_to_be_named(diary: Diary, reason: object) -> None:
    with pytest.raises(InvalidEntry):
        done(diary, sent("mark", reason=reason))
    assert diary.entries() == []
