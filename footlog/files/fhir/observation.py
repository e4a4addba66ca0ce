"""What all of footlog's FHIR Observations have in common."""

from collections.abc import Mapping

from footlog.domain.exercises import Side
from footlog.domain.logbook import Entry
from footlog.files.fhir.parts import Part, body_site, effective, own, quantity, reference, words

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
