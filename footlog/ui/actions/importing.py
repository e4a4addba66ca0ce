"""What the Import page does: read the chosen files once, compare them with the diary, import."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol, TypeVar

import streamlit as st

from footlog.domain.backup import Contents
from footlog.domain.changes import ImportBatch, ImportDiff
from footlog.domain.clock import Now
from footlog.files.reading.csv_format import CsvError
from footlog.files.reading.files import is_database
from footlog.files.reading.uploads import Answers, UploadResult, read_uploads
from footlog.store.automatic_backups import back_up_before_import
from footlog.store.diary import Diary
from footlog.store.errors import DiaryError
from footlog.ui import session
from footlog.ui.actions.backups import BackupActions
from footlog.ui.notice import Notice, with_notice
from footlog.ui.views.import_preview import ROWS, done_with_bar
from footlog.wording import plural

REPLACE = "import_replace"

_ROUND = "import_round"
_ANSWER = "import_answer"
_CACHED = "import_cached_"
_BEGINS = "\n"

Result = TypeVar("Result")


class Upload(Protocol):
    """A file that was chosen in the browser."""

    file_id: str
    name: str

    def getvalue(self) -> bytes:
        """Return its bytes."""


@dataclass(frozen=True)
class ImportActions:
    """The reading and the callbacks of the Import page."""

    diary: Diary
    now: Now

    @property
    def uploader_key(self) -> str:
        """The key of the field for the files; a new one after each import, so that it is empty."""
        return f"import_files_{st.session_state.get(_ROUND, 0)}"

    @property
    def has_imported(self) -> bool:
        """Whether something was imported in this window."""
        return _ROUND in st.session_state

    def read(self, uploads: Sequence[Upload]) -> UploadResult:
        """Return what the files contain; read them again only for other files or answers."""
        known = session.known_exercises(self.diary)
        answers = _answers(uploads)
        files = [(upload.name, upload.getvalue()) for upload in uploads]
        return _cached_in_window(
            "read",
            (_ids(uploads), repr(answers), self.now.today, tuple(known)),
            lambda: done_with_bar(
                "Reading the files…",
                partial(read_uploads, files, known.values(), self.now.today, answers),
            ),
        )

    def compared_with_diary(self, batch: ImportBatch) -> ImportDiff:
        """Return which rows of the batch are new, which the diary has, and which differ.

        Raises InvalidEntry for a row that cannot be imported.
        """
        return _cached_in_window(
            "found",
            (batch, self.diary.data_version()),
            lambda: done_with_bar(
                "Comparing with your diary…",
                lambda _: self.diary.import_rows(batch, self.now.today, dry_run=True),
            ),
        )

    @with_notice
    def import_rows(self, batch: ImportBatch) -> Notice | None:
        """Write the batch into the diary, all or nothing, and empty the field for the files."""
        if session.is_double_tap("import"):
            return None
        replacing = bool(st.session_state.get(REPLACE))
        back_up_before_import(self.diary, batch, session.present(self.diary.settings()))
        done = done_with_bar(
            "Importing…",
            lambda advance: self.diary.import_rows(
                batch, self.now.today, replace_differing=replacing, advance=advance
            ),
        )
        if done.differs and not replacing:
            return Notice(
                "Nothing was imported: your diary has changed. Check the changes again.", done=False
            )
        _forget()
        return Notice(f"Imported: {_written(done)}.")

    def backup_contents(self, upload: Upload) -> Contents:
        """Return what a backup holds, read once; raise CsvError unless it is one."""
        try:
            return _cached_in_window(
                "backup",
                (upload.file_id,),
                lambda: self._backups.contents_of_file(upload.name, upload.getvalue()),
            )
        except DiaryError as error:
            raise CsvError(str(error)) from error

    @property
    def present_contents(self) -> Contents:
        """What the diary holds now."""
        return self._backups.checked_contents()

    @with_notice
    def restore(self, upload: Upload) -> Notice | None:
        """Restore the backup in place of the diary, and empty the field for the files."""
        if session.is_double_tap("restore"):
            return None
        notice = done_with_bar(
            "Restoring…",
            lambda _: self._backups.restore_file(upload.name, upload.getvalue()),
        )
        _forget()
        return notice

    @property
    def _backups(self) -> BackupActions:
        return BackupActions(self.diary.path)


def backup_among(uploads: Sequence[Upload]) -> Upload | None:
    """Return the backup that was chosen, None without one; raise CsvError for one among others."""
    backups = [upload for upload in uploads if is_database(upload.getvalue())]
    if backups and len(uploads) > 1:
        raise CsvError(f"{backups[0].name} is a backup: choose it alone.")
    return backups[0] if backups else None


def _written(done: ImportDiff) -> str:
    numbers = {name: len(one.new) + len(one.differing) for name, one in done._asdict().items()}
    return ", ".join(plural(number, *ROWS[name]) for name, number in numbers.items() if number)


def answer_key(uploads: Sequence[Upload], title: str, question: str) -> str:
    """Return the key of the answer to a question about file `title`, while these are chosen."""
    return _BEGINS.join((_ANSWER, _ids(uploads), title, question))


def _answers(uploads: Sequence[Upload]) -> Answers:
    found: dict[str, dict[str, str]] = {}
    begins = _BEGINS.join((_ANSWER, _ids(uploads), ""))
    for key, value in st.session_state.items():
        if str(key).startswith(begins) and value is not None:
            title, _, question = str(key).removeprefix(begins).rpartition(_BEGINS)
            found.setdefault(title, {})[question] = value
    return found


def _ids(uploads: Sequence[Upload]) -> str:
    return " ".join(upload.file_id for upload in uploads)


def _cached_in_window(name: str, key: tuple[object, ...], build: Callable[[], Result]) -> Result:
    """Return the result of `build`, from this window's cache while `key` stays the same."""
    slot = f"{_CACHED}{name}"
    cached: tuple[tuple[object, ...], Result] | None = st.session_state.get(slot)
    if cached is None or cached[0] != key:
        cached = (key, build())
        st.session_state[slot] = cached
    return cached[1]


def _forget() -> None:
    """Empty the field for the files and forget what they held."""
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    for slot in [key for key in st.session_state if str(key).startswith(_CACHED)]:
        del st.session_state[slot]
