"""What the diary keeps of entries: saved, changed, forgotten, listed."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path

from footlog.analysis.agenda import Mark, completed
from footlog.domain.clock import Now, entry_metadata
from footlog.domain.logbook import (
    FARTHEST_PAUSE_DAYS,
    DayRecord,
    Entry,
    PainScore,
    SetLog,
    check_day,
)
from footlog.domain.plan import PlanItem
from footlog.domain.sharing import Contents
from footlog.domain.validation import InvalidEntry
from footlog.store import logbook
from footlog.store.database import reading, writing
from footlog.store.history import HistoryRow, history


class Entered:
    """The entries of the diary at `path`."""

    path: Path

    def save(self, entry: Entry, today: date, token: str | None = None) -> bool:
        """Keep a new entry; False when the same tap (`token`), id or day was kept before."""
        check_day(entry, today)
        with writing(self.path) as connection:
            return logbook.add(connection, entry, token)

    def log_marks(self, item: PlanItem, marks: Iterable[Mark], day: date, now: Now) -> list[SetLog]:
        """Save the set of each mark on `day` as the item's dose says, and return what is saved.

        All sets are saved or none; a mark that was tapped before is not saved again.
        """
        logs = [
            (completed(mark, item, entry_metadata(now, day)), mark.token(day)) for mark in marks
        ]
        return self.save_sets(logs, now.today)

    def save_sets(self, logs: Iterable[tuple[SetLog, str]], today: date) -> list[SetLog]:
        """Keep sets with their tokens, all or none, and return them as they are kept.

        A set whose token was kept before is not kept again; the one that is there is returned.
        """
        wanted = list(logs)
        for log, _ in wanted:
            check_day(log, today)
        with writing(self.path) as connection:
            for log, token in wanted:
                logbook.add(connection, log, token)
            return [logbook.find_set(connection, token) or log for log, token in wanted]

    def save_score(self, score: PainScore, today: date, token: str) -> PainScore:
        """Keep a pain score and return it as kept.

        A score with the same `token` gets the new number, and keeps its id and when it was typed.
        """
        check_day(score, today)
        with writing(self.path) as connection:
            present = logbook.find_score(connection, token)
            if present is None:
                logbook.add(connection, score, token)
                return score
            if present.pain == score.pain:
                return present
            changed = replace(present, pain=score.pain, edited_at=score.recorded_at)
            logbook.replace(connection, changed)
            return changed

    def score_saved_as(self, token: str) -> PainScore | None:
        """Return the pain score that was saved with `token`, or None."""
        with reading(self.path) as connection:
            return logbook.find_score(connection, token)

    def day_records(self, first: date, last: date) -> list[DayRecord]:
        """Return what the days from `first` to `last` were recorded as."""
        with reading(self.path) as connection:
            return list(logbook.day_records(connection, first, last))

    def noted_entries(self, first: date, last: date) -> list[Entry]:
        """Return the entries with a note from day `first` to `last`, oldest first."""
        with reading(self.path) as connection:
            return list(logbook.noted(connection, first, last))

    def put_back(self, gone_ids: Iterable[str], records: Iterable[DayRecord]) -> None:
        """Forget the entries with these ids and keep the day records that were there before."""
        with writing(self.path) as connection:
            for entry_id in gone_ids:
                logbook.delete(connection, entry_id)
            for record in records:
                logbook.add(connection, record)

    def save_days(self, records: Iterable[DayRecord], today: date) -> int:
        """Keep day records, taking the place of those of the same days; return how many."""
        wanted = list(records)
        for record in wanted:
            check_day(record, today)
        with writing(self.path) as connection:
            for record in wanted:
                logbook.clear_day(connection, record.on)
                logbook.add(connection, record)
        return len(wanted)

    def pause(self, records: Iterable[DayRecord], first: date, last: date, today: date) -> int:
        """Keep the records of a paused span from `first` to `last` and return how many."""
        if last < first:
            raise InvalidEntry("To", f"is {last}", f"choose a day from {first} on")
        if (last - first).days >= FARTHEST_PAUSE_DAYS:
            raise InvalidEntry("To", f"is {last}", "choose a span of at most a year")
        return self.save_days(records, today)

    def clear_day(self, day: date) -> None:
        """Forget what the day was recorded as."""
        with writing(self.path) as connection:
            logbook.clear_day(connection, day)

    def edit(self, entry: Entry, today: date, was: Entry | None = None) -> None:
        """Write the entry over the one with its id.

        With `was`, only while it still is what it was: nobody's later change is written over.
        """
        check_day(entry, today)
        with writing(self.path) as connection:
            if was is not None and logbook.find(connection, was.id) != was:
                raise InvalidEntry(
                    "The entry", "was changed in another window", "close it and open it again"
                )
            logbook.replace(connection, entry)

    def delete(self, entry_id: str) -> Entry | None:
        """Forget an entry and return it, so that it can be put back; None if it was gone."""
        with writing(self.path) as connection:
            entry = logbook.find(connection, entry_id)
            logbook.delete(connection, entry_id)
            return entry

    def delete_all(self, entry_ids: Iterable[str]) -> None:
        """Forget entries, all or none."""
        with writing(self.path) as connection:
            for entry_id in entry_ids:
                logbook.delete(connection, entry_id)

    def entries(
        self,
        first: date | None = None,
        last: date | None = None,
        *,
        newest_first: bool = False,
        most: int | None = None,
        skip: int = 0,
    ) -> list[Entry]:
        """Return up to `most` entries from day `first` to `last`, after `skip` others."""
        with reading(self.path) as connection:
            found = logbook.entries(connection, first, last, newest_first=newest_first)
            return list(islice(found, skip, None if most is None else skip + most))

    def sets_of(self, day: date) -> list[SetLog]:
        """Return the sets of a day in the order of `entries`."""
        with reading(self.path) as connection:
            return list(logbook.sets_of(connection, day))

    @contextmanager
    def streamed(
        self, first: date | None = None, last: date | None = None
    ) -> Iterator[Iterator[Entry]]:
        """Open the diary and give its entries, oldest first, one at a time within the block."""
        with reading(self.path) as connection:
            yield logbook.entries(connection, first, last)

    @contextmanager
    def history(
        self, first: date | None = None, last: date | None = None
    ) -> Iterator[Iterator[HistoryRow]]:
        """Open the diary and give the rows of history.csv, oldest first, within the block."""
        with reading(self.path) as connection:
            yield history(connection, first, last)

    def count_entries(self) -> int:
        """Return how many entries there are."""
        return self.contents().entries

    def contents(self, first: date | None = None, last: date | None = None) -> Contents:
        """Return how much there is from `first` to `last`, both included."""
        with reading(self.path) as connection:
            return logbook.contents(connection, first, last)
