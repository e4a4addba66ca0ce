"""Whether a JPEG is pixels and nothing else, told from its bytes, segment by segment."""

import re

_BEGINS = bytes.fromhex("ffd8 ffe0 0010 4a46494600 0101 00 0001 0001 0000")
"""The start and the one header that every JPEG has, without a thumbnail."""
_TABLES = frozenset((0xC0, 0xC4, 0xDB))
"""Size, Huffman tables, quantisation tables; not 0xE1 (EXIF), 0xE2 (ICC) or 0xFE (comment)."""
_SCAN = 0xDA
_PIXELS = re.compile(rb"(?:[^\xff]|\xff[\x00\xd0-\xd7])*\xff\xd9")
"""One scan up to the end of the image, which is the end of the file."""


def is_plain(jpeg: bytes) -> bool:
    """Tell whether a baseline JPEG has no metadata, no second image and nothing after its end."""
    if not jpeg.startswith(_BEGINS):
        return False
    place = len(_BEGINS)
    while jpeg[place : place + 1] == b"\xff" and len(jpeg) > place + 4:
        marker, size = jpeg[place + 1], int.from_bytes(jpeg[place + 2 : place + 4])
        place += 2 + size
        if marker == _SCAN:
            return _PIXELS.fullmatch(jpeg, place) is not None
        if marker not in _TABLES:
            return False
    return False
