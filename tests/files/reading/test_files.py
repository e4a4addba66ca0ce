"""Whole files back in: they come as they went out, and what is no such file is refused."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from footlog.domain.catalogue import load_catalogue
from footlog.domain.exercises import exercise_names
from footlog.files.bundle import write_export
from footlog.files.reading.csv_format import CsvError
from footlog.files.reading.files import READ_BACK, read_import
from footlog.files.reading.pictures import LARGEST_CHOSEN_BYTES
from footlog.files.reading.uploads import read_uploads
from footlog.paths import catalogue_path
from footlog.store.diary import Diary
from tests.helpers.builders import import_batch, item, set_log
from tests.helpers.exchanged import ENTRIES, OWN, PLANNED, SCORE, TODAY, exchanged_diary, members
from tests.helpers.photos import RED, plain

KNOWN = tuple(load_catalogue(catalogue_path()).exercises.values())
NAMES = exercise_names(KNOWN)
OTHERWISE_PACKED = "all.zip is not packed as footlog does it: choose a .zip made by footlog."
OWN_ITEM = item(exercise=OWN.id)


@pytest.fixture
def diary(tmp_path: Path) -> Diary:
    return exchanged_diary(tmp_path / "footlog.db")


@pytest.mark.parametrize("name", ["history.csv", "all.zip"])
def test_export_is_read_back_into_an_equal_diary(
    diary: Diary, tmp_path: Path, out: Path, name: str
) -> None:
    write_export(diary, out / name, NAMES, TODAY)
    came, problems = read_import(out / name, None, KNOWN, TODAY)
    copy = Diary(tmp_path / "copy.db", create=True)
    copy.import_rows(came, TODAY)
    assert problems == []
    assert copy.entries() == diary.entries() == ENTRIES
    assert copy.plan_items() == (diary.plan_items() if name == "all.zip" else ())


def test_bundle_with_own_exercises_and_function_comes_back_byte_for_byte(
    diary: Diary, tmp_path: Path, out: Path
) -> None:
    diary.add_own(OWN)
    diary.save_function_score(SCORE, TODAY)
    diary.import_rows(import_batch([set_log("2026-03-18", exercise=OWN.id)], [OWN_ITEM]), TODAY)
    names = NAMES | {OWN.id: OWN.name}
    write_export(diary, out / "all.zip", names, TODAY)
    came, problems = read_import(out / "all.zip", None, KNOWN, TODAY)
    copy = Diary(tmp_path / "copy.db", create=True)
    assert problems == []
    assert str(copy.import_rows(came, TODAY)) == (
        "history: 5 new, 0 same, 0 differ\n"
        "plan: 2 new, 0 same, 0 differ\n"
        "exercises: 1 new, 0 same, 0 differ\n"
        "function: 1 new, 0 same, 0 differ"
    )
    assert not copy.import_rows(came, TODAY).brings_news
    assert copy.own_exercises() == (OWN,)
    assert copy.function_scores() == (SCORE,)
    write_export(copy, out / "again.zip", names, TODAY)
    assert members(out / "again.zip") == members(out / "all.zip")


def test_only_a_zip_brings_exercises_along(diary: Diary, tmp_path: Path, out: Path) -> None:
    diary.add_own(OWN)
    diary.import_rows(import_batch([set_log("2026-03-18", exercise=OWN.id)]), TODAY)
    write_export(diary, out / "history.csv", NAMES | {OWN.id: OWN.name}, TODAY)
    _, problems = read_import(out / "history.csv", None, KNOWN, TODAY)
    (problem,) = map(str, problems)
    assert problem.startswith('history.csv, row 6: exercise_id is "own-1", which footlog does not')


def test_plan_file_is_read_beside_the_history(diary: Diary, out: Path) -> None:
    write_export(diary, out / "all.zip", NAMES, TODAY)
    found = members(out / "all.zip")
    (out / "history.csv").write_bytes(found["history.csv"])
    (out / "plan.csv").write_bytes(found["plan.csv"])
    came, problems = read_import(out / "history.csv", out / "plan.csv", KNOWN, TODAY)
    assert (came, problems) == (import_batch(ENTRIES, [PLANNED]), [])


def test_problems_of_both_files_are_found_at_once(diary: Diary, out: Path) -> None:
    write_export(diary, out / "all.zip", NAMES, TODAY)
    found = members(out / "all.zip")
    history = found["history.csv"].replace(b"2026-03-03", b"2026-02-30")
    (out / "mine.csv").write_bytes(history)
    (out / "my plan.csv").write_bytes(found["plan.csv"].replace(b"3 per week", b"weekly"))
    came, problems = read_import(out / "mine.csv", out / "my plan.csv", KNOWN, TODAY)
    assert (len(came.entries), came.items) == (3, ())
    assert [str(problem).partition(" must be ")[0] for problem in problems] == [
        "mine.csv, row 2: date",
        "my plan.csv, row 2: schedule",
    ]


def test_derived_files_are_not_read_back(diary: Diary, out: Path) -> None:
    write_export(diary, out / "all.zip", NAMES, TODAY)
    found = members(out / "all.zip")
    with zipfile.ZipFile(out / "odd.zip", "w") as bundle:
        bundle.writestr("history.csv", found["history.csv"])
        bundle.writestr("weeks.csv", b"\xff no csv at all")
        bundle.writestr("../history.csv", b"elsewhere")
    assert read_import(out / "odd.zip", None, KNOWN, TODAY) == (import_batch(ENTRIES), [])


def no_zip(content: bytes) -> bytes:
    return content[:-30]


def without_history(content: bytes) -> bytes:
    with zipfile.ZipFile(made := io.BytesIO(), "w") as bundle:
        bundle.writestr("plan.csv", content)
    return made.getvalue()


def damaged_data(content: bytes) -> bytes:
    """Spoil the packed bytes of the first member, which begin after its 30 + 11 bytes of header."""
    return content[:45] + b"\xff" * 20 + content[65:]


def with_flag(content: bytes, *, local: int, central: int, value: int) -> bytes:
    """Set one byte of every member's header, here and in the directory at the end."""
    found = bytearray(content)
    for mark, place in ((b"PK\x03\x04", local), (b"PK\x01\x02", central)):
        at = found.find(mark)
        while at >= 0:
            found[at + place] |= value
            at = found.find(mark, at + 4)
    return bytes(found)


