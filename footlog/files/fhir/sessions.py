"""Exercise sessions as FHIR Procedures, and their sets as Observations.

A session is what was done of one exercise, on one side, at one time of a day. It is a Procedure
and not a group of measures as in the HL7 Physical Activity guide 1.0.1: what footlog keeps is the
prescribed therapy being carried out, and only a Procedure fulfils a ServiceRequest (`basedOn`)
and holds sets and pain as its parts (`partOf`). The sets use that guide's LOINC codes.
"""

from collections.abc import Iterable, Iterator, Mapping

from footlog.domain.exercises import Side
from footlog.domain.logbook import SetLog
from footlog.domain.plan import PlanItem
from footlog.files.fhir.observations import at, exercise_concept, of_entry, pain_in_set, told
from footlog.files.fhir.parts import (
    LOINC,
    SNOMED,
    Part,
    body_site,
    coded,
    derived_id,
    notes,
    own,
    quantity,
    reference,
)

EXERCISE_THERAPY = coded(SNOMED, "229065009", "Exercise therapy")
EXERCISE = coded(LOINC, "73985-4", "Exercise activity")
DURATION = coded(LOINC, "55411-3", "Exercise duration")


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
                yield pain_in_set(log, log.pain, session["id"], patient)


def _session(
    log: SetLog, items: Iterable[PlanItem], patient: str, names: Mapping[str, str]
) -> Part:
    day = log.on.isoformat()
    asked = [reference(item.id) for item in items if _asks_for(item, log)]
    return {
        "resourceType": "Procedure",
        "id": derived_id(patient, day, log.exercise_id, log.side, str(log.occasion)),
        "status": "completed",
        "category": EXERCISE_THERAPY,
        "code": exercise_concept(log.exercise_id, names),
        "subject": reference(patient),
        "performedDateTime": day,
        "bodySite": [body_site(log.side)],
    } | ({"basedOn": asked} if asked else {})


def _asks_for(item: PlanItem, log: SetLog) -> bool:
    same = item.exercise_id == log.exercise_id and item.side.meets(log.side)
    return same and item.in_force(log.on)


def _set(log: SetLog, session: str, patient: str, names: Mapping[str, str]) -> Part:
    return (
        of_entry(log, log.id, patient, EXERCISE, "activity")
        | {"partOf": [reference(session)]}
        | {"valueCodeableConcept": exercise_concept(log.exercise_id, names)}
        | {"component": [*_numbers(log), *_amounts(log), *_words(log)]}
        | at(log.side)
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
    """Yield the load, and the place of pain where no score of the set's says it."""
    if log.load:
        yield told("load", "Load", log.load)
    if log.site and log.pain is None:
        yield told("site", "Where it hurt", log.site)
