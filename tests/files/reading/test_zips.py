"""A .zip that is not as footlog packs it: what it brings, or one sentence that says why not."""

import io
import random
import re
import zipfile
from dataclasses import replace

import pytest

from footlog.files.bundle import write_bundle
from footlog.files.reading.csv_format import CsvError
from footlog.files.reading.files import unpacked
from tests.helpers.exchanged import OWN, TODAY, exchanged_diary
from tests.helpers.photos import plain

PACKED_OTHERWISE = "all.zip is not packed as footlog does it: choose a .zip made by footlog."


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the .zip of a diary with an own exercise and its picture."""
    diary = exchanged_diary(tmp_path_factory.mktemp("zips") / "footlog.db")
    diary.add_own(replace(OWN, picture=plain()))
    write_bundle(diary, made := io.BytesIO(), {}, TODAY)
    return made.getvalue()


def packed_again(content: bytes, method: int) -> bytes:
    """Return the .zip as another program may pack the same files."""
    with (
        zipfile.ZipFile(io.BytesIO(content)) as before,
        zipfile.ZipFile(made := io.BytesIO(), "w", method) as bundle,
    ):
        for name in before.namelist():
            bundle.writestr(f"{name}", before.read(name))
            bundle.writestr(f"__MACOSX/._{name}", b"resource fork")
    return made.getvalue()


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_bundle_that_was_packed_again_brings_the_same(whole: bytes, method: int) -> None:
    assert unpacked("all.zip", packed_again(whole, method)) == unpacked("all.zip", whole)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_bundle_that_was_packed_in_another_way_is_refused(whole: bytes, method: int) -> None:
    with pytest.raises(CsvError) as refused:
        unpacked("all.zip", packed_again(whole, method))
    assert str(refused.value) == PACKED_OTHERWISE


def test_a_spoilt_bundle_is_refused_in_one_sentence_or_brings_what_is_sound(whole: bytes) -> None:
    sound, chance = unpacked("all.zip", whole), random.Random(2)  # noqa: S311 - the same at every run
    headers = [found.start() for found in re.finditer(rb"PK[\1\3\5]", whole)]
    refusals = set()
    for _ in range(2000):
        spoilt = bytearray(whole)
        place = chance.choice(headers) + chance.randrange(4, 46)
        spoilt[min(place, len(whole) - 1)] = chance.randrange(256)
        try:
            assert unpacked("all.zip", bytes(spoilt)).items() <= sound.items()
        except CsvError as error:
            refusals.add(str(error))
    assert refusals == {
        "all.zip is a damaged .zip file: choose another one.",
        "all.zip contains no history.csv: choose a .zip made by footlog.",
        "all.zip is too large: choose a .zip made by footlog.",
        PACKED_OTHERWISE,
    }
