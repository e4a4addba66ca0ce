"""The guard in front of every request: only footlog's own pages get through."""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from footlog.server.streamlit_patches import FIRST_SCRIPT

_OF_FIRST_SCRIPT = b64encode(sha256(FIRST_SCRIPT).digest()).decode()
CONTENT_SECURITY_POLICY = (
    f"default-src 'self'; script-src 'self' blob: 'sha256-{_OF_FIRST_SCRIPT}'; "
    "style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
    "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
_OWN_SITES = (None, "none", "same-origin")
"""What browsers say in Sec-Fetch-Site: nothing over plain HTTP, and `none` of a typed address."""


class Guard:
    """ASGI middleware: refuses foreign Hosts (421) and sites (403), adds protective headers.

    `hosts` are the values of the Host header that are let through, port included.
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self._app = app
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it here."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if refusal is None:
            await self._pass_on(scope, receive, _with_headers(send))
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008})
        else:
            await PlainTextResponse(refusal[1], refusal[0])(scope, receive, _with_headers(send))

    async def _pass_on(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; when nothing is sent because something broke, answer 500 here.

        The answer outside the guard would lack the headers.
        """
        sent = False

        async def sending(message: Message) -> None:
            nonlocal sent
            sent = True
            await send(message)

        try:
            await self._app(scope, receive, sending)
        except Exception:
            if not sent and scope["type"] == "http":
                await PlainTextResponse("Something went wrong: try again.", 500)(
                    scope, receive, send
                )
            raise

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0] not in self._hosts:
            return 421, "This is not footlog's address."
        if not _is_own_origin(scope, headers, hosts[0]) or not _is_own_site(scope, headers):
            return 403, "This request is from a page that is not footlog's."
        return None


def _is_own_origin(scope: Scope, headers: Headers, host: str) -> bool:
    origins = headers.getlist("origin")
    if not origins:
        return bool(scope["type"] == "http")
    scheme = "https" if scope["scheme"] in ("https", "wss") else "http"
    return origins == [f"{scheme}://{host}"]


def _is_own_site(scope: Scope, headers: Headers) -> bool:
    """Return whether no other site asks, as far as the browser says, or it asks by a link."""
    if scope["type"] == "websocket" or headers.get("sec-fetch-site") in _OWN_SITES:
        return True
    asked = (scope["method"], headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest"))
    return asked == ("GET", "navigate", "document")


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
        await send(message)

    return sending
