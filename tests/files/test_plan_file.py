"""The plan file: out and in again without loss, by its schema; spoilt ones are refused whole."""

import json
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from footlog.domain.dose import Dose
from footlog.domain.exercises import Exercise, Kind, Picture, Side
from footlog.domain.plan import PlanItem
from footlog.domain.schedule import DAILY
from footlog.domain.take_over import HandedPlan, take_over
from footlog.domain.validation import InvalidEntry
from footlog.files.plan_file import handed_plan, plan_file
from footlog.files.reading.csv_format import CsvError
from footlog.files.reading.plan_file import read_plan_file
from footlog.store.diary import Diary
from tests.conftest import ROOT
from tests.helpers.builders import EXERCISES, RECORDED_AT, item, on, plan_items, texts
from tests.helpers.photos import RED, plain

DAY = on("2026-03-23")
OWN = Exercise(
    id="own-1",
    name="Towel drag",
    kind=Kind.STRENGTH,
    side=Side.EACH,
    dose=Dose(sets=2, reps=5),
    schedule=DAILY,
    steps=("Sit.", "Pull."),
    caution="Gently.",
    recorded_at=RECORDED_AT,
    picture=plain(RED),
)
KNOWN = set(EXERCISES) - {OWN.id}
SCHEMA = Draft202012Validator(json.loads((ROOT / "docs" / "plan.schema.json").read_text("utf-8")))
PLANS = st.lists(plan_items(), min_size=1, max_size=3, unique_by=lambda one: one.exercise_id)


def read(content: bytes) -> HandedPlan:
    return read_plan_file(content, "x.footlogplan", KNOWN, DAY, RECORDED_AT)


def refusal(content: bytes | dict[str, Any]) -> str:
    """Return the sentence with which a plan file is refused."""
    written = content if isinstance(content, bytes) else json.dumps(content).encode()
    with pytest.raises(CsvError) as refused:
        read(written)
    return str(refused.value).removeprefix("x.footlogplan is no plan that footlog can take over: ")


def said(**fields: object) -> dict[str, Any]:
    """Return a small plan as JSON says it, with some fields in place of its own."""
    one = {"exercise": "heel-raise", "side": "both", "dose": {"reps": 5}, "schedule": "daily"}
    return {"format": "footlog plan", "version": 1, "items": [one], **fields}


def of_item(**fields: object) -> dict[str, Any]:
    return said(items=[said()["items"][0] | fields])


@given(items=PLANS, message=st.none() | texts(100))
def test_a_plan_is_read_as_it_was_written_and_written_again_byte_for_byte(
    items: list[PlanItem], message: str | None
) -> None:
    content = plan_file(items, {OWN.id: OWN}, message)
    handed = read(content)
    assert handed.message == message
    assert [
        replace(one, id=was.id, recorded_at=was.recorded_at, reason=was.reason)
        for one, was in zip(handed.items, items, strict=True)
    ] == [replace(was, starts_on=DAY, ends_on=None) for was in items]
    own = {one.id: one for one in handed.exercises}
    assert set(own) == {one.exercise_id for one in items} & {OWN.id}
    assert set(own.values()) <= {OWN}
    assert plan_file(handed.items, own, message) == content


@given(items=PLANS)
def test_a_plan_file_is_as_the_published_schema_says(items: list[PlanItem]) -> None:
    SCHEMA.validate(json.loads(plan_file(items, {OWN.id: OWN})))


def test_out_of_one_diary_and_into_another_it_is_the_same_plan(
    diary: Diary, tmp_path: Path
) -> None:
    diary.add_own(OWN)
    diary.add_items([item(exercise=OWN.id), item(), item(exercise="toe-curls")], DAY)
    content, number = handed_plan(diary, DAY)
    assert number == 3
    other = Diary(tmp_path / "other.db", create=True)
    handed = read(content)
    other.take_over(take_over(handed.items, (), DAY).change, handed.exercises, DAY)
    assert handed_plan(other, DAY) == (content, 3)
    picture = other.own_picture(OWN.id, plain(RED).sha256)
    assert picture == Picture(plain(RED).sha256)


def test_a_plan_without_exercises_is_not_written(diary: Diary) -> None:
    with pytest.raises(InvalidEntry, match=r"^The plan has no exercise on 2026-03-23"):
        handed_plan(diary, DAY)


NO_JSON = "The file is not JSON as footlog writes it: ask for it to be sent again."


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", NO_JSON),
        (b"\xff\xfe", NO_JSON),
        (b"[" * 100_000, NO_JSON),
        (b"[]", "The file is not an object with names and values."),
        (b'{"a": 1, "a": 2}', "The file says something twice."),
        (b'{"a": NaN}', "The file holds NaN, which is no number."),
        (b"1" * 5_000, NO_JSON),
        (b" " * 5_000_001, "The file has more than 5,000,000 bytes."),
        (said(version=2), "version is 2, not 1: update footlog."),
        (said(version=True), "version is True, not 1: update footlog."),
        (said(format="other"), 'format must be footlog plan, not "other".'),
        (said(more=1), 'The file has "more", which this footlog does not know: update it.'),
        (said(items=[]), "items is empty: write at least one exercise."),
        (said(items={}), "items is not a list."),
        (said(items=[said()["items"][0]] * 101), "items has more than 100 entries."),
        (said(message=7), "message must be text, not 7."),
        (of_item(exercise="no-such"), None),
        (of_item(exercise=["x"]), None),
        (of_item(side="up"), None),
        (of_item(side=[]), None),
        (of_item(dose={}), None),
        (of_item(dose={"reps": 0}), None),
        (of_item(dose={"reps": 5.0}), None),
        (of_item(dose={"reps": True}), None),
        (of_item(dose={"minutes": 1e400}), None),
        (of_item(dose={"minutes": "5"}), None),
        (of_item(dose={"reps": 10**400}), None),
        (of_item(schedule="weekly"), None),
        (of_item(schedule=None), None),
        (of_item(note=""), None),
        (of_item(cue=5), None),
        (of_item(starts_on="2020-01-01"), None),
        (said(items=[said()["items"][0]] * 2), None),
        (said(exercises=[{"id": "heel-raise"}]), None),
    ],
)
def test_a_spoilt_plan_is_refused_in_one_sentence(
    content: bytes | dict[str, Any], sentence: str | None
) -> None:
    found = refusal(content)
    assert sentence in (None, found)
    assert found.endswith(".")
    assert "\n" not in found
    assert len(found) < 300


def test_a_refusal_names_the_item_and_the_field() -> None:
    assert refusal(of_item(side="up")) == (
        'items, number 1: side must be one of left, right, each, both, not "up".'
    )


def test_an_own_exercise_may_not_take_the_place_of_one_of_the_catalogue() -> None:
    own = json.loads(plan_file([item(exercise=OWN.id)], {OWN.id: OWN}))
    own["exercises"][0]["id"] = "heel-raise"
    assert refusal(own) == 'exercises "heel-raise" is taken: give the exercise another id.'


@given(place=st.integers(0, 10_000), byte=st.integers(0, 255))
def test_a_file_with_one_wrong_byte_is_refused_or_taken_whole(place: int, byte: int) -> None:
    content = bytearray(plan_file([item(), item(exercise=OWN.id)], {OWN.id: OWN}))
    content[place % len(content)] = byte
    with suppress(CsvError):
        assert len(read(bytes(content)).items) == 2
