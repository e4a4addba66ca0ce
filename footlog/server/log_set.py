"""The route that saves a tapped set before Streamlit draws the page again."""

from dataclasses import dataclass
from datetime import date

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from footlog.analysis.agenda import completed, marks, offered
from footlog.domain.clock import entry_metadata, given_today, read_clock
from footlog.domain.validation import InvalidEntry
from footlog.paths import diary_path
from footlog.server.form import read_form
from footlog.store.diary import Diary
from footlog.store.errors import DiaryError


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


def keep(diary: Diary, tick: Tick) -> int | None:
    """Keep the set as planned and return the diary's version that holds it.

    None when no such mark is open, or when a new day has begun since its page was drawn; nothing
    was changed then. Raises what `Diary` raises.
    """
    now = read_clock(tick.zone, diary.settings().day_start, given_today())
    if tick.today != now.today.isoformat():
        return None
    done = diary.sets_of(tick.day)
    for item in offered(diary.plan_items(), tick.day):
        for mark in marks(item, done):
            if mark.log is None and mark.token(tick.day) == tick.token:
                log = completed(mark, item, entry_metadata(now, tick.day))
                diary.save_sets([(log, tick.token)], now.today)
                return diary.data_version()
    return None


PATH = "/tick"
_UNREADABLE, _NOT_KEPT = 400, 409


async def _tick(request: Request) -> Response:
    """Answer with the diary's version that holds the set, or with 409 when it was not kept.

    Nothing is said of why: the page sends the same tap as well, keeps nothing twice, and says it.
    """
    try:
        tick = Tick(**await read_form(request))
    except TypeError:
        return Response(status_code=_UNREADABLE)
    version = await run_in_threadpool(_kept, tick)
    if version is None:
        return Response(status_code=_NOT_KEPT)
    return JSONResponse({"version": version})


ROUTES = (Route(PATH, _tick, methods=["POST"]),)


def _kept(tick: Tick) -> int | None:
    try:
        return keep(Diary(diary_path()), tick)
    except (InvalidEntry, DiaryError, ValueError):
        return None
