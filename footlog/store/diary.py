"""The diary as the pages and commands use it: every method is one operation, done whole."""

from datetime import date
from pathlib import Path

from footlog.domain.changes import ImportBatch, ImportDiff
from footlog.domain.function import check_function_day
from footlog.domain.logbook import check_day
from footlog.domain.plan import check_start
from footlog.domain.settings import Settings
from footlog.domain.sharing import Shared
from footlog.progress import Advance, ignored
from footlog.store import importing
from footlog.store import settings as settings_table
from footlog.store.counted import Counted
from footlog.store.database import check_sound, reading, writing
from footlog.store.entered import Entered
from footlog.store.opening import open_diary
from footlog.store.owned import Owned
from footlog.store.planned import Planned


class Diary(Planned, Entered, Counted, Owned):
    """A diary file that exists and has today's schema, or a newer one that can only be read.

    Methods raise DiaryError, a sentence with the path, when the file cannot be used, and
    InvalidEntry, a sentence with the field, for what cannot be kept; then nothing was changed.
    """

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self.path = path
        open_diary(path, create=create)

    def check_sound(self) -> None:
        """Raise DiaryError when there is damage anywhere in the file."""
        check_sound(self.path)

    def note_share(self, what: Shared, on: date, recorded_at: str) -> None:
        """Remember that something was shared on a day."""
        with writing(self.path) as connection:
            settings_table.add_share(connection, what, on, recorded_at)

    def last_share_before(self, day: date) -> date | None:
        """Return the last day before `day` on which something was shared, None if there is none."""
        with reading(self.path) as connection:
            return settings_table.last_share_before(connection, day)

    def settings(self) -> Settings:
        """Return the person's settings."""
        with reading(self.path) as connection:
            return settings_table.load(connection)

    def save_settings(self, settings: Settings) -> None:
        """Keep the settings."""
        with writing(self.path) as connection:
            settings_table.save(connection, settings)

    def import_rows(
        self,
        batch: ImportBatch,
        today: date,
        *,
        replace_differing: bool = False,
        dry_run: bool = False,
        advance: Advance = ignored,
    ) -> ImportDiff:
        """Add what is new, all or nothing, and return what was found.

        A record of a day that has another one differs from that, and so does a function score of
        an activity that has one on that day. Rows that differ are left alone unless
        `replace_differing`; with any of them and without it, or with `dry_run`, nothing is
        written. `advance` is told how much is written. Raises InvalidEntry for overlapping plan
        items and for days too far ahead.
        """
        for entry in batch.entries:
            check_day(entry, today)
        for item in batch.items:
            check_start(item, today)
        for score in batch.scores:
            check_function_day(score, today)
        with writing(self.path) as connection:
            found = importing.compared(connection, batch)
            if not dry_run and (replace_differing or not found.differs):
                importing.write(connection, found, advance)
        return found
