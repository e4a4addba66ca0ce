"""The page carries what a phone needs to put it on the home screen."""

import json
from collections.abc import Callable
from urllib.request import Request, urlopen

import pytest


def fetch(url: str, **headers: str) -> tuple[bytes, str]:
    with urlopen(Request(url, headers=headers)) as answer:  # noqa: S310 - our own server
        return answer.read(), answer.headers["content-type"]


@pytest.mark.parametrize("path", ["", "plan", "history?x=1"])
def test_every_page_names_the_manifest_and_the_icon(demo_address: str, path: str) -> None:
    headers = {"Accept": "text/html", "Accept-Encoding": "gzip"}
    page, _ = fetch(f"{demo_address}/{path}", **headers)
    assert page.count(b'<link rel="manifest" href="/manifest.webmanifest" ') == 1
    assert b'rel="apple-touch-icon"' in page
    assert b"<title>footlog</title>" in page


def test_the_manifest_names_icons_that_are_there(demo_address: str) -> None:
    content, kind = fetch(f"{demo_address}/manifest.webmanifest")
    manifest = json.loads(content)
    assert kind.startswith("application/manifest+json")
    assert manifest["name"] == "footlog"
    for icon in manifest["icons"]:
        image, kind = fetch(demo_address + icon["src"])
        wide, _ = icon["sizes"].split("x")
        assert kind == "image/png"
        assert image.startswith(b"\x89PNG")
        assert int.from_bytes(image[16:20], "big") == int(wide)


def test_streamlits_own_files_are_left_alone(serve: Callable[..., str], demo_address: str) -> None:
    health, _ = fetch(f"{demo_address}/_stcore/health")
    assert health == b"ok"
