"""What a day was, and function, as FHIR Observations.

A paused or missed day is no Procedure "not done": that would have to name one procedure, and would
say of a paused day that something was due.
"""

from footlog.domain.function import FunctionScore
from footlog.domain.logbook import DayRecord, DayState
from footlog.files.fhir.observation import observation, of_entry, points, told
from footlog.files.fhir.parts import Part, notes, own

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