def locked(content: bytes) -> bytes:
    return with_flag(content, local=6, central=8, value=1)


def packed_strangely(content: bytes) -> bytes:
    return with_flag(content, local=8, central=10, value=99)


@pytest.mark.parametrize(
    ("spoilt", "sentence"),
    [
        (no_zip, "all.zip is a damaged .zip file: choose another one."),
        (lambda _: b"", "all.zip is a damaged .zip file: choose another one."),
        (lambda _: b"PK\x03\x04", "all.zip is a damaged .zip file: choose another one."),
        (damaged_data, "all.zip is a damaged .zip file: choose another one."),
        (locked, "all.zip is a damaged .zip file: choose another one."),
        (packed_strangely, OTHERWISE_PACKED),
        (without_history, "all.zip contains no history.csv: choose a .zip made by footlog."),
    ],
    ids=["cut off", "empty", "first bytes", "damaged", "locked", "packed", "without"],
)
def test_file_that_is_no_bundle_is_refused(
    diary: Diary, out: Path, spoilt: Callable[[bytes], bytes], sentence: str
) -> None:
    write_export(diary, out / "all.zip", NAMES, TODAY)
    (out / "all.zip").write_bytes(spoilt((out / "all.zip").read_bytes()))
    with pytest.raises(CsvError) as refused:
        read_import(out / "all.zip", None, KNOWN, TODAY)
    assert str(refused.value) == sentence


def test_missing_file_is_named(out: Path) -> None:
    with pytest.raises(CsvError, match=r"none\.csv cannot be read \(No such file or directory\):"):
        read_import(out / "none.csv", None, KNOWN, TODAY)


