"""A tap on a set, kept before the page is drawn anew: the tick is there when it is in the diary."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from footlog.domain.validation import InvalidEntry
from footlog.paths import diary_path
from footlog.server.form import read_form
from footlog.server.tick import Tick, keep
from footlog.store.diary import Diary
from footlog.store.errors import DiaryError

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
