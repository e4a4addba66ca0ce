"""The pictures of own exercises: apart from them, changed with them, and gone with them."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from footlog.domain.backup import Why
from footlog.domain.dose import Dose
from footlog.domain.exercises import Exercise, Kind, Picture, Side
from footlog.domain.validation import InvalidEntry
from footlog.store.backups import make_backup
from footlog.store.checks import check_sound
from footlog.store.database import writing
from footlog.store.diary import Diary
from footlog.store.restore import restore
from tests.helpers.builders import RECORDED_AT, import_batch, item, on, set_log
from tests.helpers.photos import GREEN, RED, plain

TODAY = on("2026-03-20")
NOW = datetime(2026, 3, 20, 20, 0, tzinfo=UTC)
TOES = Exercise(
    "own-1",
    "Toes",
    Kind.BALANCE,
    Side.EACH,
    Dose(sets=2, reps=8, rest_seconds=30, load="1 kg"),
    recorded_at=RECORDED_AT,
    pose="any-standing",
    picture=plain(RED),
)
ARCH = replace(TOES, id="own-2", name="Arch", picture=plain(GREEN))
BARE = replace(TOES, id="own-3", name="Bare", picture=None)


@pytest.fixture
def diary(tmp_path: Path) -> Diary:
    diary = Diary(tmp_path / "footlog.db", create=True)
    for exercise in (TOES, ARCH, BARE):
        diary.add_own(exercise)
    return diary


def content(diary: Diary, exercise: Exercise) -> bytes | None:
    """Return the bytes that the diary has for this picture of the exercise."""
    assert exercise.picture is not None
    found = diary.own_picture(exercise.id, exercise.picture.sha256)
    return found.content if found else None


def pictured(diary: Diary) -> list[str]:
    """Return the ids in the table of pictures itself."""
    with closing(sqlite3.connect(diary.path)) as connection:
        found = connection.execute("select exercise_id from own_pictures order by 1")
        return [row[0] for row in found]


def test_pictures_come_back_byte_for_byte_and_only_when_they_are_asked_for(diary: Diary) -> None:
    assert diary.own_exercises() == (ARCH, BARE, TOES)
    assert [one.picture and one.picture.content for one in diary.own_exercises()] == [None] * 3
    assert content(diary, TOES) == plain(RED).content
    assert content(diary, ARCH) == plain(GREEN).content
    assert diary.own_picture(TOES.id, plain(GREEN).sha256) is None
    assert diary.own_picture(BARE.id, plain(RED).sha256) is None


def test_a_picture_is_not_kept_for_an_id_that_is_taken(diary: Diary) -> None:
    with pytest.raises(InvalidEntry, match="is taken"):
        diary.add_own(replace(BARE, picture=plain(GREEN)))
    assert pictured(diary) == [TOES.id, ARCH.id]
    assert diary.own_exercises() == (ARCH, BARE, TOES)


def test_a_changed_exercise_keeps_its_id_and_returns_what_it_was(diary: Diary) -> None:
    diary.add_item(item(exercise=TOES.id), TODAY)
    diary.save(set_log(exercise=TOES.id), TODAY)
    items, entries = diary.plan_items(), diary.entries()
    changed = replace(
        TOES, name="All toes", dose=Dose(steps=300), steps=("Spread.",), picture=plain(GREEN)
    )
    before = diary.edit_own(changed, TOES)
    assert (before, before.picture and before.picture.content) == (TOES, plain(RED).content)
    assert diary.own_exercises() == (changed, ARCH, BARE)
    assert content(diary, changed) == plain(GREEN).content
    assert content(diary, ARCH) == plain(GREEN).content
    assert (diary.plan_items(), diary.entries()) == (items, entries)
    assert diary.edit_own(before, changed) == changed
    assert diary.own_exercises() == (ARCH, BARE, TOES)
    assert content(diary, TOES) == plain(RED).content


def test_what_was_read_without_its_picture_keeps_it(diary: Diary) -> None:
    (read,) = (one for one in diary.own_exercises() if one.id == TOES.id)
    changed = replace(read, feel="In the arch.")
    diary.edit_own(changed, read)
    assert content(diary, TOES) == plain(RED).content
    assert changed in diary.own_exercises()


def test_a_picture_is_added_and_taken_away_alone(diary: Diary) -> None:
    drawn = replace(BARE, picture=plain(GREEN))
    assert diary.edit_own(drawn, BARE) == BARE
    assert content(diary, drawn) == plain(GREEN).content
    before = diary.edit_own(BARE, drawn)
    assert pictured(diary) == [TOES.id, ARCH.id]
    diary.edit_own(before, BARE)
    assert content(diary, drawn) == plain(GREEN).content


@pytest.mark.parametrize(
    "was",
    [replace(TOES, name="Stale"), replace(TOES, picture=plain(GREEN)), replace(TOES, picture=None)],
)
def test_what_another_window_has_changed_is_not_written_over(diary: Diary, was: Exercise) -> None:
    before = diary.path.read_bytes()
    with pytest.raises(InvalidEntry) as refused:
        diary.edit_own(replace(TOES, name="Mine"), was)
    assert str(refused.value) == (
        "The exercise was changed in another window: close it and open it again."
    )
    assert diary.path.read_bytes() == before


def test_what_another_window_has_removed_does_not_come_back(diary: Diary) -> None:
    diary.remove_own(TOES.id)
    with pytest.raises(InvalidEntry, match="was changed in another window"):
        diary.edit_own(replace(TOES, name="Mine"), TOES)
    assert diary.own_exercises() == (ARCH, BARE)


def test_the_picture_goes_with_its_exercise(diary: Diary) -> None:
    diary.remove_own(TOES.id)
    assert pictured(diary) == [ARCH.id]
    red = plain(RED).content or b""
    assert red not in diary.path.read_bytes()
    check_sound(diary.path)


def test_a_picture_belongs_to_an_exercise_that_is_there(diary: Diary) -> None:
    insert = "insert into own_pictures values ('own-9', printf('%064d', 0), x'ff')"
    with writing(diary.path) as connection, pytest.raises(sqlite3.IntegrityError, match="FOREIGN"):
        connection.execute(insert)
    assert pictured(diary) == [TOES.id, ARCH.id]


def test_pictures_are_in_a_backup_and_come_back_with_it(diary: Diary) -> None:
    backup = make_backup(diary.path, Why.ON_DEMAND, NOW)
    diary.edit_own(replace(TOES, picture=plain(GREEN)), TOES)
    diary.remove_own(ARCH.id)
    done = restore(diary.path, backup.path, NOW + timedelta(minutes=1))
    assert diary.own_exercises() == (ARCH, BARE, TOES)
    assert content(diary, TOES) == plain(RED).content
    assert content(diary, ARCH) == plain(GREEN).content
    assert done.before is not None
    restore(diary.path, done.before.path, NOW + timedelta(minutes=2))
    assert [one.picture for one in diary.own_exercises()] == [None, plain(GREEN)]
    check_sound(diary.path)


def import_own(diary: Diary, *own: Exercise, replacing: bool = False) -> str:
    """Import exercises and return what was new, the same and different of them."""
    rows = replace(import_batch(), exercises=own)
    return str(diary.import_rows(rows, TODAY, replace_differing=replacing).exercises)


def test_an_exercise_that_arrives_with_another_picture_differs(diary: Diary) -> None:
    assert import_own(diary, TOES, ARCH) == "0 new, 2 same, 0 differ"
    other = replace(TOES, picture=plain(GREEN))
    assert import_own(diary, other) == "0 new, 0 same, 1 differs"
    assert content(diary, TOES) == plain(RED).content
    assert import_own(diary, other, replacing=True) == "0 new, 0 same, 1 differs"
    assert content(diary, other) == plain(GREEN).content
    drawn = replace(BARE, picture=plain(GREEN))
    assert import_own(diary, drawn) == "0 new, 0 same, 1 differs"
    new = replace(BARE, id="own-4", picture=plain(RED))
    assert import_own(diary, new) == "1 new, 0 same, 0 differ"
    assert content(diary, new) == plain(RED).content


def test_an_exercise_that_arrives_without_a_picture_takes_none_away(diary: Diary) -> None:
    bare = replace(TOES, picture=None)
    assert import_own(diary, bare) == "0 new, 1 same, 0 differ"
    renamed = replace(bare, name="All toes")
    assert import_own(diary, renamed, replacing=True) == "0 new, 0 same, 1 differs"
    assert diary.own_exercises()[0] == replace(renamed, picture=Picture(plain(RED).sha256))
    assert content(diary, TOES) == plain(RED).content