def test_bundle_that_would_unpack_to_too_much_is_refused(
    diary: Diary, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_export(diary, out / "all.zip", NAMES, TODAY)
    found = members(out / "all.zip")
    together = sum(len(found[name]) for name in READ_BACK)
    monkeypatch.setattr("footlog.files.reading.files.LARGEST_UNPACKED_BYTES", together)
    assert read_import(out / "all.zip", None, KNOWN, TODAY) == (
        import_batch(ENTRIES, [PLANNED]),
        [],
    )
    monkeypatch.setattr("footlog.files.reading.files.LARGEST_UNPACKED_BYTES", together - 1)
    with pytest.raises(CsvError, match=r"^all\.zip is too large: choose a \.zip made by footlog"):
        read_import(out / "all.zip", None, KNOWN, TODAY)


def with_pictures(content: bytes, pictures: dict[str, bytes]) -> bytes:
    """Return the .zip with other pictures in it."""
    with (
        zipfile.ZipFile(io.BytesIO(content)) as before,
        zipfile.ZipFile(made := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as bundle,
    ):
        for name in (*READ_BACK, "README.txt"):
            bundle.writestr(name, before.read(name))
        for name, picture in pictures.items():
            bundle.writestr(name, picture)
    return made.getvalue()


@pytest.fixture
def drawn(diary: Diary, out: Path) -> bytes:
    """Return a .zip of a diary with an own exercise and its picture."""
    diary.add_own(replace(OWN, picture=plain(RED)))
    write_export(diary, out / "all.zip", NAMES, TODAY)
    return (out / "all.zip").read_bytes()


def test_a_picture_comes_back_with_its_exercise(drawn: bytes, out: Path) -> None:
    assert members(out / "all.zip")["pictures/own-1.jpg"] == plain(RED).content
    came, problems = read_import(out / "all.zip", None, KNOWN, TODAY)
    assert problems == []
    assert came.exercises == (replace(OWN, picture=plain(RED)),)
    (exercise,) = came.exercises
    assert exercise.picture is not None
    assert exercise.picture.content == plain(RED).content


def test_a_bad_picture_is_a_problem_and_nothing_is_imported(drawn: bytes, out: Path) -> None:
    (out / "bad.zip").write_bytes(with_pictures(drawn, {"pictures/own-1.jpg": b"<script>"}))
    _, problems = read_import(out / "bad.zip", None, KNOWN, TODAY)
    (problem,) = map(str, problems)
    assert problem == (
        "pictures/own-1.jpg: picture is not a PNG, JPEG or WebP file: choose one of these."
    )
    read = read_uploads([("bad.zip", (out / "bad.zip").read_bytes())], KNOWN, TODAY, {})
    assert read.problems == tuple(problems)


def test_pictures_of_files_that_were_saved_again_are_read_too(drawn: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(drawn)) as bundle:
        files = {name: bundle.read(name) for name in bundle.namelist()}
    files["exercises.csv"] = files["exercises.csv"].replace(b'","', b'";"')
    for picture, number in ((files["pictures/own-1.jpg"], 0), (b"GIF", 1)):
        with zipfile.ZipFile(made := io.BytesIO(), "w") as bundle:
            for name, content in (files | {"pictures/own-1.jpg": picture}).items():
                bundle.writestr(name, content)
        read = read_uploads([("all.zip", made.getvalue())], KNOWN, TODAY, {})
        assert [one.title for one in read.foreign] == ["exercises.csv"]
        assert [problem.file for problem in read.problems] == ["pictures/own-1.jpg"] * number
        (exercise,) = read.batch.exercises
        assert exercise.picture == (None if number else plain(RED))


def test_too_many_or_too_large_pictures_are_refused_before_they_are_unpacked(
    drawn: bytes, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    jpeg = plain(RED).content or b""
    many = {f"pictures/own-{number}.jpg": jpeg for number in range(4)}
    (out / "all.zip").write_bytes(with_pictures(drawn, many))
    sentence = "all.zip is too large: choose a .zip made by footlog."
    found = members(out / "all.zip")
    together = sum(len(found[name]) for name in (*READ_BACK, *many))
    length = (out / "all.zip").stat().st_size
    limits = {
        "MOST_PICTURES": 4,
        "MOST_MEMBERS": len(found),
        "LARGEST_UNPACKED_BYTES": together,
        "LARGEST_ZIP_BYTES": length,
    }
    for limit, just in limits.items():
        monkeypatch.setattr(f"footlog.files.reading.files.{limit}", just)
        assert len(read_import(out / "all.zip", None, KNOWN, TODAY)[1]) == 3
        monkeypatch.setattr(f"footlog.files.reading.files.{limit}", just - 1)
        with pytest.raises(CsvError) as refused:
            read_import(out / "all.zip", None, KNOWN, TODAY)
        assert str(refused.value) == sentence
        monkeypatch.undo()


def test_a_picture_that_unpacks_to_more_than_a_page_takes_is_a_problem(
    drawn: bytes, out: Path
) -> None:
    huge = {"pictures/own-1.jpg": b"\0" * (LARGEST_CHOSEN_BYTES + 1)}
    (out / "bomb.zip").write_bytes(with_pictures(drawn, huge))
    assert (out / "bomb.zip").stat().st_size < 50_000
    _, problems = read_import(out / "bomb.zip", None, KNOWN, TODAY)
    assert list(map(str, problems)) == [
        "pictures/own-1.jpg: picture is larger than 15 MB: choose a smaller one."
    ]
