"""Damaged files: each is read as it was or refused in a sentence; none is taken for a new one."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from footlog.store.diary import Diary
from footlog.store.errors import DiaryError
from tests.conftest import LONG
from tests.helpers.builders import new_id, set_log
from tests.helpers.operations import TODAY, damage_in, read_everything, small_diary

MUTATIONS = 200 if LONG else 50
SECTOR = 512
ONE_MORE = set_log(id=new_id())

Mutation = Callable[[bytearray, Random], None]


def flip_a_bit(data: bytearray, lot: Random) -> None:
    data[lot.randrange(len(data))] ^= 1 << lot.randrange(8)


def flip_a_bit_of_the_header(data: bytearray, lot: Random) -> None:
    data[lot.randrange(100)] ^= 1 << lot.randrange(8)


def cut_off(data: bytearray, lot: Random) -> None:
    del data[lot.randrange(len(data)) :]


def cut_a_page_off(data: bytearray, lot: Random) -> None:
    del data[-4096 * lot.randint(1, 5) :]


def blank_a_sector(data: bytearray, lot: Random) -> None:
    place = SECTOR * lot.randrange(len(data) // SECTOR)
    data[place : place + SECTOR] = bytes(SECTOR)


def scramble_a_sector(data: bytearray, lot: Random) -> None:
    place = SECTOR * lot.randrange(len(data) // SECTOR)
    data[place : place + SECTOR] = lot.randbytes(SECTOR)


def swap_two_pages(data: bytearray, lot: Random) -> None:
    one, other = (4096 * n for n in lot.sample(range(len(data) // 4096), 2))
    data[one : one + 4096], data[other : other + 4096] = (
        data[other : other + 4096],
        data[one : one + 4096],
    )


def overwrite_the_beginning(data: bytearray, lot: Random) -> None:
    length = lot.choice((1, 15, 16, 100, 300))
    data[:length] = lot.choice((bytes(length), lot.randbytes(length)))


def add_rubbish(data: bytearray, lot: Random) -> None:
    data.extend(lot.randbytes(lot.randint(1, 9000)))


def change_a_word(data: bytearray, lot: Random) -> None:
    word = lot.choice((b"set_logs", b"heel-raise", b"2026-03-08", b"as it was", b"m003_create"))
    place = data.index(word)
    data[place + lot.randrange(len(word))] ^= 1 << lot.randrange(5)


MUTATE: tuple[Mutation, ...] = (
    flip_a_bit,
    flip_a_bit_of_the_header,
    cut_off,
    cut_a_page_off,
    blank_a_sector,
    scramble_a_sector,
    swap_two_pages,
    overwrite_the_beginning,
    add_rubbish,
    change_a_word,
)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a diary of one of everything, to be damaged."""
    return small_diary(tmp_path_factory.mktemp("sound") / "footlog.db").path


def opened(path: Path) -> list[object] | None:
    """Return all that is read after the check at the start, or None when it was refused."""
    try:
        diary = Diary(path, create=True)
        diary.check_sound()
        return read_everything(diary)
    except DiaryError as refused:
        words = str(refused)
        assert str(path) in words
        assert words.endswith(".")
        assert "\n" not in words
        return None


def sound_to_sqlite(path: Path) -> bool:
    try:
        return not damage_in(path)
    except sqlite3.DatabaseError:
        return False


@pytest.fixture(scope="module")
def found(figure: Callable[[str, str], None]) -> Iterator[Counter[str]]:
    """Return a count of what became of damaged diaries."""
    counted: Counter[str] = Counter()
    yield counted
    figure(
        "damaged diaries",
        f"{counted.total()}: {counted['refused']} refused in a sentence, {counted['same']} read as "
        f"they were, {counted['changed']} with a changed word that SQLite cannot know of",
    )


@pytest.mark.long
@pytest.mark.parametrize("mutate", MUTATE, ids=lambda mutate: mutate.__name__)
@pytest.mark.parametrize("seed", range(MUTATIONS // len(MUTATE)))
def test_a_damaged_diary_is_refused_or_read_as_it_was(
    sound: Path, tmp_path: Path, found: Counter[str], mutate: Mutation, seed: int
) -> None:
    path = tmp_path / "footlog.db"
    data = bytearray(sound.read_bytes())
    mutate(data, Random(seed))  # noqa: S311 - repeatable
    path.write_bytes(data)
    read = opened(path)
    assert path.read_bytes() == data
    assert list(tmp_path.iterdir()) == [path]
    if read is None:
        found["refused"] += 1
        return
    assert sound_to_sqlite(path)
    same = read == read_everything(Diary(sound))
    assert same or mutate in (flip_a_bit, change_a_word)
    found["same" if same else "changed"] += 1


@pytest.mark.parametrize("suffix", ["-journal", "-wal", "-shm"])
@pytest.mark.parametrize("content", [b"", bytes(300), b"my holiday photographs" * 100])
def test_rubbish_beside_the_diary_changes_nothing(
    sound: Path, tmp_path: Path, suffix: str, content: bytes
) -> None:
    path = tmp_path / "footlog.db"
    path.write_bytes(sound.read_bytes())
    (tmp_path / f"footlog.db{suffix}").write_bytes(content)
    assert opened(path) == read_everything(Diary(sound))
    assert path.read_bytes() == sound.read_bytes()
    Diary(path).save(ONE_MORE, TODAY)
    assert ONE_MORE in Diary(path).entries()


def test_a_journal_of_another_diary_is_never_taken_for_sound_when_it_did_harm(
    sound: Path, tmp_path: Path
) -> None:
    mine, other = tmp_path / "footlog.db", Diary(tmp_path / "other.db", create=True)
    mine.write_bytes(sound.read_bytes())
    with closing(sqlite3.connect(other.path, isolation_level=None)) as busy:
        busy.execute("pragma cache_size = 1")
        busy.execute("begin immediate")
        for number in range(500):
            busy.execute("insert into settings values (?, ?)", (str(number), "x" * 2000))
        journal = (tmp_path / "other.db-journal").read_bytes()
        busy.execute("rollback")
    (tmp_path / "footlog.db-journal").write_bytes(journal)
    assert len(journal) > SECTOR
    assert opened(mine) is None or sound_to_sqlite(mine)


def test_text_that_is_no_text_is_refused_in_a_sentence(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "footlog.db"
    path.write_bytes(sound.read_bytes().replace(b"as it was", b"as it \xff\xfe\xfd"))
    with pytest.raises(DiaryError) as refused:
        Diary(path).entries()
    assert str(refused.value) == (
        f"The diary {path} is damaged: restore a backup (the file was not changed)."
    )
