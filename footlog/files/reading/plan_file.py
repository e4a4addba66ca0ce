"""Reading a plan file from somebody else: taken whole, or refused in one sentence."""

import json
from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NoReturn

from footlog.domain.clock import new_id
from footlog.domain.dose import Dose
from footlog.domain.exercises import LARGEST_BYTES as LARGEST_PICTURE
from footlog.domain.exercises import Exercise, Kind, Picture, Side
from footlog.domain.plan import PlanItem, check_no_overlap, cue_of
from footlog.domain.schedule import parse_schedule
from footlog.domain.take_over import HandedPlan
from footlog.domain.validation import InvalidEntry, optional_text, shown, text
from footlog.files.plan_file import FORMAT, VERSION
from footlog.files.reading.csv_format import CsvError
from footlog.files.reading.pictures import read_picture

LARGEST_BYTES = 5_000_000
MOST_ITEMS = 100
MOST_PICTURES = 30
"""Each may take a second to read."""

_WHOLE = ("sets", "reps", "hold_seconds", "steps", "rest_seconds", "times_per_day")
_OPTIONAL = {"message", "exercises"}
_DOSE = {*_WHOLE, "minutes", "load", "tempo"}
_ITEM = {"exercise", "side", "dose", "schedule"}
_ITEM_TEXTS = {"prescribed_by", "note", "cue", "bad_day"}
_EXERCISE = {"id", "name", "kind", "side", "position", "dose", "schedule"}
_LISTS = ("targets", "equipment", "steps")


def read_plan_file(
    content: bytes, name: str, known: Iterable[str], starts_on: date, recorded_at: str
) -> HandedPlan:
    """Return the plan of a plan file, its items starting on a day, typed at `recorded_at`.

    `known` are the ids of the catalogue's exercises. Raises CsvError, one sentence with the file's
    `name` and what is wrong where, for anything but a whole plan file of this version.
    """
    try:
        whole = _object("The file", _parsed(content), {"format", "version", "items"}, _OPTIONAL)
        _check_version(whole)
        own = tuple(
            _read(f"exercises, number {number}", _exercise, one, recorded_at)
            for number, one in enumerate(_list("exercises", whole.get("exercises", [])), 1)
        )
        _check_ids(own, set(known))
        allowed = {*known, *(one.id for one in own)}
        items: list[PlanItem] = []
        for number, one in enumerate(_list("items", whole["items"]), 1):
            item = _read(f"items, number {number}", _item, one, starts_on, recorded_at)
            _read(f"items, number {number}", _check_item, item, allowed, items)
            items.append(item)
        if not items:
            _refuse("items", "is empty", "write at least one exercise")
        message = whole.get("message")
        if message is not None:
            optional_text("message", message)
    except InvalidEntry as error:
        raise CsvError(f"{name} is no plan that footlog can take over: {error}") from None
    return HandedPlan(tuple(items), own, message)


def _parsed(content: bytes) -> Any:  # noqa: ANN401 - JSON
    if len(content) > LARGEST_BYTES:
        _refuse("The file", f"has more than {LARGEST_BYTES:,} bytes")
    try:
        return json.loads(
            content.decode("utf-8-sig"),
            object_pairs_hook=_once,
            parse_constant=_no_number,
        )
    except (ValueError, RecursionError) as error:
        if isinstance(error, InvalidEntry):
            raise
        _refuse("The file", "is not JSON as footlog writes it", "ask for it to be sent again")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        _refuse("The file", "says something twice")
    return found


def _no_number(word: str) -> NoReturn:
    _refuse("The file", f"holds {word}, which is no number")


def _check_version(whole: Mapping[str, Any]) -> None:
    if whole["format"] != FORMAT:
        _refuse("format", f"must be {FORMAT}, not {shown(whole['format'])}")
    if type(whole["version"]) is not int or whole["version"] != VERSION:
        _refuse("version", f"is {shown(whole['version'])}, not {VERSION}", "update footlog")


def _check_ids(own: tuple[Exercise, ...], known: set[str]) -> None:
    ids = [one.id for one in own]
    if sum(one.picture is not None for one in own) > MOST_PICTURES:
        _refuse("exercises", f"have more than {MOST_PICTURES} pictures")
    for one in ids:
        if one in known or ids.count(one) > 1:
            _refuse("exercises", f"{shown(one)} is taken", "give the exercise another id")


