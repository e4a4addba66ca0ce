"""Streamlit's scripts and styles, compressed: over Wi-Fi the first visit takes half as long."""

from gzip import compress
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

LEVEL = 6
_FOREVER = "public, immutable, max-age=31536000"
_WORTH_COMPRESSING = {
    "text/javascript",
    "application/javascript",
    "text/css",
    "application/json",
    "application/wasm",
    "image/svg+xml",
}
_PASSED_ON = ("cache-control", "last-modified", "vary")


class GzipStatic:
    """ASGI middleware: answers for the scripts and styles in Streamlit's `folder`.

    Each file is compressed once and stays in memory, 6 MB if a browser asks for all of them.
    Streamlit leaves compressing to a proxy, and footlog has none.
    """

    def __init__(self, app: ASGIApp, folder: Path) -> None:
        self._app = app
        self._files = StaticFiles(directory=folder, follow_symlink=True)
        self._compressed: dict[tuple[int, ...], bytes] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for a file worth compressing, and pass every other request on."""
        is_static = scope["type"] == "http" and scope["path"].startswith("/static/")
        answer = await self._answer(scope) if is_static else None
        await (answer or self._app)(scope, receive, send)

    async def _answer(self, scope: Scope) -> Response | None:
        try:
            plain = await self._files.get_response(self._files.get_path(scope), scope)
        except HTTPException:
            return None
        if not isinstance(plain, FileResponse) or plain.media_type not in _WORTH_COMPRESSING:
            return None
        plain.headers.update({"cache-control": _FOREVER, "vary": "Accept-Encoding"})
        return await self._gzipped(plain) if _wants_gzip(scope) else plain

    async def _gzipped(self, plain: FileResponse) -> Response:
        body = await run_in_threadpool(self._compress, Path(plain.path))
        headers = {name: plain.headers[name] for name in _PASSED_ON}
        headers |= {"content-encoding": "gzip", "etag": f"W/{plain.headers['etag']}"}
        return Response(body, headers=headers, media_type=plain.media_type)

    def _compress(self, path: Path) -> bytes:
        """Return the file compressed; one file is stored once, however its path is spelled."""
        stat = path.stat()
        key = (stat.st_dev, stat.st_ino, stat.st_mtime_ns)
        if key not in self._compressed:
            self._compressed[key] = compress(path.read_bytes(), LEVEL, mtime=0)
        return self._compressed[key]


def _wants_gzip(scope: Scope) -> bool:
    headers = Headers(scope=scope)
    is_whole = scope["method"] == "GET" and "range" not in headers
    return is_whole and accepts_gzip(headers.get("accept-encoding", ""))


def accepts_gzip(header: str) -> bool:
    """Return whether a browser that sent this Accept-Encoding takes gzip; `q=0` refuses it."""
    weights = {}
    for part in header.lower().split(","):
        name, _, weight = part.partition(";")
        weights[name.strip()] = weight.strip().removeprefix("q=") or "1"
    weight = weights.get("gzip", weights.get("*", "0"))
    try:
        return float(weight) > 0
    except ValueError:
        return False
