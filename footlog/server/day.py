"""The routes of the day: what the browser draws it from, and the changes it sends."""

import json
from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from footlog.day.answers import changed, page_of
from footlog.day.feet import feet
from footlog.day.images import addresses, drawing
from footlog.day.page import detail, others
from footlog.day.script import script, style
from footlog.domain.catalogue import CatalogueError
from footlog.domain.clock import new_id
from footlog.domain.validation import InvalidEntry
from footlog.error_log import failure_sentence
from footlog.paths import diary_path
from footlog.server.form import LONGEST_BYTES, read_form
from footlog.store.diary import Diary, one_connection
from footlog.store.errors import DiaryError
from footlog.wording import refusal_words

TICK = "/tick"
_OK, _UNREADABLE, _MISSING, _REFUSED, _AWAY = 200, 400, 404, 409, 503
_FOREVER = {"cache-control": "private, max-age=31536000, immutable"}
_NOT_STORED = {"cache-control": "no-store"}

Given = Mapping[str, str]
Answer = Callable[[Diary, Given], Response]
Handler = Callable[[Request], Coroutine[Any, Any, Response]]


def _from_diary(answer: Answer) -> Handler:
    """Make a route of a function that answers from the diary, on one connection."""

    async def handle(request: Request) -> Response:
        given = {**request.query_params, **request.path_params}
        return await run_in_threadpool(_answered, lambda diary: answer(diary, given))

    return handle


def _answered(answer: Callable[[Diary], Response]) -> Response:
    """Return the answer; what was not saved and may be sent again is answered with 503."""
    try:
        with one_connection(diary_path()) as diary:
            return answer(diary)
    except InvalidEntry as error:
        return _refusal(refusal_words(error), _REFUSED)
    except (DiaryError, CatalogueError) as error:
        return _refusal(str(error), _AWAY)
    except Exception as error:  # noqa: BLE001 - whatever it is, the person gets a sentence
        return _refusal(failure_sentence(error), _AWAY)


def _refusal(sentence: str, status: int) -> Response:
    return JSONResponse({"refused": sentence}, status)


def _day(diary: Diary, given: Given) -> Response:
    page = page_of(diary, given.get("zone"), given.get("on"))
    return JSONResponse(page.whole(addresses), headers=_NOT_STORED)


def _staying(diary: Diary, given: Given) -> Response:
    page = page_of(diary, given.get("zone"), given.get("on"))
    return JSONResponse(page.staying(), headers=_NOT_STORED)


def _others(diary: Diary, given: Given) -> Response:
    page = page_of(diary, given.get("zone"), given.get("on"))
    return JSONResponse(others(page.exercises, page.facts), headers=_NOT_STORED)


def _detail(diary: Diary, given: Given) -> Response:
    exercise = diary.known_exercises().get(given["exercise_id"])
    return JSONResponse(detail(exercise)) if exercise else Response(status_code=_MISSING)


def _picture(diary: Diary, given: Given) -> Response:
    picture = diary.own_picture(given["exercise_id"], given.get("v", ""))
    if picture is None or picture.content is None:
        return Response(status_code=_MISSING)
    return Response(picture.content, media_type="image/jpeg", headers=_FOREVER)


async def _change(request: Request) -> Response:
    """Carry out what the page has sent: 200 with what it did, or 409 with why it was refused."""
    body = b""
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > LONGEST_BYTES:
                return Response(status_code=_UNREADABLE)
        sent = json.loads(body)
    except (ClientDisconnect, ValueError, RecursionError):
        return Response(status_code=_UNREADABLE)
    return await run_in_threadpool(_answered, lambda diary: JSONResponse(changed(diary, sent)))


async def _tick(request: Request) -> Response:
    """Save the set of an open mark, posted as a form with `token`, `today` and `zone`.

    The answer is the diary's version that holds it, or 409 without a reason.
    """
    fields = await read_form(request)
    if fields.keys() != {"token", "today", "zone"}:
        return Response(status_code=_UNREADABLE)
    answer = await run_in_threadpool(_answered, lambda diary: _ticked(diary, fields))
    return answer if answer.status_code == _OK else Response(status_code=_REFUSED)


def _ticked(diary: Diary, fields: Given) -> Response:
    token = fields["token"]
    day = token.partition("|")[0]
    page = page_of(diary, fields["zone"], day)
    if fields["today"] != str(page.now.today) or token not in page.open_tokens():
        return Response(status_code=_REFUSED)
    sent = {"what": "tick", "id": new_id(), "day": day, **fields}
    return JSONResponse({"version": changed(diary, sent)["version"]})


def _feet(_: Request) -> Response:
    return HTMLResponse(feet(), headers=_FOREVER)


def _drawing(request: Request) -> Response:
    """Answer with the drawing of a pose: `dark` and `moving` are 0 or 1."""
    given = request.query_params
    svg = drawing(
        request.path_params["name"],
        dark=given.get("dark") == "1",
        moving=given.get("moving") == "1",
    )
    if svg is None:
        return Response(status_code=_MISSING)
    return Response(svg, media_type="image/svg+xml", headers=_FOREVER)


def _script(_: Request) -> Response:
    return Response(script(), media_type="text/javascript", headers=_FOREVER)


def _style(_: Request) -> Response:
    return Response(style(), media_type="text/css", headers=_FOREVER)


ROUTES = (
    Route("/day", _from_diary(_day)),
    Route("/day", _change, methods=["POST"]),
    Route("/day/others", _from_diary(_others)),
    Route("/day/staying", _from_diary(_staying)),
    Route("/day/exercise/{exercise_id}", _from_diary(_detail)),
    Route("/day/feet", _feet),
    Route("/day.js", _script),
    Route("/day.css", _style),
    Route("/drawing/{name}.svg", _drawing),
    Route("/picture/{exercise_id}", _from_diary(_picture)),
    Route(TICK, _tick, methods=["POST"]),
)
