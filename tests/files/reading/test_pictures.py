"""Pictures of own exercises: from an upload or a .zip, checked and made small."""

import io
import random
import re
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from footlog.domain.dose import Dose
from footlog.domain.exercises import LARGEST_BYTES, LONGEST_SIDE, Exercise, Kind, Picture, Side
from footlog.domain.validation import InvalidEntry
from footlog.files.reading.pictures import (
    LARGEST_CHOSEN_BYTES,
    MOST_PIXELS,
    MOST_PIXELS_IN_ZIP,
    MOST_SCANS,
    is_picture,
    is_plain,
    picture_file,
    read_picture,
    with_pictures,
)
from tests.helpers.builders import RECORDED_AT
from tests.helpers.exchanged import OWN
from tests.helpers.photos import GREEN, RED, WHITE, is_near, opened, photo, plain, saved

MODES = {
    "PNG": ("1", "L", "LA", "I;16", "P", "RGB", "RGBA"),
    "JPEG": ("1", "L", "RGB", "CMYK", "YCbCr"),
    "WEBP": ("L", "LA", "P", "RGB", "RGBA", "CMYK"),
}
DAMAGED = "picture is damaged or incomplete: choose another one, or save it again."
NO_PICTURE = "picture is not a PNG, JPEG or WebP file: choose one of these."
TOO_MANY = "picture has more than 50 million pixels: choose a smaller one."


def kept(picture: Picture) -> bytes:
    """Return the bytes of a picture that is as footlog keeps them."""
    image = opened(picture)
    image.load()
    assert picture.content is not None
    assert (image.format, image.mode) == ("JPEG", "RGB")
    assert max(image.size) <= LONGEST_SIDE
    assert len(picture.content) <= LARGEST_BYTES
    assert is_plain(picture.content)
    assert not image.getexif()
    assert image.info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    return picture.content


def refusal(content: bytes) -> str:
    with pytest.raises(InvalidEntry) as refused:
        read_picture(content)
    return str(refused.value)


@st.composite
def files(draw: st.DrawFn) -> tuple[bytes, tuple[int, int]]:
    """Return a picture of any format and mode, with what its upright size is."""
    form = draw(st.sampled_from(sorted(MODES)))
    mode = draw(st.sampled_from(MODES[form]))
    size = draw(st.tuples(st.integers(1, 40), st.integers(1, 40)))
    noise = random.Random(draw(st.integers(0, 9)))  # noqa: S311 - pixels
    image = Image.frombytes("RGBA", size, noise.randbytes(4 * size[0] * size[1]))
    image = image.convert("L").convert(mode) if mode.startswith("I") else image.convert(mode)
    exif = Image.Exif()
    exif[274] = orientation = draw(st.integers(1, 8))
    exif[271] = "SECRET"
    return saved(image, form, exif=exif), size if orientation < 5 else size[::-1]


@given(files())
def test_any_picture_comes_out_small_upright_and_without_metadata(
    file: tuple[bytes, tuple[int, int]],
) -> None:
    content, size = file
    read = read_picture(content)
    assert b"SECRET" in content
    assert b"SECRET" not in kept(read)
    assert opened(read).size == size
    assert read_picture(kept(read)).content == read.content


def test_a_photo_comes_out_upright_and_says_neither_where_nor_when() -> None:
    """With orientation 6 the camera was turned: its left is at the top."""
    image = opened(read_picture(photo(orientation=6)))
    assert image.size == (40, 60)
    assert is_near(image.getpixel((20, 10)), RED)
    assert is_near(image.getpixel((20, 50)), GREEN)
    content = kept(read_picture(photo()))
    assert all(secret not in content for secret in (b"SECRET", b"Exif", b"2026", b"GPS", b"ICC"))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_is_turned_as_pillow_says(orientation: int) -> None:
    image = opened(read_picture(photo(orientation)))
    at = {
        1: "left", 2: "right", 3: "right", 4: "left", 5: "top", 6: "top", 7: "bottom", 8: "bottom"
    }[orientation]  # fmt: skip
    middle = {"left": (0.2, 0.5), "right": (0.8, 0.5), "top": (0.5, 0.2), "bottom": (0.5, 0.8)}[at]
    place = round(middle[0] * image.width), round(middle[1] * image.height)
    assert is_near(image.getpixel(place), RED)


