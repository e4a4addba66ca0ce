"""Small .zip files that want much memory and time, made without taking either."""

import bz2
import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from PIL import Image

from footlog.domain.columns import HISTORY, names
from footlog.files.export import exercises_lines
from tests.helpers.exchanged import OWN
from tests.helpers.photos import saved

MEGABYTE = 1_000_000
HEADER = ",".join(names(HISTORY)).encode() + b"\r\n"
TEXT, FEET = b"a" * MEGABYTE, "🦶".encode() * (MEGABYTE // 4)

_CENTRAL = struct.Struct("<4s6H3I5H2I")
_LOCAL = struct.Struct("<4s5H3I2H")
_END = struct.Struct("<4s4H2IH")
_LZMA = {"id": lzma.FILTER_LZMA1, "preset": 0}
_LZMA_BEGINS = bytes.fromhex("0904 0500 5d 00000400")


class Member(NamedTuple):
    """A file as it is written in a .zip, whether what is stated of it is true or not."""

    name: str
    packed: bytes
    size: int = 0
    checksum: int = 0
    method: int = zipfile.ZIP_DEFLATED


def zipped(members: Iterable[Member]) -> bytes:
    """Return the .zip with these members."""
    out, directory, there = io.BytesIO(), io.BytesIO(), list(members)
    for one in there:
        name, place = one.name.encode(), out.tell()
        facts = (one.method, 0, 33, one.checksum, len(one.packed), one.size, len(name), 0)
        out.write(_LOCAL.pack(b"PK\3\4", 20, 0, *facts) + name + one.packed)
        directory.write(_CENTRAL.pack(b"PK\1\2", 20, 20, 0, *facts, 0, 0, 0, 0, place) + name)
    count = len(there) % 65536
    return (
        out.getvalue()
        + directory.getvalue()
        + _END.pack(b"PK\5\6", 0, 0, count, count, directory.tell(), out.tell(), 0)
    )


def honest(name: str, block: bytes, times: int, begins: bytes = b"") -> Member:
    """Return a member that is what it says: `begins`, and then the block so many times."""
    checksum = zlib.crc32(begins)
    for _ in range(times):
        checksum = zlib.crc32(block, checksum)
    size = len(begins) + len(block) * times
    return Member(name, deflated(block, times, begins), size, checksum)


def deflated(block: bytes, times: int, begins: bytes = b"") -> bytes:
    """Return them packed; the block is packed only once, so that this takes no time."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    first = packer.compress(begins) + packer.flush(zlib.Z_FULL_FLUSH)
    once = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    return first + once * times + packer.flush()


def small(name: str, content: bytes) -> Member:
    """Return an honest member with this content."""
    return honest(name, b"", 0, content)


def pictured(*pictures: bytes) -> bytes:
    """Return a .zip with an own exercise for each of the pictures."""
    own = [replace(OWN, id=f"own-{n}", name=f"Own {n}") for n in range(len(pictures))]
    return zipped(
        (
            small("history.csv", HEADER),
            small("exercises.csv", "".join(exercises_lines(own)).encode()),
            *(small(f"pictures/own-{n}.jpg", one) for n, one in enumerate(pictures)),
        )
    )


def large_picture(colours: str = "L", size: tuple[int, int] = (10_000, 5000)) -> bytes:
    """Return a PNG of so many pixels, all of one colour."""
    return saved(Image.new(colours, size), "PNG", compress_level=1)


def _lying(method: int, packed: bytes) -> bytes:
    return zipped([Member("history.csv", packed, 1000, method=method)])


def _lying_lzma() -> bytes:
    packed = lzma.compress(bytes(20 * MEGABYTE), lzma.FORMAT_RAW, filters=[_LZMA])
    return _lying(zipfile.ZIP_LZMA, _LZMA_BEGINS + packed)


def _of_four() -> bytes:
    one = honest("history.csv", TEXT, 190)
    others = ("plan.csv", "function.csv", "exercises.csv")
    return zipped([one, *(one._replace(name=name) for name in others)])


def _history(block: bytes, begins: bytes = HEADER, times: int = 99) -> bytes:
    return zipped([honest("history.csv", block, times, begins)])


_TOO_LARGE = "all.zip is too large: choose a .zip made by footlog."
_OTHERWISE_PACKED = "all.zip is not packed as footlog does it: choose a .zip made by footlog."
_TOO_MANY_PIXELS = (
    "pictures: together they have more than 15 million pixels: make them smaller, or choose them "
    "one by one on the Exercises page."
)
_LONG_LINE = (
    "history.csv, after row 1: is not well-formed CSV (a line of 10,000,000 characters or more): "
    "export the file again."
)
_LONG_CELL = (
    "history.csv, after row 1: is not well-formed CSV (field larger than field limit (1000000)): "
    "export the file again."
)

ATTACKS: dict[str, tuple[Callable[[], bytes], str]] = {
    "a header that lies about 2 GB": (
        lambda: _lying(zipfile.ZIP_DEFLATED, deflated(TEXT, 2000)),
        "all.zip is a damaged .zip file: choose another one.",
    ),
    "a header that lies, bzip2": (
        lambda: _lying(zipfile.ZIP_BZIP2, bz2.compress(bytes(20 * MEGABYTE))),
        _OTHERWISE_PACKED,
    ),
    "a header that lies, LZMA": (_lying_lzma, _OTHERWISE_PACKED),
    "four files of 190 MB": (_of_four, _TOO_LARGE),
    "six pictures of 50 megapixels": (lambda: pictured(*[large_picture()] * 6), _TOO_MANY_PIXELS),
    "very many files": (
        lambda: zipped([small("history.csv", HEADER), *[Member("", b"")] * 20_000]),
        _TOO_LARGE,
    ),
}
"""What is refused before it is unpacked: how it is made, and in which words it is refused."""

LONG_ATTACKS: dict[str, tuple[Callable[[], bytes], str]] = {
    "a cell of 99 MB": (partial(_history, TEXT, HEADER + b'"'), _LONG_LINE),
    "a cell of 99 MB of feet": (partial(_history, FEET, HEADER + b'"'), _LONG_LINE),
    "99 million line breaks": (
        partial(_history, b"\n" * MEGABYTE),
        "history.csv has more than 250,000 rows: split it and import one part at a time.",
    ),
    "99 million line breaks in a cell": (
        partial(_history, b"\n" * MEGABYTE, HEADER + b'"'),
        _LONG_CELL,
    ),
}
"""What is refused only after it was unpacked."""
