"""The guard lets this computer's own pages through and nobody else."""

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from footlog.server.guard import CONTENT_SECURITY_POLICY, HEADERS, Guard
from tests.helpers.asgi import ask

HOST = "localhost:8501"
DIARY_TEXT = "the diary"
REFUSED = [{"type": "websocket.close", "code": 1008}]


async def diary_app(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer every request with a secret, accept every WebSocket."""
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.accept"})
        return
    await PlainTextResponse(DIARY_TEXT)(scope, receive, send)


GUARD = Guard(diary_app, hosts=[HOST, "127.0.0.1:8501"])


@pytest.mark.parametrize("host", [HOST, "127.0.0.1:8501"])
def test_own_pages_get_through_with_protective_headers(host: str) -> None:
    answer = ask(GUARD, ("host", host))
    assert answer.status == 200
    assert answer.header("content-security-policy") == CONTENT_SECURITY_POLICY
    assert answer.header("x-content-type-options") == "nosniff"
    assert answer.header("referrer-policy") == "no-referrer"


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
    answer = ask(GUARD, ("host", host), ("origin", f"http://{host}"), kind=kind)
    if kind == "http":
        assert answer.status == 421
        assert DIARY_TEXT.encode() not in answer.body
    else:
        assert answer.sent == REFUSED


def test_two_hosts_or_none_are_refused() -> None:
    assert ask(GUARD, ("host", HOST), ("host", HOST)).status == 421
    assert ask(GUARD).status == 421


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
        f"https://{HOST}",
        f"ws://{HOST}",
        f"http://{HOST}/",
        f"HTTP://{HOST}",
        f"http://user@{HOST}",
        "",
    ],
)
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_a_page_from_elsewhere_is_refused(origin: str, kind: str) -> None:
    answer = ask(GUARD, ("host", HOST), ("origin", origin), kind=kind)
    if kind == "http":
        assert answer.status == 403
    else:
        assert answer.sent == REFUSED


def test_a_websocket_needs_its_own_origin() -> None:
    assert ask(GUARD, ("host", HOST), kind="websocket").sent == REFUSED
    accepted = ask(GUARD, ("host", HOST), ("origin", f"http://{HOST}"), kind="websocket")
    assert accepted.sent == [{"type": "websocket.accept"}]


@pytest.mark.parametrize(
    ("scheme", "kind"), [("https", "http"), ("wss", "websocket"), ("http", "http")]
)
def test_an_origin_has_the_scheme_of_the_server(scheme: str, kind: str) -> None:
    def status(origin: str) -> bool:
        answer = ask(GUARD, ("host", HOST), ("origin", origin), kind=kind, scheme=scheme)
        return answer.sent != REFUSED and answer.sent[0].get("status") != 403

    is_encrypted = scheme in ("https", "wss")
    assert status(f"https://{HOST}") is is_encrypted
    assert status(f"http://{HOST}") is not is_encrypted


NAVIGATION = {"mode": "navigate", "dest": "document"}


@pytest.mark.parametrize(
    ("site", "method", "said", "status"),
    [
        ("same-origin", "GET", {"mode": "no-cors", "dest": "image"}, 200),
        ("same-origin", "POST", {"mode": "cors", "dest": "empty"}, 200),
        ("none", "GET", NAVIGATION, 200),
        ("cross-site", "GET", NAVIGATION, 200),
        ("same-site", "GET", NAVIGATION, 200),
        ("cross-site", "POST", NAVIGATION, 403),
        ("cross-site", "GET", {"mode": "no-cors", "dest": "image"}, 403),
        ("same-site", "GET", {"mode": "no-cors", "dest": "script"}, 403),
        ("cross-site", "GET", {"mode": "no-cors", "dest": "empty"}, 403),
        ("cross-site", "GET", {"mode": "cors", "dest": "empty"}, 403),
        ("cross-site", "GET", {"mode": "navigate", "dest": "iframe"}, 403),
        ("cross-site", "GET", {"mode": "navigate", "dest": "object"}, 403),
        ("cross-site", "GET", {"mode": "no-cors", "dest": "document"}, 403),
        ("cross-site", "GET", {}, 403),
        ("made-up", "GET", {}, 403),
    ],
)
def test_of_other_sites_only_a_link_that_is_followed_gets_through(
    site: str, method: str, said: dict[str, str], status: int
) -> None:
    fetch = {"site": site, **said}
    named = [(f"sec-fetch-{name}", value) for name, value in fetch.items()]
    answer = ask(GUARD, ("host", HOST), *named, method=method)
    assert answer.status == status
    assert (DIARY_TEXT.encode() in answer.body) is (status == 200)
    assert {name: answer.header(name) for name in HEADERS} == HEADERS
    assert answer.header("cross-origin-resource-policy") == "same-origin"
    assert answer.header("cross-origin-opener-policy") == "same-origin"


def test_even_a_failure_carries_the_protective_headers() -> None:
    async def broken(scope: Scope, receive: Receive, send: Send) -> None:
        raise ValueError(DIARY_TEXT)

    async def outermost(scope: Scope, receive: Receive, send: Send) -> None:
        with pytest.raises(ValueError, match=DIARY_TEXT):
            await Guard(broken, hosts=[HOST])(scope, receive, send)

    answer = ask(outermost, ("host", HOST))
    assert answer.status == 500
    assert answer.body == b"Something went wrong: try again."
    assert answer.header("content-security-policy") == CONTENT_SECURITY_POLICY
