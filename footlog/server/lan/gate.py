"""The gate on the home network: without a signed cookie not a byte of the app or the diary."""

import asyncio
import math
import re
import time
from pathlib import Path

from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from footlog.domain.validation import InvalidEntry
from footlog.server.form import read_form
from footlog.server.lan.cookies import is_signed, sent_cookie, set_cookie, signed
from footlog.server.lan.guesses import Guesses
from footlog.server.lan.keys import Keys, read_keys, sign_out_everywhere
from footlog.server.lan.pages import sign_in_page, sign_out_page
from footlog.server.lan.passphrase import matches
from footlog.wording import plural

_OWN_PAGE = re.compile(r"/[a-z]*")
_NOT_KEPT = {"cache-control": "no-store"}


class Gate:
    """ASGI middleware: lets in who is signed in, and offers the others the sign-in page.

    `keys` is the file with the passphrase's hash. `secure` says that TLS is on.
    """

    def __init__(self, app: ASGIApp, *, keys: Path, secure: bool) -> None:
        self._app = app
        self._keys = keys
        self._secure = secure
        self._guesses = Guesses()
        self._one_guess = asyncio.Lock()
        self._signed_out: set[str] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it here."""
        match scope["type"]:
            case "http":
                await self._http(scope, receive, send)
            case "websocket" if self._is_in(scope):
                await self._app(scope, self._while_signed_in(scope, receive), send)
            case "websocket":
                await receive()
                await send({"type": "websocket.close", "code": 1008})
            case _:
                await self._app(scope, receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        answer: Response
        match scope["method"], scope["path"], self._is_in(scope):
            case "POST", "/sign-in", _:
                answer = await self._sign_in(request)
            case "POST", "/sign-out", True:
                answer = await self._sign_out(request)
            case "GET", "/sign-out", True:
                answer = HTMLResponse(sign_out_page(), headers=_NOT_KEPT)
            case _, "/sign-in" | "/sign-out", True:
                answer = RedirectResponse("/", 303)
            case _, _, True:
                await self._app(scope, receive, send)
                return
            case "GET", path, _ if "text/html" in request.headers.get("accept", ""):
                answer = self._asking(401, path)
            case _:
                answer = Response(status_code=401, headers=_NOT_KEPT)
        await answer(scope, receive, send)

    async def _sign_in(self, request: Request) -> Response:
        form = await read_form(request)
        to = form.get("to", "/")
        device = request.client.host if request.client else ""
        async with self._one_guess:
            wait = self._guesses.wait_seconds(device, time.monotonic())
            if wait:
                seconds = plural(math.ceil(wait), "second")
                return self._asking(429, to, f"Too many tries: wait {seconds}, then try again.")
            keys = self._kept()
            right = keys is not None and await asyncio.to_thread(
                matches, form.get("passphrase", ""), keys.passphrase
            )
            if keys is None or not right:
                self._guesses.wrong(device, time.monotonic())
                return self._asking(401, to, "That is not the passphrase: try again.")
            self._guesses.right(device)
        return self._leading_to(to, signed(keys.signing_key))

    async def _sign_out(self, request: Request) -> Response:
        self._signed_out.add(self._cookie(request.scope))
        if "everywhere" in await read_form(request):
            try:
                await asyncio.to_thread(sign_out_everywhere, self._keys)
            except InvalidEntry as error:
                return self._asking(500, "/", str(error))
        return self._leading_to("/", "")

    def _is_in(self, scope: Scope) -> bool:
        cookie = self._cookie(scope)
        if not cookie or cookie in self._signed_out:
            return False
        keys = self._kept()
        return keys is not None and is_signed(cookie, keys.signing_key)

    def _kept(self) -> Keys | None:
        """Return the keys as they are now: another footlog may have changed them."""
        try:
            return read_keys(self._keys)
        except InvalidEntry:
            return None

    def _cookie(self, scope: Scope) -> str:
        header = HTTPConnection(scope).headers.get("cookie", "")
        return sent_cookie(header, secure=self._secure)

    def _while_signed_in(self, scope: Scope, receive: Receive) -> Receive:
        async def receiving() -> Message:
            message = await receive()
            if self._is_in(scope):
                return message
            return {"type": "websocket.disconnect", "code": 1008}

        return receiving

    def _asking(self, status: int, to: str, problem: str = "") -> Response:
        page = sign_in_page(_own(to), problem, secure=self._secure)
        return HTMLResponse(page, status, _NOT_KEPT)

    def _leading_to(self, to: str, cookie: str) -> Response:
        answer = RedirectResponse(_own(to), 303, _NOT_KEPT)
        answer.headers["set-cookie"] = set_cookie(cookie, secure=self._secure)
        return answer


def _own(path: str) -> str:
    return path if _OWN_PAGE.fullmatch(path) and not path.startswith("/sign") else "/"
