"""A tap on a set, kept before the page is drawn anew: the tick is there when it is in the diary."""

import json

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from footlog.invalid import InvalidEntry
from footlog.places import diary_path
from footlog.store.diary import Diary
from footlog.store.refusals import DiaryError
from footlog.tick import Tick, keep

PATH = "/tick"
_LONGEST_BYTES = 1024
_UNREADABLE, _NOT_KEPT = 400, 409


async def _tick(request: Request) -> Response:
    """Answer with the diary's version that holds the set, or with 409 when it was not kept.

    Nothing is said of why: the page sends the same tap as well, keeps nothing twice, and says it.
    """
    tick = await _read(request)
    if tick is None:
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


async def _read(request: Request) -> Tick | None:
    """Return the tick that was sent; None for anything else, and for what is too long."""
    body = b""
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > _LONGEST_BYTES:
                return None
        fields = json.loads(body)
        tick = Tick(**fields)
    except (ClientDisconnect, ValueError, TypeError):
        return None
    return tick if all(isinstance(value, str) for value in fields.values()) else None
