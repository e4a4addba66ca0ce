"""Pictures as people choose them, and what can be seen in a small one of footlog's."""

import io
from typing import Any

from PIL import ExifTags, Image

from footlog.domain.exercises import Picture
from footlog.files.reading.pictures import read_picture

RED, GREEN, WHITE = (200, 30, 30), (30, 160, 60), (255, 255, 255)
Colour = tuple[int, int, int]


def saved(image: Image.Image, form: str, **options: Any) -> bytes:  # noqa: ANN401 - as Pillow takes them
    """Return the file that the image makes."""
    image.save(made := io.BytesIO(), form, **options)
    return made.getvalue()


def plain(colour: Colour = RED, size: tuple[int, int] = (8, 6)) -> Picture:
    """Return a picture of one colour as footlog keeps it."""
    return read_picture(saved(Image.new("RGB", size, colour), "PNG"))


def opened(picture: Picture) -> Image.Image:
    """Return the pixels of a picture."""
    assert picture.content is not None
    return Image.open(io.BytesIO(picture.content))


def photo(orientation: int = 6) -> bytes:
    """Return a camera's photo, 60 × 40: red on the left, green on the right; place, time, ICC."""
    image = Image.new("RGB", (60, 40), RED)
    image.paste(GREEN, (30, 0, 60, 40))
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.DateTime] = "2026:03:18 07:30:00"
    exif[ExifTags.Base.Make] = "SECRET camera"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (47.0, 30.0, 0.0)
    return saved(
        image, "JPEG", quality=95, exif=exif, comment=b"SECRET note", icc_profile=b"SECRET colours"
    )


def is_near(found: object, colour: Colour) -> bool:
    """Tell whether a pixel has this colour, as far as a JPEG keeps it."""
    assert isinstance(found, tuple)
    return all(abs(one - other) < 25 for one, other in zip(found, colour, strict=True))
