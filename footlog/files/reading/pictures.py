"""Pictures of own exercises: read from an upload or a bundle, checked and made small."""

import io
import re
import threading
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from footlog.domain.exercises import LARGEST_BYTES, LONGEST_SIDE, Exercise, Picture
from footlog.domain.validation import InvalidEntry
from footlog.files.reading.cells import Problem

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST_CHOSEN_MB = 15
LARGEST_CHOSEN_BYTES = LARGEST_CHOSEN_MB * 2**20
"""As much as a page takes, see maxUploadSize in .streamlit/config.toml."""
MOST_PIXELS = 50_000_000
MOST_PIXELS_IN_ZIP = 15_000_000
"""Of all pictures in a .zip together that are not small already, as footlog's own are."""
FORMATS = ("JPEG", "PNG", "WEBP")
MOST_SCANS = 30
"""Of a JPEG; a progressive one has about ten, and each one is as much work as a whole picture."""

_NAME = re.compile(r"pictures/([^/]+)\.jpg")
_QUALITIES = range(85, 0, -10)
_HEIC = (b"ftyphei", b"ftyphev", b"ftypmif", b"ftypmsf")
_one_at_a_time = threading.Lock()
"""A large picture takes 400 MB to read, and the filters of warnings belong to every thread."""

_BEGINS = bytes.fromhex("ffd8 ffe0 0010 4a46494600 0101 00 0001 0001 0000")
"""The first bytes of every plain JPEG: its only header, without a thumbnail."""
_TABLES = frozenset((0xC0, 0xC4, 0xDB))
"""Size, Huffman tables, quantisation tables; not 0xE1 (EXIF), 0xE2 (ICC) or 0xFE (comment)."""
_SCAN = 0xDA
_BEGINS_SCAN = b"\xff\xda"
_PIXELS = re.compile(rb"(?:[^\xff]|\xff[\x00\xd0-\xd7])*\xff\xd9")
"""One scan up to the end of the image, which is the end of the file."""


def read_picture(content: bytes) -> Picture:
    """Return the picture in a PNG, JPEG or WebP file as footlog stores it.

    The result is an upright JPEG on white, at most LONGEST_SIDE pixels long and LARGEST_BYTES
    large, without metadata; of an animation it is the first frame. A file that already fits is
    returned byte for byte. Raises InvalidEntry for other, damaged or too large files.
    """
    if len(content) > LARGEST_CHOSEN_BYTES:
        raise InvalidEntry(
            "picture", f"is larger than {LARGEST_CHOSEN_MB} MB", "choose a smaller one"
        )
    if content[4:11] in _HEIC:
        raise InvalidEntry(
            "picture", "is a HEIC photo, which footlog cannot read", "save it as JPEG first"
        )
    with _one_at_a_time, warnings.catch_warnings():
        return Picture.of(_stored_jpeg(content))


def picture_file(exercise_id: str) -> str:
    """Return the file name of the picture of this exercise in the .zip."""
    return f"pictures/{exercise_id}.jpg"


def is_picture(name: str) -> bool:
    """Tell whether a file of the .zip with this name is the picture of an exercise."""
    return _NAME.fullmatch(name) is not None


def with_pictures(
    own: Iterable[Exercise], pictures: Mapping[str, bytes]
) -> tuple[list[Exercise], list[Problem]]:
    """Return the exercises with their `pictures`, given by file name, and the problems found.

    Pictures from a .zip are checked as strictly as those that somebody chooses on the page.
    """
    found = {picture_file(exercise.id): exercise for exercise in own}
    problems: list[Problem] = []
    if _pixels_to_read(pictures.values()) > MOST_PIXELS_IN_ZIP:
        return list(found.values()), [Problem("pictures", None, _too_many_together())]
    for name, content in pictures.items():
        try:
            _check_belongs(name, found)
            found[name] = replace(found[name], picture=read_picture(content))
        except InvalidEntry as error:
            problems.append(Problem(name, None, str(error)))
    return list(found.values()), problems


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


def _check_belongs(name: str, own: Mapping[str, Exercise]) -> None:
    if name not in own:
        raise InvalidEntry(
            "picture", "belongs to no row of exercises.csv", "correct the row or remove the picture"
        )


