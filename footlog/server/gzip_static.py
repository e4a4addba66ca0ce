"""Streamlit's scripts and styles sent packed: over Wi-Fi the first visit is half as long."""

from gzip import compress

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FOLDER = "/static/"
"""Where Streamlit serves its own files: each name holds a hash of what is in the file."""

LEVEL = 6
_WORTH_PACKING = {
    "text/javascript",
    "application/javascript",
    "text/css",
    "application/json",
    "application/wasm",
    "image/svg+xml",
}
_GOOD = 200


class GzipStatic:
    """ASGI middleware: packs each static file at its first request and keeps it in memory.

    All the files that the browser can ask for take 6 MB. Streamlit leaves them unpacked for a
    proxy in front of it to do; footlog has none.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._kept: dict[tuple[str, str], bytes] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and pack the answer when it is a static file worth packing."""
        if scope["type"] == "http" and scope["path"].startswith(FOLDER):
            send = _Packing(scope, send, self._kept).send
        await self._app(scope, receive, send)


def accepts_gzip(header: str) -> bool:
    """Tell whether a browser that sent this Accept-Encoding takes gzip; `q=0` refuses it."""
    wishes = {}
    for part in header.lower().split(","):
        name, _, weight = part.partition(";")
        wishes[name.strip()] = weight.strip().removeprefix("q=") or "1"
    weight = wishes.get("gzip", wishes.get("*", "0"))
    try:
        return float(weight) > 0
    except ValueError:
        return False


class _Packing:
    """Holds one answer back until it is whole, then sends it packed."""

    def __init__(self, scope: Scope, send: Send, kept: dict[tuple[str, str], bytes]) -> None:
        asked = Headers(scope=scope)
        self._wanted = (
            scope["method"] == "GET"
            and "range" not in asked
            and accepts_gzip(asked.get("accept-encoding", ""))
        )
        self._path = scope["path"]
        self._send = send
        self._kept = kept
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            if _is_worth_packing(headers):
                headers.add_vary_header("Accept-Encoding")
                if self._wanted and message["status"] == _GOOD:
                    self._start = message
                    return
        if self._start is None:
            await self._send(message)
            return
        self._body += message.get("body", b"")
        if not message.get("more_body"):
            await self._finish(self._start)

    async def _finish(self, start: Message) -> None:
        headers = MutableHeaders(scope=start)
        name = (self._path, headers.get("etag", ""))
        if name not in self._kept:
            self._kept[name] = await run_in_threadpool(compress, self._body, LEVEL, mtime=0)
        body = self._kept[name]
        headers["content-encoding"] = "gzip"
        headers["content-length"] = str(len(body))
        if "etag" in headers:  # the same file in other bytes; still answered with 304
            headers["etag"] = f"W/{headers['etag'].removeprefix('W/')}"
        if "accept-ranges" in headers:
            del headers["accept-ranges"]
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})


def _is_worth_packing(headers: Headers) -> bool:
    kind = headers.get("content-type", "").partition(";")[0].strip()
    return kind in _WORTH_PACKING and "content-encoding" not in headers
