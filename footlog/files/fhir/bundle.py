"""The whole diary as one FHIR R4B Bundle, every resource checked by fhir.resources.

Notes go out as they were typed, although FHIR calls them Markdown. A time of day is only written
together with the offset from UTC; `issued` is when an entry was typed or last changed.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from typing import Any

from footlog.domain.clock import Now
from footlog.domain.function import FunctionScore
from footlog.domain.logbook import DayRecord, Entry, PainScore, SetLog
from footlog.domain.plan import PlanItem
from footlog.domain.validation import InvalidEntry
from footlog.files.fhir.entries import day_record, function_score, pain_score, sessions
from footlog.files.fhir.parts import Part, derived_id, url
from footlog.files.fhir.plan import plan

_HEAD = '{{"resourceType":"Bundle","type":"collection","timestamp":"{timestamp}","entry":[\n'


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
        plan(items, now.today, patient, names),
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
