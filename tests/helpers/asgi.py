"""Asking an ASGI app without a server."""

import asyncio
from collections.abc import MutableMapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from starlette.types import ASGIApp


@dataclass
class Answer:
    """What the app sent."""

    sent: list[MutableMapping[str, Any]]

    @property
    def status(self) -> int:
        """Return the HTTP status."""
        return int(self.sent[0]["status"])

    @property
    def body(self) -> bytes:
        """Return the whole body."""
        return b"".join(message.get("body", b"") for message in self.sent[1:])

    def header(self, name: str) -> str:
        """Return a header, empty when it was not sent."""
        found: bytes = dict(self.sent[0]["headers"]).get(name.encode(), b"")
        return found.decode()


async def asking(
    app: ASGIApp,
    *headers: tuple[str, str],
    kind: str = "http",
    body: bytes = b"",
    host: str = "192.168.1.30",
    **scope: str,
) -> Answer:
    """Return what the app answers; `scope` says the method, path and scheme, GET / by HTTP."""
    sent: list[MutableMapping[str, Any]] = []
    batch = [
        {"type": "websocket.connect"}
        if kind == "websocket"
        else {"type": "http.request", "body": body}
    ]
    whole = {
        "type": kind,
        "method": "GET",
        "scheme": "http",
        "path": "/",
        "query_string": b"",
        "client": (host, 50000),
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in headers],
        **scope,
    }

    async def receive() -> MutableMapping[str, Any]:
        return batch.pop(0) if batch else {"type": "http.disconnect"}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    await app(whole, receive, send)
    return Answer(sent)


def ask(app: ASGIApp, *headers: tuple[str, str], **request: Any) -> Answer:  # noqa: ANN401 - as `asking` takes it
    """Return what the app answers, from a test that is not async itself."""
    # The browser's own event loop runs in this thread once a browser test has begun.
    with ThreadPoolExecutor() as elsewhere:
        return elsewhere.submit(asyncio.run, asking(app, *headers, **request)).result()
