"""Entries as rows of History: the sets of one exercise and day are one row that opens."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, tzinfo
from itertools import groupby
from typing import Any

from footlog.domain.exercises import Side
from footlog.domain.logbook import DayRecord, Entry, FootMark, Moment, PainScore, SetLog
from footlog.domain.validation import UTC_FORMAT
from footlog.store.entry_rows import sort_key
from footlog.store.history import HistoryPart
from footlog.wording import (
    NOTHING,
    SHORT_MOMENTS,
    SIDES,
    STATES,
    day_words,
    mark_words,
    ordinal,
    set_words,
)

DONE = "done"
BOTH_SIDES = "Both sides"


@dataclass(frozen=True)
class Reader:
    """For whom the rows are made: names of exercises by id, the day and clock, the pain limit."""

    names: Mapping[str, str]
    today: date
    zone: tzinfo | None
    pain_limit: int

    def typed(self, entry: Entry) -> str:
        """Return when the entry was typed and changed: "Typed Fri 20 Nov, 18:05. Changed …"."""
        changed = f" Changed {self.when(entry.edited_at)}." if entry.edited_at else ""
        return f"Typed {self.when(entry.recorded_at)}.{changed}"

    def when(self, utc: str) -> str:
        """Return a UTC time as the person's clock showed it: "Fri 20 Nov, 18:05"."""
        moment = datetime.strptime(utc, UTC_FORMAT).replace(tzinfo=UTC).astimezone(self.zone)
        return f"{day_words(moment.date(), self.today)}, {moment:%H:%M}"


@dataclass(frozen=True)
class Row:
    """One row: an entry, the sets of an exercise and day, or one of these sets.

    `ids` are the entries' ids. `is_open` is None for what does not open into more rows. `over` is
    pain during exercises above the limit; `gone` is what has just been removed or moved.
    """

    id: str
    ids: tuple[str, ...]
    time: str
    what: str
    amount: str = ""
    side: str = ""
    pain: str = ""
    note: str = ""
    changed: str = ""
    over: bool = False
    is_open: bool | None = None
    is_part: bool = False
    gone: bool = False

    def as_data(self) -> dict[str, Any]:
        """Return it for the browser."""
        return asdict(self)


def with_gone(part: HistoryPart, gone: Iterable[Entry], until: date) -> list[Entry]:
    """Return the entries of a part, and in their place those that were just removed from it."""
    first = part.older or date.min
    return sorted(
        (*part.entries, *(entry for entry in gone if first < entry.on <= until)),
        key=sort_key,
        reverse=True,
    )


def rows_by_day(
    entries: Iterable[Entry], opened: str | None, gone: Collection[Entry], reader: Reader
) -> list[tuple[date, list[Row]]]:
    """Return the rows of each day, in the order of the entries, which are ordered by day.

    `opened` is the id of the row that is open; `gone` are entries that are no longer there.
    """
    return [
        (
            day,
            [row for sets in _together(list(of_day)) for row in _rows(sets, opened, gone, reader)],
        )
        for day, of_day in groupby(entries, key=lambda entry: entry.on)
    ]


