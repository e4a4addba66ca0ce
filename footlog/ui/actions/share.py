"""What a download on the Share page does: make the file, and remember that it was shared."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from footlog.domain.clock import Now
from footlog.domain.sharing import Shared
from footlog.store.diary import Diary
from footlog.store.errors import DiaryError


@dataclass(frozen=True)
class ShareActions:
    """The callbacks of the Share page, when it was drawn at `now`."""

    diary: Diary
    now: Now

    def download(self, what: Shared, make: Callable[[], bytes]) -> bytes:
        """Return the file that `make` returns, and remember in the diary that it was shared.

        A diary that cannot be written does not stop the download.
        """
        content = make()
        with suppress(DiaryError):
            self.diary.note_share(what, self.now.today, self.now.recorded_at)
        return content
