"""What people may enter: each check lets through what is right and names what is not."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footlog.domain.validation import (
    InvalidEntry,
    clock_text,
    day_up_to,
    iso_day,
    optional_text,
    shown,
    text,
    utc_text,
    uuid_text,
    whole_number,
)
from tests.helpers.builders import CHARACTERS, IDS, TIMES, UTC_TIMES, on


def test_error_is_one_sentence_with_field_problem_and_remedy() -> None:
    error = InvalidEntry("pain", "is 11", "write less")
    assert str(error) == "pain is 11: write less."
    assert (error.field, error.problem, error.remedy) == ("pain", "is 11", "write less")


@given(value=st.integers(-3, 5))
def test_whole_number_is_let_through_from_low_to_high(value: int) -> None:
    assert whole_number("pain", value, -3, 5) == value


@pytest.mark.parametrize("value", [-4, 6, 1.0, "3", None, True, False, 10**30])
def test_other_than_a_whole_number_within_its_limits_is_refused(value: object) -> None:
    with pytest.raises(InvalidEntry, match=r"must be a whole number from -3 to 5, not "):
        whole_number("pain", value, -3, 5)


@given(value=st.text(CHARACTERS, max_size=50))
def test_text_is_kept_as_it_was_typed(value: str) -> None:
    assert text("note", value, 50) == value


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("a\0", "note contains a character that cannot be saved: remove it."),
        ("a\ud83d", "note contains half a character: type that character again."),
        (chr(0xD800), "note contains half a character: type that character again."),
        (chr(0xDFFF), "note contains half a character: type that character again."),
        ("x" * 5001, "note must have at most 5,000 characters, not 5,001."),
        (None, "note must be text, not empty."),
        (7, "note must be text, not 7."),
    ],
)
def test_text_that_cannot_be_kept_is_refused(value: object, sentence: str) -> None:
    with pytest.raises(InvalidEntry) as refused:
        text("note", value)
    assert str(refused.value) == sentence


def test_text_that_may_be_left_out_is_none_and_never_empty() -> None:
    assert optional_text("note", " ") == " "
    with pytest.raises(InvalidEntry) as refused:
        optional_text("note", "")
    assert str(refused.value) == "note is empty: write something or leave it out."
    with pytest.raises(InvalidEntry, match="must have at most 2 characters"):
        optional_text("load", "abc", 2)


def test_five_thousand_characters_are_let_through() -> None:
    assert text("note", "👣" * 5000) == "👣" * 5000


@given(day=st.dates())
def test_iso_day_reads_what_dates_write(day: date) -> None:
    assert iso_day("date", day.isoformat()) == day


@pytest.mark.parametrize(
    "value", ["", "2026-2-3", "20260203", "2026-02-30", "2026-02-03T00:00", " 2026-02-03", "today"]
)
def test_other_spellings_of_a_day_are_refused(value: str) -> None:
    with pytest.raises(InvalidEntry, match=r"^date must be a date like 2026-03-09, not "):
        iso_day("date", value)


@pytest.mark.parametrize("digits", ["\u0662\u0660\u0662\u0666-01-01", "２０２６-01-01"])  # noqa: RUF001
def test_digits_of_other_scripts_make_no_day(digits: str) -> None:
    with pytest.raises(InvalidEntry):
        iso_day("date", digits)


TODAY = on("2026-03-09")


def test_day_may_lie_from_1900_to_one_day_ahead() -> None:
    for day in (on("1900-01-01"), TODAY, on("2026-03-10")):
        assert day_up_to("date", day, TODAY) == day
    assert day_up_to("date", on("2027-03-10"), TODAY, ahead=366) == on("2027-03-10")


@pytest.mark.parametrize("day", ["1899-12-31", "2026-03-11"])
def test_day_before_1900_or_further_ahead_is_refused(day: str) -> None:
    with pytest.raises(InvalidEntry) as refused:
        day_up_to("date", on(day), TODAY)
    assert str(refused.value) == f"date is {day}: choose a day from 1900-01-01 to 2026-03-10."


@given(value=TIMES)
def test_every_minute_of_the_day_is_a_time(value: str) -> None:
    assert clock_text("time", value) == value


@pytest.mark.parametrize("value", ["", "24:00", "23:60", "7:05", "07:05:00", "07.05", "07:05\n"])
def test_other_times_are_refused(value: str) -> None:
    with pytest.raises(InvalidEntry, match="must be a time from 00:00 to 23:59"):
        clock_text("time", value)


@given(value=UTC_TIMES)
def test_every_utc_time_is_let_through(value: str) -> None:
    assert utc_text("recorded_at", value) == value


@pytest.mark.parametrize(
    "value",
    [
        "",
        "2026-03-09T18:05:00",
        "2026-03-09T18:05:00+00:00",
        "2026-02-30T18:05:00Z",
        "2026-03-09T24:00:00Z",
        "2026-03-09T18:05:60Z",
        "2026-03-09t18:05:00z",
        "2026-03-09T18:05:00Z\n",
    ],
)
def test_other_times_than_utc_are_refused(value: str) -> None:
    with pytest.raises(InvalidEntry, match="must be a UTC time like 2026-03-09T18:05:00Z"):
        utc_text("recorded_at", value)


@given(value=IDS)
def test_every_uuid_is_let_through(value: str) -> None:
    assert uuid_text("id", value) == value


@given(value=IDS.filter(lambda value: value != value.upper()))
def test_uuid_in_capitals_or_with_more_around_it_is_refused(value: str) -> None:
    for other in (value.upper(), f"{{{value}}}", f"{value}\n", value.replace("-", ""), ""):
        with pytest.raises(InvalidEntry, match="must be a UUID like"):
            uuid_text("id", other)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "empty"),
        ("", "empty"),
        (0, "0"),
        ("a\r\n b\x1b", '"a   b "'),
        ("x" * 40, f'"{"x" * 40}"'),
        ("x" * 41, f'"{"x" * 39}…"'),
        (date(2026, 3, 9), "2026-03-09"),
    ],
)
def test_value_is_shown_on_one_short_line(value: object, words: str) -> None:
    assert shown(value) == words


@given(ahead=st.integers(0, 400), offset=st.integers(-500, 500))
def test_past_day_lets_through_exactly_the_days_ahead_it_is_told(ahead: int, offset: int) -> None:
    day = TODAY + timedelta(days=offset)
    if offset <= ahead:
        assert day_up_to("date", day, TODAY, ahead=ahead) == day
    else:
        with pytest.raises(InvalidEntry):
            day_up_to("date", day, TODAY, ahead=ahead)
