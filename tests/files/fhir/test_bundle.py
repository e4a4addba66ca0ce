"""The diary as a FHIR Bundle: valid to fhir.resources, whole, and the same at every run."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle
from hypothesis import given, settings
from hypothesis import strategies as st

from footlog.domain.clock import Now
from footlog.domain.dose import Dose
from footlog.domain.exercises import Side
from footlog.domain.function import FunctionScore
from footlog.domain.logbook import DayState, Entry, Moment
from footlog.domain.plan import PlanItem
from footlog.domain.schedule import parse_schedule
from footlog.files.fhir.bundle import bundle_lines
from footlog.files.fhir.parts import words
from footlog.store.diary import Diary
from tests.helpers.builders import (
    ENTRIES,
    EXERCISE,
    RECORDED_AT,
    day,
    item,
    mark,
    numbered_id,
    on,
    pain,
    plan_items,
    set_log,
)
from tests.helpers.formula_texts import hostile_diary

TODAY = on("2026-03-20")
NOW = Now(TODAY, datetime(2026, 3, 20, 12, tzinfo=UTC))
NAMES = {EXERCISE: "Heel raise"}
LOINC = "http://loinc.org"
LATER = "2026-03-04T08:00:00Z"


def bundle(
    entries: Iterable[Entry] = (),
    items: Sequence[PlanItem] = (),
    scores: Sequence[FunctionScore] = (),
) -> str:
    return "".join(bundle_lines(entries, items, scores, NAMES, NOW))


def resources(text: str) -> list[dict[str, Any]]:
    """Return the resources, after fhir.resources has read the whole and given it back unchanged."""
    plain = json.loads(text)
    assert json.loads(Bundle.model_validate_json(text).model_dump_json()) == plain
    urls = [entry["fullUrl"] for entry in plain["entry"]]
    assert len(set(urls)) == len(urls)
    assert urls == [f"urn:uuid:{entry['resource']['id']}" for entry in plain["entry"]]
    assert references(plain) <= set(urls)
    return [entry["resource"] for entry in plain["entry"]]


def references(part: object) -> set[str]:
    """Return what is referred to anywhere in `part`."""
    if isinstance(part, list):
        return set().union(*map(references, part))
    if not isinstance(part, dict):
        return set()
    own = {part["reference"]} if isinstance(part.get("reference"), str) else set()
    return own | references(list(part.values()))


def only(found: list[dict[str, Any]], kind: str) -> dict[str, Any]:
    (resource,) = [one for one in found if one["resourceType"] == kind]
    return resource


def codes(concept: dict[str, Any]) -> list[tuple[str, str]]:
    return [(coding["system"], coding["code"]) for coding in concept["coding"]]


def components(resource: dict[str, Any]) -> dict[str, Any]:
    return {
        component["code"]["coding"][0]["code"]: next(
            value for name, value in component.items() if name.startswith("value")
        )
        for component in resource["component"]
    }


def test_empty_diary_is_a_patient_of_whom_nothing_is_told() -> None:
    text = bundle()
    (patient,) = resources(text)
    assert patient == {"resourceType": "Patient", "id": patient["id"]}
    assert {name: value for name, value in json.loads(text).items() if name != "entry"} == {
        "resourceType": "Bundle",
        "type": "collection",
        "timestamp": "2026-03-20T12:00:00Z",
    }


def test_pain_score_is_an_observation_under_its_loinc_code() -> None:
    score = replace(
        pain(0, "2026-03-03", id=numbered_id(1)),
        time="07:30",
        utc_offset_minutes=60,
        side=Side.LEFT,
        site="2nd toe",
        note="*stiff*",
        exercise_id=EXERCISE,
    )
    patient, found = resources(bundle([score]))
    assert (found["id"], found["status"]) == (numbered_id(1), "final")
    assert codes(found["code"]) == [(LOINC, "72514-3")]
    assert codes(found["category"][0])[0][1] == "survey"
    assert found["subject"] == {"reference": f"urn:uuid:{patient['id']}"}
    assert (found["valueQuantity"]["value"], found["valueQuantity"]["code"]) == (0, "{score}")
    assert (found["effectiveDateTime"], found["issued"]) == (
        "2026-03-03T07:30:00+01:00",
        RECORDED_AT,
    )
    assert (codes(found["bodySite"]), found["bodySite"]["text"]) == (
        [("urn:footlog:side", "left")],
        "2nd toe",
    )
    assert found["note"] == [{"text": "*stiff*"}]
    about = components(found)
    assert codes(about["moment"]) == [("urn:footlog:moment", "morning")]
    assert codes(about["exercise"]) == [("urn:footlog:exercise", EXERCISE)]


def test_bare_pain_score_says_nothing_that_is_not_known() -> None:
    _, found = resources(bundle([pain(10)]))
    assert found["effectiveDateTime"] == "2026-03-02"
    assert not {"bodySite", "note", "dataAbsentReason"} & set(found)
    assert set(components(found)) == {"moment"}


@pytest.mark.parametrize("moment", Moment)
def test_every_moment_has_its_words(moment: Moment) -> None:
    _, found = resources(bundle([pain(3, moment=moment)]))
    concept = components(found)["moment"]
    assert codes(concept) == [("urn:footlog:moment", moment.value)]
    assert concept["text"]


def test_changed_entry_is_amended_and_issued_when_it_was_changed() -> None:
    _, found = resources(bundle([replace(pain(), edited_at=LATER)]))
    assert (found["status"], found["issued"]) == ("amended", LATER)


def test_sets_are_parts_of_a_session_that_carries_out_the_plan() -> None:
    planned = item(side=Side.EACH, id=numbered_id(1))
    other_foot = item(side=Side.RIGHT, id=numbered_id(2))
    other_exercise = item(side=Side.EACH, exercise="toe-curls", id=numbered_id(3))
    first = set_log(side=Side.LEFT, pain=4, id=numbered_id(11))
    second = replace(set_log(side=Side.LEFT, id=numbered_id(12)), set_number=2, reps=12)
    found = resources(bundle([first, second], [planned, other_foot, other_exercise]))
    session = only(found, "Procedure")
    assert (session["status"], session["performedDateTime"]) == ("completed", "2026-03-02")
    assert codes(session["category"]) == [("http://snomed.info/sct", "229065009")]
    assert session["code"]["text"] == "Heel raise"
    assert session["basedOn"] == [{"reference": f"urn:uuid:{planned.id}"}]
    assert codes(session["bodySite"][0]) == [("urn:footlog:side", "left")]
    parts = [one for one in found if one["resourceType"] == "Observation"]
    assert {part["partOf"][0]["reference"] for part in parts} == {f"urn:uuid:{session['id']}"}
    done, worst, again = parts
    assert (done["id"], again["id"]) == (first.id, second.id)
    assert codes(worst["code"]) == [(LOINC, "72514-3")]
    assert worst["valueQuantity"]["value"] == 4
    assert codes(components(worst)["moment"]) == [("urn:footlog:moment", "during")]
    assert codes(done["code"]) == [(LOINC, "73985-4")]
    assert codes(done["valueCodeableConcept"]) == [("urn:footlog:exercise", EXERCISE)]
    assert components(done) == {"occasion": 1}
    assert components(again)["reps"]["value"] == 12


def test_set_keeps_every_amount_that_was_noted() -> None:
    log = replace(
        set_log(),
        occasion=2,
        set_number=3,
        reps=8,
        hold_seconds=5,
        minutes=Decimal("2.75"),
        steps=900,
        load="red band",
        site="arch",
        note="tired",
    )
    found = resources(bundle([log]))
    amounts = components(found[-1])
    assert {code: amounts[code]["value"] for code in ("reps", "hold_seconds", "steps")} == {
        "reps": 8,
        "hold_seconds": 5,
        "steps": 900,
    }
    assert (amounts["55411-3"]["value"], amounts["55411-3"]["code"]) == (2.75, "min")
    assert [amounts[code] for code in ("occasion", "set", "load", "site")] == [
        2,
        3,
        "red band",
        "arch",
    ]
    assert found[-1]["note"] == [{"text": "tired"}]


def test_place_of_pain_in_a_set_goes_with_its_pain() -> None:
    found = resources(bundle([replace(set_log(pain=5), site="arch")]))
    assert "site" not in components(found[-2])
    assert found[-2]["bodySite"]["text"] == "both feet"
    assert found[-1]["bodySite"]["text"] == "arch"


def test_sessions_differ_by_day_exercise_side_and_occasion() -> None:
    logs = [
        set_log(),
        set_log(),
        set_log(side=Side.LEFT),
        set_log(exercise="toe-curls"),
        replace(set_log(), occasion=2),
        set_log("2026-03-03"),
    ]
    found = resources(bundle(logs))
    assert sum(one["resourceType"] == "Procedure" for one in found) == 5


def test_session_outside_the_plan_rests_on_nothing() -> None:
    gone = item(ends_on="2026-03-10")
    found = resources(bundle([set_log("2026-03-10")], [gone]))
    assert "basedOn" not in only(found, "Procedure")


@pytest.mark.parametrize("state", DayState)
def test_day_record_is_no_procedure(state: DayState) -> None:
    found = resources(bundle([day(state=state, reason="flare", id=numbered_id(1))]))
    record = found[-1]
    assert [one["resourceType"] for one in found] == ["Patient", "Observation"]
    assert (record["id"], record["effectiveDateTime"]) == (numbered_id(1), "2026-03-02")
    assert codes(record["valueCodeableConcept"]) == [("urn:footlog:day-state", state.value)]
    assert components(record) == {"reason": "flare"}


def test_mark_is_an_observation_in_words_with_its_foot() -> None:
    found = resources(bundle([mark(reason="wet *grass*", side=Side.LEFT)]))
    assert [one["resourceType"] for one in found] == ["Patient", "Observation"]
    assert found[-1]["valueString"] == "wet *grass*"
    assert codes(found[-1]["bodySite"]) == [("urn:footlog:side", "left")]
    assert codes(found[-1]["code"]) == [("urn:footlog:observation", "mark")]


def test_plan_is_a_care_plan_of_dated_requests() -> None:
    dose = Dose(
        sets=3, reps=12, hold_seconds=5, rest_seconds=30, load="5 kg", tempo="slow", times_per_day=2
    )
    first = replace(
        item("3 per week", ends_on="2026-03-10", id=numbered_id(1)),
        dose=dose,
        prescribed_by="Physiotherapist",
        reason="was easy",
        note="on a step",
    )
    second = item("mon,fri", "2026-03-10", id=numbered_id(2))
    found = resources(bundle(items=[first, second]))
    whole = only(found, "CarePlan")
    assert (whole["status"], whole["intent"]) == ("active", "plan")
    assert whole["period"] == {"start": "2026-03-02"}
    assert [one["reference"]["reference"] for one in whole["activity"]] == [
        f"urn:uuid:{one.id}" for one in (first, second)
    ]
    closed, current = found[2:]
    assert (closed["status"], closed["intent"]) == ("completed", "order")
    assert (current["status"], current["intent"]) == ("active", "plan")
    assert closed["requester"] == {"display": "Physiotherapist"}
    assert "requester" not in current
    assert closed["occurrenceTiming"] == {
        "repeat": {
            "boundsPeriod": {"start": "2026-03-02", "end": "2026-03-09"},
            "frequency": 6,
            "period": 1,
            "periodUnit": "wk",
        },
        "code": {"text": "3 per week, 2 times a day"},
    }
    details = {one["coding"][0]["code"]: one["text"] for one in closed["orderDetail"]}
    assert details == {
        "sets": "3",
        "reps": "12",
        "hold_seconds": "5",
        "rest_seconds": "30",
        "load": "5 kg",
        "tempo": "slow",
        "times_per_day": "2",
    }
    assert closed["patientInstruction"] == str(dose)
    assert (closed["reasonCode"], closed["note"]) == (
        [{"text": "was easy"}],
        [{"text": "on a step"}],
    )
    assert closed["authoredOn"] == RECORDED_AT


@pytest.mark.parametrize(
    ("schedule", "repeat"),
    [
        ("daily", {"frequency": 1, "period": 1, "periodUnit": "d"}),
        ("every 2 days", {"frequency": 1, "period": 2, "periodUnit": "d"}),
        (
            "mon,sun",
            {"dayOfWeek": ["mon", "sun"], "frequency": 1, "period": 1, "periodUnit": "d"},
        ),
        ("4 per week", {"frequency": 4, "period": 1, "periodUnit": "wk"}),
    ],
)
def test_schedule_is_a_timing(schedule: str, repeat: dict[str, object]) -> None:
    planned = replace(item(), schedule=parse_schedule(schedule))
    timing = resources(bundle(items=[planned]))[-1]["occurrenceTiming"]
    assert timing == {
        "repeat": {"boundsPeriod": {"start": "2026-03-02"}} | repeat,
        "code": {"text": schedule},
    }


def test_plan_that_has_ended_is_completed() -> None:
    found = resources(bundle(items=[item(ends_on="2026-03-20"), item(ends_on="2026-03-10")]))
    whole = only(found, "CarePlan")
    assert (whole["status"], whole["period"]["end"]) == ("completed", "2026-03-19")


def test_function_score_is_an_observation_of_an_activity() -> None:
    score = FunctionScore(
        id=numbered_id(1),
        on=on("2026-03-09"),
        activity="=stairs",
        score=0,
        recorded_at=RECORDED_AT,
        note="rail",
    )
    _, found = resources(bundle(scores=[score]))
    assert (found["id"], found["effectiveDateTime"]) == (numbered_id(1), "2026-03-09")
    assert (found["valueQuantity"]["value"], components(found)) == (0, {"activity": "=stairs"})
    assert found["note"] == [{"text": "rail"}]


def test_same_diary_gives_the_same_bundle_and_another_one_another_patient() -> None:
    entries: list[Entry] = [set_log(pain=3), pain()]
    items = [item()]
    assert bundle(entries, items) == bundle(entries, items)
    assert resources(bundle(entries, items))[0] == resources(bundle([], items))[0]
    assert resources(bundle(entries))[0] != resources(bundle(entries[1:]))[0]


def test_hostile_texts_arrive_as_they_were_typed() -> None:
    hostile = hostile_diary()
    entries = sorted(hostile.entries, key=lambda entry: entry.on)
    text = bundle(entries, hostile.items, hostile.scores)
    found = {one["id"]: one for one in resources(text)}
    pictures = str.maketrans("\v\f\x1f", "␋␌␟")
    for one in (*entries, *hostile.items, *hostile.scores):
        assert found[one.id]["note"] == [{"text": (one.note or "").translate(pictures)}]


def test_two_weeks_that_are_made_up_are_valid_as_a_whole(filled_diary: Diary, today: date) -> None:
    entries = filled_diary.entries(today - timedelta(days=13), today)
    found = resources(bundle(entries, filled_diary.plan_items(), filled_diary.function_scores()))
    assert {entry.id for entry in entries} <= {one["id"] for one in found}
    assert {one["resourceType"] for one in found} == {
        "Patient",
        "CarePlan",
        "ServiceRequest",
        "Procedure",
        "Observation",
    }


@settings(max_examples=25)
@given(
    entries=st.lists(ENTRIES, max_size=5, unique_by=lambda entry: entry.id),
    items=st.lists(plan_items(), max_size=3, unique_by=lambda one: one.id),
)
def test_any_diary_is_a_valid_bundle(entries: list[Entry], items: list[PlanItem]) -> None:
    entries.sort(key=lambda entry: entry.on)
    found = {one["id"]: one for one in resources(bundle(entries, items))}
    for one in (*entries, *items):
        assert found[one.id].get("note", [{"text": None}])[0]["text"] == (
            words(one.note) if one.note else None
        )
