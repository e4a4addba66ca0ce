"""The guard lets this computer's own pages through and nobody else."""

import asyncio
from collections.abc import MutableMapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from footlog.guard import CONTENT_SECURITY_POLICY, Guard

HOST = "localhost:8501"
DIARY_TEXT = "the diary"


async def diary_app(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer every request with a secret, accept every WebSocket."""
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.accept"})
        return
    await PlainTextResponse(DIARY_TEXT)(scope, receive, send)


def ask(kind: str, *headers: tuple[str, str]) -> list[MutableMapping[str, Any]]:
    """Return what the guarded app sends for a request with these headers."""
    sent: list[MutableMapping[str, Any]] = []
    scope = {
        "type": kind,
        "method": "GET",
        "path": "/",
        "query_string": b"",
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in headers],
    }

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "websocket.connect" if kind == "websocket" else "http.request"}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    guard = Guard(diary_app, hosts=[HOST, "127.0.0.1:8501"])
    # The browser's own event loop runs in this thread once a browser test has begun.
    with ThreadPoolExecutor() as elsewhere:
        elsewhere.submit(asyncio.run, guard(scope, receive, send)).result()
    return sent


def header(sent: list[MutableMapping[str, Any]], name: str) -> str:
    return str(dict(sent[0]["headers"])[name.encode()].decode())


@pytest.mark.parametrize("host", [HOST, "127.0.0.1:8501"])
def test_own_pages_get_through_with_protective_headers(host: str) -> None:
    sent = ask("http", ("host", host))
    assert sent[0]["status"] == 200
    assert header(sent, "content-security-policy") == CONTENT_SECURITY_POLICY
    assert header(sent, "x-content-type-options") == "nosniff"
    assert header(sent, "referrer-policy") == "no-referrer"


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8501",
        "localhost",
        "localhost:80",
        "localhost:8501.",
        "LOCALHOST:8501",
        "localhost.:8501",
        "user@localhost:8501",
        "localhost:8501@evil.example",
        "[::1]:8501",
        "0.0.0.0:8501",
        "127.1:8501",
        "2130706433:8501",
        "127.0.0.1:8502",
        "127.0.0.1.nip.io:8501",
        " localhost:8501",
        "localhost:8501 ",
        "localhost:8501,evil.example",
        "localhost:08501",
        "",
    ],
)
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_an_odd_host_gets_not_a_byte(host: str, kind: str) -> None:
    sent = ask(kind, ("host", host), ("origin", f"http://{host}"))
    if kind == "http":
        assert sent[0]["status"] == 421
        assert DIARY_TEXT.encode() not in sent[1]["body"]
    else:
        assert sent == [{"type": "websocket.close", "code": 1008}]


def test_two_hosts_or_none_are_refused() -> None:
    assert ask("http", ("host", HOST), ("host", HOST))[0]["status"] == 421
    assert ask("http")[0]["status"] == 421


@pytest.mark.parametrize(
    "origin",
    [
        "null",
        "http://evil.example",
        "http://localhost:9999",
        "http://127.0.0.1:8501",
        "https://evil.example:8501",
        "file://",
        "chrome-extension://localhost:8501",
        "",
    ],
)
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_a_page_from_elsewhere_is_refused(origin: str, kind: str) -> None:
    sent = ask(kind, ("host", HOST), ("origin", origin))
    if kind == "http":
        assert sent[0]["status"] == 403
    else:
        assert sent == [{"type": "websocket.close", "code": 1008}]


def test_a_websocket_needs_its_own_origin() -> None:
    assert ask("websocket", ("host", HOST)) == [{"type": "websocket.close", "code": 1008}]
    accepted = ask("websocket", ("host", HOST), ("origin", f"http://{HOST}"))
    assert accepted == [{"type": "websocket.accept"}]