@pytest.mark.parametrize(
    ("size", "small"),
    [
        ((4000, 3000), (512, 384)),
        ((3000, 4000), (384, 512)),
        ((513, 513), (512, 512)),
        ((512, 1), (512, 1)),
        ((60_000, 2), (512, 1)),
        ((1, 1), (1, 1)),
    ],
)
@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_large_picture_keeps_its_shape(
    size: tuple[int, int], small: tuple[int, int], form: str
) -> None:
    read = read_picture(saved(Image.new("RGB", size, RED), form))
    kept(read)
    assert opened(read).size == small
    assert is_near(opened(read).getpixel((0, 0)), RED)


def test_the_quality_goes_down_until_even_noise_is_small_enough() -> None:
    noise = random.Random(1).randbytes(3 * 900 * 900)  # noqa: S311 - pixels
    image = Image.frombytes("RGB", (900, 900), noise).resize((512, 512), Image.Resampling.NEAREST)
    assert len(saved(image, "JPEG", quality=85, optimize=True)) > LARGEST_BYTES
    assert len(kept(read_picture(saved(image, "PNG")))) > LARGEST_BYTES / 2


@pytest.mark.parametrize(
    ("image", "options"),
    [
        (Image.new("RGBA", (9, 9), (0, 0, 0, 0)), {}),
        (Image.new("LA", (9, 9), (0, 0)), {}),
        (Image.new("L", (9, 9), 7), {"transparency": 7}),
        (Image.new("RGB", (9, 9), RED), {"transparency": RED}),
        (Image.new("P", (9, 9), 0), {"transparency": b"\x00"}),
        (Image.new("1", (9, 9), 0), {"transparency": 0}),
        (Image.new("I;16", (9, 9), 40_000), {"transparency": 40_000}),
    ],
    ids=lambda value: value.mode if isinstance(value, Image.Image) else "",
)
def test_what_is_transparent_becomes_white(image: Image.Image, options: dict[str, object]) -> None:
    read = read_picture(saved(image, "PNG", **options))
    kept(read)
    assert opened(read).getpixel((4, 4)) == WHITE


@pytest.mark.parametrize(("grey", "shown"), [(0, 0), (32_768, 127), (65_535, 255)])
def test_a_grey_picture_of_16_bits_keeps_its_greys(grey: int, shown: int) -> None:
    read = read_picture(saved(Image.new("I;16", (9, 9), grey), "PNG"))
    assert opened(read).getpixel((4, 4)) == (shown, shown, shown)


def test_of_an_animation_the_first_frame_is_kept() -> None:
    frames = [Image.new("RGB", (20, 20), colour) for colour in (RED, GREEN)]
    for form in ("WEBP", "PNG"):
        content = saved(frames[0], form, save_all=True, append_images=frames[1:], lossless=True)
        read = read_picture(content)
        kept(read)
        assert is_near(opened(read).getpixel((9, 9)), RED)


def test_of_a_camera_s_file_with_more_pictures_the_first_is_kept() -> None:
    frames = [Image.new("RGB", (20, 20), colour) for colour in (RED, GREEN)]
    content = saved(frames[0], "MPO", save_all=True, append_images=frames[1:])
    assert content.count(b"\xff\xd8\xff") == 2
    read = read_picture(content)
    assert kept(read).count(b"\xff\xd8\xff") == 1
    assert is_near(opened(read).getpixel((9, 9)), RED)


def test_what_footlog_keeps_is_kept_byte_for_byte_and_anything_else_is_not() -> None:
    content = kept(plain(size=(512, 300)))
    assert read_picture(content).content == content
    for other in (
        content + b"SECRET",
        content[:20] + b"\xff\xfe\x00\x08SECRET" + content[20:],
        saved(Image.new("RGB", (513, 9), RED), "JPEG"),
        saved(Image.new("L", (9, 9), 9), "JPEG"),
    ):
        read = read_picture(other)
        assert read.content != other
        assert b"SECRET" not in kept(read)


