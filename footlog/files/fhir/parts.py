"""The parts that FHIR resources are made of: codes, references, quantities, times and texts."""

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid5

from footlog.domain.exercises import Side
from footlog.domain.logbook import Entry

Part = dict[str, Any]
"""A FHIR resource or data type as JSON has it."""

LOINC = "http://loinc.org"
SNOMED = "http://snomed.info/sct"
UCUM = "http://unitsofmeasure.org"
OWN = "urn:footlog:"
"""Begins the code systems of footlog itself, such as urn:footlog:moment."""

_NAMESPACE = UUID("7e1c2f6a-6a5e-5b0e-9d0c-3f0e5d6b8a41")
_FARTHEST_OFFSET_MINUTES = 14 * 60
_CONTROL_PICTURES = {number: 0x2400 + number for number in range(32) if chr(number) not in "\t\n\r"}


def words(text: str) -> str:
    """Return `text` as typed, but for what FHIR forbids.

    A control character is shown by its picture, and a text of nothing but blanks by "␣".
    """
    shown = text.translate(_CONTROL_PICTURES)
    return shown if shown.strip() else "␣"


def derived_id(*of: str) -> str:
    """Return the UUID of what has none in the diary, the same for the same parts."""
    return str(uuid5(_NAMESPACE, "\n".join(of)))


def url(resource_id: str) -> str:
    """Return the address of a resource within the bundle."""
    return f"urn:uuid:{resource_id}"


def reference(resource_id: str) -> Part:
    """Return a reference to a resource of the bundle."""
    return {"reference": url(resource_id)}


def coded(system: str, code: str, text: str) -> Part:
    """Return a concept with a code of `system` and its words."""
    return {"coding": [{"system": system, "code": code, "display": text}], "text": text}


EXERCISE_THERAPY = coded(SNOMED, "229065009", "Exercise therapy")


def own(system: str, code: str, text: str) -> Part:
    """Return a concept of one of footlog's own code systems; the text may be a person's words."""
    return {"coding": [{"system": OWN + system, "code": code}], "text": words(text)}


def exercise_concept(exercise_id: str, names: Mapping[str, str]) -> Part:
    """Return the exercise by its id and its name."""
    return own("exercise", exercise_id, names.get(exercise_id, exercise_id))


def quantity(value: int | Decimal, unit: str, code: str) -> Part:
    """Return a number with its unit and the unit's UCUM code."""
    number = int(value) if value == int(value) else float(value)
    return {"value": number, "unit": unit, "system": UCUM, "code": code}


def notes(text: str | None) -> Part:
    """Return the field `note`, or nothing without one."""
    return {"note": [{"text": words(text)}]} if text else {}


def body_site(side: Side | None, site: str | None = None) -> Part | None:
    """Return where on the feet, coded by side and in the person's words, or None if unsaid."""
    concept: Part = {}
    if side:
        feet = f"{side} foot" if len(side.feet) == 1 else "both feet"
        concept = {"coding": [{"system": f"{OWN}side", "code": side.value}], "text": feet}
    return concept | ({"text": words(site)} if site else {}) or None


def effective(entry: Entry) -> str:
    """Return when the entry was, as a FHIR dateTime: with the time and offset that are stored.

    The day alone when one of both is missing, or is an offset that FHIR does not know. In the
    hours after midnight that still count to the day before, the calendar's day is written: it is
    known, because it was typed at that time.
    """
    offset = entry.utc_offset_minutes
    if entry.time is None or offset is None or abs(offset) > _FARTHEST_OFFSET_MINUTES:
        return entry.on.isoformat()
    zone = timezone(timedelta(minutes=offset))
    local = datetime.combine(entry.on, time.fromisoformat(entry.time), zone)
    after_midnight = local + timedelta(days=1)
    typed_then = _minute(after_midnight) == entry.recorded_at[: len("2026-03-09T18:05")]
    written = (after_midnight if typed_then else local).isoformat()
    return written.replace("+00:00", "Z")


def _minute(local: datetime) -> str:
    return local.astimezone(UTC).strftime("%Y-%m-%dT%H:%M")
