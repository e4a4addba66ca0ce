"""Entries: what a set, a pain score and a day record may hold."""

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from footlog.domain.exercises import Side
from footlog.domain.logbook import DatedEntry, DayState, Entry, check_day
from footlog.domain.validation import InvalidEntry
from tests.helpers.builders import ENTRIES, day, mark, on, pain, set_log

TODAY = on("2026-03-09")


BAD_STAMPS: list[tuple[dict[str, Any], str]] = [
    ({"id": "x"}, 'id must be a UUID like 0b0e7b7e-5d2b-4c39-9a4f-2f6d7c1f6a10, not "x".'),
    ({"on": date(1899, 12, 31)}, "date is 1899-12-31: choose a day from 1900 on."),
    ({"time": "24:00"}, 'time must be a time from 00:00 to 23:59, not "24:00".'),
    (
        {"recorded_at": "now"},
        'recorded_at must be a UTC time like 2026-03-09T18:05:00Z, not "now".',
    ),
    ({"edited_at": "now"}, 'edited_at must be a UTC time like 2026-03-09T18:05:00Z, not "now".'),
    (
        {"utc_offset_minutes": -1081},
        "utc_offset_minutes must be a whole number from -1,080 to 1,080, not -1081.",
    ),
]
EACH_KIND = pytest.mark.parametrize("entry", [set_log(), pain(), day()], ids=["set", "pain", "day"])


@EACH_KIND
@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        *BAD_STAMPS,
        ({"note": ""}, "note is empty: write something or leave it out."),
        ({"note": "a\0"}, "note contains a character that cannot be saved: remove it."),
        ({"note": "x" * 5001}, "note must have at most 5,000 characters, not 5,001."),
    ],
)
def test_what_every_entry_has_is_checked(
    entry: Entry, fields: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(InvalidEntry) as refused:
        replace(entry, **fields)
    assert str(refused.value) == sentence


@EACH_KIND
@pytest.mark.parametrize(("fields", "sentence"), BAD_STAMPS)
def test_stamp_of_an_entry_that_says_the_same_again_is_checked(
    entry: Entry, fields: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(InvalidEntry) as refused:
        entry.with_metadata(fields)
    assert str(refused.value) == sentence


@given(entry=ENTRIES, other=ENTRIES)
def test_entry_again_is_as_if_made_anew_and_leaves_the_first(entry: Entry, other: Entry) -> None:
    metadata = {field.name: getattr(other, field.name) for field in fields(DatedEntry)}
    before = replace(entry)
    again = entry.with_metadata(metadata)
    assert again == replace(entry, **metadata)
    assert hash(again) == hash(replace(entry, **metadata))
    assert entry == before


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"exercise_id": ""}, "exercise_id"),
        ({"side": Side.EACH}, "side"),
        ({"occasion": 0}, "occasion"),
        ({"occasion": 13}, "occasion"),
        ({"set_number": 0}, "set"),
        ({"set_number": 201}, "set"),
        ({"reps": 0}, "reps"),
        ({"hold_seconds": 3601}, "hold_seconds"),
        ({"minutes": Decimal("0.001")}, "minutes"),
        ({"steps": 0}, "steps"),
        ({"pain": -1}, "pain"),
        ({"pain": 11}, "pain"),
        ({"pain": 3.5}, "pain"),
        ({"pain": True}, "pain"),
        ({"load": "x" * 201}, "load"),
        ({"site": "x" * 201}, "site"),
    ],
)
def test_set_that_cannot_be_kept_is_refused(fields: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidEntry) as refused:
        replace(set_log(), **fields)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"pain": None}, "pain"),
        ({"pain": 11}, "pain"),
        ({"pain": "3"}, "pain"),
        ({"exercise_id": "Heel"}, "exercise_id"),
        ({"site": "x" * 201}, "site"),
    ],
)
def test_pain_score_that_cannot_be_kept_is_refused(fields: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidEntry) as refused:
        replace(pain(), **fields)
    assert refused.value.field == field


@pytest.mark.parametrize("reason", ["", "  ", "x" * 201, "a\0b"])
def test_mark_that_cannot_be_kept_is_refused(reason: str) -> None:
    with pytest.raises(InvalidEntry, match=r"^reason "):
        mark(reason=reason)


def test_reason_of_a_day_is_checked() -> None:
    with pytest.raises(InvalidEntry, match=r"^reason must have at most 200 characters, not 201"):
        day(reason="x" * 201)


@pytest.mark.parametrize("score", range(11))
def test_every_whole_number_from_0_to_10_is_a_pain_score(score: int) -> None:
    assert pain(score).pain == score
    assert set_log(pain=score).pain == score


def test_pain_that_was_not_recorded_is_none_and_not_zero() -> None:
    assert set_log().pain is None
    assert set_log(pain=0).pain == 0


def test_set_is_of_the_first_occasion_unless_said_otherwise() -> None:
    assert set_log().occasion == 1
    assert set_log().set_number is None


@pytest.mark.parametrize(
    ("field", "value"),
    [("occasion", 1), ("occasion", 12), ("set_number", 1), ("set_number", 200)],
)
def test_first_and_last_number_are_let_through(field: str, value: int) -> None:
    numbers: dict[str, Any] = {field: value}
    assert getattr(replace(set_log(), **numbers), field) == value


def test_entries_with_the_same_fields_are_equal() -> None:
    one = set_log()
    assert replace(one) == one
    assert replace(one, note="x") != one


@pytest.mark.parametrize("entry", [set_log, pain, day])
def test_entry_may_lie_one_day_ahead(entry: Any) -> None:  # noqa: ANN401 - any of the builders
    check_day(replace(entry(), on=on("2026-03-10")), TODAY)
    check_day(replace(entry(), on=on("1900-01-01")), TODAY)


@pytest.mark.parametrize(
    "entry",
    [
        set_log("2026-03-11"),
        pain(3, "2026-03-11"),
        day("2026-03-11", DayState.MISSED),
        day("2027-03-11", DayState.PAUSED),
    ],
)
def test_entry_further_ahead_is_refused(entry: Entry) -> None:
    with pytest.raises(InvalidEntry, match=f"^date is {entry.on}: choose a day from 1900-01-01"):
        check_day(entry, TODAY)


def test_pause_may_be_noted_a_year_ahead() -> None:
    check_day(day("2027-03-10", DayState.PAUSED), TODAY)
