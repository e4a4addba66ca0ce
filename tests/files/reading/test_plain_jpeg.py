"""A JPEG is plain when it holds pixels and not a byte besides."""

import io

import pytest
from PIL import Image

from footlog.files.reading.pictures import is_plain
from tests.helpers.photos import photo, plain, saved

PLAIN = plain().content or b""
HEADER = 20
"""Bytes of a JPEG before its tables."""


def with_segment(marker: int, content: bytes) -> bytes:
    """Return the plain JPEG with one segment more."""
    size = (len(content) + 2).to_bytes(2, "big")
    return PLAIN[:HEADER] + bytes((0xFF, marker)) + size + content + PLAIN[HEADER:]


def test_what_footlog_writes_is_plain() -> None:
    assert is_plain(PLAIN)


@pytest.mark.parametrize("marker", [*range(0xE0, 0xF0), 0xFE])
def test_application_data_and_comments_are_found(marker: int) -> None:
    added = with_segment(marker, b"SECRET")
    assert Image.open(io.BytesIO(added)).size == (8, 6)
    assert not is_plain(added)


@pytest.mark.parametrize(
    "jpeg",
    [
        photo(),
        PLAIN + b"SECRET",
        PLAIN + PLAIN,
        PLAIN.replace(b"\xff\xd9", b"") + b"SECRET\xff\xd9\xff\xd9",
        PLAIN[:13] + b"\x00\x48\x00\x48" + PLAIN[17:],
        PLAIN[:-2],
        PLAIN[: len(PLAIN) // 2],
        PLAIN[:HEADER],
        PLAIN[: HEADER + 3],
        b"",
        saved(Image.new("RGB", (8, 6)), "JPEG", progressive=True),
        saved(Image.new("RGB", (8, 6)), "PNG"),
    ],
)
def test_anything_else_is_not_plain(jpeg: bytes) -> None:
    assert not is_plain(jpeg)


def test_it_ends_whatever_byte_is_spoilt_and_wherever_it_is_cut() -> None:
    for place in range(len(PLAIN)):
        for byte in (0x00, 0xFF, 0xDA, 0xD9):
            is_plain(PLAIN[:place] + bytes((byte,)) + PLAIN[place + 1 :])
        assert not is_plain(PLAIN[:place]), place
