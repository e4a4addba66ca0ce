"""Signing in on the home network: without a signed cookie no request reaches the app."""

import asyncio
import logging
import math
import re
import time
from collections import Counter
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from weakref import WeakValueDictionary

from jinja2 import Template
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from footlog.domain.validation import InvalidEntry
from footlog.server.door import Client, Door, in_time
from footlog.server.form import read_form
from footlog.server.keys import (
    COOKIE_SECONDS,
    Keys,
    is_passphrase,
    load_keys,
    new_cookie,
    sign_out_everywhere,
    signed_value,
)
from footlog.wording import plural

FREE_GUESSES = 5
LONGEST_WAIT_SECONDS = 60.0
CLEARED_AFTER_SECONDS = 3600.0
_MOST_DEVICES = 2**16
"""All of a /16 network."""
_OWN_PAGE = re.compile(r"/[a-z]*")
_log = logging.getLogger(__name__)
_NOT_STORED = {"cache-control": "no-store"}


class Gate:
    """ASGI middleware: lets signed-in devices through and shows the others the sign-in page.

    `keys` is the file with the passphrase's hash; `secure` means that TLS is on. The connections
    of the others wait at the `door`.
    """

    def __init__(self, app: ASGIApp, *, keys: Path, secure: bool, door: Door) -> None:
        self._app = app
        self._keys = keys
        self._last_keys: Keys | None = None
        self._door = door
        self._secure = secure
        # Browsers take a cookie of this name over TLS only, and from this very host.
        self._cookie_name = "__Host-footlog" if secure else "footlog"
        page = files(__package__).joinpath("sign_in.html").read_text(encoding="utf-8")
        self._page = Template(page, autoescape=True)
        self._guesses = Guesses()
        self._tries = Counter[str]()
        self._turns = WeakValueDictionary[str, asyncio.Lock]()
        self._one_guess = {is_known: asyncio.Lock() for is_known in (True, False)}
        self._signed_out: set[str] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it here."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
        elif self._is_in(scope):
            client = _client(scope)
            self._door.know(client[0])
            with self._door.answering(client):
                await self._for_signed_in(scope, receive, send)
        else:
            await self._for_stranger(scope, receive, send)

    async def _for_signed_in(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self._app(scope, self._while_signed_in(scope, receive), send)
            return
        receive = in_time(receive, self._door.seconds)
        answer: Response
        match scope["method"], scope["path"]:
            case "POST", "/sign-in":
                answer = await self._sign_in(Request(scope, receive))
            case "POST", "/sign-out":
                answer = await self._sign_out(Request(scope, receive))
            case "GET", "/sign-out":
                answer = HTMLResponse(self._page.render(title="Sign out"), headers=_NOT_STORED)
            case _, "/sign-in" | "/sign-out":
                answer = RedirectResponse("/", 303)
            case _:
                await self._app(scope, receive, send)
                return
        await answer(scope, receive, send)

    async def _for_stranger(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008})
            return
        request = Request(scope, receive)
        answer: Response
        match scope["method"], scope["path"]:
            case "POST", "/sign-in":
                answer = await self._sign_in(request)
            case "GET", path if "text/html" in request.headers.get("accept", ""):
                answer = self._sign_in_page(401, path)
            case _:
                answer = Response(status_code=401, headers=_NOT_STORED)
        await answer(scope, receive, send)

    async def _sign_in(self, request: Request) -> Response:
        form = await read_form(request)
        to = form.get("to", "/")
        device, _ = client = _client(request.scope)
        if self._is_crowded(device):
            return self._wait_page(1, to)
        self._tries[device] += 1
        try:
            async with self._turns.setdefault(device, asyncio.Lock()):
                if wait := self._guesses.wait_seconds(device, time.monotonic()):
                    return self._wait_page(wait, to)
                with self._door.answering(client):
                    async with self._one_guess[self._door.knows(device)]:
                        keys = await self._keys_opened_by(form.get("passphrase", ""), device)
        finally:
            self._tries -= Counter([device])
        if keys is None:
            return self._sign_in_page(401, to, "That is not the passphrase: try again.")
        return self._redirect(to, new_cookie(keys.signing_key))

    def _is_crowded(self, device: str) -> bool:
        """Return whether the device's tries, or those of strangers, have to be checked first."""
        if device in self._tries or self._door.knows(device):
            return self._tries[device] >= FREE_GUESSES
        return len(self._tries) >= self._door.most_of_strangers

    def _wait_page(self, seconds: float, to: str) -> Response:
        wait = plural(math.ceil(seconds), "second")
        return self._sign_in_page(429, to, f"Too many tries: wait {wait}, then try again.")

    async def _keys_opened_by(self, passphrase: str, device: str) -> Keys | None:
        """Return the keys if this is their passphrase, else count a wrong guess."""
        keys = self._read_keys()
        if not passphrase or keys is None:
            return None
        if await asyncio.to_thread(is_passphrase, passphrase, keys.passphrase):
            self._guesses.forget(device)
            return keys
        self._guesses.count_wrong(device, time.monotonic())
        return None

    async def _sign_out(self, request: Request) -> Response:
        if value := self._signed_value(request.scope):
            self._signed_out.add(value)
        if "everywhere" in await read_form(request):
            try:
                await asyncio.to_thread(sign_out_everywhere, self._keys)
            except InvalidEntry as error:
                return self._sign_in_page(500, "/", str(error))
        return self._redirect("/", "")

    def _is_in(self, scope: Scope) -> bool:
        value = self._signed_value(scope)
        return value is not None and value not in self._signed_out

    def _signed_value(self, scope: Scope) -> str | None:
        cookie = HTTPConnection(scope).cookies.get(self._cookie_name)
        keys = self._read_keys() if cookie else None
        return signed_value(cookie, keys.signing_key) if cookie and keys else None

    def _read_keys(self) -> Keys | None:
        """Return the keys as they are now: another footlog may have changed them.

        When the file cannot be read for a moment, the keys read last are still good.
        """
        try:
            self._last_keys = load_keys(self._keys)
        except InvalidEntry:
            self._last_keys = None
        except OSError as error:
            _log.warning("The passphrase file cannot be read: %s.", error.strerror)
        return self._last_keys

    def _while_signed_in(self, scope: Scope, receive: Receive) -> Receive:
        async def receiving() -> Message:
            message = await receive()
            if self._is_in(scope):
                return message
            return {"type": "websocket.disconnect", "code": 1008}

        return receiving

    def _sign_in_page(self, status: int, to: str, problem: str = "") -> Response:
        page = self._page.render(
            title="Sign in", to=_own_page(to), problem=problem, secure=self._secure
        )
        return HTMLResponse(page, status, _NOT_STORED)

    def _redirect(self, to: str, cookie: str) -> Response:
        answer = RedirectResponse(_own_page(to), 303, _NOT_STORED)
        answer.set_cookie(
            self._cookie_name,
            cookie,
            max_age=COOKIE_SECONDS if cookie else 0,
            secure=self._secure,
            httponly=True,
            samesite="strict",
        )
        return answer


