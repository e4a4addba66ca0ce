"""What FHIR resources are made of: times, texts and codes."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given

from footlog.domain.exercises import Side
from footlog.domain.logbook import Entry
from footlog.files.fhir.parts import body_site, derived_id, effective, quantity, words
from tests.helpers.builders import ENTRIES, pain, set_log


@pytest.mark.parametrize(
    ("time", "offset", "recorded_at", "written"),
    [
        ("19:05", 60, "2026-03-02T18:05:30Z", "2026-03-02T19:05:00+01:00"),
        ("19:05", -570, "2026-03-03T04:35:00Z", "2026-03-02T19:05:00-09:30"),
        ("19:05", 0, "2026-03-02T19:05:00Z", "2026-03-02T19:05:00Z"),
        ("19:05", 345, "2026-03-05T10:00:00Z", "2026-03-02T19:05:00+05:45"),
        ("00:00", 840, "2026-03-05T10:00:00Z", "2026-03-02T00:00:00+14:00"),
        (None, 60, "2026-03-02T18:05:00Z", "2026-03-02"),
        ("19:05", None, "2026-03-02T18:05:00Z", "2026-03-02"),
        ("19:05", 841, "2026-03-02T18:05:00Z", "2026-03-02"),
        ("19:05", -1080, "2026-03-02T18:05:00Z", "2026-03-02"),
    ],
)
def test_time_is_written_with_the_offset_that_was_stored_or_not_at_all(
    time: str | None, offset: int | None, recorded_at: str, written: str
) -> None:
    log = replace(set_log(time=time, recorded_at=recorded_at), utc_offset_minutes=offset)
    assert effective(log) == written


@pytest.mark.parametrize(
    ("recorded_at", "written"),
    [
        ("2026-03-03T00:30:10Z", "2026-03-03T01:30:00+01:00"),
        ("2026-03-02T00:30:10Z", "2026-03-02T01:30:00+01:00"),
        ("2026-03-09T12:00:00Z", "2026-03-02T01:30:00+01:00"),
    ],
)
def test_night_that_counts_to_the_day_before_is_written_by_the_calendar(
    recorded_at: str, written: str
) -> None:
    log = set_log("2026-03-02", time="01:30", recorded_at=recorded_at)
    assert effective(replace(log, utc_offset_minutes=60)) == written


@given(entry=ENTRIES)
def test_the_day_is_the_diarys_or_the_night_after_it(entry: Entry) -> None:
    day = effective(entry)[:10]
    assert day in {entry.on.isoformat(), (entry.on + timedelta(days=1)).isoformat()}


def test_texts_stay_as_typed_but_for_control_characters() -> None:
    assert words(" a\tb\r\nc é 👣 \u2028<b>*=1") == " a\tb\r\nc é 👣 \u2028<b>*=1"
    assert words("a\x01b\x1bc\x1f") == "a␁b␛c␟"


@pytest.mark.parametrize("blank", [" ", "\n", "\x85", "\u3000", " \xa0\t"])
def test_blank_texts_are_shown(blank: str) -> None:
    assert words(blank) == "␣"


def test_derived_ids_follow_from_their_parts() -> None:
    assert derived_id("a", "b") == derived_id("a", "b")
    assert len({derived_id("a", "b"), derived_id("ab"), derived_id("b", "a")}) == 3


def test_side_and_place_are_told_apart() -> None:
    left = {"coding": [{"system": "urn:footlog:side", "code": "left"}], "text": "left foot"}
    assert body_site(Side.LEFT) == left
    assert body_site(Side.LEFT, "2nd toe") == left | {"text": "2nd toe"}
    assert body_site(None, "2nd toe") == {"text": "2nd toe"}
    assert body_site(None) is None
    assert [(body_site(side) or {})["text"] for side in (Side.EACH, Side.BOTH)] == ["both feet"] * 2


def test_quantities_have_a_unit_and_a_plain_number() -> None:
    assert quantity(pain(0).pain, "score", "{score}") == {
        "value": 0,
        "unit": "score",
        "system": "http://unitsofmeasure.org",
        "code": "{score}",
    }
