"""A diary or catalogue that cannot be used is one sentence on the page, and nothing is touched."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from footlog import paths
from footlog.domain.exercises import Picture
from footlog.store.diary import Diary
from footlog.ui import session
from tests.helpers.app_pages import PAGES, sentence
from tests.helpers.operations import OWN, damage_a_corner
from tests.helpers.photos import RED, plain

Opened = Callable[[str], AppTest]


@pytest.mark.parametrize("page", PAGES)
def test_a_folder_in_place_of_the_diary(open_app: Opened, diary_file: Path, page: str) -> None:
    diary_file.mkdir(parents=True)
    assert sentence(open_app(page)).startswith(
        f"{diary_file} is a folder: give the name of a file in it"
    )


def test_a_file_that_is_no_diary(open_app: Opened, diary_file: Path) -> None:
    diary_file.parent.mkdir()
    diary_file.write_bytes(b"my holiday photographs" * 100)
    before = diary_file.read_bytes()
    assert sentence(open_app("today")) == (
        f"{diary_file} is not a diary: choose another path (the file was not changed)."
    )
    assert diary_file.read_bytes() == before


def test_a_diary_that_vanishes_is_not_made_anew(
    open_app: Opened, filled_diary: Diary, tmp_path: Path
) -> None:
    assert open_app("today").title
    away = filled_diary.path.rename(tmp_path / "away.db")
    assert sentence(open_app("today")) == (
        f"There is no diary at {filled_diary.path}: check the path, or start footlog to create one."
    )
    assert not filled_diary.path.exists()
    away.rename(filled_diary.path)
    assert open_app("today").title[0].value == "Today"


def test_a_damaged_diary_is_found_at_the_first_page(open_app: Opened, filled_diary: Diary) -> None:
    data = damage_a_corner(filled_diary.path)
    assert filled_diary.plan_items()
    assert sentence(open_app("today")) == (
        f"The diary {filled_diary.path} is damaged: restore a backup (the file was not changed)."
    )
    assert filled_diary.path.read_bytes() == data


@pytest.mark.parametrize(
    ("content", "words"),
    [(None, "is missing"), ("[[exercise]\n", "is damaged"), ("", "holds no exercise")],
)
def test_a_missing_or_damaged_catalogue(
    open_app: Opened,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    content: str | None,
    words: str,
) -> None:
    app_folder = tmp_path / "app"
    (app_folder / "data").mkdir(parents=True)
    if content is not None:
        (app_folder / "data" / "exercises.toml").write_text(content)
    monkeypatch.setattr(paths, "app_folder", lambda: app_folder)
    found = sentence(open_app("today"))
    assert words in found
    assert found.endswith("install footlog again to get it back.")


def test_pictures_come_with_the_exercises_and_are_read_once(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = [replace(OWN, id=f"own-{n}", picture=plain((n, 9, 9))) for n in range(3)]
    for exercise in (*own, replace(OWN, id="own-9")):
        diary.add_own(exercise)
    read: list[str] = []
    own_picture = diary.own_picture

    def counted(exercise_id: str, sha256: str) -> Picture | None:
        read.append(exercise_id)
        return own_picture(exercise_id, sha256)

    monkeypatch.setattr(diary, "own_picture", counted)
    for _ in range(2):
        known = session.known_exercises(diary)
        assert [known[one.id] for one in own] == own
        assert all(
            (found := known[one.id].picture)
            and one.picture
            and found.content == one.picture.content
            for one in own
        )
        assert known["own-9"].picture is None
    assert read == ["own-0", "own-1", "own-2"]
    st.cache_resource.clear()


def test_a_picture_that_changes_while_it_is_read_is_not_kept(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = replace(OWN, picture=plain(RED))
    diary.add_own(mine)
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(diary, "own_picture", lambda *_: None)
        shown = session.known_exercises(diary)[OWN.id].picture
        assert (shown, shown and shown.content) == (mine.picture, None)
    shown = session.known_exercises(diary)[OWN.id].picture
    assert shown is not None
    assert shown.content == plain(RED).content
    st.cache_resource.clear()


def test_without_pictures_nothing_more_is_asked_of_the_diary(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary.add_own(OWN)
    monkeypatch.setattr(diary, "own_picture", None)
    assert session.known_exercises(diary)[OWN.id] == OWN
