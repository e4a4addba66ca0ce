"""The route that saves a tapped set before Streamlit draws the page again."""

from dataclasses import dataclass
from datetime import date

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from footlog.analysis.agenda import Mark, marks
from footlog.domain.clock import given_today, read_clock
from footlog.domain.plan import PlanItem
from footlog.domain.validation import InvalidEntry
from footlog.paths import diary_path
from footlog.server.form import read_form
from footlog.store.diary import Diary, one_connection
from footlog.store.errors import DiaryError

PATH = "/tick"
_UNREADABLE, _NOT_SAVED = 400, 409


@dataclass(frozen=True)
class Tick:
    """A tap on a mark: its `token`, the page's day `today`, the browser's time `zone`."""

    token: str
    today: str
    zone: str

    @property
    def day(self) -> date:
        """The day of the mark; ValueError when the token names none."""
        return date.fromisoformat(self.token.partition("|")[0])


def log_marked_set(diary: Diary, tick: Tick) -> int | None:
    """Save the set of the tapped mark and return the diary's version that holds it.

    None when no such mark is open, or when a new day has begun since its page was drawn; nothing
    is changed then. Raises what `Diary` raises, and ValueError for a token without a day.
    """
    now = read_clock(tick.zone, diary.settings().day_start, given_today())
    if tick.today != now.today.isoformat():
        return None
    found = _open_mark(diary, tick)
    if found is None:
        return None
    item, mark = found
    diary.log_marks(item, [mark], tick.day, now)
    return diary.data_version()


def _open_mark(diary: Diary, tick: Tick) -> tuple[PlanItem, Mark] | None:
    done = diary.sets_of(tick.day)
    in_force = (item for item in diary.plan_items() if item.in_force(tick.day))
    for item in in_force:
        for mark in marks(item, done):
            if mark.log is None and mark.token(tick.day) == tick.token:
                return item, mark
    return None


async def _tick(request: Request) -> Response:
    """Answer with the diary's version that holds the set, or with 409 when it was not saved.

    The answer gives no reason: the page gets the same tap afterwards and shows why.
    """
    try:
        tick = Tick(**await read_form(request))
    except TypeError:
        return Response(status_code=_UNREADABLE)
    version = await run_in_threadpool(_version_with, tick)
    if version is None:
        return Response(status_code=_NOT_SAVED)
    return JSONResponse({"version": version})


def _version_with(tick: Tick) -> int | None:
    try:
        with one_connection(diary_path()) as diary:
            return log_marked_set(diary, tick)
    except (InvalidEntry, DiaryError, ValueError):
        return None


ROUTES = (Route(PATH, _tick, methods=["POST"]),)
