"""Exercise sessions as FHIR Procedures.

A session is what was done of one exercise, on one side, at one time of a day. It is a Procedure
and not a group of measures as in the HL7 Physical Activity guide 1.0.1: what footlog keeps is the
prescribed therapy being carried out, and only a Procedure fulfils a ServiceRequest (`basedOn`)
and holds sets and pain as its parts (`partOf`). The sets use that guide's LOINC codes.
"""

from collections.abc import Iterable, Iterator, Mapping

from footlog.exercises import Side
from footlog.fhir.observations import exercise_concept, set_observations
from footlog.fhir.parts import SNOMED, Part, body_site, coded, derived_id, reference
from footlog.logbook import SetLog
from footlog.plan import PlanItem

EXERCISE_THERAPY = coded(SNOMED, "229065009", "Exercise therapy")


def sessions(
    logs: Iterable[SetLog], items: Iterable[PlanItem], patient: str, names: Mapping[str, str]
) -> Iterator[Part]:
    """Yield the sessions of one day's `logs`, each followed by its sets and their pain."""
    by_session: dict[tuple[str, Side, int], list[SetLog]] = {}
    for log in logs:
        by_session.setdefault((log.exercise_id, log.side, log.occasion), []).append(log)
    for done in by_session.values():
        procedure = _procedure(done[0], items, patient, names)
        yield procedure
        for log in done:
            yield from set_observations(log, procedure["id"], patient, names)


def _procedure(
    log: SetLog, items: Iterable[PlanItem], patient: str, names: Mapping[str, str]
) -> Part:
    asked = [
        item.id
        for item in items
        if item.exercise_id == log.exercise_id
        and item.in_force(log.on)
        and item.side.meets(log.side)
    ]
    day = log.on.isoformat()
    return {
        "resourceType": "Procedure",
        "id": derived_id(patient, day, log.exercise_id, log.side, str(log.occasion)),
        "status": "completed",
        "category": EXERCISE_THERAPY,
        "code": exercise_concept(log.exercise_id, names),
        "subject": reference(patient),
        "performedDateTime": day,
        "bodySite": [body_site(log.side)],
    } | ({"basedOn": [reference(item_id) for item_id in asked]} if asked else {})
