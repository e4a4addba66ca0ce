"""Entries and function scores as FHIR Observations, and exercise sessions as Procedures.

A session is all sets of one exercise, on one side, at one time of the day. It is a Procedure and
not a group of measures as in the HL7 Physical Activity guide 1.0.1, because only a Procedure
fulfils a ServiceRequest (`basedOn`) and contains sets and pain as its parts (`partOf`). The sets
use that guide's LOINC codes.
"""

from collections.abc import Iterable, Iterator, Mapping

from footlog.domain.exercises import Side
from footlog.domain.function import FunctionScore
from footlog.domain.logbook import DayRecord, DayState, Entry, FootMark, Moment, PainScore, SetLog
from footlog.domain.plan import PlanItem
from footlog.files.fhir.parts import (
    EXERCISE_THERAPY,
    LOINC,
    Part,
    body_site,
    coded,
    derived_id,
    effective,
    exercise_concept,
    notes,
    own,
    quantity,
    reference,
    words,
)

CATEGORIES = "http://terminology.hl7.org/CodeSystem/observation-category"
EXERCISE = coded(LOINC, "73985-4", "Exercise activity")
DURATION = coded(LOINC, "55411-3", "Exercise duration")
PAIN = coded(LOINC, "72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported")
MOMENTS = {
    Moment.MORNING: "in the morning, at the first steps",
    Moment.BEFORE: "before exercising",
    Moment.DURING: "worst during exercising",
    Moment.AFTER: "after exercising",
    Moment.EVENING: "in the evening",
}
DAY = own("observation", "day", "What the day was")
MARK = own("observation", "mark", "What was different about the foot's day")
FUNCTION = own("observation", "function", "Patient-Specific Functional Scale, 0 (unable) to 10")
STATES = {
    DayState.PAUSED: "paused: nothing was due",
    DayState.MISSED: "missed: due and not done",
}


def sessions(
    logs: Iterable[SetLog], items: Iterable[PlanItem], patient: str, names: Mapping[str, str]
) -> Iterator[Part]:
    """Yield the sessions of one day's `logs`, each followed by its sets and their pain."""
    by_session: dict[tuple[str, Side, int], list[SetLog]] = {}
    for log in logs:
        by_session.setdefault((log.exercise_id, log.side, log.occasion), []).append(log)
    for done in by_session.values():
        session = _session(done[0], items, patient, names)
        yield session
        for log in done:
            yield _set(log, session["id"], patient, names)
            if log.pain is not None:
                yield _pain_in_set(log, log.pain, session["id"], patient)


def pain_score(score: PainScore, patient: str, names: Mapping[str, str]) -> Part:
    """Return a pain score."""
    about = [_moment(score.moment)]
    if score.exercise_id:
        exercise = exercise_concept(score.exercise_id, names)
        code = own("component", "exercise", "Exercise")
        about.append({"code": code, "valueCodeableConcept": exercise})
    return (
        _of_entry(score, score.id, patient, PAIN, "survey")
        | _points(score.pain)
        | {"component": about}
        | _at(score.side, score.site)
        | notes(score.note)
    )


def day_record(record: DayRecord, patient: str) -> Part:
    """Return what a day was when nothing was logged."""
    state = own("day-state", record.state, STATES[record.state])
    reason = [_text_component("reason", "Reason", record.reason)] if record.reason else []
    return (
        _of_entry(record, record.id, patient, DAY, "survey")
        | {"valueCodeableConcept": state}
        | ({"component": reason} if reason else {})
        | notes(record.note)
    )


def foot_mark(mark: FootMark, patient: str) -> Part:
    """Return what was different about the foot's day, in the person's words or a usual one."""
    side = {"bodySite": body_site(mark.side)} if mark.side else {}
    return (
        _of_entry(mark, mark.id, patient, MARK, "survey")
        | {"valueString": words(mark.reason)}
        | side
        | notes(mark.note)
    )


def function_score(score: FunctionScore, patient: str) -> Part:
    """Return how well the person could do one of their own activities."""
    return (
        _observation(score.id, patient, FUNCTION, "survey")
        | {"status": "final", "effectiveDateTime": score.on.isoformat()}
        | {"issued": score.recorded_at}
        | _points(score.score)
        | {"component": [_text_component("activity", "Activity", score.activity)]}
        | notes(score.note)
    )


