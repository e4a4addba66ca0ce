"""Out of one diary, into an empty one and out again: the same bytes, whatever people write."""

import io
import os
import tempfile
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from footlog.domain.logbook import Entry
from footlog.files.bundle import write_bundle
from footlog.files.reading.files import read_contents, unpacked
from footlog.files.reading.pictures import read_picture
from footlog.files.reading.uploads import read_uploads
from footlog.store.diary import Diary
from tests.fuzz_import import KNOWN, TODAY
from tests.helpers.builders import import_batch, numbered_id, set_log, texts
from tests.helpers.exchanged import OWN
from tests.helpers.formula_texts import FIRST_DAY, TEXTS, hostile_diary
from tests.helpers.photos import saved

LONG = bool(os.environ.get("FOOTLOG_LONG"))
NOTES_AT_ONCE = 100 if LONG else 20
NAMES = {exercise.id: exercise.name for exercise in KNOWN}
LAST_HOSTILE_DAY = FIRST_DAY + timedelta(days=len(TEXTS))
NOTES = st.lists(texts(5000), min_size=NOTES_AT_ONCE, max_size=NOTES_AT_ONCE)


def bundle_of(diary: Diary) -> dict[str, bytes]:
    """Return the files of the diary's .zip by name."""
    write_bundle(diary, made := io.BytesIO(), NAMES, TODAY)
    with zipfile.ZipFile(made) as bundle:
        return {name: bundle.read(name) for name in bundle.namelist()}


def copied(diary: Diary, path: Path, today: date = TODAY) -> Diary:
    """Return a new diary with what a .zip of this one brings."""
    write_bundle(diary, made := io.BytesIO(), NAMES, TODAY)
    contents = unpacked("all.zip", made.getvalue())
    came, problems = read_contents(contents, KNOWN, today, {})
    assert problems == []
    assert read_uploads([("all.zip", made.getvalue())], KNOWN, today, {}).batch == came
    copy = Diary(path, create=True)
    copy.import_rows(came, today)
    return copy


@settings(
    max_examples=100 if LONG else 10,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.large_base_example,
    ],
)
@given(notes=NOTES)
def test_notes_of_any_characters_come_back_byte_for_byte(notes: list[str]) -> None:
    """Ten files of 20 notes every day, a hundred of 100 notes in the long form."""
    entries: list[Entry] = [
        set_log("2026-03-02", note=note, id=numbered_id(number))
        for number, note in enumerate(notes)
    ]
    with tempfile.TemporaryDirectory() as folder:
        diary = Diary(Path(folder) / "a.db", create=True)
        diary.import_rows(import_batch(entries), TODAY)
        copy = copied(diary, Path(folder) / "b.db")
        assert copy.entries() == diary.entries() == entries
        assert bundle_of(copy) == bundle_of(diary)


@settings(max_examples=10)
@given(
    pixels=st.binary(min_size=300, max_size=300),
    size=st.sampled_from([(10, 10), (100, 1), (600, 400), (400, 600)]),
)
def test_pictures_come_back_byte_for_byte(pixels: bytes, size: tuple[int, int]) -> None:
    image = Image.frombytes("RGB", (10, 10), pixels).resize(size)
    own = replace(OWN, picture=read_picture(saved(image, "PNG")))
    bare = replace(OWN, id="own-2", name="Bare")
    with tempfile.TemporaryDirectory() as folder:
        diary = Diary(Path(folder) / "a.db", create=True)
        diary.add_own(own)
        diary.add_own(bare)
        copy = copied(diary, Path(folder) / "b.db")
        assert set(copy.own_exercises()) == {own, bare}
        files = bundle_of(copy)
        assert files == bundle_of(diary)
        assert own.picture is not None
        assert files["pictures/own-1.jpg"] == own.picture.content
        assert [name for name in files if name.startswith("pictures/")] == ["pictures/own-1.jpg"]


def test_a_made_up_history_comes_back_byte_for_byte(filled_diary: Diary, tmp_path: Path) -> None:
    copy = copied(filled_diary, tmp_path / "copy.db")
    there, back = bundle_of(filled_diary), bundle_of(copy)
    assert len(there["plan.csv"].splitlines()) > 8
    assert back == there


def test_texts_that_want_to_be_formulas_come_back_byte_for_byte(tmp_path: Path) -> None:
    diary, hostile = Diary(tmp_path / "a.db", create=True), hostile_diary()
    diary.import_rows(hostile, LAST_HOSTILE_DAY)
    copy = copied(diary, tmp_path / "b.db", LAST_HOSTILE_DAY)
    assert set(copy.entries()) == set(hostile.entries)
    assert set(copy.plan_items()) == set(hostile.items)
    assert set(copy.function_scores()) == set(hostile.scores)
    assert set(copy.own_exercises()) == set(hostile.exercises)
    assert bundle_of(copy) == bundle_of(diary)
