"""The plan as a FHIR CarePlan, and each plan item as the ServiceRequest that it rests on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date, timedelta

from footlog.domain.dose import Dose
from footlog.domain.plan import PlanItem
from footlog.domain.schedule import WEEKDAYS, EveryDays, Schedule, Weekdays
from footlog.files.fhir.parts import (
    EXERCISE_THERAPY,
    Part,
    body_site,
    derived_id,
    exercise_concept,
    notes,
    own,
    reference,
    words,
)

_ONE_DAY = timedelta(days=1)


def plan(
    items: Sequence[PlanItem], today: date, patient: str, names: Mapping[str, str]
) -> Iterator[Part]:
    """Yield the plan and its items; nothing for a diary without a plan."""
    if items:
        yield _care_plan(items, today, patient)
    for item in items:
        yield _service_request(item, today, patient, names)


def _care_plan(items: Sequence[PlanItem], today: date, patient: str) -> Part:
    ends = [item.ends_on for item in items if item.ends_on]
    last = max(ends) if len(ends) == len(items) else None
    return {
        "resourceType": "CarePlan",
        "id": derived_id(patient, "plan"),
        "status": _status(last, today),
        "intent": "plan",
        "title": "Home exercises",
        "category": [EXERCISE_THERAPY],
        "subject": reference(patient),
        "period": _period(min(item.starts_on for item in items), last),
        "activity": [{"reference": reference(item.id)} for item in items],
    }


def _service_request(item: PlanItem, today: date, patient: str, names: Mapping[str, str]) -> Part:
    request: Part = {
        "resourceType": "ServiceRequest",
        "id": item.id,
        "status": _status(item.ends_on, today),
        "intent": "order" if item.prescribed_by else "plan",
        "category": [EXERCISE_THERAPY],
        "code": exercise_concept(item.exercise_id, names),
        "orderDetail": list(_dose(item.dose)),
        "subject": reference(patient),
        "occurrenceTiming": _timing(item),
        "authoredOn": item.recorded_at,
        "bodySite": [body_site(item.side)],
        "patientInstruction": words(str(item.dose)),
    }
    if item.prescribed_by:
        request["requester"] = {"display": words(item.prescribed_by)}
    if item.reason:
        request["reasonCode"] = [{"text": words(item.reason)}]
    return request | notes(item.note)


def _dose(dose: Dose) -> Iterator[Part]:
    for field in fields(dose):
        value = getattr(dose, field.name)
        if value is not None:
            yield own("dose", field.name, f"{value:f}" if field.name == "minutes" else str(value))


def _timing(item: PlanItem) -> Part:
    times = item.dose.times_per_day
    bounds = {"boundsPeriod": _period(item.starts_on, item.ends_on)}
    return {
        "repeat": bounds | _repeat(item.schedule, times),
        "code": {
            "text": f"{item.schedule}, {times} times a day" if times > 1 else str(item.schedule)
        },
    }


def _repeat(schedule: Schedule, times: int) -> Part:
    match schedule:
        case EveryDays(gap):
            return {"frequency": times, "period": gap, "periodUnit": "d"}
        case Weekdays(numbers):
            days = [WEEKDAYS[number] for number in sorted(numbers)]
            return {"dayOfWeek": days, "frequency": times, "period": 1, "periodUnit": "d"}
    return {"frequency": schedule.count * times, "period": 1, "periodUnit": "wk"}


def _status(ends_on: date | None, today: date) -> str:
    return "completed" if ends_on and ends_on <= today else "active"


def _period(starts_on: date, ends_on: date | None) -> Part:
    """Return the days in force; FHIR counts the last one in."""
    period = {"start": starts_on.isoformat()}
    return period | ({"end": (ends_on - _ONE_DAY).isoformat()} if ends_on else {})
