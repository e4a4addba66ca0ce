"""Pain as FHIR Observations of LOINC 72514-3.

Every pain score is one, also the worst of a set, so that a reader finds all pain under one code.
Its moment is a component, because it belongs to the score and has no element of its own.
"""

from collections.abc import Mapping

from footlog.domain.logbook import Moment, PainScore, SetLog
from footlog.files.fhir.observation import at, exercise_concept, of_entry, points
from footlog.files.fhir.parts import LOINC, Part, coded, derived_id, notes, own, reference

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