def _check_item(item: PlanItem, allowed: set[str], before: list[PlanItem]) -> None:
    if item.exercise_id not in allowed:
        _refuse("exercise", f"is {shown(item.exercise_id)}, which footlog does not know")
    check_no_overlap(item, before)


def _read(place: str, read: Any, *args: Any) -> Any:  # noqa: ANN401 - what `read` takes and gives
    try:
        return read(*args)
    except InvalidEntry as error:
        raise InvalidEntry(f"{place}: {error.field}", error.problem, error.remedy) from None


def _item(said: Any, starts_on: date, recorded_at: str) -> PlanItem:  # noqa: ANN401 - JSON
    one = _object("the item", said, _ITEM, _ITEM_TEXTS)
    for field in _ITEM_TEXTS & one.keys():
        optional_text(field, one[field])
    return PlanItem(
        id=new_id(),
        exercise_id=text("exercise", one["exercise"]),
        side=_choice("side", Side, one["side"]),
        dose=_dose(one["dose"]),
        schedule=parse_schedule(text("schedule", one["schedule"])),
        starts_on=starts_on,
        recorded_at=recorded_at,
        prescribed_by=one.get("prescribed_by"),
        note=one.get("note"),
        cue=cue_of(one.get("cue"), one.get("bad_day")),
    )


def _exercise(said: Any, recorded_at: str) -> Exercise:  # noqa: ANN401 - JSON
    texts = {"feel", "caution", "pose", "picture"}
    one = _object("the exercise", said, _EXERCISE, {*texts, *_LISTS})
    for field in ("id", "name", "position", "schedule", *(texts & one.keys())):
        text(field, one[field], LARGEST_BYTES if field == "picture" else 5000)
    lists: dict[str, Any] = {field: tuple(_list(field, one.get(field, []))) for field in _LISTS}
    return Exercise(
        id=one["id"],
        name=one["name"],
        kind=_choice("kind", Kind, one["kind"]),
        side=_choice("side", Side, one["side"]),
        position=one["position"],
        **lists,
        feel=one.get("feel", ""),
        caution=one.get("caution", ""),
        dose=_dose(one["dose"]),
        schedule=parse_schedule(one["schedule"]),
        recorded_at=recorded_at,
        pose=one.get("pose"),
        picture=_picture(one["picture"]) if "picture" in one else None,
    )


def _picture(said: str) -> Picture:
    try:
        content = b64decode(said, validate=True)
    except (Base64Error, ValueError):
        _refuse("picture", "is not written as footlog writes it")
    if len(content) > LARGEST_PICTURE:
        _refuse("picture", f"has more than {LARGEST_PICTURE:,} bytes")
    return read_picture(content)


def _dose(said: Any) -> Dose:  # noqa: ANN401 - JSON
    one = _object("dose", said, set(), _DOSE)
    for field in one.keys() & set(_WHOLE):
        if type(one[field]) is not int:
            _refuse(field, f"must be a whole number, not {shown(one[field])}")
    for field in one.keys() & {"load", "tempo"}:
        optional_text(field, one[field])
    return Dose(**{**one, **_minutes(one)})


def _minutes(one: Mapping[str, Any]) -> dict[str, Decimal]:
    if "minutes" not in one:
        return {}
    if type(one["minutes"]) not in (int, float):
        _refuse("minutes", f"must be a number, not {shown(one['minutes'])}")
    return {"minutes": Decimal(str(one["minutes"]))}


def _object(place: str, said: Any, needed: set[str], more: set[str]) -> dict[str, Any]:  # noqa: ANN401
    if not isinstance(said, dict):
        _refuse(place, "is not an object with names and values")
    if missing := sorted(needed - said.keys()):
        _refuse(place, f"lacks {missing[0]}")
    if unknown := sorted(said.keys() - needed - more):
        _refuse(place, f"has {shown(unknown[0])}, which this footlog does not know", "update it")
    return said


def _list(place: str, said: Any) -> list[Any]:  # noqa: ANN401 - JSON
    if not isinstance(said, list):
        _refuse(place, "is not a list")
    if len(said) > MOST_ITEMS:
        _refuse(place, f"has more than {MOST_ITEMS} entries")
    return said


def _choice(field: str, choices: Any, said: Any) -> Any:  # noqa: ANN401 - JSON
    if not isinstance(said, str) or said not in set(choices):
        _refuse(field, f"must be one of {', '.join(choices)}, not {shown(said)}")
    return choices(said)


def _refuse(place: str, problem: str, remedy: str = "") -> NoReturn:
    raise InvalidEntry(place, problem, remedy)
