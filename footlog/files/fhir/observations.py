"""FHIR Observations: pain scores, day records and function."""

from collections.abc import Mapping

from footlog.domain.exercises import Side
from footlog.domain.function import FunctionScore
from footlog.domain.logbook import DayRecord, DayState, Entry, Moment, PainScore, SetLog
from footlog.files.fhir.parts import (
    LOINC,
    Part,
    body_site,
    coded,
    derived_id,
    effective,
    notes,
    own,
    quantity,
    reference,
    words,
)

CATEGORIES = "http://terminology.hl7.org/CodeSystem/observation-category"


def observation(own_id: str, patient: str, code: Part, category: str) -> Part:
    """Return an Observation without its time and value."""
    return {
        "resourceType": "Observation",
        "id": own_id,
        "category": [{"coding": [{"system": CATEGORIES, "code": category}]}],
        "code": code,
        "subject": reference(patient),
    }


def of_entry(entry: Entry, own_id: str, patient: str, code: Part, category: str) -> Part:
    """Return an Observation of an entry's time, without its value."""
    return observation(own_id, patient, code, category) | {
        "status": "amended" if entry.edited_at else "final",
        "effectiveDateTime": effective(entry),
        "issued": entry.edited_at or entry.recorded_at,
    }


def exercise_concept(exercise_id: str, names: Mapping[str, str]) -> Part:
    """Return the exercise by its id and its name."""
    return own("exercise", exercise_id, names.get(exercise_id, exercise_id))


def points(score: int) -> Part:
    """Return a score of a 0-10 scale as the field `valueQuantity`."""
    return {"valueQuantity": quantity(score, "score", "{score}")}


def told(code: str, meaning: str, text: str) -> Part:
    """Return a component that holds a person's words."""
    return {"code": own("component", code, meaning), "valueString": words(text)}


def at(side: Side | None, site: str | None = None) -> Part:
    """Return the field `bodySite`, or nothing when neither is known."""
    place = body_site(side, site)
    return {"bodySite": place} if place else {}


PAIN = coded(LOINC, "72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported")
MOMENTS = {
    Moment.MORNING: "in the morning, at the first steps",
    Moment.BEFORE: "before exercising",
    Moment.DURING: "worst during exercising",
    Moment.AFTER: "after exercising",
    Moment.EVENING: "in the evening",
}


def pain_score(score: PainScore, patient: str, names: Mapping[str, str]) -> Part:
    """Return a pain score."""
    about = [_moment(score.moment)]
    if score.exercise_id:
        exercise = exercise_concept(score.exercise_id, names)
        code = own("component", "exercise", "Exercise")
        about.append({"code": code, "valueCodeableConcept": exercise})
    return (
        of_entry(score, score.id, patient, PAIN, "survey")
        | points(score.pain)
        | {"component": about}
        | at(score.side, score.site)
        | notes(score.note)
    )


def pain_in_set(log: SetLog, pain: int, session: str, patient: str) -> Part:
    """Return the worst pain in a set, as a part of `session`; it has a UUID made from the set's."""
    return (
        of_entry(log, derived_id(log.id, "pain"), patient, PAIN, "survey")
        | {"partOf": [reference(session)]}
        | points(pain)
        | {"component": [_moment(Moment.DURING)]}
        | at(log.side, log.site)
    )


def _moment(moment: Moment) -> Part:
    return {
        "code": own("component", "moment", "Moment of the score"),
        "valueCodeableConcept": own("moment", moment, MOMENTS[moment]),
    }


DAY = own("observation", "day", "What the day was")
FUNCTION = own("observation", "function", "Patient-Specific Functional Scale, 0 (unable) to 10")
STATES = {
    DayState.PAUSED: "paused: nothing was due",
    DayState.MISSED: "missed: due and not done",
}


def day_record(record: DayRecord, patient: str) -> Part:
    """Return what a day was when nothing was logged."""
    state = own("day-state", record.state, STATES[record.state])
    reason = [told("reason", "Reason", record.reason)] if record.reason else []
    return (
        of_entry(record, record.id, patient, DAY, "survey")
        | {"valueCodeableConcept": state}
        | ({"component": reason} if reason else {})
        | notes(record.note)
    )


def function_score(score: FunctionScore, patient: str) -> Part:
    """Return how well the person could do one of their own activities."""
    return (
        observation(score.id, patient, FUNCTION, "survey")
        | {"status": "final", "effectiveDateTime": score.on.isoformat()}
        | {"issued": score.recorded_at}
        | points(score.score)
        | {"component": [told("activity", "Activity", score.activity)]}
        | notes(score.note)
    )