def _session(
    log: SetLog, items: Iterable[PlanItem], patient: str, names: Mapping[str, str]
) -> Part:
    day = log.on.isoformat()
    requests = [reference(item.id) for item in items if _fulfils(item, log)]
    return {
        "resourceType": "Procedure",
        "id": derived_id(patient, day, log.exercise_id, log.side, str(log.occasion)),
        "status": "completed",
        "category": EXERCISE_THERAPY,
        "code": exercise_concept(log.exercise_id, names),
        "subject": reference(patient),
        "performedDateTime": day,
        "bodySite": [body_site(log.side)],
    } | ({"basedOn": requests} if requests else {})


def _fulfils(item: PlanItem, log: SetLog) -> bool:
    same = item.exercise_id == log.exercise_id and item.side.shares_a_foot_with(log.side)
    return same and item.in_force(log.on)


def _set(log: SetLog, session: str, patient: str, names: Mapping[str, str]) -> Part:
    return (
        _of_entry(log, log.id, patient, EXERCISE, "activity")
        | {"partOf": [reference(session)]}
        | {"valueCodeableConcept": exercise_concept(log.exercise_id, names)}
        | {"component": [*_numbers(log), *_amounts(log), *_words(log)]}
        | _at(log.side)
        | notes(log.note)
    )


def _numbers(log: SetLog) -> Iterator[Part]:
    yield {"code": own("component", "occasion", "Time of the day"), "valueInteger": log.occasion}
    if log.set_number is not None:
        yield {"code": own("component", "set", "Set"), "valueInteger": log.set_number}


def _amounts(log: SetLog) -> Iterator[Part]:
    for code, value, unit, ucum in (
        (own("component", "reps", "Repetitions"), log.reps, "repetitions", "{repetition}"),
        (own("component", "hold_seconds", "Seconds held"), log.hold_seconds, "s", "s"),
        (DURATION, log.minutes, "min", "min"),
        (own("component", "steps", "Steps"), log.steps, "steps", "{step}"),
    ):
        if value is not None:
            yield {"code": code, "valueQuantity": quantity(value, unit, ucum)}


def _words(log: SetLog) -> Iterator[Part]:
    """Yield the load, and the place of pain where the set has no pain score."""
    if log.load:
        yield _text_component("load", "Load", log.load)
    if log.site and log.pain is None:
        yield _text_component("site", "Where it hurt", log.site)


def _pain_in_set(log: SetLog, pain: int, session: str, patient: str) -> Part:
    """Return the worst pain in a set, as a part of `session`; it has a UUID made from the set's."""
    return (
        _of_entry(log, derived_id(log.id, "pain"), patient, PAIN, "survey")
        | {"partOf": [reference(session)]}
        | _points(pain)
        | {"component": [_moment(Moment.DURING)]}
        | _at(log.side, log.site)
    )


def _moment(moment: Moment) -> Part:
    return {
        "code": own("component", "moment", "Moment of the score"),
        "valueCodeableConcept": own("moment", moment, MOMENTS[moment]),
    }


def _observation(own_id: str, patient: str, code: Part, category: str) -> Part:
    """Return an Observation without its time and value."""
    return {
        "resourceType": "Observation",
        "id": own_id,
        "category": [{"coding": [{"system": CATEGORIES, "code": category}]}],
        "code": code,
        "subject": reference(patient),
    }


def _of_entry(entry: Entry, own_id: str, patient: str, code: Part, category: str) -> Part:
    """Return an Observation with an entry's time, without its value."""
    return _observation(own_id, patient, code, category) | {
        "status": "amended" if entry.edited_at else "final",
        "effectiveDateTime": effective(entry),
        "issued": entry.edited_at or entry.recorded_at,
    }


def _points(score: int) -> Part:
    """Return a score of a 0-10 scale as the field `valueQuantity`."""
    return {"valueQuantity": quantity(score, "score", "{score}")}


def _text_component(code: str, meaning: str, text: str) -> Part:
    """Return a component with a text of the person."""
    return {"code": own("component", code, meaning), "valueString": words(text)}


def _at(side: Side | None, site: str | None = None) -> Part:
    """Return the field `bodySite`, or nothing when neither is known."""
    place = body_site(side, site)
    return {"bodySite": place} if place else {}
