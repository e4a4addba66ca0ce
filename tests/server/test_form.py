"""What a page posts, and what is taken for nothing."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from footlog.server.form import LONGEST_BYTES, read_form
from tests.helpers.asgi import ask


async def _echo(request: Request) -> Response:
    return JSONResponse(await read_form(request))


APP = Starlette(routes=[Route("/", _echo, methods=["POST"])])


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        (b"a=1&b=two+words", b'{"a":"1","b":"two words"}'),
        (b"a=&a=2", b'{"a":""}'),
        (b"", b"{}"),
        (b"\xff=1", '{"\ufffd":"1"}'.encode()),
        (urlencode({"a": "x" * LONGEST_BYTES}).encode(), b"{}"),
    ],
)
def test_fields_are_read_the_first_of_a_name_and_nothing_too_long(
    body: bytes, fields: bytes
) -> None:
    assert ask(APP, method="POST", body=body).body == fields


def test_a_form_that_breaks_off_has_no_fields() -> None:
    batch: list[dict[str, object]] = [
        {"type": "http.request", "body": b"a=1", "more_body": True},
        {"type": "http.disconnect"},
    ]

    async def receive() -> dict[str, object]:
        return batch.pop(0)

    reading = read_form(Request({"type": "http", "method": "POST", "headers": []}, receive))
    with ThreadPoolExecutor() as elsewhere:  # a browser's event loop may run in this thread
        assert elsewhere.submit(asyncio.run, reading).result() == {}