def png_of(width: int, height: int, content: bytes = b"") -> bytes:
    """Return a PNG that says it is so large; `content` are its pixels, packed."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        crc = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc)

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", content)
        + chunk(b"IEND", b"")
    )


def jpeg_of(width: int, height: int) -> bytes:
    """Return a JPEG that says it is so large."""
    small = plain().content or b""
    at = small.index(b"\xff\xc0") + 5
    return small[:at] + struct.pack(">HH", height, width) + small[at + 4 :]


def webp_of(width: int, height: int) -> bytes:
    """Return a lossless WebP that says it is so large."""
    small = saved(Image.new("RGB", (1, 1)), "WEBP", lossless=True)
    at = small.index(b"VP8L") + 9
    return small[:at] + struct.pack("<I", (width - 1) | (height - 1) << 14) + small[at + 4 :]


@pytest.mark.parametrize("made", [jpeg_of, webp_of])
@pytest.mark.parametrize(("width", "height"), [(7100, 7100), (12_000, 12_000), (16_383, 16_383)])
def test_a_bomb_of_another_format_is_refused_by_its_header(
    made: Callable[[int, int], bytes], width: int, height: int
) -> None:
    assert refusal(made(width, height)) == TOO_MANY


@pytest.mark.parametrize(
    ("width", "height"),
    [
        (MOST_PIXELS + 1, 1),
        (8000, 8000),
        (10_000, 10_000),
        (20_000, 20_000),
        (2**31 - 1, 2**31 - 1),
    ],
)
def test_a_bomb_is_refused_by_its_header(
    width: int, height: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unpacked(*_: object) -> None:
        raise AssertionError("not a pixel may be unpacked")

    monkeypatch.setattr(Image.Image, "load", unpacked)
    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", unpacked)
    assert refusal(png_of(width, height)) == TOO_MANY


def layered(scans: int) -> bytes:
    """Return a progressive JPEG with so many scans: its last one again and again."""
    whole = saved(Image.new("RGB", (900, 600)), "JPEG", progressive=True)
    *_, last = re.finditer(rb"\xff\xda", whole)
    again = scans - whole.count(b"\xff\xda")
    return whole[:-2] + whole[last.start() : -2] * again + whole[-2:]


def test_a_jpeg_of_very_many_layers_is_refused_by_their_number() -> None:
    assert opened(read_picture(layered(MOST_SCANS))).size == (512, 341)
    assert refusal(layered(MOST_SCANS + 1)) == (
        "picture is made of more than 30 layers: save it again as JPEG first."
    )


def test_pictures_of_a_zip_are_refused_together_before_a_pixel_is_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own = [replace(OWN, id=f"own-{number}") for number in range(4)]
    small = {picture_file(one.id): plain().content or b"" for one in own}
    large = {picture_file("own-1"): png_of(4000, 3000), picture_file("own-2"): png_of(1500, 2000)}
    found, problems = with_pictures(own, small | large)
    assert MOST_PIXELS_IN_ZIP == 4000 * 3000 + 1500 * 2000
    assert [problem.file for problem in problems] == list(large)
    assert [one.picture is not None for one in found] == [True, False, False, True]
    larger = large | {picture_file("own-3"): png_of(1, 1)}
    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", None)
    found, problems = with_pictures(own, small | larger)
    assert found == own
    (problem,) = map(str, problems)
    assert problem == (
        "pictures: together they have more than 15 million pixels: make them smaller, or choose "
        "them one by one on the Exercises page."
    )


def test_packed_text_that_would_fill_the_memory_is_refused() -> None:
    text = b"zTXtx\x00\x00" + zlib.compress(b"\0" * 90_000_000)
    chunk = struct.pack(">I", len(text) - 4) + text + struct.pack(">I", zlib.crc32(text))
    whole = saved(Image.new("RGB", (9, 9)), "PNG")
    assert refusal(whole[:33] + chunk + whole[33:]) == DAMAGED


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
@pytest.mark.parametrize("part", [0.3, 0.5, 0.9])
def test_a_file_that_is_cut_off_is_refused(form: str, part: float) -> None:
    noise = Image.frombytes("RGB", (90, 90), random.Random(1).randbytes(3 * 90 * 90))  # noqa: S311 - pixels
    whole = saved(noise, form)
    assert refusal(whole[: round(len(whole) * part)]) == DAMAGED


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", NO_PICTURE),
        (b"date,time", NO_PICTURE),
        (saved(Image.new("RGB", (9, 9)), "GIF"), NO_PICTURE),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', NO_PICTURE),
        (
            b"\0\0\0\x24ftypheic" + b"\0" * 40,
            "picture is a HEIC photo, which footlog cannot read: save it as JPEG first.",
        ),
        (
            b"\0\0\0\x24ftypmif1" + b"\0" * 40,
            "picture is a HEIC photo, which footlog cannot read: save it as JPEG first.",
        ),
        (b"\0" * (LARGEST_CHOSEN_BYTES + 1), "picture is larger than 15 MB: choose a smaller one."),
    ],
    ids=["empty", "text", "gif", "svg", "heic", "mif1", "large"],
)
def test_what_is_no_such_picture_is_refused_in_a_sentence(content: bytes, sentence: str) -> None:
    assert refusal(content) == sentence


@given(
    content=st.sampled_from(
        [
            photo(),
            saved(Image.new("RGBA", (30, 20), (*RED, 90)), "PNG"),
            saved(Image.new("RGB", (30, 20), RED), "WEBP", lossless=True),
            saved(Image.new("P", (30, 20)), "PNG", transparency=b"\x00\x07"),
        ]
    ),
    change=st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), max_size=8),
)
def test_a_spoilt_file_is_refused_or_read_as_any_other(
    content: bytes, change: list[tuple[int, int]]
) -> None:
    spoilt = bytearray(content)
    for place, byte in change:
        spoilt[place % len(spoilt)] = byte
    said = ""
    try:
        kept(read_picture(bytes(spoilt)))
    except InvalidEntry as error:
        said = str(error)
    assert said in ("", DAMAGED, TOO_MANY, NO_PICTURE)


def test_the_limit_is_that_of_the_pages() -> None:
    from streamlit import config  # noqa: PLC0415 - only to ask it

    assert config.get_option("server.maxUploadSize") * 2**20 == LARGEST_CHOSEN_BYTES


def test_pillow_is_not_loaded_before_a_picture_is_read() -> None:
    code = (
        "import footlog.ui.views.own_form, sys;"
        "print([name for name in sys.modules if 'PIL' in name])"
    )
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert run.stdout == "[]\n"


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


TOES = Exercise("own-1", "Toes", Kind.BALANCE, Side.EACH, Dose(reps=1), recorded_at=RECORDED_AT)
ARCH = replace(TOES, id="own-2", name="Arch")
NO_ROW = "picture belongs to no row of exercises.csv: correct the row or remove the picture."
RED_JPEG, GREEN_JPEG = (plain(colour).content or b"" for colour in (RED, GREEN))


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        (picture_file("own-1"), True),
        ("pictures/own-1.jpg", True),
        ("pictures/own-1.jpeg", False),
        ("pictures/own-1.jpg\n", False),
        ("pictures/", False),
        ("pictures/.jpg", False),
        ("pictures/more/own-1.jpg", False),
        ("../pictures/own-1.jpg", False),
        ("__MACOSX/pictures/own-1.jpg", False),
        ("own-1.jpg", False),
        ("history.csv", False),
    ],
)
def test_pictures_are_told_by_their_folder_and_ending(name: str, *, is_one: bool) -> None:
    assert is_picture(name) is is_one


def test_each_exercise_gets_its_own_picture() -> None:
    pictures = {"pictures/own-2.jpg": GREEN_JPEG, "pictures/own-1.jpg": RED_JPEG}
    found, problems = with_pictures([TOES, ARCH], pictures)
    assert problems == []
    assert found == [replace(TOES, picture=plain(RED)), replace(ARCH, picture=plain(GREEN))]
    assert [one.picture and one.picture.content for one in found] == [RED_JPEG, GREEN_JPEG]


def test_a_picture_that_somebody_put_there_is_made_small_and_without_metadata() -> None:
    (found,), problems = with_pictures([TOES], {"pictures/own-1.jpg": photo()})
    assert problems == []
    assert found.picture is not None
    assert b"SECRET" not in (found.picture.content or b"")
    assert is_near(opened(found.picture).getpixel((20, 10)), RED)


def test_each_bad_picture_is_one_problem_and_the_others_are_read() -> None:
    gif = saved(Image.new("RGB", (9, 9)), "GIF")
    pictures = {
        "pictures/own-1.jpg": RED_JPEG[:100],
        "pictures/own-2.jpg": GREEN_JPEG,
        "pictures/own-3.jpg": GREEN_JPEG,
    }
    found, problems = with_pictures([TOES, ARCH], pictures)
    assert found == [TOES, replace(ARCH, picture=plain(GREEN))]
    assert list(map(str, problems)) == [
        f"pictures/own-1.jpg: {DAMAGED}",
        f"pictures/own-3.jpg: {NO_ROW}",
    ]
    _, (problem,) = with_pictures([TOES], {"pictures/own-1.jpg": gif})
    assert str(problem).startswith("pictures/own-1.jpg: picture is not a PNG, JPEG or WebP file: ")
