"""Streamlit's files come packed, whole, and to those who take them so."""

import gzip
import re
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from starlette.applications import Starlette
from starlette.requests import Request as ExerciseToday
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from footlog.server.gzip_static import GzipStatic, accepts_gzip
from tests.helpers.asgi import ask

SCRIPT = b"export const words = 'one tap is one set';\n" * 400
ETAG = '"abc"'


async def _script(_: ExerciseToday) -> Response:
    return Response(SCRIPT, headers={"etag": ETAG}, media_type="text/javascript")


async def _font(_: ExerciseToday) -> Response:
    return Response(SCRIPT, media_type="font/woff2")


async def _broken(_: ExerciseToday) -> Response:
    return PlainTextResponse("no", 404, media_type="text/javascript")


APP = GzipStatic(
    Starlette(
        routes=[
            Route("/static/a.js", _script),
            Route("/static/a.woff2", _font),
            Route("/static/none.js", _broken),
            Route("/a.js", _script),
        ]
    )
)
GZIP = ("accept-encoding", "gzip, deflate, br")


def test_a_script_comes_packed_with_the_headers_of_what_is_sent() -> None:
    for _ in range(2):  # packed now, and from memory
        answer = ask(APP, GZIP, path="/static/a.js")
        assert gzip.decompress(answer.body) == SCRIPT
        assert answer.header("content-encoding") == "gzip"
        assert answer.header("content-length") == str(len(answer.body))
        assert answer.header("vary") == "Accept-Encoding"
        assert answer.header("etag") == f"W/{ETAG}"


@pytest.mark.parametrize(
    ("path", "headers", "vary"),
    [
        ("/static/a.js", [], "Accept-Encoding"),
        ("/static/a.js", [("accept-encoding", "gzip;q=0, br")], "Accept-Encoding"),
        ("/static/a.js", [GZIP, ("range", "bytes=0-9")], "Accept-Encoding"),
        ("/static/a.woff2", [GZIP], ""),
        ("/a.js", [GZIP], ""),
    ],
)
def test_everything_else_comes_as_it_is(
    path: str, headers: list[tuple[str, str]], vary: str
) -> None:
    answer = ask(APP, *headers, path=path)
    assert answer.body == SCRIPT
    assert answer.header("content-encoding") == ""
    assert answer.header("vary") == vary


def test_a_refusal_and_a_look_at_the_headers_are_not_packed() -> None:
    missing = ask(APP, GZIP, path="/static/none.js")
    assert (missing.status, missing.body) == (404, b"no")
    assert ask(APP, GZIP, path="/static/a.js", method="HEAD").header("content-encoding") == ""


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