def _together(entries: Sequence[Entry]) -> Iterable[list[Entry]]:
    """Return the sets of each exercise together, and every other entry alone."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        key = entry.exercise_id if isinstance(entry, SetLog) else entry.id
        found.setdefault(key, []).append(entry)
    return found.values()


def _rows(
    entries: list[Entry], opened: str | None, gone: Collection[Entry], reader: Reader
) -> list[Row]:
    if len(entries) == 1:
        return [entry_row(entries[0], gone, reader)]
    logs = [entry for entry in entries if isinstance(entry, SetLog)]
    group = f"{logs[0].on}|{logs[0].exercise_id}"
    is_open = opened == group
    there = [log for log in logs if log not in gone]
    return [
        _group_row(group, there or logs, reader, is_open=is_open, gone=not there),
        *(_part_row(log, gone, reader) for log in reversed(logs) if is_open),
    ]


def _group_row(group: str, logs: list[SetLog], reader: Reader, *, is_open: bool, gone: bool) -> Row:
    amount, side = sets_words(logs)
    worst = max((log.pain for log in logs if log.pain is not None), default=None)
    times = sorted(log.time for log in logs if log.time)
    notes = dict.fromkeys(log.note for log in reversed(logs) if log.note)
    return Row(
        group,
        tuple(log.id for log in logs),
        "–".join(dict.fromkeys((times[0], times[-1]))) if times else NOTHING,
        reader.names[logs[0].exercise_id],
        amount,
        side,
        _pain_words(worst),
        " · ".join(notes),
        "Changed" if any(log.edited_at for log in logs) else "",
        over=worst is not None and worst > reader.pain_limit,
        is_open=is_open,
        gone=gone,
    )


def _part_row(log: SetLog, gone: Collection[Entry], reader: Reader) -> Row:
    row = asdict(entry_row(log, gone, reader))
    number = f"Set {log.set_number:d}" if log.set_number else "A set"
    again = f", {ordinal(log.occasion)} time" if log.occasion > 1 else ""
    return Row(**row | {"what": number + again, "is_part": True})


def entry_row(entry: Entry, gone: Collection[Entry], reader: Reader) -> Row:
    """Return the row of one entry."""
    what, amount, side, pain = _parts(entry, reader)
    site = entry.site if isinstance(entry, SetLog | PainScore) else None
    during = isinstance(entry, SetLog) or (
        isinstance(entry, PainScore) and entry.moment is Moment.DURING
    )
    is_gone = entry in gone
    return Row(
        gone_id(entry.id) if is_gone else entry.id,
        (entry.id,),
        entry.time or NOTHING,
        what,
        amount,
        side,
        _pain_words(pain),
        " · ".join(part for part in (site, entry.note) if part),
        f"Changed {reader.when(entry.edited_at)}" if entry.edited_at else "",
        over=during and pain is not None and pain > reader.pain_limit,
        gone=is_gone,
    )


def _parts(entry: Entry, reader: Reader) -> tuple[str, str, str, int | None]:
    """Return what it is, how much, on which side, and its pain."""
    match entry:
        case SetLog():
            return reader.names[entry.exercise_id], set_words(entry), SIDES[entry.side], entry.pain
        case PainScore():
            exercise = reader.names[entry.exercise_id] if entry.exercise_id else ""
            side = SIDES[entry.side] if entry.side else ""
            return pain_title(entry.moment), exercise, side, entry.pain
        case FootMark():
            return mark_words(entry.reason), "", SIDES[entry.side] if entry.side else "", None
        case DayRecord():
            return STATES[entry.state], entry.reason or "no reason given", "", None


def gone_id(entry_id: str) -> str:
    """Return the id of the row that shows an entry which is no longer there."""
    return f"gone {entry_id}"


def pain_title(moment: Moment) -> str:
    """Return what the row of a pain score is called: "Pain, first steps"."""
    return f"Pain, {SHORT_MOMENTS[moment].lower()}"


def _pain_words(pain: int | None) -> str:
    return "" if pain is None else f"pain {pain:d}"


def sets_words(logs: Sequence[SetLog]) -> tuple[str, str]:
    """Return how much was done in some sets of an exercise, and on which side.

    ("3 × 45 s", "Both sides"); with sides that differ ("3 × 45 s left, 2 × 45 s right", …).
    """
    done = {
        side: _counted_words(log for log in logs if log.side is side)
        for side in (Side.LEFT, Side.RIGHT, Side.BOTH)
        if any(log.side is side for log in logs)
    }
    sides = BOTH_SIDES if len(done) > 1 else SIDES[next(iter(done))]
    if len(set(done.values())) == 1 and (len(done) == 1 or Side.BOTH not in done):
        return next(iter(done.values())), sides
    return ", ".join(f"{words} {SIDES[side].lower()}" for side, words in done.items()), sides


def _counted_words(logs: Iterable[SetLog]) -> str:
    counts = Counter(set_words(log) for log in logs)
    return ", ".join(
        f"{n:d} {'set' if n == 1 else 'sets'}" if words == DONE else f"{n:d} × {words}"
        for words, n in counts.items()
    )
