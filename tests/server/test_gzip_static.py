"""Streamlit's files come compressed, whole, and to those who take them so."""

import gzip
import os
import re
import tracemalloc
from itertools import product
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from footlog.server.gzip_static import GzipStatic, accepts_gzip
from tests.helpers.asgi import ask

SCRIPT = b"export const words = 'one tap is one set';\n" * 400
GZIP = ("accept-encoding", "gzip, deflate, br")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder like the one that Streamlit serves."""
    (tmp_path / "static" / "js").mkdir(parents=True)
    for name in ("a.js", "js/b.js", "a.woff2"):
        (tmp_path / "static" / name).write_bytes(SCRIPT)
    return tmp_path


@pytest.fixture
def app(folder: Path) -> GzipStatic:
    """Return the middleware in front of an app that says that it was asked."""
    return GzipStatic(Starlette(routes=[Route("/{path:path}", _streamlit)]), folder)


async def _streamlit(_: object) -> PlainTextResponse:
    return PlainTextResponse("Streamlit")


def streaming(app: ASGIApp) -> ASGIApp:
    """Return the app as a server asks it that notices itself when a browser has gone."""

    async def asked(scope: Scope, receive: Receive, send: Send) -> None:
        await app({**scope, "asgi": {"spec_version": "2.4"}}, receive, send)

    return asked


def test_a_script_comes_compressed_with_the_headers_of_what_is_sent(app: GzipStatic) -> None:
    plain = ask(streaming(app), path="/static/a.js").header("etag")
    for _ in range(2):  # compressed now, and from memory
        answer = ask(app, GZIP, path="/static/a.js")
        assert gzip.decompress(answer.body) == SCRIPT
        assert answer.header("content-encoding") == "gzip"
        assert answer.header("content-length") == str(len(answer.body))
        assert answer.header("vary") == "Accept-Encoding"
        assert answer.header("etag") == f"W/{plain}"


@pytest.mark.parametrize(
    ("headers", "status", "body"),
    [
        ([], 200, SCRIPT),
        ([("accept-encoding", "gzip;q=0, br")], 200, SCRIPT),
        ([GZIP, ("range", "bytes=0-9")], 206, SCRIPT[:10]),
    ],
)
def test_who_does_not_take_it_compressed_gets_the_script_as_it_is(
    app: GzipStatic, headers: list[tuple[str, str]], status: int, body: bytes
) -> None:
    answer = ask(streaming(app), *headers, path="/static/a.js")
    assert (answer.status, answer.body) == (status, body)
    assert answer.header("content-encoding") == ""
    assert answer.header("vary") == "Accept-Encoding"


@pytest.mark.parametrize(
    "path", ["/static/a.woff2", "/static/none.js", "/static/../a.js", "/static/", "/a.js", "/"]
)
def test_everything_else_is_left_to_streamlit(app: GzipStatic, path: str) -> None:
    answer = ask(app, GZIP, path=path)
    assert answer.body == b"Streamlit"
    assert answer.header("content-encoding") == ""
    assert answer.header("vary") == ""


def test_a_look_at_the_headers_is_not_compressed(app: GzipStatic) -> None:
    answer = ask(app, GZIP, path="/static/a.js", method="HEAD")
    assert (answer.body, answer.header("content-encoding")) == (b"", "")


def test_a_file_is_compressed_once_however_its_path_is_spelled(
    app: GzipStatic, monkeypatch: pytest.MonkeyPatch
) -> None:
    compressed: list[bytes] = []

    def noting(content: bytes, level: int, *, mtime: int) -> bytes:
        compressed.append(content)
        return gzip.compress(content, level, mtime=mtime)

    monkeypatch.setattr("footlog.server.gzip_static.compress", noting)
    for path in (
        "/static/js/b.js",
        "/static//js/b.js",
        "/static/./js/b.js",
        "/static/x/../js/b.js",
    ):
        assert gzip.decompress(ask(app, GZIP, path=path).body) == SCRIPT
    assert compressed == [SCRIPT]


def test_however_many_spellings_are_asked_for_one_copy_stays_in_memory(
    app: GzipStatic, folder: Path
) -> None:
    script = os.urandom(200_000)
    (folder / "static" / "js" / "b.js").write_bytes(script)
    steps = product(("/", "//", "/./", "/js/../"), repeat=3)
    spellings = [f"/static{a}x/..{b}js{c}b.js" for a, b, c in steps]
    tracemalloc.start()
    for path in spellings:
        assert gzip.decompress(ask(app, GZIP, path=path).body) == script
    stays, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(spellings) == 64
    assert stays < 3 * len(script)


@pytest.mark.parametrize(
    ("header", "taken"),
    [
        ("", False),
        ("gzip", True),
        ("GZip;q=0.5", True),
        ("gzip; q=0.0", False),
        ("br", False),
        ("*", True),
        ("*, gzip;q=0", False),
        ("gzip;q=x", False),
    ],
)
def test_who_takes_gzip(header: str, taken: bool) -> None:  # noqa: FBT001 - a case of the table
    assert accepts_gzip(header) is taken


def fetch(url: str, **headers: str) -> tuple[bytes, dict[str, str]]:
    with urlopen(Request(url, headers=headers)) as answer:  # noqa: S310 - our own server
        return answer.read(), {name.lower(): value for name, value in answer.headers.items()}


def test_the_served_bundle_is_a_third_and_unpacks_to_the_same(demo_address: str) -> None:
    page, _ = fetch(demo_address, Accept="text/html")
    found = re.search(rb'src="\.?(/static/js/index\.[^"]+\.js)"', page)
    assert found
    url = demo_address + found.group(1).decode()
    plain, _ = fetch(url)
    packed, headers = fetch(url, **{"Accept-Encoding": "gzip"})
    assert gzip.decompress(packed) == plain
    assert len(packed) < 0.4 * len(plain)
    assert headers["content-length"] == str(len(packed))
    assert "immutable" in headers["cache-control"]
    assert headers["x-content-type-options"] == "nosniff"
    with pytest.raises(HTTPError) as unchanged:
        fetch(url, **{"Accept-Encoding": "gzip", "If-None-Match": headers["etag"]})
    unchanged.value.close()
    assert unchanged.value.code == 304