def _client(scope: Scope) -> Client:
    address, port = scope.get("client") or ("", 0)
    return address, port


def _own_page(path: str) -> str:
    return path if _OWN_PAGE.fullmatch(path) and not path.startswith("/sign") else "/"


@dataclass
class _Count:
    wrong: int = 0
    last: float = 0.0


class Guesses:
    """Counts wrong guesses: a device has five free ones, then waits twice as long after each.

    The wait is 1 s, then 2, 4 … up to a minute for each device that guesses wrong, so that many
    devices guess hardly faster than one. It begins with the device's own last wrong guess: nobody
    can use up the tries of others. Signing in clears a device's count. All counts are cleared after
    an hour without a wrong guess, or a minute for each wrong guess if that is longer. Times are
    seconds of a clock that only goes forward.
    """

    def __init__(self) -> None:
        self._devices: dict[str, _Count] = {}
        self._wrong = 0
        self._last = 0.0

    def wait_seconds(self, device: str, now: float) -> float:
        """Return how long until this device may guess again, 0 for at once."""
        mine = self._devices.get(device, _Count())
        over = mine.wrong - FREE_GUESSES
        if over < 0 or self._is_past(now):
            return 0.0
        wait = min(2.0 ** min(over, 30), LONGEST_WAIT_SECONDS * len(self._devices))
        return max(0.0, mine.last + wait - now)

    def count_wrong(self, device: str, now: float) -> None:
        """Count a wrong guess."""
        if self._is_past(now):
            self._devices.clear()
            self._wrong = 0
        if device not in self._devices and len(self._devices) >= _MOST_DEVICES:
            self._devices.pop(next(iter(self._devices)))
        count = self._devices.setdefault(device, _Count())
        count.wrong += 1
        count.last = self._last = now
        self._wrong += 1

    def forget(self, device: str) -> None:
        """Forget the wrong guesses of a device that signed in."""
        self._devices.pop(device, None)

    def _is_past(self, now: float) -> bool:
        return now - self._last > max(CLEARED_AFTER_SECONDS, LONGEST_WAIT_SECONDS * self._wrong)
