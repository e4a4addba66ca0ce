"""Pain, completed sets, days and function as FHIR Observations.

Every pain score, also the worst of a set, is an Observation of LOINC 72514-3, so that a reader
finds all pain under one code; its moment is a component, because it belongs to the score and has
no element of its own. What a day was (paused or missed) is an Observation too: a Procedure "not
done" would have to name one procedure, and would say of a paused day that something was due.
"""

from collections.abc import Iterator, Mapping

from footlog.exercises import Side
from footlog.fhir.parts import (
    CATEGORIES,
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
from footlog.function import FunctionScore
from footlog.logbook import DayRecord, DayState, Entry, Moment, PainScore, SetLog

PAIN = coded(LOINC, "72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported")
EXERCISE = coded(LOINC, "73985-4", "Exercise activity")
DURATION = coded(LOINC, "55411-3", "Exercise duration")
DAY = own("observation", "day", "What the day was")
FUNCTION = own("observation", "function", "Patient-Specific Functional Scale, 0 (unable) to 10")

MOMENTS = {
    Moment.MORNING: "in the morning, at the first steps",
    Moment.BEFORE: "before exercising",
    Moment.DURING: "worst during exercising",
    Moment.AFTER: "after exercising",
    Moment.EVENING: "in the evening",
}
STATES = {
    DayState.PAUSED: "paused: nothing was due",
    DayState.MISSED: "missed: due and not done",
}


def pain_observation(score: PainScore, patient: str, names: Mapping[str, str]) -> Part:
    """Return a pain score."""
    about = [_moment(score.moment)]
    if score.exercise_id:
        about.append(
            {
                "code": own("component", "exercise", "Exercise"),
                "valueCodeableConcept": exercise_concept(score.exercise_id, names),
            }
        )
    return (
        _pain(score, patient, score.id, score.pain, about)
        | _at(score.side, score.site)
        | notes(score.note)
    )


def set_observations(
    log: SetLog, session: str, patient: str, names: Mapping[str, str]
) -> Iterator[Part]:
    """Yield a completed set, and the pain in it where there was a score, as parts of `session`."""
    part_of = {"partOf": [reference(session)]}
    yield (
        _of_entry(log, patient, log.id, EXERCISE, "activity")
        | part_of
        | {"valueCodeableConcept": exercise_concept(log.exercise_id, names)}
        | _at(log.side)
        | {"component": list(_amounts(log))}
        | notes(log.note)
    )
    if log.pain is not None:
        pain_id = derived_id(log.id, "pain")
        pain = _pain(log, patient, pain_id, log.pain, [_moment(Moment.DURING)])
        yield pain | part_of | _at(log.side, log.site)


def day_observation(record: DayRecord, patient: str) -> Part:
    """Return what a day was when nothing was logged."""
    state = own("day-state", record.state, STATES[record.state])
    reason = [_told("reason", "Reason", record.reason)] if record.reason else []
    return (
        _of_entry(record, patient, record.id, DAY, "survey")
        | {"valueCodeableConcept": state}
        | ({"component": reason} if reason else {})
        | notes(record.note)
    )


def function_observation(score: FunctionScore, patient: str) -> Part:
    """Return how well the person could do one of their own activities."""
    return (
        _observation(score.id, patient, FUNCTION, "survey")
        | {"status": "final", "effectiveDateTime": score.on.isoformat()}
        | {"issued": score.recorded_at, "valueQuantity": _points(score.score)}
        | {"component": [_told("activity", "Activity", score.activity)]}
        | notes(score.note)
    )


def exercise_concept(exercise_id: str, names: Mapping[str, str]) -> Part:
    """Return the exercise by its id and its name."""
    return own("exercise", exercise_id, names.get(exercise_id, exercise_id))


def _pain(entry: Entry, patient: str, pain_id: str, pain: int, about: list[Part]) -> Part:
    return _of_entry(entry, patient, pain_id, PAIN, "survey") | {
        "valueQuantity": _points(pain),
        "component": about,
    }


def _of_entry(entry: Entry, patient: str, own_id: str, code: Part, category: str) -> Part:
    return _observation(own_id, patient, code, category) | {
        "status": "amended" if entry.edited_at else "final",
        "effectiveDateTime": effective(entry),
        "issued": entry.edited_at or entry.recorded_at,
    }


def _observation(own_id: str, patient: str, code: Part, category: str) -> Part:
    return {
        "resourceType": "Observation",
        "id": own_id,
        "category": [{"coding": [{"system": CATEGORIES, "code": category}]}],
        "code": code,
        "subject": reference(patient),
    }


def _amounts(log: SetLog) -> Iterator[Part]:
    yield {"code": own("component", "occasion", "Time of the day"), "valueInteger": log.occasion}
    if log.set_number is not None:
        yield {"code": own("component", "set", "Set"), "valueInteger": log.set_number}
    for code, value, unit, ucum in (
        (own("component", "reps", "Repetitions"), log.reps, "repetitions", "{repetition}"),
        (own("component", "hold_seconds", "Seconds held"), log.hold_seconds, "s", "s"),
        (DURATION, log.minutes, "min", "min"),
        (own("component", "steps", "Steps"), log.steps, "steps", "{step}"),
    ):
        if value is not None:
            yield {"code": code, "valueQuantity": quantity(value, unit, ucum)}
    if log.load:
        yield _told("load", "Load", log.load)
    if log.site and log.pain is None:
        yield _told("site", "Where it hurt", log.site)


def _told(code: str, meaning: str, text: str) -> Part:
    return {"code": own("component", code, meaning), "valueString": words(text)}


def _moment(moment: Moment) -> Part:
    return {
        "code": own("component", "moment", "Moment of the score"),
        "valueCodeableConcept": own("moment", moment, MOMENTS[moment]),
    }


def _points(score: int) -> Part:
    return quantity(score, "score", "{score}")


def _at(side: Side | None, site: str | None = None) -> Part:
    place = body_site(side, site)
    return {"bodySite": place} if place else {}
