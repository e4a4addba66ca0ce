"""Reading history.csv back: set logs, pain scores, day records and marks."""

from collections.abc import Callable, Iterable
from datetime import date
from operator import itemgetter
from typing import Any

from footlog.domain.columns import HISTORY, names, places
from footlog.domain.exercises import Side
from footlog.domain.logbook import (
    DayRecord,
    DayState,
    Entry,
    FootMark,
    Moment,
    PainScore,
    SetLog,
    check_day,
)
from footlog.domain.validation import InvalidEntry, iso_day, shown
from footlog.files.reading.cells import (
    Problem,
    Row,
    amounts,
    check_exercise,
    choice,
    read_lines,
    row_of,
    whole,
    whole_cell,
)
from footlog.store.progress import Advance, ignored

_BELONGS_TO = {
    "set": {"exercise", "exercise_id", "side", "occasion", "set", "reps", "hold_seconds"}
    | {"minutes", "steps", "load", "pain", "site"},
    "pain": {"exercise", "exercise_id", "side", "pain", "moment", "site"},
    "day": {"state", "reason"},
    "mark": {"reason", "side"},
}
_METADATA = ("date", "time", "recorded_at", "edited_at", "utc_offset_minutes", "id")
_BELONGS_TO_ALL = {*_METADATA, "kind", "note"}
_STRANGE_TO = {
    kind: [name for name in names(HISTORY) if name not in own | _BELONGS_TO_ALL]
    for kind, own in _BELONGS_TO.items()
}
_metadata_cells = itemgetter(*places(HISTORY, *_METADATA))
_content_cells = itemgetter(
    *places(HISTORY, *(name for name in names(HISTORY) if name not in _METADATA))
)
_MOST_ALIKE = 5000


def read_history(
    content: bytes,
    known: Iterable[str],
    today: date,
    name: str = "history.csv",
    advance: Advance = ignored,
) -> tuple[list[Entry], list[Problem]]:
    """Return the entries of a history.csv and the problems of rows that cannot be read.

    `known` are the ids of all exercises. Raises CsvError when it is not a history.csv.
    """
    exercises = frozenset(known)
    taken: set[date] = set()
    alike: dict[tuple[str, ...], Entry] = {}  # most rows repeat an earlier one at another time

    def parse(cells: list[str]) -> tuple[str, Entry]:
        repeated = _content_cells(cells)
        if like := alike.get(repeated):
            entry = like.with_metadata(_metadata(cells))
        else:
            row = row_of(HISTORY, cells)
            check_exercise(row, exercises)
            entry = _entry(row, cells)
            if len(alike) < _MOST_ALIKE:
                alike[repeated] = entry
        check_day(entry, today)
        if isinstance(entry, DayRecord):
            _check_only_record(entry.on, taken)
        return entry.id, entry

    return read_lines(content, HISTORY, name, parse, advance)


def _check_only_record(day: date, taken: set[date]) -> None:
    if day in taken:
        raise InvalidEntry("date", f"is {day} in a second day row", "keep one of the rows")
    taken.add(day)


def _entry(row: Row, cells: list[str]) -> Entry:
    kind = row["kind"]
    if kind not in _BELONGS_TO:
        raise InvalidEntry("kind", f"must be set, pain, day or mark, not {shown(kind)}")
    for column in _STRANGE_TO[kind]:
        if cell := row[column]:
            raise InvalidEntry(column, f"must be empty in a {kind} row, not {shown(cell)}")
    return _MAKERS[kind](row, _metadata(cells))


def _metadata(cells: list[str]) -> dict[str, Any]:
    on, time, recorded_at, edited_at, offset, entry_id = _metadata_cells(cells)
    return {
        "id": entry_id,
        "on": iso_day("date", on),
        "time": time or None,
        "recorded_at": recorded_at,
        "edited_at": edited_at or None,
        "utc_offset_minutes": whole_cell("utc_offset_minutes", offset),
    }


def _set_log(row: Row, metadata: dict[str, Any]) -> SetLog:
    occasion = whole(row, "occasion")
    return SetLog(
        **metadata,
        **amounts(row),
        exercise_id=row["exercise_id"],
        side=choice(row, "side", Side),
        occasion=1 if occasion is None else occasion,
        set_number=whole(row, "set"),
        load=row["load"] or None,
        pain=whole(row, "pain"),
        site=row["site"] or None,
        note=row["note"] or None,
    )


def _pain_score(row: Row, metadata: dict[str, Any]) -> PainScore:
    pain = whole(row, "pain")
    if pain is None:
        raise InvalidEntry("pain", "must be a whole number from 0 to 10, not empty")
    return PainScore(
        **metadata,
        pain=pain,
        moment=choice(row, "moment", Moment),
        exercise_id=row["exercise_id"] or None,
        side=choice(row, "side", Side) if row["side"] else None,
        site=row["site"] or None,
        note=row["note"] or None,
    )


def _day_record(row: Row, metadata: dict[str, Any]) -> DayRecord:
    return DayRecord(
        **metadata,
        state=choice(row, "state", DayState),
        reason=row["reason"] or None,
        note=row["note"] or None,
    )


def _mark(row: Row, metadata: dict[str, Any]) -> FootMark:
    return FootMark(
        **metadata,
        reason=row["reason"],
        side=choice(row, "side", Side) if row["side"] else None,
        note=row["note"] or None,
    )


_MAKERS: dict[str, Callable[[Row, dict[str, Any]], Entry]] = {
    "set": _set_log,
    "pain": _pain_score,
    "day": _day_record,
    "mark": _mark,
}
