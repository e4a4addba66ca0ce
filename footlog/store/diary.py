"""The diary as the pages and commands use it: every method is one operation, done whole."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path

from footlog.arriving import Arriving, Imported
from footlog.exercises import Exercise, Side
from footlog.function import FunctionScore, check_function_day
from footlog.invalid import InvalidEntry
from footlog.logbook import (
    FARTHEST_PAUSE_DAYS,
    DayRecord,
    Entry,
    Moment,
    PainScore,
    SetLog,
    check_day,
)
from footlog.pain import PainDays
from footlog.picture import Picture
from footlog.plan import PlanItem, changed_from, check_no_overlap, check_start, stopped_from
from footlog.progress import Advance, ignored
from footlog.settings import Settings
from footlog.sharing import Contents, Shared
from footlog.store import (
    counts,
    function_scores,
    importing,
    logbook,
    own_exercises,
    own_pictures,
    plans,
    shares,
)
from footlog.store import settings as settings_table
from footlog.store.database import check_sound, is_newer, reading, writing
from footlog.store.history import HistoryRow, history
from footlog.store.opening import open_diary
from footlog.summary import Tally


class Diary:
    """A diary file that exists and has today's schema, or a newer one that can only be read.

    Methods raise DiaryError, a sentence with the path, when the file cannot be used, and
    InvalidEntry, a sentence with the field, for what cannot be kept; then nothing was changed.
    """

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self.path = path
        open_diary(path, create=create)

    def is_newer(self) -> bool:
        """Tell whether a newer footlog made the diary: it is read, and every save is refused."""
        return is_newer(self.path)

    def check_sound(self) -> None:
        """Raise DiaryError when there is damage anywhere in the file."""
        check_sound(self.path)

    def plan_items(self) -> tuple[PlanItem, ...]:
        """Return every plan item, also those that have ended."""
        with reading(self.path) as connection:
            return plans.list_items(connection)

    def add_item(self, item: PlanItem, today: date) -> None:
        """Add an item to the plan."""
        check_start(item, today)
        with writing(self.path) as connection:
            check_no_overlap(item, plans.list_items(connection))
            plans.add_item(connection, item)

    def change_item(self, item_id: str, day: date, successor: PlanItem, today: date) -> None:
        """Close the item before `day` and let `successor` take over from that day."""
        with writing(self.path) as connection:
            items = {item.id: item for item in plans.list_items(connection)}
            closed, follows = changed_from(_there(items, item_id), day, successor)
            check_start(follows, today)
            others = [other for other in items.values() if other.id != item_id]
            check_no_overlap(follows, [*others, *([closed] if closed else [])])
            if closed:
                plans.update_item(connection, closed)
            else:
                plans.delete_item(connection, item_id)
            plans.add_item(connection, follows)

    def stop_item(self, item_id: str, day: date) -> None:
        """Close the item before `day`; an item that would never have begun is forgotten."""
        with writing(self.path) as connection:
            items = {item.id: item for item in plans.list_items(connection)}
            if closed := stopped_from(_there(items, item_id), day):
                plans.update_item(connection, closed)
            else:
                plans.delete_item(connection, item_id)

    def put_item_back(self, item: PlanItem) -> None:
        """Keep the item as it was before it was stopped."""
        with writing(self.path) as connection:
            others = {other.id: other for other in plans.list_items(connection)}
            check_no_overlap(item, others.values())
            if item.id in others:
                plans.update_item(connection, item)
            else:
                plans.add_item(connection, item)

    def remove_item(self, item_id: str) -> None:
        """Forget an item that should never have been in the plan."""
        with writing(self.path) as connection:
            plans.delete_item(connection, item_id)

    def save(self, entry: Entry, today: date, token: str | None = None) -> bool:
        """Keep a new entry; False when the same tap (`token`), id or day was kept before."""
        check_day(entry, today)
        with writing(self.path) as connection:
            return logbook.add(connection, entry, token)

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

    def note_share(self, what: Shared, on: date, recorded_at: str) -> None:
        """Remember that something was shared on a day."""
        with writing(self.path) as connection:
            shares.add(connection, what, on, recorded_at)

    def last_share_before(self, day: date) -> date | None:
        """Return the last day before `day` on which something was shared, None if there is none."""
        with reading(self.path) as connection:
            return shares.last_before(connection, day)

    def data_version(self) -> int:
        """Return the number that every write raises, by whichever process."""
        with reading(self.path) as connection:
            number: int = connection.execute("select number from data_version").fetchone()[0]
            return number

    def tally(self, first: date | None = None, last: date | None = None) -> Tally:
        """Return the diary from `first` to `last` counted by day, with the whole plan."""
        with reading(self.path) as connection:
            return counts.tally(connection, plans.list_items(connection), first, last)

    def first_day(self) -> date | None:
        """Return the first day with an entry, or None before there is one."""
        with reading(self.path) as connection:
            return counts.first_day(connection)

    def moments_scored(self) -> list[Moment]:
        """Return the moments that have a pain score of whichever day, in the order of a day."""
        with reading(self.path) as connection:
            return counts.moments(connection)

    def pain_at_both_ends(self, scored: Collection[Moment], today: date) -> PainDays:
        """Return what `pain_change` up to `today` needs of the pain of the moments in `scored`."""
        with reading(self.path) as connection:
            return counts.pain_at_both_ends(connection, scored, today)

    def exercise_days(self) -> dict[tuple[str, date], tuple[int, int | None]]:
        """Return, by exercise and day, the number of sets and the worst pain noted with one."""
        with reading(self.path) as connection:
            return counts.exercise_days(connection)

    def training_days(self, first: date, last: date) -> defaultdict[str, set[date]]:
        """Return the days with a set of each exercise, by its id; empty for others."""
        with reading(self.path) as connection:
            return counts.training_days(connection, first, last)

    def pain_days(self, first: date, last: date) -> PainDays:
        """Return the pain by moment and day from `first` to `last`."""
        with reading(self.path) as connection:
            return counts.pain_days(connection, first, last)

    def pain_of_foot(
        self, foot: Side, first: date | None = None, last: date | None = None
    ) -> PainDays:
        """Return the pain by moment and day of the scores that name this foot."""
        with reading(self.path) as connection:
            return counts.pain_days(connection, first, last, foot)

    def settings(self) -> Settings:
        """Return the person's settings."""
        with reading(self.path) as connection:
            return settings_table.load(connection)

    def save_settings(self, settings: Settings) -> None:
        """Keep the settings."""
        with writing(self.path) as connection:
            settings_table.save(connection, settings)

    def own_exercises(self) -> tuple[Exercise, ...]:
        """Return the person's own exercises by name; of their pictures only which ones they are."""
        with reading(self.path) as connection:
            return own_exercises.list_own(connection)

    def own_picture(self, exercise_id: str, sha256: str) -> Picture | None:
        """Return the picture of an own exercise while it is this one, else None."""
        with reading(self.path) as connection:
            return own_pictures.find(connection, exercise_id, sha256)

    def add_own(self, exercise: Exercise) -> None:
        """Keep a new own exercise."""
        with writing(self.path) as connection:
            if not own_exercises.add_own(connection, exercise):
                raise InvalidEntry("name", f"{exercise.name} is taken", "choose another name")

    def edit_own(self, exercise: Exercise, was: Exercise) -> Exercise:
        """Write an own exercise over the one with its id; return that one, to be put back.

        Only while it still is what it was: nobody's later change is written over. Plan and
        history are left as they are.
        """
        with writing(self.path) as connection:
            before = own_exercises.find_own(connection, exercise.id)
            if before is None or before != was:
                raise InvalidEntry(
                    "The exercise", "was changed in another window", "close it and open it again"
                )
            own_exercises.replace_own(connection, exercise)
            return before

    def remove_own(self, exercise_id: str) -> None:
        """Forget an own exercise; raise InvalidEntry while a plan or an entry refers to it."""
        with writing(self.path) as connection:
            if not own_exercises.remove_unused(connection, exercise_id):
                raise InvalidEntry(
                    "The exercise", "is in your plan or history", "leave it, and stop it in Plan"
                )

    def function_scores(self) -> tuple[FunctionScore, ...]:
        """Return every function score, oldest first."""
        with reading(self.path) as connection:
            return function_scores.list_scores(connection)

    def save_function_score(self, score: FunctionScore, today: date) -> FunctionScore:
        """Keep a function score and return it as kept.

        It takes the place, and the id, of one of the same activity and day.
        """
        check_function_day(score, today)
        with writing(self.path) as connection:
            return function_scores.save(connection, score)

    def delete_function_score(self, score_id: str) -> None:
        """Forget a function score."""
        with writing(self.path) as connection:
            function_scores.delete(connection, score_id)

    def import_rows(
        self,
        arriving: Arriving,
        today: date,
        *,
        replace_differing: bool = False,
        dry_run: bool = False,
        advance: Advance = ignored,
    ) -> Imported:
        """Add what is new, all or nothing, and return what was found.

        A record of a day that has another one differs from that, and so does a function score of
        an activity that has one on that day. Rows that differ are left alone unless
        `replace_differing`; with any of them and without it, or with `dry_run`, nothing is
        written. `advance` is told how much is written. Raises InvalidEntry for overlapping plan
        items and for days too far ahead.
        """
        for entry in arriving.entries:
            check_day(entry, today)
        for item in arriving.items:
            check_start(item, today)
        for score in arriving.scores:
            check_function_day(score, today)
        with writing(self.path) as connection:
            found = importing.compared(connection, arriving)
            if not dry_run and (replace_differing or not found.differs):
                importing.write(connection, found, advance)
        return found


def _there(items: dict[str, PlanItem], item_id: str) -> PlanItem:
    if item_id not in items:
        raise InvalidEntry("plan", "has changed in another window", "load the page again")
    return items[item_id]
