"""The whole diary as one FHIR R4B Bundle, every resource checked by fhir.resources.

The plan is a CarePlan, and each plan item the ServiceRequest that it rests on.

Notes go out as they were typed, although FHIR calls them Markdown. A time of day is only written
together with the offset from UTC; `issued` is when an entry was typed or last changed.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date, timedelta
from itertools import chain, groupby
from typing import Any

from footlog.domain.clock import Now
from footlog.domain.dose import Dose
from footlog.domain.function import FunctionScore
from footlog.domain.logbook import DayRecord, Entry, FootMark, PainScore, SetLog
from footlog.domain.plan import PlanItem
from footlog.domain.schedule import WEEKDAYS, EveryDays, Schedule, Weekdays
from footlog.domain.validation import InvalidEntry
from footlog.files.fhir.entries import day_record, foot_mark, function_score, pain_score, sessions
from footlog.files.fhir.parts import (
    EXERCISE_THERAPY,
    Part,
    body_site,
    derived_id,
    exercise_concept,
    notes,
    own,
    reference,
    url,
    words,
)

_HEAD = '{{"resourceType":"Bundle","type":"collection","timestamp":"{timestamp}","entry":[\n'
_ONE_DAY = timedelta(days=1)


def bundle_lines(
    entries: Iterable[Entry],
    items: Sequence[PlanItem],
    scores: Sequence[FunctionScore],
    names: Mapping[str, str],
    now: Now,
) -> Iterator[str]:
    """Yield the Bundle (type collection) as JSON, a line a resource, `entries` oldest first.

    `names` are the exercises' names by id. The patient has no name, only a UUID that follows from
    the oldest plan item, else from what goes out first. Raises InvalidEntry when fhir.resources is
    not installed.
    """
    model, entries = _model(), iter(entries)
    first = next(entries, None)
    patient = _patient_id(items, scores, first)
    found = chain(
        [{"resourceType": "Patient", "id": patient}],
        _plan(items, now.today, patient, names),
        (function_score(score, patient) for score in scores),
        _by_day(chain([first] if first else [], entries), items, patient, names),
    )
    separator = _HEAD.format(timestamp=now.recorded_at)
    for resource in found:
        entry = {"fullUrl": url(resource["id"]), "resource": resource}
        model.model_validate(entry)
        yield separator + json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
        separator = ",\n"
    yield "\n]}\n"


def _model() -> Any:  # noqa: ANN401 - a class that may be missing
    try:
        from fhir.resources.R4B.bundle import BundleEntry  # noqa: PLC0415 - optional, 0.8 s
    except ImportError as error:
        raise InvalidEntry(
            "--format fhir",
            "needs the package fhir.resources",
            "install it with: pip install fhir.resources",
        ) from error
    return BundleEntry


def _patient_id(
    items: Sequence[PlanItem], scores: Sequence[FunctionScore], first: Entry | None
) -> str:
    oldest = min(items, key=lambda item: (item.recorded_at, item.id), default=None)
    known = (oldest, *scores[:1], first)
    return derived_id("patient", next((thing.id for thing in known if thing), ""))


def _by_day(
    entries: Iterable[Entry], items: Sequence[PlanItem], patient: str, names: Mapping[str, str]
) -> Iterator[Part]:
    for _, found in groupby(entries, key=lambda entry: entry.on):
        day = list(found)
        yield from sessions(
            (entry for entry in day if isinstance(entry, SetLog)), items, patient, names
        )
        for entry in day:
            match entry:
                case PainScore():
                    yield pain_score(entry, patient, names)
                case DayRecord():
                    yield day_record(entry, patient)
                case FootMark():
                    yield foot_mark(entry, patient)


def _plan(
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