def _pixels_to_read(pictures: Iterable[bytes]) -> int:
    """Return how many pixels, by their headers, the pictures have that are not small already."""
    with _one_at_a_time, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return sum(map(_pixels_in_header, pictures))


def _pixels_in_header(content: bytes) -> int:
    from PIL import Image  # noqa: PLC0415 - not on the way to Today

    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as image:
            return 0 if _is_small(content, image) else image.width * image.height
    except Exception:  # noqa: BLE001 - `read_picture` says what is wrong with it
        return 0


def _too_many_together() -> str:
    return (
        f"together they have more than {MOST_PIXELS_IN_ZIP // 10**6} million pixels: make them "
        "smaller, or choose them one by one on the Exercises page."
    )


def _stored_jpeg(content: bytes) -> bytes:
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - not on the way to Today

    warnings.simplefilter("ignore")
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as image:
            _check_pixels(image)
            _check_scans(content, image)
            return content if _needs_no_change(content, image) else _jpeg(_small(image))
    except InvalidEntry:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels() from error
    except UnidentifiedImageError as error:
        raise InvalidEntry(
            "picture", "is not a PNG, JPEG or WebP file", "choose one of these"
        ) from error
    except Exception as error:  # a damaged file makes Pillow raise almost anything
        raise InvalidEntry(
            "picture", "is damaged or incomplete", "choose another one, or save it again"
        ) from error


def _check_pixels(image: "Image") -> None:
    """Refuse by the header alone, before a pixel is unpacked."""
    if image.width * image.height > MOST_PIXELS:
        raise _too_many_pixels()


def _check_scans(content: bytes, image: "Image") -> None:
    if image.format == "JPEG" and content.count(_BEGINS_SCAN) > MOST_SCANS:
        raise InvalidEntry(
            "picture", f"is made of more than {MOST_SCANS} layers", "save it again as JPEG first"
        )


def _too_many_pixels() -> InvalidEntry:
    return InvalidEntry(
        "picture", f"has more than {MOST_PIXELS // 10**6} million pixels", "choose a smaller one"
    )


def _needs_no_change(content: bytes, image: "Image") -> bool:
    if not _is_small(content, image):
        return False
    image.load()
    return image.mode == "RGB"


def _is_small(content: bytes, image: "Image") -> bool:
    return len(content) <= LARGEST_BYTES and max(image.size) <= LONGEST_SIDE and is_plain(content)


def _small(image: "Image") -> "Image":
    """Return the picture upright, small and on white; it is made small first to save memory."""
    from PIL import ImageOps  # noqa: PLC0415 - not on the way to Today

    image.draft(None, (2 * LONGEST_SIDE, 2 * LONGEST_SIDE))
    ImageOps.exif_transpose(image, in_place=True)
    small = _coloured(_of_8_bits(image))
    small.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return _on_white(small)


def _of_8_bits(image: "Image") -> "Image":
    """Return a grey picture of 16 bits in 8; by itself Pillow would make most of it white."""
    if image.mode != "I;16":
        return image
    if "transparency" in image.info:
        image.info["transparency"] //= 257
    return image.point(lambda value: value * (1 / 257)).convert("L")


def _coloured(image: "Image") -> "Image":
    mode = "RGBA" if image.has_transparency_data else "RGB"
    return image if image.mode == mode else image.convert(mode)


def _on_white(image: "Image") -> "Image":
    from PIL import Image  # noqa: PLC0415 - not on the way to Today

    if image.mode == "RGB":
        return image
    white = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(white, image).convert("RGB")


def _jpeg(image: "Image") -> bytes:
    """Return the picture as a JPEG of the best quality that is small enough.

    A fresh image is written, because Pillow passes on what it has read beside the pixels.
    """
    from PIL import Image  # noqa: PLC0415 - not on the way to Today

    pixels = Image.frombytes("RGB", image.size, image.tobytes())
    for quality in _QUALITIES:
        pixels.save(made := io.BytesIO(), "JPEG", quality=quality, optimize=True)
        if made.tell() <= LARGEST_BYTES:
            break
    return made.getvalue()
