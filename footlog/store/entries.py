"""The entries of the diary: saved, changed, deleted, listed and counted."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Any

from footlog.analysis.agenda import Mark, completed
from footlog.domain.clock import Now, entry_metadata
from footlog.domain.columns import HISTORY, names
from footlog.domain.logbook import (
    FARTHEST_PAUSE_DAYS,
    DayRecord,
    Entry,
    FootMark,
    PainScore,
    SetLog,
    check_day,
)
from footlog.domain.plan import PlanItem
from footlog.domain.sharing import EntryCounts
from footlog.domain.validation import InvalidEntry
from footlog.store import entry_rows, rows
from footlog.store.database import DiaryFile

HistoryRow = tuple[Any, ...]
"""The columns of history.csv in order, as SQLite stores them; the exercise's id for its name."""

_HISTORY_COLUMNS = ", ".join(
    "exercise_id" if name == "exercise" else f'"{name}"' for name in names(HISTORY)
)


class EntryStore(DiaryFile):
    """The sets, pain scores, day records and marks of a diary."""

    def save(self, entry: Entry, today: date, token: str | None = None) -> bool:
        """Save a new entry; return False when this tap (`token`), id or day was saved before."""
        check_day(entry, today)
        with self.writing() as connection:
            return entry_rows.add(connection, entry, token)

    def log_marks(self, item: PlanItem, marks: Iterable[Mark], day: date, now: Now) -> list[SetLog]:
        """Save the set of each mark on `day` as the item's dose says, and return what is saved.

        All sets are saved or none; a mark that was tapped before is not saved again.
        """
        logs = [
            (completed(mark, item, entry_metadata(now, day)), mark.token(day)) for mark in marks
        ]
        return self.save_sets(logs, now.today)

    def save_sets(self, logs: Iterable[tuple[SetLog, str]], today: date) -> list[SetLog]:
        """Save sets with their tokens, all or none, and return them as they are saved.

        For a token that was saved before, nothing is saved and the earlier set is returned.
        """
        wanted = list(logs)
        for log, _ in wanted:
            check_day(log, today)
        with self.writing() as connection:
            for log, token in wanted:
                entry_rows.add(connection, log, token)
            return [entry_rows.find_set(connection, token) or log for log, token in wanted]

    def save_score(self, score: PainScore, today: date, token: str) -> PainScore:
        """Save a pain score and return it as saved.

        A score with the same `token` gets the new number; its id and when it was typed stay.
        """
        check_day(score, today)
        with self.writing() as connection:
            present = entry_rows.find_score(connection, token)
            if present is None:
                entry_rows.add(connection, score, token)
                return score
            if present.pain == score.pain:
                return present
            changed = replace(present, pain=score.pain, edited_at=score.recorded_at)
            entry_rows.replace(connection, changed)
            return changed

    def save_mark(self, mark: FootMark, today: date, token: str | None = None) -> FootMark:
        """Save what was different about a day and return it as saved.

        For a token that was saved before, nothing is saved and the earlier mark is returned.
        """
        check_day(mark, today)
        with self.writing() as connection:
            entry_rows.add(connection, mark, token)
            return entry_rows.find_mark(connection, token) if token else mark

    def marks(self, first: date | None = None, last: date | None = None) -> list[FootMark]:
        """Return what was different about the days from `first` to `last`, oldest first."""
        with self.reading() as connection:
            return list(entry_rows.of_kind(connection, FootMark, first, last))

    def remove_mark(self, mark_id: str) -> FootMark | None:
        """Remove a mark and return it, so that it can be saved again; None if it was gone."""
        removed = self.delete(mark_id)
        return removed if isinstance(removed, FootMark) else None

    def score_saved_as(self, token: str) -> PainScore | None:
        """Return the pain score that was saved with `token`, or None."""
        with self.reading() as connection:
            return entry_rows.find_score(connection, token)

    def save_days(self, records: Iterable[DayRecord], today: date) -> int:
        """Save day records in place of those of the same days, and return how many."""
        wanted = list(records)
        for record in wanted:
            check_day(record, today)
        with self.writing() as connection:
            for record in wanted:
                entry_rows.clear_day(connection, record.on)
                entry_rows.add(connection, record)
        return len(wanted)

    def pause(self, records: Iterable[DayRecord], first: date, last: date, today: date) -> int:
        """Save the records of a pause from `first` to `last` and return how many."""
        if last < first:
            raise InvalidEntry("To", f"is {last}", f"choose a day from {first} on")
        if (last - first).days >= FARTHEST_PAUSE_DAYS:
            raise InvalidEntry("To", f"is {last}", "choose a pause of up to 1 year")
        return self.save_days(records, today)

    def clear_day(self, day: date) -> None:
        """Delete the record of a day, if it has one."""
        with self.writing() as connection:
            entry_rows.clear_day(connection, day)

    def put_back(self, gone_ids: Iterable[str], records: Iterable[DayRecord]) -> None:
        """Delete the entries with these ids and save the day records that were there before."""
        with self.writing() as connection:
            for entry_id in gone_ids:
                entry_rows.delete(connection, entry_id)
            for record in records:
                entry_rows.add(connection, record)

    def edit(self, entry: Entry, today: date, was: Entry | None = None) -> None:
        """Replace the entry that has the same id.

        With `was`, only if the saved entry still equals it; otherwise raises InvalidEntry, so
        that a change made in another window is not lost.
        """
        check_day(entry, today)
        with self.writing() as connection:
            if was is not None and entry_rows.find(connection, was.id) != was:
                raise InvalidEntry(
                    "The entry", "was changed in another window", "close it and open it again"
                )
            entry_rows.replace(connection, entry)

    def delete(self, entry_id: str) -> Entry | None:
        """Delete an entry and return it, so that it can be put back; None if it was gone."""
        with self.writing() as connection:
            entry = entry_rows.find(connection, entry_id)
            entry_rows.delete(connection, entry_id)
            return entry

    def delete_all(self, entry_ids: Iterable[str]) -> None:
        """Delete entries, all or none."""
        with self.writing() as connection:
            for entry_id in entry_ids:
                entry_rows.delete(connection, entry_id)

    def entries(
        self,
        first: date | None = None,
        last: date | None = None,
        *,
        newest_first: bool = False,
        most: int | None = None,
        skip: int = 0,
    ) -> list[Entry]:
        """Return up to `most` entries from day `first` to `last`, after the first `skip`."""
        with self.reading() as connection:
            found = entry_rows.of_span(connection, first, last, newest_first=newest_first)
            return list(islice(found, skip, None if most is None else skip + most))

    @contextmanager
    def streamed(
        self, first: date | None = None, last: date | None = None
    ) -> Iterator[Iterator[Entry]]:
        """Open the diary and give its entries, oldest first, one at a time within the block."""
        with self.reading() as connection:
            yield entry_rows.of_span(connection, first, last)

    @contextmanager
    def history(
        self, first: date | None = None, last: date | None = None
    ) -> Iterator[Iterator[HistoryRow]]:
        """Open the diary and give the rows of history.csv, oldest first, within the block."""
        with self.reading() as connection:
            yield _history(connection, first, last)

    def noted_entries(self, first: date, last: date) -> list[Entry]:
        """Return the entries with a note from day `first` to `last`, oldest first."""
        with self.reading() as connection:
            return list(entry_rows.of_span(connection, first, last, only="note is not null"))

    def day_records(self, first: date, last: date) -> list[DayRecord]:
        """Return the day records from `first` to `last`, oldest first."""
        with self.reading() as connection:
            return list(entry_rows.of_kind(connection, DayRecord, first, last))

    def sets_of(self, day: date, since: date | None = None) -> list[SetLog]:
        """Return the sets of a day, or from `since` to it, in the order of `entries`."""
        with self.reading() as connection:
            return list(entry_rows.of_kind(connection, SetLog, since or day, day))

    def count_entries(self) -> int:
        """Return how many entries there are."""
        return self.contents().entries

    def contents(self, first: date | None = None, last: date | None = None) -> EntryCounts:
        """Return how many entries and notes there are from `first` to `last`, both included."""
        with self.reading() as connection:
            found = [
                connection.execute(
                    "select count(*) as n, count(note) as notes, "  # noqa: S608 - our own names
                    f"min(local_date) as first, max(local_date) as last from {table} "
                    "where local_date between ? and ?",
                    rows.bounds(first, last),
                ).fetchone()
                for table in entry_rows.TABLES.values()
            ]
        sets, scores, days, marks = (row["n"] for row in found)
        return EntryCounts(
            sets,
            scores,
            days,
            marks,
            notes=sum(row["notes"] for row in found),
            first=rows.day_of(min((row["first"] for row in found if row["n"]), default=None)),
            last=rows.day_of(max((row["last"] for row in found if row["n"]), default=None)),
        )


def _history(
    connection: sqlite3.Connection, first: date | None, last: date | None
) -> Iterator[HistoryRow]:
    """Yield rows in the view's own order, a merge of three indexes.

    With an `order by` of its own, SQLite would sort all rows before it gives the first.
    """
    return rows.tuples(
        connection,
        f"select {_HISTORY_COLUMNS} from history where date between ? and ?",  # noqa: S608
        rows.bounds(first, last),
    )
