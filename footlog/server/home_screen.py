"""What footlog adds to Streamlit's page: a name and icon for a phone, and scripts fetched early."""

import json
from functools import cache
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from footlog.day.script import version
from footlog.server.streamlit_patches import (
    SCRIPTS_OF_TRENDS,
    script_addresses,
    with_first_script,
    with_own_title,
)

SCRIPT_TAG = b'<script type="module" src="/prefetch.js"></script>'
"""The tag of the script that fetches them; it runs after Streamlit's own."""


@cache
def _day_tags() -> bytes:
    """Return the tags of the day's style and script: it is drawn while Streamlit still starts."""
    return (
        f'<link rel="stylesheet" href="/day.css?v={version()}">'
        f'<script type="module" async src="/day.js?v={version()}"></script>'
    ).encode()


_FOLDER = Path(__file__).parent
_FILES = {
    "manifest.webmanifest": "application/manifest+json",
    "icon-192.png": "image/png",
    "icon-512.png": "image/png",
}
_FOR_A_DAY = {"cache-control": "max-age=86400"}
_TAGS = (
    b'<link rel="manifest" href="/manifest.webmanifest" crossorigin="use-credentials">'
    b'<link rel="apple-touch-icon" href="/icon-192.png">'
    b'<meta name="apple-mobile-web-app-title" content="footlog">'
    b'<meta name="apple-mobile-web-app-capable" content="yes">'
    b'<meta name="theme-color" content="#00614F">'
)


def _prefetch(_: Request) -> Response:
    chunks = json.dumps(script_addresses(SCRIPTS_OF_TRENDS))
    script = (_FOLDER / "prefetch.js").read_text(encoding="utf-8")
    return Response(
        f"const chunks = {chunks};\n{script}",
        headers={"cache-control": "no-cache"},
        media_type="text/javascript",
    )


def _file(request: Request) -> Response:
    name = request.url.path.lstrip("/")
    return FileResponse(_FOLDER / name, headers=_FOR_A_DAY, media_type=_FILES[name])


ROUTES = (Route("/prefetch.js", _prefetch), *(Route(f"/{name}", _file) for name in _FILES))


class HomeScreen:
    """ASGI middleware: puts the tags for the home screen and the script into every HTML page."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add the tags to an HTML answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        await self._app(_uncompressed(scope), receive, _Tagging(send).send)


def _uncompressed(scope: Scope) -> Scope:
    """Return a request for a page without Accept-Encoding: a compressed answer gets no tags."""
    if b"text/html" not in dict(scope["headers"]).get(b"accept", b""):
        return scope
    headers = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
    return {**scope, "headers": headers}


class _Tagging:
    """Collects an HTML answer and sends it with the tags."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_html(message):
            self._start = message
        elif self._start is None:
            await self._send(message)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._finish(self._start)

    async def _finish(self, start: Message) -> None:
        body = with_first_script(with_own_title(self._body))
        body = body.replace(b"<head>", b"<head>" + _TAGS + _day_tags(), 1)
        body = body.replace(b"</head>", SCRIPT_TAG + b"</head>", 1)
        headers = MutableHeaders(scope=start)
        headers["content-length"] = str(len(body))
        if "etag" in headers:
            headers["etag"] = f'"footlog-{headers["etag"].strip(chr(34))}"'
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})


def _is_html(start: Message) -> bool:
    headers = MutableHeaders(scope=start)
    is_page = headers.get("content-type", "").startswith("text/html")
    return is_page and start["status"] == 200 and "content-encoding" not in headers  # noqa: PLR2004
